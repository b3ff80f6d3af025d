#include "checker/cli/sha256.h"

#include <array>
#include <cstdint>

namespace claimcheck::cli {
std::string hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::string sha256(std::string_view bytes) { return Sha256().add(bytes).digest(); }

Sha256::Sha256() { sha256_init(&context_); }

Sha256& Sha256::add(std::string_view bytes) {
  sha256_update(&context_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  return *this;
}

std::string Sha256::digest() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context_, digest.size(), digest.data());
  return hexadecimal({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Sha256OfParts& Sha256OfParts::add(std::string_view part) {
  hash_.add(std::to_string(part.size()) + ":").add(part);
  return *this;
}

}  // namespace claimcheck::cli
