// A run of questions: practice (each checked by itself) or exam (handed in at the end, with flags and a review screen).
import { announcer, deliver, goTo, h, uid } from "./base.js";
import { feedbackShower, keeping, tellProgress } from "./asking.js";
import { question } from "./question.js";
import { recall, today } from "./store.js";

function practice({ model, voice, box, foot }) {
  const items = model.get("items");
  const questions = items.map((item, index) => question({ model, item, number: index + 1, total: items.length, voice, onDraft: () => store.save() }));
  const store = keeping({ model, kind: "quiz", questions: () => questions });
  const summary = h("p", { class: "bm-summary" });
  const show = feedbackShower(model, () => questions);
  const showAll = () => { show(); tellProgress(model, items.length); };
  const showSummary = () => { summary.textContent = model.get("summary"); };
  box.append(...questions.map(({ element }) => element));
  foot.append(summary, store.saved);
  for (const each of questions) if (store.kept.drafts[each.id]) each.setDraft(store.kept.drafts[each.id]);
  return { store, watch: [["change:feedback", showAll], ["change:summary", showSummary]] };
}

/** An exam: one question at a time, a flag for each, a list of all before handing in. */
function exam({ model, voice, box, foot }) {
  const items = model.get("items");
  const flags = new Set();
  let at = 0;
  const questions = items.map((item, index) => question({ model, item, number: index + 1, total: items.length, voice, checks: false, onDraft: () => { store.save(); showMap(); } }));
  const store = keeping({ model, kind: "quiz", questions: () => questions, flags: () => [...flags], place: () => items[at]?.id ?? "" });
  const done = () => model.get("finished");
  const answered = ({ id }) => Object.keys(questions.find((each) => each.id === id).draft()).length > 0;
  const button = (text, onclick, kind = "") => h("button", { type: "button", class: `bm-button ${kind}`, onclick }, text);
  const stage = h("div", { class: "bm-exam-stage" });
  const flag = h("button", { type: "button", class: "bm-button bm-flag", "aria-pressed": "false", onclick: () => {
    const { id } = items[at];
    if (flags.has(id)) flags.delete(id); else flags.add(id);
    store.save();
    showMap();
  } }, "Flag to see again");
  const before = button("Previous", () => go(at - 1));
  const after = button("Next", () => (at === items.length - 1 ? list() : go(at + 1)), "bm-primary");
  const bar = h("div", { class: "bm-actions bm-exam-bar" }, before, after, flag, button("See all questions", () => list(), "bm-quiet"));
  const status = (item) => [answered(item) ? "answered" : "open", flags.has(item.id) ? "flagged" : ""].filter(Boolean).join(", ");
  const summary = h("p", { class: "bm-summary" });

  function showMap() {
    const { id } = items[at];
    flag.setAttribute("aria-pressed", flags.has(id));
    before.setAttribute("aria-disabled", at === 0);
    const open = items.filter((item) => !answered(item)).length;
    summary.textContent = done() ? model.get("summary") : `${items.length - open} of ${items.length} answered${flags.size ? `, ${flags.size} flagged` : ""}.`;
  }
  /** Show some of the questions with what goes before and after them; paper has them all. */
  function put(shown, first, last) {
    for (const { element } of questions) element.classList.toggle("bm-away", !shown.includes(element));
    stage.replaceChildren(first, ...questions.map(({ element }) => element), last);
  }
  function go(index, focus = true) {
    if (index < 0 || index >= items.length) return;
    at = index;
    put([questions[at].element], "", bar);
    after.textContent = at === items.length - 1 ? "To the list" : "Next";
    showMap();
    store.save();
    if (focus) start();
  }
  function start() {
    const head = stage.querySelector(".bm-view-title, .bm-item:not(.bm-away) .bm-count");
    head.tabIndex = -1;
    if (goTo(head, box)) head.scrollIntoView({ block: "nearest" });
  }
  function list(sorry = "") {
    const open = items.filter((item) => !answered(item));
    put([], h("div", { class: "bm-panel-in bm-exam-bar" },
      h("p", { class: "bm-view-title", tabindex: "-1" }, "All questions"),
      h("ol", { class: "bm-exam-list" }, items.map((item, index) => h("li", { "data-status": status(item) },
        h("button", { type: "button", class: "bm-link", onclick: () => go(index) }, `${index + 1}. ${item.stem}`), h("span", { class: "bm-hint" }, status(item))))),
      sorry ? h("p", { class: "bm-ask" }, sorry) : null,
      h("p", {}, open.length ? `${open.length} still open: an open question earns nothing. You can hand in all the same.` : "Every question has an answer."),
      h("div", { class: "bm-actions" }, button("Hand in and see the reasons", handIn, "bm-primary"), button("Back", () => go(at)))), "");
    start();
  }
  async function handIn() {
    for (const each of questions) each.hold(true);
    await deliver(model, { kind: "hand_in", today: today(),
      responses: Object.fromEntries(questions.map((each) => [each.id, each.draft()])),
      kept: Object.fromEntries(items.map(({ id }) => [id, recall(id)])) });
    for (const each of questions) each.hold(false);
    if (done()) start(); else list(model.get("notice"));
  }
  const takeAgain = async () => { await store.again(); start(); };
  let was = null;
  const show = feedbackShower(model, () => questions);
  const showAll = () => {
    show();
    tellProgress(model, items.length);
    if (done() === was) { showMap(); return; }
    const first = was === null;
    const held = stage.contains(document.activeElement);
    was = done();
    if (was) {
      put(questions.map(({ element }) => element), h("p", { class: "bm-view-title", tabindex: "-1" }, `Handed in. ${model.get("summary")}`),
        h("div", { class: "bm-actions" }, button("Take the exam again", takeAgain)));
    } else {
      if (!first) { for (const each of questions) each.setDraft({}); flags.clear(); }
      go(first ? Math.max(0, items.findIndex(({ id }) => id === store.kept.place)) : 0, false);
    }
    showMap();
    if (held) start();
    if (!first) store.save();
  };
  for (const each of questions) if (store.kept.drafts[each.id]) each.setDraft(store.kept.drafts[each.id]);
  for (const id of store.kept.flags) flags.add(id);
  box.append(stage);
  foot.append(summary, store.saved);
  return { store, watch: [["change:feedback", showAll], ["change:finished", showAll], ["change:summary", showMap]] };
}

