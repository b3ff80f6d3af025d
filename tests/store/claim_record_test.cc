// Claims that are kept or carried from one machine to another are the claims that were extracted; what is damaged on
// the way is refused.
#include "checker/store/cache.h"
#include "checker/store/claim_record.h"
#include "checker/store/claims_file.h"
#include "checker/store/frame.h"
#include "checker/store/kept_claims.h"
#include "cli/scratch_folder.h"
#include "support/pipeline.h"

#include "checker/quantity/lexicon.h"
#include "checker/ruleset/ruleset.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <numeric>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace claimcheck;
using namespace claimcheck::store;

namespace {

/// Texts that fill every field: hedges, ranges, dates, money, rates, shares, tables, headings, speech, a life span.
constexpr const char* texts[] = {
    "On 3 March 2024, the fire in Kelverton killed at least 12 people, officials said. About 40% of the 320 homes "
    "burned.",
    "# Harbour figures\n\n| year | catch (tonnes) | boats |\n|---|---|---|\n| 2021 | 1,200 | 35 |\n| 2022 | 980.5 | 33 "
    "|\n",
    "MR. ALDER: Is it over 90%?\n\nMS. BRECK: Correct. We spent $2.4 billion, up from $1.9 billion a year earlier.",
    "Ada Minton (8 April 1884 - 2 February 1952) wrote \xE2\x80\x9Cnearly 300 letters\xE2\x80\x9D in five years.",
    "The mill used 45 to 50 kg of lime per day; 12 per 100,000 residents fell ill, and 3.7\xC2\xB0"
    "C was measured.",
    "No quantity stands in this sentence.",
    ""};

UnitFinder finder() {
  return [](const Unit& unit) { return find_unit(*test::built_in_rules().lexicon, unit); };
}

DocumentRecord record_of(std::size_t i) {
  std::vector<Diagnostic> diagnostics;
  const std::string name = "text-" + std::to_string(i) + (*texts[i] == '#' ? ".md" : ".txt");
  const auto document = read_document({name, texts[i]}, {}, diagnostics);
  REQUIRE(document);
  DocumentRecord record;
  record.info = document_info(*document, test::built_in_rules());
  record.info.set = i % 2 == 0 ? "" : "north";
  record.claims = extract_claims(*document, test::built_in_rules());
  if (i == 0)
    record.suppressions.push_back(
        {name, 1, 4, "12 people", {"fire/*", "all"}, "counted twice", DecisionOrigin::sidecar, "s.toml", 7});
  return record;
}

std::size_t record_count() { return std::size(texts); }

}  // namespace

TEST_CASE("a record comes back as it was, with the lexicon's own units") {
  std::size_t claims = 0, units = 0, titles = 0;
  for (std::size_t i = 0; i < record_count(); ++i) {
    INFO(texts[i]);
    const DocumentRecord before = record_of(i);
    const std::string bytes = encode(before);
    DocumentRecord after;
    REQUIRE(decode(bytes, finder(), after));
    CHECK(encode(after) == bytes);  // every field that is written
    REQUIRE(after.claims.size() == before.claims.size());
    for (std::size_t k = 0; k < before.claims.size(); ++k) {
      const Claim &a = before.claims[k], &b = after.claims[k];
      CHECK(a.quantity.unit == b.quantity.unit);  // the address
      CHECK(std::string_view(a.sentence) == std::string_view(b.sentence));
      CHECK(a.context.size() == b.context.size());
      CHECK(std::equal(a.context.begin(), a.context.end(), b.context.begin(),
                       [](const ContextWord& x, const ContextWord& y) {
                         return x.stem == y.stem && x.distance == y.distance && x.flags == y.flags;
                       }));
      units += a.quantity.unit != nullptr;
    }
    claims += before.claims.size();
    titles += before.info.title.size();
    REQUIRE(after.info.title.size() == before.info.title.size());
    for (std::size_t k = 0; k < before.info.title.size(); ++k)
      CHECK(after.info.title[k].word == before.info.title[k].word);
  }
  CHECK(claims == 19);
  CHECK(units == 10);
  CHECK(titles > 0);
}

TEST_CASE("the claims of one sentence share it, before and behind") {
  DocumentRecord after;
  REQUIRE(decode(encode(record_of(0)), finder(), after));
  REQUIRE(after.claims.size() > 2);
  CHECK(after.claims[0].sentence.data() == after.claims[1].sentence.data());
  CHECK(after.claims[0].context.sentence == after.claims[1].context.sentence);
}

