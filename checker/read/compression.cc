#include "checker/read/compression.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace claimcheck::read {

namespace {

constexpr std::string_view gzip_mark = "\x1F\x8B\x08";
constexpr std::string_view zstd_mark = "\x28\xB5\x2F\xFD";
constexpr int most_layers = 2;  // a compressed file in a compressed file is a mistake; a third layer is a trap
constexpr std::size_t piece = 1u << 16;
constexpr int largest_window = 27;  // 128 MiB, as the zstd command allows

void end_gzip(z_stream* stream) {
  inflateEnd(stream);
  delete stream;  // NOLINT: of a unique_ptr whose type is incomplete in the header
}

}  // namespace

bool is_compressed(std::string_view bytes) { return bytes.starts_with(gzip_mark) || bytes.starts_with(zstd_mark); }

Expander::Expander(std::string_view opening) : gzip_(nullptr, end_gzip), zstd_(nullptr, ZSTD_freeDStream) {
  if (opening.starts_with(zstd_mark)) {
    zstd_.reset(ZSTD_createDStream());
    if (!zstd_ || ZSTD_isError(ZSTD_DCtx_setParameter(zstd_.get(), ZSTD_d_windowLogMax, largest_window)) != 0)
      state_ = State::broken;
    return;
  }
  constexpr int gzip_only = 16 + MAX_WBITS;
  gzip_.reset(new z_stream{});
  if (inflateInit2(gzip_.get(), gzip_only) != Z_OK) state_ = State::broken;
}

bool Expander::add(std::string_view bytes, std::uint64_t most, std::string& out) {
  if (state_ == State::broken || state_ == State::too_large) return false;
  state_ = bytes.empty() ? state_ : zstd_ ? add_zstd(bytes, most, out) : add_gzip(bytes, most, out);
  return state_ != State::broken && state_ != State::too_large;
}

/// The members of a gzip file. zlib counts input in 32 bits, so it is fed in pieces.
Expander::State Expander::add_gzip(std::string_view bytes, std::uint64_t most, std::string& out) {
  std::array<char, piece> buffer;
  while (!bytes.empty()) {
    if (state_ == State::complete) {
      if (padded_ || bytes[0] != gzip_mark[0]) {  // padding behind the last member
        padded_ = true;
        return State::complete;
      }
      if (inflateReset(gzip_.get()) != Z_OK) return State::broken;
    }
    const auto given = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1u << 30));
    gzip_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write to it
    gzip_->avail_in = given;
    int status = Z_OK;
    do {
      gzip_->next_out = reinterpret_cast<Bytef*>(buffer.data());
      gzip_->avail_out = static_cast<uInt>(buffer.size());
      status = inflate(gzip_.get(), Z_NO_FLUSH);
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return State::broken;
      out.append(buffer.data(), buffer.size() - gzip_->avail_out);
      if (out.size() > most) return State::too_large;
    } while (status == Z_OK && (gzip_->avail_in > 0 || gzip_->avail_out == 0));
    bytes.remove_prefix(given - gzip_->avail_in);
    state_ = status == Z_STREAM_END ? State::complete : State::open;
  }
  return state_;
}

Expander::State Expander::add_zstd(std::string_view bytes, std::uint64_t most, std::string& out) {
  std::array<char, piece> buffer;
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::size_t hint = 1;
  for (bool full = false; in.pos < in.size || full;) {
    ZSTD_outBuffer space{buffer.data(), buffer.size(), 0};
    hint = ZSTD_decompressStream(zstd_.get(), &space, &in);
    if (ZSTD_isError(hint) != 0) return State::broken;
    out.append(buffer.data(), space.pos);
    if (out.size() > most) return State::too_large;
    full = space.pos == space.size && hint != 0;
  }
  return hint == 0 ? State::complete : State::open;
}

std::string Expander::problem(std::uint64_t most) const {
  const std::string name = zstd_ ? "zstd" : "gzip";
  switch (state_) {
    case State::complete:
      return {};
    case State::open:
      return name + " data is cut off";
    case State::broken:
      return name + " data is damaged";
    default:
      return "holds more than " + std::to_string(most) + " bytes when expanded (see --max-expanded)";
  }
}

bool expand(const std::string& path, std::string& bytes, std::uint64_t most, std::vector<Diagnostic>& diagnostics) {
  const auto fail = [&](std::string message) {
    diagnostics.push_back({path, 0, 0, Severity::error, std::move(message), {}});
    return false;
  };
  for (int layer = 0; is_compressed(bytes); ++layer) {
    if (layer == most_layers) return fail("compressed more than twice");
    std::string out;
    Expander expander(bytes);
    expander.add(bytes, most, out);
    if (std::string problem = expander.problem(most); !problem.empty()) return fail(std::move(problem));
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
