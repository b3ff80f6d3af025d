// The steps that all formats share: limits, encoding, choice of the reader, structure, date.
#include "checker/read/formats.h"
#include "checker/read/metadata.h"
#include "checker/read/structure.h"
#include "checker/text/place.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace claimcheck {

namespace {

constexpr std::size_t largest_document = 1u << 30;  // bytes; offsets are 32 bits wide, and decoding may lengthen text

std::string not_utf8(std::string_view bytes, std::size_t at) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(bytes[at]);
  return std::string("not valid UTF-8: byte 0x") + digits[byte >> 4] + digits[byte & 15] + "; save the file as UTF-8";
}

/// Whether the document can be decoded at all; says why not.
bool readable(const SourceFile& file, std::vector<Diagnostic>& diagnostics) {
  if (file.bytes.size() > largest_document) {
    diagnostics.push_back({file.path, 0, 0, Severity::error, "larger than 1 GiB; split the file", {}});
    return false;
  }
  const std::size_t bad = invalid_utf8(file.bytes);
  if (bad == std::string_view::npos) return true;
  diagnostics.push_back(
      diagnostic_at(file.path, file.bytes, static_cast<std::uint32_t>(bad), not_utf8(file.bytes, bad)));
  return false;
}

}  // namespace

std::optional<Document> read_document(SourceFile file, const ReadOptions& options,
                                      std::vector<Diagnostic>& diagnostics) {
  if (!readable(file, diagnostics)) return std::nullopt;
  const read::FormatRow& format = read::format_of(file, options.format);
  Document document;
  document.path = std::move(file.path);
  format.read(std::move(file.bytes), document, diagnostics);
  read::find_speaker_turns(document);
  read::link_blocks(document);
  read::resolve_date(document, options);
  return document;
}

}  // namespace claimcheck
