// Columns of a table that follow from other columns: a share of the total, a growth rate, a difference, a product.
//
// A column is taken for the share, growth or difference of others only where it fits them row by row; the rows that
// miss are the findings. So a table proves its own formula before one of its cells is doubted. A header is read for
// differences alone: small numbers are the difference of others by chance too often (a league table's games).
#include "checker/compare/arithmetic.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace claimcheck {

namespace {

constexpr std::size_t max_columns = 12, max_rows = 400;
constexpr std::size_t enough = 2;         // rows that must fit, and at least twice as many as miss
constexpr std::int64_t telling = 20;      // below it figures fit each other by chance
constexpr std::size_t columns_a_row = 4;  // as many more columns to try, one row more must fit

using Row = std::map<std::int32_t, Amount>;  // by column

struct Table {
  std::map<std::int32_t, Row> rows;
  Row total;  // of the row that is called a total, if there is one
  std::vector<std::int32_t> columns;
};

std::optional<Amount> figure(const CheckInput& input, std::uint32_t i) {
  const Claim& c = input.claims[i];
  if (c.cell.header || is_range(c) || is_temporal(c) || c.quantity.modifier != Modifier::exact) return {};
  auto amount = amount_of(input.claims, i);
  if (!amount || !amount->point || amount->dimension == UnitDimension::factor) return {};
  return amount;
}

Table read_table(const CheckInput& input, std::uint32_t first, std::uint32_t end) {
  Table table;
  std::map<std::pair<std::int32_t, std::int32_t>, int> filled;
  for (std::uint32_t i = first; i < end; ++i) {
    const TableCell& cell = input.claims[i].cell;
    if (cell.header || cell.column <= 0) continue;
    Row& row = cell.total_row ? table.total : table.rows[cell.row];
    if (++filled[{cell.row, cell.column}] > 1) {  // two figures in one cell: neither is the cell's
      row.erase(cell.column);
      continue;
    }
    const auto amount = figure(input, i);
    if (!amount) continue;
    row[cell.column] = *amount;
    if (std::find(table.columns.begin(), table.columns.end(), cell.column) == table.columns.end())
      table.columns.push_back(cell.column);
  }
  std::sort(table.columns.begin(), table.columns.end());
  return table;
}

bool is_percent(const Amount& a) { return a.dimension == UnitDimension::proportion; }
bool one_unit(const Amount& a, const Amount& b) { return a.dimension == b.dimension && a.base == b.base; }

/// What a cell should be, worked out of others of its row.
struct Expected {
  Interval interval;
  Decimal point;
  std::vector<std::uint32_t> claims;
  std::string formula;
  Decimal least, most;  // of its terms, without their signs
};

Expected expected(const Interval& interval, const Decimal& point, const Amount& a, const Amount& b,
                  std::string formula) {
  const Decimal x = a.point->abs(), y = b.point->abs();
  return {interval, point, {a.claim, b.claim}, std::move(formula), std::min(x, y), std::max(x, y)};
}

std::optional<Expected> share_of_total(const Amount& part, const Amount& total) {
  if (part.claim == total.claim || !one_unit(part, total) || is_percent(part) || total.point->is_zero()) return {};
  const auto share = divide(part.literal, total.literal);
  const auto point = Decimal::divide(*part.point * Decimal(100), *total.point);
  if (!share || !point) return {};
  return expected(scale(*share, Decimal(100)), *point, part, total,
                  readable(*part.point) + " of " + readable(*total.point) + " is " + brief(*point) + "%");
}

std::optional<Expected> growth(const Amount& from, const Amount& to) {
  if (!one_unit(from, to) || is_percent(from) || from.point->is_zero() || from.point->is_negative()) return {};
  const auto ratio = divide(to.literal, from.literal);
  const auto point = Decimal::divide((*to.point - *from.point) * Decimal(100), *from.point);
  if (!ratio || !point) return {};
  return expected(
      scale(subtract(*ratio, Interval::point(Decimal(1))), Decimal(100)), *point, from, to,
      "from " + readable(*from.point) + " to " + readable(*to.point) + " is a change of " + brief(*point) + "%");
}

std::optional<Expected> difference(const Amount& from, const Amount& to) {
  if (!one_unit(from, to)) return {};
  const Decimal point = *to.point - *from.point;
  return expected(subtract(to.literal, from.literal), point, from, to,
                  readable(*to.point) + " - " + readable(*from.point) + " = " + readable(point));
}

/// Whether the header of a column says that it holds what lies between two others: all of its cells stand under the
/// word.
bool holds_differences(const CheckInput& input, const Table& table, std::int32_t column) {
  static const std::vector<std::uint64_t> words = [] {
    std::vector<std::uint64_t> out;
    for (const char* word : {"change", "difference", "diff", "margin", "gap", "left", "remaining", "balance", "net",
                             "increase", "decrease", "gain", "loss"})
      out.push_back(stem_hash(word));
    return out;
  }();
  return std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    const auto cell = row.second.find(column);
    if (cell == row.second.end()) return true;
    const Context& context = input.claims[cell->second.claim].context;
    return std::any_of(context.begin(), context.end(), [&](const ContextWord& w) {
      return w.distance == ContextWord::header && std::find(words.begin(), words.end(), w.stem) != words.end();
    });
  });
}

