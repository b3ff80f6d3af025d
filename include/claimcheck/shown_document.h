// A document as a report shows it: what a person reads, in blocks, with every claim that was found in it.
//
// Made by the command for the formats that show documents (the review page); the engine knows nothing of it.
#pragma once

#include <claimcheck/claim.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace claimcheck {

/// What the words of a claim commit to, in one unit.
struct Reading {
  Interval literal;
  Interval charitable;           // the widest fair reading
  std::optional<Decimal> point;  // the stated number when it is one
  std::string unit;              // empty for counts and bare numbers
};

struct ShownClaim {
  Span span;          // in ShownDocument::text
  Position position;  // in the source: what a Passage of the same claim carries
  std::string measure;
  bool is_date = false;  // has no reading
  Reading stated;        // in the unit of the words
  Reading base;          // in the base unit of its dimension (kilograms for pounds): comparable across units
};

struct ShownDocument {
  std::string path;  // path or id
  bool is_id = false;
  std::string set;
  Role role = Role::document;
  Metadata meta;
  std::uint64_t bytes = 0;         // size of the source
  bool has_text = false;           // false where the text was not kept (a bound on the report's size)
  std::string text;                // UTF-8
  std::vector<Block> blocks;       // in reading order, as in Document
  std::vector<ShownClaim> claims;  // in order of position
};

}  // namespace claimcheck
