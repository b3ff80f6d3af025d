// Sorted ranges of code points that take no terminal cell, or two. Generated; see width_table.py.
#pragma once

#include <cstddef>

namespace claimcheck::reports {

/// Both ends included.
struct CodeRange {
  char32_t first;
  char32_t last;
};

extern const CodeRange zero_width_ranges[];  // combining marks and format characters, from U+0300 on
extern const std::size_t zero_width_count;
extern const CodeRange wide_ranges[];  // East Asian wide and full-width, emoji
extern const std::size_t wide_count;

}  // namespace claimcheck::reports
