// Companions: two documents about one thing agree in most of their figures, and what is left over on both sides goes
// together (docs/alignment.md).
#pragma once

#include "checker/compare/lineup.h"

#include <vector>

namespace claimcheck {

/// For each pair, 0 to 1: how much the rest of the two documents says that its figures, which differ, are meant to be
/// the same. Above 0 only where both documents have several other figures in common, the two slots have no equal in
/// the other document, and each is the likeliest partner of the other among such. `pairs`: all of one set,
/// which should be small: of large ones no use is made.
std::vector<float> companions(const CheckInput& input, const SlotList& slots, const std::vector<Likeness>& pairs);

/// Whether one figure turns into the other by two swapped digits, or by a dropped or doubled one, and stays of its
/// size; or is the same in another unit or scale. By chance two figures are so close once in some dozens.
bool telling_slip(const Likeness& pair);
/// The same, in statements so alike that the slip outweighs what one of them foresees or averages.
bool sure_slip(const Likeness& pair);
/// The same in figures of five digits or more, in a set of at most `all_pairs_slots`, or of four in a small one: by
/// chance two such figures are hardly ever so close, however little else the statements have in common. `set_slots`:
/// Slot::set_slots of the pair.
bool unmistakable_slip(const Likeness& pair, std::uint32_t set_slots);

}  // namespace claimcheck
