#include "checker/read/text_builder.h"

#include <algorithm>

namespace claimcheck::read {

TextBuilder::TextBuilder(std::string_view source) : source_(source), next_invisible_(find_invisible(source, 0)) {
  text_.reserve(source.size() + 16);
}

bool TextBuilder::continues_at(std::uint32_t begin) const {
  if (offsets_.breaks.empty()) return begin == size();
  const OffsetMap::Break& last = offsets_.breaks.back();
  return last.spelled == OffsetMap::Break::copied && last.source - last.text == begin - size();
}

void TextBuilder::piece(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  if (!continues_at(begin)) offsets_.breaks.push_back({size(), begin});
  text_.append(source_.substr(begin, end - begin));
  source_end_ = end;
}

void TextBuilder::copy(std::uint32_t begin, std::uint32_t end) {
  while (next_invisible_ < begin) next_invisible_ = find_invisible(source_, begin);
  while (next_invisible_ < end) {
    const auto at = static_cast<std::uint32_t>(next_invisible_);
    piece(begin, at);
    begin = std::min(end, at + static_cast<std::uint32_t>(invisible_at(source_, at)));
    next_invisible_ = find_invisible(source_, begin);
  }
  piece(begin, end);
  source_end_ = std::max(source_end_, end);
}

void TextBuilder::decode(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  if (!text.empty()) {
    offsets_.breaks.push_back({size(), begin, end - begin});
    text_.append(text);
  }
  source_end_ = std::max(source_end_, end);
}

void TextBuilder::space(std::uint32_t next, std::string_view otherwise) {
  if (only_space_before(next)) {
    copy(source_end_, next);
  } else {
    decode(otherwise, source_end_, std::max(next, source_end_));
  }
}

void TextBuilder::separate(std::uint32_t next) {
  if (size() == 0) return;
  const std::string_view gap =
      next > source_end_ ? source_.substr(source_end_, next - source_end_) : std::string_view();
  if (gap.find('\n') != std::string_view::npos && is_blank(gap)) {
    copy(source_end_, next);
  } else {
    decode("\n\n", source_end_, source_end_);
  }
}

void TextBuilder::finish(Document& document) {
  document.text = std::move(text_);
  document.offsets = std::move(offsets_);
  text_.clear();
  offsets_.breaks.clear();
}

}  // namespace claimcheck::read
