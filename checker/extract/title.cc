// What the title of a document says of it: its words, and which of them may tell it from another document of its form.
#include "checker/extract/title.h"

#include "checker/quantity/tables.h"
#include "checker/ruleset/ruleset.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>
#include <span>

namespace claimcheck {

namespace {

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "P40" (a word and a number without a space between them), "BIO 210", "Quern 2.0": no count of anything.
bool is_code(std::string_view title, const std::vector<Token>& tokens, std::size_t i) {
  const Token& t = tokens[i];
  if (t.kind == TokenKind::word) return has_digit(slice(title, t.span));
  if (t.kind != TokenKind::number) return false;
  const std::string_view digits = slice(title, t.span);
  const bool decimals = digits.find('.') != std::string_view::npos;
  if (i > 0 && tokens[i - 1].kind == TokenKind::word &&
      (!t.space_before || tokens[i - 1].all_caps || (decimals && tokens[i - 1].capital)))
    return true;
  if (i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::word && !tokens[i + 1].space_before) return true;
  return i > 1 && !t.space_before && !tokens[i - 1].space_before && slice(title, tokens[i - 1].span) == "-" &&
         tokens[i - 2].kind == TokenKind::word && tokens[i - 2].capital;  // "VELIN-2"
}

/// Of those, capitals with a number behind them in one word: "P40", "VELIN-2"; not "12km", "$5m", "KILLS 12".
bool is_model(std::string_view title, const std::vector<Token>& tokens, std::size_t i) {
  const auto capitals = [&](std::size_t k) {
    const std::string_view word = slice(title, tokens[k].span);
    return tokens[k].kind == TokenKind::word &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  const bool ends = i + 1 >= tokens.size() || tokens[i + 1].space_before || tokens[i + 1].kind != TokenKind::word;
  if (tokens[i].kind != TokenKind::number || tokens[i].space_before || i == 0 || !ends) return false;
  const bool hyphen = slice(title, tokens[i - 1].span) == "-" && !tokens[i - 1].space_before && i > 1;
  return hyphen ? capitals(i - 2) : capitals(i - 1);
}

bool is_year(std::string_view digits) {
  constexpr std::size_t year_digits = 4;
  return digits.size() == year_digits && (digits.starts_with("19") || digits.starts_with("20"));
}

/// The hash of a word without its possessive ending: "Velden's" is Velden.
std::uint64_t name_hash(std::string_view text, const Token& t) {
  if (t.span.size() < 3 || (text[t.span.end - 1] | 0x20) != 's') return t.hash;
  const std::string word = fold_case(slice(text, t.span));
  return word.ends_with("'s") ? hash_word(std::string_view(word).substr(0, word.size() - 2)) : t.hash;
}

std::span<const Token> tokens_of(const Opening& opening, const Opening::Part& part) {
  return {opening.tokens.data() + part.first, part.end - part.first};
}

struct Title {
  std::string_view text;
  std::vector<Token> tokens;
  bool headline = false;  // it has a verb: "Mayor Opens Bridge"
};

/// The title of the metadata, or a heading that the text begins with; empty where that is too long for one.
Title title_of(const Document& document, const RuleSet& rules) {
  constexpr std::size_t longest = 200;     // bytes
  constexpr std::size_t first_blocks = 3;  // behind them a heading is of a part, or a letter's signature
  Title title;
  title.text = document.meta.title;
  for (std::size_t b = 0; b < std::min(document.blocks.size(), first_blocks) && title.text.empty(); ++b) {
    const Block& block = document.blocks[b];
    if (block.kind == BlockKind::heading || block.kind == BlockKind::title)
      title.text = slice(document.text, block.span);
  }
  if (title.text.size() > longest) title.text = {};
  tokenize(title.text, {0, static_cast<std::uint32_t>(title.text.size())}, title.tokens);
  if (rules.vocabulary == nullptr) return title;
  title.headline = std::any_of(title.tokens.begin(), title.tokens.end(), [&](const Token& t) {
    return rules.vocabulary->word(t.hash, WordClass::verb) != nullptr ||
           rules.vocabulary->word(t.hash, WordClass::event_word) != nullptr;
  });
  return title;
}

/// A heading in which plain words are written small, so that a capital makes a name there as in a sentence.
bool in_sentence_case(std::span<const Token> tokens) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const Token& t) { return t.kind == TokenKind::word && !t.capital && !is_stop_word(t.hash); });
}

