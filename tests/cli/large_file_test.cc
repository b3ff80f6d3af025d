// A file that is read in parts gives the claims that it gives when it is read whole.
#include "checker/cli/collect.h"
#include "checker/cli/large_file.h"
#include "cli/scratch_folder.h"
#include "support/catch.h"

#include <string>
#include <vector>

using namespace claimcheck;
using namespace claimcheck::cli;

namespace {

constexpr PartSizes small_parts{2000, 1500}, one_piece{1u << 30, 1u << 20};

/// Sections with headings, lists and tables, each about other places; figures depend on `seed` and the section alone.
std::string markdown(unsigned sections) {
  std::string text = "---\ndate: 2024-05-03\n---\n# Harbours of the coast\n\n";
  for (unsigned i = 0; i < sections; ++i) {
    const std::string n = std::to_string(i), count = std::to_string(1200 + 17 * i);
    text += "## Port " + n + " in 20" + std::to_string(10 + i % 10) + "\n\n";
    text += "A storm at Cape " + n + " killed " + count + " people. It took " + std::to_string(3 + i) + " hours, or $" +
            std::to_string(i + 2) + " million.\n\n";
    if (i % 3 == 0) text += "It counted:\n\n- " + count + " boats\n- " + n + "7 gulls\n\n";
    if (i % 4 == 0) text += "| Quay | Boats |\n|---|---|\n| North | " + count + " |\n| South | " + n + "4 |\n\n";
    if (i % 5 == 0) text += "```\nport --boats " + count + "\n\n# 12 no heading\n```\n\n";
    if (i == 7) text += "<!-- claimcheck-ignore-next-line all: as told -->\n\nSome 12 of 19 quays (90%) were shut.\n\n";
  }
  return text + "The last of 14 quays, without a line's end";
}

std::string csv(unsigned rows) {
  std::string text = "Port,Deaths from storms,Budget (million dollars)\n";
  for (unsigned i = 0; i < rows; ++i)
    text += "\"Cape, " + std::to_string(i) + "\"," + std::to_string(100 + 7 * i) + ",$" + std::to_string(i) + ".5\n";
  return text + "Total,99,$1\n";
}

Collected collected(const std::string& path, const PartSizes& sizes, unsigned jobs, std::uint64_t limit) {
  Settings settings;
  settings.quiet = true;
  settings.cache = false;
  settings.jobs = jobs;
  if (limit > 0) settings.memory_limit = limit;
  CollectOptions options;
  options.hash = true;
  options.parts = sizes;
  Walk inputs;
  inputs.files.push_back({path, {}, Role::document, true});
  static const LoadedRules rules = load(Settings());  // the claims refer to its units
  return collect(inputs, rules, settings, options);
}

/// Everything of the claims that does not depend on how text and blocks are counted.
std::vector<std::string> told(const Collected& all) {
  std::vector<std::string> out;
  for_each_claim(all, [&](const Claim& c) {
    std::string& text = out.emplace_back();
    for (const std::uint32_t number :
         {c.document, c.position.start, c.position.end, c.position.line, c.position.column})
      text += std::to_string(number) + " ";
    text += c.quote + "|" + std::string(c.sentence) + "|" + c.measure + "|" + to_string(c.stance);
    for (const Dimension& d : c.dimensions) text += "|" + d.name + "=" + d.value + " " + to_string(d.from);
    text += c.in_list ? " list" : "";
    text += " row " + std::to_string(c.cell.row >= 0) + " column " + std::to_string(c.cell.column);
  });
  for (const store::Suppression& s : all.suppressions)
    out.push_back("suppressed " + std::to_string(s.first_line) + "-" + std::to_string(s.last_line));
  return out;
}

std::vector<Claim> claims_of(const Collected& all) {
  std::vector<Claim> claims;
  for_each_claim(all, [&](const Claim& claim) { claims.push_back(claim); });
  return claims;
}

}  // namespace

