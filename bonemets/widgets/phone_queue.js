// The phone queue: people on hold in an order the learner makes, and the timeline afterwards. Levels, waits and
// words come from Python.
import { announcer, deliver, h, sourceLinks, staging, tell, uid } from "./base.js";
import { keeper } from "./store.js";
import { chip } from "./urgency.js";

const button = (text, onclick, kind = "") => h("button", { type: "button", class: `bm-button ${kind}`, onclick }, text);
const title = (text, level = "p") => h(level, { class: "bm-view-title", tabindex: "-1" }, text);

/** A list the learner orders with buttons, or with the up and down arrow keys on them. */
function ranking(people, voice) {
  const list = h("ol", { class: "bm-hold" });
  const rows = people.map((person) => {
    const place = h("span", { class: "bm-place", "aria-hidden": "true" });
    const up = h("button", { type: "button", class: "bm-move", onclick: () => move(row, -1) }, h("span", { "aria-hidden": "true" }, "▲"));
    const down = h("button", { type: "button", class: "bm-move", onclick: () => move(row, 1) }, h("span", { "aria-hidden": "true" }, "▼"));
    const element = h("li", { class: "bm-waiting", "data-id": person.id, "data-worse": person.worse ? "true" : null },
      place,
      h("div", { class: "bm-note" },
        h("p", {}, h("strong", {}, person.name), h("span", { class: "bm-hint" }, ` ${person.waited}`), person.worse ? h("span", { class: "bm-new" }, "new message") : null),
        h("p", {}, person.note)),
      h("div", { class: "bm-moves" }, up, down));
    const row = { person, place, up, down, element };
    element.addEventListener("keydown", (event) => {
      if (!["ArrowUp", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      move(row, event.key === "ArrowUp" ? -1 : 1);
    });
    return row;
  });

  function label() {
    rows.forEach((row, index) => {
      row.place.textContent = String(index + 1);
      const where = `${row.person.name}, place ${index + 1} of ${rows.length}`;
      row.up.setAttribute("aria-label", `Earlier: ${where}`);
      row.down.setAttribute("aria-label", `Later: ${where}`);
      row.up.setAttribute("aria-disabled", String(index === 0));
      row.down.setAttribute("aria-disabled", String(index === rows.length - 1));
    });
  }
  function move(row, by) {
    const from = rows.indexOf(row);
    const to = from + by;
    if (to < 0 || to >= rows.length) { voice.say(`${row.person.name} is ${by < 0 ? "first" : "last"} already.`); return; }
    const focused = row.element.contains(document.activeElement) ? document.activeElement : null;
    rows.splice(from, 1);
    rows.splice(to, 0, row);
    if (by < 0) rows[to + 1].element.before(row.element); else rows[to - 1].element.after(row.element);
    label();
    focused?.focus();
    voice.say(`${row.person.name} is now ${to + 1} of ${rows.length}.`);
  }
  list.append(...rows.map(({ element }) => element));
  label();
  return { element: list, order: () => rows.map(({ person }) => person.id), top: () => rows[0].person.name };
}

function rankView(state, voice, send) {
  const again = state.phase === "again";
  const order = ranking(state.people, voice);
  const sorry = h("p", { class: "bm-ask", hidden: true });
  return {
    element: h("div", { class: "bm-queue-rank" },
      title(again ? `${state.taken} The queue has changed.` : state.title),
      again ? h("div", { class: "bm-change" }, h("p", { class: "bm-do" }, "While you were talking"), h("p", {}, state.line), state.again ? h("p", {}, state.again) : null) : h("p", { class: "bm-scene" }, state.scene),
      h("p", {}, again ? "Rank again. Then take the calls in this order." : "Who first? Put the five in the order in which you will take them. Move a person with the two buttons, or with the up and down arrow keys on them."),
      order.element,
      h("div", { class: "bm-actions" }, button(again ? "Take the calls in this order" : "Take the first call", () => send({ kind: again ? "go" : "start", order: order.order() }), "bm-primary")),
      sorry),
    sorry(text) { sorry.textContent = text; sorry.hidden = false; },
  };
}

const at = (minute, total) => `${((100 * minute) / total).toFixed(2)}%`;

/** One call on the timeline: how long it waited, and when it was taken. The words say the same as the bars. */
function bar(row, { total, change }) {
  const span = (from, to, name, level) => from < to
    ? h("span", { class: name, "data-level": level.name, style: `inset-inline-start:${at(from, total)};inline-size:${at(to - from, total)}` })
    : null;
  const turn = row.worse ? Math.max(row.since, change) : row.start;
  return h("li", { class: "bm-took" },
    h("p", {}, h("strong", {}, row.name), " ", row.worse && row.before.name !== row.level.name ? [chip(row.before.name), " → "] : null, chip(row.level.name)),
    h("div", { class: "bm-track", "aria-hidden": "true" },
      span(row.since, turn, "bm-wait-bar", row.before), span(turn, row.start, "bm-wait-bar", row.level),
      span(row.start, row.start + row.minutes, "bm-call-bar", row.level),
      h("span", { class: "bm-mark", style: `inset-inline-start:${at(change, total)}` })),
    h("p", { class: "bm-because" }, `${row.words[0].toUpperCase()}${row.words.slice(1)}; call from minute ${row.start} to ${row.start + row.minutes}. ${row.why}.`));
}

function axis({ total, change }) {
  return h("div", { class: "bm-axis", "aria-hidden": "true" },
    h("span", { style: "inset-inline-start:0" }, "0"),
    h("span", { style: `inset-inline-start:${at(change, total)}` }, `${change}`),
    h("span", { style: "inset-inline-start:100%" }, `${total} min`));
}

function doneView(state, queues, send) {
  const { result } = state;
  const open = (each) => () => send({ kind: "open", queue: each.id });
  const others = queues.filter(({ id }) => id !== state.id);
  return {
    element: h("div", { class: "bm-debrief", "data-verdict": result.verdict },
      h("p", { class: "bm-count" }, state.title),
      title(result.headline, "h3"),
      result.passed.length ? h("ul", { class: "bm-passed" }, result.passed.map((text) => h("li", {}, text))) : null,
      h("h4", { class: "bm-part" }, "How the queue went"),
      h("p", { class: "bm-hint" }, `From minute 0 to minute ${result.total}. A striped bar is waiting, a full bar is the call. The line at minute ${result.change}: ${result.line}`),
      axis(result),
      h("ol", { class: "bm-timeline" }, result.rows.map((row) => bar(row, result))),
      h("h4", { class: "bm-part" }, "One good order"),
      h("p", {}, `${result.good.join(" → ")}. Among equally urgent people any order is fine; here the longest wait went first.`),
      h("p", { class: "bm-take" }, h("strong", {}, "Keep: "), result.point, " ", sourceLinks(result.sources).flatMap((link) => [link, " "])),
      h("div", { class: "bm-actions" },
        others.map((each, index) => button(`${each.status === "not yet played" ? "Next" : "Again"}: ${each.title}`, open(each), index ? "" : "bm-primary")),
        button("Play this queue again", open(state)))),
  };
}

export default function draw({ model, root }) {
  const voice = announcer();
  const keep = keeper(`queue.${model.get("name")}`);
  const heading = h("p", { class: "bm-quiz-title", id: uid("queue") },
    model.get("name") === "all" ? "Phone queue" : `Phone queue: ${model.get("queues")[0].title}`);
  const stage = h("div", { class: "bm-stage" });
  const saved = h("p", { class: "bm-saved" });
  let view = null;
  const { put, go } = staging({ root, stage, arrive(taken) {
    const { phase, line } = model.get("state");
    if (taken) root.scrollIntoView({ block: "start" });
    if (phase === "again") voice.say(`While you were talking: ${line}`);
  } });
  const send = (message) => go(deliver(model, message));
  const summary = h("summary", {}, "All queues");
  const rows = model.get("queues").map(({ id, title: text }) => ({ id, text, hint: h("span", { class: "bm-hint" }) }));
  const clear = button("Clear my queues from this device", () => { summary.focus(); send({ kind: "clear" }); }, "bm-quiet");
  const past = h("details", { class: "bm-more bm-all-calls" }, summary,
    h("ul", {}, rows.map(({ id, text, hint }) => h("li", {}, h("button", { type: "button", class: "bm-link", onclick: () => send({ kind: "open", queue: id }) }, text), hint))),
    h("p", { class: "bm-hint" }, "The first time counts. Self-practice, not an exam."), clear);
  root.append(h("section", { class: "bm-practice", "aria-labelledby": heading.id },
    heading,
    h("p", { class: "bm-education bm-pinned", title: model.get("education_only") }, h("strong", {}, "Education only, not medical advice."), h("span", { class: "bm-invented" }, " Everybody on hold is invented.")),
    stage, past, h("div", { class: "bm-quiz-foot" }, saved), voice.element));

  const show = () => {
    const state = model.get("state");
    put(`${state.id}:${state.phase}:${state.round}`, () => {
      view = state.phase === "done" ? doneView(state, model.get("queues"), send) : rankView(state, voice, send);
      return view.element;
    });
  };
  const showPast = () => {
    const queues = model.get("queues");
    clear.hidden = !Object.keys(model.get("answers")).length;
    past.hidden = queues.length < 2 && clear.hidden;
    for (const { id, hint } of rows) hint.textContent = queues.find((each) => each.id === id).status;
  };
  const showAnswers = () => {
    tell(saved, keep.addOrClear({ format: "bonemets-queue", version: 1, name: model.get("name"), answers: model.get("answers") }));
    showPast();
  };
  const onMessage = (message) => {
    if (message?.kind === "set-aside") keep.setAside(message.items);
    if (message?.kind === "sorry") { view.sorry?.(message.text); voice.say(message.text); }
  };
  const watch = [["change:state", show], ["change:queues", showPast], ["change:answers", showAnswers], ["msg:custom", onMessage]];
  for (const [event, listener] of watch) model.on(event, listener);
  show();
  showPast();
  const text = keep.read();
  if (text !== null && !Object.keys(model.get("answers")).length) deliver(model, { kind: "restore", text });
  return () => { for (const [event, listener] of watch) model.off(event, listener); };
}
