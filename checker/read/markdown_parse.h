// The complete way through Markdown: md4c finds the structure, its callbacks point into the source.
#pragma once

#include "checker/read/block_writer.h"

namespace claimcheck::read {

/// Writes the blocks of source bytes [begin, end), which must begin and end at a line outside any structure.
void parse_markdown(std::string_view source, std::uint32_t begin, std::uint32_t end, TextBuilder& builder,
                    Document& document);

/// The extensions of Markdown that a text is read with, as flags of md4c. Whoever parses Markdown takes these.
unsigned markdown_flags(std::string_view text);

}  // namespace claimcheck::read
