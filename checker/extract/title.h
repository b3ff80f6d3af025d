// The title of a document: see TitleWord in include/claimcheck/claimcheck.h.
#pragma once

#include <claimcheck/claimcheck.h>

namespace claimcheck {

/// Bytes from the start that tell what a document is about.
inline constexpr std::uint32_t keyword_bytes = 6000;

/// Fills info.title; info.keywords must be there.
void read_title(const Document& document, const RuleSet& rules, DocumentInfo& info);

}  // namespace claimcheck
