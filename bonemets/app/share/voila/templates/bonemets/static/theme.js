// Runs before the first paint, so that a remembered theme never flashes the other one.
// Values: "system" (follow the device), "light", "dark", "projector".
(() => {
  const KEY = "bonemets.theme";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const read = () => { try { return localStorage.getItem(KEY) || "system"; } catch { return "system"; } };
  let choice = read();
  const apply = () => {
    const theme = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
    document.documentElement.dataset.theme = theme;
    if (document.body) document.body.dataset.jpThemeLight = String(theme !== "dark");
  };
  apply();
  dark.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    for (const input of document.querySelectorAll("input[name=bm-theme]")) {
      input.checked = input.value === choice;
      input.addEventListener("change", () => {
        choice = input.value;
        try { localStorage.setItem(KEY, choice); } catch { /* not remembered in private mode; still applied */ }
        apply();
      });
    }
  });
})();
