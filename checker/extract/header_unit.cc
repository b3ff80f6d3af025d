#include "checker/extract/header_unit.h"

#include "checker/extract/cell_figure.h"
#include "checker/extract/header_reader.h"
#include "checker/extract/row_label.h"
#include "checker/ruleset/vocabulary.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace claimcheck {

namespace {

constexpr std::uint32_t longest_header = 300;  // bytes; longer text is no header
constexpr std::uint32_t longest_paragraph = 1000;
constexpr std::uint32_t longest_note = 120;   // of a line below a table
constexpr int most_percent = 999;             // under a caption in percent, a greater figure is something else
constexpr int most_of_parts = 100;            // and under one in percent of people or things that are counted
constexpr std::uint32_t header_reach = 5000;  // blocks of a table that are looked through for its headers
constexpr std::uint32_t longest_figure = 40;
constexpr std::int32_t most_columns = 1000;

/// The headers of one table at a time, by column and row.
class TableUnits {
 public:
  TableUnits(const Document& document, const Lexicon& lexicon, const Vocabulary& vocabulary)
      : document_(document), lexicon_(lexicon), vocabulary_(vocabulary) {}

  HeaderUnit of(std::uint32_t block) {
    const Block& cell = document_.blocks[block];
    if (cell.table != table_) read_table(block);
    if (cell.row != row_) read_row(block);
    const Column own = column_at(cell.column);
    const HeaderUnit said = of_headers(own.unit);
    if (said.closed || said.unit == lexicon_.percent) return said;
    const bool apart = stands_apart(own, cell.column);
    if (said.stated()) return apart ? said : in_scale_of_table(said);
    return apart || conflicts(own.unit) ? HeaderUnit{} : caption_.unit;
  }

  /// Whether brackets around the figure of a cell are a minus, by what `header` says of it, which was asked for last:
  /// where that states money, or the caption does; where they state no more than a scale, if labels name money.
  /// Elsewhere brackets may hold anything: an error, a sample, a note.
  bool brackets_are_minus(std::uint32_t block, const HeaderUnit& header) const {
    const Column own = column_at(document_.blocks[block].column);
    if (own.above_zero || row_above_zero_) return false;
    const bool percent = header.unit == lexicon_.percent;
    if (header.unit != nullptr && !percent) return header.unit->dimension == UnitDimension::money;
    const bool scaled = header.stated() && !header.of_table && !percent && (own.money || row_money_);
    return scaled || money_table_;
  }

  /// Whether the column of a cell holds figures beside those that could be years.
  bool counts(std::uint32_t block) const { return column_at(document_.blocks[block].column).counts; }

 private:
  struct Column {
    HeaderUnit unit;
    LabelKind kind = LabelKind::plain;
    bool counts = false;      // some figure below is more than four digits that could be a year
    bool decimals = false;    // some figure below has decimals
    bool money = false;       // its header names money,
    bool above_zero = false;  // or what is never below zero
  };

  /// Whether the caption does not hold for the cell of this row in a column.
  bool stands_apart(const Column& own, std::int32_t column) const {
    if (own.kind == LabelKind::apart || label_kind_ == LabelKind::apart || column == 0) return true;
    const bool counted_below = own.kind == LabelKind::counted && !own.decimals;
    const bool counted_beside = label_kind_ == LabelKind::counted && !row_decimals_;
    const bool money = own.kind == LabelKind::money || label_kind_ == LabelKind::money;
    return (counted_below || counted_beside) && !money;
  }

  Column column_at(std::int32_t column) const {
    const auto i = static_cast<std::size_t>(std::max(column, 0));
    return i < columns_.size() ? columns_[i] : Column{};
  }

  /// What the column's headers say, or else the label of the row.
  HeaderUnit of_headers(const HeaderUnit& own) const {
    if (own.closed || (own.unit == lexicon_.percent && own.stated())) return own;
    if (label_.closed || (label_.unit == lexicon_.percent && label_.stated())) return label_;
    if (conflicts(own)) return {};
    return own.stated() ? own : label_;
  }

  bool conflicts(const HeaderUnit& own) const {
    return own.stated() && label_.stated() && (label_.power != own.power || label_.unit != own.unit);
  }

  /// "(tonnes)" in a table "in thousands".
  HeaderUnit in_scale_of_table(HeaderUnit unit) const {
    const HeaderUnit& table = caption_.unit;
    if (unit.power != 0 || table.unit == lexicon_.percent || unit.unit->dimension == UnitDimension::time ||
        unit.unit->dimension == UnitDimension::temperature)
      return unit;
    if (table.unit == nullptr || table.unit == unit.unit) unit.power = table.power;
    return unit;
  }