TEST_CASE("decimals of any size come back") {
  for (const char* text : {"0", "7", "-14700", "0.25", "1e30", "-1e-30", "123456789012345678",
                           "1234567890123456789012345678901234.56", "9223372036854775807", "-9223372036854775808"}) {
    DocumentRecord before;
    before.claims.emplace_back().quantity.stated_low = Decimal::parse(text);
    REQUIRE(before.claims[0].quantity.stated_low);
    DocumentRecord after;
    REQUIRE(decode(encode(before), finder(), after));
    CHECK(after.claims[0].quantity.stated_low == before.claims[0].quantity.stated_low);
  }
}

TEST_CASE("a record that is cut off or altered is refused, or is a record") {
  const std::string bytes = encode(record_of(0));
  DocumentRecord out;
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decode(bytes.substr(0, size), finder(), out));
  CHECK_FALSE(decode(bytes + "x", finder(), out));
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string altered = bytes;
    altered[at] = static_cast<char>(altered[at] ^ 0x81);
    if (!decode(altered, finder(), out)) {
      ++refused;
      continue;
    }
    for (const Claim& claim : out.claims) {  // what the checks slice by lies within the sentence
      CHECK(claim.sentence_number.end <= claim.sentence.size());
      CHECK(claim.context.size() <=
            2 * (claim.context.sentence ? claim.context.sentence->size() : 0) + claim.context.own.size());
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("a piece of claims that is cut off or altered is refused, or is a piece") {
  UnitTable units;
  const std::vector<Claim> claims = record_of(0).claims;
  const std::string bytes = encode_piece(claims, units);
  REQUIRE(claims.size() > 2);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(open_piece(bytes.substr(0, size), units) == nullptr);
  CHECK(open_piece(bytes + "x", units) == nullptr);
  std::size_t refused = 0, thrown = 0, made = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string altered = bytes;
    altered[at] = static_cast<char>(altered[at] ^ 0x81);
    const std::unique_ptr<ClaimPiece> piece = open_piece(altered, units);
    refused += piece == nullptr;
    for (std::uint32_t i = 0; piece != nullptr && i < piece->size(); ++i) {
      try {
        const Claim claim = piece->make(i);
        CHECK(claim.sentence_number.end <= claim.sentence.size());
        ++made;
      } catch (const std::runtime_error&) {
        ++thrown;
      }
    }
  }
  CHECK(refused > 0);
  CHECK(thrown > 0);
  CHECK(made > 0);
}

TEST_CASE("the claims of a piece share their sentence, and none needs the others") {
  UnitTable units;
  const std::vector<Claim> claims = record_of(0).claims;
  const std::unique_ptr<ClaimPiece> piece = open_piece(encode_piece(claims, units), units);
  REQUIRE(piece != nullptr);
  REQUIRE(piece->size() == claims.size());
  const auto last = static_cast<std::uint32_t>(claims.size()) - 1;
  const Claim one = piece->make(last), other = piece->make(0);
  CHECK(encode_piece(std::span(&one, 1), units) == encode_piece(std::span(&claims[last], 1), units));
  CHECK(other.sentence.data() == piece->make(1).sentence.data());
  CHECK(other.context.sentence == piece->make(1).context.sentence);
}

TEST_CASE("no alteration of a frame goes unseen") {
  const std::string content = encode(record_of(2)), framed = frame(content);
  REQUIRE_FALSE(framed.empty());
  std::string_view rest = framed;
  std::string out;
  REQUIRE(take_frame(rest, out));
  CHECK(out == content);
  CHECK(rest.empty());
  for (std::size_t at = 0; at < framed.size(); ++at) {
    std::string altered = framed;
    altered[at] = static_cast<char>(altered[at] ^ 0x10);
    std::string_view view = altered;
    CHECK((!take_frame(view, out) || out == content));
    std::string_view cut = std::string_view(framed).substr(0, at);
    CHECK_FALSE(take_frame(cut, out));
  }
}

namespace {

std::string claims_file(const ClaimsHeader& header) {
  std::string bytes;
  ClaimsWriter writer(header, [&](std::string_view piece) { bytes += piece; });
  for (std::size_t i = 0; i < record_count(); ++i) writer.add(record_of(i));
  REQUIRE(writer.finish());
  return bytes;
}

std::string read_back(std::string_view bytes, ClaimsHeader& header, std::vector<std::string>& records) {
  return read_claims(bytes, finder(), header, [&](DocumentRecord& record) { records.push_back(encode(record)); });
}

}  // namespace

