// Cost of the compare stage alone: generated claims of many facts, one of which thousands of passages state.
//
//   compare_bench [CLAIMS [MENTIONS OF THE HOT FACT [ONE IN]]] [read]      default: 1,000,000, 100,000 and 10
//
// Prints processor time and findings of grouping, of the check under rules (which groups, too) and of the discovered
// statements, a digest of what the findings say, and the peak of memory with what the claims themselves take. With
// `read`, claims are made when they are looked at, as those of --memory-limit are read, and the check under rules alone
// is measured; the time of making them once is printed, too. One in so many claims carries a slip: of the default, a
// tenth, most of the time is the writing of findings. The words around them follow Zipf's law.
#include "checker/compare/align.h"
#include "checker/compare/check.h"
#include "checker/text/token.h"
#include "support/context.h"

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

using namespace claimcheck;

namespace {

constexpr std::uint32_t claims_a_document = 20, most_measures = 100000;

RuleSet rules_with(std::uint32_t measures) {
  RuleSet rules;
  for (std::uint32_t i = 0; i < measures; ++i) {
    Measure m;
    m.id = "measure-" + std::to_string(1000000 + i);  // ids stand in order
    m.rule = "bench/" + m.id;
    m.kind = MeasureKind::count;
    rules.by_id.push_back(i);
    rules.measures.push_back(std::move(m));
  }
  return rules;
}

void set_value(Claim& claim, std::int64_t value) {
  claim.quantity.stated_low = claim.quantity.stated_high = Decimal(value);
  claim.quantity.literal = claim.quantity.charitable = Interval::point(Decimal(value));
  claim.quantity.noun = "boat";
  claim.quote = std::to_string(value) + " boats";
}

/// Numbers that depend on the claim alone, so that any piece of the claims can be made by itself (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t operator()() {
    std::uint64_t x = state_ += 0x9e3779b97f4a7c15ULL;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ x >> 27) * 0x94d049bb133111ebULL;
    return x ^ x >> 31;
  }

 private:
  std::uint64_t state_;
};

struct Size {
  std::uint32_t count = 1000000, hot = 100000, one_in = 10;  // claims, of one fact, of which one carries a slip
};

Claim claim_at(std::uint32_t i, const Size& size, const RuleSet& rules) {
  Random random(i);
  Claim c;
  c.document = i / claims_a_document;
  c.sentence_id = c.paragraph_id = i % claims_a_document;
  c.position = {c.sentence_id * 100, c.sentence_id * 100 + 9, 1, 1};
  // The hot fact is spread over the documents.
  const bool is_hot = size.hot > 0 && i % (size.count / size.hot) == 0;
  const std::size_t fact = is_hot ? 0 : 1 + random() % (rules.measures.size() - 1);
  const bool slip = random() % size.one_in == 0;
  set_value(c, static_cast<std::int64_t>(1001 + 7 * fact + (slip ? 10 * (1 + random() % 50) : 0)));
  // Every second one under a rule, the hot one always.
  if (i % 2 == 0 || is_hot) c.measure = rules.measures[fact].id;
  std::vector<ContextWord> sides[2];
  for (std::vector<ContextWord>& side : sides)
    for (int k = 0; k < 4; ++k) {
      const auto rank = static_cast<std::uint64_t>(std::pow(50000.0, static_cast<double>(random() % 10000) / 10000));
      side.push_back({rank * 0x9e3779b97f4a7c15ULL, 0, 0});
    }
  c.context = test::context_of(sides[0], sides[1]);
  c.sentence = c.quote + " in the harbour, line " + std::to_string(i);
  c.sentence_number = {0, static_cast<std::uint32_t>(c.quote.size())};
  return c;
}

