#include "checker/ruleset/table_reader.h"

#include "checker/text/place.h"

#include <algorithm>
#include <charconv>

namespace claimcheck {

namespace {

const char* type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time:
      return "a date or time";
    default:
      return "nothing";
  }
}

/// A number of the file in plain decimal notation; the shortest form that reads back is the written one.
std::string number_text(const toml::node& node) {
  char buffer[64];
  if (const auto* i = node.as_integer()) {
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, i->get());
    return {buffer, end.ptr};
  }
  if (const auto* f = node.as_floating_point()) {
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, f->get());
    return {buffer, end.ptr};
  }
  return {};
}

}  // namespace

void Complaints::add(Place place, std::string message) {
  ++count;
  if (count > limits::diagnostics) return;
  if (count == limits::diagnostics) message += " (further messages about this file are left out)";
  diagnostics.push_back(rule_diagnostic(file, place, std::move(message)));
}

Place place_of(const toml::node& node) { return {node.source().begin.line, node.source().begin.column}; }
Place place_of(const toml::key& key) { return {key.source().begin.line, key.source().begin.column}; }

const toml::node* TableReader::get(const char* key, bool required) {
  known_.emplace_back(key);
  const toml::node* node = table_.get(key);
  if (node == nullptr && required) complaints_.add(place(), what_ + " needs a \"" + key + "\"");
  return node;
}

void TableReader::wrong_type(const toml::node& node, const char* key, const char* expected) {
  complaints_.add(place_of(node),
                  std::string("\"") + key + "\" of " + what_ + " must be " + expected + ", not " + type_name(node));
}

Text TableReader::text(const char* key, bool required, std::size_t max_bytes) {
  const toml::node* node = get(key, required);
  if (node == nullptr) return {};
  const auto* string = node->as_string();
  if (string == nullptr) return wrong_type(*node, key, "a string"), Text{};
  Text out{string->get(), place_of(*node)};
  if (out.value.size() > max_bytes) {
    complaints_.add(out.place, std::string("\"") + key + "\" is " + std::to_string(out.value.size()) +
                                   " bytes long, the limit is " + std::to_string(max_bytes));
    out.value.clear();
  } else if (required && out.value.empty()) {
    complaints_.add(out.place, std::string("\"") + key + "\" of " + what_ + " must not be empty");
  }
  return out;
}

Text TableReader::value_text(const char* key) {
  const toml::node* node = get(key, false);
  if (node == nullptr) return {};
  if (const auto* string = node->as_string()) return {string->get().substr(0, limits::text_bytes), place_of(*node)};
  if (node->is_number()) return {number_text(*node), place_of(*node)};
  if (const auto* array = node->as_array();
      array != nullptr && array->size() == 2 && array->get(0)->is_number() && array->get(1)->is_number())
    return {number_text(*array->get(0)) + ".." + number_text(*array->get(1)), place_of(*node)};
  wrong_type(*node, key, "a string, a number or two numbers in an array");
  return {};
}

std::vector<Text> TableReader::texts_of(const toml::node& node, const std::string& what, Complaints& complaints) {
  std::vector<Text> out;
  const auto add = [&](const toml::node& item) {
    const auto* string = item.as_string();
    if (string == nullptr) {
      complaints.add(place_of(item), what + " must hold strings, not " + type_name(item));
    } else if (string->get().size() > limits::text_bytes) {
      complaints.add(place_of(item),
                     "a string of " + what + " is longer than " + std::to_string(limits::text_bytes) + " bytes");
    } else {
      out.push_back({string->get(), place_of(item)});
    }
  };
  if (const auto* array = node.as_array()) {
    if (array->size() > limits::entries) {
      complaints.add(place_of(node), what + " has " + std::to_string(array->size()) + " entries, the limit is " +
                                         std::to_string(limits::entries));
    }
    // What is left of a list that is too long is still a list: nothing that names it is wrong for that.
    for (std::size_t i = 0; i < std::min(array->size(), limits::entries); ++i) add((*array)[i]);
  } else if (node.is_string()) {
    add(node);
  } else {
    complaints.add(place_of(node), what + " must be a string or an array of strings, not " + type_name(node));
  }
  return out;
}

