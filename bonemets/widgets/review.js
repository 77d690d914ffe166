// The questions that come back today. Which, why and when next come from Python; the page tells it what the device
// remembers.
import { announcer, deliver, goTo, h, tell, uid } from "./base.js";
import { feedbackShower, remembering, tellProgress } from "./asking.js";
import { question } from "./question.js";
import { record, state, today } from "./store.js";

export default function draw({ model, root }) {
  const voice = announcer();
  const heading = h("p", { class: "bm-quiz-title", id: uid("review") }, model.get("title"));
  const words = h("p", { class: "bm-review-words", role: "status" });
  const box = h("div", { class: "bm-questions-box" });
  const summary = h("p", { class: "bm-summary" });
  const saved = h("p", { class: "bm-saved", role: "status" });
  const more = h("button", { type: "button", class: "bm-button", hidden: true, onclick: askMore }, "Ask more now");
  root.append(h("section", { class: "bm-quiz bm-review", "aria-labelledby": heading.id }, heading, words, box, more,
    h("div", { class: "bm-quiz-foot" }, summary, saved), voice.element));

  let questions = [];
  let show = () => {};
  const open = () => deliver(model, { kind: "open", record: record(), today: today() });
  // The button goes away once it was pressed: the keyboard goes on with what it brought.
  async function askMore() {
    await open();
    const first = questions.find(({ id }) => !model.get("answers")[id]);
    if (first) goTo(first, root);
  }
  const build = () => {
    const items = model.get("items");
    questions = items.map((item, index) => question({ model, item, number: index + 1, total: items.length, voice }));
    show = feedbackShower(model, () => questions);
    box.replaceChildren(...questions.map(({ id, element }) =>
      h("div", { class: "bm-review-item" }, h("p", { class: "bm-back", "data-for": id }), element)));
    showAll();
  };
  const showAll = () => {
    show();
    if (questions.length) tellProgress(model, questions.length);
  };
  const showPlan = () => {
    const plan = model.get("plan");
    tell(words, plan.words);
    for (const line of box.querySelectorAll(".bm-back")) line.textContent = plan.back[line.dataset.for] ?? "";
    const left = questions.filter(({ id }) => !model.get("answers")[id]).length;
    more.hidden = !plan.waiting || left > 0;
  };
  const showSummary = () => { summary.textContent = model.get("summary"); };
  const onRemembered = remembering(model, (sentence, entries) => {
    tell(saved, sentence);
    deliver(model, { kind: "remembered", entries });
  });
  const watch = [["change:items", build], ["change:items", showPlan], ["change:plan", showPlan], ["change:feedback", showAll],
    ["change:summary", showSummary], ["change:remembered", onRemembered]];
  for (const [event, listener] of watch) model.on(event, listener);
  build();
  showPlan();
  showSummary();
  saved.textContent = state().sentence;
  if (model.get("plan").day !== today() || !Object.keys(model.get("answers")).length) open();
  return () => { for (const [event, listener] of watch) model.off(event, listener); };
}
