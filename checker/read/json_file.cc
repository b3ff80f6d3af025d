#include "checker/read/json_file.h"

#include "checker/read/extracted_text.h"
#include "checker/read/json_syntax.h"
#include "checker/read/plain_text.h"
#include "checker/read/table_headers.h"
#include "checker/read/white_space.h"
#include "checker/text/place.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace claimcheck::read {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_fields = 1000;  // of a record that is read as a row

bool is_flat(const Json& value) { return !value.is_object() && !value.is_array(); }

/// Texts of prose: several words. A name, a code or an address is none.
bool is_prose(const std::string& text) {
  const std::string_view words = trim(text);
  if (words.starts_with("http://") || words.starts_with("https://")) return false;
  return words.find_first_of(" \n\t") != std::string_view::npos && holds_word(words);
}

std::string shown(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

std::string step(const std::string& key) {
  const bool plain = !key.empty() && std::all_of(key.begin(), key.end(),
                                                 [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
  return plain ? "." + key : "[\"" + key + "\"]";
}

class JsonText {
 public:
  explicit JsonText(Document& document) : out_(document) {}

  void value(const Json& value, const std::string& path) {
    if (value.is_string()) {
      text(value.get<std::string>(), path);
    } else if (value.is_array()) {
      if (is_table(value)) return table(value, path);
      std::size_t index = 0;
      for (const Json& inner : value) this->value(inner, path + "[" + std::to_string(index++) + "]");
    } else if (value.is_object()) {
      for (const auto& [key, inner] : value.items()) this->value(inner, path + step(key));
    }
  }

 private:
  void text(std::string words, const std::string& path) {
    if (!is_prose(words)) return;
    Document part;
    read_plain_body(std::move(words), part);
    out_.add(part, path);
  }

  /// A list of two or more flat objects that hold numbers, and no long text.
  static bool is_table(const Json& list) {
    constexpr std::size_t longest_cell = 200;
    bool numbers = false;
    if (list.size() < 2) return false;
    for (const Json& record : list) {
      if (!record.is_object() || record.empty() || record.size() > most_fields) return false;
      for (const Json& field : record) {
        if (!is_flat(field) || (field.is_string() && field.get_ref<const std::string&>().size() > longest_cell))
          return false;
        numbers |= field.is_number() || (field.is_string() && reads_as_figure(field.get_ref<const std::string&>()));
      }
    }
    return numbers;
  }

  void table(const Json& list, const std::string& path) {
    std::vector<std::string> columns;
    for (const Json& record : list)
      for (const auto& [key, field] : record.items())
        if (columns.size() < most_fields && std::find(columns.begin(), columns.end(), key) == columns.end())
          columns.push_back(key);
    Block cell;
    cell.kind = BlockKind::table_cell;
    cell.table = out_.next_table();
    cell.row = 0;
    cell.header = true;
    for (const std::string& column : columns) {
      ++cell.column;
      std::string words = column;
      std::replace(words.begin(), words.end(), '_', ' ');
      out_.add(cell, words, path);
    }
    cell.header = false;
    for (std::size_t i = 0; i < list.size() && !out_.full(); ++i) {
      ++cell.row;
      for (const auto& [key, field] : list[i].items()) {
        const auto column = std::find(columns.begin(), columns.end(), key);
        if (column == columns.end()) continue;
        cell.column = static_cast<std::int32_t>(column - columns.begin());
        out_.add(cell, shown(field), path + "[" + std::to_string(i) + "]" + step(key));
      }
    }
  }

  ExtractedText out_;
};

/// The values of a file: one, or one a line. False, with an error, where neither holds.
bool parse(std::string_view bytes, const std::string& path, std::vector<Json>& values,
           std::vector<Diagnostic>& diagnostics) {
  const auto failed_at = [&](std::string_view part) {
    const auto at = static_cast<std::size_t>(part.data() - bytes.data()) + json_failure(part);
    diagnostics.push_back(
        diagnostic_at(path, bytes, static_cast<std::uint32_t>(std::min(at, bytes.size())), "not valid JSON"));
    return false;
  };
  Json whole = Json::parse(bytes, nullptr, false);
  if (!whole.is_discarded()) {
    values.push_back(std::move(whole));
    return true;
  }
  std::string_view first_bad;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    if (is_blank(line)) continue;
    values.push_back(Json::parse(line, nullptr, false));
    if (!values.back().is_discarded()) continue;
    first_bad = line;
    break;
  }
  if (first_bad.data() == nullptr) return true;
  return values.size() > 1 ? failed_at(first_bad) : failed_at(bytes);
}

}  // namespace

bool looks_like_json(std::string_view bytes) {
  const std::string_view text = trim(bytes.substr(0, 4096));
  if (text.size() < 2 || (text[0] != '{' && text[0] != '[')) return false;
  const std::string_view inside = trim(text.substr(1));
  return inside.starts_with('"') || inside.starts_with('{') || inside.starts_with('[');
}

void read_json_file(std::string bytes, const ReadOptions&, Document& document, std::vector<Diagnostic>& diagnostics) {
  std::string_view text = bytes;
  if (!text.empty()) text.remove_prefix(invisible_at(text, 0));  // a byte-order mark
  if (nests_too_deep(text)) {
    diagnostics.push_back({document.path,
                           0,
                           0,
                           Severity::error,
                           "nested more than " + std::to_string(deepest_json) + " levels deep",
                           {}});
    return;
  }
  std::vector<Json> values;
  if (!parse(text, document.path, values, diagnostics)) return;
  JsonText reader(document);
  if (values.size() == 1) return reader.value(values.front(), "$");
  for (std::size_t i = 0; i < values.size(); ++i) reader.value(values[i], "record " + std::to_string(i + 1) + ": $");
}

}  // namespace claimcheck::read
