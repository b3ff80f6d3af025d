// A document in print: what `--dump=document` shows, and what tests read.
#pragma once

#include <claimcheck/document.h>

#include <string>

namespace claimcheck::read {

/// Metadata lines ("date: 2024-07-31 (front matter)"), then one line per block: kind and level, byte range in the text,
/// links to other blocks, speaker, and the text with white space folded, cut at 100 characters.
std::string dump(const Document& document);

const char* to_string(BlockKind kind);

}  // namespace claimcheck::read
