// One question: its words, its control, Check, and what follows. Marking, reasons and the words of the result come from
// Python. Quiz, review and case put questions on the page with this.
import { deliver, goTo, h, uid } from "./base.js";
import { recall, today } from "./store.js";
import { reason, reasonList } from "./answer.js";
import { listControl, numberControl } from "./answer_list.js";
import { gridControl } from "./answer_grid.js";
import { blankControl, spanControl } from "./answer_text.js";
import { orderControl } from "./answer_order.js";
import { chartPanel } from "./chart_panel.js";

const CONTROLS = { list: listControl, grid: gridControl, blank: blankControl, span: spanControl, order: orderControl, number: numberControl };
const SURE = [[1, "A guess"], [2, "Fairly"], [3, "Sure"]];

const slug = (text) => text.trim().replace(/\s+/g, "-");

/** Where to read again: a heading of this page, or of the lesson it belongs to. */
function readAgain({ heading, file, lesson }) {
  const here = document.getElementById(slug(heading));
  if (here) return h("a", { href: `#${encodeURIComponent(here.id)}` }, heading);
  return file ? h("a", { href: `${file}#${encodeURIComponent(slug(heading))}` }, `${lesson}: ${heading}`) : heading;
}

/** "How sure?": one tap, not graded, there once something is picked. */
function sureRow(onPick) {
  const name = uid("sure");
  const inputs = SURE.map(([value]) => h("input", { type: "radio", name, value, onchange: onPick }));
  const element = h("fieldset", { class: "bm-segments bm-how-sure", hidden: true }, h("legend", {}, "How sure? ", h("span", { class: "bm-hint" }, "not graded")),
    h("div", {}, SURE.map(([, text], index) => h("label", {}, inputs[index], h("span", {}, text)))));
  return { element, value: () => Number(inputs.find(({ checked }) => checked)?.value) || null };
}

/**
 * Put one question on the page.
 * model: the widget; item: the question as Python shows it; number and total: its place; voice: the announcer of the
 * page; onDraft: called when something is picked; checks: false where the answer is handed in later (exam);
 * retries: false where an answered question stays locked (case); onSend: called before an answer is sent.
 */
export function question({ model, item, number, total, voice, onDraft = () => {}, checks = true, retries = true }) {
  let checked = false;
  const isLocked = () => checked;
  const sure = sureRow(() => onDraft());
  const onChange = () => {
    onDraft();
    sure.element.hidden = !checks;
    // A pick answers the request to choose. Python must forget it too, or asking a second time would change nothing.
    if (checked || !result.firstChild) return;
    result.replaceChildren();
    deliver(model, { kind: "retry", item: item.id });
  };
  const control = CONTROLS[item.control](item, { onChange, isLocked, say: (text) => voice.say(text) });
  const verdictRow = h("div", { class: "bm-verdict-row" });
  const result = h("div", { class: "bm-result" });
  const check = h("button", { type: "button", class: "bm-button bm-primary bm-check", onclick: onCheck }, "Check");
  const retry = h("button", { type: "button", class: "bm-button", hidden: true, onclick: onRetry }, "Try again");
  const element = h("fieldset", { class: "bm-item", "data-item": item.id, "data-control": item.control },
    h("legend", {},
      h("span", { class: "bm-count" }, total > 1 ? `Question ${number} of ${total}` : "Question",
        item.must_pass ? h("span", { class: "bm-must" }, "safety question") : null),
      h("span", { class: "bm-stem" }, item.stem),
      item.how ? h("span", { class: "bm-how" }, item.how) : null),
    item.chart ? chartPanel(item.chart) : null,
    verdictRow, control.element,
    item.hint ? h("details", { class: "bm-more bm-hint-box" }, h("summary", {}, "A hint"), h("p", {}, item.hint)) : null,
    checks ? h("div", { class: "bm-actions" }, check, retry, sure.element) : null,
    result);

  /** What was handed over, or is on its way back from this device, is not changed until its result is here. */
  function hold(held) {
    control.element.inert = held;
    check.setAttribute("aria-disabled", held || checked);
  }
  async function onCheck() {
    if (checked || control.element.inert) return;
    hold(true);
    await deliver(model, { kind: "check", item: item.id, response: control.read(), sure: sure.value(), today: today(), kept: recall(item.id) });
    hold(false);
    const verdict = verdictRow.firstChild;
    // The reasons push the button down; the result starts up here, and so does reading it.
    if (verdict && goTo(verdict, element)) verdictRow.scrollIntoView({ block: "nearest" });
    else voice.say((verdict ?? result).textContent);
  }
  function onRetry() {
    deliver(model, { kind: "retry", item: item.id });
    clear();
    control.focus();
  }
  function clear() {
    checked = false;
    element.classList.remove("bm-checked");
    check.setAttribute("aria-disabled", control.element.inert);
    retry.hidden = true;
    result.replaceChildren();
    verdictRow.replaceChildren();
    control.clear();
  }
  function show(feedback) {
    // The answer to "Try again" may come after the next check was asked for, and must not take its place.
    if (!feedback) { if (checked || result.firstChild) clear(); return; }
    const sorry = feedback.error ?? feedback.changed;
    if (sorry) { result.replaceChildren(h("p", { class: "bm-ask" }, sorry)); return; }
    checked = true;
    element.classList.add("bm-checked");
    check.setAttribute("aria-disabled", "true");
    retry.hidden = !retries;
    sure.element.hidden = true;
    control.write(feedback.picked);
    const left = control.show(feedback.marks, feedback.reasons);
    const word = feedback.verdict[0].toUpperCase() + feedback.verdict.slice(1);
    const verdict = h("p", { class: "bm-verdict", tabindex: "-1", "data-verdict": feedback.verdict }, h("strong", {}, `${word}. `), feedback.sentence);
    verdictRow.replaceChildren(verdict);
    result.replaceChildren(
      left.length ? reasonList(left) : "",
      h("p", { class: "bm-take" }, h("strong", {}, "Keep: "), feedback.take_away),
      h("p", { class: "bm-again" }, "Read again: ", readAgain(feedback.read_again)),
      feedback.note ? h("p", { class: "bm-hint" }, feedback.note) : "");
  }
  return {
    id: item.id, element, show, hold,
    draft: () => (checked ? {} : control.read()),
    setDraft(response) { control.write(response); },
    sure: () => sure.value(),
    focus: () => control.focus(),
  };
}

export { reason };
