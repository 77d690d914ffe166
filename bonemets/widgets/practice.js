// The practice telephone: shows the call and collects questions, level and reason. Every word of the caller, every
// level and the whole debrief come from Python.
import { announcer, deliver, h, sourceLinks, staging, tell, uid } from "./base.js";
import { keeper } from "./store.js";
import { chip, reason } from "./urgency.js";

const quote = (text) => `“${text}”`;
const button = (text, onclick, kind = "") => h("button", { type: "button", class: `bm-button ${kind}`, onclick }, text);
const title = (text, level = "p") => h(level, { class: "bm-view-title", tabindex: "-1" }, text);

/** The start: what this is, how it went so far, and which call to take. */
function lobby({ model, send }) {
  const calls = model.get("calls");
  const summary = model.get("summary");
  const next = calls.find(({ taken }) => !taken);
  const worked = calls.find(({ mode, taken }) => mode === "worked" && !taken);
  const after = worked ? calls.find((each) => !each.taken && each !== worked) : next;
  const open = (each) => () => send({ kind: "open", caller: each.id });
  const clear = h("div", { class: "bm-actions" });
  const ask = () => clear.replaceChildren(button("Clear my calls from this device", () => {
    clear.replaceChildren(h("span", { class: "bm-sure" }, "Really clear them?"),
      button("Yes, clear", () => send({ kind: "clear" })), button("No, keep them", ask));
    clear.querySelector("button").focus();
  }, "bm-quiet"));
  ask();
  return h("div", { class: "bm-lobby" },
    title(summary.length ? "The line is open" : "Before your first call"),
    summary.length
      ? h("details", { class: "bm-more" }, h("summary", {}, "What this is"), model.get("briefing").map((text) => h("p", {}, text)))
      : h("div", { class: "bm-briefing" }, model.get("briefing").map((text) => h("p", {}, text))),
    summary.length ? tally(summary) : null,
    h("div", { class: "bm-actions" },
      worked ? button("See a worked call first", open(worked), "bm-primary") : null,
      after ? button(worked ? "Skip the example, take a call" : `Take the next call: ${after.name}`, open(after), worked ? "" : "bm-primary") : null),
    next ? null : h("p", { class: "bm-hint" }, "You have taken every call. Open any of them again below; your first decision stays."),
    h("details", { class: "bm-more bm-all-calls" }, h("summary", {}, `All calls (${calls.filter(({ taken }) => taken).length} of ${calls.length} taken)`),
      h("ol", {}, calls.map((each) => h("li", {},
        h("button", { type: "button", class: "bm-link", onclick: open(each) }, each.name),
        h("span", { class: "bm-hint" }, each.status || "not yet taken"))))),
    summary.length ? clear : null);
}

function tally(lines) {
  return h("div", { class: "bm-tally" },
    h("p", { class: "bm-part" }, "So far, on this device"),
    h("ul", {}, lines.map((line, index) => h("li", {}, index ? line : h("strong", {}, line)))),
    h("p", { class: "bm-hint" }, "The first decision of each call counts. Self-practice, not an exam."));
}

/** One step of the call in the transcript. */
function exchange(call, entry, aloud) {
  const many = entry.lines.length > 1;
  return h("li", { class: "bm-said" },
    h("p", { class: "bm-you" }, h("span", { class: "bm-speaker" }, "You"), h("span", {}, entry.ask), h("span", { class: "bm-cost" }, entry.cost)),
    h("div", { class: "bm-they" }, h("span", { class: "bm-speaker" }, call.speaker),
      h("div", {}, entry.lines.map(({ label, answer }) => h("p", {}, many ? h("span", { class: "bm-topic" }, `${label} `) : null, quote(answer))))),
    aloud && entry.thought ? h("p", { class: "bm-thought" }, h("span", { class: "bm-speaker" }, "A nurse thinks"), h("span", {}, entry.thought)) : null);
}

