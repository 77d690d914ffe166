// The instructor's script of a case: before, timing, every step open, debrief. Made to be read aloud from and printed.
import { h, uid } from "./base.js";
import { chartPanel } from "./chart_panel.js";

const list = (texts, tag = "ul") => h(tag, {}, texts.map((text) => h("li", {}, text)));
const part = (text, ...children) => [h("h3", { class: "bm-part" }, text), ...children];
const line = (label, content) => [h("p", { class: "bm-do" }, label), typeof content === "string" ? h("p", {}, content) : list(content)];

function step(each, index) {
  const fresh = each.chart.tabs.filter((tab) => tab.new).map((tab) => tab.title);
  return h("section", { class: "bm-script-step" },
    h("h3", { class: "bm-part" }, `Step ${index + 1}, ${each.time}: ${each.step}`),
    h("p", { class: "bm-stem" }, each.question),
    each.text ? h("p", { class: "bm-quote" }, each.text) : null,
    h("details", { class: "bm-more" }, h("summary", {}, `The chart at this time${fresh.length ? `; new: ${fresh.join(", ")}` : ""}`), chartPanel(each.chart)),
    line("Answer", each.key), line("Ask", each.ask), line("Listen for", each.listen),
    line("After a sound answer, read", each.sound), line("After a missed one, read", each.missed),
    line("If points were lost, ask in the debrief", each.why), line("Keep", each.take_away));
}

export default function draw({ model, root }) {
  const script = model.get("script");
  const { opening } = script;
  const heading = h("p", { class: "bm-quiz-title", id: uid("script") }, `Instructor’s script: ${model.get("title")}`);
  root.append(h("section", { class: "bm-quiz bm-script", "aria-labelledby": heading.id }, heading,
    h("p", { class: "bm-count" }, `${opening.person}. ${opening.summary} Everybody in it is invented.`),
    ...part("Before", h("p", {}, script.before)),
    ...part("Timing", list(script.timing)),
    ...part("Learners practice", list(opening.objectives)),
    ...part("Say before you begin", h("p", {}, opening.ground_rule), h("p", {}, opening.content_note), h("p", {}, opening.support)),
    script.steps.map(step),
    ...part("Debrief", list(script.debrief, "ol")),
    ...part("Ideas you will hear", list(script.listen)),
    ...part("Take home", list(script.take_home)),
    ...part("Finish the story", h("p", {}, script.finish)),
    ...part("Taking care", h("p", {}, script.care)),
    h("div", { class: "bm-actions" }, h("button", { type: "button", class: "bm-button", onclick: () => window.print() }, "Print this script"))));
}
