#include "checker/cli/sha256.h"

#include <array>
#include <cstdint>

namespace claimcheck::cli {
namespace {

void update(sha256_ctx& context, std::string_view bytes) {
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string finish(sha256_ctx& context) {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());
  return hexadecimal({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  update(context, bytes);
  return finish(context);
}

Sha256OfParts::Sha256OfParts() { sha256_init(&context_); }

Sha256OfParts& Sha256OfParts::add(std::string_view part) {
  update(context_, std::to_string(part.size()) + ":");
  update(context_, part);
  return *this;
}

std::string Sha256OfParts::digest() { return finish(context_); }

}  // namespace claimcheck::cli
