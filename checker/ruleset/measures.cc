// One [[measure]]: its fields, phrases and dimensions.
#include "checker/ruleset/compile.h"
#include "checker/ruleset/limits.h"
#include "checker/ruleset/phrase_compiler.h"
#include "checker/text/place.h"
#include "checker/text/token.h"

#include <re2/re2.h>

#include <algorithm>

namespace claimcheck {

namespace {

std::vector<std::uint64_t> sorted(std::vector<std::uint64_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

/// Compiles the phrases of one measure; a <name> is a dimension of the measure, else a list of the pack or its bases.
struct MeasureCompiler {
  CompileState& state;
  std::uint32_t file;
  const MeasureRule& rule;
  std::uint32_t index;
  std::map<std::string, std::vector<ListEntry>> slots;

  const std::vector<ListEntry>* find_list(const std::string& name) {
    if (const auto slot = slots.find(name); slot != slots.end()) return &slot->second;
    for (const std::uint32_t base : state.bases[file]) {
      const auto list = state.lists[base].find(name);
      if (list == state.lists[base].end()) continue;
      state.used_lists.insert(state.files[base].name.value + "/" + name);
      return &list->second;
    }
    return nullptr;
  }

  /// A message at `offset` code points inside the string.
  void error_in(const Text& text, std::uint32_t offset, std::string message) {
    Place place = text.place;
    if (offset < text.value.size() && text.value.find('\\') == std::string::npos &&
        text.value.find('\n') == std::string::npos)
      place.column += offset + 1;  // behind the opening quote
    state.error(file, place, std::move(message));
  }

  std::optional<CompiledPhrase> phrase(const PhraseNode& tree, const Text& text, Anchor wanted) {
    PhraseError error;
    CompiledPhrase out;
    out.measure = index;
    PhraseCompiler compiler{state.phrases, [this](const std::string& name) { return find_list(name); }};
    const MentionClass kind = state.phrases.measures[index].mention;
    if (!compiler.compile(tree, kind, wanted, out, error)) {
      suggest_list(error.message);
      error_in(text, error.offset, error.message);
      return {};
    }
    out.source = static_cast<std::uint32_t>(state.phrases.sources.size());
    state.phrases.sources.push_back(text.value);
    return out;
  }

  void suggest_list(std::string& message) {
    const std::size_t at = message.find("unknown list \"<");
    if (at == std::string::npos) return;
    const std::string name = message.substr(at + 15, message.find('>', at) - at - 15);
    std::vector<std::string> names;
    for (const auto& [slot, entries] : slots) names.push_back(slot);
    for (const std::uint32_t base : state.bases[file])
      for (const auto& [list, entries] : state.lists[base]) names.push_back(list);
    if (const std::string guess = nearest(name, names); !guess.empty())
      message += "; did you mean \"<" + guess + ">\"?";
  }

  void phrases(const std::vector<Text>& texts, Anchor wanted, std::vector<CompiledPhrase>& out) {
    for (const Text& text : texts) {
      const PhraseNode tree = parse_located(state, file, text);
      if (tree.children.empty()) continue;
      if (auto compiled = phrase(tree, text, wanted)) out.push_back(*compiled);
    }
  }

  const SlotRule* shared_slot(const std::string& name) const {
    for (const std::uint32_t base : state.bases[file])
      for (const SlotRule& slot : state.files[base].dimensions)
        if (slot.name.value == name) return &slot;
    return nullptr;
  }

  void compile_slots(Measure& measure) {
    MeasurePatterns& patterns = state.phrases.measures[index];
    for (const SlotRule& own : rule.slots) {
      SlotRule slot = own;
      if (const SlotRule* shared = slot.values.empty() ? shared_slot(slot.name.value) : nullptr) {
        slot.values = shared->values;
        if (slot.default_value.empty()) slot.default_value = shared->default_value;
      } else {
        check_values(slot);
      }
      if (!valid_id(slot.name.value))
        state.error(file, slot.place, "the name of a dimension must be lower-case letters, digits and _");
      if (measure.slot(slot.name.value) != nullptr)
        state.error(file, slot.name.place, "dimension \"" + slot.name.value + "\" is declared twice");
      if (slot.names && !own.values.empty())
        state.error(
            file, slot.name.place,
            "dimension \"" + slot.name.value + "\" takes its values from names: it cannot list \"values\", too");
      DimensionSlot out;
      out.name = slot.name.value;
      out.required = slot.required;
      out.names = slot.names;
      for (const Text& word : slot.beside) out.beside.push_back(hash_word(fold_case(word.value)));
      out.beside = sorted(std::move(out.beside));
      if (!slot.names && !slot.beside.empty())
        state.error(file, slot.beside.front().place, "\"beside\" says where a name stands: it needs \"names\"");
      out.default_value = slot.default_value.value;
      out.must_agree = slot.must_agree;
      std::vector<ListEntry> entries;
      for (const SlotValueRule& value : slot.values) {
        std::vector<Text> words = value.words;
        if (words.empty()) words.push_back(value.value);
        DimensionSlot::Value compiled{value.value.value, {}, value.parent.value};
        for (const Text& text : words) {
          PhraseNode tree = parse_located(state, file, text);
          if (tree.children.empty()) continue;
          compiled.words.push_back(text.value);
          entries.push_back({std::move(tree), static_cast<std::int32_t>(measure.slots.size()),
                             static_cast<std::int32_t>(out.values.size())});
        }
        out.values.push_back(std::move(compiled));
      }
      measure.slots.push_back(std::move(out));
      if (!entries.empty()) slots[slot.name.value] = std::move(entries);
    }
    for (const auto& [name, entries] : slots)
      for (const ListEntry& entry : entries)
        if (auto compiled = phrase(entry.phrase, {name, rule.place}, Anchor::never))
          patterns.values.push_back(
              {static_cast<std::uint16_t>(entry.slot), static_cast<std::uint16_t>(entry.value), *compiled});
  }

  /// Parents and the default must be values; a value must not be its own ancestor.
  void check_values(const SlotRule& slot) {
    const auto find = [&](const std::string& name) {
      return std::find_if(slot.values.begin(), slot.values.end(),
                          [&](const SlotValueRule& v) { return v.value.value == name; });
    };
    if (!slot.default_value.empty() && !slot.values.empty() && find(slot.default_value.value) == slot.values.end())
      state.error(
          file, slot.default_value.place,
          "the default \"" + slot.default_value.value + "\" is not a value of dimension \"" + slot.name.value + "\"");
    for (const SlotValueRule& value : slot.values) {
      if (find(value.value.value) != slot.values.begin() + (&value - slot.values.data()))
        state.error(file, value.value.place, "value \"" + value.value.value + "\" is given twice");
      std::string parent = value.parent.value;
      for (std::size_t steps = 0; !parent.empty(); ++steps) {
        const auto at = find(parent);
        if (at == slot.values.end()) {
          if (steps == 0)
            state.error(file, value.parent.place,
                        "parent \"" + parent + "\" is not a value of dimension \"" + slot.name.value + "\"");
          break;
        }
        if (steps > slot.values.size()) {
          state.error(file, value.parent.place, "\"" + value.value.value + "\" is its own ancestor");
          break;
        }
        parent = at->parent.value;
      }
    }
  }

  void compile_regexes() {
    for (const Text& text : rule.regex) {
      if (++state.regexes > limits::regexes)
        return state.error(file, text.place,
                           "more than " + std::to_string(limits::regexes) + " regular expressions in all packs");
      std::string pattern;
      bool claims = false;
      for (std::size_t i = 0; i < text.value.size(); ++i) {  // {count} is a symbol, {2,3} stays a repetition
        const std::size_t close = text.value[i] == '{' ? text.value.find('}', i) : std::string::npos;
        MentionClass symbol;
        if (close == std::string::npos || !parse_mention_class(text.value.substr(i + 1, close - i - 1), symbol)) {
          pattern += text.value[i];
          continue;
        }
        claims |= symbol == MentionClass::any;
        pattern += "\\{" + text.value.substr(i + 1, close - i - 1) + "\\}";
        i = close;
      }
      const Regex regex(std::move(pattern));
      const RE2& compiled = regex.compiled();
      if (!compiled.ok()) {
        const std::string piece = compiled.error_arg();
        const std::size_t at = piece.empty() ? std::string::npos : text.value.find(piece);
        error_in(text, at == std::string::npos ? 0 : static_cast<std::uint32_t>(at),
                 "bad regular expression: " + compiled.error());
      } else if (compiled.ProgramSize() > static_cast<int>(limits::regex_program)) {
        state.error(file, text.place,
                    "the regular expression compiles to " + std::to_string(compiled.ProgramSize()) +
                        " steps, the limit is " + std::to_string(limits::regex_program));
      } else if (!claims) {
        state.error(file, text.place,
                    "the regular expression claims no quantity: write {value} where the number stands");
      } else {
        state.phrases.regexes.push_back({index, regex, state.phrases.measures[index].mention});
      }
    }
  }
};

void check_kind(CompileState& state, std::uint32_t file, const MeasureRule& rule, Measure& measure) {
  if (const auto kind = parse_measure_kind(rule.kind.value)) {
    measure.kind = *kind;
  } else if (!rule.kind.empty()) {
    std::string known;
    for (const std::string& name : measure_kind_names()) known += (known.empty() ? "" : ", ") + name;
    const std::string guess = nearest(rule.kind.value, measure_kind_names());
    state.error(file, rule.kind.place,
                "unknown kind \"" + rule.kind.value + "\"" +
                    (guess.empty() ? "; known are " + known : "; did you mean \"" + guess + "\"?"));
  }
  if (!rule.severity.empty()) {
    if (const auto severity = parse_severity(rule.severity.value))
      measure.severity = *severity;
    else
      state.error(file, rule.severity.place, "\"severity\" must be \"error\", \"warning\" or \"note\"");
  }
  if (!rule.compare.empty()) {
    if (const auto compare = parse_comparison(rule.compare.value))
      measure.compare = *compare;
    else
      state.error(file, rule.compare.place, "\"compare\" must be \"always\", \"stated\" or \"never\"");
  }
  if (measure.compare == Comparison::never) {
    for (const auto& [name, given] : {std::pair("severity", !rule.severity.empty()),
                                      {"cumulative", rule.cumulative},
                                      {"event", rule.event},
                                      {"additive", rule.additive},
                                      {"tolerance", rule.tolerance.has_value()}})
      if (given)
        state.error(file, rule.compare.place,
                    std::string("compare = \"never\" leaves \"") + name + "\" without a meaning: drop one of the two");
  }
  if (measure.compare == Comparison::stated &&
      std::none_of(rule.slots.begin(), rule.slots.end(), [](const SlotRule& slot) { return slot.required; }))
    state.error(
        file, rule.compare.place,
        "compare = \"stated\" needs a dimension that is \"required\": it is the required ones that must be stated");
  if (rule.tolerance) {
    measure.tolerance = rule.tolerance->value;
    if (measure.tolerance < Decimal(0) || measure.tolerance > Decimal(1))
      state.error(file, rule.tolerance->place, "\"tolerance\" is a share of the value, from 0 to 1");
  }
  const bool converts =
      measure.kind == MeasureKind::mass || measure.kind == MeasureKind::length || measure.kind == MeasureKind::area ||
      measure.kind == MeasureKind::volume || measure.kind == MeasureKind::speed || measure.kind == MeasureKind::time ||
      measure.kind == MeasureKind::temperature || measure.kind == MeasureKind::any || measure.kind == MeasureKind::date;
  for (const auto& bound : {rule.minimum, rule.maximum})
    if (bound && converts)
      state.error(file, bound->place,
                  std::string("\"min\" and \"max\" cannot be compared with quantities of kind \"") +
                      to_string(measure.kind) + "\", whose units convert");
  if (rule.minimum && rule.maximum && rule.maximum->value < rule.minimum->value)
    state.error(file, rule.maximum->place, "\"max\" is smaller than \"min\"");
}

}  // namespace

bool valid_id(const std::string& id) {
  return !id.empty() && id.size() <= 64 && id[0] >= 'a' && id[0] <= 'z' &&
         std::all_of(id.begin(), id.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::optional<Severity> parse_severity(const std::string& name) {
  for (const Severity s : {Severity::error, Severity::warning, Severity::note})
    if (name == to_string(s)) return s;
  return {};
}

std::optional<Comparison> parse_comparison(const std::string& name) {
  for (const Comparison c : {Comparison::always, Comparison::stated, Comparison::never})
    if (name == to_string(c)) return c;
  return {};
}

PhraseNode parse_located(CompileState& state, std::uint32_t file, const Text& text) {
  PhraseError error;
  PhraseNode tree = parse_phrase(text.value, error);
  if (error.message.empty()) return tree;
  Place place = text.place;
  if (text.value.find_first_of("\\\"\n") == std::string::npos) place.column += error.offset + 1;
  state.error(file, place, error.message);
  return {};
}

void compile_measure(CompileState& state, std::uint32_t file, const MeasureRule& rule, std::uint32_t index) {
  Measure& measure = state.rules.measures[index];
  measure.id = rule.id.value;
  measure.rule = state.files[file].name.value + "/" + rule.id.value;
  measure.title = rule.title.value;
  measure.cumulative = rule.cumulative;
  measure.event = rule.event;
  measure.additive = rule.additive;
  check_kind(state, file, rule, measure);
  MeasurePatterns& patterns = state.phrases.measures[index];
  patterns.mention = mention_class(measure.kind);
  patterns.priority = rule.priority;
  if (rule.minimum) patterns.minimum = rule.minimum->value;
  if (rule.maximum) patterns.maximum = rule.maximum->value;
  for (const Text& unit : rule.units) patterns.units.push_back(hash_word(unit.value));
  for (const Text& noun : rule.nouns) patterns.nouns.push_back(noun_hash(noun.value));
  patterns.units = sorted(std::move(patterns.units));
  patterns.nouns = sorted(std::move(patterns.nouns));
  if (rule.context_scope.value == "sentence")
    patterns.scope = ContextScope::sentence;
  else if (rule.context_scope.value == "paragraph")
    patterns.scope = ContextScope::paragraph;
  else if (!rule.context_scope.empty() && rule.context_scope.value != "document")
    state.error(file, rule.context_scope.place,
                "\"context_scope\" must be \"sentence\", \"paragraph\" or \"document\"");
  if (rule.phrases.empty() && rule.regex.empty() && rule.headers.empty())
    state.error(file, rule.place,
                "measure \"" + rule.id.value + "\" has no phrases, regex or headers: it can never match");

  MeasureCompiler compiler{state, file, rule, index, {}};
  compiler.compile_slots(measure);
  compiler.phrases(rule.phrases, Anchor::required, state.phrases.phrases);
  compiler.phrases(rule.context, Anchor::allowed, patterns.context);
  compiler.phrases(rule.exclude, Anchor::allowed, patterns.exclude);
  compiler.phrases(rule.headers, Anchor::never, patterns.headers);
  compiler.compile_regexes();
}

}  // namespace claimcheck
