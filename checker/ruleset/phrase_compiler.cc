#include "checker/ruleset/phrase_compiler.h"

#include "checker/ruleset/limits.h"
#include "checker/text/token.h"
#include "checker/text/word_set.h"

#include <algorithm>
#include <optional>

namespace claimcheck {

namespace {

using Kind = PhraseNode::Kind;

/// Stems of which any matching text holds at least one, and how common they are likely to be.
struct Keys {
  std::vector<std::uint64_t> stems;
  std::uint64_t cost = 0;
  bool counted = false;  // a counted noun is among them
};

/// One compilation: emits code and finds key words. Lists are expanded in place, so depth and size are bounded here.
class Emitter {
 public:
  Emitter(PhraseCompiler& compiler, PhraseError& error) : c_(compiler), error_(error) {}

  bool ok() const { return error_.message.empty(); }

  Program program(const PhraseNode* first, const PhraseNode* last, bool reversed) {
    Program p;
    p.begin = size();
    for (std::ptrdiff_t i = 0, n = last - first; i < n; ++i) emit(reversed ? first[n - 1 - i] : first[i], reversed, 0);
    push({Op::accept, 0, 0, 0});
    p.end = size();
    return p;
  }

  /// Adds key words of `node`: of a sequence those of its most telling part. False, and `all` is of no use, where a
  /// match need not hold any.
  bool add_keys(const PhraseNode& node, Keys& all, int depth = 0) {
    switch (node.kind) {
      case Kind::word:
        add_word(node.text, all);
        return true;
      case Kind::sequence:
        return add_best(node.children, all, depth);
      case Kind::alternatives:
        return std::all_of(node.children.begin(), node.children.end(),
                           [&](const PhraseNode& child) { return add_keys(child, all, depth); });
      case Kind::mention:
        for (const std::string& noun : node.nouns) add_word(noun, all);
        all.counted = true;
        return !node.nouns.empty();
      case Kind::list: {
        const std::vector<ListEntry>* entries = depth < 4 ? c_.find_list(node.text) : nullptr;
        return entries != nullptr && std::all_of(entries->begin(), entries->end(), [&](const ListEntry& entry) {
                 return add_keys(entry.phrase, all, depth + 1);
               });
      }
      default:
        return false;
    }
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(c_.out.code.size()); }

  void push(Instruction i) {
    if (!ok()) return;
    if (++emitted_ > limits::phrase_instructions) {
      error_.message = "the phrase expands to more than " + std::to_string(limits::phrase_instructions) +
                       " steps; use shorter lists";
      return;
    }
    c_.out.code.push_back(i);
  }

  bool add_best(const std::vector<PhraseNode>& children, Keys& all, int depth) {
    if (children.size() == 1) return add_keys(children.front(), all, depth);
    std::optional<Keys> best;
    for (const PhraseNode& child : children)
      if (Keys keys; add_keys(child, keys, depth) && (!best || keys.cost < best->cost)) best = std::move(keys);
    if (!best) return false;
    all.stems.insert(all.stems.end(), best->stems.begin(), best->stems.end());
    all.cost += best->cost;
    all.counted |= best->counted;
    return true;
  }

  /// Common words make poor keys: they would have the phrase tried in every other sentence.
  static void add_word(const std::string& word, Keys& all) {
    static const WordSet common = {"people",  "person", "number", "total",   "percent", "year", "day",
                                   "country", "state",  "new",    "million", "report",  "said", "least"};
    const std::uint64_t hash = hash_word(word);
    all.stems.push_back(stem_hash(word));
    all.cost += is_stop_word(hash) ? 50 : common.has(hash) ? 20 : word.size() < 8 ? 9 - word.size() : 1;
  }

  std::uint32_t pool(std::vector<std::uint64_t> hashes) {
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    c_.out.words.insert(c_.out.words.end(), hashes.begin(), hashes.end());
    return static_cast<std::uint32_t>(c_.out.words.size());
  }

