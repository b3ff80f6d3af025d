// Bytes as numbers, and the word hash made of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace claimcheck {

/// The first `n` (at most 8) bytes as a number, the first one lowest; what lies beyond them is zero. Only those n bytes
/// are read.
constexpr std::uint64_t load_bytes(const char* bytes, std::size_t n) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < n; ++i)
    out |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return out;
}

/// Eight bytes as a number, the first one lowest, on any machine.
inline std::uint64_t load_eight(const char* bytes) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  std::uint64_t out = 0;
  std::memcpy(&out, bytes, sizeof out);
  return out;
#else
  return load_bytes(bytes, 8);
#endif
}

/// Four bytes in the same order.
inline std::uint32_t load_four(const char* bytes) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  std::uint32_t out = 0;
  std::memcpy(&out, bytes, sizeof out);
  return out;
#else
  return static_cast<std::uint32_t>(load_bytes(bytes, 4));
#endif
}

/// The step of the word hash: takes in eight bytes.
constexpr std::uint64_t hash_step(std::uint64_t hash, std::uint64_t eight) {
  hash = (hash ^ eight) * 0x9E3779B97F4A7C15ULL;  // 2^64 over the golden ratio: spreads every bit upwards
  return hash ^ (hash >> 32);
}
constexpr std::uint64_t hash_start(std::size_t size) { return 0xcbf29ce484222325ULL + size; }

/// hash_word of a word in lower case that is known when the program is compiled.
constexpr std::uint64_t hash_constant(std::string_view lower) {
  std::uint64_t hash = hash_start(lower.size());
  for (std::size_t i = 0; i < lower.size(); i += 8)
    hash = hash_step(hash, load_bytes(lower.data() + i, std::min<std::size_t>(8, lower.size() - i)));
  return hash;
}

}  // namespace claimcheck
