#include "checker/text/token.h"

#include "checker/text/characters.h"
#include "checker/text/letters.h"
#include "checker/text/masks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <memory>

namespace claimcheck {

using namespace characters;

namespace {

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

/// hash_word of `length` bytes, at most 15, in lower case when they are letters and `fold` is 0x20 in every byte; 16
/// bytes are readable.
std::uint64_t hash_short(const char* bytes, std::uint32_t length, std::uint64_t fold) {
  static constexpr std::array<std::uint64_t, 24> own_bytes = [] {  // of the second eight from its ninth on
    std::array<std::uint64_t, 24> t{};
    for (std::uint32_t n = 0; n < 8; ++n) t[n + 8] = (std::uint64_t{1} << (8 * n)) - 1;
    for (std::uint32_t n = 16; n < 24; ++n) t[n] = ~std::uint64_t{0};
    return t;
  }();
  // Both steps are taken and one is chosen: a branch on the length of a word would often go the wrong way.
  const std::uint64_t first = (load_eight(bytes) | fold) & own_bytes[length + 8];
  const std::uint64_t second = (load_eight(bytes + 8) | fold) & own_bytes[length];
  const std::uint64_t one = hash_step(hash_start(length), first);
  const std::uint64_t two = hash_step(one, second);
  return length > 8 ? two : one;
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

/// The token at i, read character by character; false for white space beyond ASCII. Sets its span in any case.
bool other_token(std::string_view text, std::uint32_t i, std::uint32_t end, Token& token) {
  const Character c = character_at(text, i);
  token.span = {i, i + c.length};
  if (c.kind == space) return false;
  if (c.kind == lower || c.kind == upper) {
    token.kind = TokenKind::word;
    token.capital = c.kind == upper;
    long_word(text, {i, end}, token);
  } else if (c.kind == digit) {
    token.kind = TokenKind::number;
    read_digits(text, {i, end}, token);
  } else {
    const char32_t folded = fold_symbol(c.code);
    token.kind = c.kind == symbol || (folded < 0x80 && class_of(static_cast<char>(folded)) == symbol)
                     ? TokenKind::symbol
                     : TokenKind::punct;
    token.hash = hash_symbol(folded);
  }
  return true;
}

/// Sixty-four bytes of the span, or what is left of it: nothing is set in the masks behind its end.
struct Window {
  const char* bytes;
  std::uint32_t size;
  bool more;  // the span goes on behind
  std::uint64_t letters, capitals, digits, newlines;
  std::uint64_t starts;  // what is no white space, but of letters and of digits only the first of each run

  Window(const char* from, std::uint32_t left) : bytes(from), size(std::min(left, mask_size)), more(left > mask_size) {
    const WordMasks masks = word_masks(bytes);
    const std::uint64_t inside = below(size);
    letters = masks.letters & inside;
    capitals = masks.capitals;
    digits = masks.digits & inside;
    newlines = masks.newlines & inside;
    starts = ~masks.spaces & inside & ~(letters & letters << 1) & ~(digits & digits << 1);
  }
  static std::uint64_t below(std::uint32_t bit) {
    return bit < mask_size ? (std::uint64_t{1} << bit) - 1 : ~std::uint64_t{0};
  }
  static std::uint32_t run(std::uint64_t mask, std::uint32_t bit) {
    return static_cast<std::uint32_t>(std::countr_one(mask >> bit));
  }
};

// Answers of the short ways, where they are not the bit behind the token.
constexpr std::uint32_t other_way = 0, next_window = mask_size + 1;

/// The bytes that hash_short takes.
constexpr std::uint32_t longest_short = 15;

/// Whether a word may go on with this byte behind its letters.
constexpr std::array<bool, 256> joins_letters = [] {
  std::array<bool, 256> t{};
  for (std::size_t c = 0x80; c < t.size(); ++c) t[c] = true;
  t['\''] = t['.'] = true;
  return t;
}();

/// A word of ASCII letters to its end, as nearly all are.
inline std::uint32_t short_word(const Window& window, std::uint32_t bit, Token& token) {
  const std::uint32_t length = Window::run(window.letters, bit), behind = bit + length;
  if (behind == mask_size && window.more) return bit != 0 ? next_window : other_way;
  const auto next = static_cast<unsigned char>(window.bytes[behind]);
  if (length > longest_short || (joins_letters[next] && (next != '.' || length == 1))) return other_way;
  token.kind = TokenKind::word;
  token.capital = (window.capitals >> bit & 1U) != 0;
  token.all_caps = (length >= 2) & (Window::run(window.capitals, bit) >= length);
  token.hash = hash_short(window.bytes + bit, length, 0x2020202020202020ULL);
  return behind;
}

/// ASCII digits with single separators between them.
inline std::uint32_t short_number(const Window& window, std::uint32_t bit, Token& token) {
  std::uint32_t behind = bit + Window::run(window.digits, bit);
  while (behind + 1 < window.size && (window.bytes[behind] == ',' || window.bytes[behind] == '.') &&
         (window.digits >> (behind + 1) & 1U) != 0)
    behind += 1 + Window::run(window.digits, behind + 1);
  if (behind + 1 >= mask_size && window.more) return bit != 0 ? next_window : other_way;
  if (behind - bit > longest_short || static_cast<unsigned char>(window.bytes[behind]) >= 0x80) return other_way;
  token.kind = TokenKind::number;
  token.hash = hash_short(window.bytes + bit, behind - bit, 0);
  return behind;
}

/// Where tokens are put together before they are moved on, many at a time: as many as a window may hold.
struct Row {
  alignas(Token) std::byte bytes[mask_size * sizeof(Token)];
  Token* begin() { return reinterpret_cast<Token*>(bytes); }
};

}  // namespace

void tokenize(std::string_view text, Span span, std::vector<Token>& out) {
  PaddedBytes padded(text);
  Row row;
  bool space = true, line = true;  // white space, a new line before what follows
  for (std::uint32_t from = span.begin; from < span.end;) {
    const Window window(padded.at(from), span.end - from);
    Token* put = row.begin();
    // Bits as signed numbers: behind the last token (-1 where white space follows it), the next line feed (-1 where
    // one has been passed), and where the next window begins.
    int read = space ? -1 : 0, newline = line ? -1 : std::countr_zero(window.newlines);
    int stop = static_cast<int>(window.size);
    for (std::uint64_t starts = window.starts; starts != 0;) {
      const int bit = std::countr_zero(starts);
      starts &= starts - 1;
      Token token;
      const auto first = static_cast<unsigned char>(window.bytes[bit]);
      std::uint32_t behind = other_way;
      if ((window.letters >> bit & 1U) != 0) {
        behind = short_word(window, static_cast<std::uint32_t>(bit), token);
      } else if (first < 0x80 && (window.digits >> bit & 1U) == 0) {
        token.kind = class_of(static_cast<char>(first)) == symbol ? TokenKind::symbol : TokenKind::punct;
        token.hash = hash_char(static_cast<char>(first));
        behind = static_cast<std::uint32_t>(bit) + 1;
      } else if (first < 0x80) {
        behind = short_number(window, static_cast<std::uint32_t>(bit), token);
        starts &= ~Window::below(behind);
      }
      if (behind == next_window) {
        stop = bit;
        break;
      }
      if (behind != other_way) {
        token.span = {from + static_cast<std::uint32_t>(bit), from + behind};
      } else {
        const bool white = !other_token(text, from + static_cast<std::uint32_t>(bit), span.end, token);
        behind = token.span.end - from;
        starts &= ~Window::below(behind);
        stop = std::max(stop, static_cast<int>(behind));
        if (white) {
          read = -1;
          continue;
        }
      }
      token.space_before = read != bit;
      token.line_start = newline < bit;
      if (token.line_start)
        newline = std::countr_zero(window.newlines & ~Window::below(static_cast<std::uint32_t>(bit)));
      std::construct_at(put++, token);
      read = static_cast<int>(behind);
    }
    space = read != stop;
    line = newline < std::min(stop, static_cast<int>(window.size));
    from += static_cast<std::uint32_t>(stop);
    out.insert(out.end(), row.begin(), put);
  }
}

}  // namespace claimcheck
