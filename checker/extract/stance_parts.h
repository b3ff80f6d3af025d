// The decisions of stance.cc, one function each. See docs/scope.md for their order.
#pragma once

#include "checker/extract/context.h"

#include <claimcheck/claim.h>

#include <optional>
#include <string>

namespace claimcheck {

/// Whether the sentence denies the number ("it is false that", "not 300 but"), and does not merely seem to ("not
/// only").
bool is_denied(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place);

/// question, hypothetical or illustrative, or nothing.
std::optional<Stance> unasserted(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place);

/// What the next turn answers to a yes-or-no question that ends the turn.
struct Answer {
  bool yes = false;
  std::string speaker;  // who answers, or empty
};
std::optional<Answer> answer_to(DocumentScope& scope, const SentenceContext& context);

/// Whom the sentence cites for the number. `cited` may be true with an empty name ("they claim").
struct Source {
  bool cited = false;
  std::string name;
};
Source find_source(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place);

}  // namespace claimcheck