  bool read_tokens(std::uint32_t block, std::uint32_t longest) {
    const Span span = document_.blocks[block].span;
    tokens_.clear();
    if (span.size() > longest) return false;
    tokenize(document_.text, span, tokens_);
    return true;
  }

  HeaderUnit read(std::uint32_t block, bool whole) {
    return read_tokens(block, longest_header) ? read_header(document_.text, tokens_, lexicon_, whole) : HeaderUnit{};
  }

  void read_table(std::uint32_t block) {
    table_ = document_.blocks[block].table;
    row_ = -1;
    columns_.clear();
    caption_ = {};
    caption_names_money_ = false;
    std::uint32_t first = block;
    while (first > 0 && document_.blocks[first - 1].table == table_) --first;
    read_lines_above(first);
    const std::uint32_t body = read_title_rows(first);
    if (!caption_.unit.stated() && body < document_.blocks.size() && is_corner(body)) read_as_caption(body);
    if (!caption_.unit.stated()) read_line_below(block);
    for (std::uint32_t at = body, seen = 0; at < document_.blocks.size() && seen < header_reach; ++at, ++seen) {
      const Block& cell = document_.blocks[at];
      if (cell.table != table_ || (!cell.header && cell.row != document_.blocks[body].row)) break;
      read_column_header(at);
    }
    if (caption_.unit.unit == lexicon_.percent && any_column_says_more()) caption_ = {};
    if (caption_.unit.stated()) read_figures(body);
    money_table_ = caption_.unit.stated() && caption_.unit.unit != lexicon_.percent &&
                   (caption_.unit.unit != nullptr || caption_names_money_ || any_label_names_money(body));
  }

  bool any_label_names_money(std::uint32_t first) {
    if (std::any_of(columns_.begin(), columns_.end(), [](const Column& c) { return c.money; })) return true;
    for (std::uint32_t at = first, seen = 0; at < document_.blocks.size() && seen < header_reach; ++at, ++seen) {
      if (document_.blocks[at].table != table_) return false;
      if (document_.blocks[at].column == 0 && read_tokens(at, longest_header) &&
          names_money(document_.text, tokens_, lexicon_, vocabulary_))
        return true;
    }
    return false;
  }

  Column& make_column(std::int32_t column) {
    const auto i = static_cast<std::size_t>(column);
    if (i >= columns_.size()) columns_.resize(i + 1);
    return columns_[i];
  }

  /// Which columns hold figures that are no years, so that "1998" among them is none either.
  void read_figures(std::uint32_t first) {
    for (std::uint32_t at = first, seen = 0; at < document_.blocks.size() && seen < header_reach; ++at, ++seen) {
      const Block& cell = document_.blocks[at];
      if (cell.table != table_) break;
      if (cell.header || cell.column < 0 || cell.column >= most_columns || cell.span.size() > longest_figure) continue;
      const std::string_view text = slice(document_.text, cell.span);
      const bool number = text.find_first_not_of("0123456789.,") == std::string_view::npos;
      if (number && !may_be_year(text)) make_column(cell.column).counts = true;
      if (has_decimals(text)) make_column(cell.column).decimals = true;
    }
  }

  void read_column_header(std::uint32_t block) {
    const Block& cell = document_.blocks[block];
    const HeaderUnit unit = read(block, true);
    const LabelKind kind = label_kind(document_.text, tokens_, caption_, lexicon_, vocabulary_);
    const bool money = names_money(document_.text, tokens_, lexicon_, vocabulary_);
    const bool above_zero = never_below_zero(document_.text, tokens_, lexicon_, vocabulary_);
    if (!unit.stated() && !unit.closed && kind == LabelKind::plain && !money && !above_zero) return;
    const std::int32_t begin = std::max(cell.column, 0);
    const std::int32_t end = std::min(cell.column + cell.columns, most_columns);
    for (std::int32_t c = begin; c < end; ++c) {
      Column& column = make_column(c);
      combine(unit, column.unit);
      column.kind = std::max(column.kind, kind);
      column.money |= money;
      column.above_zero |= above_zero;
    }
  }

  /// A percentage of the whole table is none where columns state units.
  bool any_column_says_more() const {
    return std::any_of(columns_.begin(), columns_.end(), [](const Column& c) { return c.unit.stated(); });
  }

