// Pictures: the intervals of a finding on a number line, and figures over the dates of their documents. They illustrate;
// every number in them also stands in the text, and exact decimals decided long before.

const day = 86400000;

/** Number of a decimal from the data: a JSON number, or a string of more digits than a double holds. */
const toNumber = (value) => (value === null || value === undefined ? null : Number(value));

function readable(number, dates) {
  if (dates) return new Date(number * day).toISOString().slice(0, 10);
  return Number(number.toPrecision(12)).toLocaleString("en", { maximumFractionDigits: 6 });
}

/** "2024-02-06..2024-02-07" as days since 1970, or null. */
function datesOf(words) {
  const match = /^(\d{4}-\d\d-\d\d)?(\.\.)?(\d{4}-\d\d-\d\d)?$/.exec(words);
  if (!match || (!match[1] && !match[3])) return null;
  const from = match[1] ? Date.parse(match[1]) / day : null;
  const to = match[3] ? Date.parse(match[3]) / day : match[2] ? null : from;
  return { low: from, high: to };
}

/** The values as spans on one scale, or null where they cannot stand on one. */
function spansOf(values) {
  if (values.every((value) => value.base === null)) {
    const spans = values.map((value) => ({ value, literal: datesOf(value.unit), charitable: datesOf(value.unit), point: null }));
    return spans.every((span) => span.literal) ? { spans, unit: "", dates: true } : null;
  }
  if (values.some((value) => value.base === null)) return null;
  const ends = (interval) => ({ low: toNumber(interval.low), high: toNumber(interval.high) });
  const oneUnit = values.every((value) => value.unit === values[0].unit);
  if (!oneUnit && values.some((value) => value.base.unit !== values[0].base.unit)) return null;
  const spans = values.map((value) => {
    const from = oneUnit ? value.stated : value.base;
    return { value, literal: ends(from.literal), charitable: ends(from.charitable), point: toNumber(from.point) };
  });
  const finite = (span) => [span.literal.low, span.literal.high, span.charitable.low, span.charitable.high, span.point];
  if (!spans.flatMap(finite).every((x) => x === null || Number.isFinite(x))) return null;
  return { spans, unit: oneUnit ? values[0].unit : values[0].base.unit, dates: false };
}

/** Where the spans have no number in common: from the lowest upper end to the highest lower end. */
function gapOf(spans) {
  const highs = spans.map((span) => span.charitable.high ?? Infinity);
  const lows = spans.map((span) => span.charitable.low ?? -Infinity);
  const from = Math.min(...highs);
  const to = Math.max(...lows);
  return from < to ? { from, to } : null;
}

/** A scale from numbers to pixels: logarithmic where the values lie far apart. */
function scaleOf(numbers, left, right) {
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const logarithmic = low > 0 && high / low > 50;
  const f = logarithmic ? Math.log10 : (x) => x;
  const spread = f(high) - f(low) || Math.abs(f(high)) || 1;
  const from = f(low) - 0.08 * spread;
  const to = f(high) + 0.08 * spread;
  const at = (x) => left + ((f(x) - from) / (to - from)) * (right - left);
  return { at, logarithmic, low: logarithmic ? 10 ** from : from, high: logarithmic ? 10 ** to : to };
}

/** Round numbers between the ends of a scale. */
function ticksOf(scale, most) {
  if (scale.logarithmic) {
    const out = [];
    for (let e = Math.ceil(Math.log10(scale.low)); e <= Math.log10(scale.high); e += 1) out.push(10 ** e);
    return out.filter((_, i) => i % Math.ceil(out.length / most) === 0);
  }
  const raw = (scale.high - scale.low) / most;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * unit).find((s) => s >= raw);
  const out = [];
  for (let x = Math.ceil(scale.low / step) * step; x <= scale.high; x += step) out.push(x);
  return out;
}

/** The days themselves, as many as stand beside each other. */
function dayTicks(days, scale, room) {
  const out = [];
  for (const x of [...days].sort((a, b) => a - b)) if (out.length === 0 || scale.at(x) - scale.at(out.at(-1)) >= room) out.push(x);
  return out;
}

function axis(scale, y, width, days) {
  const dates = days !== null;
  const ticks = dates ? dayTicks(days, scale, 84) : ticksOf(scale, Math.max(3, Math.floor(width / 90)));
  return ticks.map((x) => [
    svg("line", { class: "tick", x1: scale.at(x), x2: scale.at(x), y1: y, y2: y + 5 }),
    svg("text", { class: "axis", x: Math.min(Math.max(scale.at(x), dates ? 36 : 24), width - (dates ? 36 : 24)), y: y + 17, "text-anchor": "middle" }, readable(x, dates)),
  ]);
}

function bar(span, scale, y, width, series) {
  const edge = (x, otherwise) => (x === null ? otherwise : scale.at(x));
  const rect = (ends, height, name) => {
    const from = edge(ends.low, 0);
    const to = edge(ends.high, width);
    return svg("rect", { class: name, x: Math.min(from, to), y: y - height / 2, width: Math.max(Math.abs(to - from), 2), height, rx: 2 });
  };
  const arrow = (x, direction) => svg("path", { class: "arrow", d: `M${x} ${y - 6}l${7 * direction} 6l${-7 * direction} 6z` });
  return svg(
    "g",
    { class: `series s${series % 4}` },
    rect(span.charitable, 16, "charitable"),
    rect(span.literal, 8, "literal"),
    span.charitable.low === null && arrow(8, -1),
    span.charitable.high === null && arrow(width - 8, 1),
    span.point !== null && svg("circle", { class: "point", cx: scale.at(span.point), cy: y, r: 5 }),
  );
}

