#include "checker/read/formats.h"

#include "checker/read/front_matter.h"
#include "checker/read/html.h"
#include "checker/read/markdown.h"
#include "checker/read/plain_text.h"
#include "checker/read/white_space.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

bool anything(std::string_view) { return true; }

std::string extension(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::size_t dot = path.find_last_of('.');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  std::string out(path.substr(dot + 1));
  for (char& c : out)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  return out;
}

const FormatRow* by_extension(std::string_view path) {
  const std::string wanted = extension(path);
  for (const FormatRow& row : formats())
    if (std::find(row.extensions.begin(), row.extensions.end(), wanted) != row.extensions.end()) return &row;
  return nullptr;
}

const FormatRow& row_of(Format format) {
  const auto rows = formats();
  return *std::find_if(rows.begin(), rows.end(), [&](const FormatRow& row) { return row.format == format; });
}

bool opens_with_front_matter(std::string_view bytes) {
  return parse_front_matter(bytes, static_cast<std::uint32_t>(bytes.empty() ? 0 : invisible_at(bytes, 0))).end > 0;
}

}  // namespace

std::span<const FormatRow> formats() {
  static const std::vector<FormatRow> rows = {
      {Format::html,
       "html",
       {"html", "htm", "xhtml"},
       "web pages: main text, tables, metadata; no scripts, no navigation",
       looks_like_html,
       read_html},
      {Format::markdown,
       "markdown",
       {"md", "markdown", "mdown", "mkd"},
       "Markdown (CommonMark and tables), with YAML or TOML front matter",
       looks_like_markdown,
       read_markdown},
      {Format::text,
       "text",
       {"txt", "text"},
       "plain text, hard-wrapped or a paragraph a line, with speaker turns",
       anything,
       read_plain_text},
  };
  return rows;
}

const FormatRow& format_of(const SourceFile& file, Format asked) {
  if (asked != Format::automatic) return row_of(asked);
  const FormatRow* row = by_extension(file.path);
  // Front matter is a convention of Markdown, whatever the extension.
  if (row != nullptr && row->format == Format::text && opens_with_front_matter(file.bytes))
    return row_of(Format::markdown);
  if (row != nullptr) return *row;
  for (const FormatRow& candidate : formats())
    if (candidate.looks_like(file.bytes)) return candidate;
  return formats().back();
}

bool has_known_extension(std::string_view path) { return by_extension(path) != nullptr; }

}  // namespace claimcheck::read
