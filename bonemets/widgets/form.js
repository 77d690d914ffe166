// Fields of a form: native radios, checkboxes and number boxes, named, with "not known" as an answer of its own.
// A field is {name, question, kind: "choice"|"list"|"flag"|"multi"|"number"|"slider", choices: [[value, text, note]],
// unit, range}; a slider has low, high and step besides. A note is optional, such as the points an answer earns.
import { h, uid } from "./base.js";

function radios(field, options, onPick) {
  const name = uid("field");
  const inputs = options.map(([value, text, note]) => ({
    value, input: h("input", { type: "radio", name, onchange: () => onPick(value) }),
    text: [text, note ? h("small", {}, note) : null],
  }));
  const element = h("fieldset", { class: "bm-ask-field", "data-field": field.name },
    h("legend", {}, field.question),
    h("div", { class: "bm-answers" }, inputs.map(({ value, input, text }) =>
      h("label", { class: value === null ? "bm-unknown" : null }, input, h("span", {}, text)))));
  return {
    element, focus: () => inputs[0].input.focus(),
    set(value) { for (const each of inputs) each.input.checked = each.value === (value ?? null); },
  };
}

function boxes(field, onPick) {
  const none = h("input", { type: "checkbox", onchange: () => onPick(none.checked ? [] : null) });
  const inputs = field.choices.map(([value, text]) => ({
    value, text, input: h("input", { type: "checkbox", onchange: () => {
      const picked = inputs.filter(({ input }) => input.checked).map((each) => each.value);
      onPick(picked.length ? picked : null);
    } }),
  }));
  const element = h("fieldset", { class: "bm-ask-field", "data-field": field.name },
    h("legend", {}, field.question),
    h("div", { class: "bm-answers" },
      [...inputs, { input: none, text: "asked: none of these" }].map(({ input, text }) => h("label", {}, input, h("span", {}, text)))));
  return {
    element, focus: () => inputs[0].input.focus(),
    set(value) {
      none.checked = Array.isArray(value) && value.length === 0;
      for (const each of inputs) each.input.checked = Boolean(value?.includes(each.value));
    },
  };
}

function number(field, onPick) {
  const id = uid("number");
  const hint = uid("hint");
  const input = h("input", {
    id, type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": hint, class: "bm-number",
    onchange: () => {
      const text = input.value.trim().replace(",", ".");
      onPick(text === "" ? null : Number.isNaN(Number(text)) ? text : Number(text));
    },
  });
  const element = h("div", { class: "bm-ask-field", "data-field": field.name },
    h("label", { for: id }, field.question),
    h("span", { class: "bm-number-row" }, input, h("span", { id: hint, class: "bm-hint" }, `${field.unit ? `${field.unit}; ` : ""}${field.range}. Empty means not known.`)));
  return {
    element, focus: () => input.focus(),
    set(value) { if (document.activeElement !== input && !input.hasAttribute("aria-invalid")) input.value = value ?? ""; },
    clear() { input.value = ""; },
    mark(wrong) { if (wrong) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid"); },
  };
}

/** A long list of answers in one control, grouped by their notes where they have some. */
function list(field, onPick) {
  const id = uid("list");
  const option = ([value, text]) => h("option", { value }, text);
  const notes = [...new Set(field.choices.map(([, , note]) => note))];
  const groups = notes.map((note) => {
    const options = field.choices.filter((each) => each[2] === note).map(option);
    return note ? h("optgroup", { label: note }, options) : options;
  });
  const input = h("select", { id, class: "bm-select", onchange: () => onPick(input.value === "" ? null : input.value) },
    h("option", { value: "" }, "not known"), groups.flat());
  const element = h("div", { class: "bm-ask-field", "data-field": field.name },
    h("label", { for: id }, field.question), h("span", { class: "bm-select-row" }, input));
  return { element, focus: () => input.focus(), set(value) { input.value = value ?? ""; } };
}

/** A number box with a slider under it. The slider rests, hollow, in the middle while the number is not known. */
function slider(field, onPick) {
  const places = (value) => (String(value).split(".")[1] ?? "").length;
  const written = (value) => Number(value).toFixed(Math.min(6, Math.max(places(field.step), places(value))));
  const pick = (value) => { show(value); onPick(value); };
  const box = number({ ...field, unit: "" }, pick);
  const typed = box.element.querySelector("input");
  const range = h("input", {
    type: "range", class: "bm-slide", min: field.low, max: field.high, step: field.step, "aria-label": `${field.question}, slider`,
    oninput: () => slide(),
    onpointerup: () => { if (range.classList.contains("bm-unset")) slide(); },
  });
  const none = h("button", { type: "button", class: "bm-none", onclick: () => { typed.value = ""; pick(null); } }, "not known");
  const slide = () => {
    const value = Number(Number(range.value).toFixed(places(field.step)));
    typed.value = written(value);
    pick(value);
  };
  function show(value) {
    const known = typeof value === "number";
    range.value = known ? value : (field.low + field.high) / 2;
    range.classList.toggle("bm-unset", !known);
    range.setAttribute("aria-valuetext", known ? `${written(value)} ${field.unit}`.trim() : "not known");
    none.setAttribute("aria-pressed", String(value === null || value === undefined));
  }
  typed.addEventListener("keydown", (event) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    if (!range.classList.contains("bm-unset")) range[way > 0 ? "stepUp" : "stepDown"]();
    slide();
  });
  const row = box.element.querySelector(".bm-number-row");
  const hint = row.querySelector(".bm-hint");
  row.append(h("span", { "aria-hidden": "true" }, field.unit), none);
  box.element.append(range, hint);
  show(null);
  return {
    ...box,
    set(value) { box.set(typeof value === "number" ? written(value) : value); show(value); },
  };
}

/** Build the control of a field; onPick gets the value, null for not known. */
export function control(field, onPick) {
  if (field.kind === "number") return number(field, onPick);
  if (field.kind === "slider") return slider(field, onPick);
  if (field.kind === "list") return list(field, onPick);
  if (field.kind === "multi") return boxes(field, onPick);
  const options = field.kind === "flag" ? [[true, "yes"], [false, "no"]] : field.choices;
  return radios(field, [...options, [null, "not known"]], onPick);
}
