// Shows a drawing in the width there is, its reading, its table, and its controls. Python draws.
import { announcer, dataTable, h, sourceLinks, uid } from "./base.js";

function slider(control, onChange) {
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

function choice(control, onChange) {
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

export default function draw({ model, root }) {
  const { title, controls, sources } = model.get("still");
  const voice = announcer();
  const heading = h("p", { class: "bm-figure-title", id: uid("figure") }, title);
  const wide = h("div", { class: "bm-wide" });
  const narrow = h("div", { class: "bm-narrow" });
  const drawing = h("div", { class: "bm-drawing", role: "img" }, wide, narrow);
  const reading = h("figcaption", { class: "bm-reading" });
  const rows = h("div");

  // A fast drag never queues: one request is on its way, and only the latest wish waits behind it. Python answers
  // each request with a turn, also when nothing had to be drawn anew.
  let busy = false;
  let wish = null;
  const ask = (values) => {
    if (busy) { wish = { ...wish, ...values }; return; }
    busy = true;
    model.send({ kind: "set", values });
  };
  const answered = () => {
    const next = wish;
    busy = false;
    wish = null;
    if (next) ask(next); else showValues();
  };
  const parts = controls.map((control) => {
    const make = control.kind === "slider" ? slider : choice;
    return { name: control.name, ...make(control, (value) => ask({ [control.name]: value })) };
  });
  const first = { ...model.get("values") };
  const reset = h("button", { type: "button", class: "bm-button bm-quiet", onclick: () => {
    for (const part of parts) part.set(first[part.name]);
    ask(first);
    voice.say("Back at the start.");
  } }, "Back to the start");

  root.append(h("figure", { class: "bm-figure", role: "group", "aria-labelledby": heading.id },
    heading,
    controls.length ? h("div", { class: "bm-controls" }, parts.map(({ element }) => element), reset) : null,
    drawing, reading,
    h("details", { class: "bm-more" }, h("summary", {}, "The same as a table"), rows),
    h("p", { class: "bm-figure-sources" }, "Sources: ", sourceLinks(sources).flatMap((link) => [link, " "])),
    controls.length ? voice.element : null));

  let drawnBefore = false;
  const show = () => {
    const drawn = model.get("drawn");
    wide.innerHTML = drawn.wide;
    narrow.innerHTML = drawn.narrow;
    drawing.setAttribute("aria-label", drawn.alt);
    reading.textContent = drawn.reading;
    rows.replaceChildren(dataTable(drawn.table));
    if (drawnBefore) voice.say(drawn.reading);
    drawnBefore = true;
  };
  const showValues = () => {
    const values = model.get("values");
    for (const part of parts) part.set(values[part.name]);
  };
  model.on("change:drawn", show);
  model.on("change:turn", answered);
  show();
  showValues();
  return () => {
    model.off("change:drawn", show);
    model.off("change:turn", answered);
  };
}
