// What a report keeps of a document that it shows: text, structure and the places of its claims.
#pragma once

#include <claimcheck/document.h>
#include <claimcheck/shown_document.h>

#include <cstdint>
#include <vector>

namespace claimcheck::cli {

/// Most text that a report shows, of all documents together: a page of more is too much for a browser.
constexpr std::uint64_t most_shown_bytes = 48u << 20;

ShownDocument show_document(const Document& document, const std::vector<Claim>& claims);
/// Keeps the text while there is room for it.
void bound_text(ShownDocument& shown, std::uint64_t& room);

}  // namespace claimcheck::cli
