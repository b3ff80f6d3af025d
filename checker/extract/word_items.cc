#include "checker/extract/word_items.h"

#include <algorithm>
#include <array>

namespace claimcheck {

namespace {

bool is_clause_opener(std::uint64_t hash) {
  static constexpr std::array openers = {hash_constant("while"), hash_constant("whereas"), hash_constant("although"),
                                         hash_constant("though"), hash_constant("but")};
  return std::find(openers.begin(), openers.end(), hash) != openers.end();
}

constexpr std::uint64_t full_stop = hash_char('.');

/// How the punctuation between two items separates them.
struct Breaks {
  bool soft = false, comma = false, hard = false;
};

/// Builds the items of one run of tokens.
struct ItemBuilder {
  std::string_view text;
  ItemView& out;
  Breaks breaks;
  std::int16_t group = 0;

  WordItem& add(Span span) {
    WordItem& item = out.items.emplace_back();
    item.span = span;
    item.group = group;
    item.soft_break = breaks.soft;
    item.comma = breaks.comma;
    item.hard_break = breaks.hard;
    breaks = {};
    return item;
  }

  void word(const Token& token, std::int32_t noun_of) {
    breaks.hard |= is_clause_opener(token.hash);
    WordItem& item = add(token.span);
    item.exact = token.hash;
    item.stem = token.kind == TokenKind::word ? stem_hash(slice(text, token.span), token.hash) : token.hash;
    item.noun_of = noun_of;
    out.note_stem(item.stem);
  }

  void open_group() {
    breaks.soft = true;
    if (group != 0 || out.groups.size() >= 1000) return;
    out.groups.push_back({static_cast<std::uint32_t>(out.items.size()), 0, false});
    group = static_cast<std::int16_t>(out.groups.size());
  }

  void close_group() {
    breaks.soft = true;
    if (group == 0) return;
    BracketGroup& g = out.groups[static_cast<std::size_t>(group) - 1];
    g.end = static_cast<std::uint32_t>(out.items.size());
    if (g.begin < g.end) {
      const std::int32_t mention = out.items[g.begin].mention;
      g.one_mention = mention >= 0 && std::all_of(out.items.begin() + g.begin + 1, out.items.end(),
                                                  [&](const WordItem& i) { return i.noun_of == mention; });
    }
    // "2 tonnes (4,409 pounds) of" reads on behind the bracket; "(3) reducing" does not.
    const bool converts =
        g.one_mention && g.begin > 0 && (out.items[g.begin - 1].mention >= 0 || out.items[g.begin - 1].noun_of >= 0);
    if (converts)
      breaks.soft = false;
    else if (g.one_mention)
      breaks.hard = true;
    group = 0;
  }

  void punctuation(const Token& token, bool space_behind) {
    const std::string_view s = slice(text, token.span);
    if (token.hash == full_stop && s.size() == 1) return;  // most of all
    if (s == "(") return open_group();
    if (s == ")") return close_group();
    if (s == ";" || (token.hash == hash_char('-') && (s == "—" || (token.space_before && space_behind))))
      breaks.hard = true;
    else if (s == ",")
      breaks.soft = breaks.comma = true;
    else if (s == ":" || s == "[" || s == "]" || s == "/" || s == "!" || s == "?" || s == "|")
      breaks.soft = true;
  }

  /// A group that is never closed is none.
  void finish() {
    if (group != 0) {
      const auto open = static_cast<std::int16_t>(group);
      for (WordItem& item : out.items)
        if (item.group == open) item.group = 0;
      out.groups.back().end = out.groups.back().begin;
    }
    out.seal();
  }
};

/// First byte behind the symbol: where the counted noun ("of the heroin", too) starts, else where the phrase ends.
std::uint32_t symbol_end(std::string_view text, const Mention& m) {
  if (m.noun_span.empty() || m.noun_span.begin < m.number.end) return std::max(m.span.end, m.full.end);
  const std::string_view between = text.substr(m.number.end, m.noun_span.begin - m.number.end);
  for (std::size_t at = between.find("of"); at != std::string_view::npos; at = between.find("of", at + 1)) {
    const auto is_space = [&](std::size_t i) {
      return between[i] == ' ' || between[i] == '\n' || between[i] == '\t' || between[i] == '\r';
    };
    if (at > 0 && is_space(at - 1) && at + 2 < between.size() && is_space(at + 2))
      return m.number.end + static_cast<std::uint32_t>(at);
  }
  return m.noun_span.begin;
}

std::uint32_t symbol_begin(const Mention& m) {
  std::uint32_t begin = std::min(m.span.begin, m.full.empty() ? m.span.begin : m.full.begin);
  if (!m.noun_span.empty() && m.noun_span.end <= m.number.begin)
    begin = std::max(begin, std::min(m.number.begin, m.hedge.empty() ? m.number.begin : m.hedge.begin));
  return begin;
}

}  // namespace

void make_items(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t end,
                const Scan& scan, std::uint32_t first_mention, std::uint32_t end_mention, ItemView& out) {
  out.clear();
  out.items.reserve(std::min<std::size_t>(end - first, max_items));
  out.stems.reserve(out.items.capacity());
  ItemBuilder builder{text, out, {}, 0};
  std::uint32_t next = first_mention;
  Span symbol;  // of the next mention
  const auto look_ahead = [&] {
    constexpr std::uint32_t nowhere = ~std::uint32_t{0};
    symbol = next < end_mention ? Span{symbol_begin(scan.mentions[next]), symbol_end(text, scan.mentions[next])}
                                : Span{nowhere, nowhere};
  };
  look_ahead();
  std::int32_t last = -1;  // the mention whose noun words and trailing hedge may follow
  for (std::uint32_t t = first; t < end && out.items.size() < max_items; ++t) {
    const Token& token = tokens[t];
    for (; symbol.end <= token.span.begin; look_ahead()) ++next;
    if (token.span.begin >= symbol.begin) {
      if (last != static_cast<std::int32_t>(next)) {
        last = static_cast<std::int32_t>(next);
        builder.add(symbol).mention = last;
      }
      continue;
    }
    std::int32_t noun_of = -1;
    if (last >= 0) {
      const Mention& m = scan.mentions[static_cast<std::size_t>(last)];
      if (token.span.begin < m.noun_span.end && token.span.begin >= m.number.end)
        noun_of = last;
      else if (token.span.end <= m.full.end && token.span.begin >= m.span.end)
        continue;  // "300 people or more"
    }
    if (token.kind == TokenKind::punct)
      builder.punctuation(token, t + 1 < end && tokens[t + 1].space_before);
    else
      builder.word(token, noun_of);
  }
  builder.finish();
}

void make_items(std::string_view text, Span span, ItemView& out) {
  thread_local std::vector<Token> tokens;
  thread_local const Scan none;
  tokens.clear();
  if (span.size() > 60000) span.end = span.begin + 60000;
  tokenize(text, span, tokens);
  make_items(text, tokens, 0, static_cast<std::uint32_t>(tokens.size()), none, 0, 0, out);
}

}  // namespace claimcheck
