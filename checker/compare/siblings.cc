#include "checker/compare/siblings.h"

#include "checker/compare/dimensions.h"
#include "checker/ruleset/vocabulary.h"
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

/// Adds the names of whoever made a survey that the sentence speaks of: right before the word ("a Harbour poll"), or
/// behind "by" ("a survey by the Marten Institute").
void add_surveyors(const Vocabulary& vocabulary, std::string_view sentence, std::vector<std::uint64_t>& names) {
  static const std::uint64_t by = hash_word("by");
  std::vector<Token> words;
  tokenize(sentence, {0, static_cast<std::uint32_t>(sentence.size())}, words);
  const auto named = [&](std::size_t i) {
    return i < words.size() && words[i].kind == TokenKind::word && words[i].capital;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (vocabulary.word(words[i].hash, WordClass::survey) == nullptr) continue;
    for (std::size_t j = i; j-- > 1 && named(j);) names.push_back(words[j].hash);
    if (i + 2 >= words.size() || words[i + 1].hash != by) continue;
    for (std::size_t j = i + (named(i + 2) ? 2 : 3); named(j); ++j) names.push_back(words[j].hash);  // "by the"
  }
}

/// The claims of a document, which stand together.
std::pair<std::vector<Claim>::const_iterator, std::vector<Claim>::const_iterator> claims_of(const CheckInput& input,
                                                                                            std::uint32_t document) {
  const auto first = std::lower_bound(input.claims.begin(), input.claims.end(), document,
                                      [](const Claim& c, std::uint32_t d) { return c.document < d; });
  return {first, std::upper_bound(first, input.claims.end(), document,
                                  [](std::uint32_t d, const Claim& c) { return d < c.document; })};
}

bool reports_an_event(const CheckInput& input, std::uint32_t document) {
  const auto [first, end] = claims_of(input, document);
  return std::any_of(first, end, [&](const Claim& c) {
    const Measure* measure = input.rules.find_measure(c.measure);
    return measure != nullptr && measure->event;
  });
}

std::vector<std::uint64_t> surveyors(const CheckInput& input, std::uint32_t document) {
  std::vector<std::uint64_t> names;
  const auto [first, end] = claims_of(input, document);
  std::uint32_t read = 0;
  for (auto c = first; c != end; ++c) {
    if (c != first && c->sentence_id == read) continue;
    read = c->sentence_id;
    add_surveyors(*input.rules.vocabulary, c->sentence, names);
  }
  return names;
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

bool name_one_thing(const DocumentInfo& a, const DocumentInfo& b, std::string_view in_a, std::string_view in_b) {
  const auto names_in = [&](std::string_view sentence) {
    std::vector<Token> words;
    tokenize(sentence, {0, static_cast<std::uint32_t>(sentence.size())}, words);
    std::vector<std::uint64_t> names;
    for (const Token& t : words)
      if (&t != words.data() && t.capital && is_held(a, t.hash) && is_held(b, t.hash) && !in_title(a, t.hash) &&
          !in_title(b, t.hash))
        names.push_back(t.hash);
    return names;
  };
  const std::vector<std::uint64_t> x = names_in(in_a), y = names_in(in_b);
  return std::any_of(x.begin(), x.end(), [&](std::uint64_t n) { return std::find(y.begin(), y.end(), n) != y.end(); });
}

bool two_happenings(const CheckInput& input, const DocumentInfo& a, const DocumentInfo& b) {
  constexpr int apart = 60;  // days
  if (!a.meta.date || !b.meta.date || input.rules.vocabulary == nullptr) return false;
  const auto tells_of_one = [&](const DocumentInfo& document) {
    return std::any_of(document.title.begin(), document.title.end(), [&](const TitleWord& w) {
      return input.rules.vocabulary->word(w.word, WordClass::happening) != nullptr;
    });
  };
  return std::abs(a.meta.date->days - b.meta.date->days) > apart && tells_of_one(a) && tells_of_one(b);
}

bool of_two_days_of_news(const CheckInput& input, const Claim& a, const Claim& b) {
  return of_two_reports(a, b) && reports_an_event(input, a.document) && reports_an_event(input, b.document);
}

bool two_surveys(const CheckInput& input, std::uint32_t a, std::uint32_t b) {
  if (input.rules.vocabulary == nullptr) return false;
  const std::vector<std::uint64_t> x = surveyors(input, a);
  if (x.empty()) return false;
  const std::vector<std::uint64_t> y = surveyors(input, b);
  return !y.empty() && std::none_of(x.begin(), x.end(),
                                    [&](std::uint64_t name) { return std::find(y.begin(), y.end(), name) != y.end(); });
}

bool once_and_now(const CheckInput& input, const Claim& then, const Claim& now) {
  constexpr int long_ago = 400;  // days
  if (input.rules.vocabulary == nullptr) return false;
  const Dimension* time = find_dimension(then, "time");
  if (time == nullptr || time->origin != Origin::stated || !time->dates || !time->dates->to) return false;
  if (const auto& day = input.documents[now.document].meta.date; day && day->days - time->dates->to->days < long_ago)
    return false;
  std::vector<Token> words;
  tokenize(now.sentence, {0, now.sentence_number.begin}, words);
  if (std::none_of(words.begin(), words.end(),
                   [&](const Token& t) { return input.rules.vocabulary->word(t.hash, WordClass::present) != nullptr; }))
    return false;
  // Without a date of its own a document is no older than what it tells of.
  if (input.documents[now.document].meta.date) return true;
  const auto [first, end] = claims_of(input, now.document);
  return std::any_of(first, end, [&](const Claim& c) {
    return c.quantity.dates.from && c.quantity.dates.from->days - time->dates->to->days >= long_ago;
  });
}

bool two_entries(const DocumentInfo& a, const DocumentInfo& b, std::string_view in_a, std::string_view in_b) {
  if (!is_all_name(a) || !is_all_name(b)) return false;
  if (std::any_of(a.title.begin(), a.title.end(), [&](const TitleWord& w) { return in_title(b, w.word); }))
    return false;
  return !names(in_a, b) && !names(in_b, a);
}

}  // namespace claimcheck
