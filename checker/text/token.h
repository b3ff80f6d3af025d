// Tokens and sentences: how every stage after the readers cuts text into words.
//
// Shared by quantity (number grammar) and extract (rule phrases, dimensions). Tokens are views on Document::text and
// never cross a block's end.
#pragma once

#include "checker/text/letters.h"

#include <claimcheck/document.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

enum class TokenKind : std::uint8_t {
  word,    // letters, with inner apostrophes and dots of initialisms ("O'Hare", "U.S"); never a hyphen
  number,  // starts with a digit: digits with inner separators ("14,700", "3.5", "1 234" is two tokens), no letters
  symbol,  // $ % £ € ° + − ± ~ × / etc.: one code point each
  punct,   // everything else: one code point each (hyphens and dashes are punct, too)
};

struct Token {
  Span span;
  /// Hash of the word in lower case with curly apostrophes straightened (see hash_word); for other kinds, of the bytes
  /// (dashes of any width hash as "-", full-width and other compatibility forms as their ASCII counterpart).
  std::uint64_t hash = 0;
  TokenKind kind = TokenKind::punct;
  bool capital = false;       // first letter is upper case
  bool all_caps = false;      // two letters or more, all upper case
  bool space_before = false;  // white space (or the start) stands before it
  bool line_start = false;    // first token of a line
};

/// 64-bit hash of a word that is already in lower case, eight bytes at a step. Stable across runs and machines.
std::uint64_t hash_word(std::string_view lower);
/// hash_word of a run of ASCII letters of any case, in lower case.
std::uint64_t hash_letters(std::string_view letters);
/// hash_word of one ASCII character.
constexpr std::uint64_t hash_char(char c) { return hash_step(hash_start(1), static_cast<unsigned char>(c)); }
/// Lower-cases ASCII and Latin-1/Latin Extended-A letters, straightens curly apostrophes.
std::string fold_case(std::string_view word);

/// Appends the tokens of text[span].
void tokenize(std::string_view text, Span span, std::vector<Token>& out);
/// The slow twin: character by character. For the tests.
void tokenize_plainly(std::string_view text, Span span, std::vector<Token>& out);

/// Appends the sentences of text[span] (one block), without surrounding white space. Knows abbreviations, initials,
/// decimals, ellipses and closing quotes; a blank line always ends a sentence, a single line break does not. `more` are
/// further abbreviations: sorted hashes of words of at most longest_abbreviation ASCII letters and dots, in lower case.
void split_sentences(std::string_view text, Span span, std::vector<Span>& out,
                     const std::vector<std::uint64_t>* more = nullptr);
inline constexpr std::size_t longest_abbreviation = 8;

/// Porter (Snowball English) stem of a word, lower-cased first ("seizures" and "seized": "seizur" and "seiz").
std::string stem(std::string_view word);
/// hash_word(stem(word)), cached per thread.
std::uint64_t stem_hash(std::string_view word);
/// The same for a word whose hash in lower case is known (Token::hash).
std::uint64_t stem_hash(std::string_view word, std::uint64_t lower_hash);
/// Singular of an English noun, lower case ("doses" -> "dose", "people" -> "people", "countries" -> "country").
std::string singular(std::string_view noun);
/// Whether that is the word itself.
bool is_singular(std::string_view noun);
/// Whether the word looks like a plural: by its ending, or because it is an irregular one ("doses", "people",
/// "firemen"; not "glass", "virus", "crisis").
bool looks_plural(std::string_view word);
/// Whether the word is a function word (article, preposition, auxiliary, pronoun…).
bool is_stop_word(std::uint64_t word_hash);

/// `text` with every run of white space (also no-break spaces and line breaks) as one space, trimmed.
std::string fold_space(std::string_view text);

}  // namespace claimcheck
