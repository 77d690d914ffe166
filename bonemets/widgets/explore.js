// Shows an explorable: a question to guess, stories, controls and the drawing Python makes of them.
// Layout is a fact of the page, so the page asks for the one it has room for. What the model answers comes from Python.
import { announcer, dataTable, deliver, h, sourceLinks, uid } from "./base.js";
import { keeper } from "./store.js";
import { calm, control, courier } from "./control.js";

const WIDE_FROM_PX = 560;
const FORMAT = "bonemets-explore";

/** What this device had kept: a guess, a skipped guess (""), or nothing (null). */
function readGuess(text, options) {
  try {
    const { format, version, guess } = JSON.parse(text) ?? {};
    const known = guess === "" || options.some(([value]) => value === guess);
    return format === FORMAT && version === 1 && known ? guess : null;
  } catch {
    return null;
  }
}

/** The question before the controls open. `settle` gets the guess, "" for skipped. */
function ask({ question, options }, settle) {
  const name = uid("guess");
  const inputs = options.map(([value, text]) => ({ value, text, input: h("input", { type: "radio", name, value }) }));
  const hint = h("p", { class: "bm-ask", role: "alert" });
  const keep = () => {
    const picked = inputs.find(({ input }) => input.checked);
    if (picked) settle(picked.value); else hint.textContent = "Choose one, or skip the guess.";
  };
  return h("div", { class: "bm-predict" },
    h("fieldset", {},
      h("legend", {}, h("span", { class: "bm-count" }, "Guess first"), h("span", { class: "bm-stem" }, question)),
      h("div", { class: "bm-options" }, inputs.map(({ text, input }) =>
        h("div", { class: "bm-option" }, h("label", {}, input, h("span", {}, text)))))),
    hint,
    h("div", { class: "bm-actions" },
      h("button", { type: "button", class: "bm-button bm-primary", onclick: keep }, "Keep my guess and try"),
      h("button", { type: "button", class: "bm-button bm-quiet", onclick: () => settle("") }, "Skip")));
}