function transcript(call, aloud = false) {
  const clock = h("p", { class: "bm-clock" });
  const list = h("ol", { class: "bm-transcript", "aria-label": "What was said" },
    h("li", { class: "bm-said" }, h("div", { class: "bm-they" }, h("span", { class: "bm-speaker" }, call.speaker), h("div", {}, h("p", {}, quote(call.opening))))));
  const box = h("div", { class: "bm-line", tabindex: "0", role: "region", "aria-label": "The call so far" }, list);
  const element = h("div", { class: "bm-phone" }, h("div", { class: "bm-phone-head" }, h("p", { class: "bm-who" }, call.who), clock), box);
  return {
    element,
    update({ log, clock: used }) {
      clock.textContent = `${used} used`;
      const fresh = log.slice(list.children.length - 1).map((entry) => exchange(call, entry, aloud));
      list.append(...fresh);
      const last = fresh.at(-1);
      if (last) box.scrollTop = last.offsetTop - box.offsetTop - 8;
    },
  };
}

/** What can be asked: two screens, then single questions by group. An asked question stays, marked and quiet. */
function asking(form, ask) {
  const rows = [];
  const row = (step, text, cost, names) => {
    const mark = h("span", { class: "bm-cost" });
    const element = h("button", { type: "button", class: "bm-question", "data-step": step, onclick: () => {
      if (element.getAttribute("aria-disabled") !== "true") ask(step);
    } }, h("span", {}, text), mark);
    rows.push({ element, mark, cost, names });
    return element;
  };
  const screens = form.screens.map(({ step, title: text, cost, names, count }) => row(step, text, `${count} questions, ${cost}`, names));
  const counts = [];
  const groups = form.groups.map(({ group, questions }) => {
    const count = h("span", { class: "bm-hint" });
    counts.push({ count, names: questions.map(({ step }) => step) });
    return h("details", { class: "bm-group" }, h("summary", {}, h("span", {}, group), count),
      h("div", { class: "bm-questions" }, questions.map(({ step, question, cost }) => row(step, question, cost, [step]))));
  });
  return {
    element: h("div", { class: "bm-asking" },
      h("p", { class: "bm-part-first" }, "Ask"), h("div", { class: "bm-questions bm-screens" }, screens), groups),
    update({ asked }) {
      const known = new Set(asked);
      for (const { element, mark, cost, names } of rows) {
        const done = names.every((name) => known.has(name));
        if (done) element.setAttribute("aria-disabled", "true");
        mark.textContent = done ? "✓ asked" : cost;
      }
      for (const { count, names } of counts) count.textContent = `${names.filter((name) => known.has(name)).length} of ${names.length} asked`;
    },
  };
}

function choice(legend, className, options, draw) {
  const name = uid("choice");
  const inputs = options.map((option) => h("input", { type: "radio", name, value: option.id ?? option.name }));
  const element = h("fieldset", { class: `bm-choice ${className}` }, h("legend", {}, legend),
    h("div", { class: "bm-options" }, options.map((option, index) => h("div", { class: "bm-option" }, h("label", {}, inputs[index], draw(option))))));
  return { element, picked: () => inputs.find(({ checked }) => checked)?.value ?? null, focus: () => inputs[0].focus() };
}

function deciding(call, form, { send, back }) {
  const level = choice("How soon must somebody act?", "bm-levels", form.levels, (each) =>
    h("span", {}, chip(each.name), " ", h("span", { class: "bm-when" }, each.when)));
  const why = choice("What is the main reason?", "bm-reasons", call.reasons, (each) => h("span", {}, each.title));
  const sorry = h("p", { class: "bm-ask", hidden: true });
  const element = h("div", { class: "bm-deciding", hidden: true },
    level.element, why.element,
    h("div", { class: "bm-actions" },
      button("End the call and talk it over", () => send({ kind: "decide", level: level.picked(), reason: why.picked() }), "bm-primary"),
      button("Back to the questions", back, "bm-quiet")),
    sorry);
  return { element, focus: level.focus, sorry(text) { sorry.textContent = text; sorry.hidden = false; }, calm() { sorry.hidden = true; } };
}

const HINTS = {
  worked: "A worked call: watch how a nurse asks, and what each answer makes them think.",
  started: "The first questions were asked for you. Go on from here, and decide.",
  alone: "",
};

