#include "checker/store/toml_text.h"

#include "checker/text/place.h"

#include <fmt/format.h>

namespace claimcheck::store {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
}

}  // namespace

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (;;) {
    const std::size_t broken = invalid_utf8(text);
    append_escaped(out, text.substr(0, broken));
    if (broken == std::string_view::npos) return out + '"';
    out += "\xEF\xBF\xBD";
    text.remove_prefix(broken + 1);
  }
}

}  // namespace claimcheck::store