  /// One step for any of the words.
  void emit_words(const std::vector<const PhraseNode*>& nodes) {
    std::vector<std::uint64_t> stems, exact;
    for (const PhraseNode* n : nodes)
      (n->exact ? exact : stems).push_back(n->exact ? hash_word(n->text) : stem_hash(n->text));
    Instruction i{Op::word, static_cast<std::uint32_t>(c_.out.words.size()), 0, 0};
    i.b = pool(std::move(stems));
    i.c = pool(std::move(exact));
    push(i);
  }

  void emit(const PhraseNode& node, bool reversed, int depth) {
    if (!ok()) return;
    switch (node.kind) {
      case Kind::word:
        return emit_words({&node});
      case Kind::sequence:
        for (std::size_t i = 0, n = node.children.size(); i < n; ++i)
          emit(node.children[reversed ? n - 1 - i : i], reversed, depth);
        return;
      case Kind::gap:
        return push({Op::gap, node.gap, 0, 0});
      case Kind::punctuation:
        return push({Op::punctuation, 0, 0, 0});
      case Kind::mention:
        return emit_mention(node);
      case Kind::optional: {
        const std::uint32_t at = size();
        push({Op::split, at + 1, 0, 0});
        emit(node.children.front(), reversed, depth);
        if (ok()) c_.out.code[at].b = size();
        return;
      }
      case Kind::alternatives: {
        std::vector<Branch> branches;
        for (const PhraseNode& child : node.children) branches.push_back({&child});
        return emit_branches(branches, reversed, depth);
      }
      case Kind::list:
        return emit_list(node, reversed, depth);
    }
  }

  void emit_mention(const PhraseNode& node) {
    Instruction i{Op::mention, static_cast<std::uint32_t>(node.mention),
                  static_cast<std::uint32_t>(c_.out.words.size()), 0};
    std::vector<std::uint64_t> nouns;
    for (const std::string& noun : node.nouns) nouns.push_back(noun_hash(noun));
    i.c = pool(std::move(nouns));
    push(i);
  }

  struct Branch {
    const PhraseNode* node;
    std::int32_t slot = -1, value = -1;
  };

  void emit_list(const PhraseNode& node, bool reversed, int depth) {
    const std::vector<ListEntry>* entries = c_.find_list(node.text);
    if (entries == nullptr || entries->empty()) return fail(node, "unknown list \"<" + node.text + ">\"");
    if (depth >= 4) return fail(node, "lists refer to each other too deeply at \"<" + node.text + ">\"");
    std::vector<Branch> branches;
    for (const ListEntry& entry : *entries) branches.push_back({&entry.phrase, entry.slot, entry.value});
    emit_branches(branches, reversed, depth + 1);
  }

  void fail(const PhraseNode& node, std::string message) {
    if (!ok()) return;
    error_.offset = node.offset;
    error_.message = std::move(message);
  }

  static const PhraseNode& unwrap(const PhraseNode& node) {
    const PhraseNode* n = &node;
    while ((n->kind == Kind::sequence || n->kind == Kind::alternatives) && n->children.size() == 1)
      n = &n->children.front();
    return *n;
  }

