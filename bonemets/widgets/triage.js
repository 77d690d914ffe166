// Asks the questions and shows the answer. Every rule, level and word of advice comes from Python.
import { announcer, deliver, h, uid } from "./base.js";
import { keeper } from "./store.js";
import { control } from "./form.js";
import { chip, reason } from "./urgency.js";

function showResult(panel, result, act) {
  const { level, found } = result;
  if (!result.asked) {
    panel.replaceChildren(h("p", { class: "bm-lead" }, "Nothing asked yet."),
      h("p", {}, "Answer what the caller tells you. Leave the rest at “not known”: it counts as not known, never as normal."));
    return;
  }
  const known = result.reasons.filter((each) => each.found);
  const open = result.reasons.filter((each) => !each.found);
  const list = (title, items) => items.length ? [h("p", { class: "bm-part" }, title), h("ul", {}, items.map((each) => h("li", {}, each)))] : [];
  panel.replaceChildren(
    h("p", { class: "bm-lead", tabindex: -1 }, found ? "Until you ask the rest, treat as " : "Treat as ", chip(level.name)),
    found ? h("p", { class: "bm-lead" }, "What you found so far: ", chip(found.name)) : "",
    h("p", {}, h("strong", {}, `${level.name.toUpperCase()} means: seen ${level.when}. `), level.meaning),
    result.ask_only && known.length ? h("p", { class: "bm-now" }, result.ask_only) : "",
    ...(result.open.length ? [h("p", { class: "bm-part" }, "Ask next"),
      h("ul", { class: "bm-open" }, result.open.map((each) => h("li", {},
        h("button", { type: "button", class: "bm-link", onclick: () => act.go(each.name) }, each.question),
        " can lead to ", chip(each.worst)))),
      result.more_open ? h("p", { class: "bm-hint" }, `and ${result.more_open} more that could raise the level.`) : ""] : []),
    ...(known.length ? [h("p", { class: "bm-part" }, "Why: what you found"), h("ol", { class: "bm-whys" }, known.map(reason))] : []),
    open.length ? h("details", { class: "bm-more" }, h("summary", {}, `Why: not asked yet (${open.length})`), h("ol", { class: "bm-whys" }, open.map(reason))) : "",
    ...list("Replaced by a calmer explanation", result.suppressed),
    ...(result.changes.length ? [h("p", { class: "bm-part" }, "What would change it"),
      h("ul", { class: "bm-changes" }, result.changes.map((each) => h("li", {},
        h("button", { type: "button", class: "bm-link", onclick: () => act.change(each.answers) }, `Try: ${each.sentence}`))))] : []),
    ...list("Where guidelines disagree", result.disagreements),
    h("details", { class: "bm-more" }, h("summary", {}, "Hand-over in SBAR form"), h("p", { class: "bm-handover" }, result.handover)),
    h("p", { class: "bm-net" }, result.safety_net));
}

