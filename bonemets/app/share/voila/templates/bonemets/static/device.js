// What the page shows of this device: the panel "Your answers" in the footer, and on the course home how far each lesson
// went and what comes back today. Days come from Python; here they are only compared.
import { devicePanel } from "./device_panel.js";
import { dayInWords, record, today } from "./store.js";

const questions = (count) => `${count} ${count === 1 ? "question" : "questions"}`;

/** "12 of 26 questions, 9 right first time", under each lesson that was begun. */
function showLessons(entries) {
  for (const place of document.querySelectorAll(".bm-lesson-progress")) {
    const done = entries.filter(([id]) => id.startsWith(place.dataset.prefix)).map(([, entry]) => entry);
    const total = Number(place.dataset.items);
    const count = Math.min(done.length, total);
    const right = Math.min(done.filter(({ first, maximum }) => first === maximum).length, count);
    place.hidden = count === 0;
    if (place.hidden) continue;
    const bar = document.createElement("span");
    bar.className = "bm-bar";
    bar.setAttribute("aria-hidden", "true");
    bar.append(document.createElement("span"));
    bar.firstChild.style.inlineSize = `${(100 * count) / total}%`;
    place.replaceChildren(bar, `${count} of ${questions(total)}, ${right} right first time`);
  }
}

/** "Due today: 4 questions to see again", or when the next ones are. */
function showDue(entries) {
  const place = document.querySelector(".bm-due");
  if (!place) return;
  const now = today();
  const known = place.dataset.prefixes.split(" ");
  const days = entries.filter(([id, { due }]) => typeof due === "string" && known.includes(id.split("-")[0]))
    .map(([, { due }]) => due).sort();
  const count = Math.min(days.filter((due) => due <= now).length, Number(place.dataset.most));
  const [next] = days.filter((due) => due > now);
  const later = days.filter((due) => due === next).length;
  place.hidden = !entries.length;
  place.dataset.due = String(count > 0);
  place.querySelector("a").textContent = count
    ? `Due today: ${questions(count)} to see again`
    : `Nothing is due today.${next ? ` Next: ${dayInWords(next, { weekday: "long", month: "long", day: "numeric" })}, ${questions(later)}` : ""}`;
}

function showHome() {
  const entries = Object.entries(record()).filter(([, entry]) => entry !== null && typeof entry === "object");
  showLessons(entries);
  showDue(entries);
}

document.getElementById("bm-device")?.append(devicePanel({ isPage: true }).element);
showHome();
addEventListener("storage", showHome);
addEventListener("pageshow", showHome); // on the way back from a lesson, a browser may show the page as it was
