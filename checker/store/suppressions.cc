// Comments of Markdown and HTML documents that suppress findings.
#include "checker/store/suppressions.h"

#include "checker/store/toml_file.h"
#include "checker/text/place.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace claimcheck::store {
namespace {

constexpr std::string_view prefix = "claimcheck-ignore-";
const std::vector<std::string> keywords = {"line", "next-line", "start", "end", "file"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Length of the fence that opens a code block of Markdown on this line, and its character; 0 = none.
std::size_t fence_of(std::string_view line, char& mark) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  if (indent > 3 || indent == line.size() || (line[indent] != '`' && line[indent] != '~')) return 0;
  mark = line[indent];
  const std::size_t length = std::min(line.find_first_not_of(mark, indent), line.size()) - indent;
  return length >= 3 ? length : 0;
}

/// The fenced code blocks of a Markdown text, in order.
std::vector<Span> code_blocks(std::string_view bytes) {
  std::vector<Span> blocks;
  char open_mark = 0;
  std::size_t open_length = 0, open_at = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    char mark = 0;
    const std::size_t length = fence_of(bytes.substr(at, end - at), mark);
    if (open_length == 0 && length > 0) {
      open_mark = mark;
      open_length = length;
      open_at = at;
    } else if (open_length > 0 && mark == open_mark && length >= open_length) {
      blocks.push_back({static_cast<std::uint32_t>(open_at), static_cast<std::uint32_t>(end)});
      open_length = 0;
    }
    at = end + 1;
  }
  if (open_length > 0)
    blocks.push_back({static_cast<std::uint32_t>(open_at), static_cast<std::uint32_t>(bytes.size())});
  return blocks;
}

/// Whether the place lies in a code span: behind an odd number of backticks of its line.
bool in_code_span(std::string_view bytes, std::size_t at) {
  const std::size_t start = at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1;  // npos + 1 = 0
  return std::count(bytes.begin() + static_cast<std::ptrdiff_t>(start), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    '`') %
             2 ==
         1;
}

class CommentReader {
 public:
  CommentReader(const std::string& path, std::string_view bytes, bool is_markdown, std::vector<Diagnostic>& diagnostics)
      : path_(path), bytes_(bytes), is_markdown_(is_markdown), diagnostics_(diagnostics), places_(bytes) {}

  std::vector<Suppression> read() {
    const std::vector<Span> code = is_markdown_ ? code_blocks(bytes_) : std::vector<Span>();
    auto block = code.begin();
    for (std::size_t at = bytes_.find("<!--"); at != std::string_view::npos; at = bytes_.find("<!--", at)) {
      while (block != code.end() && block->end <= at) ++block;
      const bool is_code = (block != code.end() && block->begin <= at) || (is_markdown_ && in_code_span(bytes_, at));
      if (is_code) {
        at += 4;
        continue;
      }
      std::size_t end = bytes_.find("-->", at + 4);
      const std::string_view words = trimmed(bytes_.substr(at + 4, end - at - 4));
      if (words.starts_with(prefix)) read_comment(at, std::min(end, bytes_.size()), words.substr(prefix.size()));
      if (end == std::string_view::npos) break;
      at = end + 3;
    }
    for (const Open& open : open_)
      complain(open.at, "claimcheck-ignore-start without an end; expected <!-- claimcheck-ignore-end --> behind it");
    return std::move(suppressions_);
  }

 private:
  /// A start that waits for its end.
  struct Open {
    std::size_t at = 0;
    Suppression suppression;
    bool is_valid = false;
  };

  void complain(std::size_t at, std::string message) {
    diagnostics_.push_back(diagnostic_at(path_, bytes_, static_cast<std::uint32_t>(at), std::move(message)));
  }

