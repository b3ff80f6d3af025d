#include "checker/cli/settings.h"

#include "checker/ruleset/thresholds.h"

#include <algorithm>
#include <charconv>

namespace claimcheck::cli {
namespace {

constexpr unsigned most_jobs = 1024;

template <class T>
struct Choice {
  std::string_view name;
  T value;
};

constexpr Choice<Severity> severities[] = {
    {"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}};
constexpr Choice<FailOn> fail_ons[] = {
    {"error", FailOn::error}, {"warning", FailOn::warning}, {"note", FailOn::note}, {"never", FailOn::never}};
constexpr Choice<Color> colors[] = {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}};
constexpr Choice<InputForm> inputs[] = {{"files", InputForm::files}, {"jsonl", InputForm::jsonl}};
constexpr Choice<Dump> dumps[] = {
    {"document", Dump::document}, {"quantities", Dump::quantities}, {"claims", Dump::claims}, {"facts", Dump::facts}};
constexpr Choice<Tracked> trackeds[] = {
    {"original", Tracked::original}, {"final", Tracked::accepted}, {"both", Tracked::both}};
constexpr Choice<bool> switches[] = {{"true", true}, {"false", false}};

template <class T, std::size_t n>
std::string choose(const Choice<T> (&choices)[n], std::string_view text, std::optional<T>& out) {
  std::string names;
  for (const Choice<T>& choice : choices) {
    if (choice.name == text) {
      out = choice.value;
      return {};
    }
    names += names.empty() ? "one of " : ", ";
    names += choice.name;
  }
  return names;
}

std::string set_date(Settings& settings, std::string_view text) {
  if (text.size() == 10) settings.date = parse_iso_date(text);
  return text.size() == 10 && settings.date ? "" : "a day of the calendar as YYYY-MM-DD";
}

std::string set_today(Settings& settings, std::string_view text) {
  Today today;
  if (text.size() == 10) today.day = parse_iso_date(text);
  if (!today.day && text != "now") return "a day of the calendar as YYYY-MM-DD, or now";
  settings.today = today;
  return {};
}

std::string set_jobs(Settings& settings, std::string_view text) {
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error != std::errc() || end != text.data() + text.size() || jobs < 1 || jobs > most_jobs)
    return "a whole number from 1 to 1024";
  settings.jobs = jobs;
  return {};
}

std::string set_mebibytes(std::optional<std::uint64_t>& out, std::string_view text, std::uint64_t most) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc() || end != text.data() + text.size() || size < 1 || size > most)
    return "a whole number of MiB from 1 to " + std::to_string(most);
  out = size;
  return {};
}

std::string set_text(std::optional<std::string>& out, std::string_view text, const char* expected) {
  if (text.empty()) return expected;
  out = text;
  return {};
}

struct Row {
  const char* name;
  std::string (*set)(Settings&, std::string_view);
};

using Text = std::string_view;
constexpr std::uint64_t most_document = 1024, most_cache = 1 << 20, most_memory = 1 << 24;  // MiB
constexpr Row rows[] = {
    {"baseline", [](Settings& s, Text t) { return set_text(s.baseline, t, "the name of a file"); }},
    {"cache", [](Settings& s, Text t) { return choose(switches, t, s.cache); }},
    {"cache-size", [](Settings& s, Text t) { return set_mebibytes(s.cache_size, t, most_cache); }},
    {"color", [](Settings& s, Text t) { return choose(colors, t, s.color); }},
    {"date", set_date},
    {"decisions", [](Settings& s, Text t) { return set_text(s.decisions, t, "the name of a file"); }},
    {"dump", [](Settings& s, Text t) { return choose(dumps, t, s.dump); }},
    {"facts", [](Settings& s, Text t) { return choose(switches, t, s.facts); }},
    {"fail-on", [](Settings& s, Text t) { return choose(fail_ons, t, s.fail_on); }},
    {"format", [](Settings& s, Text t) { return set_text(s.format, t, "the name of a format"); }},
    {"input", [](Settings& s, Text t) { return choose(inputs, t, s.input); }},
    {"jobs", set_jobs},
    {"max-expanded", [](Settings& s, Text t) { return set_mebibytes(s.max_expanded, t, most_document); }},
    {"memory-limit", [](Settings& s, Text t) { return set_mebibytes(s.memory_limit, t, most_memory); }},
    {"min-severity", [](Settings& s, Text t) { return choose(severities, t, s.min_severity); }},
    {"output", [](Settings& s, Text t) { return set_text(s.output, t, "the name of a file"); }},
    {"quiet", [](Settings& s, Text t) { return choose(switches, t, s.quiet); }},
    {"statistics", [](Settings& s, Text t) { return choose(switches, t, s.statistics); }},
    {"today", set_today},
    {"tracked", [](Settings& s, Text t) { return choose(trackeds, t, s.tracked); }},
    {"verbose", [](Settings& s, Text t) { return choose(switches, t, s.verbose); }},
};

template <class T>
void take(std::optional<T>& over, const std::optional<T>& under) {
  if (!over) over = under;
}

}  // namespace

std::string set_option(Settings& settings, std::string_view name, std::string_view value, std::string where) {
  std::string wanted(name);
  std::replace(wanted.begin(), wanted.end(), '_', '-');
  for (const Row& row : rows) {
    if (wanted != row.name) continue;
    std::string expected = row.set(settings, value);
    if (expected.empty()) settings.given[wanted] = {std::string(value), std::move(where)};
    return expected;
  }
  return "a known option";
}

const std::vector<std::string>& option_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const Row& row : rows) list.emplace_back(row.name);
    return list;
  }();
  return names;
}

std::string set_threshold_option(Settings& settings, std::string_view name, std::string_view value, std::string where) {
  const ThresholdRow* row = find_threshold(name);
  if (row == nullptr) return "a known threshold";
  Thresholds checked;
  std::string expected = set_threshold(checked, *row, value);
  if (expected.empty()) settings.thresholds[row->name] = {std::string(value), std::move(where)};
  return expected;
}

Settings merge(Settings over, const Settings& under) {
  take(over.date, under.date);
  take(over.jobs, under.jobs);
  take(over.format, under.format);
  take(over.output, under.output);
  take(over.decisions, under.decisions);
  take(over.baseline, under.baseline);
  take(over.today, under.today);
  take(over.statistics, under.statistics);
  take(over.min_severity, under.min_severity);
  take(over.fail_on, under.fail_on);
  take(over.color, under.color);
  take(over.input, under.input);
  take(over.dump, under.dump);
  take(over.tracked, under.tracked);
  take(over.max_expanded, under.max_expanded);
  take(over.cache, under.cache);
  take(over.cache_size, under.cache_size);
  take(over.memory_limit, under.memory_limit);
  take(over.quiet, under.quiet);
  take(over.verbose, under.verbose);
  take(over.facts, under.facts);
  over.thresholds.insert(under.thresholds.begin(), under.thresholds.end());
  over.lexicon.insert(over.lexicon.end(), under.lexicon.begin(), under.lexicon.end());
  over.given.insert(under.given.begin(), under.given.end());
  if (over.rules.empty()) over.rules = under.rules;
  over.exclude.insert(over.exclude.end(), under.exclude.begin(), under.exclude.end());
  over.severity.insert(over.severity.end(), under.severity.begin(), under.severity.end());
  over.references.insert(over.references.end(), under.references.begin(), under.references.end());
  over.projects.insert(over.projects.end(), under.projects.begin(), under.projects.end());
  return over;
}

}  // namespace claimcheck::cli