/// Whether the word stands with a capital within a sentence of the text, or right before the capital of `next` (a name
/// of two words opens a sentence so, too; 0 for none).
bool is_named_within(const Document& document, const Opening& opening, std::string_view title, std::uint64_t name,
                     std::uint64_t next) {
  for (const Opening::Part& part : opening.parts) {
    const Block& block = *part.block;
    if (block.kind == BlockKind::title) continue;
    const std::span<const Token> tokens = tokens_of(opening, part);
    const bool heading = block.kind == BlockKind::heading;
    if (heading && (slice(document.text, block.span) == title || !in_sentence_case(tokens))) continue;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!tokens[i].capital || name_hash(document.text, tokens[i]) != name) continue;
      const bool within =
          i > 0 && (tokens[i - 1].kind != TokenKind::punct || slice(document.text, tokens[i - 1].span) == ",");
      if (within) return true;
      if (!heading && next != 0 && i + 1 < tokens.size() && tokens[i + 1].capital &&
          name_hash(document.text, tokens[i + 1]) == next)
        return true;
    }
  }
  return false;
}

/// "Velin: information for patients": one word is what the document is about, and its text says it again.
bool is_topic(const Document& document, const Opening& opening, const RuleSet& rules, const Title& title,
              std::size_t i) {
  constexpr int again = 2;
  if (i != 0 || title.tokens.size() < 2 || slice(title.text, title.tokens[1].span) != ":") return false;
  if (rules.vocabulary != nullptr && rules.vocabulary->word(title.tokens[0].hash, WordClass::self) != nullptr)
    return false;
  int said = 0;
  for (const Opening::Part& part : opening.parts) {
    if (said >= again) break;
    if (slice(document.text, part.block->span) == title.text) continue;
    const std::span<const Token> tokens = tokens_of(opening, part);
    said += static_cast<int>(
        std::count_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.hash == title.tokens[0].hash; }));
  }
  return said >= again;
}

/// A name: never written small, and no word for a kind of document. In a headline, where every word may have a capital,
/// and where it opens the title, the text must name it, too.
bool is_name(const Document& document, const Opening& opening, const RuleSet& rules, const DocumentInfo& info,
             const Title& title, std::size_t i) {
  const Token& t = title.tokens[i];
  if (!t.capital || !std::binary_search(info.keywords.begin(), info.keywords.end(), t.hash)) return false;
  if (rules.vocabulary != nullptr && rules.vocabulary->word(t.hash, WordClass::self) != nullptr) return false;
  if (!title.headline && i > 0) return true;
  const bool followed = i + 1 < title.tokens.size() && title.tokens[i + 1].capital;
  return is_named_within(document, opening, title.text, name_hash(title.text, t),
                         followed ? name_hash(title.text, title.tokens[i + 1]) : 0);
}

/// What may tell a title from another one in like words.
bool says_which(const Document& document, const Opening& opening, const RuleSet& rules, const DocumentInfo& info,
                const Title& title, std::size_t i) {
  const Token& t = title.tokens[i];
  if (const std::string_view text = slice(title.text, t.span); has_digit(text))
    return is_code(title.text, title.tokens, i) || (t.kind == TokenKind::number && is_year(text));
  if (rules.lexicon != nullptr)
    if (const DateWord* date = rules.lexicon->dates.find(t.hash);
        date != nullptr && (date->is(DateRole::weekday) || date->is(DateRole::month) || date->is(DateRole::ordinal)))
      return true;
  return is_name(document, opening, rules, info, title, i) || is_topic(document, opening, rules, title, i);
}

}  // namespace

void read_opening(const Document& document, Opening& out) {
  out.tokens.clear();
  out.parts.clear();
  for (const Block& block : document.blocks) {
    if (block.span.begin > keyword_bytes) break;
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    tokenize(document.text, block.span, out.tokens);
    out.parts.push_back({&block, first, static_cast<std::uint32_t>(out.tokens.size())});
  }
}

void read_title(const Document& document, const Opening& opening, const RuleSet& rules, DocumentInfo& info) {
  const Title title = title_of(document, rules);
  for (std::size_t i = 0; i < title.tokens.size(); ++i) {
    const Token& t = title.tokens[i];
    if ((t.kind == TokenKind::word && !is_stop_word(t.hash)) || t.kind == TokenKind::number)
      info.title.push_back({name_hash(title.text, t), says_which(document, opening, rules, info, title, i),
                            is_model(title.text, title.tokens, i)});
  }
  std::stable_sort(info.title.begin(), info.title.end(),
                   [](const TitleWord& a, const TitleWord& b) { return a.word < b.word; });
}

}  // namespace claimcheck
