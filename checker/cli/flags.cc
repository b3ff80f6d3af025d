#include "checker/cli/flags.h"

#include "checker/ruleset/thresholds.h"
#include "checker/text/place.h"
#include "reports/formats.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include <charconv>
#include <map>
#include <utility>

namespace claimcheck::cli {
namespace {

constexpr const char* check_examples = R"(Examples:
  claimcheck check press/                          every document of the folder against every other
  claimcheck check draft.md --against sources/     a draft before it is published
  claimcheck check press/ --format sarif -o out.sarif --fail-on warning
  claimcheck check press/ --changed-since origin/main --format github      what a change touches
  claimcheck check press/ --baseline claimcheck-baseline.toml              only new findings fail
  claimcheck check --explain a.md:3:14 b.md:9:2 a.md b.md
  producer | claimcheck check --input jsonl -      one document a line: {"id": "...", "text": "..."}

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, configuration or rules,
3 an input could not be read (the others are still checked and reported).)";
constexpr const char* baseline_examples = R"(Examples:
  claimcheck baseline press/ -o claimcheck-baseline.toml
  claimcheck check press/ --baseline claimcheck-baseline.toml     fails for new findings only
  claimcheck baseline press/ -o claimcheck-baseline.toml --prune  take out what was corrected)";
constexpr const char* facts_examples = R"(Examples:
  claimcheck facts press/                          what the documents say, one fact a block
  claimcheck facts press/ --format csv -o facts.csv)";
constexpr const char* checklist_examples = R"(Examples:
  claimcheck checklist draft.md --against sources/ -o checklist.md
  claimcheck checklist draft.md --against sources/ --format csv -o checklist.csv
  claimcheck checklist draft.md --against sources/ --format html -o checklist.html)";
constexpr const char* review_examples = R"(Examples:
  claimcheck review press/                         open the address that it prints in a browser
  claimcheck review draft.md --against sources/ --min-severity note

It answers this machine alone, and only who has the address. Ctrl-C ends it.)";
constexpr const char* extract_examples = R"(Examples:
  claimcheck extract part1/ -o part1.claims        on one machine
  claimcheck extract part2/ -o part2.claims        on another
  claimcheck merge part1.claims part2.claims       the report of one run over both
  claimcheck extract press/ --format tsv | sort    one claim a line, its fact key first)";
constexpr const char* merge_examples = R"(Examples:
  claimcheck merge part1.claims part2.claims
  claimcheck merge *.claims --format sarif -o out.sarif --fail-on warning

The rules must be those of `claimcheck extract`. Exit statuses are those of check.)";
constexpr const char* claims_examples = R"(Examples:
  claimcheck claims press/                         what the rules recognise, with dimensions
  claimcheck claims --unmatched press/             what no measure recognises, most frequent first
  claimcheck claims --format jsonl report.md | jq .measure)";
constexpr const char* quantities_examples = R"(Examples:
  claimcheck quantities report.md                  every number phrase, with or without a rule
  claimcheck quantities --input jsonl --format jsonl - < documents.jsonl)";
constexpr const char* rules_examples = R"(Examples:
  claimcheck rules list                            every measure and check of the built-in packs
  claimcheck rules show border/border_encounters
  claimcheck rules show drug_seizures --try press/  what it matches there, and why it comes close and fails
  claimcheck rules new "The library lent 4,120 books in May 2023." > library.toml
  claimcheck rules test my_rules.toml              run the examples that stand in the rules)";
constexpr const char* main_examples = R"(Examples:
  claimcheck check press/                          find the conflicts in a folder of documents
  claimcheck check draft.md --against sources/     check a draft against its sources
  claimcheck COMMAND --help                        the options of a command, with examples)";

/// What CLI11 fills; turned into a CommandLine afterwards, so that all values go through set_option.
struct Raw {
  std::map<std::string, std::string> values;  // options with a value, by name without "--"
  std::vector<std::string> rules, exclude, paths, against, explain, tried, thresholds;
  std::string config;
  std::vector<std::string> only_files;
  std::string changed_since;
  std::string port;
  bool no_cache = false, quiet = false, verbose = false, facts = false, statistics = false, prune = false,
       unmatched = false, watch = false;
};

