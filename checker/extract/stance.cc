#include "checker/extract/stance.h"

namespace claimcheck {

void set_stance(DocumentScope&, const SentenceContext&, std::uint32_t, Claim&) {}
void set_cumulative(const DocumentScope&, const SentenceContext&, std::uint32_t, Claim&) {}

}  // namespace claimcheck
