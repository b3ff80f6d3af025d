#include "checker/cli/glob.h"

#include <cstddef>
#include <vector>

namespace claimcheck::cli {
namespace {

/// Without the locale's opinion, as git does it.
bool in_class(std::string_view name, unsigned char c) {
  const bool lower = c >= 'a' && c <= 'z';
  const bool upper = c >= 'A' && c <= 'Z';
  const bool digit = c >= '0' && c <= '9';
  const bool graph = c > 32 && c < 127;
  if (name == "alpha") return lower || upper;
  if (name == "digit") return digit;
  if (name == "alnum") return lower || upper || digit;
  if (name == "lower") return lower;
  if (name == "upper") return upper;
  if (name == "space") return c == ' ' || (c >= 9 && c <= 13);
  if (name == "blank") return c == ' ' || c == '\t';
  if (name == "punct") return graph && !(lower || upper || digit);
  if (name == "graph") return graph;
  if (name == "print") return graph || c == ' ';
  if (name == "cntrl") return c < 32 || c == 127;
  if (name == "xdigit") return digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  return false;
}

struct Bracket {
  bool valid = false;
  bool matched = false;
  std::size_t end = 0;  // just behind the closing bracket
};

/// Reads `[...]` at `begin` and tests `c` against it.
Bracket match_bracket(std::string_view pattern, std::size_t begin, unsigned char c) {
  Bracket result;
  std::size_t i = begin + 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool found = false;
  for (bool first = true;; first = false) {
    if (i >= pattern.size()) return result;
    if (pattern[i] == ']' && !first) break;
    if (pattern.substr(i, 2) == "[:") {
      const std::size_t close = pattern.find(":]", i + 2);
      if (close == std::string_view::npos) return result;
      found |= in_class(pattern.substr(i + 2, close - i - 2), c);
      i = close + 2;
      continue;
    }
    if (pattern[i] == '\\' && ++i >= pattern.size()) return result;
    const auto low = static_cast<unsigned char>(pattern[i++]);
    unsigned char high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      ++i;
      if (pattern[i] == '\\' && ++i >= pattern.size()) return result;
      high = static_cast<unsigned char>(pattern[i++]);
    }
    found |= low <= c && c <= high;
  }
  result.valid = true;
  result.matched = found != negated && c != '/';
  result.end = i + 1;
  return result;
}

/// Backtracking over the stars; where there are several, `dead_` remembers the pairs of places that cannot match, so
/// that none is tried twice.
class Matcher {
 public:
  Matcher(std::string_view pattern, std::string_view path) : pattern_(pattern), path_(path) {
    if (pattern.find('*') != pattern.rfind('*')) dead_.resize((pattern.size() + 1) * (path.size() + 1), false);
  }

  bool match(std::size_t p, std::size_t t) {
    if (!dead_.empty() && dead_[p * (path_.size() + 1) + t]) return false;
    const std::size_t first_p = p;
    const std::size_t first_t = t;
    bool matched = false;
    for (;;) {
      if (p == pattern_.size()) {
        matched = t == path_.size();
        break;
      }
      if (pattern_[p] == '*') {
        matched = match_star(p, t);
        break;
      }
      if (t == path_.size() || !match_one(p, t)) break;
    }
    if (!matched && !dead_.empty()) dead_[first_p * (path_.size() + 1) + first_t] = true;
    return matched;
  }

 private:
  /// One byte of the path against one element of the pattern; moves both on.
  bool match_one(std::size_t& p, std::size_t& t) {
    const char c = path_[t];
    if (pattern_[p] == '[') {
      const Bracket bracket = match_bracket(pattern_, p, static_cast<unsigned char>(c));
      if (!bracket.valid || !bracket.matched) return false;
      p = bracket.end;
    } else if (pattern_[p] == '?') {
      if (c == '/') return false;
      ++p;
    } else {
      if (pattern_[p] == '\\' && ++p == pattern_.size()) return false;
      if (pattern_[p] != c) return false;
      ++p;
    }
    ++t;
    return true;
  }

  bool match_star(std::size_t p, std::size_t t) {
    std::size_t after = p;
    while (after < pattern_.size() && pattern_[after] == '*') ++after;
    const bool opens = p == 0 || pattern_[p - 1] == '/';
    const bool closes = after == pattern_.size() || pattern_[after] == '/';
    const bool spans_folders = after - p >= 2 && opens && closes;
    if (spans_folders && after < pattern_.size() && match(after + 1, t)) return true;  // "**/" as no folder at all
    for (;; ++t) {
      if (match(after, t)) return true;
      if (t == path_.size() || (path_[t] == '/' && !spans_folders)) return false;
    }
  }

  std::string_view pattern_;
  std::string_view path_;
  std::vector<bool> dead_;
};

}  // namespace

bool match_glob(std::string_view pattern, std::string_view path) {
  // No path of a file system is longer; the bound keeps the memory of a hostile pattern small.
  constexpr std::size_t longest = 4096;
  if (pattern.size() > longest || path.size() > longest) return false;
  return Matcher(pattern, path).match(0, 0);
}

}  // namespace claimcheck::cli
