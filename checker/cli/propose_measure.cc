#include "checker/cli/propose_measure.h"

#include "checker/extract/word_items.h"
#include "checker/ruleset/phrase.h"
#include "checker/ruleset/ruleset.h"
#include "checker/text/place.h"
#include "checker/text/token.h"

#include <algorithm>
#include <cctype>

namespace claimcheck::cli {
namespace {

constexpr std::uint32_t reach = 6;  // words on either side in which the words that tell the figure are looked for

/// What a mention class proposes: the kind of the measure, and a sentence that must not match.
struct Row {
  MentionClass symbol;
  const char *kind, *counterexample;
};
constexpr Row rows[] = {
    {MentionClass::money, "money", "The ticket costs $12."},
    {MentionClass::percent, "percent", "About 12 percent of trains were late."},
    {MentionClass::mass, "mass", "The parcel weighs 12 kilograms."},
    {MentionClass::length, "length", "The wall is 12 metres high."},
    {MentionClass::area, "area", "The room has 12 square metres."},
    {MentionClass::volume, "volume", "The jug holds 12 litres."},
    {MentionClass::speed, "speed", "The train runs at 12 miles per hour."},
    {MentionClass::temperature, "temperature", "The oven is set to 120 degrees Celsius."},
    {MentionClass::duration, "time", "The film lasts 12 minutes."},
    {MentionClass::count, "count", "The report has 12 pages."},
    {MentionClass::ordinal, "ordinal", "The twelfth page is missing."},
    {MentionClass::quantity, "any", "The file has 12 megabytes."},
};

const Row* row_of(const Mention& mention) {
  const auto at =
      std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return accepts(r.symbol, mention); });
  return at == std::end(rows) ? nullptr : at;
}

/// The sentence without its marks, and where they stood.
std::string unmark(std::string_view marked, std::optional<Span>& mark) {
  const std::size_t open = marked.find("[["), close = open == std::string_view::npos ? open : marked.find("]]", open);
  if (close == std::string_view::npos) return std::string(marked);
  std::string text(marked.substr(0, open));
  mark = Span{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 2)};
  text += marked.substr(open + 2, close - open - 2);
  return text += marked.substr(close + 2);
}

/// The marked mentions; without a mark all that count or measure something.
std::vector<std::uint32_t> choices(const Scan& scan, const std::optional<Span>& mark) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < scan.mentions.size(); ++i) {
    const Mention& m = scan.mentions[i];
    const bool wanted = mark ? m.span.begin < mark->end && mark->begin < m.span.end : m.kind != QuantityKind::ordinal;
    if (wanted && row_of(m) != nullptr) out.push_back(i);
  }
  return out;
}

/// The text with a mention marked as examples mark it.
std::string with_mark(std::string_view text, const Span& span) {
  return fold_space(std::string(text.substr(0, span.begin)) + "[[" + std::string(slice(text, span)) + "]]" +
                    std::string(text.substr(span.end)));
}

/// The sentence around the mention, as words.
struct Words {
  std::string_view text;
  ItemView view;
  std::uint32_t at = 0, behind = 0;  // the mention; the first word behind it and its counted noun

  std::string word(std::uint32_t item) const { return fold_case(slice(text, view.items[item].span)); }

  /// A word that can stand in a phrase and means something: no name, no function word.
  bool tells(std::uint32_t item) const {
    const WordItem& w = view.items[item];
    const std::string_view written = slice(text, w.span);
    const bool plain =
        std::all_of(written.begin(), written.end(), [](unsigned char c) { return std::islower(c) != 0; });
    return w.mention < 0 && plain && written.size() > 2 && !is_stop_word(w.exact);
  }

  /// The nearest telling word before the mention, or none (the mention itself).
  std::uint32_t before() const {
    for (std::uint32_t i = at; i > 0 && at - i < reach && !view.items[i].hard_break; --i) {
      if (view.items[i - 1].mention >= 0) break;
      if (tells(i - 1)) return i - 1;
    }
    return at;
  }

  /// The nearest telling word from `from` on, or none (the mention itself).
  std::uint32_t after(std::uint32_t from) const {
    for (std::uint32_t i = from; i < view.items.size() && i - from < reach && !view.items[i].hard_break; ++i) {
      if (view.items[i].mention >= 0) break;
      if (tells(i)) return i;
    }
    return at;
  }
};

Words words_of(const Document& document, const Scan& scan, std::uint32_t mention) {
  Words words{document.text, {}, 0, 0};
  for (const Sentence& s : scan.sentences) {
    if (mention < s.first_mention || mention >= s.end_mention) continue;
    make_items(document.text, scan.tokens, s.first_token, s.end_token, scan, s.first_mention, s.end_mention,
               words.view);
    const auto& items = words.view.items;
    while (words.at < items.size() && items[words.at].mention != static_cast<std::int32_t>(mention)) ++words.at;
    words.behind = words.at + 1;
    while (words.behind < items.size() && items[words.behind].noun_of == static_cast<std::int32_t>(mention))
      ++words.behind;
  }
  return words;
}

std::string gap(std::uint32_t words) { return " ..." + std::to_string(std::clamp(words + 1, 2u, 12u)) + " "; }

/// Letters, digits and "_" of the words.
std::string identifier(const std::string& words) {
  std::string id;
  for (const unsigned char c : words)
    if (std::isalnum(c) != 0)
      id += static_cast<char>(std::tolower(c));
    else if (!id.empty() && id.back() != '_')
      id += '_';
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id.empty() || std::isdigit(static_cast<unsigned char>(id[0])) != 0 ? "measure_" + id : id.substr(0, 60);
}

