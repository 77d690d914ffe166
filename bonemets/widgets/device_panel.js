// "Your answers": what is kept on this device, in words, with one button each to download, restore and erase it. In the
// footer of a page, and in a notebook as part of the summary.
import { canUndo, counted, download, erase, inWords, restore, state, undo } from "./store.js";

const SAID = "bonemets.said";
const ERASE = "Erase all your answers, practice calls and review days from this device? They cannot be brought back, except from a file you have downloaded.";
const UNDO = "Bring back what was here before the last restore? What is here now is kept in its place.";
const HTML = `
  <p class="bm-device-title">Your answers</p>
  <p class="bm-device-state"><span class="bm-device-mark" aria-hidden="true"></span><span class="bm-device-words"></span></p>
  <div class="bm-actions">
    <button type="button" class="bm-button" data-do="download">Download</button>
    <button type="button" class="bm-button" data-do="restore">Restore from a file</button>
    <button type="button" class="bm-button" data-do="undo">Undo the restore</button>
    <button type="button" class="bm-button" data-do="erase">Erase everything</button>
    <input type="file" accept=".json,application/json" aria-label="File to restore" hidden>
  </div>
  <div class="bm-device-ask" role="group" aria-label="Please confirm" tabindex="-1" hidden>
    <p></p>
    <div class="bm-actions"><button type="button" class="bm-button bm-primary" data-do="yes"></button>
    <button type="button" class="bm-button" data-do="no">No, leave it as it is</button></div>
  </div>
  <p class="bm-device-said" role="status"></p>
  <p class="bm-hint">Nothing is sent anywhere. A private window forgets its answers when you close it.</p>`;

/** What was said just before the page was loaded again. */
function said() {
  try {
    const text = sessionStorage.getItem(SAID) ?? "";
    sessionStorage.removeItem(SAID);
    return text;
  } catch {
    return "";
  }
}

/** Build the panel. `isPage` says whether loading the page again starts afresh; in a notebook the kernel must do that. */
export function devicePanel({ isPage }) {
  const root = document.createElement("section");
  root.className = "bm-device";
  root.setAttribute("aria-label", "Your answers");
  root.innerHTML = HTML;
  const find = (selector) => root.querySelector(selector);
  const button = (name) => find(`[data-do=${name}]`);
  const [ask, words, file] = [find(".bm-device-ask"), find(".bm-device-said"), find("input")];
  let confirmed = null;
  let asker = null;

  function show() {
    const { kind, sentence } = state();
    find(".bm-device-state").dataset.kind = kind;
    find(".bm-device-mark").textContent = kind === "works" ? "✓" : "!";
    find(".bm-device-words").textContent = kind === "works" ? `${sentence}: ${inWords(counted())}.` : sentence;
    button("undo").hidden = !canUndo();
  }
  function say(text) { words.textContent = text; }

  function confirm(from, text, yes, act) {
    [asker, confirmed] = [from, act];
    say("");
    find(".bm-device-ask p").textContent = text;
    button("yes").textContent = yes;
    ask.hidden = false;
    ask.focus();
  }
  function close() {
    ask.hidden = true;
    confirmed = null;
    asker?.focus();
  }
  /** Show the new state: a page by loading again, a notebook by its kernel. */
  function begin({ ok, sentence }) {
    if (!ok) { say(sentence); show(); return; }
    if (!isPage) { say(`${sentence} Now restart the kernel and run all cells, so that the notebook shows it.`); show(); return; }
    try { sessionStorage.setItem(SAID, sentence); } catch { /* then it is not said again */ }
    location.reload();
  }
  async function onFile() {
    const [chosen] = file.files;
    if (!chosen) return;
    const plan = restore(await chosen.text().catch(() => ""));
    file.value = "";
    if (plan.ok) confirm(button("restore"), plan.sentence, "Yes, restore", plan.apply);
    else { say(plan.sentence); button("restore").focus(); }
  }

  const acts = {
    download: () => say(download()),
    restore: () => file.click(),
    undo: () => confirm(button("undo"), UNDO, "Yes, bring it back", undo),
    erase: () => confirm(button("erase"), ERASE, "Yes, erase everything", () => ({ ok: true, sentence: erase() })),
    yes: () => { const act = confirmed; close(); begin(act()); },
    no: close,
  };
  root.addEventListener("click", ({ target }) => {
    const pressed = target.closest("[data-do]");
    if (pressed) acts[pressed.dataset.do]();
  });
  root.addEventListener("keydown", ({ key }) => { if (key === "Escape" && !ask.hidden) close(); });
  file.addEventListener("change", onFile);
  document.addEventListener("bonemets:stored", show);
  addEventListener("storage", show);
  show();
  say(said());
  return {
    element: root,
    stop() {
      document.removeEventListener("bonemets:stored", show);
      removeEventListener("storage", show);
    },
  };
}
