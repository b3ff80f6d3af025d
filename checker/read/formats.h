// The formats that can be read, in one table. Adding one = one source file, one row, one CMake line, its tests.
#pragma once

#include <claimcheck/claimcheck.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

struct FormatRow {
  Format format;
  std::string_view name;
  std::vector<std::string_view> extensions;  // lower case, without the dot
  std::string_view summary;                  // for help texts and docs
  /// Whether text without a known extension looks like this format.
  bool (*looks_like)(std::string_view bytes);
  /// Fills source, text, offsets, blocks and what metadata the format holds. The bytes are valid UTF-8.
  void (*read)(std::string bytes, Document& document, std::vector<Diagnostic>& diagnostics);
};

/// Every format, the most specific first; plain text, which everything looks like, is the last row.
std::span<const FormatRow> formats();

/// The row for a file: the asked one, else by extension, else by content. A text file that opens with front matter is
/// Markdown, whatever its extension.
const FormatRow& format_of(const SourceFile& file, Format asked);

/// Whether a folder walk takes a file of this name.
bool has_known_extension(std::string_view path);

}  // namespace claimcheck::read
