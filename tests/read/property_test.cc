// What must hold of any document: over texts put together at random, and over the development corpus where it is there.
#include "read/support.h"
#include "support/catch.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace claimcheck;

namespace {

/// A fixed sequence: a failing document can be made again.
struct Sequence {
  std::uint64_t state;
  std::size_t below(std::size_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state >> 33) % n);
  }
};

constexpr std::array<const char*, 48> pieces = {"word ",
                                                "14,700 ",
                                                "5",
                                                "\n",
                                                "\n\n",
                                                "\r\n",
                                                "  \n",
                                                "\xC2\xA0",
                                                "\xC2\xA0\n",
                                                "\xC2\xAD",
                                                "\xE2\x80\x8B",
                                                "é",
                                                "“quote” ",
                                                "— ",
                                                "- ",
                                                "* ",
                                                "1. ",
                                                "• ",
                                                "> ",
                                                "# ",
                                                "\n===\n",
                                                "**",
                                                "*",
                                                "_",
                                                "~~",
                                                "`",
                                                "\n```\n",
                                                "[text](url)",
                                                "\\[sic\\]",
                                                "\\",
                                                "&nbsp;",
                                                "&#37;",
                                                "&pound;",
                                                "&",
                                                "<b>",
                                                "</b>",
                                                "<p>",
                                                "<td>",
                                                "<table>",
                                                "</table>",
                                                "<!-- c -->",
                                                "<sup>2</sup>",
                                                "| a | b |\n|---|---|\n| 1 | 2 |\n",
                                                "MODERATOR:  Yes. ",
                                                "\nQ    Why? ",
                                                "25:29- Senator Ruiz: “No.” ",
                                                "---\ntitle: \"A\\u2019s\"\n---\n",
                                                "\t"};

std::string random_text(std::uint64_t seed) {
  Sequence sequence{seed};
  std::string out;
  for (std::size_t n = 1 + sequence.below(60); n > 0; --n) out += pieces[sequence.below(pieces.size())];
  return out;
}

}  // namespace

TEST_CASE("any text keeps its way back") {
  const std::array<const char*, 3> paths = {"a.txt", "a.md", "a.html"};
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    const std::string text = random_text(seed);
    CAPTURE(seed, text);
    for (const char* path : paths) read_tests::read(path, text);
  }
}

TEST_CASE("the development corpus keeps its way back") {
  const std::filesystem::path corpus = std::filesystem::path(CLAIMCHECK_SOURCE_FOLDER) / ".." / "shared" / "corpus";
  if (!std::filesystem::exists(corpus)) return;  // not part of the project
  std::size_t files = 0, blocks = 0;
  for (const char* folder : {"collection", "seeds/docs", "sets"}) {
    std::size_t n = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".md" && extension != ".txt" && extension != ".html") continue;
      if (++n % 8 != 1 && std::string_view(folder) == "collection") continue;  // a part of the large one is enough
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      CAPTURE(entry.path().filename().string());
      blocks += read_tests::read(entry.path().filename().string(), bytes).blocks.size();
      ++files;
    }
  }
  CHECK(files > 20);
  CHECK(blocks > 20 * files);
}
