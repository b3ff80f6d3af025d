#include "checker/read/pdf_page.h"

#include "checker/read/extracted_text.h"
#include "checker/read/white_space.h"
#include "checker/read/zip_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

namespace claimcheck::read {

namespace {

constexpr double wide_gap = 1.5;     // in line heights: wider than any space of justified text
constexpr double raised_size = 0.8;  // a word smaller than this part of its line, close to the word before, is raised
constexpr double margin = 0.12;      // of the page's height
constexpr double same_place = 4;     // points

double number_at(const pugi::xml_node& node, std::string_view name) {
  const std::string_view text = attribute(node, name);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::isfinite(value) ? value : 0;
}

void place(const pugi::xml_node& node, PdfLine& line) {
  line.left = number_at(node, "xMin");
  line.top = number_at(node, "yMin");
  line.right = number_at(node, "xMax");
  line.bottom = number_at(node, "yMax");
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
}

/// The words of a line from left to right, each with its place; its size is its height.
std::vector<PdfLine> words_of(const pugi::xml_node& line_node) {
  std::vector<PdfLine> words;
  for (const pugi::xml_node& word_node : line_node.children()) {
    if (local_name(word_node) != "word") continue;
    PdfLine word;
    place(word_node, word);
    word.text = text_of(word_node);
    word.size = word.height();
    if (!is_blank(word.text)) words.push_back(std::move(word));
  }
  return words;
}

PdfLine line_of(const std::vector<PdfLine>& words) {
  PdfLine line;
  line.left = words.front().left;
  line.top = words.front().top;
  line.bottom = words.front().bottom;
  double before = line.left;
  for (const PdfLine& word : words) {
    line.right = std::max(line.right, word.right);
    line.top = std::min(line.top, word.top);
    line.bottom = std::max(line.bottom, word.bottom);
    line.size = std::max(line.size, word.height());
    const double gap = word.left - before;
    const bool raise = !line.segments.empty() && word.height() < raised_size * line.size && gap < 0.15 * line.size &&
                       all_digits(word.text);
    if (raise) {
      line.segments.back().text += raised(word.text);
    } else if (line.segments.empty() || gap > wide_gap * line.size) {
      line.segments.push_back({word.left, word.right, word.text});
    } else {
      line.segments.back().text += " " + word.text;
    }
    line.segments.back().right = word.right;
    before = word.right;
  }
  for (const PdfSegment& segment : line.segments) line.text += (line.text.empty() ? "" : " ") + segment.text;
  return line;
}

PdfBlock block_of(const std::vector<std::vector<PdfLine>>& lines) {
  PdfBlock block;
  for (const std::vector<PdfLine>& words : lines)
    if (!words.empty()) block.lines.push_back(line_of(words));
  return block;
}

/// The text with every number as "#": "Page 3 of 12" is the same on each page.
std::string pattern_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_digit(c))
      out += c;
    else if (out.empty() || out.back() != '#')
      out += '#';
  }
  return out;
}

bool is_page_number(std::string_view text) {
  static const std::set<std::string, std::less<>> patterns = {
      "#",           "- # -",  "– # –", "— # —", "Page #", "page #", "PAGE #", "p. #", "Page # of #",
      "page # of #", "# of #", "# / #", "#/#",   "| #",    "# |",    "[#]",    "(#)"};
  constexpr std::size_t longest = 24;
  return text.size() <= longest && patterns.count(pattern_of(text)) > 0;
}

/// As a person counts them: from the top of the page, what stands on one base line as one.
void number_lines(PdfPage& page) {
  std::vector<PdfLine*> lines;
  for (PdfBlock& block : page.blocks)
    for (PdfLine& line : block.lines) lines.push_back(&line);
  std::stable_sort(lines.begin(), lines.end(),
                   [](const PdfLine* a, const PdfLine* b) { return a->top + a->bottom < b->top + b->bottom; });
  int number = 0;
  double bottom = -1;
  for (PdfLine* line : lines) {
    if (number == 0 || (line->top + line->bottom) / 2 > bottom) {
      ++number;
      bottom = line->bottom;
    }
    line->number = number;
  }
}

template <class Visit>
void for_each_margin_line(PdfPage& page, Visit&& visit) {
  for (PdfBlock& block : page.blocks)
    for (PdfLine& line : block.lines)
      if (line.bottom < margin * page.height || line.top > (1 - margin) * page.height) visit(line);
}

}  // namespace

std::vector<PdfPage> pdf_pages(const pugi::xml_node& doc) {
  std::vector<PdfPage> pages;
  for (const pugi::xml_node& page_node : doc.children()) {
    if (local_name(page_node) != "page") continue;
    PdfPage& page = pages.emplace_back();
    page.width = number_at(page_node, "width");
    page.height = number_at(page_node, "height");
    for (const pugi::xml_node& flow : page_node.children()) {
      for (const pugi::xml_node& block_node : flow.children()) {
        std::vector<std::vector<PdfLine>> lines;
        for (const pugi::xml_node& line_node : block_node.children())
          if (local_name(line_node) == "line") lines.push_back(words_of(line_node));
        for (const auto& part : split_columns(std::move(lines)))
          if (PdfBlock block = block_of(part); !block.lines.empty()) page.blocks.push_back(std::move(block));
      }
    }
    number_lines(page);
  }
  return pages;
}

void mark_furniture(std::vector<PdfPage>& pages) {
  struct Seen {
    std::size_t pages = 0, last_page = 0;
  };
  // Places are rounded, so a line counts for its own place and the next one.
  std::map<std::pair<std::string, long>, Seen> seen;
  const auto place_of = [](const PdfLine& line) { return std::lround(line.top / same_place); };
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for_each_margin_line(pages[i], [&](PdfLine& line) {
      for (const long at : {place_of(line), place_of(line) + 1}) {
        Seen& entry = seen[{pattern_of(line.text), at}];
        entry.pages += entry.last_page != i + 1;
        entry.last_page = i + 1;
      }
    });
  }
  // Headers of left and right pages differ, so a third of the pages is enough where there are many.
  const std::size_t enough = std::max<std::size_t>(2, pages.size() / 3);
  for (PdfPage& page : pages) {
    for_each_margin_line(page, [&](PdfLine& line) {
      const std::string pattern = pattern_of(line.text);
      const auto count = [&](long at) {
        const auto found = seen.find({pattern, at});
        return found == seen.end() ? 0 : found->second.pages;
      };
      line.furniture =
          is_page_number(line.text) || std::max(count(place_of(line)), count(place_of(line) + 1)) >= enough;
    });
  }
}

}  // namespace claimcheck::read
