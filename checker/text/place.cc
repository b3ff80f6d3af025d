#include "checker/text/place.h"

#include "checker/text/masks.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace claimcheck {

namespace {

constexpr std::uint32_t longest_excerpt = 400;  // bytes of a line in a message

bool continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// One line with control bytes and broken UTF-8 made visible, so that nothing raw reaches a terminal.
std::string printable(std::string_view line) {
  std::string out(line);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = c == '\t' ? ' ' : '?';
  for (std::size_t at = invalid_utf8(out); at != std::string_view::npos; at = invalid_utf8(out)) out[at] = '?';
  return out;
}

/// The line that begins at `start`, or so much of it as a message shows: it may be as long as the file.
std::string_view line_at(std::string_view bytes, std::size_t start) {
  const std::string_view shown = bytes.substr(start, longest_excerpt);
  return shown.substr(0, shown.find_first_of("\r\n"));
}

}  // namespace

LineColumn PlaceFinder::at(std::uint32_t offset) {
  offset = std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(bytes_.size()));
  if (offset < position_) {
    position_ = 0;
    line_ = column_ = 1;
  }
  const char* const base = bytes_.data();
  std::uint32_t counted = position_;  // columns are counted up to here
  for (std::uint32_t i = position_; i < offset;) {
    const auto* found = static_cast<const char*>(std::memchr(base + i, '\n', offset - i));
    if (found == nullptr) break;
    i = counted = static_cast<std::uint32_t>(found - base) + 1;
    column_ = 1;
    ++line_;
  }
  PaddedBytes padded(bytes_.substr(0, offset));
  for (std::uint32_t i = counted; i < offset; i += mask_size) {
    const std::uint32_t end = std::min(offset, i + mask_size);
    column_ += end - i;
    if (word_masks(padded.at(i)).high != 0)
      column_ -= static_cast<std::uint32_t>(std::count_if(base + i, base + end, continuation));
  }
  position_ = offset;
  return {line_, column_};
}

Diagnostic diagnostic_at_line(std::string path, std::string_view bytes, std::uint32_t line, std::uint32_t column,
                              std::string message, Severity severity) {
  Diagnostic d{std::move(path), line, column, severity, std::move(message), {}};
  std::size_t start = 0;
  for (std::uint32_t i = 1; i < line && start != std::string_view::npos; ++i) {
    start = bytes.find('\n', start);
    if (start != std::string_view::npos) ++start;
  }
  if (line == 0 || start == std::string_view::npos) return d;
  d.excerpt = printable(line_at(bytes, start)) + "\n" +
              std::string(column > 0 ? std::min<std::uint32_t>(column - 1, longest_excerpt) : 0, ' ') + "^";
  return d;
}

Diagnostic diagnostic_at(std::string path, std::string_view bytes, std::uint32_t offset, std::string message,
                         Severity severity) {
  const LineColumn place = PlaceFinder(bytes).at(offset);
  return diagnostic_at_line(std::move(path), bytes, place.line, place.column, std::move(message), severity);
}

std::string to_string(const Diagnostic& d) {
  std::string out = d.path;
  if (d.line > 0) out += ":" + std::to_string(d.line);
  if (d.line > 0 && d.column > 0) out += ":" + std::to_string(d.column);
  if (!out.empty()) out += ": ";
  out += std::string(to_string(d.severity)) + ": ";
  // A message may quote its input, and nothing raw reaches a terminal.
  for (const char c : d.message) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  if (!d.excerpt.empty()) out += "\n" + d.excerpt;
  return out;
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

namespace {

/// Insertions, deletions, substitutions and swaps of neighbours between two words.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = word.size() / 3 + 1;
  if (word.size() > 64) return best;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > word.size() + best_distance) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::size_t invalid_utf8(std::string_view bytes) {
  const auto* s = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::size_t n = bytes.size();
  PaddedBytes padded(bytes);
  for (std::size_t i = 0; i < n;) {
    const std::uint64_t high = word_masks(padded.at(i)).high;
    i += static_cast<std::size_t>(std::countr_zero(high));  // all sixty-four where there is none
    for (; i < n && s[i] >= 0x80;) {
      const unsigned char c = s[i];
      const int length = c >= 0xF0 && c <= 0xF4 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 0;
      if (length == 0 || c > 0xF4 || n - i < static_cast<std::size_t>(length)) return i;
      for (int k = 1; k < length; ++k)
        if ((s[i + k] & 0xC0) != 0x80) return i;
      // Overlong forms, surrogates and code points above U+10FFFF.
      if ((c == 0xE0 && s[i + 1] < 0xA0) || (c == 0xED && s[i + 1] > 0x9F) || (c == 0xF0 && s[i + 1] < 0x90) ||
          (c == 0xF4 && s[i + 1] > 0x8F)) {
        return i;
      }
      i += static_cast<std::size_t>(length);
    }
  }
  return std::string_view::npos;
}

}  // namespace claimcheck
