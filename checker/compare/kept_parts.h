// Values in parts that are gone through one after the other: kept outside of memory where the source of the claims has
// room for them, so that one part at a time lies in memory.
#pragma once

#include <claimcheck/claim_source.h>

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
  /// `source` must outlive it.
  KeptParts(const ClaimSource& source, std::size_t parts) : source_(&source), parts_(parts) {}

  void add(std::size_t part, std::span<const T> values) {
    Part& to = parts_[part];
    to.open.insert(to.open.end(), values.begin(), values.end());
    if (to.open.size() >= together) close(to);
  }
  /// After the last add().
  void finish() {
    for (Part& part : parts_)
      if (!part.open.empty()) close(part);
  }
  std::size_t size() const { return parts_.size(); }
  /// The values of a part in the order in which they came; after finish(). Safe to call from several threads.
  std::vector<T> read(std::size_t part) const {
    const Part& from = parts_[part];
    std::vector<T> values(from.count);
    auto* to = reinterpret_cast<char*>(values.data());
    for (const Piece& piece : from.pieces) {
      const std::string fetched = source_->fetch ? source_->fetch(piece.at, piece.size) : std::string();
      const std::string_view bytes = source_->fetch ? std::string_view(fetched) : std::string_view(piece.held);
      std::memcpy(to, bytes.data(), piece.size);
      to += piece.size;
    }
    return values;
  }

 private:
  static constexpr std::size_t together = (std::size_t{16} << 10) / sizeof(T);  // that are written at once
  struct Piece {
    std::uint64_t at = 0;
    std::size_t size = 0;
    std::string held;  // where the source has no room
  };
  struct Part {
    std::vector<T> open;
    std::vector<Piece> pieces;
    std::size_t count = 0;
  };
  void close(Part& part) {
    const std::string_view bytes(reinterpret_cast<const char*>(part.open.data()), part.open.size() * sizeof(T));
    if (source_->keep)
      part.pieces.push_back({source_->keep(bytes), bytes.size(), {}});
    else
      part.pieces.push_back({0, bytes.size(), std::string(bytes)});
    part.count += part.open.size();
    part.open.clear();
  }

  const ClaimSource* source_;
  std::vector<Part> parts_;
};

}  // namespace claimcheck
