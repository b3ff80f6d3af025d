// Rows and columns of a table beside the cells that their headers call a total.
//
// Not every column adds up (rates, averages, years). A column that misses its total is reported only where it misses by
// little: then it is meant to.
#include "checker/compare/arithmetic.h"

#include <algorithm>
#include <map>

namespace claimcheck {

namespace {

/// The figures of one column (or row) and its total.
struct Line {
  std::vector<Amount> parts;
  std::optional<Amount> total;
  bool broken = false;  // two figures in one cell, or two totals
};

struct Result {
  bool misses = false;
  Interval sum;
  Decimal point;
  int scale = 0;  // power of ten that all figures are short of, as their cells are written
};

constexpr int greatest_scale = 15;  // quadrillions

/// The power of ten that a cell of digits only is short of, by the caption or header that it stands under. Nothing
/// where the cell says more than digits, or is zero.
std::optional<int> scale_of(const Claim& claim, const Decimal& value) {
  std::string digits;
  for (const char c : claim.quote) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return {};
    if ((c >= '0' && c <= '9') || c == '.') digits += c;
  }
  const auto written = Decimal::parse(digits);
  if (!written || *written == Decimal(0)) return {};
  for (int power = 0; power <= greatest_scale; ++power)
    if (written->shifted(power) == value.abs()) return power;
  return {};
}

/// A figure that stands alone in its cell, as a number that can be added.
std::optional<Amount> addend(const CheckInput& input, std::uint32_t i) {
  const Claim& c = input.claims[i];
  if (c.cell.header || is_range(c) || is_temporal(c) || c.quantity.kind == QuantityKind::change ||
      c.quantity.modifier != Modifier::exact)
    return {};
  const auto amount = amount_of(input.claims, i);
  if (!amount || !amount->point || amount->dimension == UnitDimension::rate ||
      amount->dimension == UnitDimension::factor)
    return {};
  return amount;
}

/// The scale of all figures of a line, 0 where the total has none. Nothing where a caption gave one to some of them
/// only: perhaps to the wrong ones.
std::optional<int> scale_of(const CheckInput& input, const Line& line) {
  const std::optional<int> of_total = scale_of(input.claims[line.total->claim], *line.total->point);
  std::optional<int> scale = of_total;
  for (const Amount& part : line.parts) {
    const auto own = scale_of(input.claims[part.claim], *part.point);
    if (own && scale && *own != *scale) return {};
    if (own) scale = own;
  }
  return of_total.value_or(0);
}

Result add_up(const CheckInput& input, const Line& line) {
  Result r;
  if (line.broken || !line.total || line.parts.size() < 2) return r;
  r.sum = Interval::point(Decimal(0));
  for (const Amount& a : line.parts) {
    if (a.dimension != line.total->dimension || a.base != line.total->base) return r;
    r.sum = add(r.sum, a.literal);
    r.point = r.point + *a.point;
  }
  if (!disjoint(r.sum, line.total->literal)) return r;
  const auto scale = scale_of(input, line);
  if (!scale) return r;
  r.scale = *scale;
  const auto apart =
      Decimal::divide((r.point - *line.total->point).abs(), std::max(r.point.abs(), line.total->point->abs()));
  r.misses = apart && *apart < Decimal::scaled(1, -1);
  return r;
}

/// Lines by column, or by row. Totals of the other direction add up like any cell: the total column has its own sum.
std::map<std::int32_t, Line> lines_of(const CheckInput& input, std::uint32_t first, std::uint32_t end, bool rows) {
  std::map<std::int32_t, Line> lines;
  std::map<std::pair<std::int32_t, std::int32_t>, int> filled;
  for (std::uint32_t i = first; i < end; ++i) {
    const TableCell& cell = input.claims[i].cell;
    Line& line = lines[rows ? cell.row : cell.column];
    if (cell.column == 0) continue;  // labels
    if (cell.header) continue;
    if (++filled[{cell.row, cell.column}] > 1) line.broken = true;
    const auto amount = addend(input, i);
    if (!amount) {
      line.broken = true;
      continue;
    }
    const bool is_total = rows ? cell.total_column : cell.total_row;
    if (!is_total)
      line.parts.push_back(*amount);
    else if (line.total)
      line.broken = true;
    else
      line.total = *amount;
  }
  return lines;
}

void report(const CheckInput& input, const Line& line, const Result& r, bool rows, std::vector<Finding>& findings) {
  std::string formula;
  std::vector<std::uint32_t> claims{line.total->claim};
  for (const Amount& a : line.parts) {
    formula += (formula.empty() ? "" : " + ") + readable(*a.point);
    claims.push_back(a.claim);
  }
  const Claim& total = input.claims[line.total->claim];
  findings.push_back(
      arithmetic_finding(input, claims, Severity::error, 0.85,
                         "The " + std::string(rows ? "row" : "column") + " adds up to " +
                             readable(r.point.shifted(-r.scale)) + ", not to its total of " + quoted(total) + ".",
                         {formula + " = " + readable(r.point), "stated total: " + readable(*line.total->point)}));
}

void check_lines(const CheckInput& input, std::uint32_t first, std::uint32_t end, bool rows,
                 std::vector<Finding>& findings) {
  const auto lines = lines_of(input, first, end, rows);
  for (const auto& [index, line] : lines)
    if (const Result result = add_up(input, line); result.misses) report(input, line, result, rows, findings);
}

/// Whether every figure of the line stands under "Share" and nothing more ("Share of women" divides nothing), and has
/// a word of its own before it: rows of years are a series.
bool is_of_shares(const CheckInput& input, const Line& line) {
  static const std::uint64_t share = stem_hash("share");
  const auto headers = [&](const Amount& a) {
    std::vector<std::uint64_t> words;
    for (const ContextWord& w : input.claims[a.claim].context)
      if (w.distance == ContextWord::header) words.push_back(w.stem);
    return words;
  };
  std::vector<std::uint64_t> common = headers(line.parts.front());
  for (const Amount& a : line.parts) {
    const std::vector<std::uint64_t> own = headers(a);
    if (a.dimension != UnitDimension::proportion || own.size() < 2) return false;
    std::erase_if(common, [&](std::uint64_t stem) { return std::find(own.begin(), own.end(), stem) == own.end(); });
  }
  return common.size() == 1 && common.front() == share;
}

/// A column of shares without a total that comes to a little more than the whole: a note, for there may be several
/// answers each. Much more is no division at all.
void check_shares(const CheckInput& input, std::uint32_t first, std::uint32_t end, std::vector<Finding>& findings) {
  constexpr std::size_t fewest = 3, most_parts = 50;  // of a division that a reader adds up
  const Decimal whole(100), most(110);
  for (const auto& [index, line] : lines_of(input, first, end, false)) {
    if (line.broken || line.total || line.parts.size() < fewest || line.parts.size() > most_parts ||
        !is_of_shares(input, line))
      continue;
    Interval sum = Interval::point(Decimal(0));
    Decimal point;
    std::string formula;
    std::vector<std::uint32_t> claims;
    for (const Amount& a : line.parts) {
      sum = add(sum, a.literal);
      point = point + *a.point;
      formula += (formula.empty() ? "" : " + ") + readable(*a.point);
      claims.push_back(a.claim);
    }
    if (!sum.low || *sum.low < whole || point > most) continue;
    findings.push_back(
        arithmetic_finding(input, claims, Severity::note, 0.5,
                           "The shares of the column add up to " + readable(point) + "%, more than the whole.",
                           {formula + " = " + readable(point) + "% (" + show(sum, "%") + " with rounding)"}));
  }
}

}  // namespace

void check_table(const CheckInput& input, std::uint32_t first, std::uint32_t end, std::vector<Finding>& findings) {
  bool rows = false, columns = false;
  for (std::uint32_t i = first; i < end; ++i) {
    rows |= input.claims[i].cell.total_column;
    columns |= input.claims[i].cell.total_row;
  }
  if (columns) check_lines(input, first, end, false, findings);
  if (rows) check_lines(input, first, end, true, findings);
  if (!columns) check_shares(input, first, end, findings);
}

}  // namespace claimcheck
