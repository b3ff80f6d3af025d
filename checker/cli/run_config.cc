// `claimcheck config`: the effective configuration as TOML, each value with where it came from.
#include "checker/cli/file.h"
#include "checker/cli/run.h"
#include "checker/ruleset/thresholds.h"
#include "checker/text/place.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <system_error>

namespace claimcheck::cli {
namespace {

/// What holds where nobody says anything. Options that are not here have no default value.
struct Default {
  const char *name, *value;
};
constexpr Default defaults[] = {{"cache", "true"},           {"cache-size", "1024"}, {"color", "auto"},
                                {"facts", "false"},          {"fail-on", "error"},   {"format", "text"},
                                {"min-severity", "warning"}, {"quiet", "false"},     {"verbose", "false"}};

/// Flags that a configuration cannot hold.
bool only_a_flag(std::string_view name) { return name == "dump" || name == "input"; }

/// As seen from the current folder; the configuration gives absolute paths.
std::string from_here(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::path(path).is_absolute()) return printable(path);
  const fs::path shown = fs::path(path).lexically_relative(fs::current_path(error));
  return printable(shown.empty() ? path : shown.string());
}

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : printable(std::string(text))) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// Numbers, dates and switches bare, all else as a string.
std::string toml_value(const std::string& text) {
  const bool bare = text == "true" || text == "false" ||
                    (!text.empty() && std::all_of(text.begin(), text.end(),
                                                  [](unsigned char c) { return std::isdigit(c) != 0 || c == '-'; }));
  return bare ? text : toml_string(text);
}

std::string line_of(std::string text, const std::string& where) {
  constexpr std::size_t column = 34;
  text.resize(std::max(text.size() + 1, column), ' ');
  return text + "# " + where + "\n";
}

std::string option_line(const Settings& settings, const std::string& name) {
  std::string key = name;
  std::replace(key.begin(), key.end(), '-', '_');
  if (const auto given = settings.given.find(name); given != settings.given.end())
    return line_of(key + " = " + toml_value(given->second.value), given->second.where);
  for (const Default& known : defaults)
    if (name == known.name) return line_of(key + " = " + toml_value(known.value), "default");
  return line_of("# " + key, "not set");
}

std::string rules_line(const Settings& settings) {
  if (settings.rules.empty()) return line_of("# rules", "not set: all built-in packs");
  std::string list;
  for (const std::string& rule : settings.rules) list += (list.empty() ? "" : ", ") + toml_string(from_here(rule));
  const auto given = settings.given.find("rules");
  return line_of("rules = [" + list + "]", given == settings.given.end() ? "" : given->second.where);
}

std::string exclude_lines(const Settings& settings) {
  if (settings.exclude.empty()) return line_of("# exclude", "not set");
  std::string out = "exclude = [\n";
  for (const Exclude& one : settings.exclude)
    out += line_of("  " + toml_string(one.glob) + ",",
                   one.base.empty() ? "--exclude" : "relative to " + from_here(one.base));
  return out + "]\n";
}

std::string severity_lines(const Settings& settings) {
  std::string out;
  for (const SeverityOverride& one : settings.severity)
    out += line_of(toml_string(one.name) + " = " + toml_string(one.severity ? to_string(*one.severity) : "off"),
                   one.path + ":" + std::to_string(one.line));
  return out.empty() ? out : "\n[severity]\n" + out;
}

std::string reference_lines(const Settings& settings) {
  std::string out;
  for (const ReferenceLine& one : settings.references)
    out += "\n" + line_of("[[reference]]", one.where) + "measure = " + toml_string(one.measure) +
           "\nvalue = " + toml_string(one.value) + "\n";
  return out;
}

/// All of them: a reader wants to know what may be moved, too.
std::string threshold_lines(const Settings& settings) {
  std::string out = "\n[thresholds]\n";
  for (const ThresholdRow& row : threshold_rows()) {
    const auto given = settings.thresholds.find(row.name);
    const bool usual = given == settings.thresholds.end();
    const std::string value = usual ? (Thresholds().*row.value).to_string() : given->second.value;
    out += line_of(std::string(row.name) + " = " + value, usual ? "default" : given->second.where);
  }
  return out;
}

/// As comments: a table of it would repeat the file.
std::string lexicon_lines(const Settings& settings) {
  std::string out;
  for (const LexiconLine& one : settings.lexicon)
    out += line_of("# lexicon." + printable(one.what) + ": " + toml_string(one.value), one.where);
  return out.empty() ? out : "\n" + out;
}

}  // namespace

int run_config(const Settings& settings, const std::string& config_path) {
  std::string out = config_path.empty() ? "# no claimcheck.toml in this folder or above it\n"
                                        : "# configuration file: " + printable(config_path) + "\n";
  out += rules_line(settings) + exclude_lines(settings);
  for (const std::string& name : option_names())
    if (!only_a_flag(name)) out += option_line(settings, name);
  out += severity_lines(settings) + threshold_lines(settings) + lexicon_lines(settings) + reference_lines(settings);
  Output output("");
  output.write(out);
  return finish(output, status_ok);
}

}  // namespace claimcheck::cli