  void read_comment(std::size_t at, std::size_t end, std::string_view words) {
    const std::string keyword(words.substr(0, words.find_first_of(" \t\r\n:")));
    if (std::find(keywords.begin(), keywords.end(), keyword) == keywords.end()) {
      std::string expected;
      for (const std::string& one : keywords) expected += (expected.empty() ? "" : ", ") + one;
      return complain(at, "unknown suppression 'claimcheck-ignore-" + keyword + "'; expected one of " + expected);
    }
    if (keyword == "end") return close(at);
    Suppression one;
    one.document = one.path = path_;
    one.line = places_.at(static_cast<std::uint32_t>(at)).line;
    const bool is_valid = read_words(at, words.substr(keyword.size()), one);
    const std::uint32_t last = places_.at(static_cast<std::uint32_t>(end)).line;
    if (keyword == "start") return open_.push_back({at, std::move(one), is_valid});
    if (keyword == "line") {
      one.first_line = one.line;
      one.last_line = last;
    } else if (keyword == "next-line") {
      one.first_line = one.last_line = last + 1;
    }
    if (is_valid) suppressions_.push_back(std::move(one));
  }

  void close(std::size_t at) {
    if (open_.empty()) return complain(at, "claimcheck-ignore-end without a claimcheck-ignore-start before it");
    Open open = std::move(open_.back());
    open_.pop_back();
    open.suppression.first_line = open.suppression.line;
    open.suppression.last_line = places_.at(static_cast<std::uint32_t>(at)).line;
    if (open.is_valid) suppressions_.push_back(std::move(open.suppression));
  }

  /// "RULE, RULE: reason". False after a message.
  bool read_words(std::size_t at, std::string_view words, Suppression& one) {
    const std::size_t colon = words.find(':');
    std::string_view names = trimmed(words.substr(0, colon));
    while (!names.empty()) {
      const std::size_t comma = names.find(',');
      const std::string_view name = trimmed(names.substr(0, comma));
      if (!name.empty()) one.about.emplace_back(name);
      names = comma == std::string_view::npos ? std::string_view() : names.substr(comma + 1);
    }
    one.reason = colon == std::string_view::npos ? "" : trimmed(words.substr(colon + 1));
    if (!one.about.empty() && !one.reason.empty()) return true;
    complain(at, std::string("a suppression needs a ") + (one.about.empty() ? "rule" : "reason") +
                     "; expected <!-- claimcheck-ignore-line RULE: reason --> (a rule, a kind, a fingerprint, or all)");
    return false;
  }

  const std::string& path_;
  std::string_view bytes_;
  bool is_markdown_;
  std::vector<Diagnostic>& diagnostics_;
  PlaceFinder places_;
  std::vector<Suppression> suppressions_;
  std::vector<Open> open_;
};

}  // namespace

bool may_suppress(std::string_view bytes) {
  // memmem skips ahead by its needle's length; string_view::find stops at every "c".
  return ::memmem(bytes.data(), bytes.size(), prefix.data(), prefix.size()) != nullptr;
}

std::vector<Suppression> find_suppressions(const std::string& path, std::string_view bytes, bool is_markdown,
                                           std::vector<Diagnostic>& diagnostics) {
  if (!may_suppress(bytes)) return {};
  return CommentReader(path, bytes, is_markdown, diagnostics).read();
}

std::vector<Suppression> parse_sidecar(const SourceFile& file, const std::string& document,
                                       std::vector<Diagnostic>& diagnostics) {
  std::vector<Suppression> suppressions;
  TomlFile toml(file, diagnostics);
  toml.each_table("suppression", [&](const toml::table& table) {
    TomlEntry entry(toml, table, "[[suppression]]");
    Suppression one;
    one.document = document;
    one.about = entry.texts("ignore");
    one.quote = entry.text("quote");
    one.reason = entry.text("reason");
    one.origin = DecisionOrigin::sidecar;
    one.path = toml.path();
    one.line = table.source().begin.line;
    entry.finish();
    if (one.about.empty())
      entry.report("ignore", "[[suppression]]: 'ignore' is missing; expected a rule, a kind, a fingerprint, or all");
    else if (is_blank(one.reason))
      entry.report("reason", "[[suppression]]: a suppression needs a reason");
    else
      suppressions.push_back(std::move(one));
  });
  return suppressions;
}

}  // namespace claimcheck::store