  /// Longer branches first, so that the longest reading is found; single words without meaning become one step.
  void emit_branches(const std::vector<Branch>& branches, bool reversed, int depth) {
    std::vector<const PhraseNode*> words;
    std::vector<Branch> others;
    for (const Branch& branch : branches) {
      const PhraseNode& node = unwrap(*branch.node);
      if (node.kind == Kind::word && branch.slot < 0)
        words.push_back(&node);
      else if (node.kind == Kind::alternatives && branch.slot < 0 && all_words(node))
        for (const PhraseNode& w : node.children) words.push_back(&unwrap(w));
      else
        others.push_back({&node, branch.slot, branch.value});
    }
    std::stable_sort(others.begin(), others.end(), [](const Branch& a, const Branch& b) {
      return a.node->children.size() > b.node->children.size();
    });
    std::vector<std::uint32_t> jumps;
    for (std::size_t i = 0; i < others.size() && ok(); ++i) {
      const bool last = i + 1 == others.size() && words.empty();
      const std::uint32_t split = size();
      if (!last) push({Op::split, split + 1, 0, 0});
      const std::uint32_t open = size();
      if (others[i].slot >= 0) push({Op::open, 0, 0, 0});
      emit(*others[i].node, reversed, depth);
      if (others[i].slot >= 0)
        push(
            {Op::value, open, static_cast<std::uint32_t>(others[i].value), static_cast<std::uint32_t>(others[i].slot)});
      if (last || !ok()) break;
      jumps.push_back(size());
      push({Op::jump, 0, 0, 0});
      if (ok()) c_.out.code[split].b = size();
    }
    if (!words.empty()) emit_words(words);
    if (ok())
      for (const std::uint32_t jump : jumps) c_.out.code[jump].a = size();
  }

  static bool all_words(const PhraseNode& node) {
    return std::all_of(node.children.begin(), node.children.end(),
                       [](const PhraseNode& n) { return unwrap(n).kind == Kind::word; });
  }

  PhraseCompiler& c_;
  PhraseError& error_;
  std::size_t emitted_ = 0;
};

/// Index of the quantity that a phrase claims, or npos. Fills `error` when none fits.
std::size_t find_anchor(const PhraseNode& tree, MentionClass kind, PhraseError& error) {
  std::size_t fitting = std::string::npos, any = std::string::npos, marked = std::string::npos;
  for (std::size_t i = 0; i < tree.children.size(); ++i) {
    const PhraseNode& n = tree.children[i];
    if (n.kind != Kind::mention) continue;
    if (any == std::string::npos) any = i;
    if (n.anchor) marked = i;
    if (fitting == std::string::npos && may_claim(kind, n.mention)) fitting = i;
  }
  if (marked != std::string::npos)
    fitting = may_claim(kind, tree.children[marked].mention) ? marked : std::string::npos;
  if (fitting == std::string::npos && any != std::string::npos) {
    const PhraseNode& n = tree.children[marked != std::string::npos ? marked : any];
    error.offset = n.offset;
    error.message = std::string("{") + to_string(n.mention) +
                    "} cannot be the quantity of a measure whose kind wants {" + to_string(kind) + "}";
  }
  return fitting;
}

bool has_marked(const PhraseNode& node, bool top) {
  for (const PhraseNode& child : node.children)
    if ((!top && child.kind == Kind::mention && child.anchor) || has_marked(child, false)) return true;
  return false;
}

KeyWords pool_keys(std::vector<std::uint64_t> stems, std::vector<std::uint64_t>& words) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  const auto begin = static_cast<std::uint32_t>(words.size());
  words.insert(words.end(), stems.begin(), stems.end());
  return {begin, static_cast<std::uint32_t>(words.size())};
}

/// The most telling part of a phrase finds it; the next one, if it is short, tells whether to try it. That is not one
/// with a counted noun, which a mention may spell otherwise than the sentence, nor is its place sure. `anchor` is the
/// quantity that the phrase claims, or npos.
bool choose_keys(Emitter& emitter, const PhraseNode& tree, std::size_t anchor, std::vector<std::uint64_t>& words,
                 CompiledPhrase& phrase, PhraseError& error) {
  constexpr std::size_t short_enough = 12;
  struct Part {
    Keys keys;
    KeySide side = KeySide::any;
  };
  std::vector<Part> parts;
  for (std::size_t i = 0; i < tree.children.size(); ++i) {
    Part part;
    if (!emitter.add_keys(tree.children[i], part.keys) || part.keys.stems.empty()) continue;
    if (anchor != std::string::npos && !part.keys.counted) part.side = i < anchor ? KeySide::before : KeySide::behind;
    parts.push_back(std::move(part));
  }
  if (parts.empty()) {
    error.message = "the phrase needs at least one word that every match contains";
    return false;
  }
  const auto cheaper = [](const Part& a, const Part& b) { return a.keys.cost < b.keys.cost; };
  const auto best = std::min_element(parts.begin(), parts.end(), cheaper);
  phrase.keys = pool_keys(std::move(best->keys.stems), words);
  phrase.side = best->side;
  parts.erase(best);
  std::erase_if(parts, [](const Part& part) { return part.keys.stems.size() > short_enough || part.keys.counted; });
  if (!parts.empty())
    phrase.also = pool_keys(std::move(std::min_element(parts.begin(), parts.end(), cheaper)->keys.stems), words);
  return true;
}

}  // namespace

