#include "checker/read/part_cutter.h"

#include "checker/read/compression.h"
#include "checker/read/formats.h"
#include "checker/read/lines.h"
#include "checker/read/white_space.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

constexpr std::size_t longest_heading = 500;  // bytes
constexpr std::uint32_t longest_header = 10;  // lines of a CSV file down to its first row
constexpr std::size_t looked_at = 4096;       // bytes, for signs that a file is no UTF-8 text

bool comes_in_parts(Format format) {
  return format == Format::text || format == Format::markdown || format == Format::csv;
}

/// The level of "## Heading", or 0.
std::uint8_t mark_level(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  const bool is_heading = marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' ';
  return is_heading ? static_cast<std::uint8_t>(marks) : std::uint8_t{0};
}

/// How many of the mark at its beginning a line of "```" or "~~~" has; 0 for other lines.
std::size_t fence_length(std::string_view line) {
  if (line.empty() || (line[0] != '`' && line[0] != '~')) return 0;
  const std::size_t length = std::min(line.find_first_not_of(line[0]), line.size());
  return length >= 3 ? length : 0;
}

}  // namespace

bool may_come_in_parts(std::string_view path) {
  const FormatRow* row = format_by_extension(path);
  return row != nullptr && comes_in_parts(row->format);
}

std::optional<Format> format_in_parts(const std::string& path, std::string_view head) {
  const bool is_text = head.substr(0, looked_at).find('\0') == std::string_view::npos && !is_compressed(head) &&
                       format_by_signature(head) == nullptr;
  if (!is_text || !may_come_in_parts(path)) return {};
  const Format format = format_of_text({path, std::string(head)}).format;
  return comes_in_parts(format) ? std::optional(format) : std::nullopt;
}

void PartCutter::take(std::string_view line) {
  if (format_ == Format::csv) return take_row(line);
  std::string_view visible = trim(line);
  if (!visible.empty()) visible.remove_prefix(invisible_at(visible, 0));  // the mark before the first heading
  if (format_ == Format::markdown) take_fence(visible);
  if (fence_ == 0) take_heading(visible);
  alone_ = before_.empty();
  before_ = visible;
}

void PartCutter::take_row(std::string_view line) {
  if (std::count(line.begin(), line.end(), '"') % 2 != 0) quoted_ = !quoted_;
  if (header_ended_) return;
  header_.append(line) += '\n';
  header_ended_ =
      !quoted_ && (line.find_first_of(",;\t|") != std::string_view::npos || ++header_lines_ >= longest_header);
}

void PartCutter::take_fence(std::string_view line) {
  const std::size_t length = fence_length(line);
  if (length == 0) return;
  if (fence_ == 0) {
    fence_ = line[0];
    fence_length_ = length;
  } else if (line[0] == fence_ && length >= fence_length_ && length == line.size()) {
    fence_ = 0;
  }
}

void PartCutter::take_heading(std::string_view line) {
  const std::string end = "\n\n";
  if (format_ == Format::markdown)
    if (const std::uint8_t level = mark_level(line)) return set_heading(level, std::string(line) + end);
  if (before_.empty() || !alone_) return;
  const bool underlines = format_ == Format::text || line.starts_with('=') || line.starts_with('-');
  if (const std::uint8_t level = underlines ? underline_level(line) : std::uint8_t{0})
    return set_heading(level, before_ + '\n' + std::string(line) + end);
  // A line of plain text between two blank ones: the first of a document is its title.
  if (format_ == Format::text && line.empty() && reads_as_heading(before_))
    set_heading(headings_.empty() ? 1 : 2, before_ + end);
}

void PartCutter::set_heading(std::uint8_t level, std::string lines) {
  while (!headings_.empty() && headings_.back().level >= level) headings_.pop_back();
  if (lines.size() <= longest_heading) headings_.push_back({level, std::move(lines)});
}

bool PartCutter::may_begin_with(std::string_view line) const {
  if (format_ == Format::csv) return header_ended_ && !quoted_;
  if (fence_ != 0 || !before_.empty() || line.empty() || space_at(line, 0) > 0) return false;
  // Not within a list, a quotation or a table, and with nothing that front matter could be.
  return find_marker(line).kind == MarkerKind::none && line[0] != '>' && line[0] != '|' && line[0] != '-' &&
         line[0] != '+';
}

std::string PartCutter::above(std::string_view line) const {
  if (format_ == Format::csv) return header_;
  const std::uint8_t own = format_ == Format::markdown ? mark_level(line) : std::uint8_t{0};
  std::string out;
  for (const Heading& heading : headings_)
    if (own == 0 || heading.level < own) out += heading.lines;
  return out;
}

}  // namespace claimcheck::read
