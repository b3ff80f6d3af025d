#include "checker/text/parse_toml.h"

#include "checker/text/place.h"

#include <algorithm>
#include <cstdint>

namespace claimcheck {
namespace {

/// Where the string that begins at `at` with a quote ends: behind its last quote. A string of one line ends with the
/// line at the latest, where toml++ refuses it.
std::size_t end_of_string(std::string_view bytes, std::size_t at) {
  const char quote = bytes[at];
  const bool has_escapes = quote == '"';
  const std::string_view three = has_escapes ? "\"\"\"" : "'''";
  const bool is_long = bytes.substr(at, 3) == three;
  for (at += is_long ? 3 : 1; at < bytes.size(); ++at) {
    if (has_escapes && bytes[at] == '\\') {
      ++at;
    } else if (!is_long) {
      if (bytes[at] == quote || bytes[at] == '\n') return at + 1;
    } else if (bytes.substr(at, 3) == three) {
      at += 3;  // the last three of up to five quotes close it
      for (int i = 0; i < 2 && at < bytes.size() && bytes[at] == quote; ++i) ++at;
      return at;
    }
  }
  return bytes.size();
}

}  // namespace

std::size_t too_deep_toml(std::string_view bytes) {
  std::size_t parts = 1, open = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    switch (bytes[at]) {
      case '"':
      case '\'':
        at = end_of_string(bytes, at) - 1;
        if (at < bytes.size() && bytes[at] == '\n') parts = 1;
        break;
      case '#':
        at = std::min(bytes.find('\n', at), bytes.size());
        parts = 1;
        break;
      case '\n':
      case ',':
      case '=':
        parts = 1;
        break;
      case '{':
      case '[':
        parts = 1;
        if (++open > most_toml_depth) return at;
        break;
      case '}':
      case ']':
        if (open > 0) --open;
        break;
      case '.':
        if (++parts > most_toml_depth) return at;
        break;
      default:
        break;
    }
  }
  return std::string_view::npos;
}

toml::table parse_toml(std::string_view bytes, std::string_view path) {
  const std::size_t deep = too_deep_toml(bytes);
  if (deep == std::string_view::npos) return toml::parse(bytes, path);
  const LineColumn place = PlaceFinder(bytes).at(static_cast<std::uint32_t>(deep));
  toml::source_region where;
  where.begin = where.end = {place.line, place.column};
  throw toml::parse_error("nested too deep: at most 64 parts of a key, and 64 open brackets", where);
}

}  // namespace claimcheck