function describeSpan(span, dates) {
  const { low, high } = span.charitable;
  if (low === null) return `${span.value.short}: up to ${readable(high, dates)}`;
  if (high === null) return `${span.value.short}: from ${readable(low, dates)} up`;
  return low === high ? span.value.short : `${span.value.short}: ${readable(low, dates)} to ${readable(high, dates)}`;
}

/** The number line, `width` pixels wide; null where the values cannot be drawn on one line. */
function numberLine(values, width) {
  const drawn = values.length > 1 && values.length <= 12 && spansOf(values);
  if (!drawn) return null;
  const { spans, unit, dates } = drawn;
  const numbers = spans.flatMap((s) => [s.charitable.low, s.charitable.high, s.literal.low, s.literal.high, s.point]);
  const known = numbers.filter((x) => x !== null);
  if (known.length === 0) return null;
  const scale = scaleOf(known, 14, width - 14);
  const gap = gapOf(spans);
  const top = gap ? 30 : 10;
  const bottom = top + spans.length * 44;
  const words = `Number line. ${spans.map((s) => describeSpan(s, dates)).join("; ")}. ${gap ? `Nothing in common between ${readable(gap.from, dates)} and ${readable(gap.to, dates)}.` : "The ranges meet."}`;
  const parts = [];
  if (gap) {
    const from = scale.at(gap.from);
    const to = scale.at(gap.to);
    const middle = Math.min(Math.max((from + to) / 2, 90), width - 90);
    const apart = dates ? counted(gap.to - gap.from, "day") : readable(gap.to - gap.from, false);
    parts.push(
      svg("rect", { class: "gap", x: from, y: top - 6, width: to - from, height: bottom - top + 6 }),
      svg("path", { class: "bracket", d: `M${from} ${top}V${top - 6}H${to}V${top}` }),
      svg("text", { class: "gaptext", x: middle, y: top - 12, "text-anchor": "middle" }, `no number in common: a gap of ${apart}`),
    );
  }
  spans.forEach((span, i) => {
    const y = top + 44 * i + 31;
    const x = span.point ?? span.charitable.low ?? span.charitable.high;
    const at = scale.at(x);
    const anchor = at < width * 0.25 ? "start" : at > width * 0.75 ? "end" : "middle";
    parts.push(
      bar(span, scale, y, width, i),
      svg("text", { class: "label", x: anchor === "start" ? Math.max(at - 6, 2) : anchor === "end" ? Math.min(at + 6, width - 2) : at, y: y - 14, "text-anchor": anchor }, span.value.short),
    );
  });
  parts.push(svg("line", { class: "base", x1: 0, x2: width, y1: bottom + 4, y2: bottom + 4 }), axis(scale, bottom + 4, width, dates ? known : null));
  const height = bottom + 26;
  return el(
    "figure",
    { class: "picture" },
    svg("svg", { role: "img", "aria-label": words, width, height, viewBox: `0 0 ${width} ${height}` }, parts),
    el("figcaption", {}, el("span", { class: "legend" }, el("i", { class: "key literal" }), "as worded"), el("span", { class: "legend" }, el("i", { class: "key charitable" }), "widest fair reading"), unit && el("span", {}, `in ${unit}`), scale.logarithmic && el("span", {}, "logarithmic scale")),
  );
}

/** Figures over the dates of their documents; null without two dates. */
function timeline(values, width) {
  const drawn = spansOf(values);
  if (!drawn || drawn.dates) return null;
  const points = drawn.spans.flatMap((span, series) => {
    const y = span.point ?? span.literal.low ?? span.literal.high;
    return span.value.passages.filter((p) => p.date && y !== null).map((p) => ({ x: Date.parse(p.date) / day, y, series, span, path: p.path }));
  });
  const dates = new Set(points.map((point) => point.x));
  if (dates.size < 2 || new Set(points.map((point) => point.y)).size < 2) return null;
  points.sort((a, b) => a.x - b.x || a.y - b.y);
  const height = 150;
  const across = scaleOf([...dates], 40, width - 40);
  const up = scaleOf(points.map((point) => point.y), height - 38, 26);
  const words = `Timeline. ${points.map((p) => `${readable(p.x, true)}: ${p.span.value.short}`).join("; ")}.`;
  const seen = new Set();
  const marks = points.map((p) => {
    const key = `${p.x} ${p.series}`;
    const label = !seen.has(key) && svg("text", { class: "label", x: Math.min(Math.max(across.at(p.x), 40), width - 40), y: up.at(p.y) - 10, "text-anchor": "middle" }, p.span.value.short);
    seen.add(key);
    return svg("g", { class: `series s${p.series % 4}` }, svg("title", {}, `${readable(p.x, true)}: ${p.span.value.short}, ${p.path}`), svg("circle", { class: "point", cx: across.at(p.x), cy: up.at(p.y), r: 5 }), label);
  });
  const path = points.map((p, i) => (i === 0 ? `M${across.at(p.x)} ${up.at(p.y)}` : `H${across.at(p.x)}V${up.at(p.y)}`)).join("");
  return el(
    "figure",
    { class: "picture" },
    svg("svg", { role: "img", "aria-label": words, width, height, viewBox: `0 0 ${width} ${height}` }, svg("path", { class: "course", d: path }), marks, svg("line", { class: "base", x1: 0, x2: width, y1: height - 24, y2: height - 24 }), axis(across, height - 24, width, dates)),
    el("figcaption", {}, "each figure at the date of its document"),
  );
}
