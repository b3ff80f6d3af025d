// Run by the build: compiles the embedded packs and lexicon and writes them as a C++ source (image.h).
//
//   claimcheck_make_image OUT.cc
#include "checker/ruleset/image.h"

#include <cstdio>
#include <fstream>

namespace claimcheck {

// Nothing is embedded here yet: load_compiled() reads the TOML.
const char* const embedded_image = nullptr;
const std::size_t embedded_image_size = 0;

namespace {

/// One string literal, in pieces of a line each; every byte is escaped, so that none joins the next.
void write_literal(std::ostream& out, std::string_view bytes) {
  constexpr std::size_t bytes_a_line = 32;
  constexpr char digits[] = "01234567";
  for (std::size_t i = 0; i < bytes.size(); i += bytes_a_line) {
    std::string line = "  \"";
    for (const char c : bytes.substr(i, bytes_a_line)) {
      const auto byte = static_cast<unsigned char>(c);
      line += {'\\', digits[byte >> 6], digits[byte >> 3 & 7], digits[byte & 7]};
    }
    out << line << "\"\n";
  }
}

int make_image(const char* path) {
  std::vector<Diagnostic> diagnostics;
  const CompiledRules compiled = load_compiled({}, diagnostics, Examples::skip);
  for (const Diagnostic& d : diagnostics)
    std::fprintf(stderr, "%s:%u:%u: %s\n", d.path.c_str(), d.line, d.column, d.message.c_str());
  if (compiled.rules == nullptr) return 1;
  if (!compiled.rules->references.empty()) {
    std::fprintf(stderr, "a built-in pack must not hold a [[reference]]: its figure would be somebody's\n");
    return 1;
  }
  std::ofstream out(path, std::ios::binary);
  out << "#include \"checker/ruleset/image.h\"\n\nnamespace claimcheck {\n\nnamespace {\nconst char bytes[] =\n";
  write_literal(out, write_image(*compiled.rules, compiled.files));
  out << ";\n}\n\nconst char* const embedded_image = bytes;\n"
         "const std::size_t embedded_image_size = sizeof bytes - 1;\n\n}  // namespace claimcheck\n";
  out.close();
  if (!out) std::fprintf(stderr, "cannot write %s\n", path);
  return out ? 0 : 1;
}

}  // namespace

}  // namespace claimcheck

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: claimcheck_make_image OUT.cc\n");
    return 2;
  }
  return claimcheck::make_image(argv[1]);
}
