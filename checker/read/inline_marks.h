// Inline markup of light markup languages, as far as a reader of the text does not see it.
#pragma once

#include "checker/read/block_writer.h"

#include <claimcheck/document.h>

#include <string_view>

namespace claimcheck::read {

/// Writes source[span] without the marks of reStructuredText: **strong**, *emphasis*, ``literal``, `interpreted`:role:,
/// `link <address>`_, reference_, [1]_ (a note's mark), |substitution|, backslash escapes.
void write_restructured_inline(std::string_view source, Span span, BlockWriter& writer);

/// The same for AsciiDoc: *strong*, _emphasis_, `literal`, #mark#, ^raised^, https://address[text], link:address[text],
/// footnote:[text] (left out), image:address[], {attribute} (left as it stands), "`quotes`".
void write_asciidoc_inline(std::string_view source, Span span, BlockWriter& writer);

}  // namespace claimcheck::read
