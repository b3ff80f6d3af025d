// Bounds on untrusted rule files. Passing one is an error that names the bound and the place; none of them is near what
// a hand-written pack needs.
#pragma once

#include <cstddef>

namespace claimcheck::limits {

inline constexpr std::size_t file_bytes = 2u << 20;  // of one rule file
inline constexpr std::size_t measures = 20000;       // of all packs together
inline constexpr std::size_t entries = 5000;         // of one array or list
inline constexpr std::size_t text_bytes = 1000;      // of one string; examples may be longer
inline constexpr std::size_t example_bytes = 20000;
inline constexpr std::size_t phrase_depth = 8;              // brackets inside brackets
inline constexpr std::size_t phrase_instructions = 8000;    // of one phrase, its lists expanded
inline constexpr std::size_t total_instructions = 8000000;  // of all packs together
inline constexpr std::size_t gap_words = 12;                // longest `...N`
inline constexpr std::size_t match_steps = 20000;           // of one phrase against one mention
inline constexpr std::size_t search_steps = 1000000;        // of one phrase through one sentence or paragraph
inline constexpr std::size_t regex_memory = 1u << 20;       // RE2's budget for one pattern
inline constexpr std::size_t regex_set_memory = 16u << 20;  // of the automaton of all patterns together
inline constexpr std::size_t regex_program = 4000;          // RE2 instructions of one pattern
inline constexpr std::size_t regexes = 1000;                // of all packs together
inline constexpr std::size_t diagnostics = 100;             // shown for one file

}  // namespace claimcheck::limits
