// What moves a drawing: sliders, segments, and one courier that never lets a fast drag queue. Holds no medicine.
import { deliver, h, uid } from "./base.js";

const QUIET_MS = 350;
const PLAY_MS = 5000;
const STEPS = 10;
const MOST_ROOM = 40;

/**
 * A fast drag never queues: one request is on its way, and only the latest wish waits behind it. `atRest` is called when
 * nothing is on its way: before that the controls show what is wished, and an older answer must not pull them back.
 */
export function courier(model, atRest) {
  let wish = null;
  let waiting = false;
  async function ask(values, more = {}) {
    if (waiting) { wish = { ...wish, ...more, values: { ...wish?.values, ...values } }; return; }
    waiting = true;
    await deliver(model, { kind: "set", ...more, values });
    waiting = false;
    if (!wish) { atRest(); return; }
    const { values: next, ...rest } = wish;
    wish = null;
    ask(next, rest);
  }
  return { ask, get waiting() { return waiting; } };
}

/** Says what changed once things are at rest; the first state and a repeated one are not news. */
export function calm(voice) {
  let said = null;
  let quiet = null;
  return {
    say(sentence) {
      clearTimeout(quiet);
      if (said === null) { said = sentence; return; }
      quiet = setTimeout(() => { if (sentence !== said) voice.say(sentence); said = sentence; }, QUIET_MS);
    },
    stop() { clearTimeout(quiet); },
  };
}

/** A slider over named values in their order. */
export function steps(control, onChange) {
  const index = () => Number(input.value);
  const label = uid("label");
  const output = h("output", { class: "bm-value" });
  const input = h("input", {
    type: "range", min: 0, max: control.choices.length - 1, step: 1, "aria-labelledby": label, class: "bm-range",
    oninput: () => { show(); onChange(control.choices[index()][0]); },
  });
  const show = () => {
    const [, text] = control.choices[index()];
    output.textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  const element = h("div", { class: "bm-control" }, h("span", { class: "bm-control-label", id: label }, control.label), output, input,
    h("span", { class: "bm-ends", "aria-hidden": "true" }, h("span", {}, control.choices[0][1]), h("span", {}, control.choices.at(-1)[1])));
  return {
    element,
    set(value) {
      input.value = Math.max(0, control.choices.findIndex(([each]) => each === value));
      show();
    },
  };
}

/** A few named values side by side. */
export function segments(control, onChange) {
  const name = uid("choice");
  const inputs = control.choices.map(([value, text]) => ({
    value,
    input: h("input", { type: "radio", name, value, onchange: () => onChange(value) }),
    text,
  }));
  const element = h("fieldset", { class: "bm-control bm-segments" },
    h("legend", { class: "bm-control-label" }, control.label),
    h("div", {}, inputs.map(({ input, text }) => h("label", {}, input, h("span", {}, text)))));
  return { element, set(value) { for (const each of inputs) each.input.checked = each.value === value; } };
}

/** Named values too many to stand side by side. */
function list(control, onChange) {
  const id = uid("list");
  const input = h("select", { id, class: "bm-select", onchange: () => onChange(input.value) },
    control.choices.map(([value, text]) => h("option", { value }, text)));
  const element = h("div", { class: "bm-control bm-listed" }, h("label", { for: id, class: "bm-control-label" }, control.label),
    h("span", { class: "bm-select-row" }, input));
  return { element, set(value) { input.value = value; } };
}

const reduced = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const places = (step) => (String(step).split(".")[1] ?? "").length;

/** A number: typed, dragged, stepped with the arrow keys, and played where time runs. */
function dial(control, onChange) {
  const { low, step, unit } = control;
  let { high } = control;
  const written = (value) => Number(value).toFixed(places(step));
  const label = uid("label");
  let typing = false; // a number half typed is not replaced
  const typed = h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", class: "bm-number", "aria-label": `${control.label}, type a number${unit ? ` in ${unit}` : ""}`,
    onfocus: () => stop(),
    oninput: () => { typing = true; },
    onblur: () => { typing = false; },
    onchange: () => { typing = false; onChange(typed.value.trim()); },
    onkeydown: (event) => {
      const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!way) return;
      event.preventDefault();
      range[way > 0 ? "stepUp" : "stepDown"]();
      moved();
    },
  });
  const range = h("input", { type: "range", class: "bm-slide", min: low, max: high, step, "aria-labelledby": label, oninput: () => { stop(); moved(); } });
  const mark = (value) => {
    range.value = value;
    range.setAttribute("aria-valuetext", `${written(value)} ${unit}`.trim());
  };
  const moved = () => {
    const value = Number(written(range.value));
    typing = false;
    typed.value = written(value);
    mark(value);
    onChange(value);
  };

  let frame = null;
  const stop = () => {
    if (frame === null) return;
    cancelAnimationFrame(frame);
    frame = null;
    play.textContent = "Play";
  };
  const to = (value) => { range.value = value; moved(); };
  const run = () => {
    const from = Number(range.value) >= high ? low : Number(range.value);
    const start = performance.now();
    const tick = (now) => {
      const value = Math.min(high, from + ((now - start) / PLAY_MS) * (high - low));
      frame = requestAnimationFrame(tick);
      if (Number(written(value)) !== Number(range.value)) to(value);
      if (value >= high) stop();
    };
    play.textContent = "Stop";
    frame = requestAnimationFrame(tick);
  };
  // Where motion is not wanted, each press goes one step further.
  const leap = () => to(Number(range.value) >= high ? low : Math.min(high, Number(range.value) + (high - low) / STEPS));
  const play = control.plays && h("button", {
    type: "button", class: "bm-button bm-play", "aria-describedby": label,
    onclick: () => { if (frame !== null) stop(); else if (reduced()) leap(); else run(); },
  }, reduced() ? "Step" : "Play");

  const top = h("span", {}, written(high));
  const element = h("div", { class: "bm-control bm-dial" },
    h("span", { class: "bm-control-label", id: label }, control.label),
    h("span", { class: "bm-typed" }, typed, unit ? h("span", { "aria-hidden": "true" }, unit) : null),
    h("span", { class: "bm-track-row" }, play || null, range),
    h("span", { class: "bm-ends", "aria-hidden": "true" }, h("span", {}, written(low)), top));
  return {
    element, stop,
    /** Where this slider ends just now: its own end, or an earlier one. */
    reach(end) {
      high = end ?? control.high;
      range.max = high;
      top.textContent = written(high);
    },
    set(value) {
      if (frame !== null) return; // while it plays, Python is always a little behind
      mark(value);
      if (!typing) typed.value = written(value);
    },
  };
}

/** Build the control that suits: a dial for numbers, segments for a few short choices, a list for more. */
export function control(each, onChange) {
  if (each.kind === "number") return dial(each, onChange);
  const room = each.choices.reduce((sum, [, text]) => sum + text.length + 3, 0); // in letters, the frame of each counted in
  return (room > MOST_ROOM ? list : segments)(each, onChange);
}