TEST_CASE("a file read in parts has the claims of the file read whole") {
  const ScratchFolder folder;
  std::string text = markdown(60);
  folder.write("harbours.md", text);
  folder.write("harbours.csv", csv(400));
  for (const char* name : {"harbours.md", "harbours.csv"}) {
    CAPTURE(name);
    const Collected whole = collected(folder / name, one_piece, 1, 0);
    const std::vector<std::string> expected = told(whole);
    CHECK(expected.size() > 200);
    for (const unsigned jobs : {1u, 3u})
      for (const std::uint64_t limit : {0u, 1u}) {
        const Collected parts = collected(folder / name, small_parts, jobs, limit);
        CHECK(parts.failures.empty());
        REQUIRE(parts.documents.size() == 1);
        CHECK(parts.documents[0].date == whole.documents[0].date);
        CHECK(parts.inputs.size() == 1);
        CHECK(parts.inputs[0].sha256 == whole.inputs[0].sha256);
        CHECK(told(parts) == expected);
      }
  }
}

TEST_CASE("parts hold the bytes of their file, each once, and number what is in them on") {
  const ScratchFolder folder;
  const std::string text = markdown(40);
  folder.write("a.md", text);
  const auto file = LargeFile::open(folder / "a.md", small_parts);
  REQUIRE(file != nullptr);
  std::string bytes, all;
  Part part;
  std::size_t parts = 0;
  while (file->next(bytes, part)) {
    CHECK(part.first == (parts == 0));
    CHECK(part.offset == all.size());
    CHECK(part.line == static_cast<std::uint32_t>(std::count(all.begin(), all.end(), '\n')));
    all += bytes.substr(part.above);
    ++parts;
    if (part.last) break;
  }
  CHECK(file->error().empty());
  CHECK(part.last);
  CHECK(parts > 3);
  CHECK(all == text);

  const std::vector<Claim> claims = claims_of(collected(folder / "a.md", small_parts, 1, 0));
  REQUIRE(claims.size() > 100);
  for (std::size_t i = 1; i < claims.size(); ++i) {
    const Claim &a = claims[i - 1], &b = claims[i];
    CHECK(a.paragraph_id <= b.paragraph_id);
    CHECK(a.sentence_id <= b.sentence_id);
    if (a.cell.table >= 0 && b.cell.table >= 0) CHECK(a.cell.table <= b.cell.table);
    // What stands in one sentence stands in one paragraph, and a table in one part.
    if (a.sentence_id == b.sentence_id) CHECK(std::string_view(a.sentence) == std::string_view(b.sentence));
  }
}

TEST_CASE("the rows of a table of several parts are not added up") {
  const ScratchFolder folder;
  folder.write("a.csv", csv(400));
  const auto totals = [&](const PartSizes& sizes) {
    const std::vector<Claim> claims = claims_of(collected(folder / "a.csv", sizes, 1, 0));
    return std::count_if(claims.begin(), claims.end(), [](const Claim& c) { return c.cell.total_row; });
  };
  CHECK(totals(small_parts) == 0);
  CHECK(totals(one_piece) > 0);
}

TEST_CASE("small files, and those that are no text, are read whole") {
  const ScratchFolder folder;
  folder.write("small.md", "One boat.\n");
  folder.write("large.html", "<p>" + std::string(5000, 'a'));
  folder.write("sixteen.txt", std::string("\xFF\xFE") + std::string(5000, '\0'));
  CHECK(LargeFile::open(folder / "small.md", small_parts) == nullptr);
  CHECK(LargeFile::open(folder / "large.html", small_parts) == nullptr);
  CHECK(LargeFile::open(folder / "sixteen.txt", small_parts) == nullptr);
  CHECK(LargeFile::open(folder / "none.md", small_parts) == nullptr);
  CHECK(LargeFile::open(folder.path(), small_parts) == nullptr);
}
