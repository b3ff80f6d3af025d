// The steps that all formats share: limits, compression, encoding, choice of the reader, structure, date.
#include "checker/read/compression.h"
#include "checker/read/encoding.h"
#include "checker/read/formats.h"
#include "checker/read/metadata.h"
#include "checker/read/structure.h"

#include <algorithm>
#include <array>

namespace claimcheck {

namespace {

constexpr std::size_t largest_document = 1u << 30;  // bytes; offsets are 32 bits wide, and decoding may lengthen text

struct Signature {
  std::string_view bytes;
  std::string_view message;
};

/// What people send for a document and no reader here knows.
constexpr std::array signatures = std::to_array<Signature>({
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
     "an Office file of before 2007, or one with a password; save it as DOCX or XLSX"},
    {"{\\rtf", "RTF is not read; save it as DOCX"},
    {"PK\x03\x04", "a ZIP archive, but none of the documents that are read (DOCX, ODT, ODS, XLSX, EPUB)"},
    {"PK\x05\x06", "an empty ZIP archive"},
    {"\x89PNG", "an image; only text is read"},
    {"\xFF\xD8\xFF", "an image; only text is read"},
    {"GIF8", "an image; only text is read"},
    {"\x7F"
     "ELF",
     "a program; only text is read"},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive; unpack it first"},
    {"Rar!", "a RAR archive; unpack it first"},
});

bool fail(const std::string& path, std::string message, std::vector<Diagnostic>& diagnostics) {
  diagnostics.push_back({path, 0, 0, Severity::error, std::move(message), {}});
  return false;
}

bool known_as_unread(const SourceFile& file, std::vector<Diagnostic>& diagnostics) {
  for (const Signature& signature : signatures)
    if (std::string_view(file.bytes).starts_with(signature.bytes))
      return !fail(file.path, std::string(signature.message), diagnostics);
  return false;
}

/// The reader of the file, whose bytes are then expanded and, for text, UTF-8. Null, with an error, when there is none.
const read::FormatRow* prepare(SourceFile& file, const ReadOptions& options, std::string& encoding,
                               std::vector<Diagnostic>& diagnostics) {
  if (read::is_compressed(file.bytes) && !read::expand(file.path, file.bytes, options.most_expanded, diagnostics))
    return nullptr;
  if (file.bytes.size() > largest_document) {
    fail(file.path, "larger than 1 GiB; split the file", diagnostics);
    return nullptr;
  }
  const bool automatic = options.format == Format::automatic;
  const read::FormatRow* row = automatic ? read::format_by_signature(file.bytes) : &read::row_of(options.format);
  const read::FormatRow* named = read::format_by_extension(file.path);
  // A message need not say more of itself than its name.
  if (row == nullptr && named != nullptr && named->format == Format::email) row = named;
  if (row != nullptr && row->content == read::Content::bytes) return row;
  if (automatic && known_as_unread(file, diagnostics)) return nullptr;
  if (!read::decode_text(file.path, file.bytes, encoding, diagnostics)) return nullptr;
  if (row != nullptr) return row;
  row = &read::format_of_text(file);
  if (named != nullptr && named->content == read::Content::bytes)
    diagnostics.push_back({file.path,
                           0,
                           0,
                           Severity::warning,
                           "is no " + std::string(named->name) + " file; read as " + std::string(row->name),
                           {}});
  return row;
}

/// Properties of office files are mostly leftovers of a template; what a reader sees as the title is better.
void take_title(Document& document) {
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::heading || block.level != 1) continue;
    document.meta.title = slice(document.text, block.span);
    return;
  }
}

}  // namespace

std::optional<Document> read_document(SourceFile file, const ReadOptions& options,
                                      std::vector<Diagnostic>& diagnostics) {
  Document document;
  const std::string path = file.path;
  std::string encoding;
  file.path = read::without_compression(path);
  const std::size_t before = diagnostics.size();
  const read::FormatRow* format = prepare(file, options, encoding, diagnostics);
  if (format != nullptr) {
    document.path = path;
    format->read(std::move(file.bytes), options, document, diagnostics);
  }
  for (std::size_t i = before; i < diagnostics.size(); ++i) {
    diagnostics[i].path = path;
    if (diagnostics[i].severity == Severity::error) return std::nullopt;
  }
  // The title of a book is made with care, and its first heading may be that of a chapter.
  const bool titled =
      format->format == Format::email || (format->format == Format::epub && !document.meta.title.empty());
  if (format->content == read::Content::bytes && !titled) take_title(document);
  document.path = path;
  document.meta.encoding = std::move(encoding);
  read::find_speaker_turns(document);
  read::link_blocks(document);
  read::resolve_date(document, options);
  return document;
}

}  // namespace claimcheck
