// Bytes in a zstd frame that holds their size and their checksum: what caches and claims files are made of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace claimcheck::store {

/// Most bytes that a frame may hold: one document's claims, or some megabytes of small ones.
inline constexpr std::size_t most_framed = std::size_t{1} << 31;

/// One frame of `bytes`; empty when there is no memory for it.
std::string frame(std::string_view bytes);

/// Takes the first frame off `framed`. False, with `out` of no use, when it is cut off, altered or larger than
/// `most_framed`.
bool take_frame(std::string_view& framed, std::string& out);

}  // namespace claimcheck::store
