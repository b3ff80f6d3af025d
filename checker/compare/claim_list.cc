#include "checker/compare/claim_list.h"

#include <algorithm>
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

namespace {

std::uint64_t next_number() {
  static std::atomic<std::uint64_t> next{1};
  return next++;
}

}  // namespace

struct ClaimReader::Held {
  std::uint64_t reader = 0;                                 // whose pieces these are
  std::vector<std::unique_ptr<std::vector<Claim>>> pieces;  // by number; null where not read
  std::vector<std::uint32_t> read;                          // numbers of those that are there
  std::size_t bytes = 0;
  std::uint64_t epoch = 0;
  std::vector<Claim> glanced;  // the piece of the last glance
  std::uint32_t glanced_piece = 0;

  void drop() {
    ++epoch;
    for (const std::uint32_t piece : read) pieces[piece].reset();
    read.clear();
    bytes = 0;
  }
};

ClaimReader::ClaimReader(const ClaimSource& source, unsigned jobs)
    : source_(source), share_(source.memory / std::max(1u, jobs)), number_(next_number()) {}

ClaimReader::~ClaimReader() { held() = {}; }

ClaimReader::Held& ClaimReader::held() const {
  thread_local Held held;
  if (held.reader != number_) {
    held = {};
    held.reader = number_;
    held.pieces.resize((source_.count + ClaimSource::piece - 1) / ClaimSource::piece);
  }
  return held;
}

const Claim& ClaimReader::at(std::size_t i) const {
  Held& own = held();
  const auto number = static_cast<std::uint32_t>(i / ClaimSource::piece);
  std::unique_ptr<std::vector<Claim>>& piece = own.pieces[number];
  if (piece == nullptr) {
    piece = std::make_unique<std::vector<Claim>>(source_.read(number));
    own.read.push_back(number);
    for (const Claim& claim : *piece) own.bytes += bytes_of(claim);
  }
  return (*piece)[i % ClaimSource::piece];
}

const Claim& ClaimReader::glance(std::size_t i) const {
  Held& own = held();
  const auto number = static_cast<std::uint32_t>(i / ClaimSource::piece);
  if (own.pieces[number] != nullptr) return (*own.pieces[number])[i % ClaimSource::piece];
  if (own.glanced.empty() || own.glanced_piece != number) {
    own.glanced = source_.read(number);
    own.glanced_piece = number;
  }
  return own.glanced[i % ClaimSource::piece];
}

std::uint32_t ClaimReader::document_of(std::uint32_t claim) const {
  const auto behind = std::upper_bound(source_.first.begin(), source_.first.end(), claim);
  return static_cast<std::uint32_t>(behind - source_.first.begin()) - 1;
}

std::uint64_t ClaimReader::epoch() const { return held().epoch; }

void ClaimReader::charge(std::size_t bytes) const { held().bytes += bytes; }

bool ClaimReader::let_go() const {
  Held& own = held();
  if (own.bytes <= share_) return false;
  own.drop();
  return true;
}

}  // namespace claimcheck
