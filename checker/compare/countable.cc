#include "checker/compare/countable.h"
#include "checker/compare/verdict.h"

#include "checker/ruleset/vocabulary.h"
#include "checker/text/masks.h"
#include "checker/text/token.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string>

namespace claimcheck {

namespace {

constexpr int event_reach = 6;
constexpr std::uint32_t restart_reach = 30;  // bytes between a false start and the full figure

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }

/// Figures that people vary freely: "dozens", "one", "two things", the first of a list.
bool rhetorical(const Claim& claim) {
  const Mention& m = claim.quantity;
  if (m.written == Written::vague || m.written == Written::indefinite) return true;
  if (is_date(m)) return !m.dates.from && !m.dates.to && m.month_day == 0;
  if (!m.stated_low && !m.stated_high) return true;
  if (m.kind == QuantityKind::ordinal) return m.stated_low && *m.stated_low <= Decimal(2);
  return m.unit == nullptr && m.stated_low && m.written == Written::words && *m.stated_low == Decimal(1);
}

/// The word that a space alone parts from what begins at `end`, or empty.
std::string_view word_ending(std::string_view sentence, std::size_t end) {
  end = std::min(end, sentence.size());
  if (end == 0 || sentence[end - 1] != ' ') return {};
  --end;
  const std::size_t space = sentence.substr(0, end).rfind(' ');
  const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
  return sentence.substr(begin, end - begin);
}

std::string_view word_before(const Claim& claim) { return word_ending(claim.sentence, claim.sentence_number.begin); }

/// Most words of a headline are written with a capital, so that a capital makes no name there.
bool is_headline(std::string_view sentence) {
  int words = 0, capitals = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!is_letter(sentence[i]) || (i > 0 && sentence[i - 1] != ' ')) continue;
    ++words;
    capitals += is_capital(sentence[i]);
  }
  return 2 * capitals > words;
}

/// "Velden.js", "OpenVelden": no plain word is written so, wherever it stands.
bool is_product_name(std::string_view word) {
  for (std::size_t i = 1; i + 1 < word.size(); ++i)
    if ((word[i] == '.' && is_letter(word[i + 1])) || (!is_capital(word[i]) && is_capital(word[i + 1]))) return true;
  return false;
}

/// "RFC 2119", "Rust 1.67", "Channel 4": the number belongs to the name before it. Not "In Velden, 24 died". A word
/// that opens the sentence or stands in a headline is a name for certain where no plain word is written so, and before
/// a number with decimals, which counts nothing ("Velden 2.12 Release Notes").
bool numbers_a_name(const Claim& claim) {
  const auto plain = [](char c) { return is_digit(c) || c == '.'; };
  std::string_view quote = claim.quote;
  const std::string_view word = word_before(claim);
  if (const std::size_t space = quote.find(' '); space != std::string_view::npos) quote = quote.substr(0, space);
  if (!std::all_of(quote.begin(), quote.end(), plain)) return false;
  const bool decimals = quote.find('.') != std::string_view::npos;
  const auto in_name = [&](char c) { return is_letter(c) || c == '.' || (decimals && is_digit(c)); };
  if (word.size() < 2 || word.back() == '.' || !std::all_of(word.begin(), word.end(), in_name)) return false;
  const bool caps = std::all_of(word.begin(), word.end(), is_capital);
  const bool sure = caps || is_product_name(word) || decimals;
  const bool opens = word.data() == claim.sentence.data();
  if (!is_product_name(word) && !is_capital(word.front())) return false;
  if (!sure && (opens || is_headline(claim.sentence))) return false;
  return std::none_of(claim.context.begin(), claim.context.end(), [](const ContextWord& w) {
    return w.distance == -1 && (w.flags & (ContextWord::event | ContextWord::stop)) != 0;
  });
}

/// "7328482253", "52615607e6": the digits of an identifier. People part the thousands of so long a number, or round it;
/// a table may not.
bool is_identifier(const Claim& claim) {
  constexpr std::size_t longest_count = 6, zeros = 3;
  const std::string_view number = std::string_view(claim.quote).substr(0, claim.quote.find(' '));
  const auto exponent = std::find(number.begin(), number.end(), 'e');
  if (claim.in_table || number.size() <= longest_count || !std::all_of(number.begin(), exponent, is_digit))
    return false;
  if (exponent != number.end()) return std::all_of(exponent + 1, number.end(), is_digit);
  return number.find_last_not_of('0') + zeros >= number.size();
}

/// "8e2c7bef": what was read as number and unit goes on without a space.
bool goes_on(const Claim& claim) {
  const auto letter_or_digit = [](char c) { return is_letter(c) || is_digit(c); };
  const std::string_view sentence = claim.sentence;
  const std::size_t end = claim.sentence_number.end;
  return end > 0 && end < sentence.size() && letter_or_digit(sentence[end - 1]) && letter_or_digit(sentence[end]);
}