std::vector<Claim> generate(std::uint32_t first, std::uint32_t end, const Size& size, const RuleSet& rules) {
  std::vector<Claim> claims;
  claims.reserve(end - first);
  for (std::uint32_t i = first; i < end; ++i) claims.push_back(claim_at(i, size, rules));
  return claims;
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// Of what the findings say, in their order: equal for equal findings.
std::uint64_t digest_of(const std::vector<Finding>& findings) {
  std::uint64_t digest = hash_start(findings.size());
  const auto add = [&](std::string_view text) { digest = hash_step(digest, hash_word(text)); };
  for (const Finding& f : findings) {
    add(f.fingerprint);
    add(f.message);
    for (const std::string& step : f.explanation) add(step);
    for (const Value& v : f.values) digest = hash_step(digest, v.mentions.size());
    digest = hash_step(digest, static_cast<std::uint64_t>(f.confidence * 1e6) << 8 |
                                   static_cast<std::uint64_t>(f.kind) << 4 | static_cast<std::uint64_t>(f.severity));
  }
  return digest;
}

void measure(const char* name, void (*check)(CheckInput&, std::vector<Finding>&), CheckInput& input) {
  std::vector<Finding> findings;
  const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
  check(input, findings);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::size_t values = 0;
  for (const Finding& f : findings) values = std::max(values, f.values.size());
  std::printf("%-12s %7.2f s, %6.0f ns a claim, %zu findings (%016llx), at most %zu values in one; peak %ld MB\n", name,
              seconds, 1e9 * seconds / input.claims.size(), findings.size(),
              static_cast<unsigned long long>(digest_of(findings)), values, peak_megabytes());
  std::fflush(stdout);
}

/// Grouping alone, as the check under rules does it first.
void measure_grouping(CheckInput& input) {
  const std::clock_t start = std::clock();
  const std::size_t groups = group_by_key(input).size();
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%-12s %7.2f s, %6.0f ns a claim, %zu groups; peak %ld MB\n", "grouping", seconds,
              1e9 * seconds / input.claims.size(), groups, peak_megabytes());
  input.keyed.reset();
}

}  // namespace

int main(int argc, char** argv) {
  Size size;
  const bool read = argc > 1 && std::strcmp(argv[argc - 1], "read") == 0;
  if (read) --argc;
  std::uint32_t* const numbers[] = {&size.count, &size.hot, &size.one_in};
  for (int i = 1; i < argc && i <= 3; ++i)
    *numbers[i - 1] = static_cast<std::uint32_t>(std::strtoul(argv[i], nullptr, 10));
  if (size.count < claims_a_document || size.hot > size.count || size.one_in == 0 || argc > 4)
    return std::fprintf(stderr, "usage: compare_bench [CLAIMS [HOT [ONE IN]]] [read]\n"), 2;
  const RuleSet rules = rules_with(std::clamp<std::uint32_t>(size.count / 10, 2, most_measures));
  std::vector<DocumentInfo> documents(size.count / claims_a_document + 1);
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i].path = "document-" + std::to_string(i);
  const CheckOptions options;
  std::vector<Fact> facts;
  if (read) {
    ClaimSource source;
    source.count = size.count;
    for (std::uint32_t d = 0; d < documents.size(); ++d)
      source.first.push_back(std::min(size.count, d * claims_a_document));
    source.read = [&](std::uint32_t piece) {
      const std::uint32_t first = piece * ClaimSource::piece;
      return as_piece(generate(first, std::min(size.count, first + ClaimSource::piece), size, rules));
    };
    const ClaimReader reader(source, options.jobs);
    std::printf("%u claims, %u of one fact, made when they are looked at: %ld MB\n", size.count, size.hot,
                peak_megabytes());
    CheckInput input{documents, ClaimList(reader), rules, options, facts};
    const std::clock_t start = std::clock();
    for (std::uint32_t i = 0; i < size.count; i += ClaimSource::piece) source.read(i / ClaimSource::piece);
    std::printf("making them  %7.2f s\n", static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    measure_grouping(input);
    measure("under rules", check_agreement, input);
    return 0;
  }
  const std::vector<Claim> claims = generate(0, size.count, size, rules);
  std::printf("%u claims, %u of one fact: %ld MB\n", size.count, size.hot, peak_megabytes());
  CheckInput input{documents, claims, rules, options, facts};
  measure_grouping(input);
  measure("under rules", check_agreement, input);
  measure("discovered", check_discovered, input);
  return 0;
}
