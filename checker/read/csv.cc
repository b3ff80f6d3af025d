#include "checker/read/csv.h"

#include "checker/read/block_writer.h"
#include "checker/read/extracted_text.h"
#include "checker/read/table_headers.h"
#include "checker/read/white_space.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimcheck::read {

namespace {

constexpr std::int32_t most_columns = 1000;
constexpr std::size_t sampled_lines = 20;
constexpr std::array<char, 4> separators = {'\t', ';', ',', '|'};

/// Fields of the sampled lines, outside of quotes; empty when the lines disagree or hold no separator.
struct Sample {
  std::size_t fields = 0;  // of every line
  std::size_t lines = 0;
};

Sample sample(std::string_view bytes, char separator) {
  std::vector<std::size_t> counts;
  std::size_t fields = 1;
  bool quoted = false, visible = false;
  for (const char c : bytes) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == separator) ++fields;
    if (!quoted && c == '\n') {
      if (visible) counts.push_back(fields);
      fields = 1;
      visible = false;
      if (counts.size() == sampled_lines) break;
    } else if (c != '\r' && c != ' ') {
      visible = true;
    }
  }
  if (visible && counts.size() < sampled_lines) counts.push_back(fields);
  // A title above the table and a note below it are lines of one field: most lines have to agree.
  std::size_t best = 0, lines = 0;
  for (const std::size_t count : counts) {
    const auto same = static_cast<std::size_t>(std::count(counts.begin(), counts.end(), count));
    if (count > 1 && same > lines) {
      best = count;
      lines = same;
    }
  }
  return lines * 2 > counts.size() ? Sample{best, lines} : Sample{};
}

char separator_of(std::string_view bytes) {
  char best = ',';
  std::size_t most = 0;
  for (const char separator : separators) {
    const Sample found = sample(bytes, separator);
    if (found.lines * found.fields > most) {
      most = found.lines * found.fields;
      best = separator;
    }
  }
  return best;
}

/// One record: where its fields stand, quotes included.
struct Record {
  std::vector<Span> fields;
  std::uint32_t end = 0;   // behind its line end
  std::uint32_t left = 0;  // fields beyond the last column that is read
};

void read_record(std::string_view source, std::uint32_t begin, char separator, Record& record) {
  record.fields.clear();
  record.left = 0;
  std::uint32_t at = begin, field = begin;
  bool quoted = false;
  const auto finish = [&] {
    if (record.fields.size() < static_cast<std::size_t>(most_columns))
      record.fields.push_back({field, at});
    else
      ++record.left;
  };
  for (; at < source.size(); ++at) {
    const char c = source[at];
    if (c == '"' && (quoted || at == field || is_blank(source.substr(field, at - field))))
      quoted = !quoted;
    else if (c == '"' && !quoted && source[at - 1] == '"')
      quoted = true;  // the second of two quotes inside a quoted field
    if (quoted) continue;
    if (c == separator) {
      finish();
      field = at + 1;
    } else if (c == '\n' || c == '\r') {
      break;
    }
  }
  finish();
  if (at < source.size()) at += source[at] == '\r' && at + 1 < source.size() && source[at + 1] == '\n' ? 2 : 1;
  record.end = at;
}

std::size_t filled(std::string_view source, const Record& record) {
  return static_cast<std::size_t>(std::count_if(record.fields.begin(), record.fields.end(),
                                                [&](Span field) { return !is_blank(slice(source, field)); }));
}

}  // namespace

std::vector<Span> csv_fields(std::string_view source, Span line, char separator) {
  Record record;
  read_record(source.substr(0, line.end), line.begin, separator, record);
  return std::move(record.fields);
}

void write_csv_field(std::string_view source, Span field, BlockWriter& writer) {
  field = trim(source, field);
  const bool quoted = field.size() >= 2 && source[field.begin] == '"' && source[field.end - 1] == '"';
  if (!quoted) return writer.piece(field.begin, field.end);
  const std::string_view inside = source.substr(0, field.end - 1);
  for (std::uint32_t at = field.begin + 1; at < field.end - 1;) {
    const auto quote = static_cast<std::uint32_t>(std::min<std::size_t>(inside.find('"', at), field.end - 1));
    writer.piece(at, quote);
    if (quote == field.end - 1) break;
    const std::uint32_t width = quote + 1 < field.end - 1 && source[quote + 1] == '"' ? 2 : 1;  // one alone is a slip
    writer.spelled("\"", quote, quote + width);
    at = quote + width;
  }
}

bool looks_like_csv(std::string_view bytes) {
  constexpr std::size_t least_lines = 3, enough = 1u << 16;
  const std::string_view head = bytes.substr(0, enough);
  const char separator = separator_of(head);
  const Sample found = sample(head, separator);
  if (found.lines < least_lines || found.fields < 2) return false;
  // Prose has commas, too: here the second field of most lines must be a figure, a word, or nothing.
  Record record;
  std::size_t tabular = 0, lines = 0;
  for (std::uint32_t at = 0; at < head.size() && lines < sampled_lines; at = record.end, ++lines) {
    read_record(head, at, separator, record);
    tabular +=
        record.fields.size() == found.fields && std::any_of(record.fields.begin(), record.fields.end(), [&](Span f) {
          std::string_view cell = trim(slice(head, f));
          if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
          return reads_as_figure(cell);
        });
  }
  return tabular >= 2 && (tabular + 1) * 3 >= lines * 2;
}

void read_csv(std::string bytes, const ReadOptions&, Document& document, std::vector<Diagnostic>& diagnostics) {
  document.source = std::move(bytes);
  const std::string_view source = document.source;
  const char separator = separator_of(source.substr(0, 1u << 16));
  TextBuilder builder(source);
  BlockWriter writer(builder, document);
  Record record;
  Block cell;
  cell.kind = BlockKind::table_cell;
  cell.table = builder.next_table();
  std::size_t first_cell = 0;
  std::uint32_t left = 0;
  std::int32_t row = 0;
  for (std::uint32_t at = 0; at < source.size(); at = record.end, ++row) {
    read_record(source, at, separator, record);
    left = std::max(left, record.left);
    const std::size_t cells = filled(source, record);
    // A line of one field above the table is its title, or a note on its units.
    const bool above = cell.row < 0 && cells <= 1 && record.fields.size() >= 1;
    if (cells == 0) continue;
    if (!above) cell.row = cell.row < 0 ? 0 : cell.row + 1;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      cell.column = static_cast<std::int32_t>(i);
      writer.expect(above ? Block{BlockKind::heading, {}, 2} : cell);
      const std::size_t before = document.blocks.size();
      const std::uint32_t text = builder.size();
      write_csv_field(source, record.fields[i], writer);
      writer.close();
      if (document.blocks.size() > before)
        document.locators.push_back(
            {std::max(text, document.blocks.back().span.begin), column_name(cell.column) + std::to_string(row + 1)});
    }
    if (above) first_cell = document.blocks.size();
  }
  builder.finish(document);
  mark_header_rows(document.text, std::span(document.blocks).subspan(first_cell));
  if (left > 0)
    diagnostics.push_back(
        {document.path,
         0,
         0,
         Severity::warning,
         std::to_string(left) + " columns beyond the first " + std::to_string(most_columns) + " are not read",
         {}});
}

}  // namespace claimcheck::read
