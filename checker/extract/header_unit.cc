#include "checker/extract/header_unit.h"

#include "checker/quantity/interval_of.h"
#include "checker/quantity/tables.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace claimcheck {

namespace {

constexpr std::uint32_t longest_header = 300;  // bytes; longer text is no header
constexpr std::uint32_t longest_title = 120;   // of the line above a table
constexpr std::uint32_t header_reach = 5000;   // blocks of a table that are looked through for its headers
constexpr std::int32_t most_columns = 1000;

struct HeaderUnit {
  int power = 0;               // of ten, that every figure is short of
  const Unit* unit = nullptr;  // null: none is stated
  bool closed = false;         // its figures are something else: a rate, or several things
  bool of_table = false;       // said of all of the table, above it
  bool stated() const { return !closed && (power != 0 || unit != nullptr); }
};

/// Reads one header, token by token. A unit or a scale counts where it is set off (in brackets, behind "in", a comma, a
/// colon or a dash, on a line of its own) or, with `whole`, where it is all that there is. A percentage counts
/// anywhere.
class HeaderReader {
 public:
  HeaderReader(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon)
      : text_(text), tokens_(tokens), size_(static_cast<std::uint32_t>(tokens.size())), lexicon_(lexicon) {}

  HeaderUnit read(bool whole) {
    for (std::uint32_t i = 0; i < size_;) {
      const bool bracket = is(i, "(") || is(i, "[");
      const bool before = bracket || is(i, ",") || is(i, ":") || has(i, role_in) || is_dash(i);
      const bool starts = i == 0 ? whole : tokens_[i].line_start;
      std::uint32_t end = 0;
      if (starts) end = measure(i, false);
      if (end == 0 && before) end = measure(i + 1, bracket);
      i = end > 0 ? end : behind_word(i);
    }
    return out_;
  }

 private:
  bool is(std::uint32_t i, std::string_view bytes) const { return i < size_ && slice(text_, tokens_[i].span) == bytes; }
  const Word& word(std::uint32_t i) const {
    static constexpr Word none{};
    return i < size_ && tokens_[i].kind == TokenKind::word ? lexicon_.words.find(tokens_[i].hash) : none;
  }
  bool has(std::uint32_t i, std::uint64_t roles) const { return (word(i).roles & roles) != 0; }
  bool is_dash(std::uint32_t i) const { return tokens_[i].hash == hash_char('-') && tokens_[i].space_before; }
  bool ends(std::uint32_t i) const {
    return i >= size_ || tokens_[i].line_start || is(i, ")") || is(i, "]") || is(i, ",") || is(i, ";") || is(i, "(") ||
           is(i, "[") || (is(i, ".") && i + 1 == size_);
  }

  /// Any other word, and what it says: "% change" and "per cent" of something, or a rate. Returns where to go on.
  std::uint32_t behind_word(std::uint32_t i) {
    if (i > 0 && tokens_[i - 1].kind == TokenKind::number) return i + 1;  // "the 90% interval"
    const PhraseTable::Match match = lexicon_.units_after.find(text_, tokens_, i, size_);
    if (match.length > 0 && lexicon_.unit_forms[match.payload].unit == lexicon_.percent) {
      add(0, lexicon_.percent);
      return i + match.length;
    }
    out_.closed |= has(i, role_per) && !has(i, role_article);
    if (is(i, "(") || is(i, "[")) in_bracket_ = true;
    if (is(i, ")") || is(i, "]")) in_bracket_ = false;
    const bool behind_symbol = i > 0 && tokens_[i - 1].kind == TokenKind::symbol;
    out_.closed |= is(i, "/") && (in_bracket_ || behind_symbol);  // "($/tonne)"; "cars/vans" is none
    return i + 1;
  }

  void add(int power, const Unit* unit) {
    out_.closed |= (power != 0 && out_.power != 0 && power != out_.power) ||
                   (unit != nullptr && out_.unit != nullptr && unit != out_.unit);
    if (power != 0) out_.power = power;
    if (unit != nullptr) out_.unit = unit;
    out_.closed |= out_.unit == lexicon_.percent && out_.power != 0;
  }

