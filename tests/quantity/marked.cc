#include "quantity/marked.h"

#include "checker/ruleset/embedded.h"
#include "support/catch.h"

#include <cstdio>
#include <map>

namespace claimcheck::test {

const Lexicon& lexicon(const std::string& language) {
  static std::map<std::string, std::shared_ptr<const Lexicon>> loaded;
  auto& entry = loaded[language];
  if (!entry) {
    std::vector<SourceFile> files;
    for (std::size_t i = 0; i < embedded_rules_count; ++i)
      if (std::string_view(embedded_rules[i].path).starts_with("rules/lexicon/" + language + "/"))
        files.push_back({embedded_rules[i].path, std::string(embedded_rules[i].bytes, embedded_rules[i].size)});
    std::vector<Diagnostic> diagnostics;
    entry = load_lexicon(files, diagnostics);
    for (const Diagnostic& d : diagnostics) UNSCOPED_INFO(d.path << ":" << d.line << ": " << d.message);
    REQUIRE(entry);
  }
  return *entry;
}

Marked unmark(std::string_view marked) {
  Marked out;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(out.text.size());
    if (marked.substr(i, 2) == "[[")
      out.spans.push_back({at, at}), ++i;
    else if (marked.substr(i, 2) == "]]")
      out.spans.back().end = at, ++i;
    else
      out.text.push_back(marked[i]);
  }
  return out;
}

std::string mark(const std::string& text, const std::vector<Mention>& mentions) {
  std::string out;
  std::uint32_t at = 0;
  for (const Mention& m : mentions) {
    out += text.substr(at, m.span.begin - at) + "[[" + std::string(slice(text, m.span)) + "]]";
    at = m.span.end;
  }
  return out + text.substr(at);
}

std::vector<Mention> scan(const std::string& text, const Lexicon& lexicon) {
  Document document;
  document.text = text;
  Block block;
  block.span = {0, static_cast<std::uint32_t>(text.size())};
  document.blocks.push_back(block);
  Scan out;
  scan_quantities(document, lexicon, out);
  return out.mentions;
}

std::string describe(const Mention& m) {
  std::string out = to_string(m.kind);
  const auto value = [](const std::optional<Decimal>& d) {  // thirds are cut at six significant digits
    if (!d) return std::string("?");
    if (d->digits() <= 18) return d->to_string();
    char digits[32];
    std::snprintf(digits, sizeof digits, "%g", d->to_double());
    return std::string(digits);
  };
  out += " " + value(m.stated_low);
  if (m.stated_low != m.stated_high) out += ".." + value(m.stated_high);
  if (m.unit != nullptr) out += " " + m.unit->name;
  if (!m.noun.empty()) out += " " + m.noun;
  if (m.modifier != Modifier::exact) out += std::string(" ") + to_string(m.modifier);
  return out;
}

void check(const Row& row, const std::string& language) {
  const Marked marked = unmark(row.marked);
  const auto mentions = scan(marked.text, lexicon(language));
  std::string described;
  for (const Mention& m : mentions) described += (described.empty() ? "" : "; ") + describe(m);
  CHECK(mark(marked.text, mentions) == row.marked);
  INFO(row.marked);
  CHECK(described == row.expected);
}

}  // namespace claimcheck::test
