// What the page does around the widgets: outputs into their slots, contents, progress, and start-up that never
// stays silent. Holds no medicine and no marking.
const SLOW_MS = 4500;

const main = document.getElementById("lesson");
// What comes back today is no quiz of the page: it has no answers to print.
const QUIZZES = ".bm-quiz:not(.bm-review, .bm-case, .bm-script)";

/** Put every output that came at the end of the stream into the slot its cell left in the text. */
function fillSlots() {
  for (const output of document.querySelectorAll("#bm-outputs > [data-slot]")) {
    const slot = document.getElementById(`bm-slot-${output.dataset.slot}`);
    if (output.querySelector(".bm-broken")) slot.querySelector(".bm-wait")?.remove();
    output.removeAttribute("data-slot");
    slot.append(output);
  }
}

/** A widget that never comes is named in plain words, with one thing to do. */
function watchStart() {
  const waiting = () => document.querySelectorAll(".bm-wait").length;
  setTimeout(() => {
    if (waiting()) say("The interactive parts are taking longer than usual. You can read on, or load the page again.");
  }, SLOW_MS);
  document.addEventListener("bonemets:ready", () => { if (!waiting()) say(""); });
}

function say(text) {
  const status = document.getElementById("bm-status");
  status.replaceChildren();
  if (!text) return;
  const line = document.createElement("p");
  line.textContent = text;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "bm-button";
  button.textContent = "Load again";
  button.addEventListener("click", () => location.reload());
  status.append(line, button);
}

/** Boxes are quotes that start with a bold word; the word decides the look. */
function nameBoxes() {
  const kinds = { "Since 2010": "since", "Say it to a patient": "say", "Content note": "note", "Watch the clock": "clock" };
  for (const box of main.querySelectorAll("blockquote")) {
    const word = box.querySelector("strong")?.textContent.replace(/[.:]\s*$/, "");
    box.classList.add("bm-box", `bm-box-${kinds[word] || "plain"}`);
  }
}

const LONGEST_HEAD = 60;

/** Where the first column is a few words a row, they name the row: a screen reader says them with each cell. */
function nameRows(table) {
  const cells = [...table.querySelectorAll("tbody td:first-child")];
  if (!cells.every((cell) => cell.textContent.trim() && cell.textContent.length <= LONGEST_HEAD)) return;
  for (const cell of cells) {
    const head = document.createElement("th");
    head.scope = "row";
    head.append(...cell.childNodes);
    cell.replaceWith(head);
  }
}

/** Wide tables scroll in their own box, which the keyboard can reach. */
function boxTables() {
  for (const [place, table] of main.querySelectorAll(".bm-prose table").entries()) {
    nameRows(table);
    const box = document.createElement("div");
    box.className = "bm-scroll";
    table.replaceWith(box);
    box.append(table);
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", `Table ${place + 1} of this page, scroll sideways`);
    }
  }
}