void add_value(CLI::App& app, Raw& raw, const std::string& flag, const char* type, const std::string& text) {
  const std::string name = flag.substr(flag.rfind("--") + 2);
  app.add_option_function<std::string>(
         flag, [&raw, name](const std::string& value) { raw.values[name] = value; }, text)
      ->type_name(type);
}

void add_rule_options(CLI::App& app, Raw& raw) {
  app.add_option("--rules", raw.rules,
                 "A built-in pack (then only those named are used), a rule file or a folder of them")
      ->type_name("PACK|FILE|DIR")
      ->allow_extra_args(false);
  app.add_option(
         "--threshold", raw.thresholds,
         "Move a threshold, as [thresholds] of claimcheck.toml does (`claimcheck config` lists them; repeatable)")
      ->type_name("NAME=NUMBER")
      ->allow_extra_args(false);
  app.add_option("--config", raw.config, "Configuration file instead of the nearest claimcheck.toml upward")
      ->type_name("FILE");
}

void add_output_options(CLI::App& app, Raw& raw) {
  add_value(app, raw, "-o,--output", "FILE", "Write to FILE instead of standard output");
  add_value(app, raw, "--color", "WHEN", "auto (default), always or never; NO_COLOR is respected");
  app.add_flag("-q,--quiet", raw.quiet, "No progress and no warnings on standard error");
  app.add_flag("-v,--verbose", raw.verbose, "List what was passed over, and the configuration that was used");
}

void add_document_options(CLI::App& app, Raw& raw) {
  app.add_option("PATH", raw.paths, "Files, folders, or - for standard input")->type_name("");
  add_rule_options(app, raw);
  app.add_option("--exclude", raw.exclude,
                 "Leave out of folders what matches GLOB (as a line of .gitignore; repeatable)")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  add_value(app, raw, "--input", "FORM", "files (default), or jsonl: one document a line");
  add_value(app, raw, "--date", "YYYY-MM-DD", "Date of every document, for \"yesterday\" and \"last year\"");
  add_value(app, raw, "--tracked", "TEXT",
            "Text of a document with tracked changes: original, final (default: all accepted) or both");
  add_value(app, raw, "--max-expanded", "MIB", "What a compressed file may hold when expanded (default: 256)");
  add_value(app, raw, "-j,--jobs", "N", "Threads (default: all of the machine); the output is the same for any number");
  app.add_flag("--no-cache", raw.no_cache, "Read every document anew, and keep nothing for the next run");
  add_output_options(app, raw);
}

CLI::App* add_command(CLI::App& app, const char* name, const char* text, const char* examples) {
  CLI::App* command = app.add_subcommand(name, text);
  command->footer(examples);
  command->allow_extras();
  return command;
}

/// "text (default), oneline, json, ..."
std::string check_formats(bool with_documents = true) {
  std::string names;
  for (const reports::ReportFormat& format : reports::formats()) {
    if (format.shows_documents && !with_documents) continue;
    names += (names.empty() ? "" : ", ") + std::string(format.name) + (names.empty() ? " (default)" : "");
  }
  return names;
}

/// For the commands that compare.
void add_memory_option(CLI::App& app, Raw& raw) {
  add_value(app, raw, "--memory-limit", "MIB",
            "Memory for claims that are compared; what is more goes to a temporary file (default: half of what the "
            "system gives)");
}

/// Options of the commands that know decisions.
void add_decision_options(CLI::App& app, Raw& raw) {
  add_value(app, raw, "--decisions", "FILE",
            "Decisions about findings (default: claimcheck-decisions.toml beside claimcheck.toml)");
  add_value(app, raw, "--today", "YYYY-MM-DD",
            "The day that says which decisions have expired, or now; without it none expires");
  add_memory_option(app, raw);
}

