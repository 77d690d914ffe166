// The chart of a fictional person in tabs. Python says what is on it and what is new; this file only shows it.
import { dataTable, h, uid } from "./base.js";

const fresh = (words = "new") => h("span", { class: "bm-new" }, words);

function entry({ time, title, paragraphs, new: isNew }) {
  return h("li", { class: "bm-entry", "data-new": isNew },
    h("p", { class: "bm-entry-head" }, h("strong", {}, title), h("span", { class: "bm-hint" }, time), isNew ? fresh() : null),
    paragraphs.map((text) => h("p", {}, text)));
}

function content(tab) {
  if (tab.entries) return h("ol", { class: "bm-entries" }, tab.entries.map(entry));
  return h("div", { class: "bm-trend" },
    tab.news ? h("p", { class: "bm-news" }, tab.news) : null,
    h("div", { class: "bm-drawing", role: "img", "aria-label": tab.alt },
      h("div", { class: "bm-wide", html: tab.wide }), h("div", { class: "bm-narrow", html: tab.narrow })),
    h("details", { class: "bm-more" }, h("summary", {}, "The same as a table"), dataTable(tab.table)));
}

/** Build the panel for what `bonemets.widgets.chart_panel.view` gives. Tabs keep the arrow keys to themselves. */
export function chartPanel(view, { open } = {}) {
  const heading = h("p", { class: "bm-chart-title", id: uid("chart") },
    h("span", {}, h("span", { class: "bm-chart-word" }, "Chart: "), view.person), h("span", { class: "bm-hint" }, view.now));
  const first = view.tabs.find(({ id }) => id === open) ?? view.tabs.find((tab) => tab.new) ?? view.tabs[0];
  const tabs = view.tabs.map((tab) => {
    const id = uid("tab");
    const button = h("button", { type: "button", role: "tab", id, class: "bm-tab", "aria-controls": `${id}-panel` }, tab.title, tab.new ? fresh() : null);
    const panel = h("div", { role: "tabpanel", id: `${id}-panel`, class: "bm-tab-panel", tabindex: 0, "aria-labelledby": id },
      h("p", { class: "bm-tab-name" }, tab.title), content(tab));
    return { tab, button, panel };
  });
  const choose = (chosen) => {
    for (const each of tabs) {
      const on = each === chosen;
      each.button.setAttribute("aria-selected", on);
      each.button.tabIndex = on ? 0 : -1;
      each.panel.classList.toggle("bm-off", !on);
    }
  };
  const moves = { ArrowRight: 1, ArrowLeft: -1 };
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = tabs.findIndex(({ button }) => button === event.target);
    const next = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1
      : event.key in moves ? (now + moves[event.key] + tabs.length) % tabs.length : -1;
    if (next < 0) return;
    event.preventDefault();
    choose(tabs[next]);
    tabs[next].button.focus();
  };
  for (const each of tabs) each.button.addEventListener("click", () => choose(each));
  choose(tabs.find(({ tab }) => tab === first));
  if (tabs.length === 1) {
    const [{ tab }] = tabs;
    return h("section", { class: "bm-chart", "aria-labelledby": heading.id }, heading,
      h("div", { class: "bm-tab-panel" }, h("p", { class: "bm-tab-only" }, tab.title, " ", tab.new ? fresh() : null), content(tab)));
  }
  return h("section", { class: "bm-chart", "aria-labelledby": heading.id }, heading,
    h("div", { class: "bm-tabs", role: "tablist", "aria-labelledby": heading.id, onkeydown: onKey }, tabs.map(({ button }) => button)),
    tabs.map(({ panel }) => panel));
}
