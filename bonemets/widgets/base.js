// Shared by all widgets: building DOM, keyboard that stays inside, and noticing when the Python side is gone. Holds no
// medicine and no marking.

let count = 0;

/** A page-unique id, so that a widget can be shown twice. */
export const uid = (word = "id") => `bm-${word}-${(count += 1)}`;

/** Build an element: h("p", {class: "x", onclick}, "text", child). null and false children are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "html") element.innerHTML = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A polite live region: what is said replaces what was said. Saying the same again is announced again. */
export function announcer() {
  const element = h("p", { class: "bm-hidden", "aria-live": "polite", "aria-atomic": "true" });
  let odd = false;
  return {
    element,
    say(text) {
      odd = !odd;
      element.textContent = text && odd ? `${text}\u00a0` : text;
    },
  };
}

/** Change a line that is read out when it changes: the same words again, at every pick, would be read at every pick. */
export function tell(line, words) {
  if (line.textContent !== words) line.textContent = words;
}

/** A table that scrolls in its own box; its caption stays in view above. The first cell of a row is its head. */
export function dataTable({ caption, head, rows }) {
  const id = uid("caption");
  return h("div", {}, h("p", { class: "bm-caption", id }, caption),
    h("div", { class: "bm-scroll", tabindex: 0, role: "group", "aria-labelledby": id },
      h("table", { "aria-labelledby": id },
        h("thead", {}, h("tr", {}, head.map((each) => h("th", { scope: "col" }, each)))),
        h("tbody", {}, rows.map(([first, ...rest]) =>
          h("tr", {}, h("th", { scope: "row" }, first), rest.map((each) => h("td", {}, each))))))));
}

/** A link to the source list of this page, or to the source itself where the page has no such list. */
export function sourceLinks(sources) {
  return sources.map(({ key, short, link, words }) => {
    const here = document.getElementById(`src-${key}`);
    const properties = { class: "bm-source", title: words };
    if (here) properties.href = `#src-${key}`;
    else if (link) Object.assign(properties, { href: link, target: "_blank", rel: "noreferrer" });
    return h(properties.href ? "a" : "span", properties, short);
  });
}

// What Python has been told and has not yet dealt with, in order. Python says of each when it has: that number comes
// together with whatever it changed.
let turn = 0;
let letters = [];

const number = () => (turn = Math.max(turn + 1, Date.now()));

function post(letter) {
  letter.turn = number();
  letters.push(letter);
  letter.model.send({ ...letter.content, turn: letter.turn });
}

/**
 * Tell Python something. The promise ends when Python has dealt with it and all it changed is on the page, so that no
 * answer is taken for that to another message. A button pressed twice before it was heard was pressed once: the second
 * promise gives false.
 */
export function deliver(model, content) {
  const text = JSON.stringify(content);
  const last = letters.findLast((each) => each.model === model);
  if (last?.text === text) return last.heard.then(() => false);
  const letter = { model, content, text };
  letter.heard = new Promise((resolve) => { letter.resolve = resolve; });
  post(letter);
  return letter.heard;
}

function take(wanted) {
  const found = letters.filter(wanted);
  letters = letters.filter((each) => !found.includes(each));
  return found;
}

/** Take the keyboard to a result in `box`, unless the learner has gone on to something else meanwhile. Says whether. */
export function goTo(target, box) {
  const here = document.activeElement;
  if (!here.contains(box) && !box.contains(here)) return false;
  target.focus({ preventScroll: true });
  return true;
}

/**
 * A stage that shows one view at a time, each with a title. Who asked for another view is taken to its title, once;
 * `arrive` is told whether they were. Who did not ask stays where they are, but not on something that is gone.
 */
export function staging({ root, stage, arrive = () => {} }) {
  let shown = null;
  let reached = null;
  const title = () => stage.querySelector(".bm-view-title");
  return {
    /** Put a view on the stage, unless it is there already. Says whether it is new. */
    put(name, build) {
      if (name === shown) return false;
      const held = stage.contains(document.activeElement);
      shown = name;
      stage.replaceChildren(build());
      if (held) title().focus({ preventScroll: true });
      return true;
    },
    /** Go along with what was delivered. */
    async go(delivered) {
      const before = shown;
      if (!(await delivered) || shown === before || shown === reached) return;
      reached = shown;
      arrive(goTo(title(), root));
    },
  };
}

