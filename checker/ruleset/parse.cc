// TOML -> RuleFile. The one file that knows both.
#include "checker/ruleset/table_reader.h"
#include "checker/text/parse_toml.h"
#include "checker/text/place.h"

namespace claimcheck {

namespace {

SlotRule read_slot(const toml::table& table, const char* what, Complaints& complaints) {
  TableReader r(table, what, complaints);
  SlotRule slot;
  slot.place = r.place();
  slot.name = r.text("name", true);
  slot.required = r.flag("required");
  slot.must_agree = r.flag("must_agree");
  slot.names = r.flag("names");
  slot.beside = r.texts("beside");
  slot.default_value = r.text("default");
  r.each("values", [&](const toml::table& entry) {
    TableReader v(entry, std::string("a value of ") + what, complaints);
    SlotValueRule value;
    value.value = v.text("value", true);
    value.words = v.texts("words");
    value.parent = v.text("parent");
    v.finish();
    slot.values.push_back(std::move(value));
  });
  r.finish();
  return slot;
}

ExampleRule read_example(const toml::table& table, const char* what, Complaints& complaints) {
  TableReader r(table, what, complaints);
  ExampleRule example;
  example.place = r.place();
  example.text = r.text("text", true, limits::example_bytes);
  example.value = r.value_text("value");
  example.unit = r.text("unit");
  if (const toml::table* dimensions = r.table("dimensions"))
    example.dimensions = TableReader::pairs(*dimensions, "dimensions", complaints);
  r.finish();
  return example;
}

MeasureRule read_measure(const toml::table& table, Complaints& complaints) {
  TableReader r(table, "[[measure]]", complaints);
  MeasureRule m;
  m.place = r.place();
  m.id = r.text("id", true);
  m.title = r.text("title", true);
  m.kind = r.text("kind", true);
  m.severity = r.text("severity");
  m.phrases = r.texts("phrases");
  m.regex = r.texts("regex");
  m.headers = r.texts("headers");
  m.context = r.texts("context");
  m.context_scope = r.text("context_scope");
  m.exclude = r.texts("exclude");
  m.units = r.texts("unit");
  m.nouns = r.texts("noun");
  m.compare = r.text("compare");
  m.cumulative = r.flag("cumulative");
  m.event = r.flag("event");
  m.additive = r.flag("additive");
  m.tolerance = r.number("tolerance");
  m.minimum = r.number("min");
  m.maximum = r.number("max");
  m.priority = static_cast<int>(r.integer("priority", -100, 100).value_or(0));
  r.each("dimension",
         [&](const toml::table& t) { m.slots.push_back(read_slot(t, "[[measure.dimension]]", complaints)); });
  r.each("examples", [&](const toml::table& t) { m.examples.push_back(read_example(t, "an example", complaints)); });
  r.each("counterexamples",
         [&](const toml::table& t) { m.counterexamples.push_back(read_example(t, "a counterexample", complaints)); });
  r.finish();
  return m;
}

CheckExample read_check_example(const toml::table& table, Complaints& complaints) {
  TableReader r(table, "[[check.example]]", complaints);
  CheckExample example;
  example.place = r.place();
  r.each("documents", [&](const toml::table& t) {
    TableReader d(t, "a document of [[check.example]]", complaints);
    CheckDocument document;
    document.text = d.text("text", true, limits::example_bytes);
    document.date = d.text("date");
    d.finish();
    example.documents.push_back(std::move(document));
  });
  example.finds = r.texts("finds", true);
  r.finish();
  return example;
}

CheckRule read_check(const toml::table& table, Complaints& complaints) {
  TableReader r(table, "[[check]]", complaints);
  CheckRule c;
  c.place = r.place();
  c.id = r.text("id", true);
  c.title = r.text("title", true);
  c.kind = r.text("kind", true);
  c.severity = r.text("severity");
  c.parts = r.texts("part");
  c.whole = r.text("whole");
  c.equation = r.text("equation");
  c.measures = r.texts("measures");
  r.each("example", [&](const toml::table& t) { c.examples.push_back(read_check_example(t, complaints)); });
  r.finish();
  return c;
}

ReferenceRule read_reference(const toml::table& table, Complaints& complaints) {
  TableReader r(table, "[[reference]]", complaints);
  ReferenceRule reference;
  reference.place = r.place();
  reference.measure = r.text("measure", true);
  reference.value = r.text("value", true);
  reference.source = r.text("source", true);
  reference.date = r.text("date");
  if (const toml::table* dimensions = r.table("dimensions"))
    reference.dimensions = TableReader::pairs(*dimensions, "dimensions", complaints);
  r.finish();
  return reference;
}

void read_pack(const toml::table& table, RuleFile& file, Complaints& complaints) {
  TableReader r(table, "[pack]", complaints);
  file.place = r.place();
  file.name = r.text("name", true);
  file.version = r.text("version");
  file.description = r.text("description");
  file.extends = r.texts("extends");
  r.finish();
}

void read_lexicon(const toml::table& table, LexiconRule& out, Complaints& complaints) {
  TableReader r(table, "[lexicon]", complaints);
  out.given = true;
  out.place = r.place();
  r.each("unit", [&](const toml::table& t) {
    TableReader d(t, "[[lexicon.unit]]", complaints);
    out.units.push_back({d.text("name", true), d.text("equals"), d.texts("words"), d.texts("symbols")});
    d.finish();
  });
  r.each("hedge", [&](const toml::table& t) {
    TableReader d(t, "[[lexicon.hedge]]", complaints);
    out.hedges.push_back({d.text("modifier", true), d.texts("before"), d.texts("after")});
    d.finish();
  });
  r.each("place", [&](const toml::table& t) {
    TableReader d(t, "[[lexicon.place]]", complaints);
    out.places.push_back({d.text("name", true), d.text("kind"), d.text("in"), d.texts("also"), d.texts("people")});
    d.finish();
  });
  r.each("population", [&](const toml::table& t) {
    TableReader d(t, "[[lexicon.population]]", complaints);
    out.populations.push_back({d.text("name", true), d.text("in"), d.texts("words", true)});
    d.finish();
  });
  if (const toml::table* nouns = r.table("nouns")) out.nouns = TableReader::pairs(*nouns, "nouns", complaints);
  out.abbreviations = r.texts("abbreviations");
  out.idioms = r.texts("idioms");
  r.finish();
}

void read_root(const toml::table& root, RuleFile& file, Complaints& complaints) {
  TableReader r(root, "a rule file", complaints);
  if (const toml::table* pack = r.table("pack"))
    read_pack(*pack, file, complaints);
  else if (root.get("pack") == nullptr)
    complaints.add({1, 1}, "a rule file needs a [pack] table with a \"name\"");
  if (const toml::table* lists = r.table("lists")) {
    TableReader::each_key(*lists, [&](const toml::key& key, const toml::node& node) {
      const std::string name(key.str());
      file.lists.push_back({{name, place_of(key)}, TableReader::texts_of(node, "list \"" + name + "\"", complaints)});
    });
  }
  if (const toml::table* lexicon = r.table("lexicon")) read_lexicon(*lexicon, file.lexicon, complaints);
  r.each("dimension",
         [&](const toml::table& t) { file.dimensions.push_back(read_slot(t, "[[dimension]]", complaints)); });
  r.each("measure", [&](const toml::table& t) { file.measures.push_back(read_measure(t, complaints)); });
  r.each("check", [&](const toml::table& t) { file.checks.push_back(read_check(t, complaints)); });
  r.each("reference", [&](const toml::table& t) { file.references.push_back(read_reference(t, complaints)); });
  r.finish();
}

void read_project(const toml::table& root, RuleFile& file, Complaints& complaints) {
  TableReader r(root, "a configuration", complaints);
  if (const toml::table* lexicon = r.table("lexicon")) read_lexicon(*lexicon, file.lexicon, complaints);
  r.each("reference", [&](const toml::table& t) { file.references.push_back(read_reference(t, complaints)); });
}

/// Reads the root table of a file by `read`.
RuleFile parse_file(SourceFile source, std::vector<Diagnostic>& diagnostics,
                    void (*read)(const toml::table&, RuleFile&, Complaints&)) {
  RuleFile file;
  file.path = std::move(source.path);
  file.bytes = std::move(source.bytes);
  Complaints complaints{file, diagnostics};
  if (file.bytes.size() > limits::file_bytes) {
    complaints.add({}, "the rule file has " + std::to_string(file.bytes.size()) + " bytes, the limit is " +
                           std::to_string(limits::file_bytes));
    return file;
  }
  if (const std::size_t bad = invalid_utf8(file.bytes); bad != std::string_view::npos) {
    ++complaints.count;
    diagnostics.push_back(
        diagnostic_at(file.path, file.bytes, static_cast<std::uint32_t>(bad), "the rule file is not valid UTF-8 here"));
    return file;
  }
  // toml++ reports syntax errors by throwing; nothing it throws leaves this function.
  try {
    read(parse_toml(std::string_view(file.bytes), file.path), file, complaints);
  } catch (const toml::parse_error& error) {
    const auto begin = error.source().begin;
    complaints.add({begin.line, begin.column}, "not valid TOML: " + std::string(error.description()));
  } catch (const std::exception& error) {
    complaints.add({}, std::string("could not be read: ") + error.what());
  }
  return file;
}

}  // namespace

Diagnostic rule_diagnostic(const RuleFile& file, Place place, std::string message, Severity severity) {
  return diagnostic_at_line(file.path, file.bytes, place.line, place.column, std::move(message), severity);
}

RuleFile parse_rule_file(SourceFile source, std::vector<Diagnostic>& diagnostics) {
  return parse_file(std::move(source), diagnostics, read_root);
}

RuleFile parse_project_file(SourceFile source, std::vector<Diagnostic>& diagnostics) {
  return parse_file(std::move(source), diagnostics, read_project);
}

}  // namespace claimcheck