void add_check(CLI::App& app, Raw& raw) {
  CLI::App* check = add_command(app, "check", "Find conflicts (the main job)", check_examples);
  add_document_options(*check, raw);
  check->add_option("--against", raw.against, "Sources: each claim of PATH is checked against these")
      ->type_name("PATH...");
  add_value(*check, raw, "-f,--format", "FORMAT", check_formats());
  add_value(*check, raw, "--min-severity", "LEVEL",
            "Least severity that is reported: error, warning (default) or note");
  add_value(*check, raw, "--fail-on", "LEVEL",
            "Least severity for exit status 1: error (default), warning, note or never");
  add_value(*check, raw, "--dump", "FORM", "Print an intermediate form: document, quantities, claims or facts");
  add_decision_options(*check, raw);
  add_value(*check, raw, "--baseline", "FILE", "Findings of `claimcheck baseline`: they are known and do not fail");
  check
      ->add_option("--changed-since", raw.changed_since,
                   "Check everything, report what touches files that changed since this revision of git")
      ->type_name("REV");
  check->add_option("--only-files", raw.only_files, "Check everything, report what touches these files")
      ->type_name("FILE...");
  check->add_flag("--statistics", raw.statistics, "Count the findings by kind and by rule, too (text)");
  check->add_flag("--facts", raw.facts, "List every fact with its verdict, too");
  check->add_option("--explain", raw.explain, "Say why two claims were compared or not, each as FILE:LINE:COLUMN")
      ->type_name("A B")
      ->type_size(2)
      ->expected(1)
      ->allow_extra_args(false);
}

void add_extract(CLI::App& app, Raw& raw) {
  CLI::App* extract =
      add_command(app, "extract", "Write the claims of one part of a set, to be merged later", extract_examples);
  add_document_options(*extract, raw);
  extract->add_option("--against", raw.against, "Sources, as for check")->type_name("PATH...");
  add_value(*extract, raw, "-f,--format", "FORMAT",
            "claims (default): what merge reads; tsv: one claim a line, its fact key first");
}

void add_merge(CLI::App& app, Raw& raw) {
  CLI::App* join = add_command(app, "merge", "Report on all that `extract` wrote, as one check would", merge_examples);
  join->add_option("FILE", raw.paths, "Claims files")->type_name("");
  add_rule_options(*join, raw);
  add_value(*join, raw, "-f,--format", "FORMAT", check_formats(false));
  add_value(*join, raw, "--min-severity", "LEVEL", "Least severity that is reported: error, warning (default) or note");
  add_value(*join, raw, "--fail-on", "LEVEL",
            "Least severity for exit status 1: error (default), warning, note or never");
  add_value(*join, raw, "-j,--jobs", "N",
            "Threads (default: all of the machine); the output is the same for any number");
  add_decision_options(*join, raw);
  add_value(*join, raw, "--baseline", "FILE", "Findings of `claimcheck baseline`: they are known and do not fail");
  join->add_flag("--statistics", raw.statistics, "Count the findings by kind and by rule, too (text)");
  join->add_flag("--facts", raw.facts, "List every fact with its verdict, too");
  add_output_options(*join, raw);
}

void add_baseline(CLI::App& app, Raw& raw) {
  CLI::App* baseline =
      add_command(app, "baseline", "Write the present findings down, so that only new ones fail", baseline_examples);
  add_document_options(*baseline, raw);
  add_decision_options(*baseline, raw);
  baseline->add_option("--against", raw.against, "Sources, as for check")->type_name("PATH...");
  add_value(*baseline, raw, "--min-severity", "LEVEL",
            "Least severity that is written: error, warning (default) or note");
  baseline->add_flag("--prune", raw.prune, "Add nothing: take out what is no longer found");
}

void add_facts(CLI::App& app, Raw& raw) {
  CLI::App* facts = add_command(app, "facts", "List every fact with its values and sources", facts_examples);
  add_document_options(*facts, raw);
  add_memory_option(*facts, raw);
  add_value(*facts, raw, "-f,--format", "FORMAT", "text (default), csv, json or html");
}

