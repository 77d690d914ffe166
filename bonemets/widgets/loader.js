// The only code sent with every widget. It fetches the shared files, which a page receives once, and hands over.
const shared = (globalThis.__bonemets ??= new Map());

async function asset(model, reference) {
  const found = await model.widget_manager.get_model(reference.slice("IPY_MODEL_".length));
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
    const references = [...["_base", "_style", "_module"].map((key) => model.get(key)), ...model.get("_uses")];
    const [base, style, own, ...uses] = await Promise.all(references.map((each) => asset(model, each)));
    const imports = { "./base.js": load(base).url };
    for (const file of uses) imports[`./${file.name}`] = load(file, imports).url;
    const { mount } = await load(base).module;
    const { default: draw } = await load(own, imports).module;
    return mount({ model, el, draw, style: style.text });
  },
};
