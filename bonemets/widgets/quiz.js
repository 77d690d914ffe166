// Shows questions and collects picks. Marking, reasons and words of the result come from Python.
import { announcer, h, keeper, sourceLinks, uid } from "./base.js";

const slug = (text) => text.trim().replace(/\s+/g, "-");

function readAgain(heading) {
  const target = document.getElementById(slug(heading));
  return target ? h("a", { href: `#${encodeURIComponent(target.id)}` }, heading) : heading;
}

/** One option: the whole card is the label of a native radio or checkbox. */
function optionCard(item, option, name, onPick) {
  const reason = h("div", { class: "bm-reason", hidden: true });
  const input = h("input", {
    type: item.type === "select-all" ? "checkbox" : "radio", name, value: option.id, onchange: onPick,
  });
  const card = h("div", { class: "bm-option" }, h("label", {}, input, h("span", {}, option.text)), reason);
  return { id: option.id, input, card, reason };
}

function question({ model, item, number, total, voice, onDraft }) {
  const name = uid("q");
  let checked = false;
  const picked = () => options.filter(({ input }) => input.checked).map(({ id }) => id);
  // A pick answers the request to choose. Python must forget it too, or asking a second time would change nothing.
  const onPick = () => {
    onDraft();
    if (checked || !result.firstChild) return;
    result.replaceChildren();
    model.send({ kind: "retry", item: item.id });
  };
  const options = item.options.map((option) => optionCard(item, option, name, onPick));
  const verdictRow = h("div", { class: "bm-verdict-row" });
  const result = h("div", { class: "bm-result" });
  const check = h("button", { type: "button", class: "bm-button bm-primary bm-check", onclick: onCheck }, "Check");
  const retry = h("button", { type: "button", class: "bm-button", hidden: true, onclick: onRetry }, "Try again");
  const element = h("fieldset", { class: "bm-item", "data-item": item.id },
    h("legend", {},
      h("span", { class: "bm-count" }, total > 1 ? `Question ${number} of ${total}` : "Question",
        item.must_pass ? h("span", { class: "bm-must" }, "safety question") : null),
      h("span", { class: "bm-stem" }, item.stem),
      h("span", { class: "bm-how" }, item.instruction)),
    verdictRow,
    h("div", { class: "bm-options" }, options.map(({ card }) => card)),
    h("div", { class: "bm-actions" }, check, retry),
    result);

  function onCheck() {
    if (checked) return;
    element.dataset.asked = "true";
    model.send({ kind: "check", item: item.id, picked: picked() });
  }
  function onRetry() {
    model.send({ kind: "retry", item: item.id });
    options[0].input.focus();
  }
  // Locked options stay readable and focusable: a disabled field would be skipped by the keyboard.
  for (const { input } of options) {
    input.addEventListener("click", (event) => { if (checked) event.preventDefault(); });
    input.addEventListener("keydown", (event) => {
      if (checked && event.key.startsWith("Arrow")) event.preventDefault();
    });
  }

  function clear() {
    checked = false;
    element.classList.remove("bm-checked");
    check.removeAttribute("aria-disabled");
    retry.hidden = true;
    result.replaceChildren();
    verdictRow.replaceChildren();
    for (const { card, reason } of options) {
      delete card.dataset.result;
      reason.hidden = true;
      reason.replaceChildren();
    }
  }

  function show(feedback, { aloud }) {
    if (!feedback) { if (checked || result.firstChild) clear(); return; }
    if (feedback.error) {
      result.replaceChildren(h("p", { class: "bm-ask" }, feedback.error));
      if (aloud) voice.say(feedback.error);
      return;
    }
    checked = true;
    element.classList.add("bm-checked");
    check.setAttribute("aria-disabled", "true");
    retry.hidden = false;
    for (const each of feedback.options) {
      const { input, card, reason } = options.find(({ id }) => id === each.id);
      input.checked = each.picked;
      card.dataset.result = each.key ? (each.picked ? "key" : "missed") : each.picked ? "wrong" : "other";
      reason.hidden = false;
      reason.replaceChildren(
        h("p", {}, h("strong", {}, `${each.word}. `), each.rationale, " ", sourceLinks(each.sources).flatMap((link) => [link, " "])));
    }
    const verdict = feedback.verdict[0].toUpperCase() + feedback.verdict.slice(1);
    verdictRow.replaceChildren(
      h("p", { class: "bm-verdict", "data-verdict": feedback.verdict }, h("strong", {}, `${verdict}. `), feedback.sentence));
    result.replaceChildren(
      h("p", { class: "bm-take" }, h("strong", {}, "Keep: "), feedback.take_away),
      h("p", { class: "bm-again" }, "Read again: ", readAgain(feedback.read_again)));
    if (!aloud) return;
    voice.say(`${verdict}. ${feedback.sentence} A reason follows each option.`);
    verdictRow.scrollIntoView({ block: "nearest" }); // the reasons push the button down; the result starts up here
  }
  return {
    id: item.id, element, show,
    draft: () => (checked ? [] : picked()),
    setDraft(ids) { for (const { id, input } of options) input.checked = ids.includes(id); },
  };
}

