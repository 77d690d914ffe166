// Shared by the controls a learner answers with: seeded order, states and reasons. Holds no medicine and no marking.
import { h, sourceLinks } from "./base.js";
import { seed } from "./store.js";

/** The options in the order this device shows them. Python made the orders; an empty list keeps the author's. */
export function arranged(options, orders) {
  if (!orders?.length) return options;
  return [...orders[seed() % orders.length]].map((digit) => options[parseInt(digit, 36)]);
}

/** Words with {id} in them, cut at the places: put(id) gives what stands there. */
export const filled = (text, put) => text.split(/\{([a-z0-9-]+)\}/).map((piece, index) => (index % 2 ? put(piece) : piece));

/** A table whose cells may hold places. */
export const filledTable = (head, lines, put) => h("div", { class: "bm-scroll bm-plain", tabindex: 0, role: "group", "aria-label": "Table of this question" },
  h("table", {}, h("thead", {}, h("tr", {}, head.map((each) => h("th", { scope: "col" }, each)))),
    h("tbody", {}, lines.map(([first, ...rest]) =>
      h("tr", {}, h("th", { scope: "row" }, filled(first, put)), rest.map((cell, index) => h("td", { "data-head": head[index + 1] }, filled(cell, put))))))));

/** One reason with its sources. */
export const reason = (each, label = true) => h("p", {},
  h("strong", {}, `${each.word}. `), label && each.label ? h("em", {}, `${each.label}. `) : null,
  each.rationale, " ", sourceLinks(each.sources).flatMap((link) => [link, " "]));

/** Every reason that does not stand beside its option: what was answered first, the rest folded away. */
export function reasonList(reasons) {
  const items = (list) => h("ul", { class: "bm-reasons" }, list.map((each) => h("li", { "data-result": each.state }, reason(each))));
  const answered = reasons.filter(({ state }) => state !== "other");
  const rest = reasons.filter(({ state }) => state === "other");
  return h("div", { class: "bm-why-all" },
    answered.length ? items(answered) : null,
    rest.length ? h("details", { class: "bm-more" }, h("summary", {}, `Why not the others (${rest.length})`), items(rest)) : null);
}

export const STATE_WORDS = { key: "right", missed: "belongs here", wrong: "not this", unpaired: "right, but the pair is not", other: "rightly left out" };

/** Give an element its state, and the state in words for those who cannot see it. */
export function showState(element, state) {
  element.querySelector(":scope > .bm-state")?.remove();
  if (!state) { delete element.dataset.result; return; }
  element.dataset.result = state;
  element.append(h("span", { class: "bm-state bm-hidden" }, ` (${STATE_WORDS[state]})`));
}
