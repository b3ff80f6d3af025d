// Terminal style.
#include "reports/text_style.h"

#include "reports/passage.h"
#include "reports/unicode.h"

#include <algorithm>

namespace claimcheck::reports {

namespace {

std::string repeated(std::string_view piece, unsigned times) {
  std::string out;
  for (unsigned i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TextStyle make_style(const ReportOptions& options) {
  TextStyle style;
  style.width = std::clamp(options.width, 40u, 400u);
  style.hyperlink_base = options.hyperlink_base;
  if (!options.colour) return style;
  style.colour = true;
  style.bold = "\x1b[1m";
  style.dim = "\x1b[2m";
  style.place = "\x1b[36m";
  style.error = "\x1b[1;31m";
  style.warning = "\x1b[1;33m";
  style.note = "\x1b[1;34m";
  style.off = "\x1b[0m";
  return style;
}

const std::string& TextStyle::of(Severity severity) const {
  return severity == Severity::error ? error : severity == Severity::warning ? warning : note;
}

std::string TextStyle::paint(const std::string& sgr, const std::string& text) const { return sgr + text + off; }

std::string TextStyle::paint_lines(const std::string& sgr, const std::string& lines) const {
  if (sgr.empty()) return lines;
  std::string out;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    out += paint(sgr, lines.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return out;
}

std::string TextStyle::link(std::string_view path, const std::string& text) const {
  if (hyperlink_base.empty() || path.empty() || path == "-") return text;
  const std::string target = path.starts_with('/') ? uri(path) : hyperlink_base + uri(path);
  return "\x1b]8;;" + target + "\x1b\\" + text + "\x1b]8;;\x1b\\";
}

std::string TextStyle::rule_line(Severity severity, std::string_view title, std::string_view right) const {
  constexpr unsigned frame = 8;  // "── ", " ", " " and " ──"
  const unsigned right_cells = text_width(right);
  const unsigned room = width - std::min(width, frame + right_cells + 1);
  std::string shown(title);
  while (text_width(shown) > room && !shown.empty()) {  // cut at the end, where the rule's name is
    shown.erase(floor_boundary(shown, shown.size() - 1));
    if (text_width(shown) < room) {
      shown += "…";
      break;
    }
  }
  const unsigned used = frame + text_width(shown) + right_cells;
  const std::string fill = repeated("─", width > used ? width - used : 1);
  return paint(of(severity), "── " + shown + " " + fill + " " + std::string(right) + " ──") + "\n";
}

WrapStyle TextStyle::plain_wrap(std::string first_prefix, std::string prefix) const {
  return {width, std::move(first_prefix), std::move(prefix), "", "", false};
}

WrapStyle TextStyle::marked_wrap(Severity severity) const {
  return {width, "    │ ", "    │ ", of(severity), off, !colour};
}

}  // namespace claimcheck::reports
