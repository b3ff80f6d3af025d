#include "checker/store/kept_claims.h"

#include "checker/store/claim_record.h"
#include "checker/store/file.h"
#include "checker/text/token.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <mutex>
#include <numeric>
#include <tuple>
#include <utility>

namespace claimcheck::store {

namespace {

constexpr std::size_t piece_claims = ClaimSource::piece;

std::string temporary_folder() {
  const char* named = std::getenv("TMPDIR");
  return named != nullptr && *named != '\0' ? named : "/tmp";
}

[[noreturn]] void fail(const char* what, int code) {
  throw SpillError("claims that do not fit into memory: cannot " + std::string(what) + " a temporary file in " +
                   temporary_folder() + ": " + error_text(code) + " (TMPDIR names another folder)");
}

/// A file without a name, for this program alone.
int open_temporary() {
  std::string name = temporary_folder() + "/claimcheck.XXXXXX";
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) fail("open", errno);
  if (::unlink(name.c_str()) != 0) {
    const int code = errno;
    ::close(file);
    fail("open", code);
  }
  return file;
}

void append(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(file, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) fail("write", errno);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

std::string read_at(int file, std::size_t size, std::uint64_t at) {
  std::string bytes(size, '\0');
  for (std::size_t have = 0; have < size;) {
    const ssize_t done = ::pread(file, bytes.data() + have, size - have, static_cast<off_t>(at + have));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) fail("read", done < 0 ? errno : EIO);
    have += static_cast<std::size_t>(done);
  }
  return bytes;
}

std::uint32_t checksum_of(std::string_view record) { return static_cast<std::uint32_t>(hash_word(record)); }

bool earlier(const Claim& a, const Claim& b) {
  return std::tie(a.position.start, a.position.end) < std::tie(b.position.start, b.position.end);
}

}  // namespace

KeptClaims::~KeptClaims() {
  if (file_ >= 0) ::close(file_);
}

void KeptClaims::add(std::uint32_t document, std::vector<Claim>& claims) {
  if (!std::is_sorted(claims.begin(), claims.end(), earlier)) std::stable_sort(claims.begin(), claims.end(), earlier);
  if (claims_.size() <= document) claims_.resize(document + 1, 0);
  claims_[document] += static_cast<std::uint32_t>(claims.size());
  count_ += static_cast<std::uint32_t>(claims.size());
  for (Claim& claim : claims) claim.document = document;
  pending_.insert(pending_.end(), std::make_move_iterator(claims.begin()), std::make_move_iterator(claims.end()));
  std::vector<Claim>().swap(claims);
  std::size_t written = 0;
  for (; pending_.size() - written >= piece_claims; written += piece_claims)
    keep(encode_piece(std::span(pending_).subspan(written, piece_claims), units_));
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(written));
}

void KeptClaims::keep(std::string record) {
  record.shrink_to_fit();
  Piece piece;
  piece.size = static_cast<std::uint32_t>(record.size());
  if (held_ + record.size() <= in_memory_) {
    piece.at = records_.size();
    held_ += record.size();
    records_.push_back(std::move(record));
  } else {
    if (file_ < 0) file_ = open_temporary();
    piece.in_file = true;
    piece.at = end_;
    piece.checksum = checksum_of(record);
    append(file_, record);
    end_ += record.size();
  }
  pieces_.push_back(piece);
}

std::unique_ptr<ClaimPiece> KeptClaims::read(std::uint32_t number) const {
  const Piece& piece = pieces_[number];
  std::string record = piece.in_file ? read_at(file_, piece.size, piece.at) : records_[piece.at];
  if (piece.in_file && checksum_of(record) != piece.checksum) fail("read", EIO);
  std::unique_ptr<ClaimPiece> opened = open_piece(std::move(record), units_);
  if (opened == nullptr) fail("read", EIO);
  return opened;
}

void KeptClaims::finish(const std::vector<std::uint32_t>& order) {
  if (!pending_.empty()) keep(encode_piece(pending_, units_));
  std::vector<Claim>().swap(pending_);
  claims_.resize(order.size(), 0);
  if (std::is_sorted(order.begin(), order.end())) return;
  // The documents came in another order than that of comparison: they are written once more.
  std::vector<std::uint32_t> first(order.size() + 1, 0);
  std::partial_sum(claims_.begin(), claims_.end(), first.begin() + 1);
  KeptClaims sorted(in_memory_);
  std::vector<Claim> of_document;
  std::unique_ptr<ClaimPiece> piece;
  std::uint32_t number = UINT32_MAX;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    for (std::uint32_t claim = first[order[i]]; claim < first[order[i] + 1]; ++claim) {
      if (claim / piece_claims != number) piece = read(number = claim / piece_claims);
      of_document.push_back(piece->make(claim % piece_claims));
      if (of_document.size() == piece_claims) sorted.add(i, of_document);
    }
    sorted.add(i, of_document);
  }
  std::vector<std::uint32_t> as_it_is(order.size());
  std::iota(as_it_is.begin(), as_it_is.end(), 0U);
  sorted.finish(as_it_is);
  std::swap(units_, sorted.units_);
  std::swap(pieces_, sorted.pieces_);
  std::swap(records_, sorted.records_);
  std::swap(held_, sorted.held_);
  std::swap(claims_, sorted.claims_);
  std::swap(file_, sorted.file_);
  std::swap(end_, sorted.end_);
}

ClaimSource KeptClaims::source(std::size_t memory) {
  ClaimSource source;
  source.count = count_;
  source.memory = memory;
  source.first.resize(claims_.size());
  std::exclusive_scan(claims_.begin(), claims_.end(), source.first.begin(), 0U);
  source.read = [this](std::uint32_t piece) { return read(piece); };
  source.keep = [this](std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    if (file_ < 0) file_ = open_temporary();
    append(file_, bytes);
    return std::exchange(end_, end_ + bytes.size());
  };
  source.fetch = [this](std::uint64_t at, std::size_t size) { return read_at(file_, size, at); };
  return source;
}

}  // namespace claimcheck::store
