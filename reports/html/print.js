// Paper: what passes the filter, one finding after the other, whatever the screen shows.

const mostPrinted = 500;

function fillPrint() {
  const findings = shownFindings();
  const s = data.summary;
  byId("print").replaceChildren(
    el("h1", {}, "claimcheck review"),
    el("p", {}, `${counted(s.errors, "error")}, ${counted(s.warnings, "warning")}, ${counted(s.notes, "note")} in ${counted(s.documents, "document")}; claimcheck ${data.version}`),
    findings.length > mostPrinted ? el("p", {}, `The first ${mostPrinted} of ${findings.length}: narrow the filter to print others.`) : "",
    ...findings.slice(0, mostPrinted).map((finding) => {
      const one = decisionOf(finding);
      return el(
        "section",
        { class: "sheet" },
        findingHead(finding),
        one && el("p", {}, el("b", {}, capital(one.verdict)), one.reason && `: ${one.reason}`, one.author && ` (${one.author})`),
        finding.kind !== "arithmetic" && numberLine(finding.values, 640),
        valueColumns(finding),
        stepsOf(finding),
      );
    }),
  );
}

addEventListener("beforeprint", fillPrint);
addEventListener("afterprint", () => byId("print").replaceChildren());
