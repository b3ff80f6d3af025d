#include "checker/read/compression.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

namespace claimcheck::read {

namespace {

constexpr std::string_view gzip_mark = "\x1F\x8B\x08";
constexpr std::string_view zstd_mark = "\x28\xB5\x2F\xFD";
constexpr int most_layers = 2;  // a compressed file in a compressed file is a mistake; a third layer is a trap
constexpr std::size_t piece = 1u << 16;
constexpr int largest_window = 27;  // 128 MiB, as the zstd command allows

enum class Outcome : std::uint8_t { done, broken, cut_off, too_large };

/// Appends the members of a gzip file. zlib counts input in 32 bits, so it is fed in pieces.
Outcome expand_gzip(std::string_view bytes, std::uint64_t most, std::string& out) {
  z_stream stream = {};
  constexpr int gzip_only = 16 + MAX_WBITS;
  if (inflateInit2(&stream, gzip_only) != Z_OK) return Outcome::broken;
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
  std::array<char, piece> buffer;
  int status = Z_OK;
  while (!bytes.empty()) {
    const auto given = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1u << 30));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write to it
    stream.avail_in = given;
    do {
      stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream.avail_out = static_cast<uInt>(buffer.size());
      status = inflate(&stream, Z_NO_FLUSH);
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return Outcome::broken;
      out.append(buffer.data(), buffer.size() - stream.avail_out);
      if (out.size() > most) return Outcome::too_large;
    } while (status == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0));
    bytes.remove_prefix(given - stream.avail_in);
    if (status != Z_STREAM_END) continue;
    if (!bytes.starts_with(gzip_mark)) break;  // padding behind the last member
    if (inflateReset(&stream) != Z_OK) return Outcome::broken;
    status = Z_OK;
  }
  return status == Z_STREAM_END ? Outcome::done : Outcome::cut_off;
}

Outcome expand_zstd(std::string_view bytes, std::uint64_t most, std::string& out) {
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
  if (!stream || ZSTD_isError(ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, largest_window)) != 0)
    return Outcome::broken;
  std::array<char, piece> buffer;
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::size_t hint = 1;
  for (bool full = false; in.pos < in.size || full;) {
    ZSTD_outBuffer space{buffer.data(), buffer.size(), 0};
    hint = ZSTD_decompressStream(stream.get(), &space, &in);
    if (ZSTD_isError(hint) != 0) return Outcome::broken;
    out.append(buffer.data(), space.pos);
    if (out.size() > most) return Outcome::too_large;
    full = space.pos == space.size && hint != 0;
  }
  return hint == 0 ? Outcome::done : Outcome::cut_off;
}

std::string message_of(Outcome outcome, std::string_view name, std::uint64_t most) {
  switch (outcome) {
    case Outcome::broken:
      return std::string(name) + " data is damaged";
    case Outcome::cut_off:
      return std::string(name) + " data is cut off";
    default:
      return "holds more than " + std::to_string(most) + " bytes when expanded (see --max-expanded)";
  }
}

}  // namespace

bool is_compressed(std::string_view bytes) { return bytes.starts_with(gzip_mark) || bytes.starts_with(zstd_mark); }

bool expand(const std::string& path, std::string& bytes, std::uint64_t most, std::vector<Diagnostic>& diagnostics) {
  const auto fail = [&](std::string message) {
    diagnostics.push_back({path, 0, 0, Severity::error, std::move(message), {}});
    return false;
  };
  for (int layer = 0; is_compressed(bytes); ++layer) {
    if (layer == most_layers) return fail("compressed more than twice");
    const bool gzip = bytes.starts_with(gzip_mark);
    std::string out;
    const Outcome outcome = gzip ? expand_gzip(bytes, most, out) : expand_zstd(bytes, most, out);
    if (outcome != Outcome::done) return fail(message_of(outcome, gzip ? "gzip" : "zstd", most));
    bytes = std::move(out);
  }
  return true;
}

std::string_view without_compression(std::string_view path) {
  for (const std::string_view extension : {".gz", ".zst", ".GZ", ".ZST"})
    if (path.ends_with(extension)) return path.substr(0, path.size() - extension.size());
  return path;
}

}  // namespace claimcheck::read
