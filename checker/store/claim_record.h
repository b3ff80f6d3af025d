// The record of one document: its claims and what a check wants to know of it, as bytes (docs/claims-file.md).
//
// What the cache keeps, and what `claimcheck extract` writes and `claimcheck merge` reads. A claim that comes back is
// the claim that went in, in every field that a check looks at.
#pragma once

#include "checker/store/byte_coder.h"
#include "checker/store/suppressions.h"

#include <claimcheck/claimcheck.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::store {

/// Version of the record: another one is not read.
inline constexpr std::uint32_t record_version = 2;

struct DocumentRecord {
  DocumentInfo info;
  std::string sha256;         // of its bytes; may be empty
  std::vector<Claim> claims;  // `document` is not kept
  std::vector<Suppression> suppressions;
};

std::string encode(const DocumentRecord& record);
/// False when the bytes are no record; `record` is then of no use.
bool decode(std::string_view bytes, const UnitFinder& find_unit, DocumentRecord& record);

/// Claims of any documents, with Claim::document; see kept_claims.h. Puts their units into the table.
std::string encode_claims(std::span<const Claim> claims, UnitTable& units);
/// False when the bytes are no such claims; `claims` are then of no use.
bool decode_claims(std::string_view bytes, const UnitTable& units, std::vector<Claim>& claims);

}  // namespace claimcheck::store
