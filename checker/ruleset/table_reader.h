// Reads one TOML table: types, bounds and unknown keys, every problem with its place.
//
// Each key that is asked for is a known key, so the set of known keys cannot drift from the code that reads them. Only
// parse.cc includes this header: nothing else knows toml++.
#pragma once

#include "checker/ruleset/limits.h"
#include "checker/ruleset/rule_file.h"

#include <toml++/toml.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// Collects the diagnostics of one file, no more than a reader can use.
struct Complaints {
  const RuleFile& file;
  std::vector<Diagnostic>& diagnostics;
  std::size_t count = 0;
  void add(Place place, std::string message);
};

Place place_of(const toml::node& node);
Place place_of(const toml::key& key);

class TableReader {
 public:
  /// `what` names the table in messages: "[[measure]]".
  TableReader(const toml::table& table, std::string what, Complaints& complaints)
      : table_(table), what_(std::move(what)), complaints_(complaints) {}

  Place place() const { return place_of(table_); }
  /// A string; empty when absent (an error when `required`).
  Text text(const char* key, bool required = false, std::size_t max_bytes = limits::text_bytes);
  /// A string, a number (as written) or an array of two numbers ("3..9").
  Text value_text(const char* key);
  /// A string or an array of strings.
  std::vector<Text> texts(const char* key, bool required = false);
  bool flag(const char* key);
  std::optional<Number> number(const char* key);
  std::optional<std::int64_t> integer(const char* key, std::int64_t low, std::int64_t high);
  const toml::table* table(const char* key);
  /// Calls `read` for every table of an array of tables.
  void each(const char* key, const std::function<void(const toml::table&)>& read);
  /// Every key of the table with a string value: the pairs of `dimensions`.
  static std::vector<std::pair<Text, Text>> pairs(const toml::table& table, const std::string& what,
                                                  Complaints& complaints);
  /// Calls `read` for every key of a table of free names.
  static void each_key(const toml::table& table, const std::function<void(const toml::key&, const toml::node&)>& read);
  /// Strings of `node`: a string or an array of strings.
  static std::vector<Text> texts_of(const toml::node& node, const std::string& what, Complaints& complaints);
  /// Reports the keys that nobody asked for.
  void finish();

 private:
  const toml::node* get(const char* key, bool required);
  void wrong_type(const toml::node& node, const char* key, const char* expected);

  const toml::table& table_;
  std::string what_;
  Complaints& complaints_;
  std::vector<std::string> known_;
};

}  // namespace claimcheck
