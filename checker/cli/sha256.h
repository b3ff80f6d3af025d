// SHA-256, for the record of what a check was made of.
//
// By Nettle: a small, well-kept library that uses the processor's own instructions for it (a check of many documents
// must not wait for their hashes), and is on every Debian that has apt.
#pragma once

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace claimcheck::cli {

/// Two digits in lower case for each byte.
std::string hexadecimal(std::string_view bytes);

/// The SHA-256 of the bytes, as 64 hex digits in lower case.
std::string sha256(std::string_view bytes);

/// The SHA-256 of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  Sha256& add(std::string_view bytes);
  std::string digest();

 private:
  sha256_ctx context_;
};

/// The SHA-256 of several texts, each with its length before it, so that no two lists are taken for one.
class Sha256OfParts {
 public:
  Sha256OfParts& add(std::string_view part);
  std::string digest() { return hash_.digest(); }

 private:
  Sha256 hash_;
};

}  // namespace claimcheck::cli
