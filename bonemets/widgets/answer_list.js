// Lists of options, one or several: native radios and checkboxes, the whole card a label. For multiple choice, select
// all, select N, grouping and bow-tie.
import { h, uid } from "./base.js";
import { arranged, reason } from "./answer.js";

/** Options that stay readable and focusable when locked: a disabled field would be skipped by the keyboard. */
function keepLocked(input, isLocked) {
  input.addEventListener("click", (event) => { if (isLocked()) event.preventDefault(); });
  input.addEventListener("keydown", (event) => { if (isLocked() && event.key.startsWith("Arrow")) event.preventDefault(); });
}

function list(part, { onChange, say, isLocked }) {
  const name = uid("q");
  const cards = arranged(part.options, part.orders).map((option) => {
    const input = h("input", { type: part.most === 1 ? "radio" : "checkbox", name, value: option.id, onchange });
    const why = h("div", { class: "bm-reason", hidden: true });
    keepLocked(input, isLocked);
    return { id: option.id, input, why, card: h("div", { class: "bm-option" }, h("label", {}, input, h("span", {}, option.text)), why) };
  });
  const picked = () => cards.filter(({ input }) => input.checked).map(({ id }) => id);
  function onchange(event) {
    if (picked().length > part.most) {
      event.target.checked = false;
      say(`This takes ${part.most}. Take one back to choose another.`);
      return;
    }
    onChange();
  }
  return { part, cards, picked, element: h("div", { class: "bm-options" }, cards.map(({ card }) => card)) };
}

export function listControl(item, tools) {
  const lists = item.parts.map((part) => list(part, tools));
  const element = lists.length === 1 ? lists[0].element
    : h("div", { class: `bm-groups bm-${item.type}` }, lists.map(({ part, element: options }) =>
      h("fieldset", { class: "bm-group-options", "data-part": part.id }, h("legend", {}, part.text), options)));
  const find = (slot, id) => lists.find(({ part }) => part.id === slot)?.cards.find((card) => card.id === id);
  return {
    element,
    read: () => Object.fromEntries(lists.map(({ part, picked }) => [part.id, picked()]).filter(([, ids]) => ids.length)),
    write(response) {
      for (const { part, cards } of lists) for (const { id, input } of cards) input.checked = (response[part.id] ?? []).includes(id);
    },
    show(marks, reasons) {
      for (const { slot, id, state } of marks) find(slot, id).card.dataset.result = state;
      for (const each of reasons) {
        const { why } = find(each.slot, each.id);
        why.hidden = false;
        why.replaceChildren(reason(each, false));
      }
      return [];
    },
    clear() {
      for (const { cards } of lists) for (const { card, why } of cards) { delete card.dataset.result; why.hidden = true; why.replaceChildren(); }
    },
    focus: () => lists[0].cards[0].input.focus(),
  };
}

/** A number with its unit. */
export function numberControl(item, { onChange, isLocked }) {
  const { label, units } = item.number;
  const id = uid("number");
  const input = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", class: "bm-number", id, oninput: onChange });
  const unit = units.length > 1
    ? h("select", { class: "bm-select", "aria-label": "Unit", onchange: onChange }, h("option", { value: "" }, "unit"), units.map((each) => h("option", { value: each }, each)))
    : h("span", { class: "bm-unit" }, units[0]);
  const box = h("div", { class: "bm-number-row" }, input, units.length > 1 ? h("span", { class: "bm-select-row" }, unit) : unit);
  const lock = (locked) => { input.readOnly = locked; if (units.length > 1) unit.disabled = locked; };
  return {
    element: h("div", { class: "bm-number-box" }, h("label", { for: id }, label), box),
    read() {
      if (!input.value.trim()) return {};
      const chosen = units.length > 1 ? unit.value : units[0];
      return { value: [input.value], ...(chosen ? { unit: [chosen] } : {}) };
    },
    write({ value = [""], unit: [given] = [""] }) { input.value = value[0] ?? ""; if (units.length > 1) unit.value = given ?? ""; },
    show([{ state }], reasons) { box.dataset.result = state; lock(isLocked()); return reasons; },
    clear() { delete box.dataset.result; lock(false); },
    focus: () => input.focus(),
  };
}
