// Columns of prose that pdftotext has read across: where a narrow gap runs down through many lines of one block.
//
// The spaces of justified text may be as wide as the gap, but those of many lines do not stand above each other.
#include "checker/read/pdf_page.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace claimcheck::read {

namespace {

using Words = std::vector<PdfLine>;

constexpr std::size_t fewest_lines = 6;   // with text on both sides
constexpr std::size_t fewest_words = 3;   // on each side of a line, on average: a table has fewer
constexpr std::size_t most_lines = 5000;  // of a block that is looked through
constexpr double narrowest = 0.6;         // of the letters' height

struct Gap {
  double left = 0, right = 0;
  double width() const { return right - left; }
};

/// Lines [first, end) of a block with a gap that runs down through them.
struct Gutter {
  std::size_t first = 0, end = 0, both = 0, left_words = 0, right_words = 0;
  Gap gap;
};

/// The widest part of `gap` that a line leaves free: between two words, or beside all of them. Counts the words on each
/// side.
std::optional<Gap> free_part(const Words& line, const Gap& gap, std::size_t& left, std::size_t& right) {
  Gap widest;
  for (std::size_t w = 0; w <= line.size(); ++w) {
    const Gap free{w == 0 ? gap.left : std::max(gap.left, line[w - 1].right),
                   w == line.size() ? gap.right : std::min(gap.right, line[w].left)};
    if (free.width() <= widest.width()) continue;
    widest = free;
    left = w;
    right = line.size() - w;
  }
  return widest.width() >= narrowest * line.front().size ? std::optional(widest) : std::nullopt;
}

/// Follows a gap of line `first` down the block.
Gutter follow(const std::vector<Words>& lines, std::size_t first, Gap gap) {
  Gutter gutter{first, first, 0, 0, 0, gap};
  for (std::size_t i = first, one_sided = 0; i < lines.size(); ++i) {
    std::size_t left = 0, right = 0;
    const auto free = free_part(lines[i], gutter.gap, left, right);
    if (!free) break;
    const bool both = left > 0 && right > 0;
    one_sided += !both;
    if (one_sided > gutter.both / 2 + 1) break;
    gutter.gap = *free;
    gutter.both += both;
    if (both) gutter.left_words += left, gutter.right_words += right;
    gutter.end = i + 1;
  }
  return gutter;
}

bool is_prose(const Gutter& g) {
  return g.both >= fewest_lines && g.left_words >= fewest_words * g.both && g.right_words >= fewest_words * g.both;
}

/// The longest gutter that begins in a line.
std::optional<Gutter> gutter_from(const std::vector<Words>& lines, std::size_t first) {
  std::optional<Gutter> longest;
  const Words& line = lines[first];
  for (std::size_t w = 1; w < line.size(); ++w) {
    const Gap gap{line[w - 1].right, line[w].left};
    if (gap.width() < narrowest * line[w].size) continue;
    const Gutter gutter = follow(lines, first, gap);
    if (is_prose(gutter) && (!longest || gutter.both > longest->both)) longest = gutter;
  }
  return longest;
}

/// Lines that follow each other on one base line, as one. `first_line`: where each begins, and where the last one ends.
std::vector<Words> rows_of(const std::vector<Words>& lines, std::vector<std::size_t>& first_line) {
  std::vector<Words> rows;
  double bottom = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PdfLine& word = lines[i].front();
    const double middle = (word.top + word.bottom) / 2;
    const bool same =
        !rows.empty() && middle < bottom && middle > rows.back().front().top && word.left >= rows.back().back().right;
    if (!same) {
      rows.emplace_back();
      first_line.push_back(i);
      bottom = word.bottom;
    }
    rows.back().insert(rows.back().end(), lines[i].begin(), lines[i].end());
  }
  first_line.push_back(lines.size());
  return rows;
}

}  // namespace

std::vector<std::vector<Words>> split_columns(std::vector<Words> lines) {
  std::erase_if(lines, [](const Words& words) { return words.empty(); });
  if (lines.size() > most_lines) return {std::move(lines)};
  std::vector<std::size_t> first_line;  // of each row
  const std::vector<Words> rows = rows_of(lines, first_line);
  std::vector<std::vector<Words>> parts(1);
  for (std::size_t i = 0; i < rows.size();) {
    const auto gutter = gutter_from(rows, i);
    if (!gutter) {
      for (std::size_t l = first_line[i]; l < first_line[i + 1]; ++l) parts.back().push_back(std::move(lines[l]));
      ++i;
      continue;
    }
    std::vector<Words> left, right;
    for (; i < gutter->end; ++i) {
      const auto cut = std::find_if(rows[i].begin(), rows[i].end(),
                                    [&](const PdfLine& word) { return word.left >= gutter->gap.left; });
      left.emplace_back(rows[i].begin(), cut);
      right.emplace_back(cut, rows[i].end());
    }
    parts.push_back(std::move(left));
    parts.push_back(std::move(right));
    parts.emplace_back();
  }
  return parts;
}

}  // namespace claimcheck::read
