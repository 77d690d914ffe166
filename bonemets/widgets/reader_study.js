// The reader study: shows one film at a time and collects how sure the learner is. Python draws the films, knows what
// is in them, and works out the curve.
import { announcer, dataTable, deliver, h, sourceLinks, staging, tell, uid } from "./base.js";
import { calm, control, courier } from "./control.js";
import { keeper } from "./store.js";

const FORMAT = "bonemets-reader";
const WIDE_FROM_PX = 560;
const button = (text, onclick, kind = "") => h("button", { type: "button", class: `bm-button ${kind}`, onclick }, text);
const title = (text) => h("p", { class: "bm-view-title", tabindex: "-1" }, text);

/** Two edge marks that point to a place, without covering it. */
function marks([across, down]) {
  return [h("span", { class: "bm-film-mark", "data-edge": "top", style: `inset-inline-start:${100 * across}%` }),
    h("span", { class: "bm-film-mark", "data-edge": "side", style: `inset-block-start:${100 * down}%` })];
}

const picture = (film) => h("div", { class: "bm-film" },
  h("img", { src: film.href, alt: film.truth ? `${film.alt} It shows: ${film.truth}.` : film.alt, width: 192, height: 192 }),
  film.center.length ? marks(film.center) : []);

function rateView({ model, send }) {
  const film = model.get("film");
  const { ratings, count } = model.get("still");
  const name = uid("rating");
  const kept = model.get("answers")[film.id]?.rating;
  const inputs = ratings.map(([value, text]) => ({ value, text, input: h("input", { type: "radio", name, value, checked: value === kept }) }));
  const sorry = h("p", { class: "bm-ask" });
  const done = Object.keys(model.get("answers")).length;
  const number = Number(film.id);
  const keep = () => send({ kind: "rate", film: film.id, rating: Number(inputs.find(({ input }) => input.checked)?.value) });
  return {
    element: h("div", { class: "bm-reader-desk" },
      h("div", {}, title(film.title), picture(film)),
      h("form", { class: "bm-reader-rate", onsubmit: (event) => { event.preventDefault(); keep(); } },
        h("fieldset", { class: "bm-reader-scale" }, h("legend", {}, "Is there a metastasis?"),
          h("div", { class: "bm-options" }, inputs.map(({ value, text, input }) =>
            h("div", { class: "bm-option" }, h("label", {}, input, h("span", {}, `${value}: ${text}`)))))),
        sorry,
        h("div", { class: "bm-actions" }, h("button", { type: "submit", class: "bm-button bm-primary" }, "Keep and go on"),
          number > 1 ? button("Back", () => send({ kind: "open", film: String(number - 1) }), "bm-quiet") : null),
        h("p", { class: "bm-hint" }, `${done} of ${count} rated. You can go back and change a rating until the last one.`),
        h("details", { class: "bm-more" }, h("summary", {}, "I cannot see the picture"),
          h("p", {}, film.alt.slice(film.alt.indexOf("Measured"))), h("p", {}, "Rate by this number instead; it is as uncertain as the eye."))),
    ),
    sorry(text) { sorry.textContent = text; },
  };
}

function startView({ model, send }) {
  const { briefing, count } = model.get("still");
  const answers = model.get("answers");
  const done = Object.keys(answers).length;
  const next = Array.from({ length: count }, (_, index) => String(index + 1)).find((id) => !answers[id]);
  const sorry = h("p", { class: "bm-ask" });
  return {
    element: h("div", { class: "bm-briefing" }, title(next ? (done ? `${done} of ${count} films rated` : "How well would you read them?") : "All films are rated"),
      briefing.map((text) => h("p", {}, text)),
      sorry,
      h("div", { class: "bm-actions" },
        next ? button(done ? "Go on" : "Begin", () => send({ kind: "open", film: next }), "bm-primary") : button("See how you read", () => send({ kind: "finish" }), "bm-primary"),
        next ? null : button("Change the last rating", () => send({ kind: "open", film: String(count) }), "bm-quiet"))),
    sorry(text) { sorry.textContent = text; },
  };
}