/// The phrases, and the words that title and id are made of.
bool propose_phrases(const Words& words, const Mention& mention, const Row& row, Proposal& out) {
  const bool counts = row.symbol == MentionClass::count && !mention.noun.empty();
  const std::string symbol = std::string("{") + to_string(row.symbol) + (counts ? ":" + mention.noun : "") + "}";
  const std::uint32_t left = words.before();
  std::uint32_t behind = words.behind;
  std::string object = symbol;
  static const std::uint64_t of = hash_word("of");
  if (!counts && behind + 1 < words.view.items.size() && words.view.items[behind].exact == of &&
      words.tells(behind + 1)) {
    out.what = words.word(behind + 1);
    object += " of <what>";
    behind += 2;
  }
  const std::uint32_t right = words.after(behind);
  if (left != words.at) {
    out.phrases.push_back(words.word(left) + gap(words.at - left - 1) + object);
    out.phrases.push_back(object + " ...4 " + words.word(left));
  }
  if (right != words.at && left == words.at) out.phrases.push_back(object + gap(right - behind) + words.word(right));
  if (out.phrases.empty() && (counts || !out.what.empty())) out.phrases.push_back(object);
  if (out.phrases.empty()) return false;
  out.exclude = {symbol + " more|fewer|less|additional"};
  const std::string what = counts ? fold_case(slice(words.text, mention.noun_span)) : out.what;
  const std::string verb = words.word(left != words.at ? left : right != words.at ? right : words.at);
  out.title = what + (what.empty() ? "" : " ") + (left != words.at || right != words.at ? verb : "");
  while (!out.title.empty() && out.title.back() == ' ') out.title.pop_back();
  out.id = identifier(out.title);
  return true;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string array(const char* key, const std::vector<std::string>& texts) {
  std::string out = std::string(key) + " = [\n";
  for (const std::string& text : texts) out += "  " + quoted(text) + ",\n";
  return out + "]\n";
}

}  // namespace

std::optional<Proposal> propose_measure(std::string_view sentence, const RuleSet& rules, std::string& problem) {
  std::optional<Span> mark;
  const std::string text = unmark(sentence, mark);
  std::vector<Diagnostic> diagnostics;
  ReadOptions options;
  options.format = Format::text;
  const auto document = read_document({"sentence.txt", text}, options, diagnostics);
  if (!document) {
    problem = "the sentence cannot be read: " + (diagnostics.empty() ? "not valid UTF-8" : diagnostics.front().message);
    return {};
  }
  Scan scan;
  scan_quantities(*document, *rules.lexicon, scan);
  const std::vector<std::uint32_t> marked = choices(scan, mark);
  if (marked.empty()) {
    problem = mark ? "no quantity is seen inside [[ ]]" : "no quantity is seen in the sentence";
    return {};
  }
  const Mention& mention = scan.mentions[marked.front()];
  const Row& row = *row_of(mention);
  Proposal out;
  out.kind = row.kind;
  out.chosen = slice(document->text, mention.span);
  for (std::size_t i = 1; i < marked.size() && !mark; ++i)
    out.others.push_back(with_mark(document->text, scan.mentions[marked[i]].span));
  const Words words = words_of(*document, scan, marked.front());
  if (!propose_phrases(words, mention, row, out)) {
    problem =
        "no word stands beside \"" + std::string(slice(document->text, mention.span)) + "\" to know the figure by";
    return {};
  }
  for (const Claim& claim : extract_claims(*document, rules))
    if (claim.position.start == document->offsets.to_source(mention.span).begin)
      for (const Dimension& d : claim.dimensions)
        if ((d.name == "time" || d.name == "place") && d.origin == Origin::stated) out.dimensions.push_back(d.name);
  out.example = with_mark(document->text, mention.span);
  if (mention.stated_low && mention.stated_low == mention.stated_high) out.value = mention.stated_low->to_string();
  if (mention.unit != nullptr) out.unit = mention.unit->name;
  out.counterexamples = {row.counterexample, "Nobody spoke of the other 12 things."};
  return out;
}

std::string to_toml(const Proposal& p) {
  std::string out = "[pack]\nname = " + quoted(p.pack) + "\nversion = \"0.1.0\"\n\n[[measure]]\nid = " + quoted(p.id) +
                    "\ntitle = " + quoted(p.title) + "\nkind = " + quoted(p.kind) + "\n";
  if (p.priority != 0)
    out += "priority = " + std::to_string(p.priority) + "  # a built-in measure names this figure, too\n";
  out += array("phrases", p.phrases) + array("exclude", p.exclude);
  out += "examples = [\n  { text = " + quoted(p.example);
  if (!p.value.empty()) out += ", value = " + quoted(p.value);
  if (!p.unit.empty()) out += ", unit = " + quoted(p.unit);
  out += " },\n]\ncounterexamples = [\n";
  for (const std::string& text : p.counterexamples) out += "  { text = " + quoted(text) + " },\n";
  out += "]\n";
  if (!p.what.empty())
    out +=
        "[[measure.dimension]]\nname = \"what\"  # a better name says what its values are\nrequired = true\nvalues = "
        "[\n  { value = " +
        quoted(p.what) + " },\n]\n";
  for (const std::string& name : p.dimensions)
    out += "[[measure.dimension]]\nname = " + quoted(name) + "\nrequired = true\n";
  return out;
}

}  // namespace claimcheck::cli
