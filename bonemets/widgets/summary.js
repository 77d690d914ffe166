// The learner's own summary and the sheet to print. All counts and days come from Python; the name on the sheet is typed
// here and goes nowhere.
import { dataTable, deliver, h, uid } from "./base.js";
import { devicePanel } from "./device_panel.js";
import { keeper, record, today } from "./store.js";

const FIRST_READS = 5;
const slug = (text) => encodeURIComponent(text.trim().replace(/\s+/g, "-"));

function readAgain({ heading, file, lesson }) {
  return file ? h("a", { href: `${file}#${slug(heading)}` }, `${lesson}: ${heading}`) : heading;
}

/** A line with a bar: the bar shows points, the words count questions. */
function bar({ title, points, maximum, words }) {
  const meter = h("span", { class: "bm-meter", "aria-hidden": "true" }, h("span", {}));
  meter.firstChild.style.inlineSize = `${(100 * points) / maximum}%`;
  return h("li", {}, h("span", { class: "bm-meter-title" }, title), meter,
    h("span", { class: "bm-meter-words" }, `${words}; ${points} of ${maximum} ${maximum === 1 ? "point" : "points"}`));
}

const part = (title, ...children) => h("section", { class: "bm-part-box" }, h("h3", { class: "bm-part" }, title), ...children);

function alarms(report) {
  if (!report.alarms.length) return null;
  return part("Sure, and wrong",
    h("p", { class: "bm-hint" }, "Start here. What feels certain and is not so is what you would act on."),
    h("ul", { class: "bm-alarms" }, report.alarms.map((each) => h("li", {},
      h("p", { class: "bm-alarm-stem" }, each.stem),
      h("p", {}, h("strong", {}, "Keep: "), each.take_away),
      h("p", { class: "bm-again" }, "Read again: ", readAgain(each))))));
}

/** What to read again: the sections most missed, and the rest behind one line, so that a long list frightens nobody. */
function reads(again) {
  const list = (places) => h("ul", { class: "bm-reads" }, places.map((each) => h("li", {}, readAgain(each), h("span", { class: "bm-hint" }, ` ${each.words}`))));
  const rest = again.slice(FIRST_READS);
  if (!again.length) return null;
  return part("Read again", list(again.slice(0, FIRST_READS)),
    rest.length ? h("details", { class: "bm-more" }, h("summary", {}, `More sections (${rest.length})`), list(rest)) : null);
}

/** Print the sheet alone. */
function printSheet() {
  const page = document.documentElement;
  page.classList.add("bm-sheet-only");
  addEventListener("afterprint", () => page.classList.remove("bm-sheet-only"), { once: true });
  print();
}

/** The name on the sheet and its form. There is one, so that nothing that comes in takes it from whoever is typing. */
function nameForm(name) {
  const keep = keeper("name");
  const printed = h("span", { class: "bm-sheet-name" }, name.value);
  const field = h("input", { type: "text", id: uid("name"), maxlength: 80, autocomplete: "name", value: name.value });
  const check = h("input", { type: "checkbox", checked: name.kept });
  const save = () => {
    printed.textContent = field.value;
    if (check.checked) keep.write({ name: field.value }); else keep.forget();
  };
  field.addEventListener("input", save);
  check.addEventListener("change", save);
  const element = h("div", { class: "bm-sheet-form" },
    h("label", { for: field.id }, "Your name, for the printed sheet"), field,
    h("label", { class: "bm-tick" }, check, h("span", {}, "Keep my name on this device")),
    h("p", { class: "bm-hint" }, "Left unticked, your name is nowhere but on this page."),
    h("div", { class: "bm-actions" }, h("button", { type: "button", class: "bm-button", onclick: printSheet }, "Print the sheet")));
  return { element, printed };
}

function sheet(report, { element, printed }) {
  const rows = report.lessons.map((each) => [each.title, each.of === null ? `${each.answered}` : `${each.answered} of ${each.of}`,
    `${each.right}`, `${each.points} of ${each.maximum}`, each.from === each.to ? each.from : `${each.from} to ${each.to}`]);
  return h("section", { class: "bm-sheet", "aria-label": "Completion sheet" },
    h("h3", { class: "bm-part" }, "Completion sheet"),
    h("p", { class: "bm-sheet-course" }, "Bone metastasis, a course for nursing students"),
    h("p", { class: "bm-sheet-line" }, h("span", {}, "Name"), printed),
    h("p", { class: "bm-sheet-line" }, h("span", {}, "Date"), h("span", {}, report.today)),
    dataTable({ caption: "First tries, by lesson", head: ["Lesson", "Questions answered", "Right first time", "Points", "Days"], rows }),
    h("p", { class: "bm-sheet-total" }, `Together: ${report.total.words}; ${report.total.points} of ${report.total.maximum} points.`),
    h("p", { class: "bm-self" }, h("strong", {}, report.self_reported), ` ${report.about}`),
    element);
}

function keptName() {
  try {
    const kept = JSON.parse(keeper("name").read())?.name;
    return { value: typeof kept === "string" ? kept : "", kept: typeof kept === "string" };
  } catch {
    return { value: "", kept: false };
  }
}

function view(report, form) {
  if (!report.total.answered) {
    return [h("p", {}, "Nothing is answered on this device yet. After a few questions you see here what you knew at first sight, what to read again, and when questions come back.")];
  }
  const list = (groups) => h("ul", { class: "bm-meters" }, groups.map(bar));
  return [
    h("p", { class: "bm-lead" }, `${report.total.words}. ${report.review.words}`),
    alarms(report),
    reads(report.again),
    part("What the lessons want you to be able to do", list(report.objectives)),
    part("Steps of clinical judgment", list(report.steps)),
    sheet(report, form),
  ];
}

export default function draw({ model, root }) {
  const heading = h("p", { class: "bm-quiz-title", id: uid("summary") }, "Your summary");
  const box = h("div", { class: "bm-summary-box" });
  // A page of the course has the panel in its footer; a notebook has it here.
  const panel = document.getElementById("bm-device") ? null : devicePanel({ isPage: false });
  root.append(h("section", { class: "bm-own-summary", "aria-labelledby": heading.id }, heading, box, panel?.element));
  const form = nameForm(keptName());
  let shown = "";
  const ask = () => {
    const entries = record();
    const now = JSON.stringify(entries);
    if (now === shown) return;
    shown = now;
    deliver(model, { kind: "record", record: entries, today: today() });
  };
  const show = () => {
    const report = model.get("report");
    if (!report.total) return;
    const here = document.activeElement;
    box.replaceChildren(...view(report, form).filter(Boolean));
    if (form.element.contains(here)) here.focus({ preventScroll: true });
  };
  model.on("change:report", show);
  document.addEventListener("bonemets:stored", ask);
  addEventListener("storage", ask);
  show();
  ask();
  return () => {
    model.off("change:report", show);
    document.removeEventListener("bonemets:stored", ask);
    removeEventListener("storage", ask);
    panel?.stop();
  };
}
