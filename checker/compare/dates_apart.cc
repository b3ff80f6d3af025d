#include "checker/compare/dates_apart.h"

#include "checker/compare/verdict.h"
#include "checker/compare/word_overlap.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck {

namespace {

constexpr auto one_phrase =
    static_cast<std::int64_t>(6 * rarity_unit);  // rarity of shared pairs of words: three rare words in a row

/// Whole years between two dates.
int years_apart(const Mention& a, const Mention& b) {
  if (!a.dates.from || !b.dates.from) return 0;
  return std::abs(a.dates.from->days - b.dates.from->days) / 365;
}

/// "In 2022" in a document of 2021, "in 2023" in one of 2022; or days as far from their documents' days, which lie
/// apart, or those days themselves; so with months: each means its own year, month or day.
bool move_with_documents(const CheckInput& input, const Slot& a, const Slot& b) {
  constexpr int whole_year = 364, whole_month = 27, apart = 6, close = 1;  // days
  const auto &p = input.documents[a.document].date, &q = input.documents[b.document].date;
  const DateRange &x = input.claims[a.claim].quantity.dates, &y = input.claims[b.claim].quantity.dates;
  if (!p || !q || !x.from || !x.to || !y.from || !y.to) return false;
  const auto is_year = [](const DateRange& d) { return d.to->days - d.from->days >= whole_year; };
  if (is_year(x) != is_year(y)) return false;
  if (is_year(x))
    return civil(*p).year != civil(*q).year &&
           civil(*x.from).year - civil(*p).year == civil(*y.from).year - civil(*q).year;
  const auto month_of = [](Date day) { return 12 * civil(day).year + static_cast<int>(civil(day).month); };
  const auto is_month = [&](const DateRange& d) {
    return d.to->days - d.from->days >= whole_month && month_of(*d.from) == month_of(*d.to);
  };
  if (is_month(x) && is_month(y))
    return month_of(*p) != month_of(*q) && month_of(*x.from) - month_of(*p) == month_of(*y.from) - month_of(*q);
  if (*p != *q && x.from == p && x.to == p && y.from == q && y.to == q) return true;
  return std::abs(p->days - q->days) >= apart && std::abs((x.from->days - p->days) - (y.from->days - q->days)) <= close;
}

bool of_one_day(const CheckInput& input, const Claim& x, const Claim& y) {
  const auto &p = input.documents[x.document].date, &q = input.documents[y.document].date;
  return p && p == q;
}

/// "Minutes of the society, 3 April", "Annual report 2014": the day or year that ends a heading says which one it is.
/// Behind a preposition or a verb it says when something was ("The great fire of 1871", "The bridge, opened 1987").
bool ends_its_heading(const CheckInput& input, const Claim& claim) {
  const std::string_view text = claim.sentence;
  if (!claim.in_heading || claim.sentence_number.end + 1 < text.size() || input.rules.vocabulary == nullptr)
    return false;
  std::vector<Token> before;
  tokenize(text, {0, claim.sentence_number.begin}, before);
  if (before.empty()) return false;
  const Token& last = before.back();
  return input.rules.vocabulary->word(last.hash, WordClass::time_link) == nullptr &&
         !looks_like_verb(*input.rules.vocabulary, slice(text, last.span), last.hash);
}

/// "2 March 1987 16:31": a line that holds no word but the date, or codes in capitals such as "GMT", says when its
/// document or entry was written.
bool is_stamp(const Claim& claim) {
  if (claim.in_table) return false;
  const std::string_view text = claim.sentence;
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const std::string_view before = text.substr(0, claim.sentence_number.begin),
                         behind = text.substr(std::min<std::size_t>(claim.sentence_number.end, text.size()));
  if (std::any_of(before.begin(), before.end(), is_small) || std::any_of(behind.begin(), behind.end(), is_small))
    return false;  // nearly always
  std::vector<Token> words;
  tokenize(text, {0, std::min<std::uint32_t>(claim.sentence_number.begin, static_cast<std::uint32_t>(text.size()))},
           words);
  tokenize(text,
           {std::min<std::uint32_t>(claim.sentence_number.end, static_cast<std::uint32_t>(text.size())),
            static_cast<std::uint32_t>(text.size())},
           words);
  constexpr std::size_t longest_code = 4;
  return std::all_of(words.begin(), words.end(), [&](const Token& t) {
    if (t.kind != TokenKind::word) return true;
    const std::string_view word = slice(text, t.span);
    return word.size() <= longest_code &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  });
}

/// "Planned for May 2001, it took place in July 2002", "it took place in July 2002 and was repeated in 2005": the two
/// sentences agree in one date, and these two are of other steps, unless the same words lead up to them.
bool other_steps(const CheckInput& input, const Slot& a, const Slot& b) {
  constexpr int same_lead = 2;  // words
  if (common_run(a.left, b.left) >= same_lead || date_of_event(a, b)) return false;
  const Neighbours beside_a(a), beside_b(b);
  const auto is_date = [&](std::uint32_t claim) { return input.claims[claim].quantity.dates.from.has_value(); };
  for (std::uint32_t i = beside_a.first; i < beside_a.end; ++i)
    for (std::uint32_t k = beside_b.first; k < beside_b.end; ++k)
      if (i != a.claim && k != b.claim && is_date(i) && is_date(k) &&
          compare_silently(input.claims[i].quantity, input.claims[k].quantity).relationship == Relationship::consistent)
        return true;
  return false;
}

/// False only where no two names stand side by side in the text, which has single spaces, as in most: what a capital
/// stands in between two spaces counts as one.
bool may_hold_two_names(std::string_view text) {
  bool capital = false, after_capital = false;
  for (const char c : text) {
    if (c == ' ') {
      after_capital = std::exchange(capital, false);
    } else if ((c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) {
      if (after_capital) return true;
      capital = true;
    }
  }
  return false;
}

/// The last run of names before the date, within the sentence: "until the Serrin Narrows Bridge opened in 1964".
std::vector<std::uint64_t> names_before(const Claim& claim) {
  const std::string_view before = std::string_view(claim.sentence).substr(0, claim.sentence_number.begin);
  if (!may_hold_two_names(before)) return {};  // one is asked of none
  std::vector<Token> words;
  tokenize(claim.sentence,
           {0, std::min<std::uint32_t>(claim.sentence_number.begin, static_cast<std::uint32_t>(claim.sentence.size()))},
           words);
  const auto is_name = [&](const Token& t) { return t.kind == TokenKind::word && t.capital && !is_stop_word(t.hash); };
  auto end = std::find_if(words.rbegin(), words.rend(), is_name);
  std::vector<std::uint64_t> names;
  for (; end != words.rend() && is_name(*end); ++end) names.push_back(end->hash);
  return names;
}

/// Whether the date is of a thing of several names ("the Serrin Narrows Bridge") of which the other sentence has the
/// last, which says what kind of thing it is, and its document holds none of the others.
bool of_another(const CheckInput& input, const Claim& claim, const Claim& other) {
  const DocumentInfo& document = input.documents[other.document];
  const std::vector<std::uint64_t> names = names_before(claim);  // the last one first
  const auto holds = [&](std::uint64_t name) {
    return std::binary_search(document.keywords.begin(), document.keywords.end(), name);
  };
  if (names.size() < 2 || std::any_of(names.begin() + 1, names.end(), holds)) return false;
  std::vector<Token> words;
  tokenize(other.sentence, {0, static_cast<std::uint32_t>(other.sentence.size())}, words);
  return std::any_of(words.begin(), words.end(), [&](const Token& t) { return t.hash == names.front(); });
}

}  // namespace

const char* dates_apart(const CheckInput& input, const Slot& a, const Slot& b) {
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  const auto moves = [](const Claim& c) { return c.quantity.relative && c.quantity.month_day == 0; };
  if (moves(x) && moves(y)) return "both dates move with their documents";
  if (move_with_documents(input, a, b)) return "both dates move with their documents";
  if (moves(x) != moves(y) && years_apart(x.quantity, y.quantity) > 0)
    return "one date moves with its document, the other lies a year away or more";
  if (other_events(a, b) && shared_pairs(a, b) < one_phrase) return "they date different events";
  if (dates_a_trend(a) && dates_a_trend(b) && shared_pairs(a, b) < one_phrase) return "they date what rises and falls";
  if (ends_its_heading(input, x) && ends_its_heading(input, y) && !of_one_day(input, x, y))
    return "the dates say which document it is";
  if (is_stamp(x) || is_stamp(y)) return "the dates say when something was written";
  if (other_steps(input, a, b)) return "they date other steps of what the two sentences tell";
  if (x.document != y.document && (of_another(input, x, y) || of_another(input, y, x)))
    return "one dates a thing that the other document never names";
  return nullptr;
}

bool says_now(const Vocabulary& vocabulary, const Claim& claim, bool anywhere) {
  static const std::uint64_t articles[] = {hash_word("the"), hash_word("a"),     hash_word("an"),
                                           hash_word("its"), hash_word("their"), hash_word("this")};
  const auto size = static_cast<std::uint32_t>(claim.sentence.size());
  std::vector<Token> words;
  tokenize(claim.sentence, {0, anywhere ? size : std::min(claim.sentence_number.begin, size)}, words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (vocabulary.word(words[i].hash, WordClass::present) == nullptr) continue;
    const bool describes =
        i > 0 && std::find(std::begin(articles), std::end(articles), words[i - 1].hash) != std::end(articles);
    if (!describes) return true;
  }
  return false;
}

}  // namespace claimcheck
