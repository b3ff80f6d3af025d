// A text file that is too large to be read whole: its parts, and what their claims are in the whole of it.
//
// Each part is read as a document (checker/read/part_cutter.h says where it may begin, and what stands above it); then
// its claims and suppressions get the places that they have in the file.
#pragma once

#include "checker/cli/line_reader.h"
#include "checker/cli/sha256.h"
#include "checker/read/part_cutter.h"
#include "checker/store/claim_record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace claimcheck::cli {

/// From which size on a file is read in parts, and how large these are. The parts decide which headings and tables a
/// claim is seen under, so both are the same at every run.
struct PartSizes {
  std::uint64_t whole = 16u << 20;  // bytes of the largest file that is read whole
  std::size_t part = 2u << 20;      // a part ends at the first place behind so many bytes
};

/// What the parts of one file share. Work on a part reads what the first one found; the numbers are counted on when
/// the parts are put together, in order.
struct LargeDocument {
  Format format = Format::text;
  std::optional<Date> date;  // of the first part
  std::string date_origin;
  bool found = false;                                       // some part of it could be read
  std::uint32_t sentences = 0, paragraphs = 0, tables = 0;  // of the parts before
};

/// A part of a large file.
struct Part {
  std::shared_ptr<LargeDocument> of;  // null: no part
  std::uint32_t above = 0;            // bytes at its beginning that stand above it, and are known already
  std::uint32_t lines_above = 0;
  std::uint32_t offset = 0;  // of the file, where it begins
  std::uint32_t line = 0;    // lines of the file before it
  bool first = false, last = false;
};

/// Reads a large file part by part.
class LargeFile {
 public:
  /// The file at `path`, where it is larger than `sizes.whole` and may be read in parts; null for every other.
  static std::unique_ptr<LargeFile> open(const std::string& path, const PartSizes& sizes);
  /// The next part: its bytes, with what stands above them. False behind the last one.
  bool next(std::string& bytes, Part& part);
  /// Why the file could not be read on; empty when all is well. Asked for when next() gave the last part, or none.
  const std::string& error() const { return error_; }
  /// Of all bytes that were read, in hexadecimal.
  std::string sha256() { return hash_.digest(); }

 private:
  LargeFile(const std::string& path, Format format, std::uint64_t size, std::size_t part);
  bool take_line();

  LineReader reader_;
  read::PartCutter cutter_;
  std::uint64_t size_;  // of the file
  std::size_t part_;    // bytes of a part
  std::shared_ptr<LargeDocument> document_ = std::make_shared<LargeDocument>();
  Sha256 hash_;
  std::string line_;  // the next one
  bool has_line_ = false;
  bool begun_ = false;
  std::uint64_t offset_ = 0;
  std::uint32_t lines_ = 0;
  std::string error_;
};

/// Gives the claims, suppressions and diagnostics of a part the places that they have in its file, and numbers of
/// sentences, paragraphs and tables that no other part has. `blocks`: of the part's document. Parts come in order.
void place_in_file(const Part& part, std::uint32_t blocks, store::DocumentRecord& record,
                   std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck::cli
