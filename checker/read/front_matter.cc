#include "checker/read/front_matter.h"

#include "checker/read/entities.h"
#include "checker/read/lines.h"
#include "checker/read/white_space.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

constexpr std::size_t longest_front_matter = 64 * 1024;  // bytes; what is longer is no front matter
constexpr std::size_t most_entries = 200;

std::uint32_t hex(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const int d = is_digit(c) ? c - '0' : is_letter(c) && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
    if (d < 0) return 0xFFFFFFFF;
    value = value * 16 + static_cast<std::uint32_t>(d);
  }
  return value;
}

/// Reads one scalar; offsets into the source.
class ScalarReader {
 public:
  ScalarReader(std::string_view source, std::uint32_t begin, std::uint32_t end)
      : source_(source.substr(0, end)), at_(begin) {}

  std::vector<ScalarPiece> read() {
    skip_blanks();
    if (at_ >= source_.size()) return {};
    const char c = source_[at_];
    if (c == '\'' || c == '"')
      quoted(c);
    else if (c == '|' || c == '>')
      block(c == '|');
    else
      plain();
    flush(at_);
    return std::move(pieces_);
  }

 private:
  void skip_blanks() {
    while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
    start_ = at_;
  }

  void flush(std::uint32_t end) {
    if (start_ < end) pieces_.push_back({{start_, end}, {}});
    start_ = end;
  }

  /// The bytes [begin, at_) read as `text`.
  void spell(std::uint32_t begin, std::string text) {
    flush(begin);
    if (!text.empty()) pieces_.push_back({{begin, at_}, std::move(text)});
    start_ = at_;
  }

  /// A line end inside a flow scalar: with the white space around it one space (a line break for each further blank
  /// line).
  void fold(std::uint32_t blanks_begin) {
    std::size_t breaks = 0;
    while (at_ < source_.size() && space_at(source_, at_) == 1) breaks += source_[at_++] == '\n';
    if (at_ < source_.size())
      spell(blanks_begin, breaks > 1 ? "\n" : " ");
    else
      flush(blanks_begin), start_ = at_;
  }

  std::uint32_t before_blanks() const {
    std::uint32_t begin = at_;
    while (begin > start_ && (source_[begin - 1] == ' ' || source_[begin - 1] == '\t' || source_[begin - 1] == '\r'))
      --begin;
    return begin;
  }

  void plain() {
    while (at_ < source_.size()) {
      if (source_[at_] == '\n') {
        fold(before_blanks());
      } else if (source_[at_] == '#' && at_ > start_ && source_[at_ - 1] == ' ') {
        break;  // a comment
      } else {
        ++at_;
      }
    }
    const std::uint32_t end = before_blanks();
    flush(end);
    start_ = at_;
  }

  void quoted(char quote) {
    start_ = ++at_;
    while (at_ < source_.size() && source_[at_] != quote) {
      if (source_[at_] == '\n') {
        fold(before_blanks());
      } else if (quote == '"' && source_[at_] == '\\') {
        escape();
      } else {
        ++at_;
      }
      if (quote == '\'' && source_.substr(at_).starts_with("''")) {
        at_ += 2;
        spell(at_ - 2, "'");
      }
    }
    flush(at_);
    if (at_ < source_.size()) ++at_;
    start_ = at_;
  }

  void escape() {
    const std::uint32_t begin = at_++;
    if (at_ >= source_.size()) return;
    const char c = source_[at_++];
    const std::uint32_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0) return code_point(begin, digits);
    if (c == '\n' || c == '\r') {  // the line goes on without a space
      while (at_ < source_.size() && space_at(source_, at_) == 1 && (source_[at_] != '\n' || c == '\r')) ++at_;
      return spell(begin, "");
    }
    switch (c) {
      case '_':
        return spell(begin, "\xC2\xA0");
      case 'N':
        return spell(begin, "\xC2\x85");
      case 'L':
        return spell(begin, "\xE2\x80\xA8");
      case 'P':
        return spell(begin, "\xE2\x80\xA9");
      case 'n':
        return spell(begin, "\n");
      case 't':
        return spell(begin, "\t");
      case 'r':
      case 'b':
      case 'a':
      case 'e':
      case 'f':
      case 'v':
      case '0':
        return spell(begin, " ");
      default:
        if (static_cast<unsigned char>(c) >= 0x80) --at_;  // the character stays whole behind the backslash
        return spell(begin, static_cast<unsigned char>(c) >= 0x80 ? "" : std::string(1, c));  // \" \\ \/ and "\ "
    }
  }

  void code_point(std::uint32_t begin, std::uint32_t digits) {
    std::uint32_t c = at_ + digits <= source_.size() ? hex(source_.substr(at_, digits)) : 0xFFFFFFFF;
    // Of an escape that is none, no half of a character is taken.
    for (std::uint32_t i = 0; i < digits && at_ < source_.size(); ++i) {
      const auto byte = static_cast<unsigned char>(source_[at_]);
      if (byte >= 0x80 || byte == '"') break;
      ++at_;
    }
    // JSON front matter writes characters beyond U+FFFF as two surrogates.
    if (c >= 0xD800 && c < 0xDC00 && at_ + 6 <= source_.size() && source_.substr(at_, 2) == "\\u") {
      const std::uint32_t low = hex(source_.substr(at_ + 2, 4));
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at_ += 6;
      }
    }
    std::string text;
    append_utf8(c, text);
    spell(begin, std::move(text));
  }

  /// A literal (|) or folded (>) block: the lines below, without their indentation.
  void block(bool literal) {
    while (at_ < source_.size() && source_[at_] != '\n') ++at_;
    start_ = at_;
    bool first = true;
    while (at_ < source_.size()) {
      const std::uint32_t begin = at_++;
      while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
      if (at_ >= source_.size() || source_[at_] == '\n' || source_[at_] == '\r') continue;
      spell(begin, first ? "" : literal ? "\n" : " ");
      first = false;
      while (at_ < source_.size() && source_[at_] != '\n') ++at_;
      flush(before_blanks());
      start_ = at_;
    }
    start_ = at_;
  }

  std::string_view source_;
  std::uint32_t at_;
  std::uint32_t start_ = 0;
  std::vector<ScalarPiece> pieces_;
};

