#include "checker/text/masks.h"
#include "checker/text/token.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#include <vector>

namespace claimcheck {

namespace {

// Abbreviations that a capital or a digit may follow within a sentence.
constexpr std::array<std::string_view, 79> abbreviations = {
    "mr",  "mrs", "ms",   "dr",   "prof", "sen",  "rep",    "gov",  "gen", "col",  "lt",  "sgt",  "capt", "maj",
    "adm", "hon", "rev",  "st",   "jr",   "sr",   "no",     "nos",  "vs",  "v",    "fig", "figs", "sec",  "art",
    "vol", "pp",  "ed",   "eds",  "dept", "est",  "approx", "ca",   "jan", "feb",  "mar", "apr",  "jun",  "jul",
    "aug", "sep", "sept", "oct",  "nov",  "dec",  "e.g",    "i.e",  "cf",  "al",   "u.s", "u.k",  "u.n",  "d.c",
    "ft",  "mt",  "ave",  "blvd", "rd",   "corp", "co",     "inc",  "ltd", "bros", "amb", "supt", "pres", "mex",
    "rs",  "ch",  "chs",  "chap", "para", "eq",   "refs",   "vols", "op"};

/// Finds the bytes at which a sentence may end, one after the other.
class Breaks {
 public:
  explicit Breaks(std::string_view s) : s_(s), bytes_(s) {}
  /// The next one at or behind `i`; the text's size when there is none. `i` never goes back.
  std::size_t next(std::size_t i) {
    for (; i < s_.size(); i = from_ + mask_size) {
      if (from_ == none || i - from_ >= mask_size) {
        from_ = i;
        mask_ = break_mask(bytes_.at(i));
      }
      if (const std::uint64_t left = mask_ >> (i - from_); left != 0)
        return i + static_cast<std::size_t>(std::countr_zero(left));
    }
    return s_.size();
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::string_view s_;
  PaddedBytes bytes_;
  std::size_t from_ = none;
  std::uint64_t mask_ = 0;
};

bool ascii_letter(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }

bool space_at(std::string_view s, std::size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' ||
         (c == 0xC2 && i + 1 < s.size() && static_cast<unsigned char>(s[i + 1]) == 0xA0);
}

/// Length of a closing quote or bracket at `i`, or 0.
std::size_t closer_at(std::string_view s, std::size_t i) {
  if (i >= s.size() || s[i] == ' ') return 0;
  if (s[i] == '"' || s[i] == '\'' || s[i] == ')' || s[i] == ']' || s[i] == '*' || s[i] == '_') return 1;
  const std::string_view next = s.substr(i, 3);
  if (next == "\xE2\x80\x9D" || next == "\xE2\x80\x99") return 3;
  return 0;
}

/// Length of the marks of references that may stand right behind the end of a sentence, "[3]", "[a][12]", "[citation
/// needed]", or 0.
std::size_t reference_at(std::string_view s, std::size_t i) {
  constexpr std::size_t longest = 24;
  const std::size_t from = i;
  while (i < s.size() && s[i] == '[') {
    std::size_t end = i + 1;
    while (end < s.size() && end - i < longest &&
           (ascii_letter(s[end]) || s[end] == ' ' || (s[end] >= '0' && s[end] <= '9')))
      ++end;
    if (end == i + 1 || end >= s.size() || s[end] != ']') break;
    i = end + 1;
  }
  return i - from;
}

/// Hash of a word of one to eight ASCII letters and dots, in lower case: the bit of lower case is set in a dot, too.
std::uint64_t folded_hash(std::string_view word) {
  static_assert(longest_abbreviation == 8 && ('.' & 0x20) != 0);
  const std::uint64_t lower_case = 0x2020202020202020ULL >> (64 - 8 * word.size());
  return hash_step(hash_start(word.size()), load_bytes(word.data(), word.size()) | lower_case);
}

/// The hashes of the abbreviations, sorted, and a filter of one bit for each, which answers for most other words.
struct KnownAbbreviations {
  std::vector<std::uint64_t> hashes;
  std::array<std::uint64_t, 16> filter{};

