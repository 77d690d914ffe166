// Matrix questions: a table with one radio (or several checkboxes) a row; in a narrow column each row becomes a card.
import { h, uid } from "./base.js";
import { reason, showState } from "./answer.js";

export function gridControl(item, { onChange, isLocked }) {
  const single = item.type === "matrix-multiple-choice";
  const cells = [];
  const rows = item.rows.map((row) => {
    const name = uid("row");
    const why = h("td", { class: "bm-row-why", colspan: item.columns.length + 1 });
    const under = h("tr", { class: "bm-under", hidden: true }, why);
    const boxes = item.columns.map((column) => {
      const input = h("input", { type: single ? "radio" : "checkbox", name, value: column.id, "aria-label": `${row.text}: ${column.text}`, onchange: onChange });
      input.addEventListener("click", (event) => { if (isLocked()) event.preventDefault(); });
      input.addEventListener("keydown", (event) => { if (isLocked() && event.key.startsWith("Arrow")) event.preventDefault(); });
      const cell = h("td", { class: "bm-grid-cell" }, h("label", {}, input, h("span", { class: "bm-cell-name", "aria-hidden": "true" }, column.text)));
      cells.push({ row: row.id, column: column.id, input, cell });
      return cell;
    });
    return { id: row.id, why, under, element: h("tr", { class: "bm-grid-row" }, h("th", { scope: "row" }, row.text), boxes) };
  });
  // A row is the scoring unit when it takes one answer; a column is when it takes several.
  const slot = (cell) => (single ? cell.row : cell.column);
  const id = (cell) => (single ? cell.column : cell.row);
  return {
    element: h("table", { class: "bm-grid", "data-single": single },
      h("thead", {}, h("tr", {}, h("td", {}), item.columns.map((column) => h("th", { scope: "col" }, column.text)))),
      h("tbody", {}, rows.flatMap(({ element, under }) => [element, under]))),
    read() {
      const response = {};
      for (const each of cells) if (each.input.checked) (response[slot(each)] ??= []).push(id(each));
      return response;
    },
    write(response) { for (const each of cells) each.input.checked = (response[slot(each)] ?? []).includes(id(each)); },
    show(marks, reasons) {
      for (const mark of marks) showState(cells.find((each) => slot(each) === mark.slot && id(each) === mark.id).cell, mark.state === "other" ? null : mark.state);
      for (const each of reasons) {
        const row = rows.find((one) => one.id === each.id);
        row.under.hidden = false;
        row.why.dataset.result = each.state;
        row.why.replaceChildren(reason(each, false));
      }
      return [];
    },
    clear() {
      for (const { cell } of cells) showState(cell, null);
      for (const { under, why } of rows) { under.hidden = true; why.replaceChildren(); }
    },
    focus: () => cells[0].input.focus(),
  };
}
