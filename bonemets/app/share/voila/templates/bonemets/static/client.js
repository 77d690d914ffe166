// The page's end of the kernel: speaks the Jupyter widget protocol for anywidgets, and nothing more. It is here
// because Voilà's own front end is 5 MB and this is 8 kB. Holds no medicine and no marking.
(() => {
  const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "null");
  if (!config) return; // a page without interactive parts
  const CONTROL = "jupyter.widget.control";
  const VIEW = "application/vnd.jupyter.widget-view+json";
  const AGAIN_MS = 1000;
  const AGAIN_FULL_MS = 4000;
  const MOST_WAITING = 50;
  const WIDGETS = { version: "2.1.0" };
  const CONTROLS = { version: "1.0.0" };
  const session = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const places = new Map();

  /** A widget's state as anywidget hands it to a module: get, set, save, send, and listeners. */
  class Model {
    constructor(id, state) {
      this.id = id;
      this.state = state;
      this.changed = {};
      this.listeners = new Map();
      this.widget_manager = { get_model: model };
    }

    get(key) { return this.state[key]; }

    set(key, value) {
      this.state[key] = this.changed[key] = value;
      this.tell(`change:${key}`, value);
      this.tell("change");
    }

    save_changes() {
      const state = this.changed;
      this.changed = {};
      if (Object.keys(state).length) send("comm_msg", this.id, { method: "update", state, buffer_paths: [] });
    }

    send(content) { send("comm_msg", this.id, { method: "custom", content }); }

    on(event, listener) { this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]); }

    off(event, listener) {
      this.listeners.set(event, (this.listeners.get(event) ?? []).filter((each) => listener && each !== listener));
    }

    tell(event, ...values) { for (const each of this.listeners.get(event) ?? []) each(...values); }

    take(state) {
      const keys = Object.keys(state);
      Object.assign(this.state, state);
      for (const key of keys) this.tell(`change:${key}`, state[key]);
      if (keys.length) this.tell("change");
    }
  }

  /** A place for a model that may come later. */
  function place(id) {
    if (!places.has(id)) {
      const made = {};
      made.model = new Promise((resolve) => { made.resolve = resolve; });
      places.set(id, made);
    }
    return places.get(id);
  }

  function model(id) { return place(id).model; }

  function put(id, state) {
    const { resolve, found } = place(id);
    if (found) { found.take(changes(found.state, state)); return; }
    places.get(id).found = new Model(id, state);
    resolve(places.get(id).found);
  }

  const changes = (old, now) =>
    Object.fromEntries(Object.entries(now).filter(([key, value]) => JSON.stringify(old[key]) !== JSON.stringify(value)));

  // ---- the connection ----

  let socket = null;
  let open = false;
  let before = false;
  const waiting = []; // what a learner does without a connection is done when there is one
  let over = false;
  let timer = null;

  function send(type, id, data, metadata = WIDGETS, more = {}) {
    const header = { msg_id: `${session}-${Date.now()}`, msg_type: type, session, username: "", version: "5.3", date: new Date().toISOString() };
    const text = JSON.stringify({ channel: "shell", header, parent_header: {}, metadata, content: { comm_id: id, data, ...more }, buffers: [] });
    if (open) socket.send(text);
    else if (!over && data?.content?.kind !== "ping" && waiting.length < MOST_WAITING) waiting.push(text);
  }

  function askStates() {
    send("comm_open", session, {}, CONTROLS, { target_name: CONTROL });
    send("comm_msg", session, { method: "request_states" });
  }

  function connect() {
    clearTimeout(timer);
    if (over || socket?.readyState === WebSocket.CONNECTING) return;
    const address = new URL(`${config.baseUrl}api/kernels/${config.kernelId}/channels?session_id=${session}`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const own = socket = new WebSocket(address);
    own.onmessage = ({ data }) => { if (own === socket && typeof data === "string") receive(JSON.parse(data)); };
    // Our server says when it is ready, because it says on an open connection, too, that it is not; Voilà does not.
    own.onopen = () => { if (own === socket && !config.states) ready(); };
    own.onclose = ({ code, reason }) => { if (own === socket) closed(code, reason); };
  }

  function ready() {
    open = true;
    if (before || !config.states) askStates(); // after a gap, whatever was missed
    before = true;
    for (const text of waiting.splice(0)) socket.send(text);
    tell("open");
  }

  function closed(code, reason) {
    open = false;
    if (over) return;
    over = [4404, 4408, 4410].includes(code);
    const full = code === 4429;
    tell(full ? "full" : over ? reason : "lost");
    if (!over) timer = setTimeout(connect, (full ? AGAIN_FULL_MS : AGAIN_MS) * (0.75 + Math.random() / 2));
  }

  function tell(state) { document.dispatchEvent(new CustomEvent("bonemets:connection", { detail: { state } })); }

  function receive({ header, content }) {
    const { comm_id: id, data } = content;
    if (header.msg_type === "ready") ready();
    else if (header.msg_type === "comm_open" && data?.state) put(id, data.state);
    else if (header.msg_type === "comm_msg") {
      if (data.method === "update") places.get(id)?.found?.take(data.state);
      else if (data.method === "custom") places.get(id)?.found?.tell("msg:custom", data.content, []);
      else if (data.method === "update_states") for (const [each, { state }] of Object.entries(data.states)) put(each, state);
    }
  }

  // ---- what is shown ----

  const modules = new Map();
  function load(text) {
    if (!modules.has(text)) modules.set(text, import(URL.createObjectURL(new Blob([text], { type: "text/javascript" }))));
    return modules.get(text);
  }

  async function show(script) {
    const view = JSON.parse(script.textContent).data?.[VIEW];
    if (!view) return;
    const el = document.createElement("div");
    script.after(el);
    const shown = await model(view.model_id);
    const module = (await load(shown.get("_esm"))).default;
    const widget = typeof module === "function" ? await module() : module;
    await widget.initialize?.({ model: shown });
    await widget.render?.({ model: shown, el });
  }

  /** The states of the widgets, from a file the browser keeps; without one the kernel is asked for them. */
  async function states() {
    if (!config.states) return {};
    for (;;) {
      try {
        const answer = await fetch(`${config.baseUrl}voila/states/${config.states}`);
        if (answer.ok) return await answer.json();
      } catch { /* no network; page.js says so, and we try again */ }
      await new Promise((resolve) => { setTimeout(resolve, AGAIN_MS); });
    }
  }

  connect();
  states().then((found) => {
    for (const [id, { state }] of Object.entries(found)) put(id, state);
    for (const script of document.querySelectorAll('script[type="application/vnd.voila.cell-output+json"]')) show(script);
  });

  addEventListener("online", connect);
  // A network that was lost, or a night's sleep, leaves a connection that looks open.
  document.addEventListener("bonemets:silent", () => {
    if (!open) return;
    const old = socket;
    socket = null;
    old.close();
    closed(1006, "");
  });
  addEventListener("pagehide", () => {
    over = true;
    navigator.sendBeacon(`${config.baseUrl}voila/api/shutdown/${config.kernelId}`);
  });
  // A page the browser kept while the learner was elsewhere has no kernel any more.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });
})();
