#include "checker/cli/config.h"

#include "checker/ruleset/thresholds.h"
#include "checker/text/parse_toml.h"
#include "checker/text/place.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace claimcheck::cli {
namespace {

namespace fs = std::filesystem;

/// Options that make no sense for a folder's configuration.
bool only_a_flag(std::string_view name) { return name == "dump" || name == "input"; }

std::vector<std::string> known_keys() {
  std::vector<std::string> keys = {"exclude", "lexicon", "reference", "rules", "severity", "thresholds"};
  for (std::string name : option_names()) {
    if (only_a_flag(name)) continue;
    for (char& c : name)
      if (c == '-') c = '_';
    keys.push_back(std::move(name));
  }
  return keys;
}

class Reader {
 public:
  Reader(const SourceFile& file, std::vector<Diagnostic>& diagnostics) : file_(file), diagnostics_(diagnostics) {
    std::error_code error;
    folder_ = fs::absolute(file.path, error).lexically_normal().parent_path();
  }

  Settings read(const toml::table& table) {
    const std::vector<std::string> keys = known_keys();
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      if (name == "rules")
        read_rules(node);
      else if (name == "exclude")
        for (std::string& glob : strings(name, node)) settings_.exclude.push_back({folder_.string(), std::move(glob)});
      else if (name == "severity")
        read_severities(node);
      else if (name == "reference")
        read_references(node);
      else if (name == "thresholds")
        read_thresholds(node);
      else if (name == "lexicon")
        read_lexicon(node);
      else if (std::find(keys.begin(), keys.end(), name) != keys.end())
        read_option(name, node);
      else
        report(key.source(), "unknown option '" + name + "'" + did_you_mean(name, keys));
    }
    for (std::optional<std::string>* path : {&settings_.output, &settings_.decisions, &settings_.baseline})
      if (*path) *path = (folder_ / **path).lexically_normal().string();
    return std::move(settings_);
  }

  void report(const toml::source_region& where, std::string message) {
    diagnostics_.push_back(
        diagnostic_at_line(file_.path, file_.bytes, where.begin.line, where.begin.column, std::move(message)));
  }

