// The title of a document: see TitleWord in include/claimcheck/claimcheck.h.
#pragma once

#include "checker/text/token.h"

#include <claimcheck/claimcheck.h>

#include <vector>

namespace claimcheck {

/// Bytes from the start that tell what a document is about.
inline constexpr std::uint32_t keyword_bytes = 6000;

/// The blocks that begin in these bytes, with their tokens.
struct Opening {
  struct Part {
    const Block* block = nullptr;
    std::uint32_t first = 0, end = 0;  // tokens
  };
  std::vector<Token> tokens;
  std::vector<Part> parts;
};
void read_opening(const Document& document, Opening& out);

/// Fills info.title; info.keywords must be there.
void read_title(const Document& document, const Opening& opening, const RuleSet& rules, DocumentInfo& info);

}  // namespace claimcheck
