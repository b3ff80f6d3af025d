#include "checker/text/token.h"

#include "checker/text/letters.h"
#include "checker/text/masks.h"

#include <algorithm>
#include <array>
#include <utility>
#include <bit>

namespace claimcheck {

namespace {

/// Classes of ASCII bytes; 0 is punctuation.
enum : std::uint8_t { punct = 0, lower = 1, upper = 2, digit = 3, space = 4, symbol = 5, high = 6 };

constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> t{};
  for (int c = 'a'; c <= 'z'; ++c) t[static_cast<std::size_t>(c)] = lower;
  for (int c = 'A'; c <= 'Z'; ++c) t[static_cast<std::size_t>(c)] = upper;
  for (int c = '0'; c <= '9'; ++c) t[static_cast<std::size_t>(c)] = digit;
  for (char c : {' ', '\t', '\n', '\r', '\v', '\f'}) t[static_cast<unsigned char>(c)] = space;
  for (char c : {'$', '%', '+', '~', '<', '>', '=', '^', '#', '@', '&', '*'}) t[static_cast<unsigned char>(c)] = symbol;
  for (int c = 128; c < 256; ++c) t[static_cast<std::size_t>(c)] = high;
  return t;
}();

std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

/// Decodes one code point of valid UTF-8; a broken byte decodes as itself.
char32_t decode(std::string_view s, std::size_t at, std::uint32_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(s[i])); };
  const char32_t c = byte(at);
  length = c >= 0xF0 && c <= 0xF4 ? 4 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xC2 && c < 0xE0 ? 2 : 1;
  char32_t code = length == 4 ? c & 7 : length == 3 ? c & 15 : c & 31;
  if (length > 1 && s.size() - at >= length) {
    for (std::uint32_t k = 1; k < length; ++k) {
      if ((byte(at + k) & 0xC0) != 0x80) return length = 1, c;
      code = (code << 6) | (byte(at + k) & 63);
    }
    return code;
  }
  length = 1;
  return c;
}

bool is_space(char32_t c) {
  return c == 0xA0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF || c == 0x200B;
}

bool is_letter(char32_t c) {
  if (c < 0xC0) return c == 0xAA || c == 0xBA || c == 0xB5;
  if (c == 0xD7 || c == 0xF7) return false;
  return c < 0x2000 || (c >= 0x2C00 && c < 0x3000) || (c >= 0x3040 && c < 0xD800) || (c >= 0xF900 && c < 0xFE00) ||
         (c >= 0x10000 && c < 0x1F000) || (c >= 0x20000);
}

bool is_upper(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c < 0x138) return c % 2 == 0;
  return c >= 0x391 && c <= 0x3A9;
}

/// Lower case of Latin-1, Latin Extended-A, Greek and Cyrillic capitals; others unchanged.
char32_t to_lower(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if ((c >= 0x100 && c < 0x138) || (c >= 0x14A && c < 0x178)) return c | 1;
  if ((c >= 0x139 && c < 0x149) || (c >= 0x179 && c < 0x17F)) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  return c;
}

/// Dashes, quotes and full-width forms as their ASCII counterpart, so that one entry of the lexicon serves all.
char32_t fold_symbol(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0xAD:
      return U'-';
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xB4:
      return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2033:
    case 0xAB:
    case 0xBB:
      return U'"';
    case 0x2044:
    case 0x2215:
      return U'/';
    default:
      return c;
  }
}

bool is_symbol(char32_t c) {
  return c == 0xA2 || c == 0xA3 || c == 0xA4 || c == 0xA5 || c == 0xB0 || c == 0xB1 || c == 0xB2 || c == 0xB3 ||
         c == 0xB9 || (c >= 0xBC && c <= 0xBE) || c == 0xD7 || c == 0xF7 || (c >= 0x2070 && c <= 0x209C) ||
         (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x2100 && c <= 0x214F) || (c >= 0x2150 && c <= 0x218F) ||
         (c >= 0x2200 && c <= 0x22FF);
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x2018; }

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
    out.push_back(static_cast<char>(0x80 | (c & 63)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (c >> 12)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 63)));
    out.push_back(static_cast<char>(0x80 | (c & 63)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (c >> 18)));
    out.push_back(static_cast<char>(0x80 | ((c >> 12) & 63)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 63)));
    out.push_back(static_cast<char>(0x80 | (c & 63)));
  }
}

