// Comments of Markdown and HTML documents that suppress findings.
#include "checker/store/suppressions.h"

#include "checker/store/toml_file.h"
#include "checker/text/place.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace claimcheck::store {
namespace {

constexpr std::size_t most_complaints = 100;      // of one document
constexpr std::size_t most_suppressions = 10000;  // likewise; each figure of the document is held against each
const std::vector<std::string> keywords = {"line", "next-line", "start", "end", "file"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// For a message: not without end, and not cut inside a character.
std::string shortened(std::string_view word) {
  constexpr std::size_t longest = 60;
  if (word.size() <= longest) return std::string(word);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return std::string(word.substr(0, end)) + "...";
}

/// What a suppression can be about is written with these; anything else is a slip (a missing comma or colon).
bool is_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == '/' || c == '*';
  });
}

std::string no_name(std::string_view name) {
  return "'" + shortened(name) + "' is no rule, kind or fingerprint; expected names with commas between them";
}

class CommentReader {
 public:
  CommentReader(const std::string& path, std::string_view bytes, std::vector<Diagnostic>& diagnostics)
      : path_(path), bytes_(bytes), diagnostics_(diagnostics), places_(bytes) {}

  std::vector<Suppression> read(const std::vector<Comment>& comments) {
    for (const Comment& comment : comments) {
      if (suppressions_.size() + open_.size() >= most_suppressions) {
        complain(comment.source.begin, "more than " + std::to_string(most_suppressions) +
                                           " suppressions in one document; those from here on are not read");
        break;
      }
      const std::string_view words = trimmed(comment.text);
      if (!comment.problem.empty())
        complain(comment.source.begin, comment.problem);
      else if (words.starts_with(comment_word))
        read_comment(comment.source.begin, comment.source.end - 1, words.substr(comment_word.size()));
    }
    for (const Open& open : open_)
      complain(open.at, "claimcheck-ignore-start without an end; expected <!-- claimcheck-ignore-end --> behind it");
    if (complaints_ > most_complaints)
      diagnostics_.push_back({path_,
                              0,
                              0,
                              Severity::error,
                              "and " + std::to_string(complaints_ - most_complaints) + " more mistakes in suppressions",
                              {}});
    return std::move(suppressions_);
  }

 private:
  /// A start that waits for its end.
  struct Open {
    std::uint32_t at = 0;
    Suppression suppression;
    bool is_valid = false;
  };

  void complain(std::uint32_t at, std::string message) {
    if (++complaints_ <= most_complaints) diagnostics_.push_back(diagnostic_at(path_, bytes_, at, std::move(message)));
  }

  void read_comment(std::uint32_t at, std::uint32_t last_byte, std::string_view words) {
    const std::size_t behind = words.find_first_not_of("abcdefghijklmnopqrstuvwxyz-");
    const std::string keyword(words.substr(0, behind));
    if (std::find(keywords.begin(), keywords.end(), keyword) == keywords.end()) {
      std::string expected;
      for (const std::string& one : keywords) expected += (expected.empty() ? "" : ", ") + one;
      return complain(
          at, "unknown suppression 'claimcheck-ignore-" + shortened(keyword) + "'; expected one of " + expected);
    }
    if (keyword == "end") return close(at);
    Suppression one;
    one.document = one.path = path_;
    one.line = places_.at(at).line;
    const bool is_valid = read_words(at, words.substr(keyword.size()), one);
    const std::uint32_t last = places_.at(last_byte).line;
    if (keyword == "start") return open_.push_back({at, std::move(one), is_valid});
    if (keyword == "line") {
      one.first_line = one.line;
      one.last_line = last;
    } else if (keyword == "next-line") {
      one.first_line = one.last_line = last + 1;
    }
    if (is_valid) suppressions_.push_back(std::move(one));
  }

  void close(std::uint32_t at) {
    if (open_.empty()) return complain(at, "claimcheck-ignore-end without a claimcheck-ignore-start before it");
    Open open = std::move(open_.back());
    open_.pop_back();
    open.suppression.first_line = open.suppression.line;
    open.suppression.last_line = places_.at(at).line;
    if (open.is_valid) suppressions_.push_back(std::move(open.suppression));
  }

  /// "RULE, RULE: reason". False after a message.
  bool read_words(std::uint32_t at, std::string_view words, Suppression& one) {
    const std::size_t colon = words.find(':');
    std::string_view names = trimmed(words.substr(0, colon));
    while (!names.empty()) {
      const std::size_t comma = names.find(',');
      const std::string_view name = trimmed(names.substr(0, comma));
      if (!is_name(name)) {
        complain(at, no_name(name));
        return false;
      }
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
  std::vector<Diagnostic>& diagnostics_;
  PlaceFinder places_;
  std::vector<Suppression> suppressions_;
  std::vector<Open> open_;
  std::size_t complaints_ = 0;
};

}  // namespace

bool may_suppress(std::string_view bytes) {
  // memmem skips ahead by its needle's length; string_view::find stops at every "c".
  return ::memmem(bytes.data(), bytes.size(), comment_word.data(), comment_word.size()) != nullptr;
}

std::vector<Suppression> find_suppressions(const std::string& path, std::string_view bytes,
                                           const std::vector<Comment>& comments, std::vector<Diagnostic>& diagnostics) {
  return CommentReader(path, bytes, diagnostics).read(comments);
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
    const auto wrong = std::find_if_not(one.about.begin(), one.about.end(), is_name);
    if (one.about.empty())
      entry.report("ignore", "[[suppression]]: 'ignore' is missing; expected a rule, a kind, a fingerprint, or all");
    else if (wrong != one.about.end())
      entry.report("ignore", no_name(*wrong));
    else if (is_blank(one.reason))
      entry.report("reason", "[[suppression]]: a suppression needs a reason");
    else
      suppressions.push_back(std::move(one));
  });
  return suppressions;
}

}  // namespace claimcheck::store
