#include "marked.h"

#include "checker/extract/dimensions.h"
#include "checker/extract/stance.h"
#include "checker/ruleset/embedded.h"

#include "support/catch.h"

#include <algorithm>

namespace claimcheck {

namespace {

struct Mark {
  Span span;
  bool is_date = false;
  std::string note;  // behind "|" or "="
};

DateRange days_of(std::string_view words, std::string_view note) {
  if (note.empty()) {
    const int year = std::stoi(std::string(words));
    return {make_date(year, 1, 1), make_date(year, 12, 31)};
  }
  if (note == "?") return {};
  const std::size_t dots = note.find("..");
  if (dots == std::string_view::npos) return {parse_iso_date(note), parse_iso_date(note)};
  return {parse_iso_date(note.substr(0, dots)), parse_iso_date(note.substr(dots + 2))};
}

/// Removes the marks and remembers them.
std::string strip(std::string_view marked, std::vector<Mark>& marks) {
  std::string text;
  for (std::size_t i = 0; i < marked.size();) {
    const bool is_date = marked.substr(i, 2) == "<<";
    if (!is_date && marked.substr(i, 2) != "[[") {
      text += marked[i++];
      continue;
    }
    const std::size_t close = marked.find(is_date ? ">>" : "]]", i);
    const std::string_view inside = marked.substr(i + 2, close - i - 2);
    const std::size_t cut = inside.find(is_date ? '=' : '|');
    Mark mark;
    mark.is_date = is_date;
    mark.span.begin = static_cast<std::uint32_t>(text.size());
    text += inside.substr(0, cut);
    mark.span.end = static_cast<std::uint32_t>(text.size());
    if (cut != std::string_view::npos) mark.note = inside.substr(cut + 1);
    marks.push_back(mark);
    i = close + 2;
  }
  return text;
}

void add_block(Document& d, std::uint32_t begin, std::uint32_t end) {
  Block block;
  const std::string_view text = std::string_view(d.text).substr(begin, end - begin);
  std::uint32_t skip = 0;
  if (text.starts_with("# ") || text.starts_with("## ")) {
    block.kind = BlockKind::heading;
    block.level = text[1] == '#' ? 2 : 1;
    skip = block.level + 1U;
  } else if (text.starts_with("- ")) {
    block.kind = BlockKind::list_item;
    block.lead = d.blocks.back().kind == BlockKind::list_item ? d.blocks.back().lead
                                                              : static_cast<std::int32_t>(d.blocks.size() - 1);
    skip = 2;
  } else if (const std::size_t colon = text.find(": ");
             colon != std::string_view::npos && colon < 20 &&
             std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                         [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; })) {
    const std::string name(text.substr(0, colon));
    const auto at = std::find(d.speakers.begin(), d.speakers.end(), name);
    block.speaker = static_cast<std::int32_t>(at - d.speakers.begin());
    if (at == d.speakers.end()) d.speakers.push_back(name);
    block.question_turn = name == "Q";
    skip = static_cast<std::uint32_t>(colon) + 2;
  }
  for (std::size_t k = d.blocks.size(); k > 0 && block.heading < 0; --k)
    if (d.blocks[k - 1].kind == BlockKind::heading &&
        (block.kind != BlockKind::heading || d.blocks[k - 1].level < block.level))
      block.heading = static_cast<std::int32_t>(k - 1);
  block.span = {begin + skip, end};
  d.blocks.push_back(block);
}

Mention mention_of(const Document& d, const Mark& mark) {
  Mention m;
  m.span = m.full = m.number = mark.span;
  const std::string_view words = slice(d.text, mark.span);
  if (mark.is_date) {
    m.kind = QuantityKind::date_range;
    m.dates = days_of(words, mark.note);
    return m;
  }
  std::vector<Token> tokens;
  tokenize(d.text, mark.span, tokens);
  for (const Token& t : tokens) {
    if (t.kind != TokenKind::number) continue;
    std::string digits(slice(d.text, t.span));
    std::erase(digits, ',');
    const auto value = Decimal::parse(digits);
    if (!m.stated_low) m.stated_low = value;
    m.stated_high = value;
  }
  if (mark.note == "age") m.kind = QuantityKind::age;
  if (words.find('%') != std::string_view::npos || words.find("percent") != std::string_view::npos)
    m.kind = QuantityKind::percent;
  if (tokens.back().kind == TokenKind::word) {
    m.noun = singular(slice(d.text, tokens.back().span));
    m.noun_span = tokens.back().span;
  }
  return m;
}

}  // namespace

