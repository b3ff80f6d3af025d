#include "checker/compare/claim_list.h"

#include <algorithm>
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

struct ClaimReader::Held {
  struct Piece {
    std::unique_ptr<const std::vector<Claim>> claims;  // null where it is not held
    std::uint64_t looked_at = 0;                       // by the clock of this thread
    std::size_t bytes = 0;
  };
  std::uint64_t reader = 0;          // whose pieces these are
  std::vector<Piece> pieces;         // by number
  std::vector<std::uint32_t> there;  // numbers of those that are held
  std::size_t bytes = 0;             // of those
  std::uint64_t clock = 0;           // goes on whenever the thread may let go
  std::vector<Claim> glanced;        // the piece of the last glance
  std::uint32_t glanced_piece = 0;
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

std::vector<Claim> ClaimReader::read(std::uint32_t number) const {
  std::vector<Claim> claims = source_.read(number);
  if (claims.size() != std::min(ClaimSource::piece, source_.count - number * ClaimSource::piece))
    throw std::length_error("piece " + std::to_string(number) + " of the claims has another size than it should");
  return claims;
}

std::vector<Claim> ClaimReader::copy(std::uint32_t first, std::uint32_t end) const {
  std::vector<Claim> out;
  out.reserve(end - first);
  for (std::uint32_t number = first / ClaimSource::piece; out.size() < end - first; ++number) {
    std::vector<Claim> piece = read(number);
    const std::uint32_t start = number * ClaimSource::piece;
    const auto from = piece.begin() + (std::max(first, start) - start);
    const auto to = piece.begin() + std::min<std::ptrdiff_t>(end - start, std::ssize(piece));
    out.insert(out.end(), std::make_move_iterator(from), std::make_move_iterator(to));
  }
  return out;
}

const Claim& ClaimReader::at(std::size_t i) const {
  Held& own = held();
  const auto number = static_cast<std::uint32_t>(i / ClaimSource::piece);
  Held::Piece& piece = own.pieces[number];
  piece.looked_at = own.clock;
  if (piece.claims == nullptr) {
    piece.claims = std::make_unique<const std::vector<Claim>>(read(number));
    for (const Claim& claim : *piece.claims) piece.bytes += bytes_of(claim);
    own.bytes += piece.bytes;
    own.there.push_back(number);
  }
  return (*piece.claims)[i % ClaimSource::piece];
}

const Claim& ClaimReader::glance(std::size_t i) const {
  Held& own = held();
  const auto number = static_cast<std::uint32_t>(i / ClaimSource::piece);
  if (const auto& claims = own.pieces[number].claims; claims != nullptr) return (*claims)[i % ClaimSource::piece];
  if (own.glanced.empty() || own.glanced_piece != number) {
    own.glanced = read(number);
    own.glanced_piece = number;
  }
  return own.glanced[i % ClaimSource::piece];
}

std::uint32_t ClaimReader::document_of(std::uint32_t claim) const {
  const auto behind = std::upper_bound(source_.first.begin(), source_.first.end(), claim);
  return static_cast<std::uint32_t>(behind - source_.first.begin()) - 1;
}

void ClaimReader::let_go() const {
  Held& own = held();
  ++own.clock;
  if (own.bytes <= share_) return;
  // What was looked at least lately goes, until half of the share is free.
  std::sort(own.there.begin(), own.there.end(), [&](std::uint32_t a, std::uint32_t b) {
    return own.pieces[a].looked_at != own.pieces[b].looked_at ? own.pieces[a].looked_at > own.pieces[b].looked_at
                                                              : a > b;
  });
  for (; !own.there.empty() && own.bytes > share_ / 2; own.there.pop_back()) {
    Held::Piece& piece = own.pieces[own.there.back()];
    own.bytes -= piece.bytes;
    piece = {};
  }
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