 private:
  static std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
    const std::string meant = nearest(word, candidates);
    return meant.empty() ? "" : "; did you mean '" + meant + "'?";
  }

  std::string place_of(const toml::node& node) const {
    return file_.path + ":" + std::to_string(node.source().begin.line);
  }

  void read_rules(const toml::node& node) {
    for (std::string& rule : strings("rules", node)) settings_.rules.push_back(rule_path(rule));
    settings_.given["rules"] = {"", place_of(node)};
  }

  /// A string, whole number, date or switch as the text that a flag would have; empty for anything else.
  static std::optional<std::string> scalar(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    if (const auto* date = node.as_date()) {
      const toml::date day = date->get();
      const auto made = make_date(day.year, day.month, day.day);
      if (made) return to_string(*made);
    }
    return std::nullopt;
  }

  void read_option(const std::string& name, const toml::node& node) {
    const std::optional<std::string> text = scalar(node);
    const std::string expected = set_option(settings_, name, text.value_or(""), place_of(node));
    if (!text || !expected.empty())
      report(node.source(), name + ": expected " + (expected.empty() ? "a single value" : expected) +
                                (text ? ", not '" + *text + "'" : ""));
  }

  std::vector<std::string> strings(const std::string& name, const toml::node& node) {
    std::vector<std::string> list;
    const toml::array* array = node.as_array();
    if (array == nullptr) {
      report(node.source(), name + ": expected a list of strings");
      return list;
    }
    for (const toml::node& item : *array) {
      if (const auto* text = item.as_string())
        list.push_back(text->get());
      else
        report(item.source(), name + ": expected a string");
    }
    return list;
  }

  /// The name of a built-in pack stays as it is; anything else is a path.
  std::string rule_path(const std::string& rule) const {
    const bool is_path = rule.find('/') != std::string::npos || rule.find('.') != std::string::npos;
    return is_path ? (folder_ / rule).lexically_normal().string() : rule;
  }

  void read_severities(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return report(node.source(), "severity: expected a table of rules or kinds of finding");
    for (const auto& [key, value] : *table) {
      SeverityOverride one;
      one.name = std::string(key.str());
      one.path = file_.path;
      one.line = key.source().begin.line;
      one.column = key.source().begin.column;
      const std::string text = scalar(value).value_or("");
      Settings parsed;
      if (text != "off" && !set_option(parsed, "min-severity", text).empty()) {
        report(value.source(), one.name + ": expected one of error, warning, note, off");
        continue;
      }
      one.severity = parsed.min_severity;
      settings_.severity.push_back(std::move(one));
    }
  }

  /// Kept as they are: the rules know which measures and dimensions there are.
  void read_references(const toml::node& node) {
    const toml::array* tables = node.as_array();
    if (tables == nullptr) return report(node.source(), "reference: expected [[reference]] tables");
    for (const toml::node& entry : *tables)
      if (const toml::table* table = entry.as_table())
        settings_.references.push_back(
            {(*table)["measure"].value_or(std::string()), (*table)["value"].value_or(std::string()), place_of(entry)});
    settings_.projects.assign(1, file_);
  }

  void read_thresholds(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return report(node.source(), "thresholds: expected a table of names and numbers");
    std::vector<std::string> names;
    for (const ThresholdRow& row : threshold_rows()) names.emplace_back(row.name);
    for (const auto& [key, value] : *table) {
      const std::string name(key.str());
      if (find_threshold(name) == nullptr) {
        report(key.source(), "unknown threshold '" + name + "'" + did_you_mean(name, names));
        continue;
      }
      const std::string text = number(value);
      const std::string expected = set_threshold_option(settings_, name, text, place_of(value));
      if (!expected.empty())
        report(value.source(), name + ": expected " + expected + (text.empty() ? "" : ", not " + text));
    }
  }

  /// A number as it is written, or a string that holds one; empty for anything else.
  static std::string number(const toml::node& node) {
    if (const auto* value = node.as_floating_point()) {
      char buffer[64];
      const auto end = std::to_chars(buffer, buffer + sizeof buffer, value->get());
      return {buffer, end.ptr};
    }
    return node.is_integer() || node.is_string() ? scalar(node).value_or("") : "";
  }

  /// Kept as it is, like the references: the rules know which words there are.
  void read_lexicon(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return report(node.source(), "lexicon: expected a table");
    settings_.projects.assign(1, file_);
    const auto list = [&](std::string what, const toml::node& at, std::string value) {
      settings_.lexicon.push_back({std::move(what), std::move(value), place_of(at)});
    };
    for (const auto& [key, value] : *table) {
      const std::string what(key.str());
      if (const toml::array* entries = value.as_array())
        for (const toml::node& entry : *entries) {
          const toml::table* row = entry.as_table();
          list(what, entry,
               row == nullptr ? entry.value_or(std::string())
                              : (*row)[what == "hedge" ? "modifier" : "name"].value_or(std::string()));
        }
      else if (const toml::table* pairs = value.as_table())
        for (const auto& [plural, one] : *pairs) list(what, one, std::string(plural.str()));
    }
    std::stable_sort(settings_.lexicon.begin(), settings_.lexicon.end(),
                     [](const LexiconLine& a, const LexiconLine& b) { return a.what < b.what; });
  }

  const SourceFile& file_;
  std::vector<Diagnostic>& diagnostics_;
  fs::path folder_;
  Settings settings_;
};

}  // namespace

std::string find_config(const std::string& folder) {
  std::error_code error;
  const fs::path start = folder == "." ? fs::current_path(error) : fs::absolute(folder, error).lexically_normal();
  fs::path name;
  for (fs::path at = start;; at = at.parent_path()) {
    if (fs::is_regular_file(at / "claimcheck.toml", error))
      return ((folder == "." ? name : at) / "claimcheck.toml").string();
    if (at == at.parent_path()) return {};
    name /= "..";
  }
}

Settings parse_config(const SourceFile& file, std::vector<Diagnostic>& diagnostics) {
  const std::size_t invalid = invalid_utf8(file.bytes);
  if (invalid != std::string_view::npos) {
    diagnostics.push_back(diagnostic_at(file.path, file.bytes, static_cast<std::uint32_t>(invalid), "not valid UTF-8"));
    return {};
  }
  Reader reader(file, diagnostics);
  try {
    const std::size_t before = diagnostics.size();
    Settings settings = reader.read(parse_toml(file.bytes));
    std::stable_sort(diagnostics.begin() + static_cast<std::ptrdiff_t>(before), diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; });
    return settings;
  } catch (const toml::parse_error& error) {
    reader.report(error.source(), std::string(error.description()));
  }
  return {};
}

}  // namespace claimcheck::cli