export default function draw({ model, root }) {
  const { title, looking, prediction, controls, presets, limits, sources } = model.get("still");
  const first = model.get("first");
  const voice = announcer();
  const news = calm(voice);
  const post = courier(model, () => settle());
  const keep = keeper(`explore.${model.get("name")}`);
  const stories = new Map(presets.map((each) => [each.id, each.story]));
  let guess = readGuess(keep.read(), prediction.options);
  let layout = "wide";

  const set = (values) => post.ask(values, { layout });
  let wanted = ""; // layout asked for once more
  const heading = h("p", { class: "bm-figure-title", id: uid("explore") }, title);
  const guessing = h("div", { class: "bm-guessing" });
  const drawing = h("div", { class: "bm-drawing", role: "img" });
  const reading = h("figcaption", { class: "bm-reading" });
  const view = h("div", { class: "bm-view" }, drawing);
  const notes = h("ul", { class: "bm-notes" });
  // Beside the controls, where the eye is; the top of the widget may be off the screen.
  const refused = h("p", { class: "bm-field-error", role: "alert" });
  const rows = h("div");
  const table = h("details", { class: "bm-more" }, h("summary", {}, "The same as a table"), rows);
  const story = h("p", { class: "bm-story" });

  const stop = () => { for (const part of parts) part.stop?.(); };
  const parts = controls.map((each) => {
    const part = { name: each.name, ...control(each, (value) => set({ [each.name]: value })) };
    // One thing moves at a time: taking hold of a control stops another that plays.
    part.element.addEventListener("pointerdown", () => { for (const other of parts) if (other !== part) other.stop?.(); });
    return part;
  });
  const choose = (values) => {
    stop();
    for (const part of parts) part.set(values[part.name]);
    set(values);
  };
  const buttons = presets.map(({ id, label, values }) => ({
    id, button: h("button", { type: "button", class: "bm-preset", onclick: () => choose(values) }, label),
  }));
  const reset = h("button", { type: "button", class: "bm-button bm-quiet bm-reset", onclick: () => choose(first) }, "Back to the start");
  const picks = h("div", { class: "bm-presets" },
    h("div", { class: "bm-preset-row", role: "group", "aria-label": "Stories to try" }, buttons.map(({ button }) => button)), story);
  const desk = h("div", { class: "bm-controls bm-dials" }, parts.map(({ element }) => element), reset);

  root.append(h("figure", { class: "bm-figure bm-explore", role: "group", "aria-labelledby": heading.id },
    heading,
    h("p", { class: "bm-looking" }, h("strong", {}, "What am I looking at? "), looking),
    guessing, picks,
    // The sentence leads the controls: it stays in sight while they move, when the drawing has left a small screen.
    h("div", { class: "bm-bench" }, view, h("div", { class: "bm-desk" }, reading, desk, refused, notes)),
    h("p", { class: "bm-limits" }, h("strong", {}, "What the model leaves out. "), limits),
    table,
    h("p", { class: "bm-figure-sources" }, "Sources: ", sourceLinks(sources).flatMap((link) => [link, " "])),
    voice.element));

  const decide = (value) => {
    guess = value;
    if (value === null) keep.forget(); else keep.write({ format: FORMAT, version: 1, name: model.get("name"), guess });
    showGuess({ focus: true });
  };
  const again = () => decide(null);
  const showGuess = ({ focus = false } = {}) => {
    const open = guess !== null;
    picks.hidden = desk.hidden = !open;
    view.hidden = reading.hidden = table.hidden = !open && prediction.hides;
    notes.hidden = view.hidden || !notes.children.length;
    if (!open) {
      guessing.replaceChildren(ask(prediction, decide));
      if (focus) guessing.querySelector("input").focus();
      return;
    }
    const text = prediction.options.find(([value]) => value === guess)?.[1];
    const line = h("p", { tabindex: -1, class: "bm-guess-line" }, text
      ? ["Your guess: ", h("strong", {}, text), ". Now try it, then compare."]
      : "You skipped the guess. Try it, then compare.");
    const result = h("div", { class: "bm-compared", role: "status" });
    const compare = h("button", { type: "button", class: "bm-button", onclick: () => deliver(model, { kind: "compare", guess: guess || null }).then(showOutcome) },
      text ? "Compare with my guess" : "What the model shows");
    guessing.replaceChildren(h("div", { class: "bm-guess" }, h("div", { class: "bm-guess-row" }, line, compare, h("button", { type: "button", class: "bm-button bm-quiet", onclick: again }, "Guess again")), result));
    if (focus) line.focus();
  };
  const showOutcome = () => {
    const { verdict, same, answer, why, guess: about } = model.get("outcome");
    const box = guessing.querySelector(".bm-compared");
    // Whoever guesses again meanwhile is not told of the guess before.
    if (!box || about !== (prediction.options.find(([value]) => value === guess)?.[1] ?? "")) return;
    box.replaceChildren(h("p", { class: "bm-verdict", "data-verdict": same ? "right" : "partly right" },
      h("strong", {}, `${verdict} `), `${answer}. ${why}`));
  };

  const show = () => {
    const state = model.get("state");
    const shown = state.drawn[layout] ? layout : Object.keys(state.drawn)[0];
    drawing.dataset.layout = shown; // the one in sight, while the other is on its way
    drawing.innerHTML = state.drawn[shown];
    drawing.setAttribute("aria-label", state.alt);
    reading.textContent = state.reading;
    if (refused.textContent !== state.refused) refused.textContent = state.refused;
    notes.replaceChildren(...state.notes.map((note) => h("li", {}, note)));
    notes.hidden = view.hidden || !state.notes.length;
    rows.replaceChildren(dataTable(state.table));
    for (const { id, button } of buttons) button.setAttribute("aria-pressed", String(id === state.preset));
    if (state.preset) story.textContent = stories.get(state.preset);
    story.toggleAttribute("data-left", !state.preset);
    for (const part of parts) part.reach?.(state.reach[part.name]);
    if (!post.waiting) settle();
  };
  const settle = () => {
    const { drawn, values, reading: words, notes: more } = model.get("state");
    news.say([words, ...more].join(" "));
    // A phone turned twice in a moment: the answer is for a layout that no longer fits.
    const missing = drawn[layout] ? "" : layout;
    if (missing !== wanted) { wanted = missing; if (missing) set({}); }
    for (const part of parts) part.set(values[part.name]);
  };
  const fit = ([{ contentRect }]) => {
    if (!contentRect.width) return; // folded away
    const next = contentRect.width >= WIDE_FROM_PX ? "wide" : "narrow";
    if (next === layout) return;
    layout = next;
    if (model.get("state").drawn[layout]) show(); else set({});
  };
  const watcher = new ResizeObserver(fit);
  watcher.observe(view); // not the drawing itself, which a narrow layout keeps narrow
  model.on("change:state", show);
  showGuess();
  show();
  return () => {
    model.off("change:state", show);
    watcher.disconnect();
    news.stop();
    stop();
  };
}