function contents() {
  const heads = [...main.querySelectorAll("h2[id]")];
  const nav = document.getElementById("bm-toc");
  if (heads.length < 3) return;
  const links = new Map();
  for (const head of heads) {
    const link = document.createElement("a");
    link.href = `#${head.id}`;
    link.textContent = head.textContent.replace(/¶$/, "").trim();
    const entry = document.createElement("li");
    entry.append(link);
    nav.querySelector("ol").append(entry);
    links.set(head, link);
  }
  nav.hidden = false;
  // Where the list lies over the text, it folds away: at the start, when the page is zoomed, and once it has been used.
  const narrow = matchMedia("(max-width: 75rem)");
  const fold = () => { nav.querySelector("details").open = !narrow.matches; };
  if (narrow.matches) fold();
  narrow.addEventListener("change", fold);
  nav.querySelector("ol").addEventListener("click", (event) => { if (narrow.matches && event.target.closest("a")) fold(); });
  const mark = () => {
    const passed = heads.filter((head) => head.getBoundingClientRect().top < innerHeight * 0.3);
    const here = passed.at(-1) || heads[0];
    for (const [head, link] of links) {
      if (head === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  mark();
  addEventListener("scroll", mark, { passive: true });
}

/** "5 of 22 questions answered", summed over the quizzes of this page. */
function progress() {
  const counts = new Map();
  document.addEventListener("bonemets:progress", ({ detail }) => {
    counts.set(detail.quiz, detail);
    const sum = (what) => [...counts.values()].reduce((total, each) => total + each[what], 0);
    const box = document.getElementById("bm-progress");
    box.hidden = false;
    box.querySelector(".bm-bar > span").style.inlineSize = `${(100 * sum("checked")) / sum("total")}%`;
    box.querySelector(".bm-progress-text").textContent = `${sum("checked")} of ${sum("total")} questions answered`;
  });
}

/** The page grows when the widgets come, so the browser's own memory of the place would be wrong: keep it by element. */
function keepPlace() {
  const key = `bonemets.place.${document.body.dataset.lesson || "home"}`;
  const marks = () => [...main.querySelectorAll("h2[id], h3[id], .bm-prose > p, .bm-slot")];
  let moved = false;
  let store = null;
  try { store = document.body.dataset.lesson ? localStorage : sessionStorage; store.getItem(key); } catch { return; }
  history.scrollRestoration = "manual";
  const save = () => {
    // Once everything was erased here, leaving the page must not keep anything again.
    if (store === localStorage && !store.getItem("bonemets.device")) return;
    const list = marks();
    const at = list.findLastIndex((each) => each.getBoundingClientRect().top < 80);
    const place = { at, from: at < 0 ? 0 : list[at].getBoundingClientRect().top, total: list.length };
    try { store.setItem(key, JSON.stringify(place)); } catch { /* storage is full: the page opens at its top */ }
  };
  const restore = () => {
    if (moved || location.hash) return;
    try {
      const { at, from, total } = JSON.parse(store.getItem(key) ?? "{}");
      const list = marks();
      if (at >= 0 && total === list.length) scrollTo({ top: list[at].getBoundingClientRect().top + scrollY - from, behavior: "instant" });
    } catch { /* nothing kept that can be read */ }
  };
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(kind, () => { moved = true; }, { once: true, passive: true });
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); }); // a closed laptop may never leave the page
  restore();
  document.addEventListener("bonemets:ready", () => requestAnimationFrame(restore));
  if (location.hash) {
    const target = () => { if (!moved) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView(); };
    document.addEventListener("bonemets:ready", () => requestAnimationFrame(target));
  }
}

/** Print the page; with answers, each quiz brings its own, and they come last, on a sheet of their own. */
function printing() {
  const withAnswers = document.querySelector('[data-print="answers"]');
  document.querySelector('[data-print="page"]').addEventListener("click", () => print());
  if (!withAnswers) return;
  document.addEventListener("bonemets:ready", () => { withAnswers.hidden = !main.querySelector(QUIZZES); });
  let sheet = null;
  document.addEventListener("bonemets:key", ({ detail }) => {
    if (!sheet) return;
    sheet.append(detail.element);
    if (sheet.children.length > main.querySelectorAll(QUIZZES).length) print();
  });
  withAnswers.addEventListener("click", () => {
    sheet?.remove();
    sheet = document.createElement("section");
    sheet.className = "bm-key-sheet";
    const head = document.createElement("h2");
    head.textContent = "Answers";
    sheet.append(head);
    main.append(sheet);
    document.dispatchEvent(new CustomEvent("bonemets:print"));
  });
  addEventListener("afterprint", () => { sheet?.remove(); sheet = null; });
}

for (const anchor of main.querySelectorAll("a.anchor-link")) anchor.remove();
for (const link of main.querySelectorAll('a[href^="http"]')) link.rel = "noreferrer";
progress();
fillSlots();
nameBoxes();
boxTables();
contents();
keepPlace();
printing();
watchStart();
