// Plays an unfolding case: card, steps beside a growing chart, debrief. Python marks, tells what happens and what is new.
import { announcer, deliver, h, staging, tell, uid } from "./base.js";
import { feedbackShower, keeping, tellProgress } from "./asking.js";
import { chartPanel } from "./chart_panel.js";
import { question } from "./question.js";
import { dayInWords, keeper, today } from "./store.js";

const LONGEST = 20_000;
const EARLIER = 20;
const WIDE_PX = 800; // from here on the chart stands beside the question

const button = (text, onclick, kind = "") => h("button", { type: "button", class: `bm-button ${kind}`, onclick }, text);
const title = (text) => h("h3", { class: "bm-view-title", tabindex: "-1" }, text);
const part = (text, ...children) => [h("h4", { class: "bm-part" }, text), ...children];
const list = (texts, tag = "ul") => h(tag, {}, texts.map((text) => h("li", {}, text)));

/** What the learner writes, and results of earlier rounds: kept on this device, never sent. */
function notes(name) {
  const keep = keeper(`case-notes.${name}`);
  let kept = {};
  try { kept = JSON.parse(keep.read()) ?? {}; } catch { keep.setAside(); }
  const text = (value) => (typeof value === "string" ? value.slice(0, LONGEST) : "");
  const state = {
    format: "bonemets-case-notes", version: 1, name, reactions: text(kept.reactions), finish: text(kept.finish),
    earlier: (Array.isArray(kept.earlier) ? kept.earlier : []).filter((each) => typeof each?.result === "string" && /^\d{4}-\d\d-\d\d$/.test(each.day)),
  };
  return {
    state,
    set(change) { return keep.write(Object.assign(state, change)); },
    addEarlier(result) { return this.set({ earlier: [...state.earlier, { day: today(), result }].slice(-EARLIER) }); },
  };
}

function earlierResults(own) {
  if (!own.state.earlier.length) return null;
  return h("div", { class: "bm-tally" }, h("p", { class: "bm-part-first" }, "Earlier, on this device"),
    list(own.state.earlier.map(({ day, result }) => `${dayInWords(day)}: ${result}`)));
}

function card({ model, own, goOn }) {
  const about = model.get("opening");
  return h("div", { class: "bm-case-card" },
    h("p", { class: "bm-count" }, `${about.person}. ${about.steps} steps, about ${about.minutes} minutes.`),
    title("Before you begin"),
    h("p", {}, about.summary),
    ...part("What you practice", list(about.objectives)),
    ...part("What is invented", h("p", {}, about.fiction)),
    ...part("What you may use", h("p", {}, about.may_use)),
    h("p", { class: "bm-case-rule" }, about.ground_rule),
    ...part("Content note", h("p", {}, about.content_note), h("p", {}, about.support)),
    earlierResults(own),
    h("div", { class: "bm-actions" }, button("Begin", goOn, "bm-primary")));
}

/** Ask before a case is started again; the result so far is kept. */
function again(result, onAgain) {
  const box = h("div", { class: "bm-actions bm-case-again" });
  const ask = () => {
    box.replaceChildren(h("p", { class: "bm-sure", tabindex: "-1" }, "Start again from the first step? Your result so far is kept on this device."),
      button("Start again", () => { box.replaceChildren(wait); wait.focus(); onAgain(result()); }), button("Stay here", rest));
    box.firstChild.focus();
  };
  const start = button("Start again", ask, "bm-quiet");
  const wait = h("p", { tabindex: "-1" }, "Starting again …");
  const rest = () => { box.replaceChildren(start); start.focus(); };
  box.append(start);
  return box;
}

const outcomeCard = ({ text }) => h("div", { class: "bm-outcome" }, h("h4", { class: "bm-part-first" }, "What happens"), h("p", {}, text));

/** The chart, foldable, with what is new said in words. In a narrow column it starts folded where nothing is new. */
function chartBox(view, wide) {
  const fresh = view.tabs.filter((tab) => tab.new).map((tab) => tab.title);
  return h("details", { class: "bm-case-chart", open: wide || fresh.length > 0 },
    h("summary", {}, "Chart", h("span", { class: "bm-hint" }, fresh.length ? `new: ${fresh.join(", ")}` : "nothing new")),
    chartPanel(view));
}

