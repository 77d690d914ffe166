// Answers that stand inside a sentence or a table: blanks (a native list in each; pieces can be dragged too) and spans
// to highlight (toggle buttons).
import { h } from "./base.js";
import { STATE_WORDS, arranged, filled, filledTable, showState } from "./answer.js";

const passage = (item, put) => (item.lines?.length
  ? filledTable(item.head, item.lines, put)
  : h("p", { class: "bm-passage" }, filled(item.text, put)));

export function blankControl(item, { onChange, say }) {
  const bank = item.tokens ? arranged(item.tokens, item.orders) : null;
  const blanks = item.parts.map((part) => {
    const options = bank ?? arranged(part.options, part.orders);
    const select = h("select", { class: "bm-select", "aria-label": part.text, onchange: () => { onChange(); showBank(); } },
      h("option", { value: "" }, "choose"), options.map((each) => h("option", { value: each.id }, each.text)));
    const text = (id) => options.find((each) => each.id === id)?.text ?? "left open";
    const answer = h("span", { class: "bm-filled", hidden: true });
    const box = h("span", { class: "bm-blank" }, h("span", { class: "bm-select-row" }, select), answer);
    if (bank) {
      box.addEventListener("dragover", (event) => { if (!select.hidden) event.preventDefault(); });
      box.addEventListener("drop", (event) => { event.preventDefault(); place(blank, event.dataTransfer.getData("text/plain")); });
    }
    const blank = { id: part.id, part, select, text, answer, box };
    return blank;
  });
  // A piece is in one place at a time: dragged to another blank it moves; what was there goes back.
  function place(blank, id) {
    if (!bank?.some((each) => each.id === id) || blank.select.parentElement.hidden) return;
    for (const { select } of blanks) if (select.value === id) select.value = "";
    blank.select.value = id;
    onChange();
    showBank();
  }
  const pieces = (bank ?? []).map((each) => h("button", {
    type: "button", class: "bm-piece", draggable: "true", "data-id": each.id,
    ondragstart: (event) => event.dataTransfer.setData("text/plain", each.id),
    onclick: () => {
      const used = blanks.find(({ select }) => select.value === each.id);
      const free = blanks.find(({ select }) => !select.value);
      if (used) { used.select.value = ""; onChange(); showBank(); say(`${each.text}: taken back.`); } else if (free) { place(free, each.id); say(`${each.text}: in ${free.part.text}.`); } else say("Every blank is filled. Take a piece back first.");
    },
  }, each.text));
  const shelf = bank ? h("div", { class: "bm-bank", role: "group", "aria-label": "Pieces" }, pieces) : null;
  // In the lists, pieces that stand elsewhere cannot be chosen: passing over one with the arrow keys must not take it away.
  function showBank() {
    if (!bank) return;
    const used = new Set(blanks.map(({ select }) => select.value));
    for (const piece of pieces) piece.setAttribute("aria-pressed", used.has(piece.dataset.id));
    for (const { select } of blanks) for (const option of select.options) option.disabled = option.value !== "" && option.value !== select.value && used.has(option.value);
  }
  showBank();
  const put = (id) => blanks.find((each) => each.id === id).box;
  return {
    element: h("div", { class: "bm-blanks" }, shelf, passage(item, put)),
    read: () => Object.fromEntries(blanks.filter(({ select }) => select.value).map(({ id, select }) => [id, [select.value]])),
    write(response) { for (const { id, select } of blanks) select.value = response[id]?.[0] ?? ""; showBank(); },
    show(marks, reasons) {
      if (shelf) shelf.hidden = true;
      for (const { id, select, answer, box, text } of blanks) {
        const state = marks.find((mark) => mark.slot === id && mark.id === select.value)?.state ?? "missed";
        const right = marks.find((mark) => mark.slot === id && mark.state === "missed");
        select.parentElement.hidden = true;
        answer.hidden = false;
        answer.replaceChildren(h("span", {}, text(select.value)), right ? h("span", { class: "bm-instead" }, ` → ${text(right.id)}`) : "");
        answer.append(h("span", { class: "bm-hidden" }, ` (${select.value ? STATE_WORDS[state] : "left open"})`));
        box.dataset.result = select.value ? state : "missed";
      }
      return reasons;
    },
    clear() {
      if (shelf) shelf.hidden = false;
      for (const { select, answer, box } of blanks) { select.parentElement.hidden = false; answer.hidden = true; delete box.dataset.result; }
    },
    focus: () => (pieces[0] ?? blanks[0].select).focus(),
  };
}

export function spanControl(item, { onChange, isLocked }) {
  const spans = item.parts.flatMap((part) => part.options.map((option) => ({ part, id: option.id, element: h("button", {
    type: "button", class: "bm-span", "aria-pressed": "false", onclick: (event) => {
      if (isLocked()) return;
      const button = event.currentTarget;
      button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
      onChange();
    },
  }, option.text) })));
  const on = ({ element }) => element.getAttribute("aria-pressed") === "true";
  return {
    element: h("div", { class: "bm-spans" }, passage(item, (id) => spans.find((span) => span.id === id).element)),
    read() {
      const response = {};
      for (const span of spans) if (on(span)) (response[span.part.id] ??= []).push(span.id);
      return response;
    },
    write(response) { for (const { part, id, element } of spans) element.setAttribute("aria-pressed", (response[part.id] ?? []).includes(id)); },
    show(marks, reasons) {
      for (const { part, id, element } of spans) showState(element, marks.find((mark) => mark.slot === part.id && mark.id === id).state);
      return reasons;
    },
    clear() { for (const { element } of spans) showState(element, null); },
    focus: () => spans[0].element.focus(),
  };
}
