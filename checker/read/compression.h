// gzip and zstd files: expanded before their format is looked for, within a bound.
#pragma once

#include <claimcheck/claimcheck.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct z_stream_s;
struct ZSTD_DCtx_s;

namespace claimcheck::read {

/// Whether the bytes open as gzip or zstd data.
bool is_compressed(std::string_view bytes);

/// Expands one stream of gzip or zstd data piece by piece.
class Expander {
 public:
  /// `opening`: the first bytes of the stream, which is_compressed(). They are to be added like the others.
  explicit Expander(std::string_view opening);
  /// Appends what `bytes` expand to. False when they are damaged, or `out` grows beyond `most` bytes; problem() says.
  bool add(std::string_view bytes, std::uint64_t most, std::string& out);
  /// What is wrong with a stream that ends here, or empty. `most` is for the message.
  std::string problem(std::uint64_t most) const;

 private:
  enum class State : std::uint8_t { open, complete, broken, too_large };
  State add_gzip(std::string_view bytes, std::uint64_t most, std::string& out);
  State add_zstd(std::string_view bytes, std::uint64_t most, std::string& out);

  std::unique_ptr<z_stream_s, void (*)(z_stream_s*)> gzip_;
  std::unique_ptr<ZSTD_DCtx_s, std::size_t (*)(ZSTD_DCtx_s*)> zstd_;
  State state_ = State::open;
  bool padded_ = false;
};

/// Expands `bytes` in place, and once more what was compressed twice. False, with an error, when the data is broken,
/// cut off, or holds more than `most` bytes.
bool expand(const std::string& path, std::string& bytes, std::uint64_t most, std::vector<Diagnostic>& diagnostics);

/// "report.md" for "report.md.gz" and "report.md.zst"; other names as they are.
std::string_view without_compression(std::string_view path);

}  // namespace claimcheck::read
