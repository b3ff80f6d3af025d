#include "checker/compare/claim_list.h"

#include "checker/compare/drop_oldest.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

namespace claimcheck {

std::size_t bytes_of(const Claim& claim) {
  std::size_t bytes = sizeof(Claim) + claim.quote.size() + claim.context.own.size() * sizeof(ContextWord);
  for (const Dimension& d : claim.dimensions)
    bytes +=
        sizeof(Dimension) + d.name.size() + d.value.size() + d.words.size() + d.within.size() * sizeof(std::string);
  // A sentence's text and words are shared by its claims; two claims to a sentence is about the mean.
  return bytes + (claim.sentence.size() + (claim.context.sentence ? claim.context.sentence->size() : 0) * 16) / 2;
}

std::uint64_t unique_number() {
  static std::atomic<std::uint64_t> next{1};
  return next++;
}

namespace {

class PieceInMemory final : public ClaimPiece {
 public:
  explicit PieceInMemory(std::vector<Claim> claims) : claims_(std::move(claims)) {
    for (const Claim& claim : claims_) bytes_ += bytes_of(claim);
  }
  std::uint32_t size() const override { return static_cast<std::uint32_t>(claims_.size()); }
  Claim make(std::uint32_t number) override { return claims_[number]; }
  std::size_t bytes() const override { return bytes_; }