/** The answers, for a page that is printed with them. */
function keySheet(title, items) {
  const said = ([label, where, rationale]) => h("li", {}, h("strong", {}, where ? `${label}: ${where}` : label), ` — ${rationale}`);
  return h("div", {}, h("h3", {}, title), h("ol", {}, items.map(({ stem, answers, take_away }) =>
    h("li", {}, h("p", {}, stem), h("ul", {}, answers.map(said)), h("p", {}, h("em", {}, take_away))))));
}

export default function draw({ model, root }) {
  const voice = announcer();
  const isExam = model.get("mode") === "exam";
  const heading = h("p", { class: "bm-quiz-title", id: uid("quiz") }, model.get("title"), isExam ? h("span", { class: "bm-mode" }, "exam: reasons at the end") : null);
  const box = h("div", { class: "bm-questions-box" });
  const foot = h("div", { class: "bm-quiz-foot" });
  root.append(h("section", { class: "bm-quiz", "aria-labelledby": heading.id }, heading, box, foot, voice.element));
  const { store, watch } = (isExam ? exam : practice)({ model, voice, box, foot });
  for (const [event, listener] of watch) { model.on(event, listener); listener(); }
  const askKey = () => deliver(model, { kind: "key" });
  const onKey = (message) => {
    if (message?.kind !== "key") return;
    document.dispatchEvent(new CustomEvent("bonemets:key", { detail: { element: keySheet(model.get("title"), message.items) } }));
  };
  document.addEventListener("bonemets:print", askKey);
  model.on("msg:custom", onKey);
  store.ask();
  return () => {
    store.stop();
    document.removeEventListener("bonemets:print", askKey);
    model.off("msg:custom", onKey);
    for (const [event, listener] of watch) model.off(event, listener);
  };
}
