// Shows the form of a score and its answer. Points, bands, reasons and changes come from Python.
import { announcer, dataTable, h, sourceLinks, uid } from "./base.js";
import { calm, courier } from "./control.js";
import { control } from "./form.js";

const percent = (share) => `${(share * 100).toFixed(2)}%`;

/** The scale lying down: segments side by side, the marker above, ranges or edges below. */
function bar({ segments, edges, here, reach }) {
  // The number stays inside the frame at the ends of the scale; its tip is where the answer is.
  const pin = here && [
    h("span", { class: "bm-pin", style: `inset-inline-start: clamp(1.6rem, ${percent(here.at)}, 100% - 1.6rem)` }, here.shown),
    h("span", { class: "bm-tip", style: `inset-inline-start: ${percent(here.at)}` })];
  const span = reach && h("span", { class: "bm-reach", style: `inset-inline-start: ${percent(reach.from)}; inline-size: ${percent(reach.to - reach.from)}` });
  return h("div", { class: "bm-bar-scale" },
    pin || span ? h("div", { class: "bm-bar-top" }, pin, span) : null,
    h("div", { class: "bm-bar-row" }, segments.map(({ label, share }, index) =>
      h("span", { class: "bm-segment", style: `flex: ${share} 1 0`, "data-here": index === here?.index }, h("span", {}, label)))),
    edges.length
      ? h("div", { class: "bm-bar-edges" }, edges.map((edge) => h("span", {}, edge)))
      : h("div", { class: "bm-bar-row" }, segments.map(({ range, share }) => h("span", { class: "bm-range-text", style: `flex: ${share} 1 0` }, range))));
}

/** The scale standing up, for narrow places and many bands: one row a band, with its values where they are few. */
function ladder({ segments, here, reach }) {
  const cell = (text) => h("span", { class: "bm-cell", "data-here": text === here?.shown, "data-open": Boolean(reach?.open.includes(text)) }, text);
  return h("ol", { class: "bm-ladder" }, segments.map(({ label, range, cells }, index) =>
    h("li", { "data-here": index === here?.index }, h("span", { class: "bm-rung" }, label),
      cells.length ? h("span", { class: "bm-cells" }, cells.map(cell)) : h("span", { class: "bm-range-text" }, range))));
}

