// A table and the text around it: a sentence that gives the figure of a row under the row's own name.
//
// "Total deposits stood at $41.2 billion on March 31, 2024" and a row "Total deposits" with a column "March 31, 2024".
// The name must be all of what the sentence speaks of, the times must be one, and the figures close: a part, a change
// and another year's figure are no contradiction.
#include "checker/compare/align.h"
#include "checker/compare/check.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/sentence_view.h"
#include "checker/compare/verdict.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace claimcheck {

namespace {

using Stems = std::set<std::uint64_t>;

constexpr std::size_t most_rows_of_a_word = 64;   // that begin their names with one word; such a word tells nothing
constexpr std::size_t most_cells = 200000;        // of a document whose tables are held beside its sentences
const Decimal furthest = Decimal::scaled(3, -1);  // apart, as a share of the greater: a slip, not another quantity

/// A row of figures and the words of its first cell.
struct Row {
  Stems name;
  std::vector<std::uint32_t> claims;
};

struct Table {
  std::vector<Row> rows;
  std::map<std::int32_t, Stems> columns;  // words of their headers
};

Stems header_words(const Claim& claim) {
  Stems out;
  for (const ContextWord& word : claim.context.own)
    if (word.distance == ContextWord::header &&
        (word.flags & (ContextWord::stop | ContextWord::number | ContextWord::symbol)) == 0)
      out.insert(word.stem);
  return out;
}

Stems without(const Stems& all, const Stems& out) {
  Stems rest;
  std::set_difference(all.begin(), all.end(), out.begin(), out.end(), std::inserter(rest, rest.end()));
  return rest;
}

void keep_common(Stems& common, const Stems& words) {
  std::erase_if(common, [&](std::uint64_t stem) { return words.count(stem) == 0; });
}

bool is_figure(const Claim& claim) {
  const Mention& m = claim.quantity;
  return m.kind != QuantityKind::date && m.kind != QuantityKind::date_range && m.kind != QuantityKind::change &&
         m.kind != QuantityKind::ordinal && m.modifier == Modifier::exact && m.stated_low &&
         m.stated_low == m.stated_high;
}

/// Names of rows and columns: what all figures of a row, or of a column, have above and beside them.
Table table_of(const ClaimList& claims, std::uint32_t first, std::uint32_t end) {
  Table table;
  std::map<std::int32_t, Row> rows;
  for (std::uint32_t i = first; i < end; ++i) {
    const Claim& claim = claims[i];
    if (claim.cell.header || claim.cell.column <= 0 || !is_figure(claim)) continue;
    const Stems words = header_words(claim);
    const auto [row, new_row] = rows.try_emplace(claim.cell.row, Row{words, {}});
    if (!new_row) keep_common(row->second.name, words);
    row->second.claims.push_back(i);
    const auto [column, new_column] = table.columns.try_emplace(claim.cell.column, words);
    if (!new_column) keep_common(column->second, words);
  }
  if (rows.size() < 2) return {};  // the words of a single row cannot be told from those of its columns
  Stems of_all;
  for (const auto& [column, words] : table.columns) of_all.insert(words.begin(), words.end());
  for (auto& [number, row] : rows) {
    row.name = without(row.name, of_all);
    if (!row.name.empty()) table.rows.push_back(std::move(row));
  }
  return table;
}

/// A sentence, cut into words.
struct Sentence {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<std::uint64_t> stems;  // 0 for what is no word
  std::size_t number = 0;            // first token of the figure
  Stems time;                        // words that say when
};

const Dimension* time_of(const Claim& claim) {
  const Dimension* time = find_dimension(claim, "time");
  return time != nullptr && time->dates && time->from != InferredFrom::document_date ? time : nullptr;
}

/// The words by which a claim's time was said.
Stems time_words(const Claim& claim) {
  Stems out;
  const Dimension* time = time_of(claim);
  if (time == nullptr) return out;
  std::vector<Token> tokens;
  tokenize(time->words, {0, static_cast<std::uint32_t>(time->words.size())}, tokens);
  for (const Token& token : tokens) out.insert(stem_hash(slice(time->words, token.span), token.hash));
  return out;
}

Sentence sentence_of(const Claim& claim) {
  Sentence out;
  const std::string_view text = out.text = claim.sentence;
  out.time = time_words(claim);
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, out.tokens);
  for (const Token& token : out.tokens) {
    out.stems.push_back(token.kind == TokenKind::word ? stem_hash(slice(text, token.span), token.hash) : 0);
    out.number += token.span.begin < claim.sentence_number.begin;
  }
  return out;
}

