#include "checker/extract/cell_figure.h"

#include "checker/quantity/interval_of.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace claimcheck {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// The currency that `text` is, whole, as it stands before a figure ("$", "US$"); null: it is none.
const Unit* currency(std::string_view text, const Lexicon& lexicon) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  if (tokens.empty()) return nullptr;
  const auto last = static_cast<std::uint32_t>(tokens.size() - 1);
  const PhraseTable::Match match = lexicon.currency_before.find(text, tokens.data(), last, 0);
  return match.length == tokens.size() ? lexicon.unit_forms[match.payload].unit : nullptr;
}

/// "*", "**" and the like behind a figure.
bool is_note_mark(std::string_view text) { return text.find_first_not_of(" *") == std::string_view::npos; }

QuantityKind kind_of(const Unit& unit, const Lexicon& lexicon) {
  if (&unit == lexicon.percent) return QuantityKind::percent;
  if (unit.dimension == UnitDimension::money) return QuantityKind::money;
  if (unit.dimension == UnitDimension::temperature) return QuantityKind::temperature;
  if (unit.dimension == UnitDimension::time) return QuantityKind::duration;
  return QuantityKind::quantity;
}

}  // namespace

bool may_be_year(std::string_view text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool fills_cell(std::string_view text, const Mention& mention, Span cell) {
  const auto plain = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '+' || c == '*'; };
  const std::string_view before = slice(text, {cell.begin, mention.span.begin});
  const std::string_view behind = slice(text, {mention.span.end, cell.end});
  return std::all_of(before.begin(), before.end(), plain) && std::all_of(behind.begin(), behind.end(), plain);
}

bool is_bare(const Mention& mention) {
  const bool money = mention.kind == QuantityKind::money && mention.unit != nullptr;
  return (money || (mention.kind == QuantityKind::cardinal && mention.unit == nullptr)) && mention.noun.empty() &&
         mention.modifier == Modifier::exact && mention.stated_low && mention.stated_low == mention.stated_high &&
         (mention.written == Written::digits || mention.written == Written::decimals);
}

bool is_year_alone(const Mention& mention, std::string_view text) {
  return (mention.kind == QuantityKind::date || mention.kind == QuantityKind::date_range) &&
         may_be_year(slice(text, mention.span));
}

Mention as_number(const Mention& year, std::string_view text) {
  Mention number;
  number.span = number.number = number.full = year.span;
  number.stated_low = number.stated_high = Decimal::parse(slice(text, year.span));
  return number;
}

void apply_header(const HeaderUnit& header, std::string_view text, const Lexicon& lexicon, Mention& mention) {
  const std::string_view written = slice(text, mention.number);
  const std::size_t point = written.rfind(lexicon.decimal_separator);
  const int decimals = point == std::string_view::npos ? 0 : static_cast<int>(written.size() - point - 1);
  Numeral number;  // as if the scale stood behind the digits
  number.value = mention.stated_low->shifted(header.power);
  number.written = header.power != 0 ? Written::scaled : mention.written;
  number.last = header.power - decimals;
  number.scale = header.power;
  number.has_point = decimals > 0;
  mention.stated_low = mention.stated_high = number.value;
  mention.written = number.written;
  if (header.unit != nullptr) {
    mention.unit = header.unit;
    mention.kind = kind_of(*header.unit, lexicon);
  }
  fill_intervals(lexicon.intervals, number, number, mention);
}

void negate(Span span, Mention& mention) {
  mention.span = mention.full = span;
  for (auto* end : {&mention.stated_low, &mention.stated_high})
    if (*end) *end = -**end;
  std::swap(mention.stated_low, mention.stated_high);
  mention.literal = scale(mention.literal, Decimal(-1));
  mention.charitable = scale(mention.charitable, Decimal(-1));
}

std::optional<BracketedFigure> read_bracketed(std::string_view text, Span cell, const Mention& mention,
                                              const Lexicon& lexicon) {
  if (mention.modifier != Modifier::exact || !mention.noun.empty() || !mention.stated_low) return std::nullopt;
  std::string_view before = trimmed(slice(text, {cell.begin, mention.span.begin}));
  std::string_view behind = trimmed(slice(text, {mention.span.end, cell.end}));
  if (!before.ends_with('(') || !behind.starts_with(')')) return std::nullopt;
  const auto at = [&](const char* byte) { return static_cast<std::uint32_t>(byte - text.data()); };
  BracketedFigure out{{at(before.data()), at(behind.data()) + 1}, mention.unit, false};
  before = trimmed(before.substr(0, before.size() - 1));
  if (!before.empty()) {
    out.unit = currency(before, lexicon);
    if (out.unit == nullptr || (mention.unit != nullptr && mention.unit != out.unit)) return std::nullopt;
  }
  behind.remove_prefix(1);
  if (behind.starts_with('%') && out.unit == nullptr) {
    out.unit = lexicon.percent;
    out.as_accounts_write = true;
    ++out.span.end;
    behind.remove_prefix(1);
  }
  out.as_accounts_write |= out.unit != nullptr && out.unit->dimension == UnitDimension::money;
  return is_note_mark(behind) ? std::optional(out) : std::nullopt;
}

}  // namespace claimcheck