std::vector<Text> TableReader::texts(const char* key, bool required) {
  const toml::node* node = get(key, required);
  if (node == nullptr) return {};
  return texts_of(*node, std::string("\"") + key + "\" of " + what_, complaints_);
}

bool TableReader::flag(const char* key) {
  const toml::node* node = get(key, false);
  if (node == nullptr) return false;
  const auto* boolean = node->as_boolean();
  if (boolean == nullptr) return wrong_type(*node, key, "true or false"), false;
  return boolean->get();
}

std::optional<Number> TableReader::number(const char* key) {
  const toml::node* node = get(key, false);
  if (node == nullptr) return {};
  const auto value = Decimal::parse(number_text(*node));
  if (!value) return wrong_type(*node, key, "a finite number"), std::nullopt;
  return Number{*value, place_of(*node)};
}

std::optional<std::int64_t> TableReader::integer(const char* key, std::int64_t low, std::int64_t high) {
  const toml::node* node = get(key, false);
  if (node == nullptr) return {};
  const auto* i = node->as_integer();
  if (i == nullptr) return wrong_type(*node, key, "an integer"), std::nullopt;
  if (i->get() < low || i->get() > high) {
    complaints_.add(place_of(*node), std::string("\"") + key + "\" must be between " + std::to_string(low) + " and " +
                                         std::to_string(high));
    return {};
  }
  return i->get();
}

const toml::table* TableReader::table(const char* key) {
  const toml::node* node = get(key, false);
  if (node == nullptr) return nullptr;
  if (!node->is_table()) wrong_type(*node, key, "a table");
  return node->as_table();
}

void TableReader::each(const char* key, const std::function<void(const toml::table&)>& read) {
  const toml::node* node = get(key, false);
  if (node == nullptr) return;
  const auto* array = node->as_array();
  if (array == nullptr) {
    wrong_type(*node, key, "an array of tables ([[...]])");
    return;
  }
  if (array->size() > limits::entries) {
    complaints_.add(place_of(*node),
                    std::string("\"") + key + "\" has more than " + std::to_string(limits::entries) + " entries");
    return;
  }
  for (const toml::node& item : *array) {
    if (const auto* table = item.as_table())
      read(*table);
    else
      complaints_.add(place_of(item),
                      std::string("\"") + key + "\" of " + what_ + " must hold tables, not " + type_name(item));
  }
}

std::vector<std::pair<Text, Text>> TableReader::pairs(const toml::table& table, const std::string& what,
                                                      Complaints& complaints) {
  std::vector<std::pair<Text, Text>> out;
  for (const auto& [key, node] : table) {
    const auto* string = node.as_string();
    if (string == nullptr || string->get().size() > limits::text_bytes) {
      complaints.add(place_of(node), "\"" + std::string(key.str()) + "\" of " + what + " must be a short string, not " +
                                         type_name(node));
    } else {
      out.push_back({{std::string(key.str()), place_of(key)}, {string->get(), place_of(node)}});
    }
  }
  return out;
}

void TableReader::each_key(const toml::table& table,
                           const std::function<void(const toml::key&, const toml::node&)>& read) {
  for (const auto& [key, node] : table) read(key, node);
}

void TableReader::finish() {
  for (const auto& [key, node] : table_) {
    const std::string name(key.str());
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    const std::string guess = nearest(name, known_);
    std::string message = "unknown key \"" + name.substr(0, 64) + "\" in " + what_;
    if (!guess.empty()) {
      message += "; did you mean \"" + guess + "\"?";
    } else {
      std::vector<std::string> sorted = known_;
      std::sort(sorted.begin(), sorted.end());
      message += "; known are";
      for (std::size_t i = 0; i < sorted.size(); ++i) message += (i == 0 ? " " : ", ") + sorted[i];
    }
    complaints_.add(place_of(key), std::move(message));
  }
}

}  // namespace claimcheck