/// Words that say nothing of what is counted: "stood at", "was about", "rose in 2023 to".
bool is_light(const CheckInput& input, const Sentence& sentence, std::size_t i) {
  const Token& token = sentence.tokens[i];
  if (token.kind != TokenKind::word) return token.hash != hash_char(';') && token.hash != hash_char(':');
  if (is_stop_word(token.hash) ||
      looks_like_verb(*input.rules.vocabulary, slice(sentence.text, token.span), token.hash) ||
      sentence.time.count(sentence.stems[i]) > 0)
    return true;
  const auto plays = [&](PassageRole role) { return input.rules.vocabulary->plays(token.hash, role); };
  return plays(PassageRole::rise_verb) || plays(PassageRole::fall_verb) || plays(PassageRole::move_verb) ||
         plays(PassageRole::equate) || plays(PassageRole::lead) || plays(PassageRole::clause);
}

/// What stands before a name without being part of what is spoken of: "in 2023,", "said"; not "farm", "the growth of",
/// "adjusted".
bool may_precede(const CheckInput& input, const Sentence& sentence, std::size_t i) {
  const Token& token = sentence.tokens[i];
  if (token.kind != TokenKind::word) return true;
  const auto plays = [&](PassageRole role) { return input.rules.vocabulary->plays(token.hash, role); };
  return !plays(PassageRole::rise_noun) && !plays(PassageRole::fall_noun) && !plays(PassageRole::narrowing) &&
         is_light(input, sentence, i);
}

/// Whether the words before the figure are "NAME stood at": the name of the row whole, with the column's words at most.
bool speaks_of(const CheckInput& input, const Sentence& sentence, const Stems& row, const Stems& column) {
  static const std::uint64_t by = hash_word("by");
  const auto names = [&](std::size_t i) {
    return row.count(sentence.stems[i]) > 0 || column.count(sentence.stems[i]) > 0;
  };
  std::size_t i = sentence.number;
  if (i == 0 || sentence.tokens[i - 1].hash == by) return false;
  while (i > 0 && !names(i - 1))
    if (!is_light(input, sentence, --i)) return false;
  Stems found;
  while (i > 0 && (names(i - 1) ||
                   (sentence.tokens[i - 1].kind == TokenKind::word && is_stop_word(sentence.tokens[i - 1].hash)))) {
    found.insert(sentence.stems[--i]);
  }
  if (i > 0 && !may_precede(input, sentence, i - 1)) return false;
  return std::includes(found.begin(), found.end(), row.begin(), row.end());
}

/// Whether both state one time, which the column says, or neither any; and nothing else tells them apart.
bool of_one_time(const Claim& prose, const Claim& cell) {
  const Dimension *a = time_of(prose), *b = time_of(cell);
  if ((a == nullptr) != (b == nullptr) || (a != nullptr && a->dates != b->dates)) return false;
  const Unification unified = unify(prose, cell, nullptr);
  return unified.agreement == Agreement::same || unified.agreement == Agreement::assumed;
}

/// More than half of a column's words stand in the sentence; those that say its time need not.
bool names_column(const Sentence& sentence, const Claim& cell, const Stems& column) {
  const Stems words = without(column, time_words(cell));
  const auto stands = [&](std::uint64_t stem) {
    return std::find(sentence.stems.begin(), sentence.stems.end(), stem) != sentence.stems.end();
  };
  const auto standing = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), stands));
  return words.empty() || 2 * standing > words.size();
}

/// The figure of a cell, with the prose's currency where a table of money states none: "(in thousands)".
Mention figure_of(const Claim& cell, const Claim& prose) {
  Mention figure = cell.quantity;
  if (figure.kind == QuantityKind::cardinal && figure.unit == nullptr && figure.noun.empty() &&
      figure.written == Written::scaled && prose.quantity.kind == QuantityKind::money) {
    figure.kind = QuantityKind::money;
    figure.unit = prose.quantity.unit;
  }
  return figure;
}

bool contradicts(const Mention& prose, const Mention& cell) {
  const PairVerdict verdict = compare_silently(prose, cell);
  if (verdict.relationship == Relationship::unit_slip) return true;
  if (verdict.relationship != Relationship::conflict) return false;
  const auto a = base_point(prose), b = base_point(cell);
  if (!a || !b) return false;
  const auto apart = Decimal::divide((*a - *b).abs(), std::max(a->abs(), b->abs()));
  return apart && *apart <= furthest;
}

/// The tables of one document, and the rows whose names begin with a word.
struct Tables {
  std::vector<Table> all;
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::uint32_t, std::uint32_t>>> rows_of;  // table, row

  void add(Table table) {
    const auto number = static_cast<std::uint32_t>(all.size());
    for (std::uint32_t i = 0; i < table.rows.size(); ++i) rows_of[*table.rows[i].name.begin()].emplace_back(number, i);
    all.push_back(std::move(table));
  }
};

