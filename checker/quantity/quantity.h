// The quantity stage: Document -> mentions. Knows no rule.
#pragma once

#include "checker/quantity/lexicon.h"
#include "checker/text/token.h"

#include <claimcheck/mention.h>

#include <cstdint>
#include <vector>

namespace claimcheck {

/// A sentence that holds at least one mention, with its tokens, so that later stages need not cut it again.
struct Sentence {
  Span span;
  std::uint32_t block = 0;                           // index into Document::blocks
  std::uint32_t first_token = 0, end_token = 0;      // range in Scan::tokens
  std::uint32_t first_mention = 0, end_mention = 0;  // range in Scan::mentions
};

/// What the scan of one document yields; all in order of position.
struct Scan {
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Mention> mentions;
  void clear() {
    sentences.clear();
    tokens.clear();
    mentions.clear();
  }
};

/// How a scan goes: `fast` looks closely only where a first look says that something may stand; `plain` reads every
/// sentence, every token and every form of date. Both find the same; the tests hold them together.
enum class ScanPath : std::uint8_t { fast, plain };

/// Finds every quantity. `scan` is cleared first and may be reused, so that a warm run allocates little.
void scan_quantities(const Document& document, const Lexicon& lexicon, Scan& scan, ScanPath path = ScanPath::fast);

}  // namespace claimcheck
