// The built-in rules and lexicon, compiled by the build and embedded, so that a check starts without reading TOML.
//
// make_image.cc writes the image with the very loader that reads the packs of a user (load.cc); load.cc reads it back.
// Nothing is decided here: tests/ruleset/image_test.cc holds the image equal to what the embedded TOML compiles to.
#pragma once

#include "checker/ruleset/compile.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// The parts of an image; views into its bytes.
struct RuleImage {
  std::string_view language;  // lexicon and vocabulary
  std::string_view rules;     // the RuleSet of all built-in packs, without its language
  std::string_view files;     // the packs as parsed, without examples: for rules of a user that extend them
};

/// The image that the build embedded; empty in the program that makes it.
extern const char* const embedded_image;
extern const std::size_t embedded_image_size;

/// The bytes of an image. `files` are those that `rules` was compiled from. The rules must have no references: their
/// figures are claims, and those of built-in packs would be somebody's.
std::string write_image(const RuleSet& rules, const std::vector<RuleFile>& files);
/// Empty parts where `bytes` are no image.
RuleImage open_image(std::string_view bytes);

/// Each is null or empty when its part ends too early. The image's bytes must outlive the vocabulary.
LanguageData read_language(const RuleImage& image);
std::shared_ptr<RuleSet> read_rules(const RuleImage& image, LanguageData language);
/// The text of a file is not kept in the image: `RuleFile::bytes` is empty.
std::vector<RuleFile> read_files(const RuleImage& image);

}  // namespace claimcheck
