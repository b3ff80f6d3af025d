// The link to `claimcheck review`: decisions go to its file, and a changed document brings fresh findings. A page that was
// opened from disk has no server, and nothing here does anything.

const live = { state: "", saving: 0, stale: false, lost: false, problem: "" };
const pollEvery = 2000; // milliseconds

function banner(text, ...buttons) {
  byId("banner").hidden = false;
  byId("banner").replaceChildren(el("span", {}, text), ...buttons, el("button", { type: "button", onclick: hideBanner }, "Close"));
}

function hideBanner() {
  byId("banner").hidden = true;
}

const inWords = (one) => (one ? `${one.verdict}${one.author ? ` by ${one.author}` : ""}${one.reason ? `: ${one.reason}` : ""}` : "open");

/** Somebody else changed this decision meanwhile: theirs stands until the reader says otherwise. */
function showConflict(finding, mine, theirs) {
  setDecision(finding.fingerprint, theirs);
  const again = () => {
    hideBanner();
    select(finding, true);
    decide(finding, mine).then((saved) => saved && refilter());
  };
  banner(
    `Not saved, because the decision on “${finding.message}” was changed by somebody else meanwhile. It is now ${inWords(theirs)}. Yours was ${inWords(mine)}.`,
    el("button", { type: "button", id: "use-mine", onclick: again }, "Use mine"),
  );
}

/** Saves a decision that was `before`; false, with the page set back, where it was not saved. */
async function saveLive(finding, before, after) {
  if (!data.live) return true;
  live.saving += 1;
  try {
    const answer = await fetch("decide", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ fingerprint: finding.fingerprint, before, after }),
    });
    const said = await answer.json();
    if (answer.ok) {
      live.state = said.state;
      return true;
    }
    if (answer.status === 409) {
      showConflict(finding, after, said.current);
    } else {
      setDecision(finding.fingerprint, before);
      banner(`Not saved: ${said.error}`);
    }
  } catch {
    setDecision(finding.fingerprint, before);
    banner("Not saved: claimcheck review does not answer. Is it still running?");
  } finally {
    live.saving -= 1;
  }
  refilter();
  return false;
}

/** Takes fresh findings and decisions, and keeps the reader's place. */
async function takeFresh() {
  const fresh = await (await fetch("data")).json();
  const place = list.selected?.fingerprint;
  Object.assign(data, fresh);
  data.findings.forEach((finding, index) => (finding.index = index));
  loadDecisions();
  list.selected = data.findings.find((finding) => finding.fingerprint === place) || null;
  shownDocument.index = Math.min(shownDocument.index, Math.max(data.documents.length - 1, 0));
  live.stale = document.querySelector("dialog[open]") !== null; // drawn when the dialog closes
  if (!live.stale) showTab(shownTab);
  announce("The documents or decisions changed; the page shows the new state.");
}

async function poll() {
  try {
    const said = await (await fetch("state")).json();
    if (live.lost) hideBanner();
    live.lost = false;
    if (live.saving === 0 && said.state !== live.state) {
      live.state = said.state;
      await takeFresh();
    }
    if (said.problem !== live.problem) said.problem ? banner(said.problem) : hideBanner();
    live.problem = said.problem;
  } catch {
    if (!live.lost) banner("claimcheck review does not answer. Is it still running?");
    live.lost = true;
  }
  setTimeout(poll, pollEvery);
}

function startLive() {
  if (!data.live) return;
  live.state = data.state;
  setTimeout(poll, pollEvery);
}