// Together a second under the five after which a learner should know, because a busy device is late itself.
const PING_MS = 1500;
const PATIENCE_MS = 2500;
const models = new Set();
const SAFE = "The text still works and your answers are safe on this device.";
const SILENCES = {
  lost: `The interactive parts have lost their connection. ${SAFE} They come back by themselves when they can.`,
  full: `Every place is taken at the moment. ${SAFE} The interactive parts start by themselves when a place is free.`,
  idle: `The interactive parts rest, because nothing was done for a long while. ${SAFE}`,
  over: `The interactive parts have lost their connection and cannot go on. ${SAFE}`,
};
let timer = null;
let deadline = null;
let said = null;
let link = "open"; // what the page says of its own connection; other hosts say nothing
let gap = 0; // number of the last message before the connection came back

/** One heartbeat for the page, through whichever widget is there: a pong later than PATIENCE_MS is a silence. */
function beat() {
  const [model] = models;
  if (!model || document.hidden) { rest(); return; }
  deadline ??= setTimeout(unanswered, PATIENCE_MS);
  try { model.send({ kind: "ping", turn: number() }); } catch { unanswered(); }
}

function rest() {
  clearTimeout(deadline);
  deadline = null;
}

function unanswered() {
  rest();
  if (link === "open") showSilence("lost");
  document.dispatchEvent(new CustomEvent("bonemets:silent"));
}

function onMessage(message) {
  if (message?.kind !== "pong") return;
  rest();
  showSilence(null);
  // Messages keep their order: one from before the gap that is not heard of by now has never arrived.
  if (message.turn > gap) take((each) => each.turn <= gap).forEach(post);
}

document.addEventListener("bonemets:connection", ({ detail }) => {
  link = detail.state;
  if (link === "open") { gap = turn; beat(); }
  else showSilence(link in SILENCES ? link : "over");
});
document.addEventListener("visibilitychange", beat);

function showSilence(kind) {
  if (said === kind) return;
  said = kind;
  document.getElementById("bm-silence")?.remove();
  if (!kind) return;
  const words = h("p", {}, SILENCES[kind]);
  const button = h("button", { type: "button", class: "bm-button", onclick: () => loadAgain(words) }, "Load again");
  document.body.append(h("div", { id: "bm-silence", class: "bm-silence", role: "alert" }, words, button));
}

/** Load the page again, but only if there is one to load: without a connection the text would be gone. */
async function loadAgain(words) {
  try {
    await fetch(location.href, { method: "HEAD", cache: "no-store" });
    location.reload();
  } catch {
    words.textContent = `There is no connection yet. ${SAFE} Please try again in a moment.`;
  }
}

function listen(model) {
  models.add(model);
  const onHeard = () => { for (const each of take((letter) => letter.model === model && letter.turn <= model.get("heard"))) each.resolve(true); };
  model.on("msg:custom", onMessage);
  model.on("change:heard", onHeard);
  timer ??= setInterval(beat, PING_MS);
  return () => {
    model.off("msg:custom", onMessage);
    model.off("change:heard", onHeard);
    models.delete(model);
    take((letter) => letter.model === model);
    if (!models.size) { clearInterval(timer); rest(); timer = null; }
  };
}

/** Keys pressed in a widget belong to it; shortcuts with a modifier still reach the host. */
function keepKeys(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

function addStyle(text) {
  if (!document.getElementById("bonemets-css")) document.head.append(h("style", { id: "bonemets-css" }, text));
}

/** Put a widget on the page: its frame, its notice, its clean-up. `draw` may return a clean-up of its own. */
export function mount({ model, el, draw, style }) {
  addStyle(style);
  const notice = h("p", { class: "bm-notice", role: "status" });
  const body = h("div", { class: "bm-body" });
  const root = h("div", { class: "bm-widget", "data-name": model.get("name"), "data-lm-suppress-shortcuts": "true" }, notice, body);
  for (const kind of ["keydown", "keypress", "keyup"]) root.addEventListener(kind, keepKeys);
  const showNotice = () => {
    notice.textContent = model.get("notice");
    notice.hidden = !model.get("notice");
  };
  model.on("change:notice", showNotice);
  showNotice();
  el.append(root);
  const silence = listen(model);
  const clean = draw({ model, root: body });
  root.closest(".bm-slot")?.querySelector(".bm-wait")?.remove();
  el.closest(".bm-slot")?.querySelector(".bm-wait")?.remove();
  document.dispatchEvent(new CustomEvent("bonemets:ready", { detail: { name: model.get("name") } }));
  return () => {
    clean?.();
    silence();
    model.off("change:notice", showNotice);
    root.remove();
  };
}