/** A call on the line. */
function callView({ model, send }) {
  const call = model.get("call");
  const form = model.get("form");
  const phone = transcript(call);
  const worked = call.mode === "worked";
  const ask = asking(form, (step) => send({ kind: "ask", step }));
  const show = (decide) => {
    choose.element.hidden = !decide;
    questions.hidden = decide;
    columns.toggleAttribute("data-deciding", decide);
    choose.calm();
    if (!decide) { enough.focus(); return; }
    choose.focus();
    choose.element.scrollIntoView({ block: "nearest" });
  };
  const choose = deciding(call, form, { send, back: () => show(false) });
  const enough = button("I have heard enough: decide", () => show(true), "bm-primary");
  const step = button("Next thought", () => send({ kind: "step" }), "bm-primary");
  const thought = h("div", { class: "bm-thoughts" });
  const questions = worked
    ? h("div", { class: "bm-asking" }, thought, h("div", { class: "bm-actions" }, step))
    : h("div", {}, call.mode === "started" ? thought : null, ask.element, h("div", { class: "bm-actions" }, enough));
  const columns = h("div", { class: "bm-call-columns" }, phone.element, h("div", { class: "bm-desk" }, questions, worked ? null : choose.element));
  const element = h("div", { class: "bm-call", "data-caller": call.id },
    h("div", { class: "bm-call-head" }, title(call.number), h("button", { type: "button", class: "bm-link", onclick: () => send({ kind: "lobby" }) }, "All calls")),
    HINTS[call.mode] ? h("p", { class: "bm-hint" }, HINTS[call.mode]) : null,
    columns);
  return {
    element, sorry: choose.sorry,
    update(now) {
      phone.update(now);
      ask.update(now);
      const thoughts = worked ? now.thoughts.slice(-1) : now.thoughts;
      thought.replaceChildren(h("p", { class: "bm-part-first" }, thoughts.length ? "What the nurse thinks" : "Think along"),
        ...(thoughts.length ? thoughts.map((text) => h("p", {}, text)) : [h("p", {}, "Read what the caller says. What would you ask first? Say it to yourself, then begin.")]));
      step.textContent = now.all_thoughts ? "End the call and talk it over" : now.log.length ? "Next thought" : "Begin";
    },
  };
}

const heardList = (items) => h("ul", { class: "bm-heard" }, items.map((each) => h("li", {},
  h("p", {}, each.label ? h("strong", {}, `${each.label}. `) : null, each.question, each.worst ? [" ", chip(each.worst)] : null),
  h("p", { class: "bm-quote" }, quote(each.answer)))));
const part = (text, ...children) => [h("h4", { class: "bm-part" }, text), ...children];

function gap({ level, established, same, sentence }) {
  return same
    ? h("p", {}, sentence, " ", chip(level.name))
    : [h("p", {}, "The answers you heard ask for ", chip(established.name), " by themselves. With everything else not known, the rules say ", chip(level.name), "."), h("p", {}, sentence)];
}

function debriefView({ model, send }) {
  const call = model.get("call");
  const talk = model.get("debrief");
  const worked = call.mode === "worked";
  const open = (each) => () => send({ kind: "open", caller: each.id });
  const twinFirst = talk.twin && !talk.twin.taken && !worked;
  const some = (items, text, note = null) => items.length ? part(text, note, heardList(items)) : [];
  return h("div", { class: "bm-debrief", "data-verdict": talk.verdict },
    h("p", { class: "bm-count" }, `${call.number}. ${call.who} ${talk.clock} used.`),
    title(talk.headline, "h3"),
    talk.comment ? h("p", { class: "bm-comment" }, talk.comment) : null,
    h("p", { class: "bm-compare" }, worked ? null : h("span", {}, "You: ", chip(talk.chosen.name)), h("span", {}, worked ? null : "All answers together: ", chip(talk.level.name), ` ${talk.level.when}`)),
    ...(worked ? [] : some(talk.missed, talk.verdict === "over" ? "Decides the level, and was not asked" : "What decides it, and was not asked")),
    ...some(talk.unused, "What you heard, and it decides"),
    ...some(talk.calming, "What would have let you stay lower"),
    talk.late ? part("Time", h("p", {}, talk.late)) : null,
    ...(worked ? [] : some(talk.open, "Could have mattered, and was not asked", h("p", { class: "bm-hint" }, "Each of these could still have raised the level. What the caller would have said stands below."))),
    talk.more_open && !worked ? h("p", { class: "bm-hint" }, `and ${talk.more_open} more that could have raised the level.`) : null,
    ...(worked ? [] : part("With only what you asked", gap(talk.heard))),
    ...part("Why: the rules", talk.reason ? h("p", {}, talk.reason) : null,
      h("ol", { class: "bm-whys" }, talk.rules.map(reason)), talk.suppressed.length ? h("p", {}, h("strong", {}, "Replaced by a calmer explanation. "), talk.suppressed.join(" ")) : null),
    ...part("What the caller would not have said unasked", h("p", {}, talk.withholds)),
    h("p", { class: "bm-take" }, h("strong", {}, "Keep: "), talk.point, " ", sourceLinks(talk.sources).flatMap((link) => [link, " "])),
    talk.twin ? h("div", { class: "bm-twin" }, h("p", { class: "bm-do" }, "The same call, but for one cue"), h("p", {}, talk.twin.sentence)) : null,
    h("div", { class: "bm-actions" },
      talk.twin ? button(talk.twin.taken ? `Open ${talk.twin.name}’s call again` : `Take ${talk.twin.name}’s call`, open(talk.twin), twinFirst ? "bm-primary" : "") : null,
      talk.next && talk.next.id !== talk.twin?.id ? button(`Next call: ${talk.next.name}`, open(talk.next), twinFirst ? "" : "bm-primary") : null,
      button("All calls", () => send({ kind: "lobby" }))),
    h("details", { class: "bm-more" }, h("summary", {}, "Read the call again"), again(call)),
    model.get("summary").length ? tally(model.get("summary")) : null);
}

