// From the bytes of a text file to UTF-8: UTF-8 and UTF-16 by their marks and shape, Windows-1252 and Latin-1 where
// nothing else fits. Never a guess between scripts: what is none of these is refused.
#pragma once

#include <claimcheck/diagnostic.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

/// Turns `bytes` into UTF-8 in place. `encoding` is set where they were something else ("UTF-16", "Windows-1252"), and
/// a note says so. False, with an error that names the place, when they are no text.
bool decode_text(const std::string& path, std::string& bytes, std::string& encoding,
                 std::vector<Diagnostic>& diagnostics);

/// Appends the character of a code point; U+FFFD for what is none.
void append_character(std::string& out, std::uint32_t code);

/// Text whose bytes are Windows-1252 (of which Latin-1 is the part without 0x80 to 0x9F) as UTF-8.
std::string from_windows_1252(std::string_view bytes);

/// `text` with every byte that is not valid UTF-8 as U+FFFD.
std::string repaired_utf8(std::string_view text);

}  // namespace claimcheck::read
