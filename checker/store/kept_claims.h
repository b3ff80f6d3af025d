// Claims that outgrow memory: kept as records, and beyond a limit in a temporary file that has no name.
//
// They are read back one by one, out of pieces, while they are compared (claimcheck/claim_source.h). The file is
// unlinked as soon as it is open: it is gone with the program, however that ends.
#pragma once

#include "checker/store/byte_coder.h"

#include <claimcheck/claim_source.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

namespace claimcheck::store {

/// The temporary file cannot be made, written or read back. what() is for the user.
struct SpillError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class KeptClaims {
 public:
  /// Keeps up to `in_memory` bytes of records in memory. The units of the claims must outlive it.
  explicit KeptClaims(std::size_t in_memory) : in_memory_(in_memory) {}
  ~KeptClaims();
  KeptClaims(const KeptClaims&) = delete;
  KeptClaims& operator=(const KeptClaims&) = delete;

  /// Adds the claims of a document, with its number: those of one document together. Takes them. Throws SpillError.
  void add(std::uint32_t document, std::vector<Claim>& claims);
  /// Ends the adding, and puts the documents in an order: the one with the number order[i] gets the number i. Within a
  /// document claims are sorted by start, then end.
  void finish(const std::vector<std::uint32_t>& order);
  /// The claims; after finish(). `memory`: ClaimSource::memory. Must not outlive this. Its functions throw SpillError.
  /// What it is given to keep lies in the file, too.
  ClaimSource source(std::size_t memory);

  std::uint32_t size() const { return count_; }
  /// Bytes that lie in the file.
  std::uint64_t spilled() const { return end_; }

 private:
  struct Piece {
    std::uint64_t at = 0;  // in the file, or number of the record in memory
    std::uint32_t size = 0;
    std::uint32_t checksum = 0;  // of what lies in the file, since a disk may give back something else
    bool in_file = false;
  };
  std::unique_ptr<ClaimPiece> read(std::uint32_t piece) const;
  void keep(std::string record);

  UnitTable units_;
  std::size_t in_memory_;
  std::vector<Claim> pending_;         // of no piece yet
  std::vector<Piece> pieces_;          // of ClaimSource::piece claims each
  std::vector<std::string> records_;   // those in memory
  std::size_t held_ = 0;               // bytes of them
  std::vector<std::uint32_t> claims_;  // of each document
  std::uint32_t count_ = 0;
  std::mutex mutex_;  // of what the source is given to keep
  int file_ = -1;
  std::uint64_t end_ = 0;  // of the file
};

}  // namespace claimcheck::store
