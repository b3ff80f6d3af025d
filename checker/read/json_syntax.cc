#include "checker/read/json_syntax.h"

#include <nlohmann/json.hpp>

namespace claimcheck::read {

namespace {

using Json = nlohmann::json;

/// Accepts everything and keeps where parsing failed.
struct FailurePlace : Json::json_sax_t {
  std::size_t byte = 0;  // 1-based
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    byte = position;
    return false;
  }
};

}  // namespace

bool nests_too_deep(std::string_view json) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted) {
      i += c == '\\';
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest_json) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

std::size_t json_failure(std::string_view json) {
  FailurePlace place;
  Json::sax_parse(json, &place);
  return place.byte > 0 ? place.byte - 1 : 0;
}

}  // namespace claimcheck::read
