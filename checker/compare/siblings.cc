#include "checker/compare/siblings.h"

#include "checker/text/token.h"

#include <algorithm>
#include <cstdlib>

namespace claimcheck {

namespace {

constexpr std::size_t title_words = 2;  // of two issues of one series ("Minutes of the board")
constexpr int issues_apart = 6;         // days

bool is_held(const DocumentInfo& document, std::uint64_t name) {
  return std::binary_search(document.keywords.begin(), document.keywords.end(), name);
}

bool in_title(const DocumentInfo& document, std::uint64_t word) {
  return std::any_of(document.title.begin(), document.title.end(), [&](const TitleWord& w) { return w.word == word; });
}

/// A word that says which is a name where its own text holds it as one; codes, days and ordinals are none.
bool is_name(const DocumentInfo& document, const TitleWord& w) { return w.says_which && is_held(document, w.word); }

/// The words of a title that the other does not have.
struct OwnWords {
  std::size_t count = 0;
  bool says_which = false;
};

OwnWords own_words(const DocumentInfo& a, const DocumentInfo& b) {
  OwnWords own;
  for (const TitleWord& w : a.title) {
    if (in_title(b, w.word)) continue;
    ++own.count;
    own.says_which |= w.says_which && !is_held(b, w.word);
  }
  return own;
}

/// The title of `a` has names, and `b` holds none of them.
bool names_others(const DocumentInfo& a, const DocumentInfo& b) {
  bool named = false;
  for (const TitleWord& w : a.title) {
    if (!is_name(a, w)) continue;
    if (is_held(b, w.word) || in_title(b, w.word)) return false;
    named = true;
  }
  return named;
}

bool is_all_name(const DocumentInfo& document) {
  return !document.title.empty() && std::all_of(document.title.begin(), document.title.end(),
                                                [&](const TitleWord& w) { return is_name(document, w); });
}

/// Whether the sentence has a word of the document's title, or the possessive of one.
bool names(std::string_view sentence, const DocumentInfo& document) {
  std::vector<Token> words;
  tokenize(sentence, {0, static_cast<std::uint32_t>(sentence.size())}, words);
  return std::any_of(words.begin(), words.end(), [&](const Token& t) {
    if (!t.capital) return false;
    const std::string word = fold_case(slice(sentence, t.span));
    return in_title(document, t.hash) ||
           (word.ends_with("'s") && in_title(document, hash_word(std::string_view(word).substr(0, word.size() - 2))));
  });
}

}  // namespace

bool siblings(const DocumentInfo& a, const DocumentInfo& b) {
  const OwnWords x = own_words(a, b), y = own_words(b, a);
  const std::size_t shared = a.title.size() - x.count;
  if (x.count == 0 && y.count == 0 && shared >= title_words && a.meta.date && b.meta.date)
    return std::abs(a.meta.date->days - b.meta.date->days) >= issues_apart;
  return x.says_which && y.says_which && shared >= std::max(x.count, y.count);
}

bool other_subjects(const DocumentInfo& a, const DocumentInfo& b) { return names_others(a, b) && names_others(b, a); }

bool may_be_siblings(const DocumentInfo& a, const DocumentInfo& b) {
  return own_words(a, b).says_which && own_words(b, a).says_which;
}

bool two_entries(const DocumentInfo& a, const DocumentInfo& b, std::string_view in_a, std::string_view in_b) {
  if (!is_all_name(a) || !is_all_name(b)) return false;
  if (std::any_of(a.title.begin(), a.title.end(), [&](const TitleWord& w) { return in_title(b, w.word); }))
    return false;
  return !names(in_a, b) && !names(in_b, a);
}

}  // namespace claimcheck
