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

/// The steps from two of the claims to a verdict, as text; stops at the step that keeps them apart. The last lines say
/// what `check` with the same input and options makes of the two, so that explanation and report cannot disagree
/// unseen.
std::string explain(const Claim& a, const Claim& b, const std::vector<DocumentInfo>& documents,
                    const std::vector<Claim>& claims, const RuleSet& rules, const CheckOptions& options);

}  // namespace claimcheck::cli