/** The result: the curve, what it is worth among people, and every film with its truth. */
function resultView({ model, root, post, news, send, clear }) {
  const { headline, table, rows } = model.get("result");
  const { cut, prevalence } = model.get("still");
  const figure = h("div", { class: "bm-drawing", role: "img" });
  const crowd = h("div", { class: "bm-drawing", role: "img" });
  const words = h("div");
  const look = h("div", {});
  const parts = [cut, prevalence].map((each) => ({ name: each.name, ...control(each, (value) => post.ask({ [each.name]: value })) }));
  let layout = "";
  const update = () => {
    const state = model.get("state");
    if (!state.values) return;
    layout = root.clientWidth >= WIDE_FROM_PX ? "wide" : "narrow";
    figure.innerHTML = state.curve[layout];
    figure.setAttribute("aria-label", state.curve_alt);
    crowd.innerHTML = state.crowd[layout];
    crowd.setAttribute("aria-label", state.sentences.join(" "));
    words.replaceChildren(...state.sentences.map((text) => h("p", {}, text)));
    if (!post.waiting) atRest();
  };
  const atRest = () => {
    const { sentences, values } = model.get("state");
    news.say(sentences.join(" "));
    for (const part of parts) part.set(values[part.name]);
  };
  const watcher = new ResizeObserver(() => { if (layout && layout !== (root.clientWidth >= WIDE_FROM_PX ? "wide" : "narrow")) update(); });
  watcher.observe(root);
  const showFilm = () => {
    const film = model.get("film");
    look.replaceChildren(...(film.id && film.truth ? [h("p", { class: "bm-part" }, `${film.title}: ${film.truth}`), picture(film)] : []));
  };
  const film = ({ id, title: name, text, abnormal }) => h("li", { "data-abnormal": abnormal },
    h("button", { type: "button", class: "bm-link", onclick: () => send({ kind: "open", film: id }) }, name), h("span", {}, text));
  const element = h("div", { class: "bm-reader-result" },
    title("How you read"), h("p", { class: "bm-comment" }, headline), figure, dataTable(table),
    h("p", { class: "bm-part" }, "What is that worth? It depends on whom you look at."),
    h("div", { class: "bm-controls bm-dials" }, parts.map((part) => part.element)), words, crowd,
    h("p", { class: "bm-take" }, h("strong", {}, "Keep: "), "the same reading is worth much among people who probably have it, and little among people who probably do not."),
    h("details", { class: "bm-more" }, h("summary", {}, "Every film, and what was in it"), look, h("ol", { class: "bm-film-list" }, rows.map(film))),
    clear());
  return { element, update, atRest, showFilm, stop() { watcher.disconnect(); for (const part of parts) part.stop?.(); } };
}

export default function draw({ model, root }) {
  const voice = announcer();
  const news = calm(voice);
  const post = courier(model, () => view.atRest?.());
  const keep = keeper(`reader.${model.get("name")}`);
  const heading = h("p", { class: "bm-quiz-title", id: uid("reader") }, "Reader study: how well do you see it?");
  const stage = h("div", { class: "bm-stage" });
  const saved = h("p", { class: "bm-saved" });
  let view = null;
  let cleared = false;
  const { put, go } = staging({ root, stage, arrive: (taken) => { if (taken) stage.querySelector(".bm-view-title").scrollIntoView({ block: "nearest" }); } });
  const send = (message) => go(deliver(model, message));
  root.append(h("section", { class: "bm-practice bm-reader", "aria-labelledby": heading.id },
    heading,
    h("p", { class: "bm-education" }, h("strong", {}, "Education only, not medical advice."), " Practice pictures made by a formula, not patients."),
    stage,
    h("p", { class: "bm-figure-sources" }, "Sources: ", sourceLinks(model.get("still").sources).flatMap((link) => [link, " "])),
    h("div", { class: "bm-quiz-foot" }, saved), voice.element));

  const clear = () => {
    const box = h("div", { class: "bm-actions" });
    const ask = () => box.replaceChildren(button("Clear my ratings and begin again", () => {
      box.replaceChildren(h("span", { class: "bm-sure" }, "Really clear them?"),
        button("Yes, clear", () => { cleared = true; send({ kind: "clear" }); }), button("No, keep them", ask));
      box.querySelector("button").focus();
    }, "bm-quiet"));
    ask();
    return box;
  };
  const show = () => {
    const isResult = Object.keys(model.get("result")).length > 0;
    const { id } = model.get("film");
    const isNew = put(isResult ? "result" : id ? `film ${id}` : `start ${Object.keys(model.get("answers")).length}`, () => {
      view?.stop?.();
      view = isResult ? resultView({ model, root, post, news, send, clear }) : (id ? rateView : startView)({ model, send });
      return view.element;
    });
    if (isNew) view.update?.(); else view.showFilm?.();
  };
  const update = () => view.update?.();
  const save = () => {
    const answers = model.get("answers");
    if (cleared && !Object.keys(answers).length) { keep.forget(); saved.textContent = ""; cleared = false; return; }
    tell(saved, keep.add({ format: FORMAT, version: 1, name: model.get("name"), answers }));
  };
  const onMessage = (message) => {
    if (message?.kind === "set-aside") keep.setAside(message.items);
    if (message?.kind === "sorry") { view.sorry?.(message.text); voice.say(message.text); }
  };
  const watch = [["change:film", show], ["change:result", show], ["change:answers", show], ["change:answers", save], ["change:state", update], ["msg:custom", onMessage]];
  for (const [event, listener] of watch) model.on(event, listener);
  show();
  const text = keep.read();
  if (text !== null && !Object.keys(model.get("answers")).length) deliver(model, { kind: "restore", text });
  return () => {
    view?.stop?.();
    news.stop();
    for (const [event, listener] of watch) model.off(event, listener);
  };
}