/** What this device had kept: answers for Python to check, and picks that were not checked yet. */
function readKept(text) {
  try {
    const { answers, drafts } = JSON.parse(text) ?? {};
    return { answers: { ...answers }, drafts: { ...drafts } };
  } catch {
    return { answers: {}, drafts: {} };
  }
}

export default function draw({ model, root }) {
  const items = model.get("items");
  const voice = announcer();
  const keep = keeper(`quiz.${model.get("name")}`);
  const heading = h("p", { class: "bm-quiz-title", id: uid("quiz") }, model.get("title"));
  const questions = items.map((item, index) =>
    question({ model, item, number: index + 1, total: items.length, voice, onDraft: () => save() }));
  const summary = h("p", { class: "bm-summary" });
  const saved = h("p", { class: "bm-saved" });
  root.append(h("section", { class: "bm-quiz", "aria-labelledby": heading.id },
    heading, questions.map(({ element }) => element), h("div", { class: "bm-quiz-foot" }, summary, saved), voice.element));

  let shown = {};
  const showFeedback = () => {
    const feedback = model.get("feedback");
    for (const each of questions) {
      const now = JSON.stringify(feedback[each.id]);
      if (now === shown[each.id] && !feedback[each.id]?.error) continue;
      shown[each.id] = now;
      each.show(feedback[each.id], { aloud: each.element.dataset.asked === "true" });
      delete each.element.dataset.asked;
    }
    const checked = Object.values(feedback).filter((each) => !each.error).length;
    document.dispatchEvent(new CustomEvent("bonemets:progress",
      { detail: { quiz: model.get("name"), checked, total: items.length } }));
  };
  const showSummary = () => { summary.textContent = model.get("summary"); };
  const text = keep.read();
  const kept = readKept(text);
  const save = () => {
    // Until Python has taken the kept answers back, a pick must not write over them.
    const answers = { ...kept.answers, ...model.get("answers") };
    const drafts = Object.fromEntries(questions.map((each) => [each.id, each.draft()]).filter(([, ids]) => ids.length));
    saved.textContent = keep.write({ format: "bonemets-quiz", version: 1, name: model.get("name"), answers, drafts });
  };
  const onMessage = (message) => {
    if (message?.kind === "set-aside") keep.setAside();
    if (message?.kind === "set-aside" || message?.kind === "restored") kept.answers = {};
  };

  model.on("change:feedback", showFeedback);
  model.on("change:summary", showSummary);
  model.on("change:answers", save);
  model.on("msg:custom", onMessage);
  showFeedback();
  showSummary();
  for (const each of questions) if (Array.isArray(kept.drafts[each.id])) each.setDraft(kept.drafts[each.id]);
  if (text !== null && !Object.keys(model.get("answers")).length) model.send({ kind: "restore", text });
  return () => {
    model.off("change:feedback", showFeedback);
    model.off("change:summary", showSummary);
    model.off("change:answers", save);
    model.off("msg:custom", onMessage);
  };
}
