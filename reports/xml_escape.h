// Text inside XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace claimcheck::reports {

/// `text` on one line, as attribute value (between double quotes) or as character data. Characters that XML 1.0 cannot
/// hold even as references become their visible form.
std::string xml_escape(std::string_view text);

}  // namespace claimcheck::reports
