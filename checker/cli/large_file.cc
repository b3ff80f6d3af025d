#include "checker/cli/large_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <limits>

namespace claimcheck::cli {

namespace {

constexpr std::size_t head_size = 4096;      // bytes that tell the format
constexpr std::size_t most_times_part = 16;  // larger than it should be, a part ends at any line
constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max();  // offsets into it are 32 bits wide

/// The first bytes of a file; none where it cannot be read.
std::string head_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(head_size, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head;
}

}  // namespace

std::unique_ptr<LargeFile> LargeFile::open(const std::string& path, const PartSizes& sizes) {
  struct stat status = {};
  if (!read::may_come_in_parts(path) || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) ||
      static_cast<std::uint64_t>(status.st_size) <= sizes.whole || static_cast<std::uint64_t>(status.st_size) > largest)
    return nullptr;
  const std::optional<Format> format = read::format_in_parts(path, head_of(path));
  if (!format) return nullptr;
  return std::unique_ptr<LargeFile>(
      new LargeFile(path, *format, static_cast<std::uint64_t>(status.st_size), sizes.part));
}

LargeFile::LargeFile(const std::string& path, Format format, std::uint64_t size, std::size_t part)
    : reader_(path, 0), cutter_(format), size_(size), part_(part) {
  document_->format = format;
}

/// Reads the next line into line_.
bool LargeFile::take_line() {
  bool too_long = false;
  has_line_ = reader_.next(line_, too_long);
  if (too_long) error_ = "line " + std::to_string(reader_.number()) + " is longer than 1 GiB; split the file";
  if (!has_line_ && error_.empty()) error_ = reader_.error();
  return has_line_ && error_.empty();
}

bool LargeFile::next(std::string& bytes, Part& part) {
  part = {};
  part.first = !begun_;
  if (!begun_) take_line();
  begun_ = true;
  if (!has_line_ || !error_.empty()) return false;
  part.of = document_;
  part.offset = static_cast<std::uint32_t>(offset_);
  part.line = lines_;
  bytes = part.first ? std::string() : cutter_.above(line_);
  part.above = static_cast<std::uint32_t>(bytes.size());
  part.lines_above = static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  bytes.reserve(part_ + part_ / 8);
  do {
    cutter_.take(line_);
    line_ += '\n';
    bytes += line_;
    offset_ += line_.size();
    ++lines_;
  } while (take_line() &&
           (bytes.size() < part_ || (!cutter_.may_begin_with(line_) && bytes.size() / most_times_part < part_)));
  part.last = !has_line_ || !error_.empty();
  if (part.last && offset_ > size_) bytes.pop_back();  // the file ends without the end of its last line
  hash_.add(std::string_view(bytes).substr(part.above));
  return true;
}

void place_in_file(const Part& part, std::uint32_t blocks, store::DocumentRecord& record,
                   std::vector<Diagnostic>& diagnostics) {
  LargeDocument& whole = *part.of;
  const std::uint32_t shift = part.offset - part.above, lines = part.line - part.lines_above;  // modulo 2^32
  std::erase_if(record.claims, [&](const Claim& claim) { return claim.position.start < part.above; });
  std::uint32_t sentences = 0;
  std::int32_t tables = 0;
  for (Claim& claim : record.claims) {
    claim.position.start += shift;
    claim.position.end += shift;
    claim.position.line += lines;
    sentences = std::max(sentences, claim.sentence_id + 1);
    claim.sentence_id += whole.sentences;
    claim.paragraph_id += whole.paragraphs;
    if (claim.cell.table < 0) continue;
    tables = std::max(tables, claim.cell.table + 1);
    claim.cell.table += static_cast<std::int32_t>(whole.tables);
    // The rows of a table of several parts are not there to be added up.
    if (whole.format == Format::csv) claim.cell.total_row = false;
  }
  whole.sentences += sentences;
  whole.paragraphs += blocks;
  whole.tables += static_cast<std::uint32_t>(tables);
  std::erase_if(record.suppressions, [&](const store::Suppression& s) { return s.line <= part.lines_above; });
  for (store::Suppression& s : record.suppressions) {
    s.line += lines;
    if (s.last_line == 0) continue;  // all of the document
    s.first_line += lines;
    s.last_line += lines;
  }
  for (Diagnostic& diagnostic : diagnostics)
    if (diagnostic.line > 0) diagnostic.line += lines;
}

}  // namespace claimcheck::cli
