// Reports built by hand for the tests of the formats: every kind, odd bytes, nothing at all.
#pragma once

#include <claimcheck/claim.h>
#include <claimcheck/finding.h>
#include <claimcheck/shown_document.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::samples {

struct NamedReport {
  std::string name;
  Report report;
};

/// "kinds", "odd", "against", "empty", and "guide", which docs/output.md shows.
std::vector<NamedReport> reports();

/// Documents of "odd": markup, broken bytes, claims that overlap, one without its text.
std::vector<ShownDocument> documents();

/// A passage whose quote is marked: "A total of [[300 boats]] were counted." The quote starts at byte 10 x `line`.
Passage passage(std::string path, std::uint32_t line, std::string_view marked_sentence);

struct NamedClaim {
  std::string path;
  bool is_id = false;
  std::string hedge;
  Claim claim;
};
/// Claims whose quantities cover the kinds, hedges, open ends and large numbers.
std::vector<NamedClaim> claims();

}  // namespace claimcheck::samples
