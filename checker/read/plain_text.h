// Plain text: paragraphs of hard-wrapped or long lines, headings, lists. What is read is what stands there; only
// invisible characters are dropped.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <vector>

namespace claimcheck::read {

/// Fills source, text, offsets and blocks from text that is valid UTF-8 and stands for itself.
void read_plain_body(std::string text, Document& document);

/// The same for a file, which may open with front matter.
void read_plain_text(std::string bytes, const ReadOptions& options, Document& document,
                     std::vector<Diagnostic>& diagnostics);

/// Appends the blocks of text[span]; `level`, `span` and `kind` are set.
void find_plain_blocks(std::string_view text, Span span, std::vector<Block>& blocks);

}  // namespace claimcheck::read
