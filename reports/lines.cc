// Lines of `quantities` and `claims`.
#include "reports/lines.h"

#include "reports/json_parts.h"
#include "reports/number.h"
#include "reports/passage.h"
#include "reports/unicode.h"

namespace claimcheck::reports {

namespace {

// Columns of the rows: long enough for most paths and phrases, so that rows align without holding all of them back.
constexpr unsigned place_column = 34;
constexpr unsigned phrase_column = 30;
constexpr unsigned value_column = 26;

bool is_date(QuantityKind kind) { return kind == QuantityKind::date || kind == QuantityKind::date_range; }

void write_quantity_members(JsonWriter& json, const Mention& mention, const QuantityPlace& where) {
  write_origin(json, where.path, where.is_id);
  json.field("start", where.position.start);
  json.field("end", where.position.end);
  json.field("line", where.position.line);
  json.field("column", where.position.column);
  if (!where.locator.empty()) json.field("locator", where.locator);
  json.field("text", where.text);
  json.field("kind", to_string(mention.kind));
  json.field("stated_low", mention.stated_low);
  json.field("stated_high", mention.stated_high);
  json.field("modifier", to_string(mention.modifier));
  const Interval& literal = mention.literal;
  json.field("low", literal.low);
  json.flag("low_open", !literal.low || literal.low_open);  // infinity is never reached
  json.field("high", literal.high);
  json.flag("high_open", !literal.high || literal.high_open);
  // The value of a period is its days; the unit of "the past five years" belongs to its stated length.
  const std::string_view unit = mention.unit != nullptr ? std::string_view(mention.unit->name) : std::string_view();
  json.field_or_null("unit", is_date(mention.kind) ? std::string_view() : unit);
  json.field_or_null("noun", mention.noun);
  json.field_or_null("hedge", where.hedge);
  if (!is_date(mention.kind)) return;
  write_dates(json, mention.dates);
  if (!unit.empty()) json.field("length_unit", unit);
}

QuantityPlace claim_place(const Claim& claim, std::string_view path, bool is_id, std::string_view hedge) {
  return {path, is_id, claim.position, claim.quote, hedge, claim.locator};
}

/// The interface names six stances; an illustration ("imagine a hundred people") is a hypothetical there.
const char* stance_name(Stance stance) {
  return to_string(stance == Stance::illustrative ? Stance::hypothetical : stance);
}

void append_cell(std::string& row, std::string_view text, unsigned width) {
  row += text;
  const unsigned used = text_width(text);
  row.append(used < width ? width - used : 0, ' ');
  row += "  ";
}

std::string value_cell(const Mention& mention) {
  if (is_date(mention.kind)) {
    Dimension time;
    time.dates = mention.dates;
    return dimension_value(time);
  }
  const bool is_point = mention.stated_low && mention.stated_low == mention.stated_high;
  const std::string_view unit = mention.unit != nullptr ? std::string_view(mention.unit->name) : std::string_view();
  return value_words(mention.literal, is_point ? mention.stated_low : std::nullopt, unit);
}

std::string row_start(const Mention& mention, const QuantityPlace& where) {
  std::string row;
  append_cell(row, place(where.path, where.position, where.locator), place_column);
  const std::string hedge = where.hedge.empty() ? "" : visible_text(where.hedge) + " ";
  append_cell(row, hedge + visible_text(where.text), phrase_column);
  append_cell(row, value_cell(mention), value_column);
  return row;
}

std::string finished(std::string row) {
  row.erase(row.find_last_not_of(' ') + 1);
  return row + "\n";
}

}  // namespace

std::string quantity_line(const Mention& mention, const QuantityPlace& where) {
  JsonWriter json;
  json.begin_object();
  write_quantity_members(json, mention, where);
  json.end_object();
  return json.take() + "\n";
}

std::string claim_line(const Claim& claim, std::string_view path, bool is_id, std::string_view hedge) {
  JsonWriter json;
  json.begin_object();
  write_quantity_members(json, claim.quantity, claim_place(claim, path, is_id, hedge));
  json.field_or_null("measure", claim.measure);
  json.field_or_null("rule", claim.rule);
  json.key("dimensions");
  write_dimensions(json, claim.dimensions);
  json.field_or_null("attribution", claim.attribution);
  json.field_or_null("speaker", claim.speaker);
  json.field("stance", stance_name(claim.stance));
  json.field("sentence", claim.sentence);
  json.field("charitable_low", claim.quantity.charitable.low);
  json.field("charitable_high", claim.quantity.charitable.high);
  json.end_object();
  return json.take() + "\n";
}

std::string quantity_row(const Mention& mention, const QuantityPlace& where) {
  return finished(row_start(mention, where) + to_string(mention.kind));
}

std::string claim_row(const Claim& claim, std::string_view path, bool is_id, std::string_view hedge) {
  std::string row = row_start(claim.quantity, claim_place(claim, path, is_id, hedge));
  row += claim.measure.empty() ? "-" : visible_text(claim.measure);
  for (const Dimension& dimension : claim.dimensions)
    if (dimension.origin != Origin::unknown) row += "; " + describe(dimension);
  if (claim.stance != Stance::asserted) row += std::string("; ") + to_string(claim.stance);
  return finished(row);
}

}  // namespace claimcheck::reports
