// `claimcheck rules new SENTENCE`: a measure proposed from one sentence, with its example, ready for `rules test`.
#include "checker/cli/file.h"
#include "checker/cli/propose_measure.h"
#include "checker/cli/run.h"
#include "checker/ruleset/compile.h"
#include "checker/ruleset/rules_commands.h"
#include "checker/text/place.h"

#include <filesystem>

namespace claimcheck::cli {
namespace {

/// The examples of the proposal, run as `rules test` would run them.
std::vector<RuleTestRow> try_out(const Settings& settings, const std::string& toml, const std::string& pack) {
  RuleOptions options;
  std::vector<Diagnostic> diagnostics;
  if (!gather_rules(settings, options)) return {};
  options.files.push_back({"proposal.toml", toml});
  std::vector<RuleTestRow> rows = test_rules(options, {pack}, diagnostics);
  say(diagnostics, settings);
  return rows;
}

void say_what_was_passed_over(const Proposal& proposal) {
  if (proposal.others.empty()) return;
  say("The measure is about \"" + printable(proposal.chosen) + "\". For another figure of the sentence, mark it:");
  for (const std::string& other : proposal.others) say("  claimcheck rules new \"" + printable(other) + "\"");
}

std::string pack_name(const Settings& settings) {
  const std::string stem = std::filesystem::path(settings.output.value_or("")).stem().string();
  return valid_id(stem) ? stem : "my_rules";
}

}  // namespace

int run_rules_new(const CommandLine& line, const Settings& settings) {
  std::string sentence = line.paths.front();
  if (sentence == "-") {
    FileBytes input = read_file("/dev/stdin", true, 1u << 16);
    if (!input.error.empty()) {
      say("claimcheck: error: cannot read standard input: " + input.error);
      return status_input;
    }
    sentence = std::move(input.bytes);
  }
  const LoadedRules rules = load(settings);
  if (!rules) return status_usage;
  std::string problem;
  std::optional<Proposal> proposal = propose_measure(sentence, *rules, problem);
  if (!proposal) {
    say("claimcheck: error: " + problem);
    return status_usage;
  }
  proposal->pack = pack_name(settings);
  std::vector<RuleTestRow> rows = try_out(settings, to_toml(*proposal), proposal->pack);
  if (!rows.empty() && !rows.front().passed) {  // another rule has the figure: this one is the narrower
    proposal->priority = 1;
    rows = try_out(settings, to_toml(*proposal), proposal->pack);
  }
  if (rows.empty()) return status_usage;
  // A ready-made counterexample that happens to match says nothing; the author writes a better one.
  for (std::size_t i = rows.size(); i-- > 1;)
    if (!rows[i].passed)
      proposal->counterexamples.erase(proposal->counterexamples.begin() + static_cast<std::ptrdiff_t>(i - 1));
  Output output(settings.output.value_or(""));
  output.write(to_toml(*proposal));
  if (!settings.quiet.value_or(false)) say_what_was_passed_over(*proposal);
  const int status = finish(output, rows.front().passed ? status_ok : status_findings);
  if (!rows.front().passed)
    say("The example does not pass yet: " + rows.front().reason);
  else if (!settings.quiet.value_or(false))
    say("The example passes. Add the sentences that must match and must not, then: claimcheck rules test " +
        printable(settings.output.value_or("FILE")));
  return status;
}

}  // namespace claimcheck::cli