std::string put_together(std::string_view source, const std::vector<ScalarPiece>& pieces) {
  std::string out;
  for (const ScalarPiece& piece : pieces)
    out += piece.text.empty() ? slice(source, piece.source) : std::string_view(piece.text);
  return out;
}

/// Length of the key at the start of a line, up to `sign` (':' or '='), or 0.
std::uint32_t key_length(std::string_view line, char sign) {
  std::uint32_t n = 0;
  while (n < line.size() &&
         (is_letter(line[n]) || is_digit(line[n]) || line[n] == '_' || line[n] == '-' || line[n] == '.'))
    ++n;
  std::uint32_t end = n;
  while (sign == '=' && end < line.size() && line[end] == ' ') ++end;
  if (n == 0 || n > 60 || end >= line.size() || line[end] != sign) return 0;
  return sign == '=' || end + 1 == line.size() || line[end + 1] == ' ' || line[end + 1] == '\t' ||
                 line[end + 1] == '\r' || line[end + 1] == '\n'
             ? n
             : 0;
}

std::string fold_key(std::string_view key) {
  std::string out(key);
  for (char& c : out) c = c == '-' ? '_' : is_upper(c) ? static_cast<char>(c | 0x20) : c;
  return out;
}

/// Offset of the scalar that stands for an entry whose value begins at `begin`: the first item of a list.
std::uint32_t first_item(std::string_view source, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = trim(source, Span{begin, end}).begin;
  if (at >= end) return begin;
  if (source[at] == '[') return at + 1;
  if (source[at] == '-' && at + 1 < end && source[at + 1] == ' ') return at + 2;
  return at;
}

/// Offset of the line that ends front matter, or npos. The opening line must hold the fence and nothing else.
std::size_t find_closing_line(std::string_view head, std::uint32_t begin, std::string_view fence) {
  const auto rest_is_blank = [&](std::size_t at) {
    const std::string_view rest = head.substr(at, std::min(head.find('\n', at), head.size()) - at);
    return is_blank(rest);
  };
  if (head.size() <= begin + 3 || !rest_is_blank(begin + 3)) return std::string_view::npos;
  for (std::size_t n = head.find('\n', begin); n != std::string_view::npos; n = head.find('\n', n + 1)) {
    const std::string_view line = head.substr(n + 1, 3);
    if ((line == fence || (fence == "---" && line == "...")) && rest_is_blank(n + 4)) return n + 1;
  }
  return std::string_view::npos;
}

}  // namespace

const FrontMatterEntry* FrontMatter::find(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys)
    for (const FrontMatterEntry& entry : entries)
      if (entry.key == key && !is_blank(entry.value)) return &entry;
  return nullptr;
}

FrontMatter parse_front_matter(std::string_view source, std::uint32_t begin) {
  FrontMatter front;
  const std::string_view head = source.substr(0, begin + longest_front_matter);
  const std::string_view fence = head.substr(begin, 3);
  if (fence != "---" && fence != "+++") return front;
  const char sign = fence == "---" ? ':' : '=';
  const std::size_t closing = find_closing_line(head, begin, fence);
  if (closing == std::string_view::npos) return front;
  std::vector<Line> lines;
  split_lines(head, {begin, static_cast<std::uint32_t>(closing) + 3}, lines);
  const std::size_t last = lines.size() - 1;

  for (std::size_t i = 1; i < last && front.entries.size() < most_entries; ++i) {
    const std::uint32_t key = key_length(source.substr(lines[i].begin, lines[last].begin - lines[i].begin), sign);
    if (lines[i].blank() || lines[i].indent() > 0 || key == 0) continue;
    std::size_t next = i + 1;
    while (next < last && (lines[next].blank() || lines[next].indent() > 0 || source[lines[next].begin] == '-')) ++next;
    FrontMatterEntry entry;
    entry.key = fold_key(source.substr(lines[i].begin, key));
    const auto value = static_cast<std::uint32_t>(source.find(sign, lines[i].begin) + 1);
    const std::uint32_t item = first_item(source, value, lines[next].begin);
    std::uint32_t end = lines[next].begin;
    if (item > value && (source[item - 1] == '[' || source.substr(item - 2, 2) == "- ")) {
      end =
          std::min<std::uint32_t>(end, static_cast<std::uint32_t>(std::min(
                                           source.find('\n', item), source.substr(0, end).find_first_of(",]", item))));
    }
    entry.pieces = ScalarReader(source, item, std::max(item, end)).read();
    entry.value = put_together(source, entry.pieces);
    front.entries.push_back(std::move(entry));
    i = next - 1;
  }
  // Something between two rules that is no "key: value" is text.
  if (front.entries.empty() && last > 1) return {};
  const std::size_t line_end = source.find('\n', lines[last].begin);
  front.end = static_cast<std::uint32_t>(line_end == std::string_view::npos ? source.size() : line_end + 1);
  return front;
}

}  // namespace claimcheck::read
