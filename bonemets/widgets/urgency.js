// How urgent, and why: the chip of a level and a rule that fired. Levels and words come from Python.
import { h, sourceLinks } from "./base.js";

const ICONS = { emergency: "▲", urgent: "◆", soon: "●", routine: "■" };
const STATUS = {
  verified: "checked against the source",
  secondary: "seen in a page that reports the source",
  unverified: "not yet checked against the source",
  synthesis: "teaching judgment, needs a clinician’s sign-off",
};

/** A level by word, shape and color. */
export const chip = (level, text = level.toUpperCase()) =>
  h("span", { class: "bm-level", "data-level": level }, h("span", { "aria-hidden": "true" }, `${ICONS[level]} `), text);

/** A rule that fired: level, what was found, why it matters, what to do, and where it comes from. */
export function reason(each) {
  return h("li", { class: "bm-why", "data-level": each.level, "data-rule": each.id },
    h("p", {}, chip(each.level), " ", h("strong", {}, each.title)),
    each.because.length ? h("p", { class: "bm-because" }, each.because.join(" · ")) : null,
    h("p", {}, each.why),
    h("p", { class: "bm-do" }, "What you do"),
    h("ul", {}, each.actions.map((action) => h("li", {}, action))),
    h("p", { class: "bm-rule-source" }, `Rule ${each.id}, ${STATUS[each.status]}. `, sourceLinks(each.sources).flatMap((link) => [link, " "])));
}
