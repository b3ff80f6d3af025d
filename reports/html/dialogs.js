// Dialogs: why a finding is dismissed, the export, help. Native <dialog>: focus stays inside, Escape closes.

function openDialog(label, ...children) {
  const box = el("dialog", { "aria-label": label }, el("h2", {}, label), ...children);
  box.addEventListener("close", () => {
    box.remove();
    if (live.stale) showTab(shownTab);
  });
  document.body.append(box);
  box.showModal();
  return box;
}

const closeButton = (label) => el("button", { type: "button", onclick: (event) => event.currentTarget.closest("dialog").close() }, label);

const usualReasons = [
  "Different things are counted",
  "Different times are meant",
  "Quoted as the speaker said it",
  "Rounded; close enough",
  "The older text stays as it was published",
];

function askDismiss(finding) {
  const before = decisions.get(finding.fingerprint);
  const reason = el("input", { id: "reason", type: "text", required: true, maxlength: "2000", autocomplete: "off", value: before?.reason || "" });
  const name = el("input", { id: "author", type: "text", maxlength: "200", value: before?.author || author, autocomplete: "name" });
  const expires = el("input", { id: "expires", type: "date", value: before?.expires || "" });
  const problem = el("p", { class: "problem", role: "alert" });
  const dismiss = () => {
    author = name.value.trim();
    store("claimcheck:author", author);
    const one = { verdict: "dismissed", reason: reason.value.trim(), author, date: today() };
    if (expires.value) one.expires = expires.value;
    box.close();
    decideAndGoOn(finding, one);
  };
  const box = openDialog(
    "Dismiss this finding",
    el("p", {}, finding.message),
    el(
      "form",
      {
        method: "dialog",
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          if (reason.value.trim() !== "") return dismiss();
          problem.textContent = "A dismissal needs a reason: the next reader wants to know why.";
          reason.focus();
        },
      },
      el("label", { for: "reason" }, "Reason (required)"),
      reason,
      problem,
      el("div", { class: "usual" }, usualReasons.map((words) => el("button", { type: "button", onclick: () => ((reason.value = words), reason.focus()) }, words))),
      el("div", { class: "pair" }, el("div", {}, el("label", { for: "author" }, "Your name"), name), el("div", {}, el("label", { for: "expires" }, "Holds until (optional)"), expires)),
      el("div", { class: "buttons" }, closeButton("Cancel"), el("button", { class: "primary" }, "Dismiss")),
    ),
  );
  reason.focus();
}

function download(name, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/toml" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function openExport() {
  const text = decisionsFile();
  const count = exportedDecisions().length;
  const area = el("textarea", { id: "toml", readonly: true, rows: "12", spellcheck: "false", "aria-label": "Decisions file" });
  area.value = text;
  const copied = el("span", { role: "status" });
  openDialog(
    "Export decisions",
    el("p", {}, `${counted(count, "decision")} as TOML. Save it beside the documents as `, el("code", {}, data.decisionsName), ", or name it with ", el("code", {}, "claimcheck check --decisions FILE"), "."),
    area,
    el(
      "div",
      { class: "buttons" },
      copied,
      el("button", { type: "button", onclick: () => navigator.clipboard?.writeText(text).then(() => (copied.textContent = "Copied"), () => area.select()) ?? area.select() }, "Copy"),
      el("button", { type: "button", class: "primary", id: "download", onclick: () => download(data.decisionsName, text) }, "Download"),
      closeButton("Close"),
    ),
  );
}

function openHelp() {
  const keys = shortcuts.map(({ keys: names, text }) => [el("dt", {}, names.map((name) => el("kbd", {}, name))), el("dd", {}, text)]);
  const single = el("input", { type: "checkbox", id: "single", checked: singleKeys, onchange: (event) => setSingleKeys(event.target.checked) });
  openDialog(
    "Help",
    el("p", {}, "Each finding is one fact on which passages disagree. Accept it when it is right and the documents will be corrected; dismiss it, with a reason, when nothing is to be corrected."),
    el("p", {}, data.live ? `Decisions are saved to ${data.decisionsName} as you make them.` : "Decisions are kept in this browser. Export them as a file that the next check reads. Nothing leaves this page."),
    el("dl", { class: "keys" }, keys),
    el("p", {}, el("label", { for: "single" }, single, " Keys without Ctrl or Alt work (turn off for speech input)")),
    el("div", { class: "buttons" }, closeButton("Close")),
  );
}
