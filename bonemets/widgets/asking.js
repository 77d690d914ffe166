// What every run of questions needs: keeping answers on the device, showing feedback as it comes, telling the page.
import { deliver, h, tell } from "./base.js";
import { keeper, remember } from "./store.js";

/** What this device had kept: answers for Python to check, and what was not checked yet. */
function readKept(text) {
  try {
    const { answers, drafts, flags, place, finished } = JSON.parse(text) ?? {};
    return { answers: { ...answers }, drafts: { ...drafts }, flags: Array.isArray(flags) ? flags : [], place: place ?? "", finished: finished === true };
  } catch {
    return { answers: {}, drafts: {}, flags: [], place: "", finished: false };
  }
}

/** Keep what Python says to remember of a question; only what is new, because another tab may know better by now. */
export function remembering(model, then = () => {}) {
  let before = model.get("remembered");
  return () => {
    const now = model.get("remembered");
    const entries = Object.fromEntries(Object.entries(now).filter(([id, entry]) => JSON.stringify(entry) !== JSON.stringify(before[id])));
    before = now;
    then(remember(entries), entries);
  };
}

/** Keep answers, drafts, flags and place on the device; give them back at the start. Shared by all that ask questions. */
export function keeping({ model, kind, questions, flags = () => [], place = () => "" }) {
  const keep = keeper(`${kind}.${model.get("name")}`);
  const saved = h("p", { class: "bm-saved", role: "status" });
  const text = keep.read();
  const kept = readKept(text);
  // Until Python has taken the kept answers back, a pick must not write over them; those it set aside are not ours.
  let aside = [];
  const save = () => {
    const answers = { ...kept.answers, ...model.get("answers") };
    for (const id of aside) delete answers[id];
    const drafts = Object.fromEntries(questions().map((each) => [each.id, each.draft()]).filter(([, response]) => Object.keys(response).length));
    tell(saved, keep.add({ format: `bonemets-${kind}`, version: 2, name: model.get("name"), answers, drafts,
      flags: flags(), place: place(), finished: Boolean(model.get("finished") || kept.finished) }));
  };
  const onMessage = (message) => {
    if (message?.kind !== "set-aside") return;
    keep.setAside(message.items);
    aside = message.items ?? Object.keys(kept.answers);
    for (const id of aside) delete kept.answers[id];
  };
  model.on("msg:custom", onMessage);
  const onAnswers = () => queueMicrotask(save); // once the questions know that they are answered and no draft any more
  model.on("change:answers", onAnswers);
  const onRemembered = remembering(model);
  model.on("change:remembered", onRemembered);
  return {
    saved, kept, save, keep,
    /** Have Python take back what was kept; what was answered before cannot be picked anew until it has. */
    async ask() {
      if (text === null || Object.keys(model.get("answers")).length) { kept.finished = false; return; }
      const answered = questions().filter(({ id }) => kept.answers[id]);
      for (const each of answered) each.hold(true);
      await deliver(model, { kind: "restore", text });
      kept.finished = false;
      for (const each of answered) each.hold(false);
    },
    /** Have Python begin anew. Only then is what was answered forgotten here: an answer on its way would bring it back. */
    async again() {
      const first = await deliver(model, { kind: "again" });
      keep.forget();
      Object.assign(kept, { answers: {}, drafts: {} });
      save();
      return first;
    },
    stop() { model.off("msg:custom", onMessage); model.off("change:answers", onAnswers); model.off("change:remembered", onRemembered); },
  };
}

/** Tell the page how many questions were answered, for its progress bar. */
export function tellProgress(model, total) {
  const checked = Object.values(model.get("feedback")).filter((each) => each.verdict).length;
  document.dispatchEvent(new CustomEvent("bonemets:progress", { detail: { quiz: model.get("name"), checked, total } }));
}

/** Show what is new in the feedback, and only that. */
export function feedbackShower(model, questions) {
  const shown = {};
  return () => {
    const feedback = model.get("feedback");
    for (const each of questions()) {
      const now = JSON.stringify(feedback[each.id]);
      if (now === shown[each.id] && !feedback[each.id]?.error) continue;
      shown[each.id] = now;
      each.show(feedback[each.id]);
    }
  };
}
