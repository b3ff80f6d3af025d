#include "checker/store/toml_file.h"

#include "checker/text/parse_toml.h"
#include "checker/text/place.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace claimcheck::store {

TomlFile::TomlFile(const SourceFile& file, std::vector<Diagnostic>& diagnostics)
    : file_(file), diagnostics_(diagnostics) {
  const std::size_t invalid = invalid_utf8(file.bytes);
  if (invalid != std::string_view::npos) {
    diagnostics.push_back(diagnostic_at(file.path, file.bytes, static_cast<std::uint32_t>(invalid), "not valid UTF-8"));
    return;
  }
  try {
    table_ = parse_toml(file.bytes);
    good_ = true;
  } catch (const toml::parse_error& error) {
    report(error.source(), std::string(error.description()));
  }
}

void TomlFile::report(const toml::source_region& where, std::string message) {
  diagnostics_.push_back(
      diagnostic_at_line(file_.path, file_.bytes, where.begin.line, where.begin.column, std::move(message)));
}

void TomlFile::each_table(const char* name, const std::function<void(const toml::table&)>& read) {
  if (!good_) return;
  const std::string wanted = "[[" + std::string(name) + "]]";
  for (const auto& [key, node] : table_) {
    if (key.str() != name) {
      report(key.source(), "unknown key '" + std::string(key.str()) + "'; expected " + wanted);
      continue;
    }
    const toml::array* list = node.as_array();
    if (list == nullptr) {
      report(node.source(), "expected " + wanted);
      continue;
    }
    for (const toml::node& item : *list)
      item.is_table() ? read(*item.as_table()) : report(item.source(), "expected " + wanted);
  }
}

const toml::node* TomlEntry::get(const char* key) {
  known_.emplace_back(key);
  return table_.get(key);
}

void TomlEntry::report(const char* key, std::string message) {
  const toml::node* node = table_.get(key);
  file_.report(node != nullptr ? node->source() : table_.source(), std::move(message));
}

std::string TomlEntry::text(const char* key, bool required) {
  const toml::node* node = get(key);
  if (node == nullptr) {
    if (required) report(key, std::string(what_) + ": '" + key + "' is missing");
    return {};
  }
  if (const auto* text = node->as_string()) return text->get();
  report(key, std::string(key) + ": expected a string");
  return {};
}

std::vector<std::string> TomlEntry::texts(const char* key) {
  std::vector<std::string> list;
  const toml::node* node = get(key);
  if (node == nullptr) return list;
  const auto add = [&](const toml::node& item) {
    if (const auto* text = item.as_string())
      list.push_back(text->get());
    else
      file_.report(item.source(), std::string(key) + ": expected a string or a list of strings");
  };
  if (const toml::array* array = node->as_array())
    for (const toml::node& item : *array) add(item);
  else
    add(*node);
  return list;
}

std::string TomlEntry::fingerprint() {
  std::string value = text("fingerprint", true);
  if (value.empty() || is_fingerprint(value)) return value;
  report("fingerprint", "fingerprint: expected 16 hex digits, not '" + value + "'");
  return {};
}

std::optional<Date> TomlEntry::day(const char* key) {
  const toml::node* node = get(key);
  if (node == nullptr) return std::nullopt;
  std::optional<Date> day;
  if (const auto* date = node->as_date()) day = make_date(date->get().year, date->get().month, date->get().day);
  if (const auto* text = node->as_string(); text != nullptr && text->get().size() == 10)
    day = parse_iso_date(text->get());
  if (!day) report(key, std::string(key) + ": expected a day of the calendar as YYYY-MM-DD");
  return day;
}

void TomlEntry::finish() {
  for (const auto& [key, node] : table_) {
    const std::string name(key.str());
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    const std::string meant = nearest(name, known_);
    file_.report(key.source(), std::string(what_) + ": unknown key '" + name + "'" +
                                   (meant.empty() ? "" : "; did you mean '" + meant + "'?"));
  }
}

bool is_fingerprint(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool is_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::symlink_status(path, error).type() != std::filesystem::file_type::not_found;
}

}  // namespace claimcheck::store