  KnownAbbreviations() {
    hashes.reserve(abbreviations.size());
    for (const std::string_view word : abbreviations) {
      const std::uint64_t hash = hashes.emplace_back(hash_word(word));
      filter[hash >> 6 & 15U] |= std::uint64_t{1} << (hash & 63U);
    }
    std::sort(hashes.begin(), hashes.end());
  }
  bool has(std::uint64_t hash) const {
    return (filter[hash >> 6 & 15U] >> (hash & 63U) & 1U) != 0 &&
           std::binary_search(hashes.begin(), hashes.end(), hash);
  }
};

/// `digit_next`: a digit follows, as behind "p." and "n.".
bool abbreviation_before(std::string_view s, std::size_t dot, std::size_t begin, bool digit_next,
                         const std::vector<std::uint64_t>* more) {
  static const KnownAbbreviations known;
  std::size_t start = dot;
  while (start > begin && dot - start <= longest_abbreviation &&
         (ascii_letter(s[start - 1]) || (s[start - 1] == '.' && start - 1 > begin)))
    --start;
  const std::string_view word = s.substr(start, dot - start);
  if (word.empty() || word.size() > longest_abbreviation) return false;
  if (word.size() == 1)
    return (s[start] >= 'A' && s[start] <= 'Z' && s[start] != 'I') ||  // an initial
           (digit_next && s[start] >= 'a' && s[start] <= 'z');
  const std::uint64_t hash = folded_hash(word);
  return known.has(hash) || (more != nullptr && std::binary_search(more->begin(), more->end(), hash));
}

Span trimmed(std::string_view s, Span span) {
  while (span.begin < span.end && space_at(s, span.begin))
    span.begin += static_cast<unsigned char>(s[span.begin]) == 0xC2 ? 2 : 1;
  while (span.end > span.begin) {
    if (static_cast<unsigned char>(s[span.end - 1]) == 0xA0 && span.end - span.begin >= 2 && space_at(s, span.end - 2))
      span.end -= 2;
    else if (static_cast<unsigned char>(s[span.end - 1]) < 0x80 && space_at(s, span.end - 1))
      --span.end;
    else
      break;
  }
  return span;
}

}  // namespace

void split_sentences(std::string_view text, Span span, std::vector<Span>& out, const std::vector<std::uint64_t>* more) {
  const std::string_view s = text.substr(0, span.end);
  std::uint32_t start = span.begin;
  const auto finish = [&](std::size_t end) {
    const Span sentence = trimmed(s, {start, static_cast<std::uint32_t>(end)});
    if (!sentence.empty()) out.push_back(sentence);
    start = static_cast<std::uint32_t>(end);
  };
  Breaks breaks(s);
  for (std::size_t i = span.begin; i < span.end;) {
    i = breaks.next(i);
    if (i >= s.size()) break;
    const char c = s[i];
    if (i + 1 < s.size() && ascii_letter(s[i + 1])) {  // "3.5m", the next line of a paragraph
      ++i;
      continue;
    }
    if (c == '\n') {  // a line without a visible character is a blank line
      std::size_t j = i + 1;
      while (j < s.size() && s[j] != '\n' && space_at(s, j)) j += static_cast<unsigned char>(s[j]) == 0xC2 ? 2 : 1;
      if (j < s.size() && s[j] == '\n') finish(i);
      i = std::max(j, i + 1);
      continue;
    }
    std::size_t end = i + 1;
    while (end < s.size() && (s[end] == '.' || s[end] == '!' || s[end] == '?')) ++end;
    const bool ellipsis = c == '.' && end - i >= 2;
    while (const std::size_t n = closer_at(s, end)) end += n;
    end += reference_at(s, end);
    if (end < s.size() && !space_at(s, end)) {
      i = end;
      continue;
    }
    std::size_t next = end;
    while (next < s.size() && space_at(s, next)) next += static_cast<unsigned char>(s[next]) == 0xC2 ? 2 : 1;
    const bool lower_next = next < s.size() && s[next] >= 'a' && s[next] <= 'z';
    const bool digit_next = next < s.size() && s[next] >= '0' && s[next] <= '9';
    const bool abbreviated = c == '.' && end == i + 1 && abbreviation_before(s, i, start, digit_next, more);
    const bool dotted_initials =
        abbreviated && i >= 2 && s[i - 2] == '.';  // "U.S. The" may end a sentence: it does before "The"
    if ((abbreviated && !dotted_initials) || (abbreviated && (lower_next || digit_next)) || (c == '.' && lower_next) ||
        (ellipsis && lower_next)) {
      i = end;
      continue;
    }
    if (dotted_initials && next < s.size()) {
      // Only a word that commonly opens a sentence ends it here: "U.S. Senate" goes on.
      static constexpr std::array openers = {"The", "In",  "It", "He", "She", "They", "We", "This", "That",
                                             "But", "And", "A",  "As", "On",  "I",    "At", "For"};
      std::size_t word_end = next;
      while (word_end < s.size() && ascii_letter(s[word_end])) ++word_end;
      const std::string_view word = s.substr(next, word_end - next);
      if (std::find(openers.begin(), openers.end(), word) == openers.end()) {
        i = end;
        continue;
      }
    }
    finish(end);
    i = end;
  }
  finish(span.end);
}

}  // namespace claimcheck
