// What the reading tests share: a document from bytes, its print, and a check that its offsets lead back.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>

namespace read_tests {

/// The document, or a failed requirement that names the diagnostics.
claimcheck::Document read(std::string_view path, std::string_view bytes, const claimcheck::ReadOptions& options = {});

/// One line per block: kind and level, speaker ("Q?" for question turns) and the text; without offsets.
std::string blocks(const claimcheck::Document& document);

/// Checks text, blocks and offset map for what must hold of every document.
void check_invariants(const claimcheck::Document& document);

}  // namespace read_tests
