#include "checker/ruleset/phrases.h"

#include <algorithm>

namespace claimcheck {

Phrases::Range Phrases::with_key(std::uint64_t stem) const {
  if (buckets_.empty()) return {nullptr, nullptr};
  const std::size_t mask = buckets_.size() - 1;
  for (std::size_t i = static_cast<std::size_t>(stem ^ (stem >> 32)) & mask; buckets_[i].count > 0;
       i = (i + 1) & mask) {
    if (buckets_[i].key != stem) continue;
    const std::uint32_t* begin = postings_.data() + buckets_[i].begin;
    return {begin, begin + buckets_[i].count};
  }
  return {nullptr, nullptr};
}

void Phrases::build_index() {
  struct Pair {
    std::uint64_t key;
    std::uint32_t phrase;
  };
  std::vector<Pair> pairs;
  for (std::uint32_t p = 0; p < phrases.size(); ++p)
    for (std::uint32_t k = phrases[p].keys.begin; k < phrases[p].keys.end; ++k) pairs.push_back({words[k], p});
  std::sort(pairs.begin(), pairs.end(),
            [](const Pair& a, const Pair& b) { return a.key != b.key ? a.key < b.key : a.phrase < b.phrase; });
  std::size_t size = 16;
  while (size < pairs.size() * 2) size *= 2;
  buckets_.assign(size, {});
  postings_.clear();
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    const auto begin = static_cast<std::uint32_t>(postings_.size());
    for (; end < pairs.size() && pairs[end].key == pairs[i].key; ++end) postings_.push_back(pairs[end].phrase);
    std::size_t at = static_cast<std::size_t>(pairs[i].key ^ (pairs[i].key >> 32)) & (size - 1);
    while (buckets_[at].count > 0) at = (at + 1) & (size - 1);
    buckets_[at] = {pairs[i].key, begin, static_cast<std::uint32_t>(end - i)};
    i = end;
  }
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
