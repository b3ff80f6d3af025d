// The cache: what was extracted from a document, kept by what it was extracted from.
//
// A file for each document, named by a hash of everything that its claims depend on: its bytes, its path, the rules,
// the options of reading, and the build of the program. So nothing in it is ever out of date, only unused. Files are
// written beside their place and renamed, and hold a checksum: parallel runs, a kill and a full disk leave whole files
// or none. Whatever is wrong with the cache, a run goes on without it.
#pragma once

#include "checker/store/claim_record.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck::store {

class Cache {
 public:
  /// Bytes that are kept by default.
  static constexpr std::uint64_t default_limit = std::uint64_t{1} << 30;

  /// `folder` is made when something is kept; empty: nothing is ever kept. `find_unit` as for decode().
  Cache(std::string folder, std::uint64_t limit, UnitFinder find_unit);

  /// The record under `key` (hexadecimal digits, 8 or more). Safe to call from several threads.
  bool recall(std::string_view key, DocumentRecord& record) const;
  /// Keeps a record. Safe to call from several threads, and from several processes.
  void keep(std::string_view key, const DocumentRecord& record);
  /// Takes out what was used least lately until the folder holds at most its limit; does nothing where nothing was
  /// kept. To be called once, at the end.
  void trim() const;

  std::uint64_t hits() const { return hits_; }
  std::uint64_t kept() const { return kept_; }

 private:
  std::string path_of(std::string_view key) const;

  std::string folder_;
  std::uint64_t limit_;
  UnitFinder find_unit_;
  mutable std::atomic<std::uint64_t> hits_{0};
  std::atomic<std::uint64_t> kept_{0};
};

}  // namespace claimcheck::store
