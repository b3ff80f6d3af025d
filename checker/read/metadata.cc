#include "checker/read/metadata.h"

#include "checker/read/white_space.h"

#include <string>

namespace claimcheck::read {

namespace {

/// "2024-07-31", "2024_07_31", "2024/07/31" or "20240731" at `i`, with no digit on either side.
std::optional<Date> compact_date(std::string_view s, std::size_t i) {
  if (i > 0 && is_digit(s[i - 1])) return std::nullopt;
  const auto digits = [&](std::size_t at, std::size_t n) {
    int value = 0;
    for (std::size_t k = at; k < at + n; ++k) {
      if (k >= s.size() || !is_digit(s[k])) return -1;
      value = value * 10 + (s[k] - '0');
    }
    return value;
  };
  const int year = digits(i, 4);
  if (year < 1900 || year > 2199) return std::nullopt;
  const bool apart = i + 4 < s.size() && (s[i + 4] == '-' || s[i + 4] == '_' || s[i + 4] == '/' || s[i + 4] == '.');
  const std::size_t month_at = i + 4 + (apart ? 1 : 0), day_at = month_at + 2 + (apart ? 1 : 0);
  if (apart && (month_at + 2 >= s.size() || s[month_at + 2] != s[i + 4])) return std::nullopt;
  if (day_at + 2 < s.size() && is_digit(s[day_at + 2])) return std::nullopt;
  const int month = digits(month_at, 2), day = digits(day_at, 2);
  return month < 0 || day < 0 ? std::nullopt : make_date(year, month, day);
}

}  // namespace

std::optional<Date> date_in_path(std::string_view path) {
  // The last date wins: a file's own name before its folders.
  std::optional<Date> found;
  for (std::size_t i = 0; i + 8 <= path.size(); ++i)
    if (const auto date = compact_date(path, i)) found = date;
  return found;
}

void write_title(const FrontMatter& front, TextBuilder& builder, Document& document) {
  const auto* title = front.find({"title", "headline"});
  if (title == nullptr) return;
  Block block;
  block.kind = BlockKind::title;
  block.span.begin = builder.size();
  for (const ScalarPiece& piece : title->pieces) {
    if (piece.text.empty())
      builder.copy(piece.source.begin, piece.source.end);
    else
      builder.decode(piece.text, piece.source.begin, piece.source.end);
  }
  block.span.end = builder.size();
  block.span = trim(builder.text(), block.span);
  if (!block.span.empty()) document.blocks.push_back(block);
}

void apply_front_matter(const FrontMatter& front, Metadata& meta) {
  if (const auto* title = front.find({"title", "headline", "name"})) meta.title = trim(title->value);
  if (const auto* source = front.find(
          {"source", "publisher", "publication", "agency", "source_url", "url", "canonical_url", "link", "permalink"}))
    meta.source = trim(source->value);
  for (const std::string_view key :
       {"date", "date_published", "published_time", "published", "publish_date", "pub_date", "pubdate",
        "publication_date", "release_date", "issued", "created", "datetime"}) {
    const auto* entry = front.find({key});
    const auto date = entry != nullptr ? parse_written_date(trim(entry->value)) : std::nullopt;
    if (!date) continue;
    meta.date = date;
    meta.date_origin = "front matter";
    return;
  }
}

void resolve_date(Document& document, const ReadOptions& options) {
  Metadata& meta = document.meta;
  const auto take = [&](std::optional<Date> date, const char* origin) {
    if (date) meta.date = date, meta.date_origin = origin;
  };
  const std::optional<Dateline> line = find_dateline(document);
  // The day of a dateline is no claim; one that is not the document's is of something that the line tells.
  if (line && (!meta.date || meta.date == line->date)) document.dateline = line->span;
  if (options.date) return take(options.date, "option");
  if (!meta.date && line) take(line->date, "dateline");
  if (!meta.date && !document.is_id) take(date_in_path(document.path), "file name");
}

}  // namespace claimcheck::read