void add_checklist(CLI::App& app, Raw& raw) {
  CLI::App* checklist =
      add_command(app, "checklist", "List every claim of a draft, to be ticked off", checklist_examples);
  add_document_options(*checklist, raw);
  add_memory_option(*checklist, raw);
  checklist->add_option("--against", raw.against, "Sources: where each claim of PATH is looked for")
      ->type_name("PATH...");
  add_value(*checklist, raw, "-f,--format", "FORMAT", "markdown (default), csv or html");
}

void add_review(CLI::App& app, Raw& raw) {
  CLI::App* review = add_command(app, "review", "Decide about findings in a browser", review_examples);
  add_document_options(*review, raw);
  review->add_option("--against", raw.against, "Sources, as for check")->type_name("PATH...");
  add_value(*review, raw, "--min-severity", "LEVEL", "Least severity that is shown: error, warning (default) or note");
  add_decision_options(*review, raw);
  add_value(*review, raw, "--baseline", "FILE", "Findings of `claimcheck baseline`: they are shown as known");
  review->add_option("--port", raw.port, "Port on 127.0.0.1 (default: any that is free)")->type_name("N");
}

void add_list(CLI::App& app, Raw& raw, const char* name, const char* text, const char* examples) {
  CLI::App* list = add_command(app, name, text, examples);
  add_document_options(*list, raw);
  add_value(*list, raw, "-f,--format", "FORMAT", "text (default) or jsonl: one JSON object a line");
  add_value(*list, raw, "--dump", "FORM", "Print an intermediate form: document, quantities or claims");
  if (std::string_view(name) == "claims")
    list->add_flag("--unmatched", raw.unmatched,
                   "Instead: quantities that no rule lines up, by what they count, most frequent first");
}

/// The options of all commands whose values the configuration may hold, so that `config` shows what they change.
void add_config(CLI::App& app, Raw& raw) {
  CLI::App* config = add_command(
      app, "config", "Print the effective configuration, and where each value comes from",
      "Examples:\n  claimcheck config\n  claimcheck config --config press/claimcheck.toml --fail-on warning");
  add_rule_options(*config, raw);
  config->add_option("--exclude", raw.exclude, "Leave out of folders what matches GLOB")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  add_value(*config, raw, "--date", "YYYY-MM-DD", "Date of every document");
  add_value(*config, raw, "-j,--jobs", "N", "Threads");
  add_value(*config, raw, "-f,--format", "FORMAT", "Format of a report");
  add_value(*config, raw, "--min-severity", "LEVEL", "Least severity that is reported");
  add_value(*config, raw, "--fail-on", "LEVEL", "Least severity for exit status 1");
  add_output_options(*config, raw);
}

void add_rules(CLI::App& app, Raw& raw) {
  CLI::App* rules = add_command(app, "rules", "List, show, lint and test rules", rules_examples);
  struct Row {
    const char *name, *argument, *text;
  };
  for (const Row& row :
       {Row{"list", "PACK|FILE", "List the measures and checks of packs"},
        Row{"show", "ID", "Show one rule as it stands in its pack"},
        Row{"lint", "PACK|FILE", "Look for mistakes in rule files"},
        Row{"test", "PACK|FILE", "Run the examples that stand in the rules"},
        Row{"new", "SENTENCE", "Start a measure from a sentence; its figure may be marked with [[ ]]"}}) {
    CLI::App* command = add_command(*rules, row.name, row.text, rules_examples);
    command->add_option(row.argument, raw.paths, "What to look at (default: everything that a check would use)")
        ->type_name("");
    add_rule_options(*command, raw);
    add_output_options(*command, raw);
    if (command->get_name() == "show")
      command->add_option("--try", raw.tried, "Show what the measure matches in FILE or folder, and each near miss")
          ->type_name("FILE")
          ->allow_extra_args(false);
    if (command->get_name() == "test")
      command->add_flag("--watch", raw.watch, "Run again whenever a rule file changes, until interrupted");
  }
}

