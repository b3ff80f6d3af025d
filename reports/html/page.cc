// --format html: the frame, style and scripts of the page put together around the data.
#include "reports/html/page.h"

#include "reports/html/embedded.h"
#include "reports/html_document.h"

#include <span>

namespace claimcheck::reports {

namespace {

/// The embedded files whose name ends so, in their order, one behind the other.
std::string joined(std::string_view ending) {
  std::string out;
  for (const EmbeddedFile& file : std::span(embedded_page, embedded_page_count))
    if (std::string_view(file.path).ends_with(ending)) out.append(file.bytes, file.size);
  return out;
}

struct Part {
  std::string_view mark;  // stands once in page.html
  std::string text;
};

}  // namespace

std::string page_security_policy(bool live) {
  return content_security_policy(
      joined(".css"), joined(".js"),
      std::string(live ? "connect-src 'self'; " : "") + "require-trusted-types-for 'script'; trusted-types 'none'");
}

std::string write_page(const Report& report, const ReportOptions& options, const PageOptions& page) {
  const Part parts[] = {{"{{policy}}", page_security_policy(page.live)},
                        {"{{style}}", joined(".css")},
                        {"{{data}}", page_data(report, options, page)},
                        {"{{script}}", joined(".js")}};
  const std::string frame = joined(".html");
  std::string out;
  std::size_t done = 0;
  for (const Part& part : parts) {  // in the order of the frame, so that no mark is looked for in what was put in
    const std::size_t at = frame.find(part.mark, done);
    out.append(frame, done, at - done).append(part.text);
    done = at + part.mark.size();
  }
  return out.append(frame, done);
}

std::string write_html(const Report& report, const ReportOptions& options) { return write_page(report, options, {}); }

}  // namespace claimcheck::reports
