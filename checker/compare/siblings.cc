#include "checker/compare/siblings.h"

#include "checker/compare/dates_apart.h"
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

/// The word as a name: "Norrby's" is Norrby.
std::uint64_t name_of(std::string_view sentence, const Token& token) {
  const std::string word = fold_case(slice(sentence, token.span));
  return word.ends_with("'s") ? hash_word(std::string_view(word).substr(0, word.size() - 2)) : token.hash;
}

/// Whether the sentence has a word of the document's title, or the possessive of one, before its first figure.
bool names(std::string_view sentence, const DocumentInfo& document) {
  std::vector<Token> words;
  tokenize(sentence, {0, static_cast<std::uint32_t>(sentence.size())}, words);
  // What comes behind the first figure is said of others: "Partners: Marten 20%, Norrby 9%".
  const auto end = std::find_if(words.begin(), words.end(), [](const Token& t) { return t.kind == TokenKind::number; });
  return std::any_of(words.begin(), end, [&](const Token& t) {
    return t.capital && (in_title(document, t.hash) || in_title(document, name_of(sentence, t)));
  });
}

/// Adds the names of whoever made a survey that the sentence speaks of: right before the word ("a Harbour poll"), or
/// behind "by" ("a survey by the Marten Institute"). Only names that the document holds as such: a month
/// is none ("the May poll").
void add_surveyors(const Vocabulary& vocabulary, const DocumentInfo& document, std::string_view sentence,
                   std::vector<std::uint64_t>& names) {
  static const std::uint64_t by = hash_word("by");
  std::vector<Token> words;
  tokenize(sentence, {0, static_cast<std::uint32_t>(sentence.size())}, words);
  const auto named = [&](std::size_t i) {
    return i < words.size() && words[i].kind == TokenKind::word && words[i].capital;
  };
  const auto joins = [&](std::size_t i) {  // "Norrby/Marten poll"
    return i < words.size() && slice(sentence, words[i].span) == "/";
  };
  const auto add = [&](const Token& t) {
    if (joins(static_cast<std::size_t>(&t - words.data()))) return;
    if (const std::uint64_t name = name_of(sentence, t); is_held(document, name)) names.push_back(name);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (vocabulary.word(words[i].hash, WordClass::survey) == nullptr) continue;
    for (std::size_t j = i; j-- > 1 && (named(j) || joins(j));) add(words[j]);
    if (i + 2 >= words.size() || words[i + 1].hash != by) continue;
    for (std::size_t j = i + (named(i + 2) ? 2 : 3); named(j) || joins(j); ++j) add(words[j]);  // "by the"
  }
}

/// The claims of a document, which stand together.
std::pair<ClaimList::Iterator, ClaimList::Iterator> claims_of(const CheckInput& input, std::uint32_t document) {
  const auto [first, end] = input.claims.of_document(document);
  return {input.claims.begin() + first, input.claims.begin() + end};
}

bool reports_an_event(const CheckInput& input, std::uint32_t document) {
  const auto [first, end] = claims_of(input, document);
  return std::any_of(first, end, [&](const Claim& c) {
    const Measure* measure = input.rules.find_measure(c.measure);
    return measure != nullptr && measure->event;
  });
}

/// Whose poll the figure of the claim is of, by its sentence; where that names nobody's, by the first sentence of the
/// document that has a figure.
std::vector<std::uint64_t> surveyors(const CheckInput& input, const Claim& claim) {
  const Vocabulary& vocabulary = *input.rules.vocabulary;
  const DocumentInfo& document = input.documents[claim.document];
  std::vector<std::uint64_t> names;
  add_surveyors(vocabulary, document, claim.sentence, names);
  const auto first = claims_of(input, claim.document).first;
  if (names.empty()) add_surveyors(vocabulary, document, first->sentence, names);
  return names;
}

}  // namespace

bool siblings(const DocumentInfo& a, const DocumentInfo& b) {
  const OwnWords x = own_words(a, b), y = own_words(b, a);
  const std::size_t shared = a.title.size() - x.count;
  if (x.count == 0 && y.count == 0 && shared >= title_words && a.date && b.date)
    return std::abs(a.date->days - b.date->days) >= issues_apart;
  return x.says_which && y.says_which && shared >= std::max(x.count, y.count);
}

bool two_models(const DocumentInfo& a, const DocumentInfo& b) {
  const auto own_are_codes = [](const DocumentInfo& one, const DocumentInfo& other) {
    return std::all_of(one.title.begin(), one.title.end(),
                       [&](const TitleWord& w) { return w.model || in_title(other, w.word); });
  };
  const OwnWords x = own_words(a, b), y = own_words(b, a);
  return x.count > 0 && y.count > 0 && a.title.size() >= x.count + title_words && own_are_codes(a, b) &&
         own_are_codes(b, a);
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
  if (!a.date || !b.date || input.rules.vocabulary == nullptr) return false;
  const auto tells_of_one = [&](const DocumentInfo& document) {
    return std::any_of(document.title.begin(), document.title.end(), [&](const TitleWord& w) {
      return input.rules.vocabulary->word(w.word, WordClass::happening) != nullptr;
    });
  };
  return std::abs(a.date->days - b.date->days) > apart && tells_of_one(a) && tells_of_one(b);
}

bool of_two_days_of_news(const CheckInput& input, const Claim& a, const Claim& b) {
  return of_two_reports(a, b) && reports_an_event(input, a.document) && reports_an_event(input, b.document);
}

bool grows_in_news(const CheckInput& input, const Claim& a, const Claim& b) {
  constexpr int news = 14;  // days
  const auto &p = input.documents[a.document].date, &q = input.documents[b.document].date;
  if (!p || !q || *p == *q || std::abs(p->days - q->days) > news) return false;
  const Claim &early = *p < *q ? a : b, &late = *p < *q ? b : a;
  const Mention &x = early.quantity, &y = late.quantity;
  if (x.unit != nullptr || y.unit != nullptr || !x.stated_low || !y.stated_low || !(*x.stated_low < *y.stated_low))
    return false;
  const Dimension *then = find_dimension(early, "time"), *now = find_dimension(late, "time");
  const auto states = [](const Dimension* time) { return time != nullptr && time->origin == Origin::stated; };
  if (states(then) && states(now) && then->value == now->value) return false;
  return reports_an_event(input, a.document) && reports_an_event(input, b.document);
}

bool two_surveys(const CheckInput& input, const Claim& a, const Claim& b) {
  const auto is_share = [](const Claim& c) { return c.quantity.kind == QuantityKind::percent; };
  if (input.rules.vocabulary == nullptr || !is_share(a) || !is_share(b)) return false;
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
  // "Now the archive says that it had 2,900 in 1920."
  if (const Dimension* own = find_dimension(now, "time"); own != nullptr && own->origin == Origin::stated) return false;
  if (const auto& day = input.documents[now.document].date; day && day->days - time->dates->to->days < long_ago)
    return false;
  if (!says_now(*input.rules.vocabulary, now, false)) return false;
  // Without a date of its own a document is no older than what it tells of.
  if (input.documents[now.document].date) return true;
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
