// The parts of the date check; see dates.cc.
#pragma once

#include "checker/compare/sentence_view.h"

#include <string>
#include <vector>

namespace claimcheck {

/// "March 5, 2024".
std::string long_date(Date date);
/// "July 15": Mention::month_day for messages.
std::string month_and_day(int month_day);

/// A finding of kind `date` over the claims of one sentence.
Finding date_finding(const CheckInput& input, const std::vector<std::uint32_t>& claims, Severity severity,
                     double confidence, std::string message, std::vector<std::string> explanation);

/// "from 2010 to 2015, a period of seven years" (date_spans.cc).
void check_spans(const CheckInput& input, const SentenceView& view, std::vector<Finding>& findings);

}  // namespace claimcheck