/// Of the claims [first, end) of one document.
Tables tables_of(const ClaimList& claims, std::uint32_t first, std::uint32_t end) {
  Tables tables;
  for (std::uint32_t begin = first, behind = 0; begin < end; begin = behind) {
    behind = begin + 1;
    if (claims[begin].cell.table < 0) continue;
    while (behind < end && claims[behind].cell.table == claims[begin].cell.table) ++behind;
    tables.add(table_of(claims, begin, behind));
  }
  return tables;
}

/// The cell that a sentence contradicts, and no other one of its row says what the sentence does.
std::optional<std::uint32_t> contradicted(const CheckInput& input, const Claim& prose, const Sentence& sentence,
                                          const Table& table, const Row& row) {
  std::optional<std::uint32_t> found;
  for (const std::uint32_t i : row.claims) {
    const Claim& cell = input.claims[i];
    const Mention figure = figure_of(cell, prose);
    if (!comparable(prose.quantity, figure)) continue;
    if (compare_silently(prose.quantity, figure).relationship == Relationship::consistent) return {};
    const Stems& column = table.columns.at(cell.cell.column);
    if (!of_one_time(prose, cell) || !names_column(sentence, cell, column) ||
        !speaks_of(input, sentence, row.name, column))
      continue;
    if (found) return {};  // two columns of one time: which one is meant?
    found = i;
  }
  return found && contradicts(prose.quantity, figure_of(input.claims[*found], prose)) ? found : std::nullopt;
}

void check_sentence(const CheckInput& input, const Tables& tables, std::uint32_t claim,
                    std::vector<Finding>& findings) {
  const Claim& prose = input.claims[claim];
  const Sentence sentence = sentence_of(prose);
  const Row* longest = nullptr;
  const Table* its_table = nullptr;
  bool several = false;
  Stems stems(sentence.stems.begin(), sentence.stems.end());
  for (const std::uint64_t stem : stems) {
    const auto rows = tables.rows_of.find(stem);
    if (rows == tables.rows_of.end() || rows->second.size() > most_rows_of_a_word) continue;
    for (const auto& [table, number] : rows->second) {
      const Row& row = tables.all[table].rows[number];
      if (!std::includes(stems.begin(), stems.end(), row.name.begin(), row.name.end())) continue;
      if (longest != nullptr && row.name.size() < longest->name.size()) continue;
      several = longest != nullptr && row.name.size() == longest->name.size();
      longest = &row;
      its_table = &tables.all[table];
    }
  }
  if (longest == nullptr || several) return;
  const auto cell = contradicted(input, prose, sentence, *its_table, *longest);
  if (!cell || (!prose.measure.empty() && prose.measure == input.claims[*cell].measure)) return;
  const Claim& other = input.claims[*cell];
  Finding f;
  const Mention figure = figure_of(other, prose);
  const ToldVerdict verdict = compare_quantities(prose.quantity, figure);
  f.kind = verdict.relationship == Relationship::unit_slip ? FindingKind::unit : FindingKind::conflict;
  f.severity = Severity::warning;
  f.confidence = 0.75;
  f.rule = "builtin/table";
  f.message = "the text gives " + describe(prose.quantity, false) + " where the table has " + describe(figure, false);
  f.explanation = {"\"" + fold_space(prose.quote) + "\" is read as " + describe(prose.quantity, true),
                   "\"" + fold_space(other.quote) + "\" is read as " + describe(figure, true),
                   "the sentence names the row, and the time of the column"};
  if (!verdict.reason.empty()) f.explanation.push_back(verdict.reason);
  finish_finding(input, {claim, *cell}, f);
  findings.push_back(std::move(f));
}

}  // namespace

void check_table_prose(CheckInput& input, std::vector<Finding>& findings) {
  if (input.rules.vocabulary == nullptr || input.rules.lexicon == nullptr) return;
  const ClaimList& claims = input.claims;
  for (std::uint32_t first = 0, end = 0; first < claims.size(); first = end) {
    end = claims.of_document(claims.document_of(first)).second;
    std::uint32_t cells = 0;
    for (std::uint32_t i = first; i < end; ++i) cells += claims.glance(i).cell.table >= 0;
    if (cells == 0 || cells == end - first || cells > most_cells) continue;
    const Tables tables = tables_of(claims, first, end);
    for (std::uint32_t i = first; i < end && !tables.rows_of.empty(); ++i) {
      const Claim& claim = claims[i];
      if (claim.cell.table < 0 && takes_part(claim) && is_figure(claim)) check_sentence(input, tables, i, findings);
    }
    claims.let_go();
  }
}

}  // namespace claimcheck
