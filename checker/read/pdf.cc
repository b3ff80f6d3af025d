#include "checker/read/pdf.h"

#include "checker/read/child_process.h"
#include "checker/read/extracted_text.h"
#include "checker/read/lines.h"
#include "checker/read/pdf_page.h"
#include "checker/read/table_headers.h"
#include "checker/read/white_space.h"
#include "checker/read/zip_parts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace claimcheck::read {

namespace {

constexpr double larger = 1.15;  // a heading's size against the text's
constexpr std::size_t most_heading_lines = 3;
constexpr std::size_t longest_heading = 200;

/// Sizes of letters by how much text is set in them: the commonest is the text's.
double text_size(const std::vector<PdfPage>& pages) {
  std::map<long, std::size_t> bytes;  // by tenths of a point
  for (const PdfPage& page : pages)
    for (const PdfBlock& block : page.blocks)
      for (const PdfLine& line : block.lines) bytes[static_cast<long>(line.size * 10)] += line.text.size();
  const auto most =
      std::max_element(bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == bytes.end() ? 0 : static_cast<double>(most->first) / 10;
}

class PdfText {
 public:
  PdfText(const std::vector<PdfPage>& pages, Document& document)
      : document_(document), out_(document), text_size_(text_size(pages)) {
    for (const PdfPage& page : pages)
      for (const PdfBlock& block : page.blocks)
        for (const PdfLine& line : block.lines) note_hyphens(line.text);
  }

  void page(const PdfPage& page, std::size_t number) {
    new_page_ = true;
    page_ = "page " + std::to_string(number);
    std::set<std::int32_t> written;
    for (const PdfBlock& block : page.blocks) {
      double size = 0;
      bool first = true;
      for (const PdfLine& line : block.lines) {
        if (line.furniture) continue;
        if (line.table >= 0) {
          if (written.insert(line.table).second) table(page.tables[static_cast<std::size_t>(line.table)]);
          continue;
        }
        const MarkerKind marker = find_marker(line.text).kind;
        const bool other_size = size > 0 && (line.size > size * larger || size > line.size * larger);
        if (marker == MarkerKind::bullet || other_size || (first && !goes_on(line))) finish();
        first = new_page_ = false;
        size = line.size;
        append(line);
      }
    }
  }

  void finish() {
    if (pieces_.empty()) return;
    const std::vector<ExtractedText::Piece> pieces = std::exchange(pieces_, {});
    out_.add(shape_of(pieces), pieces);
    lines_ = 0;
    largest_ = smallest_ = 0;
    item_ = false;
  }

 private:
  /// Words that are written with a hyphen inside a line.
  void note_hyphens(std::string_view text) {
    constexpr std::size_t most = 100000;
    for (std::size_t at = text.find('-'); at != std::string_view::npos && hyphenated_.size() < most;
         at = text.find('-', at + 1)) {
      const std::size_t begin = text.find_last_of(' ', at) + 1, end = std::min(text.find(' ', at), text.size());
      if (at + 1 < end) hyphenated_.emplace(text.substr(begin, end - begin));
    }
  }

  /// Whether a block's first line goes on with the open paragraph: on the next page, or in the next column. A name may
  /// open a page inside a sentence; inside a page a capital opens a paragraph.
  bool goes_on(const PdfLine& line) const {
    if (pieces_.empty() || ends_sentence(pieces_.back().text)) return false;
    if (largest_ >= larger * text_size_ || line.size >= larger * text_size_) return false;
    return is_lower(line.text.front()) || (new_page_ && lines_ > 1);
  }

  void append(const PdfLine& line) {
    std::string text = line.text;
    if (pieces_.empty()) {
      const Marker marker = find_marker(text);
      item_ = marker.kind == MarkerKind::bullet;
      if (item_) text.erase(0, std::min<std::size_t>(marker.length, text.size()));
    } else {
      join(pieces_.back().text, text);
    }
    largest_ = std::max(largest_, line.size);
    smallest_ = lines_ == 0 ? line.size : std::min(smallest_, line.size);
    ++lines_;
    pieces_.push_back({std::move(text), page_ + ", line " + std::to_string(line.number)});
  }

  /// Undoes a division of a word at the line's end; a hyphen that the word has anyway stays.
  void join(std::string& before, const std::string& text) const {
    constexpr std::string_view soft_hyphen = "\xC2\xAD";
    if (before.ends_with(soft_hyphen)) return before.resize(before.size() - soft_hyphen.size());
    const bool divided =
        before.size() > 1 && before.back() == '-' && is_lower(before[before.size() - 2]) && is_lower(text.front());
    if (!divided) {
      const bool hyphen = before.size() > 1 && before.back() == '-' && before[before.size() - 2] != ' ';
      if (!hyphen) before += '\n';
      return;
    }
    const std::string word = before.substr(before.find_last_of(" \n") + 1) + text.substr(0, text.find(' '));
    if (hyphenated_.count(word) == 0) before.pop_back();
  }

  Block shape_of(const std::vector<ExtractedText::Piece>& pieces) const {
    Block shape;
    std::size_t bytes = 0;
    for (const ExtractedText::Piece& piece : pieces) bytes += piece.text.size();
    const bool large = smallest_ >= larger * text_size_ && lines_ <= most_heading_lines && bytes <= longest_heading;
    if (item_) {
      shape.kind = BlockKind::list_item;
      shape.level = 1;
    } else if (large) {
      shape.kind = BlockKind::heading;
      shape.level = smallest_ >= 1.6 * text_size_ ? 1 : smallest_ >= 1.3 * text_size_ ? 2 : 3;
    } else if (lines_ == 1 && reads_as_heading(trim(pieces.front().text))) {
      shape.kind = BlockKind::heading;
      shape.level = 6;
    }
    return shape;
  }

  void table(const PdfTable& table) {
    finish();
    Block cell;
    cell.kind = BlockKind::table_cell;
    cell.table = out_.next_table();
    const std::size_t first = document_.blocks.size();
    for (const PdfCell& one : table.cells) {
      cell.row = one.row;
      cell.column = one.column;
      cell.columns = one.columns;
      out_.add(cell, one.text, page_ + ", line " + std::to_string(one.line));
    }
    mark_header_rows(document_.text, std::span(document_.blocks).subspan(first));
  }

  Document& document_;
  ExtractedText out_;
  double text_size_;
  std::set<std::string, std::less<>> hyphenated_;
  std::string page_;
  std::vector<ExtractedText::Piece> pieces_;  // of the open paragraph
  std::size_t lines_ = 0;
  double largest_ = 0, smallest_ = 0;
  bool item_ = false;
  bool new_page_ = false;
};

std::string message_of(const ChildResult& result, const std::string& program) {
  switch (result.end) {
    case ChildEnd::not_found:
      return "PDF files are read with " + program + ", which is not installed; install the package poppler-utils";
    case ChildEnd::too_slow:
      return program + " needs too long for this file";
    case ChildEnd::too_much_output:
      return "holds too much text";
    default:
      break;
  }
  if (result.errors.find("Incorrect password") != std::string::npos) return "needs a password";
  const std::string_view line = trim(std::string_view(result.errors).substr(0, result.errors.find('\n')));
  return program + " cannot read it" + (line.empty() ? "" : ": " + std::string(line));
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  constexpr std::size_t furthest = 1024;  // as readers accept: some bytes may stand before the header
  const std::size_t at = bytes.substr(0, furthest).find("%PDF-");
  return at == 0 || (at != std::string_view::npos && !holds_word(bytes.substr(0, at)));
}

void write_pdf_pages(const pugi::xml_document& printed, Document& document) {
  std::vector<PdfPage> pages = pdf_pages(child(child(printed.document_element(), "body"), "doc"));
  mark_furniture(pages);
  for (PdfPage& page : pages) find_tables(page);
  PdfText text(pages, document);
  for (std::size_t i = 0; i < pages.size(); ++i) text.page(pages[i], i + 1);
  text.finish();
}

void read_pdf(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics) {
  const auto say = [&](Severity severity, std::string message) {
    diagnostics.push_back({document.path, 0, 0, severity, std::move(message), {}});
  };
  if (options.pdftotext.empty()) return say(Severity::error, "PDF files are not read here");
  ChildLimits limits;
  limits.output = options.most_expanded;
  const ChildResult result = run_child({options.pdftotext, "-bbox-layout", "-enc", "UTF-8", "-", "-"}, bytes, limits);
  if (result.end != ChildEnd::done) return say(Severity::error, message_of(result, options.pdftotext));
  pugi::xml_document tree;
  if (const std::string error = parse_xml(result.output, "output of " + options.pdftotext, tree); !error.empty())
    return say(Severity::error, error);
  write_pdf_pages(tree, document);
  if (document.blocks.empty()) say(Severity::warning, "holds no text; a scanned page has to be recognised (OCR) first");
}

}  // namespace claimcheck::read
