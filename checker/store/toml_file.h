// Reading a TOML file of entries ([[decision]], [[finding]], [[suppression]]): values with types, every problem with
// its place. Only the readers of checker/store include this header: nothing else there knows toml++.
#pragma once

#include <claimcheck/claimcheck.h>

#include <toml++/toml.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::store {

/// One parsed file. What is no table of entries, and broken TOML or UTF-8, is a diagnostic.
class TomlFile {
 public:
  TomlFile(const SourceFile& file, std::vector<Diagnostic>& diagnostics);

  /// Calls `read` for each table of the array `name`, in order; any other key of the file is an error.
  void each_table(const char* name, const std::function<void(const toml::table&)>& read);
  void report(const toml::source_region& where, std::string message);
  const std::string& path() const { return file_.path; }

 private:
  const SourceFile& file_;
  std::vector<Diagnostic>& diagnostics_;
  toml::table table_;
  bool good_ = false;
};

/// One table. Every key that is asked for is a known key.
class TomlEntry {
 public:
  TomlEntry(TomlFile& file, const toml::table& table, const char* what) : file_(file), table_(table), what_(what) {}

  /// A string; empty when absent, an error when `required`.
  std::string text(const char* key, bool required = false);
  /// A string or a list of strings; none when absent.
  std::vector<std::string> texts(const char* key);
  /// The required key "fingerprint": 16 hex digits in lower case.
  std::string fingerprint();
  /// A day, as a TOML date or as a string.
  std::optional<Date> day(const char* key);
  /// A problem with the key's value, or with the table where the key is absent.
  void report(const char* key, std::string message);
  /// Reports the keys that nobody asked for.
  void finish();

 private:
  const toml::node* get(const char* key);

  TomlFile& file_;
  const toml::table& table_;
  const char* what_;
  std::vector<std::string> known_;
};

/// Whether `text` has 16 hex digits, in lower case.
bool is_fingerprint(std::string_view text);
/// Whether there is nothing to read in `text`.
bool is_blank(std::string_view text);
/// Whether a file (or a link that leads nowhere) of that name exists.
bool is_there(const std::string& path);

}  // namespace claimcheck::store