/** Draws the scale lying down where every label fits, standing up where not. */
function drawScale(box) {
  let scale = null;
  const fit = () => {
    if (!scale) return;
    const lying = bar(scale);
    const keep = scale.reach ? h("p", { class: "bm-hint" }, scale.reach.text) : "";
    box.replaceChildren(lying, keep);
    const fits = [...lying.querySelectorAll(".bm-segment > span, .bm-range-text")].every((each) => each.scrollWidth <= each.clientWidth + 1);
    if (!fits) box.replaceChildren(ladder(scale), keep);
    else if (scale.edges.length) box.append(h("p", { class: "bm-hint" }, "Every band is drawn equally wide."));
  };
  let width = 0;
  const watcher = new ResizeObserver(([{ contentRect }]) => {
    if (Math.abs(contentRect.width - width) < 1) return;
    width = contentRect.width;
    fit();
  });
  watcher.observe(box);
  return {
    show(next) {
      scale = next;
      box.hidden = !scale;
      if (scale) box.setAttribute("aria-label", scale.alt);
      fit();
    },
    stop() { watcher.disconnect(); },
  };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
function lead({ complete, value, band }) {
  if (!complete) return ["Not enough known yet"];
  return value ? [capital(value), " ", band ? h("span", { class: "bm-level" }, band) : null] : [capital(band)];
}
const part = (title, ...children) => [h("p", { class: "bm-part" }, title), ...children];
const list = (items) => h("ul", {}, items.map((each) => h("li", {}, each)));

/** The answer in words: what it means, what is open, why, and what one change would do. */
function words(answer, act) {
  const { missing, complete } = answer;
  return [
    answer.meaning ? h("p", { class: "bm-meaning" }, answer.meaning) : null,
    missing.length ? part(complete ? "Not known, and not needed for this answer" : "Still needed",
      h("ul", { class: "bm-open" }, missing.map(({ name, label }) => h("li", {},
        h("button", { type: "button", class: "bm-link", onclick: () => act.go(name) }, label)))),
      answer.open ? h("p", { class: "bm-hint" }, answer.open) : null) : null,
    answer.reasons.length ? part(complete ? "Why, and what to keep in mind" : "What can be said already", list(answer.reasons)) : null,
    answer.disagreements.length ? part("Where sources disagree", list(answer.disagreements)) : null,
    answer.steady ? part("What one change would do", h("p", {}, answer.steady)) : null,
    answer.changes.length ? part("What one change would do", answer.changes.map(({ title, items }) =>
      h("div", { class: "bm-ways" }, h("p", { class: "bm-hint" }, title), items.map((each) =>
        h("button", { type: "button", class: "bm-way", onclick: () => act.change(each) },
          h("span", {}, each.text), h("span", { class: "bm-then" }, h("span", { "aria-hidden": "true" }, "→ "), each.then)))))) : null,
  ].flat(3).filter(Boolean);
}

function tables(form, bands) {
  const rows = form.flatMap(({ question, range, choices }) => choices.length
    ? choices.map(([, text, points]) => [question, text, points || "none"])
    : [[question, range.split("; ")[0], range.split("; ").slice(1).join("; ") || "none"]]);
  const counted = rows.some(([, , points]) => points !== "none");
  return [
    dataTable({
      caption: "Questions and answers",
      head: counted ? ["Question", "Answer", "Points"] : ["Question", "Answer"],
      rows: counted ? rows : rows.map((row) => row.slice(0, 2)),
    }),
    bands.length ? dataTable({ caption: "Bands", head: ["Range", "Name", "Meaning"], rows: bands }) : null,
  ].filter(Boolean);
}

/** What is true whoever the patient is: further facts, version, how far it was checked, sources. */
function foot(answer, { sources, approximate }) {
  const links = sources.length ? sourceLinks(sources).flatMap((link) => [link, " "]) : ["arithmetic"];
  return [
    h("p", { class: "bm-rule-source" }, `Version: ${answer.version}. Numbers: ${answer.status}. `,
      approximate ? "A rough translation between two tools. " : "", sources.length > 1 ? "Sources: " : "Source: ", links),
    answer.notes.length ? h("details", { class: "bm-more" }, h("summary", {}, "Good to know"), list(answer.notes)) : null,
  ].filter(Boolean);
}

export default function draw({ model, root }) {
  const about = model.get("about");
  const form = model.get("form");
  const voice = announcer();
  const post = courier(model, () => settle(model.get("state")));
  const heading = h("p", { class: "bm-quiz-title", id: uid("score") }, about.title);
  const fields = new Map(form.map((field) => {
    const made = control(field, (value) => post.ask({ [field.name]: value }));
    const error = h("p", { class: "bm-field-error", role: "alert", hidden: true });
    const worth = h("span", { class: "bm-worth", "aria-hidden": "true" });
    made.element.append(error);
    made.element.firstElementChild.append(worth);
    made.element.dataset.look = field.look ?? field.kind;
    return [field.name, { ...made, error, worth }];
  }));
  const first = Object.fromEntries(form.map(({ name }) => [name, model.get("first")[name] ?? null]));
  const reset = h("button", { type: "button", class: "bm-button", onclick: () => {
    for (const field of fields.values()) { field.mark?.(false); field.clear?.(); }
    post.ask(first);
  } }, "Start again");
  const headline = h("p", { class: "bm-lead bm-score-lead" });
  const working = h("p", { class: "bm-working" });
  const aside = h("p", { class: "bm-field-error", hidden: true });
  const scaleBox = h("div", { class: "bm-scale", role: "img" });
  const scale = drawScale(scaleBox);
  const text = h("div", { class: "bm-panel-in" });
  const panel = h("div", { class: "bm-panel", role: "group", "aria-label": `Answer: ${about.title}`, tabindex: 0 },
    h("div", { class: "bm-panel-in" }, headline, aside, working, scaleBox), text,
    h("p", { class: "bm-net bm-caveat" }, about.caveat));
  const strip = h("button", { type: "button", class: "bm-strip", onclick: () => {
    panel.scrollIntoView({ block: "start" });
    panel.focus({ preventScroll: true });
  } });
  const below = h("div", { class: "bm-score-foot" });
  const numbers = h("div", { class: "bm-score-tables" });
  root.append(h("div", { class: "bm-score", role: "group", "aria-labelledby": heading.id },
    heading,
    h("p", { class: "bm-purpose" }, about.purpose),
    h("p", { class: "bm-education bm-pinned" }, h("strong", {}, "Education only, not medical advice.")),
    h("p", { class: "bm-hint" }, about.education),
    h("div", { class: "bm-score-columns" },
      h("div", { class: "bm-score-form" }, [...fields.values()].map(({ element }) => element), h("div", { class: "bm-actions" }, reset), strip),
      panel),
    below,
    h("details", { class: "bm-more" }, h("summary", {}, "The same as tables"), numbers),
    voice.element));

  const act = {
    go(name) {
      fields.get(name).element.scrollIntoView({ block: "center" });
      fields.get(name).focus();
    },
    change({ name, value }) {
      fields.get(name).mark?.(false);
      post.ask({ [name]: value });
      panel.focus({ preventScroll: true });
    },
  };
  const news = calm(voice);
  const showAnswer = (answer, without) => {
    aside.hidden = !without.length;
    aside.textContent = `Answered without: ${without.join("; ")}. See the note beside it.`;
    headline.replaceChildren(...lead(answer).filter(Boolean));
    working.replaceChildren(...[answer.working, ...answer.steps].filter(Boolean).map((line) => h("span", {}, line)));
    working.hidden = !working.firstChild;
    scale.show(answer.scale);
    text.replaceChildren(...words(answer, act));
    strip.replaceChildren(h("span", {}, ...lead(answer).filter(Boolean)), h("span", { class: "bm-strip-more" }, "see why"));
    for (const [name, { worth }] of fields) worth.textContent = answer.points[name] ?? "";
    below.replaceChildren(...foot(answer, about));
    numbers.replaceChildren(...tables(form, answer.bands));
  };
  const settle = ({ answer, inputs, errors }) => {
    news.say(answer.said);
    for (const [name, field] of fields) {
      const wrong = errors[name] ?? "";
      if (!wrong) field.mark?.(false);
      field.set(inputs[name] ?? null);
      field.mark?.(Boolean(wrong));
      field.error.hidden = !wrong;
      if (field.error.textContent !== wrong) field.error.textContent = wrong;
    }
  };
  const show = () => {
    const state = model.get("state");
    showAnswer(state.answer, state.without);
    if (!post.waiting) settle(state);
  };
  model.on("change:state", show);
  show();
  return () => {
    model.off("change:state", show);
    scale.stop();
    news.stop();
  };
}