export default function draw({ model, root }) {
  const voice = announcer();
  const keep = keeper(`triage.${model.get("name")}`);
  const heading = h("p", { class: "bm-quiz-title", id: uid("triage") }, "Triage helper");
  const parts = new Map();
  const errors = new Map();
  const counts = [];
  // While anything is on its way the form shows what was picked, and an older answer must not pull it back.
  let waiting = 0;
  let acted = false;
  async function send(message) {
    waiting += 1;
    acted = message.kind !== "restore" || acted;
    await deliver(model, message);
    waiting -= 1;
    if (acted) saved.textContent = keep.write({ format: "bonemets-triage", version: 1, name: model.get("name"), answers: model.get("answers") });
    settle();
  }

  const groups = model.get("form").map(({ group, fields }, index) => {
    const made = fields.map((field) => {
      const part = control(field, (value) => send({ kind: "answer", name: field.name, value }));
      const error = h("p", { class: "bm-field-error", role: "alert", id: uid("error") });
      part.element.append(error);
      for (const input of part.element.querySelectorAll("input[aria-describedby]")) {
        input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby")} ${error.id}`);
      }
      parts.set(field.name, part);
      errors.set(field.name, error);
      return part.element;
    });
    const count = h("span", { class: "bm-hint" });
    const title = h("span", { id: uid("group") }, group);
    counts.push({ count, names: fields.map(({ name }) => name) });
    const rest = h("button", { type: "button", class: "bm-button", "aria-describedby": title.id, onclick: () => act.calm(fields) },
      "The rest of this group: asked, all normal");
    const often = made.filter((_, at) => !fields[at].rare);
    const rare = made.filter((_, at) => fields[at].rare);
    return h("details", { class: "bm-group", open: index < 1 }, h("summary", {}, title, count), often,
      rare.length ? h("details", { class: "bm-more" }, h("summary", {}, `More to ask here (${rare.length})`), rare) : null, rest);
  });
  const all = h("button", { type: "button", class: "bm-button", onclick: () => act.calm(model.get("form").flatMap(({ fields }) => fields)) },
    "Everything else: asked, all normal");
  const clear = h("button", { type: "button", class: "bm-button", onclick: () => {
    for (const part of parts.values()) { part.mark?.(false); part.clear?.(); }
    send({ kind: "clear" });
    groups[0].open = true;
    parts.values().next().value.focus();
  } }, "New caller: clear the form");
  const panel = h("div", { class: "bm-panel-in", tabindex: -1 });
  const saved = h("p", { class: "bm-saved" });
  // On a phone the answer is below a long form: a chip stays in view and leads to it.
  const jump = h("button", { type: "button", class: "bm-jump", hidden: true, onclick: () => {
    panel.scrollIntoView({ block: "start" });
    panel.focus({ preventScroll: true });
  } });
  root.append(h("section", { class: "bm-triage", "aria-labelledby": heading.id },
    heading,
    h("p", { class: "bm-education bm-pinned" }, h("strong", {}, "Education only, not medical advice.")),
    h("p", { class: "bm-hint" }, model.get("education_only")),
    h("div", { class: "bm-triage-columns" },
      h("div", { class: "bm-triage-form" }, groups, h("div", { class: "bm-actions" }, all, clear), saved, jump),
      h("section", { class: "bm-panel", "aria-label": "How urgent, and why" }, panel)),
    voice.element));

  const act = {
    go(name) {
      const part = parts.get(name);
      for (let box = part.element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      part.element.scrollIntoView({ block: "center" });
      part.focus();
    },
    change(answers) { send({ kind: "change", answers }); },
    // What is still open Python knows, which has heard of every pick made before.
    calm(fields) { send({ kind: "calm", names: fields.map(({ name }) => name) }); },
  };
  const level = () => (model.get("result").asked ? model.get("result").level.name : null);
  let last = level();
  let filled = ""; // what one press answered is said, whether or not the level moves
  const showPanel = () => {
    const held = panel.contains(document.activeElement);
    showResult(panel, model.get("result"), act);
    if (held) panel.focus(); // the button that was pressed is gone
    jump.hidden = !level();
    if (level()) jump.replaceChildren("Treat as ", chip(level()), " · why?");
  };
  const showErrors = () => {
    const now = model.get("errors");
    for (const [name, error] of errors) {
      error.textContent = now[name] ?? "";
      error.hidden = !now[name];
      parts.get(name).mark?.(Boolean(now[name]));
    }
  };
  const showAnswers = () => {
    const answers = model.get("answers");
    for (const [name, part] of parts) part.set(answers[name]);
    for (const { count, names } of counts) count.textContent = `${names.filter((name) => name in answers).length} of ${names.length} asked`;
  };
  const showForm = () => {
    if (waiting) return;
    showErrors();
    showAnswers();
  };
  function settle() {
    if (waiting) return;
    showForm();
    const now = level();
    if (now !== last && acted) voice.say(filled + (now ? `Treat as ${now}. ${model.get("result").level.meaning}` : "Cleared."));
    else if (filled) voice.say(`${filled}Still ${now}.`);
    filled = "";
    last = now;
  }
  const onMessage = (message) => {
    if (message?.kind === "set-aside") keep.setAside();
    if (message?.kind === "filled") filled = message.count ? `${message.count} answered: asked, normal. ` : "Nothing is left to ask here. ";
  };
  const watch = [["change:result", showPanel], ["change:answers", showForm], ["change:errors", showForm], ["msg:custom", onMessage]];
  for (const [event, listener] of watch) model.on(event, listener);
  showForm();
  showPanel();
  const text = keep.read();
  if (text !== null && !Object.keys(model.get("answers")).length) send({ kind: "restore", text });
  return () => { for (const [event, listener] of watch) model.off(event, listener); };
}
