// Decisions: accepted, dismissed with a reason, or open. Kept in the browser, undone one by one, exported as the TOML
// that `claimcheck check --decisions` reads. A live page saves them through the server instead (live.js).

const decisions = new Map(); // fingerprint -> {verdict, reason, author, date, expires}
const undone = []; // what undo goes back to: {fingerprint, before}
const storageName = `claimcheck:${data.key}`;
let author = "";
let storageWorks = true;

/** Reads a value of the browser's storage; null where there is none, or where the browser keeps nothing for files. */
function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    storageWorks = false;
    return null;
  }
}

function store(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    storageWorks = false;
  }
}

const isDecision = (one) => one && (one.verdict === "accepted" || (one.verdict === "dismissed" && one.reason));

/** Whether the decision stands in the decisions file, which this page changes, and not in a comment or sidecar. */
const inFile = (finding) => isDecision(finding.decision) && finding.decision.origin === "decisions";

/** The decision that holds: made here or in the file, else in a comment of the document or its sidecar. */
const decisionOf = (finding) => decisions.get(finding.fingerprint) || (finding.decision && !inFile(finding) ? finding.decision : null);

function loadDecisions() {
  author = stored("claimcheck:author") || author;
  decisions.clear();
  for (const finding of data.findings) if (inFile(finding)) decisions.set(finding.fingerprint, finding.decision);
  if (data.live) return;
  try {
    const kept = JSON.parse(stored(storageName) || "{}");
    for (const [fingerprint, one] of Object.entries(kept)) {
      if (isDecision(one)) decisions.set(fingerprint, one);
      else if (one === null) decisions.delete(fingerprint); // taken back here, still in the file
    }
  } catch {
    // Not ours, or broken: begin anew.
  }
}

/** The decision with rule and message of its finding, so that it can be written when the page has that finding no more. */
function withFinding(fingerprint, one) {
  const finding = data.findings.find((other) => other.fingerprint === fingerprint);
  return finding ? { ...one, rule: finding.rule, message: finding.message } : one;
}

function saveDecisions() {
  if (data.live) return;
  const kept = {};
  for (const finding of data.findings)
    if (inFile(finding) && !decisions.has(finding.fingerprint)) kept[finding.fingerprint] = null;
  for (const [fingerprint, one] of decisions) kept[fingerprint] = withFinding(fingerprint, one);
  store(storageName, JSON.stringify(kept));
}

const statusOf = (finding) => decisionOf(finding)?.verdict || (finding.baseline ? "known" : "open");

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function setDecision(fingerprint, one) {
  if (one) decisions.set(fingerprint, one);
  else decisions.delete(fingerprint);
  saveDecisions();
}

/** Decides, remembering how it was before. Returns a promise of whether it was saved. */
async function decide(finding, one) {
  const before = decisions.get(finding.fingerprint) || null;
  setDecision(finding.fingerprint, one);
  if (!(await saveLive(finding, before, one))) return false;
  undone.push({ fingerprint: finding.fingerprint, before });
  return true;
}

/** Takes the last decision back; the finding that it was about, or null. */
async function undoDecision() {
  const last = undone.pop();
  if (!last) return null;
  const finding = data.findings.find((one) => one.fingerprint === last.fingerprint);
  const now = decisions.get(last.fingerprint) || null;
  setDecision(last.fingerprint, last.before);
  if (finding && !(await saveLive(finding, now, last.before))) return null;
  return finding || null;
}

/** A TOML basic string, escaped as the decisions file is written. */
function tomlString(text) {
  const escapes = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t" };
  let out = "";
  for (const c of String(text).toWellFormed?.() ?? String(text)) {
    const code = c.codePointAt(0);
    if (escapes[c]) out += escapes[c];
    else if (code < 0x20 || code === 0x7f) out += "\\u" + code.toString(16).toUpperCase().padStart(4, "0");
    else out += c;
  }
  return `"${out}"`;
}

/**
 * What is exported: the decisions made here, and those of the file that no finding of this page shows (below the
 * severity, of another run, expired). By fingerprint.
 */
function exportedDecisions() {
  const every = new Map(data.otherDecisions.map((one) => [one.fingerprint, one]));
  for (const [fingerprint, one] of decisions) every.set(fingerprint, withFinding(fingerprint, one));
  return [...every].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The decisions file, sorted by fingerprint (docs/decisions.md): it takes the place of the one there is. */
function decisionsFile() {
  let out =
    "# Decisions on findings of claimcheck (docs/decisions.md). verdict: accepted or dismissed; a dismissal needs a " +
    "reason.\n# Sorted by fingerprint. rule and message are for readers; they decide nothing.\n";
  for (const [fingerprint, one] of exportedDecisions()) {
    out += `\n[[decision]]\nfingerprint = ${tomlString(fingerprint)}\nverdict = "${one.verdict}"\n`;
    if (one.reason) out += `reason = ${tomlString(one.reason)}\n`;
    if (one.author) out += `author = ${tomlString(one.author)}\n`;
    if (one.date) out += `date = ${one.date}\n`;
    if (one.expires) out += `expires = ${one.expires}\n`;
    if (one.rule) out += `rule = ${tomlString(one.rule)}\n`;
    if (one.message) out += `message = ${tomlString(one.message)}\n`;
  }
  return out;
}