function readBack(steps, model) {
  if (!steps.length) return null;
  const feedback = model.get("feedback");
  const outcomes = model.get("outcomes");
  return h("details", { class: "bm-more bm-read-back" }, h("summary", {}, `Read back: ${steps.length === 1 ? "step 1" : `steps 1 to ${steps.length}`}`),
    steps.map(({ item, asked }, index) => h("details", { class: "bm-group" },
      h("summary", {}, h("span", {}, `${index + 1}. ${item.time}: ${item.step}`), h("span", { class: "bm-hint" }, `${feedback[item.id].points} of ${feedback[item.id].maximum} points`)),
      asked.element, outcomeCard(outcomes[item.id]))));
}

/** A text box whose words stay on this device, with a twin that prints. */
function written(own, key, label, saved) {
  const twin = h("p", { class: "bm-written" }, own.state[key]);
  const box = h("textarea", { id: uid("text"), rows: 5, maxlength: LONGEST, oninput: () => {
    twin.textContent = box.value;
    tell(saved, own.set({ [key]: box.value }));
  } });
  box.value = own.state[key];
  return h("div", { class: "bm-writing" }, h("label", { for: box.id }, label), box, twin, h("p", { class: "bm-hint" }, "Stays on this device; nobody else reads it."));
}

function debriefView({ model, own, saved, steps, onAgain }) {
  const talk = model.get("debrief");
  return h("div", { class: "bm-case-debrief" },
    h("p", { class: "bm-count" }, model.get("opening").person),
    title("Debrief"),
    ...part("Reactions", written(own, "reactions", talk.reactions, saved)),
    ...part("What happened", h("p", { class: "bm-lead" }, talk.headline),
      h("ol", { class: "bm-case-timeline" }, talk.timeline.map((event, index) => h("li", { "data-full": event.full },
        h("p", { class: "bm-case-when" }, h("span", {}, event.time), h("strong", {}, `${index + 1}. ${event.step}`), h("span", { class: "bm-points" }, `${event.points} points`)),
        h("p", { class: "bm-hint" }, event.question),
        h("p", { class: "bm-do" }, "You answered"), list(event.choices),
        h("p", { class: "bm-do" }, "What happened then"), h("p", {}, event.text),
        h("p", { class: "bm-take" }, h("strong", {}, "Keep: "), event.take_away))))),
    ...part("Why", talk.why.length
      ? h("div", { class: "bm-case-why" }, h("p", {}, "Where points were lost, two questions. Think, say it aloud, or talk it over with somebody."),
        talk.why.map(({ step, time, questions }) => h("div", {}, h("p", { class: "bm-do" }, `${time}: ${step}`), list(questions))))
      : h("p", {}, "You earned every point. Choose the step you were least sure of, and explain it to somebody who was not here.")),
    ...part("Take home", list(talk.take_home)),
    ...part("Finish the story", written(own, "finish", talk.finish, saved)),
    readBack(steps, model),
    earlierResults(own),
    h("div", { class: "bm-actions" }, button("Print this debrief", () => window.print())),
    again(() => talk.headline, onAgain));
}

