// Shows a drawing in the width there is, its reading, its table, and its controls. Python draws.
import { announcer, dataTable, h, sourceLinks, uid } from "./base.js";
import { calm, courier, segments, steps } from "./control.js";

export default function draw({ model, root }) {
  const { title, controls, sources } = model.get("still");
  const voice = announcer();
  const heading = h("p", { class: "bm-figure-title", id: uid("figure") }, title);
  const wide = h("div", { class: "bm-wide" });
  const narrow = h("div", { class: "bm-narrow" });
  const drawing = h("div", { class: "bm-drawing", role: "img" }, wide, narrow);
  const reading = h("figcaption", { class: "bm-reading" });
  const rows = h("div");

  const news = calm(voice);
  const post = courier(model, () => settle());
  const parts = controls.map((control) => {
    const make = control.kind === "slider" ? steps : segments;
    return { name: control.name, ...make(control, (value) => post.ask({ [control.name]: value })) };
  });
  const first = { ...model.get("values") };
  const reset = h("button", { type: "button", class: "bm-button bm-quiet", onclick: () => {
    for (const part of parts) part.set(first[part.name]);
    post.ask(first);
    voice.say("Back at the start.");
  } }, "Back to the start");

  root.append(h("figure", { class: "bm-figure", role: "group", "aria-labelledby": heading.id },
    heading,
    controls.length ? h("div", { class: "bm-controls" }, parts.map(({ element }) => element), reset) : null,
    drawing, reading,
    h("details", { class: "bm-more" }, h("summary", {}, "The same as a table"), rows),
    h("p", { class: "bm-figure-sources" }, "Sources: ", sourceLinks(sources).flatMap((link) => [link, " "])),
    controls.length ? voice.element : null));

  const show = () => {
    const drawn = model.get("drawn");
    wide.innerHTML = drawn.wide;
    narrow.innerHTML = drawn.narrow;
    drawing.setAttribute("aria-label", drawn.alt);
    reading.textContent = drawn.reading;
    rows.replaceChildren(dataTable(drawn.table));
  };
  const settle = () => {
    const values = model.get("values");
    news.say(model.get("drawn").reading);
    for (const part of parts) part.set(values[part.name]);
  };
  const onValues = () => { if (!post.waiting) settle(); };
  model.on("change:drawn", show);
  model.on("change:values", onValues);
  show();
  settle();
  return () => {
    model.off("change:drawn", show);
    model.off("change:values", onValues);
    news.stop();
  };
}
