// The only code sent with every widget. It fetches the shared files, which a page receives once, and hands over.
const shared = (globalThis.__bonemets ??= new Map());

async function asset(model, key) {
  const found = await model.widget_manager.get_model(model.get(key).slice("IPY_MODEL_".length));
  return { name: found.get("name"), text: found.get("text") };
}

function load({ name, text }, imports = {}) {
  const id = `${name}:${text.length}:${text}`;
  if (!shared.has(id)) {
    let source = text;
    for (const [path, url] of Object.entries(imports)) source = source.replaceAll(`"${path}"`, `"${url}"`);
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    shared.set(id, { url, module: import(/* webpackIgnore: true */ url) });
  }
  return shared.get(id);
}

export default {
  async render({ model, el }) {
    const [base, style, own] = await Promise.all(["_base", "_style", "_module"].map((key) => asset(model, key)));
    const baseFile = load(base);
    const { mount } = await baseFile.module;
    const { default: draw } = await load(own, { "./base.js": baseFile.url }).module;
    return mount({ model, el, draw, style: style.text });
  },
};