function again(call) {
  const read = transcript(call, true);
  read.update(call);
  return read.element;
}

export default function draw({ model, root }) {
  const voice = announcer();
  const keep = keeper(`practice.${model.get("name")}`);
  const heading = h("p", { class: "bm-quiz-title", id: uid("practice") },
    model.get("name") === "all" ? "Practice telephone" : `Practice telephone: ${model.get("calls")[0].name}`);
  const stage = h("div", { class: "bm-stage" });
  const saved = h("p", { class: "bm-saved" });
  let view = null;
  let news = ""; // what was said on the line since the learner last asked
  const { put, go } = staging({ root, stage, arrive(taken) {
    const { id, who, opening } = model.get("call");
    if (taken) root.scrollIntoView({ block: "start" });
    news = id && view.update ? `${who} ${opening}` : "";
  } });
  async function send(message) {
    news = "";
    await go(deliver(model, message));
    if (news) voice.say(news);
    news = "";
  }
  root.append(h("section", { class: "bm-practice", "aria-labelledby": heading.id },
    heading,
    h("p", { class: "bm-education bm-pinned", title: model.get("education_only") }, h("strong", {}, "Education only, not medical advice."), h("span", { class: "bm-invented" }, " Every caller is invented.")),
    stage,
    h("div", { class: "bm-quiz-foot" }, saved), voice.element));

  const state = () => {
    const call = model.get("call");
    if (!call.id) return `lobby:${JSON.stringify([model.get("calls"), model.get("summary")])}`;
    return Object.keys(model.get("debrief")).length ? `debrief:${call.round}` : `call:${call.round}`;
  };
  const build = () => {
    const now = state();
    view = now.startsWith("debrief") ? { element: debriefView({ model, send }) }
      : now.startsWith("call") ? callView({ model, send }) : { element: lobby({ model, send }) };
    view.update?.(model.get("call"));
    return view.element;
  };
  const show = () => {
    if (put(state(), build) || !view.update) return;
    const { log } = model.get("call");
    const fresh = log.slice(stage.querySelectorAll(".bm-said").length - 1);
    view.update(model.get("call"));
    if (fresh.length) news = fresh.flatMap(({ lines, thought }) => [...lines.map(({ label, answer }) => `${label ? `${label}: ` : ""}${answer}`), thought]).join(" ");
  };
  const showAnswers = () => {
    tell(saved, keep.addOrClear({ format: "bonemets-practice", version: 1, name: model.get("name"), answers: model.get("answers") }));
  };
  const onMessage = (message) => {
    if (message?.kind === "set-aside") keep.setAside(message.items);
    if (message?.kind === "sorry") { view.sorry?.(message.text); voice.say(message.text); }
  };
  const watch = [["change:call", show], ["change:debrief", show], ["change:calls", show], ["change:summary", show],
    ["change:answers", showAnswers], ["msg:custom", onMessage]];
  for (const [event, listener] of watch) model.on(event, listener);
  show();
  const text = keep.read();
  if (text !== null && !Object.keys(model.get("answers")).length) deliver(model, { kind: "restore", text });
  return () => { for (const [event, listener] of watch) model.off(event, listener); };
}
