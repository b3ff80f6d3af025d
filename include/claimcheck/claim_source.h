// Claims that are kept elsewhere than in plain memory (encoded, on disk), and read piece by piece while they are
// checked.
#pragma once

#include <claimcheck/claimcheck.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// Claims that lie together, each made when it is looked at: of most pieces that is one. A piece is asked by one
/// thread, and goes before check() ends.
class ClaimPiece {
 public:
  virtual ~ClaimPiece() = default;
  virtual std::uint32_t size() const = 0;
  /// The claim with that number in the piece, below size(); the same at each call.
  virtual Claim make(std::uint32_t number) = 0;
  /// Bytes of memory that the piece takes by itself.
  virtual std::size_t bytes() const = 0;
};

/// A piece of claims that are there already.
std::unique_ptr<ClaimPiece> as_piece(std::vector<Claim> claims);

/// Claims of documents that are sorted by set and path; the claims by document, then start, then end.
struct ClaimSource {
  static constexpr std::uint32_t piece = 8;  // claims of a piece; the last one may have fewer
  std::uint32_t count = 0;                   // claims in all
  std::vector<std::uint32_t> first;          // of each document its first claim, or where it would stand
  /// The piece with that number, never null, the same claims at each call; called by several threads at once. What it
  /// throws, or the piece does, ends the check, and is thrown by it.
  std::function<std::unique_ptr<ClaimPiece>(std::uint32_t piece)> read;
  /// Bytes that claims which were read may take, all threads together. Little memory means that they are read more
  /// often, and never another report.
  std::size_t memory = std::size_t{64} << 20;
  /// Room outside of memory for what the check works out on its way: keep() takes bytes and says where they lie, and
  /// fetch() gives some of them back, from any place among them on; both are called by several threads at once. Without
  /// them all of that stays in memory.
  std::function<std::uint64_t(std::string_view bytes)> keep;
  std::function<std::string(std::uint64_t at, std::size_t size)> fetch;
};

/// check() of the claims of a source. The report is that of the same claims in memory. Throws std::invalid_argument
/// where `first` is not of these documents and in order, and std::length_error where a piece has another size than it
/// should.
Report check(const std::vector<DocumentInfo>& documents, const ClaimSource& claims, const RuleSet& rules,
             const CheckOptions& options);

}  // namespace claimcheck