  /// Reads "[currency] [scale] ["of"] [unit]" from token `i` up to an end; 0 where something else stands there too.
  std::uint32_t measure(std::uint32_t i, bool bracket) {
    int power = 0;
    const Unit* unit = nullptr;
    const std::uint32_t begin = i;
    if (const auto currency = currency_at(i)) {
      unit = currency->unit;
      i = currency->end;
    }
    if (const auto scale = scale_at(i, unit != nullptr)) {
      power = scale->power;
      i = scale->end;
      if (has(i, role_of)) ++i;
    }
    if (unit == nullptr) {
      if (const auto behind = unit_at(i, bracket || power != 0)) {
        unit = behind->unit;
        i = behind->end;
      }
    }
    if (i == begin || !ends(i)) return 0;
    add(power, unit);
    return i;
  }

  struct Found {
    const Unit* unit = nullptr;
    int power = 0;
    std::uint32_t end = 0;
  };

  /// "$", "US$", "EUR" as they stand before a figure.
  std::optional<Found> currency_at(std::uint32_t i) const {
    for (std::uint32_t last = std::min(i + 2, size_); last-- > i;) {
      const PhraseTable::Match match = lexicon_.currency_before.find(text_, tokens_, last, i);
      if (match.length != last + 1 - i) continue;
      return Found{lexicon_.unit_forms[match.payload].unit, 0, last + 1};
    }
    return std::nullopt;
  }

  /// "thousands", "million", "bn", "000s", "'000"; "m" behind a currency.
  std::optional<Found> scale_at(std::uint32_t i, bool money) const {
    if (is(i, "'") || is(i, "\u2019") || is(i, "\u2018")) ++i;
    if (is(i, "000")) {
      const bool plural = is(i + 1, "s") && !tokens_[i + 1].space_before;
      return Found{nullptr, 3, i + (plural ? 2 : 1)};
    }
    const std::uint64_t scales = role_scale | role_short_scale | (money ? std::uint64_t{role_glued_scale} : 0);
    const Word& found = word(i);
    if ((found.roles & scales) == 0 || (found.roles & (role_ordinal | role_denominator)) != 0 || found.power <= 0)
      return std::nullopt;
    return Found{nullptr, found.power, i + 1};
  }

  /// A unit as it stands behind a figure. Forms that are common words, or one letter, are none here.
  std::optional<Found> unit_at(std::uint32_t i, bool surely) const {
    if (i >= size_) return std::nullopt;
    const PhraseTable::Match match = lexicon_.units_after.find(text_, tokens_, i, size_);
    if (match.length == 0) return std::nullopt;
    const UnitForm& form = lexicon_.unit_forms[match.payload];
    if (form.guarded || form.one_letter || form.counted || form.minor || (form.symbol && !match.exact))
      return std::nullopt;
    const UnitDimension dimension = form.unit->dimension;
    // "Years", "Points": what a column counts, rather than its unit.
    if (!surely && (dimension == UnitDimension::time || dimension == UnitDimension::points)) return std::nullopt;
    return Found{form.unit, 0, i + match.length};
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::uint32_t size_;
  const Lexicon& lexicon_;
  HeaderUnit out_;
  bool in_bracket_ = false;
};

/// The headers of one table at a time, by column and row.
class TableUnits {
 public:
  TableUnits(const Document& document, const Lexicon& lexicon) : document_(document), lexicon_(lexicon) {}