/// "0644", "U+0027", "em1", "2.30.x", "LEVEL=75": written as no quantity is.
bool is_code_number(const Claim& claim) {
  const std::string_view quote = claim.quote;
  if (quote.size() > 1 && quote[0] == '0' && is_digit(quote[1])) return true;
  const std::string_view sentence = claim.sentence;
  const std::size_t begin = claim.sentence_number.begin, end = claim.sentence_number.end;
  if (end + 1 < sentence.size() && sentence[end] == '.' && is_letter(sentence[end + 1])) return true;
  if (is_identifier(claim)) return true;
  return begin > 0 && begin <= sentence.size() &&
         (is_letter(sentence[begin - 1]) || sentence[begin - 1] == '_' || sentence[begin - 1] == '=');
}

/// "Update Velden to 70.1": the version that something of that name is brought to. "Updated the toll to 45" is none:
/// what has an article is no name, but two words stand between at most.
bool is_new_version(const CheckInput& input, const Claim& claim) {
  constexpr int most_words = 2;
  const std::string_view sentence = claim.sentence;
  std::string_view word = word_before(claim);
  if (word != "to") return false;
  for (int words = 0; words <= most_words; ++words) {
    const auto end = static_cast<std::size_t>(word.data() - sentence.data());
    if (end == 0) return false;
    word = word_ending(sentence, end);
    const std::uint64_t hash = hash_word(fold_case(word));
    if (words > 0 && input.rules.vocabulary->word(hash, WordClass::version_verb) != nullptr) return true;
    if (word.empty() || is_stop_word(hash)) return false;
  }
  return false;
}

/// "a 32-bit integer": a kind of its noun.
bool names_a_kind(const Claim& claim) {
  const Mention& m = claim.quantity;
  return m.unit != nullptr && m.unit->dimension == UnitDimension::data && m.unit->name == "bit" &&
         claim.quote.find('-') != std::string::npos;
}

/// "2.2 Opening the file", "3.24: Opening": the number of a section before its title.
bool numbers_a_section(const Claim& claim) {
  const std::string_view rest =
      std::string_view(claim.sentence).substr(std::min<std::size_t>(claim.sentence_number.end, claim.sentence.size()));
  const bool capital = (rest.size() > 1 && rest[0] == ' ' && is_capital(rest[1])) ||
                       (!claim.quantity.noun.empty() && claim.quote.find(' ') + 1 < claim.quote.size() &&
                        is_capital(claim.quote[claim.quote.find(' ') + 1]));
  return claim.sentence_number.begin == 0 && claim.quantity.written == Written::decimals && claim.quantity.stated_low &&
         claim.quantity.stated_low->exponent() < 0 && (capital || rest.starts_with(": "));
}

/// "The sixth argument", "the third column": which one of a list, not how many times.
bool is_place_in_list(const CheckInput& input, const Claim& claim) {
  const Mention& m = claim.quantity;
  return m.kind == QuantityKind::ordinal && input.rules.vocabulary != nullptr &&
         input.rules.vocabulary->word(hash_word(m.noun), WordClass::unnamed) != nullptr;
}

/// A hash of a program stands in the sentence as a word ("4b9458b3786228369c63"): sixteen digits and letters to base 16
/// or more.
bool holds_a_hash(std::string_view sentence) {
  constexpr std::size_t fewest = 16;
  const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  // A run of so many holds every sixteenth byte of the sentence that it spans: only there is it looked for.
  for (std::size_t i = fewest - 1; i < sentence.size(); i += fewest) {
    if (!is_hex(sentence[i])) continue;
    std::size_t begin = i, end = i + 1;
    while (begin > 0 && is_hex(sentence[begin - 1])) --begin;
    while (end < sentence.size() && is_hex(sentence[end])) ++end;
    const auto digits =
        static_cast<std::size_t>(std::count_if(sentence.begin() + static_cast<std::ptrdiff_t>(begin),
                                               sentence.begin() + static_cast<std::ptrdiff_t>(end), is_digit));
    // In an address, or in brackets, it says where something is.
    const bool alone = (begin == 0 || sentence[begin - 1] == ' ') && (end == sentence.size() || sentence[end] == ' ');
    if (alone && end - begin >= fewest && digits > 1 && digits + 1 < end - begin) return true;
    i = end - 1;
  }
  return false;
}

/// " --wait": how an option of a command is written.
std::size_t options(std::string_view sentence) {
  std::size_t found = 0;
  for (std::size_t i = sentence.find(" --"); i != std::string_view::npos; i = sentence.find(" --", i + 1))
    found += i + 3 < sentence.size() && is_letter(sentence[i + 3]);
  return found;
}