TEST_CASE("a claims file holds its records and what could not be read") {
  const std::string bytes = claims_file({"1.2.3", "abc", record_count(), {{"b\n.md", "gone"}}, true});
  ClaimsHeader header;
  std::vector<std::string> records;
  CHECK(read_back(bytes, header, records).empty());
  CHECK(header.tool == "1.2.3");
  CHECK(header.rules == "abc");
  CHECK(header.broken_suppressions);
  REQUIRE(header.failures.size() == 1);
  CHECK(header.failures[0].path == "b\n.md");
  REQUIRE(records.size() == record_count());
  for (std::size_t i = 0; i < records.size(); ++i) CHECK(records[i] == encode(record_of(i)));
  CHECK(bytes == claims_file({"1.2.3", "abc", record_count(), {{"b\n.md", "gone"}}, true}));  // the same bytes
}

TEST_CASE("what is wrong with a claims file is said") {
  const std::string bytes = claims_file({"1.2.3", "abc", record_count(), {}, false});
  const std::size_t body = bytes.find('\n') + 1;
  const std::string other_version = R"({"format":"claimcheck-claims","version":99})"
                                    "\n";
  const struct {
    std::string bytes, says;
  } rows[] = {{"", "not a claims file"},
              {"{}\n", "not a claims file"},
              {"plain text\nof two lines\n", "not a claims file"},
              {other_version, "another version"},
              {bytes.substr(0, body), "cut off: 0 of"},
              {bytes.substr(0, bytes.size() - 1), "damaged or cut off behind document 0"},
              {bytes + "more", "damaged or cut off behind document " + std::to_string(record_count())},
              {bytes.substr(0, body + 40) + "\x7f" + bytes.substr(body + 41), "damaged or cut off behind document 0"}};
  for (const auto& row : rows) {
    ClaimsHeader header;
    std::vector<std::string> records;
    CHECK(read_back(row.bytes, header, records).find(row.says) != std::string::npos);
  }
}

TEST_CASE("the cache gives back what it was given, and nothing that was damaged") {
  const ScratchFolder folder;
  Cache cache(folder / "cache", Cache::default_limit, finder());
  DocumentRecord out;
  CHECK_FALSE(cache.recall("0123456789", out));
  cache.keep("0123456789", record_of(0));
  REQUIRE(cache.recall("0123456789", out));
  CHECK(encode(out) == encode(record_of(0)));
  CHECK_FALSE(cache.recall("0123456788", out));
  CHECK(cache.hits() == 1);
  CHECK(cache.kept() == 1);
  const std::string file = folder / "cache/01/23456789.claims";
  REQUIRE(std::filesystem::exists(file));
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
  CHECK_FALSE(cache.recall("0123456789", out));
  cache.keep("0123456789", record_of(1));  // is written anew
  REQUIRE(cache.recall("0123456789", out));
  CHECK(encode(out) == encode(record_of(1)));
}

TEST_CASE("a day without a year lies in a month") {
  for (const int month_day : {-101, 1, 50, 100, 1232, 9999}) {
    CAPTURE(month_day);
    DocumentRecord record = record_of(0), out;
    REQUIRE(!record.claims.empty());
    record.claims.front().quantity.month_day = static_cast<std::int16_t>(month_day);
    CHECK_FALSE(decode(encode(record), finder(), out));
  }
  DocumentRecord record = record_of(0), out;
  record.claims.front().quantity.month_day = 1231;
  REQUIRE(decode(encode(record), finder(), out));
  CHECK(out.claims.front().quantity.month_day == 1231);
}

TEST_CASE("the cache stays within its size, and keeps what was used last") {
  const ScratchFolder folder;
  const std::string path = folder / "cache";
  const DocumentRecord record = record_of(0);
  const std::uint64_t one = frame(encode(record)).size();
  constexpr int count = 20;
  const auto key = [](int i) { return "00000000" + std::to_string(i + 10); };
  const auto file = [&](int i) { return path + "/00/000000" + std::to_string(i + 10) + ".claims"; };
  const auto now = std::filesystem::file_time_type::clock::now();
  Cache cache(path, 8 * one, finder());
  for (int i = 0; i < count; ++i) {
    cache.keep(key(i), record);
    std::filesystem::last_write_time(file(i), now - std::chrono::hours(count - i));
  }
  DocumentRecord out;
  REQUIRE(cache.recall(key(0), out));  // the oldest is used again
  CHECK(std::filesystem::last_write_time(file(0)) >= now);
  const auto lately = now - std::chrono::minutes(30), ahead = now + std::chrono::hours(1000);
  std::filesystem::last_write_time(file(count - 1), lately);
  REQUIRE(cache.recall(key(count - 1), out));
  CHECK(std::filesystem::last_write_time(file(count - 1)) == lately);  // it was used within the hour
  std::filesystem::last_write_time(file(count - 2), ahead);
  REQUIRE(cache.recall(key(count - 2), out));
  CHECK(std::filesystem::last_write_time(file(count - 2)) < ahead);  // set by a clock that was wrong
  cache.trim();
  int left = 0;
  for (int i = 0; i < count; ++i) left += std::filesystem::exists(file(i));
  CHECK(left == 7);
  CHECK(cache.recall(key(0), out));
  CHECK(cache.recall(key(count - 1), out));
  CHECK_FALSE(cache.recall(key(1), out));
}