/// Whether a row that fits says anything: a zero does not, and neither do figures that are all small.
bool tells(const Expected& e, const Amount& cell) {
  const Decimal bound(telling);
  return !e.point.is_zero() && !cell.point->is_zero() && !e.least.is_zero() &&
         (e.most >= bound || cell.point->abs() >= bound);
}

/// The cell as written; a change may be written without its sign.
bool fits(const Expected& expected, const Amount& cell) {
  return !disjoint(expected.interval, cell.literal) || (expected.point.is_negative() && !cell.point->is_negative() &&
                                                        !disjoint(scale(expected.interval, Decimal(-1)), cell.literal));
}

struct Miss {
  Expected expected;
  Amount cell;
};

/// How well one formula works out a column.
struct Trial {
  std::size_t hits = 0;
  std::vector<Miss> misses;
  bool better_than(const Trial& other) const {
    return hits != other.hits ? hits > other.hits : misses.size() < other.misses.size();
  }
};

template <typename Formula>
Trial try_formula(const Table& table, std::int32_t column, Formula formula) {
  Trial trial;
  const auto look = [&](const Row& row) {
    const auto cell = row.find(column);
    if (cell == row.end()) return;
    const std::optional<Expected> expected = formula(row, cell->second);
    if (!expected) return;
    if (!fits(*expected, cell->second))
      trial.misses.push_back({*expected, cell->second});
    else if (tells(*expected, cell->second))
      ++trial.hits;
  };
  for (const auto& [index, row] : table.rows) look(row);
  look(table.total);
  return trial;
}

std::optional<Amount> at(const Row& row, std::int32_t column) {
  const auto found = row.find(column);
  return found == row.end() ? std::nullopt : std::optional(found->second);
}

/// The formula that fits a column best.
Trial best_trial(const Table& table, std::int32_t column, bool differences) {
  Trial best;
  const auto consider = [&](auto formula) {
    Trial trial = try_formula(table, column, formula);
    if (trial.better_than(best)) best = std::move(trial);
  };
  // Of two that fit as well, the one that takes the nearer column is meant.
  std::vector<std::int32_t> columns(table.columns);
  std::stable_sort(columns.begin(), columns.end(),
                   [&](std::int32_t a, std::int32_t b) { return std::abs(a - column) < std::abs(b - column); });
  for (const std::int32_t a : columns) {
    if (a == column) continue;
    if (const auto total = at(table.total, a))
      consider([&](const Row& row, const Amount& cell) -> std::optional<Expected> {
        const auto part = at(row, a);
        return part && is_percent(cell) ? share_of_total(*part, *total) : std::nullopt;
      });
    for (const std::int32_t b : columns) {
      if (a == b || b == column) continue;
      consider([&](const Row& row, const Amount& cell) -> std::optional<Expected> {
        const auto from = at(row, a), to = at(row, b);
        return from && to && is_percent(cell) ? growth(*from, *to) : std::nullopt;
      });
      consider([&](const Row& row, const Amount& cell) -> std::optional<Expected> {
        const auto part = at(row, a), whole = at(row, b);
        if (!part || !whole || !is_percent(cell) || *whole->point < *part->point) return {};
        return share_of_total(*part, *whole);
      });
      // A column is the difference of two that stand before it; otherwise a + b = c is read three ways.
      if (differences && a < column && b < column)
        consider([&](const Row& row, const Amount& cell) -> std::optional<Expected> {
          const auto from = at(row, a), to = at(row, b);
          if (is_percent(cell)) return {};  // the change of a percentage in percent may be either
          const bool points = from && is_percent(*from) && cell.dimension == UnitDimension::points;
          return from && to && (one_unit(*from, cell) || points) ? difference(*from, *to) : std::nullopt;
        });
    }
  }
  return best;
}

void check_column(const CheckInput& input, const Table& table, std::int32_t column, std::vector<Finding>& findings) {
  const Trial best = best_trial(table, column, holds_differences(input, table, column));
  const std::size_t needed = enough + (table.columns.size() - 1) / columns_a_row;
  if (best.hits < needed || best.hits < 2 * best.misses.size()) return;
  for (const Miss& m : best.misses) {
    std::vector<std::uint32_t> claims(m.expected.claims);
    claims.push_back(m.cell.claim);
    const bool sure = best.hits > needed;
    findings.push_back(arithmetic_finding(
        input, claims, sure ? Severity::error : Severity::warning, sure ? 0.9 : 0.8,
        m.expected.formula + ", not " + quoted(input.claims[m.cell.claim]) + ".",
        {m.expected.formula, "the column fits this in " + std::to_string(best.hits) + " other rows of the table"}));
  }
}

}  // namespace

void check_columns(const CheckInput& input, std::uint32_t first, std::uint32_t end, std::vector<Finding>& findings) {
  const Table table = read_table(input, first, end);
  if (table.columns.size() < 2 || table.columns.size() > max_columns || table.rows.size() < enough ||
      table.rows.size() > max_rows)
    return;
  for (const std::int32_t column : table.columns) check_column(input, table, column, findings);
}

}  // namespace claimcheck