bool is_ascii_letter(char c) { return class_of(c) == lower || class_of(c) == upper; }

/// A word that is not plain ASCII letters to its end: inner apostrophes, initialisms, letters beyond ASCII.
void long_word(std::string_view text, Span span, Token& token) {
  std::string folded;
  std::uint32_t letters = 0, capitals = 0, j = span.begin;
  while (j < span.end) {
    const char b = text[j];
    const std::uint8_t k = class_of(b);
    if (k == lower || k == upper) {
      folded.push_back(static_cast<char>(b | 0x20));
      ++letters;
      capitals += k == upper;
      ++j;
    } else if (k == high) {
      std::uint32_t n = 1;
      const char32_t inner = decode(text, j, n);
      std::uint32_t after = 1;
      if (n > 1 && is_letter(inner)) {
        append_utf8(folded, to_lower(inner));
        ++letters;
        capitals += is_upper(inner);
      } else if (is_apostrophe(inner) && j + n < span.end && letters > 0 &&
                 (is_ascii_letter(text[j + n]) ||
                  (class_of(text[j + n]) == high && is_letter(decode(text, j + n, after))))) {
        folded.push_back('\'');
      } else {
        break;
      }
      j += n;
    } else if (b == '\'' && letters > 0 && j + 1 < span.end && is_ascii_letter(text[j + 1])) {
      folded.push_back('\'');
      ++j;
    } else if (b == '.' && j + 1 < span.end && is_ascii_letter(text[j + 1]) &&
               (j == span.begin + 1 || text[j - 2] == '.') &&
               (j + 2 >= span.end || text[j + 2] == '.' || class_of(text[j + 2]) == space ||
                class_of(text[j + 2]) == punct)) {
      folded.push_back('.');  // initialisms: single letters between dots
      ++j;
    } else {
      break;
    }
  }
  token.span = {span.begin, j};
  token.hash = hash_word(folded);
  token.all_caps = letters >= 2 && capitals == letters;
}

/// hash_word of the `length` ASCII letters at `i`, at most 15, in lower case; 16 bytes from there on are readable.
std::uint64_t hash_short(const char* bytes, std::uint32_t length) {
  constexpr std::uint64_t lower_case = 0x2020202020202020ULL;
  const std::uint64_t first = load_eight(bytes) | lower_case;
  if (length < 8) return hash_step(hash_start(length), first & ((std::uint64_t{1} << (8 * length)) - 1));
  const std::uint64_t hash = hash_step(hash_start(length), first);
  if (length == 8) return hash;
  const std::uint64_t second = load_eight(bytes + 8) | lower_case;
  return hash_step(hash, second & ((std::uint64_t{1} << (8 * (length - 8))) - 1));
}

/// The word of which `length` ASCII letters stand at span.begin. Nearly all end there.
void read_word(std::string_view text, Span span, std::uint32_t length, bool capitals, Token& token) {
  const std::uint32_t i = span.begin;
  if (length > 15 || length == 0 || text.size() - i < 17 || i + length > span.end) return long_word(text, span, token);
  const char behind = text[i + length];
  if (class_of(behind) == high || behind == '\'' || (behind == '.' && length == 1)) return long_word(text, span, token);
  token.span = {i, i + length};
  token.hash = hash_short(text.data() + i, length);
  token.all_caps = length >= 2 && capitals;
}

/// Digits with single separators between them; full-width digits count as theirs.
void read_digits(std::string_view text, Span span, Token& token) {
  std::uint32_t j = span.begin;
  std::string narrow;  // only where there are full-width digits
  bool wide = false;
  while (j < span.end) {
    const char b = text[j];
    const std::uint8_t k = class_of(b);
    if (k == digit || ((b == ',' || b == '.') && j + 1 < span.end && class_of(text[j + 1]) == digit)) {
      if (wide) narrow.push_back(b);
      ++j;
    } else if (k == high) {
      std::uint32_t n = 1;
      const char32_t form = decode(text, j, n);
      if (form < 0xFF10 || form > 0xFF19) break;
      if (!wide) narrow = slice(text, {span.begin, j});
      wide = true;
      narrow.push_back(static_cast<char>('0' + (form - 0xFF10)));
      j += n;
    } else {
      break;
    }
  }
  token.span = {span.begin, j};
  token.hash = hash_word(wide ? std::string_view(narrow) : slice(text, token.span));
}

