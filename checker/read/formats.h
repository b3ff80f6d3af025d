// The formats that can be read, in one table. Adding one = one source file, one row, one CMake line, its tests.
#pragma once

#include <claimcheck/claimcheck.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

enum class Content : std::uint8_t {
  text,   // decoded to UTF-8 before it is read
  bytes,  // read as it is; told by its signature alone
};

struct FormatRow {
  Format format;
  std::string_view name;
  std::vector<std::string_view> extensions;  // lower case, without the dot
  std::string_view summary;                  // for help texts and docs
  Content content = Content::text;
  /// Whether a walk through folders takes files of these extensions: not those that mostly hold settings.
  bool walked = true;
  /// Whether bytes without a known extension look like this format; for Content::bytes, whether they are of it.
  bool (*looks_like)(std::string_view bytes);
  /// Fills source, text, offsets, blocks, locators and what metadata the format holds; `document.path` is set. The
  /// bytes of a text are valid UTF-8. An error among the diagnostics says that there is no document.
  void (*read)(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics);
};

/// Every format, the most specific first; plain text, which everything looks like, is the last row.
std::span<const FormatRow> formats();

/// The row of the format that the bytes are by their signature (ZIP containers, PDF), or null.
const FormatRow* format_by_signature(std::string_view bytes);

/// The row for a text: by extension, else by content. Text that opens with front matter is Markdown, whatever its
/// extension.
const FormatRow& format_of_text(const SourceFile& file);

const FormatRow& row_of(Format format);

/// The row that the extension of the path names, or null.
const FormatRow* format_by_extension(std::string_view path);

}  // namespace claimcheck::read