export default function draw({ model, root }) {
  const voice = announcer();
  const own = notes(model.get("name"));
  const heading = h("p", { class: "bm-quiz-title", id: uid("case") }, `Case: ${model.get("title")}`);
  const stage = h("div", { class: "bm-stage" });
  const summary = h("p", { class: "bm-summary" });
  const steps = new Map();
  let eye = { disconnect() {} };
  const opened = () => model.get("opened");
  const total = model.get("opening").steps;
  const place = () => (opened() > total ? "debrief" : model.get("items").at(-1)?.id ?? "");
  const store = keeping({ model, kind: "case", questions: () => [...steps.values()].map(({ asked }) => asked), place });
  const { put, go } = staging({ root, stage, arrive: (taken) => { if (taken) root.scrollIntoView({ block: "start" }); store.save(); } });
  const goOn = () => go(deliver(model, { kind: "go_on", from: opened() }));
  const onAgain = (result) => { own.addEarlier(result); go(store.again()); };
  root.append(h("section", { class: "bm-quiz bm-case", "aria-labelledby": heading.id },
    heading,
    h("p", { class: "bm-education bm-pinned" }, h("strong", {}, "Education only, not medical advice."), h("span", { class: "bm-invented" }, " Everybody in this case is invented.")),
    stage, h("div", { class: "bm-quiz-foot" }, summary, store.saved), voice.element));

  /** Build what was not built before; a question that was answered is never built again, so its words stay. */
  function collect() {
    for (const item of model.get("items")) {
      if (steps.has(item.id)) continue;
      const asked = question({ model, item, number: 1, total: 1, voice, retries: false, onDraft: () => store.save() });
      if (store.kept.drafts[item.id]) asked.setDraft(store.kept.drafts[item.id]);
      steps.set(item.id, { item, asked });
    }
    return [...steps.values()];
  }

  function stepView(found) {
    const { item, asked } = found.at(-1);
    const chart = chartBox(model.get("chart"), root.clientWidth >= WIDE_PX);
    const desk = h("div", { class: "bm-desk" });
    const after = h("div", { class: "bm-after" });
    // In a narrow column the chart is above the question; one button goes from each to the other.
    let reading = false;
    const look = h("button", { type: "button", class: "bm-jump", onclick: () => {
      if (reading) { desk.scrollIntoView({ block: "start" }); asked.focus(); return; }
      chart.open = true;
      chart.scrollIntoView({ block: "start" });
      chart.querySelector("summary").focus({ preventScroll: true });
    } }, "Look at the chart");
    eye.disconnect();
    eye = new IntersectionObserver(([entry]) => {
      reading = entry.isIntersecting;
      look.textContent = reading ? "To the question" : "Look at the chart";
    }, { rootMargin: "-45% 0px" });
    eye.observe(chart);
    desk.append(asked.element, after);
    const element = h("div", { class: "bm-case-step" },
      h("div", { class: "bm-case-head" }, title(`${item.time}: ${item.step}`), h("span", { class: "bm-count" }, `Step ${found.length} of ${total}`)),
      h("div", { class: "bm-case-columns" }, chart, desk),
      look,
      readBack(found.slice(0, -1), model),
      again(() => `stopped at step ${found.length}. ${model.get("summary")}`, onAgain));
    return { element, id: item.id, after };
  }

  let view = null;
  const show = feedbackShower(model, () => [...steps.values()].map(({ asked }) => asked));
  function build() {
    const now = opened();
    if (!now) steps.clear();
    const found = collect();
    show();
    if (!now) view = { element: card({ model, own, goOn }) };
    else if (now > total) view = { element: debriefView({ model, own, saved: store.saved, steps: found, onAgain }) };
    else view = stepView(found);
    return view.element;
  }
  function showStage() {
    put(opened(), build);
    showOutcome();
  }
  /** What happens after the open step, and the way on. */
  function showOutcome() {
    const told = view.after && model.get("outcomes")[view.id];
    if (!told || view.after.firstChild) return;
    view.after.replaceChildren(outcomeCard(told),
      h("div", { class: "bm-actions" }, button(opened() === total ? "On to the debrief" : "Go on", goOn, "bm-primary")));
  }
  const showSummary = () => { summary.textContent = model.get("summary"); };
  const showFeedback = () => { show(); showOutcome(); tellProgress(model, total); };
  const watch = [["change:feedback", showFeedback], ["change:outcomes", showOutcome], ["change:opened", showStage], ["change:summary", showSummary]];
  for (const [event, listener] of watch) model.on(event, listener);
  showStage();
  showSummary();
  store.ask();
  return () => {
    store.stop();
    eye.disconnect();
    for (const [event, listener] of watch) model.off(event, listener);
  };
}
