#include "checker/read/encoding.h"

#include "checker/read/white_space.h"
#include "checker/text/place.h"

#include <array>
#include <cstdint>

namespace claimcheck::read {

namespace {

// The bytes 0x80 to 0x9F of Windows-1252 (WHATWG Encoding Standard, index windows-1252); 0: not assigned by Microsoft.
constexpr std::array<std::uint16_t, 32> windows_part = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string not_utf8(std::string_view bytes, std::size_t at) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(bytes[at]);
  return std::string("not valid UTF-8: byte 0x") + digits[byte >> 4] + digits[byte & 15] + "; save the file as UTF-8";
}

enum class Wide : std::uint8_t { none, little, big };

/// UTF-16 by its mark, or by the zero bytes of its first two (ASCII) characters.
Wide utf16_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Wide::little;
  if (bytes.starts_with("\xFE\xFF")) return Wide::big;
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return Wide::none;
  const auto plain = [&](std::size_t i) { return bytes[i] >= '\t' && bytes[i] < 0x7F; };
  if (plain(0) && bytes[1] == 0 && plain(2) && bytes[3] == 0) return Wide::little;
  if (bytes[0] == 0 && plain(1) && bytes[2] == 0 && plain(3)) return Wide::big;
  return Wide::none;
}

std::string from_utf16(std::string_view bytes, bool little) {
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<std::uint32_t>(little ? a | b << 8 : b | a << 8);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t code = unit(i);
    if (i == 0 && code == 0xFEFF) continue;
    if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size()) {
      const std::uint32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    append_character(out, code);
  }
  return out;
}

/// What speaks for and against an encoding of one byte a character.
struct Shape {
  std::size_t sequences = 0;  // characters of more than one byte that are valid UTF-8
  std::size_t broken = 0;     // bytes that are not
  bool controls = false;      // bytes that no text holds
  bool windows = false;       // bytes that Latin-1 has for controls
};

Shape shape_of(std::string_view bytes) {
  Shape shape;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B) shape.controls = true;
    if (byte >= 0x80 && byte < 0xA0) {
      shape.windows = true;
      if (windows_part[byte - 0x80] == 0) shape.controls = true;
    }
  }
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t bad = invalid_utf8(rest);
    const std::string_view good = rest.substr(0, bad);
    for (const char c : good) shape.sequences += static_cast<unsigned char>(c) >= 0xC0;
    if (bad == std::string_view::npos) break;
    ++shape.broken;
    rest.remove_prefix(bad + 1);
  }
  return shape;
}

}  // namespace

void append_character(std::string& out, std::uint32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      put(0xE0 | code >> 12);
    } else {
      put(0xF0 | code >> 18);
      put(0x80 | (code >> 12 & 0x3F));
    }
    put(0x80 | (code >> 6 & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool special = byte >= 0x80 && byte < 0xA0 && windows_part[byte - 0x80] != 0;
    append_character(out, special ? windows_part[byte - 0x80] : byte);
  }
  return out;
}

std::string repaired_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t bad = invalid_utf8(text);
    out += text.substr(0, bad);
    if (bad == std::string_view::npos) break;
    out += "\xEF\xBF\xBD";
    text.remove_prefix(bad + 1);
  }
  return out;
}

bool decode_text(const std::string& path, std::string& bytes, std::string& encoding,
                 std::vector<Diagnostic>& diagnostics) {
  if (const Wide wide = utf16_of(bytes); wide != Wide::none) {
    bytes = from_utf16(bytes, wide == Wide::little);
    encoding = "UTF-16";
    return true;
  }
  const std::size_t bad = invalid_utf8(bytes);
  if (bad == std::string_view::npos) return true;
  const Shape shape = shape_of(bytes);
  // A file that is mostly good UTF-8 is a damaged one: reading it as another encoding would garble all the rest.
  if (shape.controls || shape.sequences > shape.broken) {
    diagnostics.push_back(diagnostic_at(path, bytes, static_cast<std::uint32_t>(bad), not_utf8(bytes, bad)));
    return false;
  }
  encoding = shape.windows ? "Windows-1252" : "Latin-1";
  bytes = from_windows_1252(bytes);
  diagnostics.push_back(
      {path, 0, 0, Severity::note, "not UTF-8; read as " + encoding + " (offsets count in the text as UTF-8)", {}});
  return true;
}

}  // namespace claimcheck::read