MentionClass mention_class(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::count:
    case MeasureKind::doses:
      return MentionClass::count;
    case MeasureKind::percent:
      return MentionClass::percent;
    case MeasureKind::money:
      return MentionClass::money;
    case MeasureKind::mass:
      return MentionClass::mass;
    case MeasureKind::length:
      return MentionClass::length;
    case MeasureKind::area:
      return MentionClass::area;
    case MeasureKind::volume:
      return MentionClass::volume;
    case MeasureKind::time:
      return MentionClass::duration;
    case MeasureKind::speed:
      return MentionClass::speed;
    case MeasureKind::temperature:
      return MentionClass::temperature;
    case MeasureKind::magnitude:
      return MentionClass::magnitude;
    case MeasureKind::rate:
      return MentionClass::rate;
    case MeasureKind::ordinal:
      return MentionClass::ordinal;
    case MeasureKind::date:
      return MentionClass::date;
    case MeasureKind::any:
      return MentionClass::any;
  }
  return MentionClass::any;
}

bool may_claim(MentionClass kind, MentionClass c) {
  if (kind == MentionClass::any || c == MentionClass::any || c == kind) return true;
  switch (c) {
    case MentionClass::change:
      return true;
    case MentionClass::number:
      return kind == MentionClass::count || kind == MentionClass::magnitude || kind == MentionClass::temperature ||
             kind == MentionClass::ordinal;
    case MentionClass::range:
      return kind == MentionClass::count;
    case MentionClass::points:
      return kind == MentionClass::percent;
    default:
      return false;
  }
}

bool PhraseCompiler::compile(const PhraseNode& tree, MentionClass kind, Anchor wanted, CompiledPhrase& phrase,
                             PhraseError& error) {
  const std::size_t anchor = wanted == Anchor::never ? std::string::npos : find_anchor(tree, kind, error);
  if (wanted != Anchor::required) error = {};
  if (!error.message.empty()) return false;
  if (has_marked(tree, true))
    error.message = "the quantity that a phrase claims must not stand inside brackets or alternatives";
  else if (wanted == Anchor::required && anchor == std::string::npos)
    error.message =
        std::string("the phrase claims no quantity: write {") + to_string(kind) + "} where the number stands";
  if (!error.message.empty()) return false;
  Emitter emitter(*this, error);
  const PhraseNode* nodes = tree.children.data();
  const std::size_t n = tree.children.size();
  phrase.anchored = anchor != std::string::npos;
  if (phrase.anchored) {
    const PhraseNode& symbol = tree.children[anchor];
    phrase.mention = symbol.mention == MentionClass::any ? kind : symbol.mention;
    phrase.nouns_begin = static_cast<std::uint32_t>(out.words.size());
    for (const std::string& noun : symbol.nouns) out.words.push_back(noun_hash(noun));
    phrase.nouns_end = static_cast<std::uint32_t>(out.words.size());
    phrase.left = emitter.program(nodes, nodes + anchor, true);
    phrase.right = emitter.program(nodes + anchor + 1, nodes + n, false);
  } else {
    phrase.right = emitter.program(nodes, nodes + n, false);
  }
  if (!emitter.ok()) return false;
  return choose_keys(emitter, tree, anchor, out.words, phrase, error);
}

}  // namespace claimcheck
