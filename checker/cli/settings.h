// What a run is told: the same names in flags, in claimcheck.toml and in messages.
//
// flags.h and config.h each fill a Settings; the flags win. Nothing here reads a file.
#pragma once

#include <claimcheck/claimcheck.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck::cli {

enum class FailOn : std::uint8_t { error, warning, note, never };
enum class Color : std::uint8_t { automatic, always, never };
enum class InputForm : std::uint8_t { files, jsonl };
enum class Dump : std::uint8_t { none, document, quantities, claims, facts };

/// `[severity]` of the configuration: findings of a rule ("pack/id") or of a kind ("unsupported") get this severity;
/// none = "off", they are left out.
struct SeverityOverride {
  std::string name;
  std::optional<Severity> severity;
  std::string path;  // the configuration file, for messages
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A pattern of `exclude` and the folder that it is relative to ("" = each folder that is walked and the current one).
struct Exclude {
  std::string base;
  std::string glob;
};

/// `--today`: the day on which decisions are judged, given or (`now`) taken from the clock.
struct Today {
  std::optional<Date> day;  // none: now
};

/// An option as it was written, and where: "--jobs", or "claimcheck.toml:12".
struct Given {
  std::string value, where;
};

/// A [[reference]] of a configuration; what it says is checked when the rules are loaded.
struct ReferenceLine {
  std::string measure, value, where;
};

/// An addition of [lexicon], as `claimcheck config` shows it; what it says is checked when the rules are loaded.
struct LexiconLine {
  std::string what, value, where;  // "hedge", "approximate"
};

struct Settings {
  std::map<std::string, Given> given;  // by option name, with hyphens; what `claimcheck config` shows
  std::optional<Date> date;
  std::optional<unsigned> jobs;
  std::optional<std::string> format;
  std::optional<std::string> output;
  std::optional<std::string> decisions;  // the decisions file
  std::optional<std::string> baseline;
  std::optional<Today> today;
  std::optional<bool> statistics;
  std::optional<Severity> min_severity;
  std::optional<FailOn> fail_on;
  std::optional<Color> color;
  std::optional<InputForm> input;
  std::optional<Dump> dump;
  std::optional<Tracked> tracked;
  std::optional<std::uint64_t> max_expanded;  // MiB
  std::optional<std::uint64_t> cache_size;    // MiB
  std::optional<std::uint64_t> memory_limit;  // MiB
  std::optional<bool> cache, quiet, verbose, facts;
  std::vector<std::string> rules;
  std::vector<Exclude> exclude;
  std::vector<SeverityOverride> severity;
  std::vector<ReferenceLine> references;  // as `claimcheck config` shows them
  std::vector<LexiconLine> lexicon;
  std::vector<SourceFile> projects;         // the configurations that hold references or a lexicon, for load_rules
  std::map<std::string, Given> thresholds;  // by name; their values are in range
};

/// Sets the option `name` ("fail-on"; underscores are taken as hyphens) from its text. Returns what was expected ("one
/// of error, warning, note, never") when the value is wrong, and an empty string when all is well. `where` is kept.
std::string set_option(Settings& settings, std::string_view name, std::string_view value, std::string where = "");
/// Names that set_option knows, with hyphens.
const std::vector<std::string>& option_names();

/// Sets a threshold from its text; as set_option, with "a known threshold" for an unknown name.
std::string set_threshold_option(Settings& settings, std::string_view name, std::string_view value, std::string where);

/// `over` where it says something, else `under`; exclude patterns and severities add up.
Settings merge(Settings over, const Settings& under);

}  // namespace claimcheck::cli
