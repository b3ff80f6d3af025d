// Runs a fuzz target over given files where libFuzzer is not there: each file whole, and cut short at every eighth
// byte, since a cut may fall inside a character or a number.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    std::stringstream content;
    content << in.rdbuf();
    const std::string bytes = content.str();
    for (std::size_t end = bytes.size(); end > 0; end = end > 8 && bytes.size() < 4096 ? end - 8 : 0)
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), end);
  }
  std::printf("%d files, no violation\n", argc - 1);
  return argc > 1 ? 0 : 1;
}
