// Steps to put in order: arrow buttons for everyone, dragging as an extra.
import { h } from "./base.js";
import { arranged } from "./answer.js";

export function orderControl(item, { onChange, say, isLocked }) {
  const [part] = item.parts;
  let touched = false;
  const steps = new Map(part.options.map((option) => {
    const move = (by, way) => h("button", { type: "button", class: "bm-move", "aria-label": `Move ${way}: ${option.text}`, onclick: () => shift(option.id, by) }, by < 0 ? "↑" : "↓");
    const place = h("span", { class: "bm-place" });
    const up = move(-1, "up");
    const down = move(1, "down");
    const element = h("li", { class: "bm-step", draggable: "true", ondragstart: (event) => event.dataTransfer.setData("text/plain", option.id),
      ondragover: (event) => event.preventDefault(),
      ondrop: (event) => { event.preventDefault(); put(event.dataTransfer.getData("text/plain"), order.indexOf(option.id)); } },
    place, h("span", {}, option.text), h("span", { class: "bm-moves" }, up, down));
    return [option.id, { element, place, up, down, text: option.text }];
  }));
  const list = h("ol", { class: "bm-steps" });
  let order = arranged(part.options, part.orders).map(({ id }) => id);
  const start = order;
  function draw() {
    // Only what moved is moved in the page, so that the pressed button keeps the focus.
    order.forEach((id, index) => {
      const step = steps.get(id);
      if (list.children[index] !== step.element) list.insertBefore(step.element, list.children[index] ?? null);
      step.place.textContent = `${index + 1}`;
      step.up.setAttribute("aria-disabled", isLocked() || index === 0);
      step.down.setAttribute("aria-disabled", isLocked() || index === order.length - 1);
      step.element.draggable = !isLocked();
    });
  }
  function put(id, index) {
    if (isLocked() || !steps.has(id) || index < 0 || index >= order.length) return;
    order = order.filter((each) => each !== id).toSpliced(index, 0, id);
    touched = true;
    draw();
    onChange();
    say(`${steps.get(id).text}: now ${index + 1} of ${order.length}.`);
  }
  function shift(id, by) {
    const button = document.activeElement;
    put(id, order.indexOf(id) + by);
    if (button !== document.activeElement) button.focus();
  }
  draw();
  return {
    element: list,
    read: () => (touched ? { [part.id]: order } : {}),
    write(response) {
      const given = response[part.id] ?? [];
      touched = given.length === order.length && given.every((id) => steps.has(id));
      order = touched ? [...given] : start;
      draw();
    },
    show(marks, reasons) {
      for (const { id, state } of marks) steps.get(id).element.dataset.result = state;
      draw();
      // The reasons come in the right order, so their place is the place of the step.
      reasons.forEach(({ id, state }, index) => { if (state !== "key") steps.get(id).place.append(h("span", { class: "bm-instead" }, ` → ${index + 1}`)); });
      return reasons;
    },
    clear() { for (const { element } of steps.values()) delete element.dataset.result; draw(); },
    focus: () => list.querySelector('.bm-move:not([aria-disabled="true"])').focus(),
  };
}