  HeaderUnit of(std::uint32_t block) {
    const Block& cell = document_.blocks[block];
    if (cell.table != table_) read_table(block);
    if (cell.row != row_) read_row(block);
    const auto column = static_cast<std::size_t>(std::max(cell.column, 0));
    const HeaderUnit own = column < columns_.size() ? columns_[column] : HeaderUnit{};
    if (own.closed || (own.unit == lexicon_.percent && own.stated())) return own;
    if (label_.closed || (label_.unit == lexicon_.percent && label_.stated())) return label_;
    if (own.stated() && label_.stated() && (label_.power != own.power || label_.unit != own.unit)) return {};
    if (own.stated()) return in_scale_of_table(own);
    if (label_.stated()) return in_scale_of_table(label_);
    return cell.column > 0 ? title_ : HeaderUnit{};
  }

 private:
  /// "(tonnes)" in a table "in thousands".
  HeaderUnit in_scale_of_table(HeaderUnit unit) const {
    if (unit.power != 0 || unit.unit->dimension == UnitDimension::time ||
        unit.unit->dimension == UnitDimension::temperature)
      return unit;
    if (title_.unit == nullptr || title_.unit == unit.unit) unit.power = title_.power;
    return unit;
  }

  HeaderUnit read(std::uint32_t block, bool whole, std::uint32_t longest = longest_header) {
    const Span span = document_.blocks[block].span;
    if (span.size() > longest) return {};
    tokens_.clear();
    tokenize(document_.text, span, tokens_);
    return HeaderReader(document_.text, tokens_, lexicon_).read(whole);
  }

  void read_table(std::uint32_t block) {
    table_ = document_.blocks[block].table;
    row_ = -1;
    columns_.clear();
    title_ = {};
    std::uint32_t at = block;
    while (at > 0 && document_.blocks[at - 1].table == table_) --at;
    if (at > 0 && document_.blocks[at - 1].table < 0) title_ = read_title(at - 1);
    for (std::uint32_t seen = 0; at < document_.blocks.size() && seen < header_reach; ++at, ++seen) {
      const Block& cell = document_.blocks[at];
      if (cell.table != table_ || (!cell.header && cell.row != 0)) break;
      if (is_title_row(at)) {
        title_ = read_title(at);
        continue;
      }
      const HeaderUnit unit = read(at, true);
      if (!unit.stated() && !unit.closed) continue;
      const std::int32_t begin = std::max(cell.column, 0);
      const std::int32_t end = std::min(cell.column + cell.columns, most_columns);
      if (end > 0 && static_cast<std::size_t>(end) > columns_.size()) columns_.resize(static_cast<std::size_t>(end));
      for (std::int32_t c = begin; c < end; ++c) combine(unit, columns_[static_cast<std::size_t>(c)]);
    }
  }

  /// A cell that is alone in the first row heads the whole table.
  bool is_title_row(std::uint32_t block) const {
    const Block& cell = document_.blocks[block];
    if (cell.row != 0 || block + 1 >= document_.blocks.size()) return false;
    const bool first = block == 0 || document_.blocks[block - 1].table != table_;
    const Block& next = document_.blocks[block + 1];
    return first && next.table == table_ && next.row > 0;
  }

  /// A header below another one says it more exactly: "% change" under "Revenue ($ million)".
  void combine(const HeaderUnit& below, HeaderUnit& column) const {
    if (below.unit != nullptr && (column.unit != nullptr || below.unit == lexicon_.percent)) column = {};
    column.closed |= below.closed;
    if (below.power != 0) column.power = below.power;
    if (below.unit != nullptr) column.unit = below.unit;
  }

  /// Of the heading or line above the table, only a scale with nothing else beside it.
  HeaderUnit read_title(std::uint32_t block) {
    HeaderUnit unit = read(block, true, longest_title);
    if (unit.closed || unit.power == 0) return {};
    unit.of_table = true;
    if (unit.unit != nullptr && unit.unit->dimension != UnitDimension::money) unit.unit = nullptr;
    return unit;
  }

