#include "checker/ruleset/phrases.h"

#include <utility>

namespace claimcheck {

namespace {

PhraseIndex index_by_key(const Phrases& all, const std::vector<CompiledPhrase>& phrases) {
  std::vector<PhraseIndex::Entry> entries;
  for (std::uint32_t p = 0; p < phrases.size(); ++p)
    for (std::uint32_t k = phrases[p].keys.begin; k < phrases[p].keys.end; ++k)
      entries.push_back({all.words[k], {p, phrases[p].mention, phrases[p].side}});
  return PhraseIndex(std::move(entries));
}

}  // namespace

void Phrases::finish() {
  headers.clear();
  for (const MeasurePatterns& measure : measures)
    headers.insert(headers.end(), measure.headers.begin(), measure.headers.end());
  by_key = index_by_key(*this, phrases);
  headers_by_key = index_by_key(*this, headers);
  std::vector<Regex> patterns;
  for (const CompiledRegex& regex : regexes) {
    patterns.push_back(regex.pattern);
    regex_classes |= class_bit(regex.mention);
  }
  regex_set = RegexSet(std::move(patterns));
}

namespace {

void describe_program(const Phrases& phrases, Program program, const char* name, std::string& out) {
  if (program.trivial(phrases.code)) return;
  out += std::string("  ") + name + ":";
  for (std::uint32_t i = program.begin; i < program.end; ++i) {
    const Instruction& in = phrases.code[i];
    const auto at = [&](std::uint32_t to) { return std::to_string(to - program.begin); };
    out += " " + at(i) + "=";
    switch (in.op) {
      case Op::word:
        out += "word(" + std::to_string(in.b - in.a) +
               (in.c > in.b ? "+" + std::to_string(in.c - in.b) + " exact" : "") + ")";
        break;
      case Op::gap:
        out += "gap(" + std::to_string(in.a) + ")";
        break;
      case Op::mention:
        out += std::string("{") + to_string(static_cast<MentionClass>(in.a)) + "}";
        break;
      case Op::punctuation:
        out += ",";
        break;
      case Op::split:
        out += "split(" + at(in.a) + "," + at(in.b) + ")";
        break;
      case Op::jump:
        out += "jump(" + at(in.a) + ")";
        break;
      case Op::open:
        out += "open";
        break;
      case Op::value:
        out += "value(" + std::to_string(in.c) + ":" + std::to_string(in.b) + ")";
        break;
      case Op::accept:
        out += "accept";
        break;
    }
  }
  out += "\n";
}

}  // namespace

std::string describe(const Phrases& phrases, const CompiledPhrase& phrase) {
  std::string out = phrases.sources[phrase.source] + "\n";
  if (phrase.anchored)
    out += std::string("  claims {") + to_string(phrase.mention) + "}, " +
           std::to_string(phrase.nouns_end - phrase.nouns_begin) + " nouns\n";
  describe_program(phrases, phrase.left, "left", out);
  describe_program(phrases, phrase.right, "right", out);
  return out;
}

}  // namespace claimcheck