/// "Week 11", "a tier 3 target": which one, not how many.
bool names_one(const CheckInput& input, const Claim& claim) {
  const Mention& m = claim.quantity;
  if (goes_on(claim) || names_a_kind(claim) || is_place_in_list(input, claim)) return true;
  if (m.unit != nullptr || m.kind != QuantityKind::cardinal || m.modifier != Modifier::exact) return false;
  if (is_code_number(claim) || numbers_a_section(claim)) return true;
  const bool bare = m.noun.empty() || m.noun.starts_with("http");
  const bool decimals = m.stated_low && m.stated_low->exponent() < 0;  // "the 1.36 release", "Velden 2.1 Notes"
  if ((bare || decimals || (claim.in_heading && is_product_name(word_before(claim)))) && numbers_a_name(claim))
    return true;
  if (input.rules.vocabulary == nullptr) return false;
  if (is_new_version(input, claim)) return true;
  if (decimals && input.rules.vocabulary->word(hash_word(m.noun), WordClass::enumerator) != nullptr) return true;
  constexpr int longest_series = 100;  // "Tier 3 targets", but "in case 500 people come"
  if (!bare && (m.written != Written::digits || !m.stated_low || Decimal(longest_series) < *m.stated_low)) return false;
  return input.rules.vocabulary->word(hash_word(fold_case(word_before(claim))), WordClass::enumerator) != nullptr;
}

/// "$50 — over $50 billion": a figure that the words right behind it say again, in full.
bool false_start(const CheckInput& input, std::uint32_t claim, std::uint32_t end) {
  const Mention& m = input.claims[claim].quantity;
  if (!m.stated_low || m.stated_low->is_zero() || claim + 1 >= end) return false;
  const Mention& next = input.claims[claim + 1].quantity;
  if (m.unit != nullptr && m.unit != next.unit) return false;
  if (!next.stated_low || next.span.begin >= m.span.end + restart_reach || *next.stated_low <= *m.stated_low)
    return false;
  return next.stated_low->shifted(-next.stated_low->exponent()) == m.stated_low->shifted(-m.stated_low->exponent());
}

constexpr std::uint32_t time_reach = 60;  // bytes

/// A date beside other figures of its sentence is their time and no claim of its own, unless it is that of an event or
/// of what a noun names.
bool only_a_time(const CheckInput& input, std::uint32_t claim, std::uint32_t first, std::uint32_t end) {
  if (!is_date(input.claims[claim].quantity) || describes_a_noun(input, input.claims[claim])) return false;
  for (const ContextWord& w : input.claims[claim].context)
    if ((w.flags & ContextWord::event) != 0 && std::abs(w.distance) <= event_reach) return false;
  const Span own = input.claims[claim].quantity.span;
  for (std::uint32_t i = first; i < end; ++i) {
    const Mention& other = input.claims[i].quantity;
    const bool near = other.span.begin < own.end + time_reach && own.begin < other.span.end + time_reach;
    if (!is_date(other) && near) return true;
  }
  return false;
}

}  // namespace

bool is_code(std::string_view sentence) {
  constexpr std::string_view marks[] = {"&&", "||", "==", ">=", "<=",  "!=",  "->",  "();",      "__",
                                        "::", "{",  "};", "/*", " | ", "--+", "| |", "#define ", "(*)"};
  std::uint64_t signs = 0;  // hardly any sentence has one
  PaddedBytes padded(sentence);
  for (std::size_t i = 0; i < sentence.size(); i += mask_size) signs |= code_mask(padded.at(i));
  if (holds_a_hash(sentence) || options(sentence) > 1) return true;
  if (signs == 0) {
    const auto holds = [&](std::string_view mark) { return sentence.find(mark) != std::string_view::npos; };
    return holds("();") && holds("::");
  }
  int found = 0;
  for (const std::string_view mark : marks)
    if (sentence.find(mark) != std::string_view::npos && ++found == 2) return true;
  return false;
}

bool describes_a_noun(const CheckInput& input, const Claim& claim) {
  constexpr std::size_t year_digits = 4;
  if (!is_date(claim.quantity) || claim.quote.size() != year_digits || input.rules.vocabulary == nullptr) return false;
  const std::string_view sentence = claim.sentence;
  const std::size_t end = claim.sentence_number.end;
  if (end + 1 >= sentence.size() || sentence[end] != ' ' || !is_letter(sentence[end + 1])) return false;
  const std::uint64_t before = hash_word(fold_case(word_before(claim)));
  if (input.rules.vocabulary->word(before, WordClass::time_link) != nullptr ||
      input.rules.vocabulary->word(before, WordClass::preposition) != nullptr)
    return false;
  const auto at = [&](int distance, std::uint8_t flags) {
    return std::any_of(claim.context.begin(), claim.context.end(), [&](const ContextWord& w) {
      return w.distance == distance && (w.flags & (ContextWord::stop | ContextWord::number)) == flags;
    });
  };
  return at(-1, ContextWord::stop) && at(1, 0);
}

bool says_how_many(const CheckInput& input, std::uint32_t claim, std::uint32_t first, std::uint32_t end) {
  const Claim& c = input.claims[claim];
  return !rhetorical(c) && !names_one(input, c) && !false_start(input, claim, end) &&
         !only_a_time(input, claim, first, end);
}

}  // namespace claimcheck
