// E-mail (RFC 5322 and MIME): subject, the text or HTML of the message and of messages forwarded in it; no attachments.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_email(std::string bytes, const ReadOptions& options, Document& document,
                std::vector<Diagnostic>& diagnostics);
/// Whether the bytes open with the headers of a message.
bool looks_like_email(std::string_view bytes);

}  // namespace claimcheck::read
