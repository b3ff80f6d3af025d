// What every format's blocks get after its reader: speaker turns, parent headings, lead-in paragraphs.
#pragma once

#include <claimcheck/document.h>

namespace claimcheck::read {

/// Sets `heading` and `lead` of every block, in reading order. Call it when no block will be added or split any more.
void link_blocks(Document& document);

/// Finds speaker turns ("MODERATOR:  …", "Q    …", "25:29- Senator Menendez: “…”"): splits paragraphs where a turn
/// starts inside, takes label and timestamp out of the block's span, and sets `speaker` and `question_turn` until the
/// next turn.
void find_speaker_turns(Document& document);

}  // namespace claimcheck::read
