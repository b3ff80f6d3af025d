#include "checker/read/block_writer.h"

#include "checker/read/lines.h"
#include "checker/read/speaker_label.h"
#include "checker/read/white_space.h"

#include <array>

namespace claimcheck::read {

namespace {

constexpr std::uint32_t longest_bold_heading = 150;
constexpr std::uint8_t bold_heading_level = 6;
constexpr std::uint32_t longest_superscript = 40;

bool may_be_cut(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::quote;
}

}  // namespace

void BlockWriter::expect(const Block& shape) {
  close();
  shape_ = shape;
}

std::uint32_t BlockWriter::begin_at(std::uint32_t source) {
  if (!open_) {
    builder_.separate(source);
    begin_ = builder_.size();
    open_ = true;
    all_strong_ = true;
  } else if (break_ && builder_.only_space_before(source)) {
    source = builder_.source_end();
  } else if (break_) {
    builder_.space(source, "\n");
  }
  break_ = false;
  return source;
}

void BlockWriter::raised_piece(std::uint32_t begin, std::uint32_t end) {
  static constexpr std::array<std::string_view, 10> digits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  const std::string_view source = builder_.source();
  const std::string_view text = slice(source, Span{begin, end});
  const std::string_view before = builder_.text();
  const bool after_number = open_ && !before.empty() && is_digit(before.back());
  const bool ordinal =
      text.starts_with("st") || text.starts_with("nd") || text.starts_with("rd") || text.starts_with("th");
  if (after_number && is_letter(text[0]) && !ordinal) spelled(" ", begin, begin);  // "14,700a": a note
  const auto has_raised_form = [&](std::uint32_t i) { return is_digit(source[i]) || source[i] == '-'; };
  for (std::uint32_t i = begin; i < end;) {
    const std::uint32_t first = i;
    if (has_raised_form(i)) {
      ++i;
      spelled(source[first] == '-' ? "⁻" : digits[static_cast<std::size_t>(source[first] - '0')], first, i);
      continue;
    }
    while (i < end && !has_raised_form(i)) ++i;
    plain_piece(first, i);  // whole characters: of a soft hyphen that is left out, every byte is
  }
}

void BlockWriter::piece(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  if (raised_ && end - begin <= longest_superscript)
    raised_piece(begin, end);
  else
    plain_piece(begin, end);
}

void BlockWriter::plain_piece(std::uint32_t begin, std::uint32_t end) {
  const bool blank = is_blank(slice(builder_.source(), Span{begin, end}));
  if (!open_) {
    if (blank) return;
    begin = trim(builder_.source(), Span{begin, end}).begin;
  }
  builder_.copy(begin_at(begin), end);
  if (!blank && strong_ == 0) all_strong_ = false;
}

void BlockWriter::spelled(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const bool blank = is_blank(text);
  if (!open_ && blank) return;
  builder_.copy(begin_at(begin), begin);
  builder_.decode(text, begin, end);
  if (!blank && strong_ == 0) all_strong_ = false;
}

void BlockWriter::close() {
  if (!open_) return;
  open_ = break_ = raised_ = false;
  const std::string_view text = builder_.text();
  Span rest = trim(text, Span{begin_, builder_.size()});
  while (may_be_cut(shape_.kind)) {
    std::uint32_t line = rest.begin, cut = rest.end;
    for (std::size_t n = text.find('\n', line); n < rest.end; n = text.find('\n', n + 1)) {
      if (is_blank(slice(text, Span{line, static_cast<std::uint32_t>(n)}))) {
        cut = line;
        break;
      }
      line = static_cast<std::uint32_t>(n) + 1;
    }
    if (cut == rest.end) break;
    add(trim(text, Span{rest.begin, cut}));
    all_strong_ = false;
    rest = trim(text, Span{cut, rest.end});
  }
  add(rest);
}

void BlockWriter::add(Span span) {
  const std::string_view text = slice(builder_.text(), span);
  // A rule or "###" is furniture; a table cell may say "%".
  if (span.empty() || (shape_.kind != BlockKind::table_cell && !holds_word(text))) return;
  Block block = shape_;
  block.span = span;
  if (is_bold_heading(span)) {
    block.kind = BlockKind::heading;
    block.level = bold_heading_level;
  }
  document_.blocks.push_back(block);
}

bool BlockWriter::is_bold_heading(Span span) const {
  if (shape_.kind != BlockKind::paragraph || !all_strong_ || span.size() > longest_bold_heading) return false;
  const std::string_view text = slice(builder_.text(), span);
  if (ends_sentence(text) || text.ends_with(':') || text.ends_with(',')) return false;
  const auto label = parse_speaker_label(text);
  return !label || !label->certain;
}

}  // namespace claimcheck::read
