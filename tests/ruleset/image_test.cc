// The image that the build embeds is what the TOML of rules/ compiles to, member for member.
#include "support/catch.h"

#include "checker/ruleset/image.h"

#include <algorithm>
#include <string>

using namespace claimcheck;

namespace {

std::string_view embedded() { return {embedded_image, embedded_image_size}; }

}  // namespace

TEST_CASE("the embedded image holds what the TOML of the built-in packs and lexicon compiles to") {
  std::vector<Diagnostic> diagnostics;
  const CompiledRules from_text = load_compiled({}, diagnostics, Examples::read);
  REQUIRE(from_text.rules != nullptr);
  CHECK(diagnostics.empty());
  CHECK(from_text.files.size() == builtin_packs().size());
  const std::string bytes = write_image(*from_text.rules, from_text.files);
  CHECK(bytes.size() > 100000);
  const RuleImage compiled = open_image(bytes), image = open_image(embedded());
  CHECK((compiled.language == image.language));  // in brackets: a failure must not print a megabyte
  CHECK((compiled.rules == image.rules));
  CHECK((compiled.files == image.files));
}

TEST_CASE("an image that is read and written again is the same") {
  const RuleImage image = open_image(embedded());
  const LanguageData language = read_language(image);
  REQUIRE(language.lexicon != nullptr);
  REQUIRE(language.vocabulary != nullptr);
  const auto rules = read_rules(image, language);
  REQUIRE(rules != nullptr);
  CHECK((write_image(*rules, read_files(image)) == embedded()));
}

TEST_CASE("load_rules reads the image, and rules of a user are compiled together with its packs") {
  std::vector<Diagnostic> diagnostics;
  const CompiledRules builtin = load_compiled({}, diagnostics, Examples::skip);
  REQUIRE(builtin.rules != nullptr);
  CHECK(builtin.files.empty());  // from the image: nothing was parsed

  RuleOptions options;
  options.files.push_back({"own.toml",
                           "[pack]\nname = \"own\"\nextends = [\"general\"]\n"
                           "[[measure]]\nid = \"lanterns_lit\"\ntitle = \"lanterns\"\nkind = \"count\"\nphrases = "
                           "[\"lit {count} lanterns\"]\n"});
  for (const Examples examples : {Examples::skip, Examples::read}) {
    const CompiledRules both = load_compiled(options, diagnostics, examples);
    for (const Diagnostic& d : diagnostics) FAIL_CHECK(to_string(d));
    REQUIRE(both.rules != nullptr);
    CHECK(both.rules->measures.size() == builtin.rules->measures.size() + 1);
    CHECK(both.rules->find_measure("lanterns_lit") != nullptr);
  }
  const CompiledRules a = load_compiled(options, diagnostics, Examples::skip);
  const CompiledRules b = load_compiled(options, diagnostics, Examples::read);
  CHECK((write_image(*a.rules, a.files) == write_image(*b.rules, b.files)));
  CHECK(diagnostics.empty());
}

TEST_CASE("damaged bytes are no image") {
  CHECK(open_image({}).rules.empty());
  CHECK(open_image("claim").rules.empty());
  CHECK(open_image(embedded().substr(0, embedded().size() / 2)).rules.empty());
  const RuleImage image = open_image(embedded());
  for (const std::size_t missing : {std::size_t{1}, std::size_t{4}, std::size_t{5000}}) {
    CAPTURE(missing);
    const auto cut = [&](std::string_view part) { return part.substr(0, part.size() - missing); };
    CHECK(read_language({cut(image.language), {}, {}}).lexicon == nullptr);
    CHECK(read_rules({{}, cut(image.rules), {}}, {}) == nullptr);
    CHECK(read_files({{}, {}, cut(image.files)}).empty());
  }
  // Other bytes in the middle: a length without end or a bool of 116 stops the reader, within words nothing is amiss.
  constexpr std::size_t places = 50;
  std::size_t refused = 0;
  for (std::size_t k = 0; k < places; ++k) {
    std::string damaged(image.files);
    const std::size_t at = k * (damaged.size() - 8) / places;
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(at), 8, 't');
    refused += read_files({{}, {}, damaged}).empty();
  }
  CHECK(refused > 0);
  CHECK(refused < places);
  CHECK(read_language({}).lexicon == nullptr);
  CHECK(read_rules({}, {}) == nullptr);
  CHECK(read_files({}).empty());
}
