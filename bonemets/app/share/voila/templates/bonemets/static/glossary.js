// Words of the glossary where they stand in a lesson (hover, focus, tap), and the search on the glossary page. The words
// come from Python; a server that does not offer them leaves the text as it is.
const prose = [...document.querySelectorAll("#lesson .bm-prose")];
const list = document.querySelector(".bm-glossary");
const OUT = "a, button, code, h1, h2, h3, h4, thead, summary, .bm-sources, .bm-glossary, [role='button']";
const letters = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Mark each word where it first stands in a section; the Tab key stops only at its first place on the page.
 * A word with a capital is looked for as it is written.
 */
function markWords(words) {
  const owner = new Map();
  for (const word of words) {
    for (const form of [word[0], ...word.slice(3)]) owner.set(/[A-Z]/.test(form) ? form : form.toLowerCase(), word);
  }
  const forms = [...owner.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${forms.map(letters).join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const done = { page: new Set(), section: new Set() };
  for (const block of prose.flatMap((each) => [...each.querySelectorAll("h2, p, li, td, tbody th, dd")])) {
    if (block.matches("h2")) done.section.clear();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(OUT)) texts.push(walker.currentNode);
    for (const text of texts) markIn(text, pattern, owner, done);
  }
}

function markIn(text, pattern, owner, done) {
  let rest = text;
  let from = 0;
  for (const match of text.data.matchAll(pattern)) {
    const word = owner.get(match[0]) ?? owner.get(match[0].toLowerCase());
    if (!word || done.section.has(word)) continue;
    done.section.add(word);
    const found = rest.splitText(match.index - from);
    rest = found.splitText(match[0].length);
    from = match.index + match[0].length;
    const mark = document.createElement("span");
    mark.className = "bm-word";
    mark.tabIndex = done.page.has(word) ? -1 : 0;
    done.page.add(word);
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-expanded", "false");
    mark.word = word;
    found.replaceWith(mark);
    mark.append(found);
  }
}

/** One box for all words: shown by pointer, focus, tap or Enter; it can be pointed at, and Escape closes it. */
function explain() {
  const box = document.createElement("div");
  box.className = "bm-word-box";
  box.id = "bm-word-box";
  box.hidden = true;
  document.body.append(box);
  let open = null;
  let leaving = 0;
  const close = () => {
    clearTimeout(leaving);
    if (!open) return;
    open.setAttribute("aria-expanded", "false");
    open.removeAttribute("aria-describedby");
    box.hidden = true;
    open = null;
  };
  const show = (mark) => {
    clearTimeout(leaving);
    if (open === mark) return;
    close();
    open = mark;
    const [term, say, definition] = mark.word;
    const head = document.createElement("b");
    head.textContent = term;
    const aloud = document.createElement("i");
    aloud.textContent = say;
    box.replaceChildren(head, " ", aloud, " ", document.createElement("br"), definition);
    box.hidden = false;
    const at = mark.getClientRects()[0];
    const left = Math.min(Math.max(at.left, 16), innerWidth - box.offsetWidth - 16);
    const below = at.bottom + box.offsetHeight + 12 < innerHeight;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(below ? at.bottom + 6 : at.top - box.offsetHeight - 6) + scrollY}px`;
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-describedby", box.id);
  };
  const soon = () => { leaving = setTimeout(close, 250); };
  const markOf = (event) => (event.target.closest ? event.target.closest(".bm-word") : null);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (markOf(event)) show(markOf(event));
    else if (box.contains(event.target)) clearTimeout(leaving);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && (markOf(event) || box.contains(event.target))) soon();
  });
  document.addEventListener("focusin", (event) => { if (markOf(event)) show(markOf(event)); else close(); });
  document.addEventListener("click", (event) => {
    if (markOf(event)) show(markOf(event));
    else if (!box.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (!markOf(event) || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    if (open) close(); else show(markOf(event));
  });
}

/** Find a word by its letters or by what it means. */
function search() {
  const entries = [...list.children];
  const field = document.createElement("input");
  field.type = "search";
  field.id = "bm-find-word";
  field.autocomplete = "off";
  const label = document.createElement("label");
  label.htmlFor = field.id;
  label.textContent = "Find a word";
  const count = document.createElement("span");
  count.setAttribute("role", "status");
  const bar = document.createElement("div");
  bar.className = "bm-words-search";
  bar.append(label, field, count);
  list.before(bar);
  const filter = () => {
    const wanted = field.value.trim().toLowerCase();
    for (const entry of entries) entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
    const found = entries.filter(({ hidden }) => !hidden).length;
    count.textContent = found ? `${found} of ${entries.length} words` : "No word here has that in it.";
  };
  field.addEventListener("input", filter);
  filter();
}

if (list) search();
else if (document.body.dataset.lesson && document.currentScript.dataset.words) {
  fetch(document.currentScript.dataset.words)
    .then((answer) => (answer.ok ? answer.json() : []))
    .then((words) => { if (words.length) { markWords(words); explain(); } })
    .catch(() => { /* the text stands without it */ });
}