std::uint64_t hash_symbol(char32_t folded) {
  if (folded < 0x80) return hash_char(static_cast<char>(folded));
  std::string bytes;
  append_utf8(bytes, folded);
  return hash_word(bytes);
}

}  // namespace

std::uint64_t hash_word(std::string_view word) {
  std::uint64_t hash = hash_start(word.size());
  std::size_t i = 0;
  for (; i + 8 <= word.size(); i += 8) hash = hash_step(hash, load_eight(word.data() + i));
  return i < word.size() ? hash_step(hash, load_bytes(word.data() + i, word.size() - i)) : hash;
}

std::uint64_t hash_letters(std::string_view letters) {
  constexpr std::uint64_t lower_case = 0x2020202020202020ULL;
  std::uint64_t hash = hash_start(letters.size());
  std::size_t i = 0;
  for (; i + 8 <= letters.size(); i += 8) hash = hash_step(hash, load_eight(letters.data() + i) | lower_case);
  const std::size_t rest = letters.size() - i;
  if (rest == 0) return hash;
  return hash_step(hash, load_bytes(letters.data() + i, rest) | (lower_case >> (64 - 8 * rest)));
}

std::string fold_case(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size();) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
      ++i;
      continue;
    }
    std::uint32_t length = 1;
    const char32_t code = decode(word, i, length);
    if (is_apostrophe(code))
      out.push_back('\'');
    else if (length == 1)
      out.push_back(c);
    else
      append_utf8(out, to_lower(code));
    i += length;
  }
  return out;
}

namespace {

/// The kind of what stands at i, and its code point; `length` its bytes.
struct Character {
  std::uint8_t kind = punct;
  std::uint32_t length = 1;
  char32_t code = 0;
};

Character character_at(std::string_view text, std::uint32_t i) {
  Character c;
  c.code = static_cast<unsigned char>(text[i]);
  c.kind = class_of(text[i]);
  if (c.kind != high) return c;
  c.code = decode(text, i, c.length);
  if (is_space(c.code))
    c.kind = space;
  else if (c.length > 1 && is_letter(c.code))
    c.kind = is_upper(c.code) ? upper : lower;
  else if (c.length > 1 && is_symbol(c.code))
    c.kind = symbol;
  else if (c.code >= 0xFF10 && c.code <= 0xFF19)
    c.kind = digit;
  else
    c.kind = punct;
  return c;
}

/// The masks of the sixty-four bytes around the place that is read.
class Window {
 public:
  Window(std::string_view text, std::uint32_t at) : bytes_(text) { move(at); }
  void move(std::uint32_t at) {
    from_ = at;
    masks_ = word_masks(bytes_.at(at));
  }
  bool holds(std::uint32_t i) const { return i - from_ < mask_size; }
  /// Bytes of white space at i; as far as the window reaches.
  std::uint32_t spaces(std::uint32_t i) const { return run(masks_.spaces, i); }
  bool newline(std::uint32_t i, std::uint32_t length) const {
    const std::uint64_t bits = masks_.newlines >> (i - from_);
    return (length < 64 ? bits & ((std::uint64_t{1} << length) - 1) : bits) != 0;
  }
  bool letter(std::uint32_t i) const { return (masks_.letters >> (i - from_) & 1U) != 0; }
  bool digit(std::uint32_t i) const { return (masks_.digits >> (i - from_) & 1U) != 0; }
  bool capital(std::uint32_t i) const { return (masks_.capitals >> (i - from_) & 1U) != 0; }
  /// Letters at i, all of them: moves on to i where they reach the window's end.
  std::uint32_t letters(std::uint32_t i) {
    const std::uint32_t length = run(masks_.letters, i);
    if (i + length - from_ < mask_size || i == from_) return length;
    move(i);
    return run(masks_.letters, i);
  }
  bool capitals(std::uint32_t i, std::uint32_t length) const { return run(masks_.capitals, i) >= length; }

