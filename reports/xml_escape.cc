#include "reports/xml_escape.h"

#include "reports/unicode.h"

namespace claimcheck::reports {

std::string xml_escape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.bytes;
    switch (c.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;  // "]]>" may not stand in character data
      case '"':
        out += "&quot;";
        break;
      case 0xFFFE:
      case 0xFFFF:
        append_utf8(out, 0xFFFD);
        break;
      default:
        append_utf8(out, visible(c.value));
    }
  }
  return out;
}

}  // namespace claimcheck::reports
