#include "checker/ruleset/image.h"

#include "checker/quantity/lexicon_archive.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/archive.h"

#include <utility>

namespace claimcheck {

// --- vocabulary ---

template <typename Archive>
void fields(Archive& archive, VocabularyEntry& entry) {
  auto& [word_class, ambiguous, value, parent, kind] = entry;
  archive(word_class, ambiguous, value, parent, kind);
}

template <typename Archive>
void fields(Archive& archive, Vocabulary& vocabulary) {
  // The strings are those that the views of the entries and parents look at: a view that is read looks at the archive.
  auto& [number, strings, entries, phrases, starts, pieces, filter, parents, passage] = vocabulary;
  static_cast<void>(number);  // of this run
  archive(entries, starts, filter, passage);
  std::vector<std::uint64_t> words, hashes;  // of phrases: first and second word
  std::vector<std::uint32_t> places;
  std::vector<std::uint8_t> letters;
  std::vector<std::string_view> names;
  if constexpr (!Archive::reads) {
    for (const auto& [first, second, at, count, entry] : phrases) {
      words.insert(words.end(), {first, second});
      places.insert(places.end(), {at, count, entry});
    }
    for (const auto& [hash, casing] : pieces) {
      hashes.push_back(hash);
      letters.push_back(static_cast<std::uint8_t>(casing));
    }
    for (const auto& [value, parent] : parents) names.insert(names.end(), {value, parent});
  }
  archive(words, places, hashes, letters, names);
  if constexpr (Archive::reads) {
    if (2 * places.size() != 3 * words.size() || letters.size() != hashes.size())
      return;  // damaged: an empty vocabulary
    phrases.resize(words.size() / 2);
    for (std::size_t i = 0; i < phrases.size(); ++i)
      phrases[i] = {words[2 * i], words[2 * i + 1], places[3 * i], places[3 * i + 1], places[3 * i + 2]};
    pieces.resize(hashes.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      pieces[i].hash = hashes[i];
      pieces[i].letters = static_cast<decltype(pieces[i].letters)>(letters[i]);
    }
    for (std::size_t i = 0; i + 1 < names.size(); i += 2) parents.push_back({names[i], names[i + 1]});
  }
}

// --- measures and phrases ---

template <typename Archive>
void fields(Archive& archive, DimensionSlot::Value& value) {
  auto& [name, words, parent] = value;
  archive(name, words, parent);
}

template <typename Archive>
void fields(Archive& archive, DimensionSlot& slot) {
  auto& [name, required, default_value, names, beside, must_agree, values] = slot;
  archive(name, required, default_value, names, beside, must_agree, values);
}

template <typename Archive>
void fields(Archive& archive, Measure& measure) {
  auto& [id, rule, title, kind, compare, cumulative, event, additive, severity, tolerance, slots] = measure;
  archive(id, rule, title, kind, compare, cumulative, event, additive, severity, tolerance, slots);
}

template <typename Archive>
void fields(Archive& archive, Relation& relation) {
  auto& [id, rule, title, kind, severity, measures, left, factors, at_most] = relation;
  archive(id, rule, title, kind, severity, measures, left, factors, at_most);
}

template <typename Archive>
void fields(Archive& archive, Instruction& instruction) {
  auto& [op, a, b, c] = instruction;
  archive(op, a, b, c);
}

template <typename Archive>
void fields(Archive& archive, Program& program) {
  auto& [begin, end] = program;
  archive(begin, end);
}

template <typename Archive>
void fields(Archive& archive, KeyWords& keys) {
  auto& [begin, end] = keys;
  archive(begin, end);
}

template <typename Archive>
void fields(Archive& archive, CompiledPhrase& phrase) {
  auto& [measure, anchored, mention, nouns_begin, nouns_end, left, right, keys, side, also, source] = phrase;
  archive(measure, anchored, mention, nouns_begin, nouns_end, left, right, keys, side, also, source);
}

template <typename Archive>
void fields(Archive& archive, CompiledValue& value) {
  auto& [slot, at, phrase] = value;
  archive(slot, at, phrase);
}

template <typename Archive>
void fields(Archive& archive, CompiledRegex& regex) {
  auto& [measure, compiled, mention] = regex;
  std::string pattern;
  if constexpr (!Archive::reads) pattern = compiled.pattern();
  archive(measure, pattern, mention);
  if constexpr (Archive::reads) compiled = Regex(std::move(pattern));
}

template <typename Archive>
void fields(Archive& archive, MeasurePatterns& patterns) {
  auto& [mention, context, exclude, headers, scope, units, nouns, minimum, maximum, values, priority] = patterns;
  archive(mention, context, exclude, headers, scope, units, nouns, minimum, maximum, values, priority);
}

template <typename Archive>
void fields(Archive& archive, Posting& posting) {
  auto& [phrase, mention, side] = posting;
  archive(phrase, mention, side);
}

template <typename Archive>
void fields(Archive& archive, PhraseIndex::Bucket& bucket) {
  auto& [key, begin, count] = bucket;
  archive(key, begin, count);
}

template <typename Archive>
void fields(Archive& archive, PhraseIndex& index) {
  auto& [buckets, postings] = index;
  archive(buckets, postings);
}

template <typename Archive>
void fields(Archive& archive, Phrases& phrases) {
  auto& [code, words, of_measures, regexes, measures, sources, headers, by_key, headers_by_key, regex_set,
         regex_classes] = phrases;
  archive(code, words, of_measures, regexes, measures, sources, headers, by_key, headers_by_key, regex_classes);
  if constexpr (Archive::reads) {
    std::vector<Regex> patterns;
    for (const CompiledRegex& regex : regexes) patterns.push_back(regex.pattern);
    regex_set = RegexSet(std::move(patterns));
  }
}

// --- rule files, without their examples ---

template <typename Archive>
void fields(Archive& archive, Place& place) {
  auto& [line, column] = place;
  archive(line, column);
}

template <typename Archive>
void fields(Archive& archive, Text& text) {
  auto& [value, place] = text;
  archive(value, place);
}

template <typename Archive>
void fields(Archive& archive, Number& number) {
  auto& [value, place] = number;
  archive(value, place);
}

template <typename Archive>
void fields(Archive& archive, WordList& list) {
  auto& [name, entries] = list;
  archive(name, entries);
}

template <typename Archive>
void fields(Archive& archive, SlotValueRule& rule) {
  auto& [value, words, parent] = rule;
  archive(value, words, parent);
}

template <typename Archive>
void fields(Archive& archive, SlotRule& rule) {
  auto& [place, name, required, must_agree, names, beside, default_value, values] = rule;
  archive(place, name, required, must_agree, names, beside, default_value, values);
}

template <typename Archive>
void fields(Archive& archive, MeasureRule& rule) {
  auto& [place, id, title, kind, severity, compare, phrases, regex, headers, context, exclude, units, nouns,
         context_scope, cumulative, event, additive, tolerance, minimum, maximum, priority, slots, examples,
         counterexamples] = rule;
  archive(place, id, title, kind, severity, compare, phrases, regex, headers, context, exclude, units, nouns,
          context_scope, cumulative, event, additive, tolerance, minimum, maximum, priority, slots);
}

template <typename Archive>
void fields(Archive& archive, CheckRule& rule) {
  auto& [place, id, title, kind, severity, part, whole, equation, parts, measures, examples] = rule;
  archive(place, id, title, kind, severity, part, whole, equation, parts, measures);
}

template <typename Archive>
void fields(Archive& archive, ReferenceRule& rule) {
  auto& [place, measure, value, source, date, dimensions] = rule;
  archive(place, measure, value, source, date, dimensions);
}

template <typename Archive>
void fields(Archive& archive, RuleFile& file) {
  auto& [path, bytes, builtin, place, name, version, description, extends, lists, dimensions, measures, checks,
         references, lexicon] = file;  // the bytes are embedded as they are; no built-in pack has a [lexicon]
  archive(path, builtin, place, name, version, description, extends, lists, dimensions, measures, checks, references);
}

// --- the image ---

namespace {

/// A RuleSet without its language; `phrases` are those that it points to.
template <typename Archive>
void rule_set(Archive& archive, RuleSet& rules, Phrases& phrases) {
  auto& [lexicon, measures, relations, references, shared_phrases, vocabulary, thresholds, costs, by_id] = rules;
  archive(measures, relations, by_id, phrases);
}

}  // namespace

std::string write_image(const RuleSet& rules, const std::vector<RuleFile>& files) {
  ArchiveWriter language, set, parsed, image;
  write_lexicon(language, *rules.lexicon);
  language(*rules.vocabulary);
  RuleSet copy = rules;
  Phrases phrases = *rules.phrases;
  rule_set(set, copy, phrases);
  parsed(files);
  image(language.bytes, set.bytes, parsed.bytes);
  return std::move(image.bytes);
}

RuleImage open_image(std::string_view bytes) {
  RuleImage image;
  ArchiveReader archive(bytes);
  archive(image.language, image.rules, image.files);
  return archive.ok() && archive.at_end() ? image : RuleImage{};
}

LanguageData read_language(const RuleImage& image) {
  ArchiveReader archive(image.language);
  LanguageData out;
  out.lexicon = read_lexicon(archive);
  auto vocabulary = std::make_shared<Vocabulary>();
  archive(*vocabulary);
  if (!archive.ok() || !archive.at_end()) return {};
  out.vocabulary = std::move(vocabulary);
  return out;
}

std::shared_ptr<RuleSet> read_rules(const RuleImage& image, LanguageData language) {
  ArchiveReader archive(image.rules);
  auto rules = std::make_shared<RuleSet>();
  auto phrases = std::make_shared<Phrases>();
  rule_set(archive, *rules, *phrases);
  if (!archive.ok() || !archive.at_end()) return nullptr;
  rules->phrases = std::move(phrases);
  rules->lexicon = std::move(language.lexicon);
  rules->vocabulary = std::move(language.vocabulary);
  return rules;
}

std::vector<RuleFile> read_files(const RuleImage& image) {
  ArchiveReader archive(image.files);
  std::vector<RuleFile> files;
  archive(files);
  if (!archive.ok() || !archive.at_end()) return {};
  return files;
}

}  // namespace claimcheck
