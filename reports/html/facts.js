// Which findings are shown: severity, kind, status, document and words. Pure functions over `data` and `filter`.

const severities = ["error", "warning", "note"];
const filter = { words: "", severity: new Set(severities), kind: "", status: "", document: "" };

const passagesOf = (finding) => finding.values.flatMap((value) => value.passages);

/** What a search looks through, in lower case; made once per finding. */
function wordsOf(finding) {
  finding.words ??= [finding.message, finding.rule, finding.kind, ...finding.values.map((v) => v.heading)]
    .concat(passagesOf(finding).map((p) => `${p.path} ${p.before}${p.quote}${p.after}`))
    .join("\n")
    .toLowerCase();
  return finding.words;
}

function passes(finding, without) {
  if (without !== "severity" && !filter.severity.has(finding.severity)) return false;
  if (without !== "kind" && filter.kind && finding.kind !== filter.kind) return false;
  if (without !== "status" && filter.status && statusOf(finding) !== filter.status) return false;
  if (filter.document && !passagesOf(finding).some((p) => p.path === filter.document)) return false;
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => wordsOf(finding).includes(word) || finding.fingerprint === word);
}

/** Findings that pass, by severity, then kind, each group in the report's order. */
function shownFindings() {
  const rank = new Map();
  for (const finding of data.findings) if (!rank.has(finding.kind)) rank.set(finding.kind, rank.size);
  return data.findings
    .filter((finding) => passes(finding))
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        rank.get(a.kind) - rank.get(b.kind) ||
        a.index - b.index,
    );
}

/** How many findings each choice of one filter would show, with the other filters as they are. */
function countsBy(name, keyOf) {
  const counts = new Map();
  for (const finding of data.findings)
    if (passes(finding, name)) counts.set(keyOf(finding), (counts.get(keyOf(finding)) || 0) + 1);
  return counts;
}

function clearFilter() {
  Object.assign(filter, { words: "", severity: new Set(severities), kind: "", status: "", document: "" });
}
