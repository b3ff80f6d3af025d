// Passages side by side: one column a value, each passage with its number marked and the words around it.

const contextLength = 260;
const firstPassages = 6;
const fold = (text) => text.replace(/\s+/g, " ");

/** The block of the document that holds the claim at a source offset: {block, before, quote, after}, or null. */
function blockAround(passage) {
  const shown = passage.document === null ? null : data.documents[passage.document];
  if (!shown || !shown.hasText) return null;
  shown.places ??= new Map(
    shown.blocks.flatMap((block, b) => block.pieces.flatMap((piece, p) => (Array.isArray(piece) ? [[piece[1], [b, p]]] : []))),
  );
  const place = shown.places.get(passage.start);
  if (!place) return null;
  const { pieces } = shown.blocks[place[0]];
  const textOf = (list) => list.map((piece) => (Array.isArray(piece) ? piece[0] : piece)).join("");
  return { block: place[0], before: fold(textOf(pieces.slice(0, place[1]))), after: fold(textOf(pieces.slice(place[1] + 1))) };
}

const cutLeft = (text) => (text.length > contextLength ? "… " + text.slice(-contextLength).replace(/^\S*\s/, "") : text);
const cutRight = (text) => (text.length > contextLength ? text.slice(0, contextLength).replace(/\s\S*$/, "") + " …" : text);

/** The sentence with its number marked, and what stands before and behind it in the same block. */
function markedSentence(passage) {
  const around = blockAround(passage);
  let lead = "";
  let tail = "";
  if (around && around.before.endsWith(passage.before) && around.after.startsWith(passage.after)) {
    lead = cutLeft(around.before.slice(0, around.before.length - passage.before.length));
    tail = cutRight(around.after.slice(passage.after.length));
  }
  return el(
    "blockquote",
    {},
    lead && el("span", { class: "context" }, lead),
    passage.before,
    el("mark", {}, passage.quote),
    passage.after,
    tail && el("span", { class: "context" }, tail),
  );
}

function passageCard(passage) {
  const role = passage.role === "document" ? null : el("span", { class: "role" }, passage.role === "reference" ? "approved figure" : passage.role);
  const shown = passage.document !== null && data.documents[passage.document]?.hasText;
  const place = shown
    ? el("button", { type: "button", class: "place", title: "Show in the document (o)", onclick: () => openDocument(passage.document, passage.start) }, passage.place)
    : el("span", { class: "place" }, passage.place);
  return el(
    "div",
    { class: "passage" },
    el("div", { class: "source" }, place, role, passage.date && el("span", { class: "dated" }, `dated ${passage.date}`)),
    markedSentence(passage),
    passage.notes.length > 0 && el("p", { class: "notes" }, passage.notes.join(" · ")),
  );
}

function valueColumn(value, series) {
  const cards = value.passages.slice(0, firstPassages).map(passageCard);
  const rest = value.passages.slice(firstPassages);
  const more =
    rest.length > 0 &&
    el(
      "button",
      {
        type: "button",
        class: "more",
        onclick: (event) => event.currentTarget.replaceWith(...rest.map(passageCard)),
      },
      `Show ${counted(rest.length, "more passage")}`,
    );
  return el(
    "section",
    { class: `value series s${series % 4}` },
    el("h3", {}, el("i", { class: "swatch", "aria-hidden": "true" }), value.heading, el("small", {}, counted(value.passages.length, "passage"))),
    cards,
    more,
  );
}

/** The marks of a finding that stands in one sentence, in order and without overlap; null where it does not. */
function marksOfSentence(finding) {
  const marks = finding.values.flatMap(({ passages }, series) => passages.map((passage) => ({ passage, series, from: passage.before.length })));
  const whole = ({ passage }) => `${passage.path}\n${passage.before}${passage.quote}${passage.after}`;
  if (marks.length < 2 || marks.some((mark) => whole(mark) !== whole(marks[0]))) return null;
  marks.sort((a, b) => a.from - b.from);
  const apart = marks.every((mark, i) => i === 0 || marks[i - 1].from + marks[i - 1].passage.quote.length <= mark.from);
  return apart ? marks : null;
}

/** One sentence with all its numbers marked, each in the colour of its value. */
function oneSentence(finding, marks) {
  const { passage } = marks[0];
  const text = passage.before + passage.quote + passage.after;
  const pieces = [];
  let done = 0;
  for (const { from, series, passage: marked } of marks) {
    pieces.push(text.slice(done, from), el("mark", { class: `series s${series % 4}` }, marked.quote));
    done = from + marked.quote.length;
  }
  const card = passageCard(passage);
  card.querySelector("blockquote").replaceChildren(...pieces, text.slice(done));
  return el(
    "section",
    { class: "value one series s0" },
    el("h3", {}, finding.values.map((value, series) => el("span", { class: `says series s${series % 4}` }, el("i", { class: "swatch", "aria-hidden": "true" }), value.heading))),
    card,
  );
}

function valueColumns(finding) {
  const marks = marksOfSentence(finding);
  return el("div", { class: "values" }, marks ? oneSentence(finding, marks) : finding.values.map(valueColumn));
}