std::unique_ptr<Marked> read_marked(std::string_view marked, std::string_view date) {
  auto result = std::make_unique<Marked>();
  Document& d = result->document;
  std::vector<Mark> marks;
  d.text = strip(marked, marks);
  d.path = "marked";
  if (!date.empty()) d.meta.date = parse_iso_date(date);
  for (std::size_t begin = 0; begin < d.text.size();) {
    const std::size_t end = std::min(d.text.find("\n\n", begin), d.text.size());
    add_block(d, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    begin = end + 2;
  }
  std::size_t next = 0;
  for (std::uint32_t b = 0; b < d.blocks.size(); ++b) {
    std::vector<Span> sentences;
    split_sentences(d.text, d.blocks[b].span, sentences);
    for (const Span& span : sentences) {
      Sentence s;
      s.span = span;
      s.block = b;
      s.first_mention = static_cast<std::uint32_t>(result->scan.mentions.size());
      for (; next < marks.size() && marks[next].span.begin < span.end; ++next)
        result->scan.mentions.push_back(mention_of(d, marks[next]));
      s.end_mention = static_cast<std::uint32_t>(result->scan.mentions.size());
      if (s.first_mention == s.end_mention) continue;
      s.first_token = static_cast<std::uint32_t>(result->scan.tokens.size());
      tokenize(d.text, span, result->scan.tokens);
      s.end_token = static_cast<std::uint32_t>(result->scan.tokens.size());
      result->scan.sentences.push_back(s);
    }
  }
  REQUIRE(next == marks.size());
  return result;
}

const RuleSet& vocabulary_rules() {
  static const RuleSet rules = [] {
    std::vector<SourceFile> files;
    for (std::size_t i = 0; i < embedded_rules_count; ++i)
      files.push_back({embedded_rules[i].path, std::string(embedded_rules[i].bytes, embedded_rules[i].size)});
    std::vector<Diagnostic> diagnostics;
    std::erase_if(files, [](const SourceFile& f) { return !is_vocabulary(f); });
    RuleSet set;
    set.vocabulary = load_vocabulary(files, diagnostics);
    for (const Diagnostic& d : diagnostics) UNSCOPED_INFO(to_string(d));
    REQUIRE(set.vocabulary != nullptr);
    return set;
  }();
  return rules;
}

std::vector<Claim> claims_of(const Marked& marked) {
  std::vector<Claim> claims;
  DocumentScope scope(marked.document, vocabulary_rules(), marked.scan);
  SentenceContext context;
  for (std::uint32_t i = 0; i < marked.scan.sentences.size(); ++i) {
    read_context(scope, i, context);
    for (const MentionPlace& place : context.places) {
      if (place.is_date) continue;
      Claim& claim = claims.emplace_back();
      claim.quantity = marked.scan.mentions[place.mention];
      add_dimensions(scope, context, place.mention, claim);
      set_stance(scope, context, place.mention, claim);
      set_cumulative(scope, context, place.mention, claim);
    }
  }
  return claims;
}

namespace {

std::string short_days(const DateRange& range) {
  if (range.from && range.to) {
    const CivilDate a = civil(*range.from), b = civil(*range.to);
    if (a.year == b.year && a.month == 1 && a.day == 1 && b.month == 12 && b.day == 31) return std::to_string(a.year);
  }
  return to_string(range);
}

}  // namespace

std::string print_dimensions(const Claim& claim) {
  std::string out;
  for (const Dimension& d : claim.dimensions) {
    if (!out.empty()) out += "; ";
    out += d.name + (d.origin == Origin::stated ? "=" : "~") + (d.dates ? short_days(*d.dates) : d.value);
    if (d.origin == Origin::inferred) out += std::string(" (") + to_string(d.from) + ")";
  }
  return out;
}

}  // namespace claimcheck
