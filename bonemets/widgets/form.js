// Fields of a form: native radios, checkboxes and number boxes, named, with "not known" as an answer of its own.
// A field is {name, question, kind: "choice"|"flag"|"multi"|"number", choices: [[value, text]], unit, range}.
import { h, uid } from "./base.js";

function radios(field, options, onPick) {
  const name = uid("field");
  const inputs = options.map(([value, text]) => ({
    value, input: h("input", { type: "radio", name, onchange: () => onPick(value) }), text,
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

/** Build the control of a field; onPick gets the value, null for not known. */
export function control(field, onPick) {
  if (field.kind === "number") return number(field, onPick);
  if (field.kind === "multi") return boxes(field, onPick);
  const options = field.kind === "flag" ? [[true, "yes"], [false, "no"]] : field.choices;
  return radios(field, [...options, [null, "not known"]], onPick);
}