 private:
  std::uint32_t run(std::uint64_t mask, std::uint32_t i) const {
    return static_cast<std::uint32_t>(std::countr_one(mask >> (i - from_)));
  }
  PaddedBytes bytes_;
  WordMasks masks_;
  std::uint32_t from_ = 0;
};

}  // namespace

void tokenize(std::string_view text, Span span, std::vector<Token>& out) {
  if (span.empty()) return;
  std::uint32_t i = span.begin;
  bool space_before = true, line_start = true;
  Window window(text, i);
  while (i < span.end) {
    if (!window.holds(i)) window.move(i);
    if (const std::uint32_t spaces = window.spaces(i); spaces != 0) {
      const std::uint32_t length = std::min(spaces, span.end - i);
      line_start |= window.newline(i, length);
      space_before = true;
      i += length;
      if (i >= span.end) break;
      if (!window.holds(i)) continue;
    }
    if (window.letter(i)) {
      // Filled in place: a token that is put together on the stack and then copied stalls on its own stores.
      Token& token = out.emplace_back();
      token.kind = TokenKind::word;
      const std::uint32_t length = window.letters(i);
      token.capital = window.capital(i);
      read_word(text, {i, span.end}, length, window.capitals(i, length), token);
    } else if (window.digit(i)) {
      Token& token = out.emplace_back();
      token.kind = TokenKind::number;
      read_digits(text, {i, span.end}, token);
    } else {
      const Character c = character_at(text, i);
      if (c.kind == space) {
        space_before = true;
        i += c.length;
        continue;
      }
      Token& token = out.emplace_back();
      if (c.kind == lower || c.kind == upper) {
        token.kind = TokenKind::word;
        token.capital = c.kind == upper;
        long_word(text, {i, span.end}, token);
      } else if (c.kind == digit) {
        token.kind = TokenKind::number;
        read_digits(text, {i, span.end}, token);
      } else {
        const char32_t folded = fold_symbol(c.code);
        token.span = {i, i + c.length};
        token.kind = c.kind == symbol || (folded < 0x80 && class_of(static_cast<char>(folded)) == symbol)
                         ? TokenKind::symbol
                         : TokenKind::punct;
        token.hash = hash_symbol(folded);
      }
    }
    Token& token = out.back();
    token.space_before = space_before;
    token.line_start = line_start;
    space_before = line_start = false;
    i = token.span.end;
  }
}

namespace {

/// Whether there is nothing to fold: single spaces between other characters, and no sign that may be a wide space. One
/// pass without a branch on bytes and their neighbours, which the compiler takes many at a time.
bool is_folded(std::string_view text) {
  if (text.empty()) return true;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  if (bytes[0] <= ' ' || bytes[0] >= 0x80 || text.back() == ' ') return false;
  unsigned char found = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const unsigned char c = bytes[i], before = bytes[i - 1];
    const auto after_e1 = static_cast<unsigned char>(c - 0xE1);  // 0xC2, 0xE1 to 0xE3, 0xEF: first bytes of wide spaces
    found = static_cast<unsigned char>(found | (c < ' ') | (c == 0xC2) | (after_e1 <= 2) | (c == 0xEF) |
                                       ((c == ' ') & (before == ' ')));
  }
  return found == 0;
}

}  // namespace

std::string fold_space(std::string_view text) {
  if (is_folded(text)) return std::string(text);
  std::string out(text.size(), ' ');
  char* end = out.data();
  bool gap = false;  // white space stands before the next character
  for (std::size_t i = 0; i < text.size();) {
    const std::uint8_t kind = class_of(text[i]);
    std::uint32_t length = 1;
    const bool blank = kind == space || (kind == high && is_space(decode(text, i, length)) && length > 1);
    if (blank) {
      gap = end != out.data();
      i += length;
      continue;
    }
    if (std::exchange(gap, false)) *end++ = ' ';
    *end++ = text[i++];
  }
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

}  // namespace claimcheck
