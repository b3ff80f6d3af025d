// Wrapping text to a terminal's width, with marked parts (the numbers of a passage).
#pragma once

#include <claimcheck/document.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::reports {

struct WrapStyle {
  unsigned width = 80;       // cells of a whole line, prefix included
  std::string first_prefix;  // before the first line
  std::string prefix;        // before the others
  std::string mark_on;       // SGR sequences around a marked part
  std::string mark_off;
  bool carets = false;  // a line of ^ below the marked parts
};

/// `text` in lines, each with its line end. Control bytes become visible, white space folds to one space, a word longer
/// than the line is broken. `marks` are byte ranges of `text`.
std::string wrap(std::string_view text, const std::vector<Span>& marks, const WrapStyle& style);

/// The part of a sentence that is worth showing: all of it when it has at most `cells` cells, otherwise whole words
/// around the marks, with … where something is left out. `marks` are clamped to the sentence and moved along.
std::string excerpt(std::string_view sentence, std::vector<Span>& marks, unsigned cells);

}  // namespace claimcheck::reports
