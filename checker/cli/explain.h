// `check --explain A B`: why two claims were compared, or why not, step by step.
#pragma once

#include <claimcheck/claimcheck.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::cli {

/// A place as reports print it: FILE:LINE:COLUMN.
struct PlaceName {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// Empty when `text` is not of that form.
std::optional<PlaceName> parse_place(std::string_view text);

/// The claim whose quantity phrase covers the place, or null with the reason in `problem`.
const Claim* find_claim(const PlaceName& place, const std::vector<DocumentInfo>& documents,
                        const std::vector<Claim>& claims, std::string& problem);

/// The steps from two claims to a verdict, as text; stops at the step that keeps them apart.
std::string explain(const Claim& a, const Claim& b, const std::vector<DocumentInfo>& documents, const RuleSet& rules);

}  // namespace claimcheck::cli
