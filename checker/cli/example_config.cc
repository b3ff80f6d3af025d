#include "checker/cli/config.h"

namespace claimcheck::cli {

std::string_view example_config() {
  return R"(# Configuration of claimcheck for this folder and all folders below it. A TOML language server (taplo) completes and
# checks it when its first line is "#:schema" and the path of docs/schema/config.schema.json.
# A flag on the command line wins over what stands here. Paths are relative to this file.

# Rules beside the built-in packs: rule files, folders of them, or names of built-in packs (then only those are used;
# `claimcheck rules list` names them).
# rules = ["rules/our_figures.toml"]

# What to leave out of folders, in the syntax of .gitignore. Hidden files and what .gitignore leaves out are left out
# anyway; a file that is named on the command line is always read.
# exclude = ["drafts/", "*.bak.md"]

# Format of `claimcheck check`: text, oneline, json, jsonl, sarif, markdown, github, gitlab, junit, checkstyle,
# rdjsonl.
# format = "text"

# Least severity that is reported, and least severity that makes the exit status 1 (or "never").
# min_severity = "warning"
# fail_on = "error"

# Date of every document, where documents do not say it themselves.
# date = 2024-02-08

# What people decided about findings (docs/decisions.md), and the day that says which decisions have expired: a date, or
# "now" for that of the clock.
# decisions = "claimcheck-decisions.toml"
# today = "now"

# Findings that were there when `claimcheck baseline` wrote this file: they do not fail.
# baseline = "claimcheck-baseline.toml"

# Text of a document with tracked changes: original, final (all changes accepted) or both.
# tracked = "final"

# MiB that a compressed file (DOCX, EPUB, gzip ...) may hold when it is expanded.
# max_expanded = 256

# Threads; the report is the same for any number. Default: all of the machine.
# jobs = 2

# MiB of memory for claims while they are compared. What is more is kept in a temporary file (in $TMPDIR, else /tmp): the
# report is the same, and takes longer. Default: half of what the machine, or its container, has.
# memory_limit = 512

# color = "auto"     # auto, always, never
# quiet = false
# verbose = false
# statistics = false # count the findings by kind and by rule (text)
# facts = false      # list every fact with its verdict, too

# What was extracted from a document is kept in ~/.cache/claimcheck, by the document's content: a run after a small change
# reads the rest from there. MiB that it may take; what was used least lately goes first.
# cache = true
# cache_size = 1024

# Severity of the findings of a rule ("pack/id") or of a kind of finding: error, warning, note or off.
# [severity]
# unsupported = "warning"
# "disasters/people_killed" = "error"

# How far apart two figures may be and still be one, and how sure a finding must be to be loud (docs/rules.md).
# [thresholds]
# confident = 0.6    # an error that is less sure becomes a warning
# plausible = 0.4    # a finding that is less sure is a note
# repeated = 0.25    # statements without a rule that read alike are a warning from here on, else a note
# tolerance = 0      # share by which two figures of any fact may differ
# about = 0.1        # reach of "about", as a share of the number
# about_points = 5   # reach of "about" beside a percentage, in points
# nearly = 0.1       # reach of "nearly" and "just over", as a share of the number
# share_points = 5   # rounding of "half" and "one in five", in points
# over = 1.5         # "over 300" suggests less than so many times 300

# Words that the built-in lexicon does not know (docs/rules.md); a rule pack may have the same tables.
# [lexicon]
# abbreviations = ["Bldg."]              # no sentence ends behind them
# idioms = ["catch 22"]                  # numbers that count nothing
# nouns = { nuclei = "nucleus" }         # plurals that no ending tells
# [[lexicon.unit]]
# name = "smoot"
# equals = "1.7018 metres"               # leave out for a unit of its own kind
# symbols = ["smt"]
# [[lexicon.hedge]]
# modifier = "approximate"               # or at_least, more_than, at_most, less_than, just_below, just_above
# before = ["give or take"]
# [[lexicon.place]]
# name = "Kelverton"
# in = "Austria"
# also = ["Old Kelverton"]
# [[lexicon.population]]
# name = "beekeepers"
# in = "people"
# words = ["beekeepers", "bee keepers"]

# Approved figures: whatever a document says otherwise is reported (docs/rules.md). As many as there are.
# [[reference]]
# measure = "economy/unemployment_rate"
# value = "4.1 percent"
# dimensions = { place = "Velden", time = "May 2024" }
# source = "Labour force survey, table 2"
)";
}

}  // namespace claimcheck::cli