TEST_CASE("a cache that has no folder, or none that can be written, keeps nothing and breaks nothing") {
  const ScratchFolder folder;
  folder.write("file", "no folder");
  for (const std::string& path : {std::string(), folder / "file", folder / "file/below"}) {
    Cache cache(path, 1 << 20, finder());
    DocumentRecord out;
    cache.keep("0123456789", record_of(0));
    CHECK_FALSE(cache.recall("0123456789", out));
    CHECK(cache.kept() == 0);
    cache.trim();
  }
}

TEST_CASE("what a disk gives back altered is no claim") {
  KeptClaims kept(0);
  constexpr std::uint32_t documents = 4;
  std::vector<std::uint32_t> order;
  for (std::uint32_t d = 0; d < documents; ++d) {
    std::vector<Claim> claims = record_of(0).claims;
    kept.add(d, claims);
    order.push_back(d);
  }
  kept.finish(order);
  const ClaimSource source = kept.source(0);
  REQUIRE(source.read(0) != nullptr);
  // The file has no name: it is altered through the descriptor that this program holds.
  std::size_t altered = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code none;
    const std::string target = std::filesystem::read_symlink(entry.path(), none).string();
    if (target.find("/claimcheck.") == std::string::npos || !target.ends_with("(deleted)")) continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    constexpr std::streamoff at = 100;
    file.seekg(at);
    const int byte = file.get();
    file.seekp(at);
    file.put(static_cast<char>(byte ^ 1));
    altered += file.good();
  }
  REQUIRE(altered == 1);
  CHECK_THROWS_AS(source.read(0), SpillError);
}

TEST_CASE("claims that outgrow memory come back in the order that was asked for") {
  // So many copies of the texts that several pieces arise, and one text lies in two of them.
  constexpr std::uint32_t copies = 20;
  std::vector<std::vector<Claim>> documents;
  for (std::uint32_t copy = 0; copy < copies; ++copy)
    for (std::size_t i = 0; i < record_count(); ++i) documents.push_back(record_of(i).claims);
  const auto count = static_cast<std::uint32_t>(documents.size());
  std::vector<std::uint32_t> as_they_came(count), turned(count);
  std::iota(as_they_came.begin(), as_they_came.end(), 0U);
  std::iota(turned.rbegin(), turned.rend(), 0U);
  for (const std::vector<std::uint32_t>& order : {as_they_came, turned})
    for (const std::size_t in_memory : {std::size_t{0}, std::size_t{4096}, std::size_t{1} << 30}) {
      INFO((order.front() == 0 ? "as they came, " : "turned, ") << in_memory << " bytes in memory");
      KeptClaims kept(in_memory);
      for (std::uint32_t d = 0; d < count; ++d) {
        std::vector<Claim> claims = documents[d];
        kept.add(d, claims);
      }
      kept.finish(order);
      CHECK((kept.spilled() == 0) == (in_memory > 4096));
      const ClaimSource source = kept.source(0);
      REQUIRE(source.count > 2 * ClaimSource::piece);
      REQUIRE(source.first.size() == count);
      std::vector<Claim> read;
      for (std::uint32_t at = 0; at < source.count; at += ClaimSource::piece) {
        const std::unique_ptr<ClaimPiece> piece = source.read(at / ClaimSource::piece);
        read.resize(at + piece->size());
        for (std::uint32_t i = piece->size(); i > 0; --i) read[at + i - 1] = piece->make(i - 1);  // in any order
      }
      REQUIRE(read.size() == source.count);
      for (std::uint32_t d = 0; d < count; ++d) {
        std::vector<Claim> expected = documents[order[d]];
        for (Claim& claim : expected) claim.document = d;
        const std::size_t end = d + 1 < count ? source.first[d + 1] : source.count;
        REQUIRE(end - source.first[d] == expected.size());
        UnitTable units;
        for (std::size_t i = 0; i < expected.size(); ++i)  // each by itself: two pieces share nothing
          CHECK(encode_piece(std::span(read).subspan(source.first[d] + i, 1), units) ==
                encode_piece(std::span(expected).subspan(i, 1), units));
      }
    }
}
