// The roles that numbers play in a statement of change: where it starts, where it ends, by how much.
#pragma once

#include "checker/compare/sentence_view.h"

#include <vector>

namespace claimcheck {

enum class ChangeRole : std::uint8_t { none, temporal, from, to, change };
/// What a stated change is measured in.
enum class ChangeUnit : std::uint8_t { absolute, percent, points, factor };

struct ChangeTerm {
  std::uint32_t claim = 0;
  std::size_t element = 0;
  ChangeRole role = ChangeRole::none;
  Amount amount;  // not for `temporal`
  ChangeUnit unit = ChangeUnit::absolute;
  int direction = 0;       // +1 up, -1 down, 0 not said
  bool anaphoric = false;  // "that's a 20% increase"
  bool appended = false;   // ", a 20% increase": its end may stand before the comma
  bool rate = false;       // "5% a year": no total change
};

/// Reads the roles of all claims of a sentence, in order. A range that the words make a change ("rose from 14 to 69")
/// yields two terms.
std::vector<ChangeTerm> change_terms(const ClaimList& claims, const SentenceView& view);

/// Whether a verb or noun of movement stands shortly before the term ("went from", "a rise from").
bool moves(const SentenceView& view, const ChangeTerm& from);

/// Whether two neighbouring terms belong to one statement: no other clause begins between them.
bool linked(const SentenceView& view, const ChangeTerm& a, const ChangeTerm& b);

/// One statement of change, as far as it says.
struct Change {
  std::optional<ChangeTerm> from, to;
  std::vector<ChangeTerm> by;
  bool broken = false;  // two starts or two ends: not understood
};

/// The statements of change of a sentence: runs of linked terms.
std::vector<Change> read_changes(const SentenceView& view, const std::vector<ChangeTerm>& terms);

/// The size of a stated change, whatever its sign.
Interval magnitude(const Interval& change);

}  // namespace claimcheck