 private:
  std::vector<Claim> claims_;
  std::size_t bytes_ = 0;
};

}  // namespace

std::unique_ptr<ClaimPiece> as_piece(std::vector<Claim> claims) {
  return std::make_unique<PieceInMemory>(std::move(claims));
}

struct ClaimReader::Held {
  struct Piece {
    std::unique_ptr<ClaimPiece> source;
    std::array<std::unique_ptr<const Claim>, ClaimSource::piece> claims;  // those that were looked at
    std::uint64_t looked_at = 0;                                          // by the clock of this thread
    std::size_t bytes = 0;
  };
  std::uint64_t reader = 0;                    // whose pieces these are
  std::vector<std::unique_ptr<Piece>> pieces;  // by number; null where one is not held
  std::vector<std::uint32_t> there;            // numbers of those that are held
  std::size_t bytes = 0;                       // of those
  std::uint64_t clock = 0;                     // goes on whenever the thread may let go
  // Of the last glance.
  std::unique_ptr<ClaimPiece> glanced_piece;
  std::uint32_t glanced_number = 0;  // of the piece
  std::size_t glanced_claim = SIZE_MAX;
  Claim glanced;
};

ClaimReader::ClaimReader(const ClaimSource& source, unsigned jobs)
    : source_(source), share_(source.memory / std::max(1u, jobs)), number_(unique_number()) {}

ClaimReader::~ClaimReader() {
  if (Held& held = of_thread(); held.reader == number_) held = {};
}

ClaimReader::Held& ClaimReader::of_thread() {
  thread_local Held held;
  return held;
}

ClaimReader::Held& ClaimReader::held() const {
  Held& held = of_thread();
  if (held.reader != number_) {
    held = {};
    held.reader = number_;
    held.pieces.resize((source_.count + ClaimSource::piece - 1) / ClaimSource::piece);
  }
  return held;
}

std::unique_ptr<ClaimPiece> ClaimReader::read(std::uint32_t number) const {
  std::unique_ptr<ClaimPiece> piece = source_.read(number);
  if (piece == nullptr || piece->size() != std::min(ClaimSource::piece, source_.count - number * ClaimSource::piece))
    throw std::length_error("piece " + std::to_string(number) + " of the claims has another size than it should");
  return piece;
}

std::vector<Claim> ClaimReader::copy(std::uint32_t first, std::uint32_t end) const {
  std::vector<Claim> out;
  out.reserve(end - first);
  for (std::uint32_t at = first; at < end;) {
    const std::unique_ptr<ClaimPiece> piece = read(at / ClaimSource::piece);
    const std::uint32_t start = at - at % ClaimSource::piece, behind = std::min(end, start + piece->size());
    for (; at < behind; ++at) out.push_back(piece->make(at - start));
  }
  return out;
}

const Claim& ClaimReader::at(std::size_t i) const {
  Held& own = held();
  const auto number = static_cast<std::uint32_t>(i / ClaimSource::piece);
  std::unique_ptr<Held::Piece>& piece = own.pieces[number];
  if (piece == nullptr) {
    auto fresh = std::make_unique<Held::Piece>();
    fresh->source = read(number);
    fresh->bytes = sizeof(Held::Piece) + fresh->source->bytes();
    own.there.push_back(number);
    own.bytes += fresh->bytes;
    piece = std::move(fresh);
  }
  piece->looked_at = own.clock;
  std::unique_ptr<const Claim>& claim = piece->claims[i % ClaimSource::piece];
  if (claim == nullptr) {
    claim = std::make_unique<const Claim>(piece->source->make(static_cast<std::uint32_t>(i % ClaimSource::piece)));
    const std::size_t bytes = bytes_of(*claim);
    piece->bytes += bytes;
    own.bytes += bytes;
  }
  return *claim;
}

const Claim& ClaimReader::glance(std::size_t i) const {
  Held& own = held();
  const auto number = static_cast<std::uint32_t>(i / ClaimSource::piece);
  if (own.glanced_claim == i) return own.glanced;
  if (const auto& piece = own.pieces[number]; piece != nullptr && piece->claims[i % ClaimSource::piece] != nullptr)
    return *piece->claims[i % ClaimSource::piece];
  if (own.glanced_piece == nullptr || own.glanced_number != number) {
    own.glanced_piece = read(number);
    own.glanced_number = number;
  }
  own.glanced_claim = SIZE_MAX;  // while there is none
  own.glanced = own.glanced_piece->make(static_cast<std::uint32_t>(i % ClaimSource::piece));
  own.glanced_claim = i;
  return own.glanced;
}

std::uint32_t ClaimReader::document_of(std::uint32_t claim) const {
  const auto behind = std::upper_bound(source_.first.begin(), source_.first.end(), claim);
  return static_cast<std::uint32_t>(behind - source_.first.begin()) - 1;
}

void ClaimReader::let_go() const {
  Held& own = held();
  ++own.clock;
  if (own.bytes <= share_) return;
  std::vector<LookedAt> held;
  for (const std::uint32_t number : own.there) held.emplace_back(own.pieces[number]->looked_at, number);
  drop_oldest(
      held, [&] { return own.bytes <= share_ / 2; },
      [&](std::uint32_t number) {
        own.bytes -= own.pieces[number]->bytes;
        own.pieces[number].reset();
      });
  own.there.clear();
  for (const LookedAt& piece : held) own.there.push_back(piece.second);
}

std::pair<std::uint32_t, std::uint32_t> ClaimList::of_document(std::uint32_t document) const {
  if (reader_ != nullptr) {
    const std::vector<std::uint32_t>& first = reader_->source().first;
    const auto here = [&](std::uint32_t claim) { return std::clamp(claim, first_, first_ + size_) - first_; };
    return {here(first[document]), here(document + 1 < first.size() ? first[document + 1] : reader_->size())};
  }
  const auto first_behind = [this](std::uint32_t from, auto&& is_before) {
    for (std::uint32_t end = size_; from < end;) {
      const std::uint32_t middle = from + (end - from) / 2;
      if (is_before(document_of(middle)))
        from = middle + 1;
      else
        end = middle;
    }
    return from;
  };
  const std::uint32_t first = first_behind(0, [document](std::uint32_t d) { return d < document; });
  return {first, first_behind(first, [document](std::uint32_t d) { return d <= document; })};
}

std::vector<DocumentRun> ClaimList::document_runs(std::uint32_t least) const {
  std::vector<DocumentRun> runs;
  for (std::uint32_t first = 0; first < size_; first = runs.back().end) {
    const std::uint32_t last = size_ - first > least ? first + least - 1 : size_ - 1;
    runs.push_back({first, of_document(document_of(last)).second});
  }
  return runs;
}

}  // namespace claimcheck
