// Files that nest too deep are refused before toml++ sees them; strings and comments do not count.
#include "checker/text/parse_toml.h"
#include "support/catch.h"

#include <string>

using namespace claimcheck;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// "line:column" of the refusal, or "good".
std::string place_of_refusal(const std::string& bytes) {
  try {
    parse_toml(bytes);
  } catch (const toml::parse_error& error) {
    if (error.description().find("nested too deep") == std::string_view::npos) return std::string(error.description());
    const toml::source_position at = error.source().begin;
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  }
  return "good";
}

}  // namespace

TEST_CASE("a key of too many parts and values of too many levels are refused with their place") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"b = 1\n[" + repeated("a.", 63) + "a]\n", "good"},
      {"b = 1\n[" + repeated("a.", 64) + "a]\n", "2:129"},
      {"[" + repeated("a.", 50000) + "a]\n", "1:129"},
      {repeated("a . ", 50000) + "a = 1\n", "1:255"},
      {repeated("\"x\".'y'.", 50000) + "a = 1\n", "1:256"},
      {"b = {" + repeated("a.", 50000) + "a = 1}\n", "1:133"},
      {"s = \"\"\"two\"\"\"\"\"\n" + repeated("a.", 50000) + "a = 1\n", "2:128"},
      {"s = '''it''''\n" + repeated("a.", 50000) + "a = 1\n", "2:128"},
      {"s = \"\\\"\"\n# don't\n" + repeated("a.", 50000) + "a = 1\n", "3:128"},
      {"a = " + repeated("[", 65) + repeated("]", 65) + "\n", "1:69"},
      {"a = " + repeated("[", 64) + repeated("]", 64) + "\n", "good"},
      {"a = \"" + repeated(".", 500) + "\" # " + repeated(".[{", 500) + "\n", "good"},
      {"a = \"\"\"\n" + repeated(".[", 500) + "\n\"\"\"\nb = '" + repeated(".[", 500) + "'\n", "good"},
      {"a = [" + repeated("1.5, ", 500) + "1.5]\n", "good"},
  };
  for (const auto& [bytes, expected] : rows) {
    INFO(bytes.substr(0, 60));
    CHECK(place_of_refusal(bytes) == expected);
  }
}
