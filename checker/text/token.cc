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

namespace {

/// load_bytes of one to seven bytes, by loads that overlap.
std::uint64_t load_few(const char* bytes, std::size_t n) {
  if (n >= 4) return load_four(bytes) | std::uint64_t{load_four(bytes + n - 4)} << (8 * (n - 4));
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  };
  return byte(0) | byte(n / 2) | byte(n - 1);
}

}  // namespace

std::uint64_t hash_word(std::string_view word) {
  std::uint64_t hash = hash_start(word.size());
  std::size_t i = 0;
  for (; i + 8 <= word.size(); i += 8) hash = hash_step(hash, load_eight(word.data() + i));
  return i < word.size() ? hash_step(hash, load_few(word.data() + i, word.size() - i)) : hash;
}

std::uint64_t hash_letters(std::string_view letters) {
  constexpr std::uint64_t lower_case = 0x2020202020202020ULL;
  std::uint64_t hash = hash_start(letters.size());
  std::size_t i = 0;
  for (; i + 8 <= letters.size(); i += 8) hash = hash_step(hash, load_eight(letters.data() + i) | lower_case);
  const std::size_t rest = letters.size() - i;
  if (rest == 0) return hash;
  return hash_step(hash, load_few(letters.data() + i, rest) | (lower_case >> (64 - 8 * rest)));
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

/// The kind of a token by its first byte.
constexpr std::array<TokenKind, 256> kinds = [] {
  std::array<TokenKind, 256> t{};
  for (std::size_t c = 0; c < t.size(); ++c) {
    const std::uint8_t k = classes[c];
    t[c] = k == lower || k == upper ? TokenKind::word
           : k == digit             ? TokenKind::number
           : k == symbol            ? TokenKind::symbol
                                    : TokenKind::punct;
  }
  return t;
}();

/// The bytes that hash_short takes.
constexpr std::uint32_t longest_short = 15;

/// The first `bits` bits.
constexpr std::uint64_t below(std::uint32_t bits) {
  return bits < mask_size ? (std::uint64_t{1} << bits) - 1 : ~std::uint64_t{0};
}

/// Sixty-four bytes of the span, or what is left of it, as masks: nothing is set in them behind its end. A token is a
/// run of letters, digits with single separators between them, or any other byte that is no white space.
struct Window {
  const char* bytes;
  std::uint32_t stop;                       // where the next window begins
  std::uint64_t letters, capitals, spaces;  // bytes
  std::uint64_t starts, lasts;              // first and last bytes of the tokens before `stop`
  std::uint64_t all_caps;                   // last bytes of words in capitals
  std::uint64_t other_way;                  // last bytes of what the masks do not tell all about
  std::uint64_t after_space, after_line;    // what stands behind white space, and behind a new line in it
  bool line_behind;                         // whether white space with a new line reaches the end

  /// `space` and `line`: white space, a new line in it, stands before the window.
  Window(const char* from, std::uint32_t left, bool space, bool line) : bytes(from), stop(std::min(left, mask_size)) {
    const WordMasks masks = word_masks(bytes);
    const std::uint64_t inside = below(stop);
    letters = masks.letters & inside;
    capitals = masks.capitals;
    spaces = masks.spaces & inside;
    const std::uint64_t digits = masks.digits & inside, high = masks.high & inside;
    const std::uint64_t numbers = digits | (masks.stops & digits << 1 & digits >> 1);
    const std::uint64_t others = ~(spaces | letters | numbers) & inside;
    const std::uint64_t first = (letters & ~(letters << 1)) | (numbers & ~(numbers << 1));
    const std::uint64_t last_letters = letters & ~(letters >> 1), last_digits = numbers & ~(numbers >> 1);
    const std::uint64_t single = last_letters & ~(letters << 1);  // words of one letter
    starts = first | others;
    lasts = last_letters | last_digits | others;
    // A word may go on behind an apostrophe or a byte beyond ASCII, initialisms behind a dot.
    other_way = high | (((high | masks.apostrophes) >> 1) & last_letters) | ((masks.stops >> 1) & single) |
                ((high >> 1) & last_digits);
    // Sums carry a bit through a run of ones to what stands behind the run.
    const std::uint64_t lower_case = letters & ~capitals, sum = letters + lower_case;
    all_caps = last_letters & ~single & ~((sum & ~letters) >> 1 | std::uint64_t{sum < letters} << (mask_size - 1));
    after_space = spaces << 1 | std::uint64_t{space};
    const std::uint64_t begun = spaces + std::uint64_t{line}, passed = begun + (masks.newlines & inside);
    line_behind = begun < spaces || passed < begun;
    after_line = passed & ~spaces;
    // What may go on behind the window is left to the next one.
    const bool goes_on = ((letters | numbers) >> (mask_size - 1) & 1U) != 0 ||
                         (masks.stops >> (mask_size - 1) & digits >> (mask_size - 2) & 1U) != 0;
    if (left > mask_size && goes_on) {
      const auto run = static_cast<std::uint32_t>(std::bit_width(first)) - 1;
      if (run != 0) stop = run;  // a run that fills the window is too long for the masks in any case
    }
    starts &= below(stop);
    lasts &= below(stop);
  }
};

}  // namespace

