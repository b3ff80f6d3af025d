// Any bytes as a stream of JSON Lines, from a file and from a socket that gives them in pieces. The first byte says
// whether they come as they are or are compressed first, the second how long the pieces are.
//
// Checked for any input: lines are those between line feeds, counted from 1, whatever the pieces; what is compressed
// gives the lines that went in, and nothing beyond its bound; every line that is not blank becomes a record, and every
// record a document or a failure.
#include "checker/cli/ingest.h"

#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace claimcheck;
using namespace claimcheck::cli;

namespace {

constexpr std::uint64_t most_expanded = 1u << 18;

void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "violated: %s\n", what);
  std::abort();
}

std::string gzipped(const std::string& bytes) {
  z_stream stream = {};
  require(deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib starts");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  require(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib compresses");
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd_frame(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1));
  return out;
}

/// What a text editor would show: a line ends at each line feed; behind the last one there is no empty line.
std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    lines.push_back(bytes.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// A file in memory that has a path.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& bytes) : file_(memfd_create("stream", MFD_CLOEXEC)) {
    require(file_ >= 0 && ::write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
            "a file in memory");
  }
  ~MemoryFile() { ::close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

struct Stream {
  std::vector<std::string> lines;
  std::string error;
};

Stream read_lines(const std::string& path) {
  LineReader reader(path, most_expanded);
  Stream out;
  std::string line;
  for (bool too_long = false; reader.next(line, too_long);) {
    require(!too_long && reader.number() == out.lines.size() + 1, "lines are counted from 1");
    out.lines.push_back(line);
  }
  out.error = reader.error();
  return out;
}

/// Puts the bytes on standard input, of which each read() takes one piece. There must be few: nobody reads meanwhile.
void put_in_pieces(const std::string& bytes, std::size_t piece) {
  int ends[2];
  require(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0 && ::dup2(ends[0], STDIN_FILENO) == STDIN_FILENO,
          "a socket");
  ::close(ends[0]);
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    require(::send(ends[1], bytes.data() + at, std::min(piece, bytes.size() - at), MSG_DONTWAIT) > 0, "room for it");
  ::close(ends[1]);
}

/// The records of the stream through the way of the command; returns why it could not be read to its end.
std::string read_records(const Stream& expected) {
  const std::vector<Input> inputs = {{"-", "in.jsonl", Role::document, true}};
  Feed feed(inputs, InputForm::jsonl, most_expanded);
  std::vector<Item> batch;
  Ingested broken;
  std::string error;
  std::size_t next = 0;
  while (feed.next(batch, broken)) {
    for (const Item& item : batch) {
      const auto blank = [](const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; };
      while (next < expected.lines.size() && blank(expected.lines[next])) ++next;
      require(next < expected.lines.size() && item.bytes == expected.lines[next] && item.line_number == next + 1,
              "a record for each line that is not blank");
      ++next;
      const Ingested read = ingest(item, {}, [](std::string_view) { return false; });
      require(read.document.has_value() != !read.failures.empty(), "a document or a failure");
    }
    for (const Failure& failure : broken.failures) error = failure.reason;
    broken = {};
  }
  while (next < expected.lines.size() && expected.lines[next].find_first_not_of(" \t\r") == std::string::npos) ++next;
  require(next == expected.lines.size(), "no record is lost");
  return error;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 1 << 19) return 0;
  const std::string content(reinterpret_cast<const char*>(data) + 2, size - 2);
  const unsigned form = data[0] % 4;
  std::string bytes = form == 1 ? gzipped(content) : form == 2 ? zstd_frame(content) : content;
  if (form == 3) bytes = gzipped(content) + zstd_frame(content);  // a stream that goes on as another one
  const Stream from_file = read_lines(MemoryFile(bytes).path());
  const bool plain = form == 0 && !read::is_compressed(bytes);
  if (plain || ((form == 1 || form == 2) && content.size() <= most_expanded))
    require(from_file.lines == lines_of(content) && from_file.error.empty(), "the lines that went in");
  std::uint64_t expanded = 0;
  for (const std::string& line : from_file.lines) expanded += line.size();
  require(plain || expanded <= most_expanded, "nothing beyond the bound");
  put_in_pieces(bytes, std::max<std::size_t>(1 + data[1], bytes.size() / 128 + 1));
  require(read_records(from_file) == from_file.error, "the same stream from a socket");
  return 0;
}
