// The record of one document: its claims and what a check wants to know of it, as bytes (docs/claims-file.md).
//
// What the cache keeps, and what `claimcheck extract` writes and `claimcheck merge` reads. A claim that comes back is
// the claim that went in, in every field that a check looks at.
#pragma once

#include "checker/store/byte_coder.h"
#include "checker/store/suppressions.h"

#include <claimcheck/claim_source.h>
#include <claimcheck/claimcheck.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::store {

/// Version of the record: another one is not read.
inline constexpr std::uint32_t record_version = 3;

struct DocumentRecord {
  DocumentInfo info;
  std::string sha256;         // of its bytes; may be empty
  std::vector<Claim> claims;  // `document` is not kept
  std::vector<Suppression> suppressions;
};

std::string encode(const DocumentRecord& record);
/// False when the bytes are no record; `record` is then of no use.
bool decode(std::string_view bytes, const UnitFinder& find_unit, DocumentRecord& record);

/// Claims of any documents, with Claim::document, that can be read one by one; see kept_claims.h. Puts their units into
/// the table.
std::string encode_piece(std::span<const Claim> claims, UnitTable& units);
/// Null when the bytes are no such claims. What is damaged within one of them is thrown by ClaimPiece::make, as
/// std::runtime_error. `units` must outlive the piece.
std::unique_ptr<ClaimPiece> open_piece(std::string bytes, const UnitTable& units);

}  // namespace claimcheck::store