  void read_row(std::uint32_t block) {
    const Block& cell = document_.blocks[block];
    row_ = cell.row;
    label_ = {};
    std::uint32_t first = block;
    for (std::int32_t steps = 0; first > 0 && steps < most_columns; ++steps, --first) {
      const Block& before = document_.blocks[first - 1];
      if (before.table != table_ || before.row != row_) break;
    }
    if (first == block || document_.blocks[first].column != 0) return;
    label_ = read(first, false);
    // "US dollar (USD)" names a currency, and need not be what the row is counted in.
    if (label_.power == 0 && label_.unit != nullptr && label_.unit->dimension == UnitDimension::money) label_ = {};
  }

  const Document& document_;
  const Lexicon& lexicon_;
  std::int32_t table_ = -1, row_ = -1;
  std::vector<HeaderUnit> columns_;
  HeaderUnit label_;  // of the row
  HeaderUnit title_;  // of the line above the table
  std::vector<Token> tokens_;
};

/// Whether nothing but the figure, its sign and marks of notes stand in its cell.
bool fills_cell(const Document& document, const Mention& mention, Span cell) {
  const auto plain = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '+' || c == '*'; };
  const std::string_view before = slice(document.text, {cell.begin, mention.span.begin});
  const std::string_view behind = slice(document.text, {mention.span.end, cell.end});
  return std::all_of(before.begin(), before.end(), plain) && std::all_of(behind.begin(), behind.end(), plain);
}

/// A number alone, or an amount of money without a scale ("$" often stands in the first row only).
bool is_bare(const Mention& mention) {
  const bool money = mention.kind == QuantityKind::money && mention.unit != nullptr;
  return (money || (mention.kind == QuantityKind::cardinal && mention.unit == nullptr)) && mention.noun.empty() &&
         mention.modifier == Modifier::exact && mention.stated_low && mention.stated_low == mention.stated_high &&
         (mention.written == Written::digits || mention.written == Written::decimals);
}

/// A figure that would be a year elsewhere: "1998" under "Cargo (tonnes)".
bool is_year_alone(const Mention& mention, std::string_view text) {
  return (mention.kind == QuantityKind::date || mention.kind == QuantityKind::date_range) && mention.span.size() == 4 &&
         slice(text, mention.span).find_first_not_of("0123456789") == std::string_view::npos;
}

Mention as_number(const Mention& year, std::string_view text) {
  Mention number;
  number.span = number.number = number.full = year.span;
  number.stated_low = number.stated_high = Decimal::parse(slice(text, year.span));
  return number;
}

QuantityKind kind_of(const Unit& unit, const Lexicon& lexicon) {
  if (&unit == lexicon.percent) return QuantityKind::percent;
  if (unit.dimension == UnitDimension::money) return QuantityKind::money;
  if (unit.dimension == UnitDimension::temperature) return QuantityKind::temperature;
  if (unit.dimension == UnitDimension::time) return QuantityKind::duration;
  return QuantityKind::quantity;
}

void apply(const HeaderUnit& header, std::string_view written, const Lexicon& lexicon, Mention& mention) {
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

}  // namespace

void apply_header_units(const Document& document, const Lexicon& lexicon, Scan& scan) {
  TableUnits units(document, lexicon);
  for (const Sentence& sentence : scan.sentences) {
    const Block& block = document.blocks[sentence.block];
    if (block.kind != BlockKind::table_cell || block.header || block.table < 0) continue;
    if (sentence.end_mention - sentence.first_mention != 1) continue;
    Mention& mention = scan.mentions[sentence.first_mention];
    const bool is_year = is_year_alone(mention, document.text);
    if ((!is_bare(mention) && !is_year) || !fills_cell(document, mention, block.span)) continue;
    const HeaderUnit header = units.of(sentence.block);
    const bool counts_time = header.unit != nullptr && header.unit->dimension == UnitDimension::time;
    if (is_year && (header.of_table || counts_time)) continue;
    if (!header.stated() || (mention.unit != nullptr && header.unit != nullptr && mention.unit != header.unit))
      continue;
    if (is_year) mention = as_number(mention, document.text);
    apply(header, slice(document.text, mention.number), lexicon, mention);
  }
}

}  // namespace claimcheck
