// Runs a fuzz target over files, whole and cut short: what a build without libFuzzer can do.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    for (std::size_t end = 0; end <= bytes.size(); ++end)
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), end);
  }
  std::printf("%d files, no violation\n", argc - 1);
  return argc > 1 ? 0 : 1;  // a test that finds no seeds tests nothing
}
