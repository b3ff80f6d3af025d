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

/// Whether nothing goes on behind the figure: a mark or the end of the sentence.
bool closes(const SentenceView& v, std::size_t i) {
  return i + 1 >= v.elements.size() || (v.elements[i + 1].kind != TokenKind::word && v.elements[i + 1].claim < 0);
}

/// Whether a bracket holds the figure alone and the clause ends with it: "bonds sold from 2015 to 2018 (10 years) pay"
/// tells of the bonds.
bool alone_in_bracket(const SentenceView& v, std::size_t before, std::size_t figure) {
  return v.mark(before, '(') && before + 1 == figure && v.mark(figure + 1, ')') && closes(v, figure + 1);
}

/// ", a period of seven years", ", (for) seven years." or "(seven years)" behind a span. Without its comma, or where
/// the phrase goes on, the duration belongs to something else: "cars built from 2010 to 2015 for ten years", "from 1990
/// to 2000, for two years as a student".
bool length_behind(const SentenceView& v, std::size_t span, std::size_t length) {
  static const WordSet article{"a", "the"}, noun{"period", "span", "stretch", "term"}, of{"of"}, joint{"for", "or"};
  if (alone_in_bracket(v, span + 1, length)) return true;
  if (!v.mark(span + 1, ',')) return false;
  const std::size_t words = length - span - 2;
  if (words == 3) return v.word(span + 2, article) && v.word(span + 3, noun) && v.word(span + 4, of);
  return closes(v, length) && (words == 0 || (words == 1 && v.word(span + 2, joint)));
}

/// "the seven years from 2010 to 2015", "for seven years, from 2010 to 2015." or "for seven years (2010 to 2015)".
/// "After ten years, from 2010 to 2015" tells of two times.
bool length_ahead(const SentenceView& v, std::size_t length, std::size_t span) {
  static const WordSet the{"the"}, for_word{"for"};
  if (length == 0) return false;
  if (span == length + 1) return v.word(length - 1, the);
  if (span != length + 2 || !v.word(length - 1, for_word)) return false;
  return alone_in_bracket(v, length + 1, span) || (v.mark(length + 1, ',') && closes(v, span));
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
    if (step == Step::none || !has_ends(span) || !writes_both_ends(span)) continue;
    if (!(ahead ? length_ahead(v, v.at[k], v.at[k + 1]) : length_behind(v, v.at[k], v.at[k + 1]))) continue;
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