void tokenize(std::string_view text, Span span, std::vector<Token>& out) {
  PaddedBytes padded(text);
  thread_local std::array<Token, mask_size> row;  // put together here before they are moved on, a window at a time
  bool space = true, line = true;                 // white space, a new line before what follows
  for (std::uint32_t from = span.begin; from < span.end;) {
    Window window(padded.at(from), span.end - from, space, line);
    bool ran_over = false;  // whether the last token, or white space beyond ASCII, reaches behind the window
    Token* put = row.data();
    while (window.starts != 0) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(window.starts));
      const auto last = static_cast<std::uint32_t>(std::countr_zero(window.lasts));
      const std::uint64_t first_bit = window.starts & (~window.starts + 1),
                          last_bit = window.lasts & (~window.lasts + 1);
      const std::uint32_t length = last + 1 - bit;
      if (length > longest_short || (window.other_way & last_bit) != 0) [[unlikely]] {
        Token token;
        const bool white = !other_token(text, from + bit, span.end, token);
        token.space_before = (window.after_space & first_bit) != 0;
        token.line_start = (window.after_line & first_bit) != 0;
        const std::uint32_t behind = token.span.end - from;
        window.starts &= ~below(behind);
        window.lasts &= ~below(behind);
        window.stop = std::max(window.stop, behind);
        if (behind >= mask_size) {
          ran_over = true;
          space = white;
          line = white && token.line_start;
        } else if (white) {
          const std::uint64_t next = std::uint64_t{1} << behind, sum = window.spaces + next;
          window.after_space |= next;
          if (token.line_start) window.after_line |= sum & ~window.spaces, window.line_behind |= sum < next;
        }
        if (!white) *put++ = token;
        continue;
      }
      window.starts ^= first_bit;
      window.lasts ^= last_bit;
      const char* bytes = window.bytes + bit;
      const bool is_word = (window.letters & first_bit) != 0;
      put->span.begin = from + bit;
      put->span.end = from + last + 1;
      put->hash = hash_short(bytes, length, is_word ? 0x2020202020202020ULL : 0);
      put->kind = kinds[static_cast<unsigned char>(*bytes)];
      put->capital = (window.capitals & first_bit) != 0;
      put->all_caps = (window.all_caps & last_bit) != 0;
      put->space_before = (window.after_space & first_bit) != 0;
      put->line_start = (window.after_line & first_bit) != 0;
      ++put;
    }
    if (window.stop < mask_size) {
      space = (window.after_space >> window.stop & 1U) != 0;
      line = (window.after_line >> window.stop & 1U) != 0;
    } else if (!ran_over) {
      space = (window.spaces >> (mask_size - 1) & 1U) != 0;
      line = window.line_behind;
    }
    from += window.stop;
    out.insert(out.end(), row.data(), put);
  }
}

void tokenize_plainly(std::string_view text, Span span, std::vector<Token>& out) {
  bool space = true, line = true;
  for (std::uint32_t i = span.begin; i < span.end;) {
    Token token;
    if (class_of(text[i]) == characters::space || !other_token(text, i, span.end, token)) {
      space = true;
      line |= text[i] == '\n';
      i = std::max(i + 1, token.span.end);
      continue;
    }
    token.space_before = space;
    token.line_start = line;
    space = line = false;
    out.push_back(token);
    i = token.span.end;
  }
}

}  // namespace claimcheck