CommandLine refuse(const std::string& command, const std::string& message) {
  CommandLine line;
  line.stop = true;
  line.status = 2;
  line.error =
      "claimcheck: error: " + message + "\nTry 'claimcheck " + (command.empty() ? "" : command + " ") + "--help'.\n";
  return line;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
  const std::string meant = nearest(word, candidates);
  return meant.empty() ? "" : "; did you mean '" + meant + "'?";
}

std::vector<std::string> option_flags(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

/// The command that was given ("check", or "list" under "rules"), or null with the reason in `problem`.
const CLI::App* chosen_command(const CLI::App& app, std::string& name, std::string& problem) {
  const CLI::App* at = &app;
  while (!at->get_subcommands(nullptr).empty()) {
    const std::vector<CLI::App*> given = at->get_subcommands();
    if (given.empty()) {
      const std::vector<std::string> names = command_names(*at);
      const std::vector<std::string> rest = at->remaining();
      if (rest.empty()) {
        problem = "no command given; expected one of";
        for (const std::string& candidate : names) problem += (candidate == names.front() ? " " : ", ") + candidate;
      } else if (rest.front().size() > 1 && rest.front().front() == '-') {
        problem = "unknown option '" + rest.front() + "'" + did_you_mean(rest.front(), option_flags(*at));
      } else {
        problem = "unknown command '" + rest.front() + "'" + did_you_mean(rest.front(), names);
      }
      return nullptr;
    }
    at = given.front();
    name += (name.empty() ? "" : " ") + at->get_name();
  }
  return at;
}

std::string take_thresholds(const std::vector<std::string>& given, Settings& settings) {
  std::vector<std::string> names;
  for (const ThresholdRow& row : threshold_rows()) names.emplace_back(row.name);
  for (const std::string& one : given) {
    const std::size_t sign = std::min(one.find('='), one.size());
    const std::string name = one.substr(0, sign), value = one.substr(std::min(sign + 1, one.size()));
    if (sign == one.size()) return "--threshold: expected NAME=NUMBER, not '" + one + "'";
    if (find_threshold(name) == nullptr)
      return "--threshold: unknown threshold '" + name + "'" + did_you_mean(name, names);
    const std::string expected = set_threshold_option(settings, name, value, "--threshold");
    if (!expected.empty()) return fmt::format("--threshold: {}: expected {}, not '{}'", name, expected, value);
  }
  return {};
}

std::string take_values(const Raw& raw, Settings& settings) {
  for (const auto& [name, value] : raw.values) {
    const std::string expected = set_option(settings, name, value, "--" + name);
    if (!expected.empty()) return fmt::format("--{}: expected {}, not '{}'", name, expected, value);
  }
  if (raw.no_cache) set_option(settings, "cache", "false", "--no-cache");
  if (raw.quiet) set_option(settings, "quiet", "true", "--quiet");
  if (raw.verbose) set_option(settings, "verbose", "true", "--verbose");
  if (raw.facts) set_option(settings, "facts", "true", "--facts");
  if (raw.statistics) set_option(settings, "statistics", "true", "--statistics");
  settings.rules = raw.rules;
  if (!raw.rules.empty()) settings.given["rules"] = {"", "--rules"};
  for (const std::string& glob : raw.exclude) settings.exclude.push_back({"", glob});
  return take_thresholds(raw.thresholds, settings);
}

bool parse_port(const std::string& text, int& port) {
  if (text.empty()) return true;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc() && end == text.data() + text.size() && port >= 1 && port <= 65535;
}

CommandLine interpret(const CLI::App& app, const Raw& raw) {
  static const std::map<std::string, Command> commands = {
      {"check", Command::check},           {"claims", Command::claims},
      {"baseline", Command::baseline},     {"facts", Command::facts},
      {"checklist", Command::checklist},   {"review", Command::review},
      {"quantities", Command::quantities}, {"rules list", Command::rules_list},
      {"rules show", Command::rules_show}, {"rules lint", Command::rules_lint},
      {"rules test", Command::rules_test}, {"init", Command::init},
      {"rules new", Command::rules_new},   {"config", Command::config},
      {"extract", Command::extract},       {"merge", Command::merge}};
  std::string name;
  std::string problem;
  const CLI::App* command = chosen_command(app, name, problem);
  if (command == nullptr) return refuse(name, problem);
  for (const std::string& word : command->remaining()) {
    if (word == "--") continue;  // CLI11 keeps the mark that ends the options
    const bool is_option = word.size() > 1 && word.front() == '-';
    if (is_option) return refuse(name, "unknown option '" + word + "'" + did_you_mean(word, option_flags(*command)));
    return refuse(name, "unexpected argument '" + word + "'");
  }
  CommandLine line;
  line.command = commands.at(name);
  line.paths = raw.paths;
  line.against = raw.against;
  line.explain = raw.explain;
  line.tried = raw.tried;
  line.unmatched = raw.unmatched;
  line.watch = raw.watch;
  line.config = raw.config;
  line.changed_since = raw.changed_since;
  line.only_files = raw.only_files;
  line.prune = raw.prune;
  if (!parse_port(raw.port, line.port)) return refuse(name, "--port: expected 1 to 65535, not '" + raw.port + "'");
  problem = take_values(raw, line.settings);
  if (!problem.empty()) return refuse(name, problem);
  const Dump dump = line.settings.dump.value_or(Dump::none);
  if (dump != Dump::none && (line.unmatched || !line.explain.empty()))
    return refuse(name, std::string("--dump prints an intermediate form in place of ") +
                            (line.unmatched ? "--unmatched" : "--explain") + "; give one of them");
  if (dump == Dump::facts && line.command != Command::check)
    return refuse(name, "--dump: expected one of document, quantities, claims, not 'facts', which check prints");
  const bool reads_documents = line.command <= Command::quantities;
  if (reads_documents && line.paths.empty())
    return refuse(name, !line.against.empty()
                            ? "no PATH given; put it before --against, which takes every path behind it"
                        : !line.explain.empty() ? "no PATH given; write the inputs behind the two places of --explain"
                                                : "no PATH given; name files, folders, or - for standard input");
  if (line.command == Command::checklist && line.against.empty())
    return refuse(name, "no sources given; name them with --against");
  if (line.command == Command::rules_new && line.paths.size() != 1)
    return refuse(name, "expected one sentence, in quotation marks, or - for standard input");
  if (line.command == Command::rules_show && line.paths.size() != 1) return refuse(name, "expected the ID of one rule");
  return line;
}

}  // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
  Raw raw;
  CLI::App app("Finds claims with numbers in documents and reports where they contradict each other.", "claimcheck");
  app.footer(main_examples);
  app.allow_extras();
  app.set_version_flag("--version", "claimcheck " + std::string(version()));
  add_check(app, raw);
  add_baseline(app, raw);
  add_facts(app, raw);
  add_checklist(app, raw);
  add_review(app, raw);
  add_extract(app, raw);
  add_merge(app, raw);
  add_list(app, raw, "claims", "List the claims that rules recognise, with dimensions", claims_examples);
  add_list(app, raw, "quantities", "List every quantity, with or without a rule", quantities_examples);
  add_rules(app, raw);
  add_config(app, raw);
  add_command(app, "init", "Write a commented claimcheck.toml into this folder", "Example:\n  claimcheck init");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    CommandLine line;
    line.stop = true;
    line.out = app.help();
    return line;
  } catch (const CLI::CallForVersion& version_text) {
    CommandLine line;
    line.stop = true;
    line.out = std::string(version_text.what()) + "\n";
    return line;
  } catch (const CLI::ParseError& error) {
    std::string name;
    std::string ignored;
    chosen_command(app, name, ignored);
    const std::string message = error.what();
    return refuse(name, message.starts_with("--explain: ")
                            ? "--explain needs two places, each FILE:LINE:COLUMN, and the inputs behind them"
                            : message);
  }
  return interpret(app, raw);
}

}  // namespace claimcheck::cli
