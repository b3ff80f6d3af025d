// How long a span of dates is, beside the length that is stated for it: "from 2010 to 2015, a period of seven years".
#include "checker/compare/date_checks.h"

#include <cstdlib>

namespace claimcheck {

namespace {

/// The unit in which both a span and its length can be counted.
enum class Step : std::uint8_t { none, day, month, year };

Step step_of(const Claim& c) {
  if (c.quantity.kind != QuantityKind::duration || c.quantity.unit == nullptr || is_range(c) ||
      c.quantity.modifier != Modifier::exact || !c.quantity.stated_low || !c.quantity.stated_low->is_integer())
    return Step::none;
  const std::string& name = c.quantity.unit->name;
  return name == "day" ? Step::day : name == "month" ? Step::month : name == "year" ? Step::year : Step::none;
}

/// The longest and the shortest reading of a span in a unit: "2010 to 2015" is four to six years.
struct Length {
  int least = 0, most = 0;
};

Length length_of(const DateRange& span, Step step) {
  const CivilDate from = civil(*span.from), to = civil(*span.to);
  switch (step) {
    case Step::day:
      return {span.to->days - span.from->days, span.to->days - span.from->days + 1};
    case Step::month: {
      const int months = (to.year - from.year) * 12 + to.month - from.month;
      return {months - 1, months + 1};
    }
    default:
      return {to.year - from.year - 1, to.year - from.year + 1};
  }
}

/// Only what sets a length beside a span stands between them: a comma, "a period of", "for", "the", a bracket.
bool beside(const SentenceView& v, std::size_t a, std::size_t b) {
  static const WordSet link{"a",       "the",  "an",       "for",  "period", "span", "of",    "or",
                            "stretch", "term", "spanning", "that", "is",     "was",  "total", "lasting"};
  for (std::size_t i = a + 1; i < b; ++i)
    if (!v.word(i, link) && !v.mark(i, ',') && !v.mark(i, '(') && !v.mark(i, '-')) return false;
  return true;
}

/// Whether the words between them really make the one the length of the other: "a period of", a bracket, "for", or a
/// comma behind which nothing goes on ("from 2010 to 2015, seven years").
bool is_its_length(const SentenceView& v, std::size_t a, std::size_t b) {
  static const WordSet sure{"period", "span", "for", "stretch", "term", "spanning", "or", "lasting"};
  for (std::size_t i = a + 1; i < b; ++i)
    if (v.word(i, sure) || v.mark(i, '(')) return true;
  if (b == a + 1) return true;  // "the seven years from 2010 to 2015"
  return v.mark(a + 1, ',') && (b + 1 >= v.elements.size() || v.elements[b + 1].kind != TokenKind::word);
}

bool has_ends(const Claim& c) {
  const DateRange& d = c.quantity.dates;
  return c.quantity.kind == QuantityKind::date_range && !c.quantity.relative && d.from && d.to && *d.from < *d.to;
}

/// A phrase with both ends ("from 2010 to 2015"); "2010" alone is one year, whatever lasted in it.
bool writes_both_ends(const Claim& c) {
  for (const char* joint : {" to ", " through ", " until ", " and ", "-", "\xE2\x80\x93", " till "})
    if (c.quote.find(joint) != std::string::npos) return true;
  return false;
}

}  // namespace

void check_spans(const CheckInput& input, const SentenceView& v, std::vector<Finding>& findings) {
  for (std::size_t k = 0; k + 1 < v.at.size(); ++k) {
    const auto first = static_cast<std::uint32_t>(v.elements[v.at[k]].claim),
               second = static_cast<std::uint32_t>(v.elements[v.at[k + 1]].claim);
    const bool ahead = step_of(input.claims[first]) != Step::none;  // "for eight years, from 2001 to 2010"
    const Claim &length = input.claims[ahead ? first : second], &span = input.claims[ahead ? second : first];
    const Step step = step_of(length);
    if (step == Step::none || !has_ends(span) || !writes_both_ends(span) || !beside(v, v.at[k], v.at[k + 1])) continue;
    if (!(ahead ? v.at[k + 1] == v.at[k] + 1 || v.mark(v.at[k] + 1, ',') || v.mark(v.at[k] + 1, '(')
                : is_its_length(v, v.at[k], v.at[k + 1])))
      continue;
    const Length fits = length_of(span.quantity.dates, step);
    const double stated = length.quantity.stated_low->to_double();
    if (stated >= fits.least && stated <= fits.most) continue;
    // A day of a month or a month of a year is no span of years.
    if (step == Step::year && fits.most < 2) continue;
    const std::string unit = length.quantity.unit->name;
    findings.push_back(date_finding(
        input, {first, second}, Severity::error, 0.85,
        quoted(span) + " is " + std::to_string(fits.least) + " to " + std::to_string(fits.most) + " " + unit +
            "s, not " + readable(*length.quantity.stated_low) + ".",
        {"it begins " + long_date(*span.quantity.dates.from) + " and ends " + long_date(*span.quantity.dates.to)}));
  }
}

}  // namespace claimcheck
