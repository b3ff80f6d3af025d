// Character references: "&nbsp;", "&#8217;", "&#x2019;".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck::read {

/// Decodes the reference at the start of `s` (which begins with '&') into `text`. Returns its length in bytes, or 0
/// when there is none. `strict` wants the semicolon, as Markdown does.
std::size_t decode_entity(std::string_view s, std::string& text, bool strict);

/// Appends a code point as UTF-8; U+FFFD for what is none.
void append_utf8(std::uint32_t code_point, std::string& out);

}  // namespace claimcheck::read
