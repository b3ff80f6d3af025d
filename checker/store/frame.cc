#include "checker/store/frame.h"

#include <zstd.h>

#include <memory>

namespace claimcheck::store {

namespace {

// Frames are small and read often. The levels below zero leave literals as they are: of claims, most of which are
// hashes of words, a frame gets 7% larger and is read in half the time.
constexpr int level = -1;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

std::string frame(std::string_view bytes) {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
  if (!context || bytes.size() > most_framed) return {};
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
  out.resize(ZSTD_isError(size) != 0U ? 0 : size);
  return out;
}

bool take_frame(std::string_view& framed, std::string& out) {
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  const std::size_t size = ZSTD_findFrameCompressedSize(framed.data(), framed.size());
  if (!context || ZSTD_isError(size) != 0U) return false;
  const unsigned long long content = ZSTD_getFrameContentSize(framed.data(), framed.size());
  // A frame of zstd expands at most some ten thousand times; what claims more is no frame of ours.
  constexpr unsigned long long most_ratio = 1 << 16;
  if (content > most_framed || content > size * most_ratio) return false;  // unknown sizes are the largest numbers
  out.resize(content);
  const std::size_t got = ZSTD_decompressDCtx(context.get(), out.data(), out.size(), framed.data(), size);
  framed.remove_prefix(size);
  return got == content;
}

}  // namespace claimcheck::store
