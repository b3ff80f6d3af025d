// Values in parts that are gone through one after the other: kept outside of memory where the source of the claims has
// room for them, so that one part at a time lies in memory.
#pragma once

#include "checker/compare/claim_list.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace claimcheck {

template <class T>
class KeptParts {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  /// `claims`: those of the check, whose source must outlive it. Where they are in memory, so are the parts.
  KeptParts(const ClaimList& claims, std::size_t parts)
      : source_(claims.reader() != nullptr ? &claims.reader()->source() : nullptr), parts_(parts) {}

  /// Safe to call from several threads for several parts.
  void add(std::size_t part, std::span<const T> values) {
    for (Part& to = parts_[part]; !values.empty();) {
      const std::size_t count = std::min(values.size(), together - to.open.size());
      to.open.insert(to.open.end(), values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
      values = values.subspan(count);
      if (to.open.size() == together) close(to);
    }
  }
  void add(std::size_t part, const T& value) { add(part, std::span(&value, 1)); }
  /// After the last add() to the part.
  void finish(std::size_t part) {
    if (!parts_[part].open.empty()) close(parts_[part]);
    std::vector<T>().swap(parts_[part].open);
  }
  /// After the last add().
  void finish() {
    for (std::size_t part = 0; part < parts_.size(); ++part) finish(part);
  }
  std::size_t size() const { return parts_.size(); }
  /// The values of a part in the order in which they came; after finish(). Safe to call from several threads.
  std::vector<T> read(std::size_t part) const {
    const Part& from = parts_[part];
    std::vector<T> values(from.count);
    T* to = values.data();
    for (const Piece& piece : from.pieces) {
      copy(piece, 0, piece.count, to);
      to += piece.count;
    }
    return values;
  }
  /// The value with that number in the part, for those who want a few of them; after finish().
  T at(std::size_t part, std::size_t number) const {
    T value;
    copy(parts_[part].pieces[number / together], number % together, 1, &value);
    return value;
  }

 private:
  static constexpr std::size_t together = (std::size_t{16} << 10) / sizeof(T);  // that are written at once
  struct Piece {
    std::uint64_t at = 0;
    std::size_t count = 0;  // `together`, but for the last one of a part
    std::vector<T> held;    // where there is no room elsewhere
  };
  struct Part {
    std::vector<T> open;
    std::vector<Piece> pieces;
    std::size_t count = 0;
  };
  void close(Part& part) {
    part.count += part.open.size();
    if (has_room()) {
      const std::string_view bytes(reinterpret_cast<const char*>(part.open.data()), part.open.size() * sizeof(T));
      part.pieces.push_back({source_->keep(bytes), part.open.size(), {}});
      part.open.clear();
    } else {
      part.open.shrink_to_fit();
      part.pieces.push_back({0, part.open.size(), std::exchange(part.open, {})});
    }
  }
  bool has_room() const { return source_ != nullptr && source_->keep; }
  /// Copies `count` values of the piece, from the one with the number `first` on.
  void copy(const Piece& piece, std::size_t first, std::size_t count, T* to) const {
    if (!has_room()) {
      std::copy_n(piece.held.begin() + static_cast<std::ptrdiff_t>(first), count, to);
      return;
    }
    const std::string bytes = source_->fetch(piece.at + first * sizeof(T), count * sizeof(T));
    std::memcpy(to, bytes.data(), bytes.size());
  }

  const ClaimSource* source_;  // null where claims are in memory
  std::vector<Part> parts_;
};

}  // namespace claimcheck
