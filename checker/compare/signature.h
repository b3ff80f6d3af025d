// Signatures: what claims have in common, as words that are equal for equal values and for no others; and numbers for
// them. So claims are grouped exactly, and without a text for each.
#pragma once

#include <claimcheck/mention.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace claimcheck {

/// Words put together of the parts of a value. Two signatures whose parts were added in the same order are equal where
/// the parts are, and else differ.
class Signature {
 public:
  void clear() { words_.clear(); }
  std::span<const std::uint64_t> words() const { return words_; }

  void add(std::uint64_t number) { words_.push_back(number); }
  void add(std::string_view text);
  void add(const std::optional<Decimal>& number) { add_end(number, false); }
  void add(const Interval& interval);
  void add(const DateRange& dates);

 private:
  void add_end(const std::optional<Decimal>& end, bool open);
  std::vector<std::uint64_t> words_;
};

/// Numbers signatures in the order in which they are first asked for, from 0.
class Numbering {
 public:
  std::uint32_t of(std::span<const std::uint64_t> words);
  /// The number of one that was asked for before; UINT32_MAX for any other.
  std::uint32_t find(const Signature& signature) const { return find(signature.words(), hash_of(signature.words())); }
  std::uint32_t of(const Signature& signature) { return of(signature.words()); }
  /// How many there are.
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }

 private:
  static std::uint32_t hash_of(std::span<const std::uint64_t> words);
  std::uint32_t find(std::span<const std::uint64_t> words, std::uint32_t hash) const;
  bool is(std::uint32_t number, std::span<const std::uint64_t> words) const;
  void place(std::uint64_t entry);
  void grow();

  std::vector<std::uint64_t> words_;  // of one number after the other
  std::vector<std::uint64_t> ends_;   // of each number, in words_
  // Open addressing: the upper half of a place is that of the hash, the lower one the number plus one; 0 is free.
  std::vector<std::uint64_t> places_ = std::vector<std::uint64_t>(64);
};

}  // namespace claimcheck