  void read_as_caption(std::uint32_t block) {
    if (read_tokens(block, longest_header)) caption_ = read_caption(document_.text, tokens_, lexicon_, vocabulary_);
    if (!caption_.unit.stated() && document_.blocks[block].span.size() <= longest_paragraph) read_sentences(block);
    if (caption_.unit.stated())
      caption_names_money_ = std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& t) {
        return vocabulary_.plays(t.hash, PassageRole::money_noun);
      });
  }

  /// A paragraph of which one sentence is a caption: "The table shows sales by region. Amounts are in thousands."
  void read_sentences(std::uint32_t block) {
    std::vector<Span> sentences;
    split_sentences(document_.text, document_.blocks[block].span, sentences, &lexicon_.abbreviations);
    if (sentences.size() < 2) return;
    for (const Span sentence : sentences) {
      if (sentence.size() > longest_header) continue;
      tokens_.clear();
      tokenize(document_.text, sentence, tokens_);
      if (is_about_figures(tokens_, vocabulary_))
        caption_ = read_caption(document_.text, tokens_, lexicon_, vocabulary_);
      if (caption_.unit.stated()) return;
    }
  }

  bool is_line(std::uint32_t block) const { return document_.blocks[block].table < 0; }
  bool is_table(std::uint32_t block) const { return block < document_.blocks.size() && !is_line(block); }
  std::string_view line(std::uint32_t block) const { return slice(document_.text, document_.blocks[block].span); }

  /// Between two tables a sentence is a note on the one above; what is in brackets, opens with a colon, or is a title
  /// without a full stop heads the one below.
  bool is_note_on_table_above(std::uint32_t block) const {
    return document_.blocks[block].kind != BlockKind::heading && !line(block).starts_with('(') &&
           !line(block).starts_with('[') && line(block).ends_with('.');
  }

  /// The line right above, or the one before that if it is a remark in brackets and no more.
  void read_lines_above(std::uint32_t first) {
    if (first == 0 || !is_line(first - 1)) return;
    const bool below_other = first > 1 && is_table(first - 2);
    if (below_other && is_note_on_table_above(first - 1)) return;
    read_as_caption(first - 1);
    if (caption_.unit.stated() || first == 1 || below_other || line(first - 1).ends_with('.')) return;
    if (line(first - 2).starts_with('(') && line(first - 2).ends_with(')')) read_as_caption(first - 2);
  }

  /// A note below the table: "Figures in USD million unless stated otherwise."
  void read_line_below(std::uint32_t block) {
    while (block < document_.blocks.size() && document_.blocks[block].table == table_) ++block;
    if (block == document_.blocks.size() || document_.blocks[block].kind == BlockKind::heading || !is_line(block))
      return;
    const bool above_other = is_table(block + 1) || is_table(block + 2);
    if ((above_other && !is_note_on_table_above(block)) || !read_tokens(block, longest_note) || tokens_.empty()) return;
    const bool is_note = line(block).starts_with('(') || vocabulary_.plays(tokens_[0].hash, PassageRole::figure_noun);
    if (is_note) caption_ = read_caption(document_.text, tokens_, lexicon_, vocabulary_);
  }

  /// Cells that are alone in the first rows head the whole table. Returns the first block of the others.
  std::uint32_t read_title_rows(std::uint32_t first) {
    while (first + 1 < document_.blocks.size()) {
      const Block &cell = document_.blocks[first], &next = document_.blocks[first + 1];
      const bool alone = next.table == table_ && next.row > cell.row && cell.column == 0;
      if (!alone || cell.row > 2 || cell.table != table_) break;
      const Caption before = caption_;
      read_as_caption(first);
      if (!caption_.unit.stated()) caption_ = before;
      ++first;
    }
    return first;
  }

  /// Whether a header in the first column heads labels or years rather than figures: what it says is of the table.
  bool is_corner(std::uint32_t header) {
    if (document_.blocks[header].column != 0) return false;
    const std::int32_t row = document_.blocks[header].row;
    for (std::uint32_t at = header + 1; at < document_.blocks.size() && at < header + header_reach; ++at) {
      const Block& cell = document_.blocks[at];
      if (cell.table != table_) return false;
      if (cell.row == row || (cell.header && cell.column != 0)) continue;  // headers of columns
      if (cell.column != 0 || !read_tokens(at, longest_header) || tokens_.empty()) return false;
      const bool year = tokens_.size() == 1 && tokens_[0].span.size() == 4;
      return tokens_[0].kind == TokenKind::word || year;
    }
    return false;
  }

  /// A header below another one says it more exactly: "% change" under "Revenue ($ million)".
  void combine(const HeaderUnit& below, HeaderUnit& column) const {
    if (below.unit != nullptr && (column.unit != nullptr || below.unit == lexicon_.percent)) column = {};
    column.closed |= below.closed;
    if (below.power != 0) column.power = below.power;
    if (below.unit != nullptr) column.unit = below.unit;
  }

  void read_row(std::uint32_t block) {
    const Block& cell = document_.blocks[block];
    row_ = cell.row;
    label_ = {};
    label_kind_ = LabelKind::plain;
    row_decimals_ = row_money_ = row_above_zero_ = false;
    std::uint32_t first = block;
    for (std::int32_t steps = 0; first > 0 && steps < most_columns; ++steps, --first) {
      const Block& before = document_.blocks[first - 1];
      if (before.table != table_ || before.row != row_) break;
    }
    if (first == block || document_.blocks[first].column != 0) return;
    label_ = read(first, false);
    label_kind_ = label_kind(document_.text, tokens_, caption_, lexicon_, vocabulary_);
    row_money_ = names_money(document_.text, tokens_, lexicon_, vocabulary_);
    row_above_zero_ = never_below_zero(document_.text, tokens_, lexicon_, vocabulary_);
    if (label_kind_ == LabelKind::counted) read_row_decimals(first);
    // "US dollar (USD)" names a currency, and need not be what the row is counted in.
    if (label_.power == 0 && label_.unit != nullptr && label_.unit->dimension == UnitDimension::money) label_ = {};
  }

  void read_row_decimals(std::uint32_t first) {
    for (std::uint32_t at = first + 1; at < document_.blocks.size() && at < first + most_columns; ++at) {
      const Block& cell = document_.blocks[at];
      if (cell.table != table_ || cell.row != row_) break;
      row_decimals_ |= cell.span.size() <= longest_figure && has_decimals(slice(document_.text, cell.span));
    }
  }

  bool has_decimals(std::string_view text) const {
    const std::size_t point = text.rfind(lexicon_.decimal_separator);
    return point != std::string_view::npos && point + 1 < text.size() && text[point + 1] >= '0' &&
           text[point + 1] <= '9';
  }

  const Document& document_;
  const Lexicon& lexicon_;
  const Vocabulary& vocabulary_;
  std::int32_t table_ = -1, row_ = -1;
  std::vector<Column> columns_;
  HeaderUnit label_;  // of the row
  LabelKind label_kind_ = LabelKind::plain;
  bool row_decimals_ = false;  // known where the label names what is counted
  bool row_money_ = false, row_above_zero_ = false;
  bool caption_names_money_ = false, money_table_ = false;
  Caption caption_;
  std::vector<Token> tokens_;
};

/// Gives the figure of a cell what its headers say, if it is short of it.
void apply_headers(TableUnits& units, const Document& document, const Lexicon& lexicon, std::uint32_t block,
                   Mention& mention) {
  const bool is_year = is_year_alone(mention, document.text);
  if (!is_bare(mention) && !is_year) return;
  const HeaderUnit header = units.of(block);
  const bool counts_time = header.unit != nullptr && header.unit->dimension == UnitDimension::time;
  if (is_year && (counts_time || (header.of_table && !units.counts(block)))) return;
  const Decimal most(header.of_parts ? most_of_parts : most_percent);
  const bool percent_of_table = header.of_table && header.unit == lexicon.percent;
  if (percent_of_table && mention.stated_low && mention.stated_low->abs() > most) return;
  if (!header.stated() || (mention.unit != nullptr && header.unit != nullptr && mention.unit != header.unit)) return;
  if (is_year) mention = as_number(mention, document.text);
  apply_header(header, document.text, lexicon, mention);
}

}  // namespace

void apply_header_units(const Document& document, const Lexicon& lexicon, const Vocabulary& vocabulary, Scan& scan) {
  TableUnits units(document, lexicon, vocabulary);
  for (const Sentence& sentence : scan.sentences) {
    const Block& block = document.blocks[sentence.block];
    if (block.kind != BlockKind::table_cell || block.header || block.table < 0) continue;
    if (sentence.end_mention - sentence.first_mention != 1) continue;
    Mention& mention = scan.mentions[sentence.first_mention];
    if (fills_cell(document.text, mention, block.span)) {
      apply_headers(units, document, lexicon, sentence.block, mention);
    } else if (const auto figure = read_bracketed(document.text, block.span, mention, lexicon)) {
      const HeaderUnit header = units.of(sentence.block);
      if (!figure->as_accounts_write && !units.brackets_are_minus(sentence.block, header)) continue;
      if (mention.unit == nullptr && figure->unit != nullptr)
        apply_header({0, figure->unit}, document.text, lexicon, mention);
      apply_headers(units, document, lexicon, sentence.block, mention);
      negate(figure->span, mention);
    }
  }
}

}  // namespace claimcheck
