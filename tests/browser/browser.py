"""Find a browser to test with; as a script, make sure there is one.

``make test`` runs this file before everything else, so it imports nothing slow and says nothing when a browser is
there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHOICE = "BONEMETS_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC_APPS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
)
# Playwright keeps each browser it installed in a folder that ends in its build number.
OWN = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
    "chromium_headless_shell-*/chrome-*/*headless[-_]shell*",
)
APT = (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", "chromium"])
ADVICE = f"""\
The browser tests need Chromium, Chrome or Edge, and none was found or could be installed.
Do one of these, then run `make test` again:
  - install one: on Debian `sudo apt install chromium`, on macOS or Windows from google.com/chrome
  - name the one you have: {CHOICE}=/path/to/chrome make test
  - let Playwright fetch its own: .venv/bin/playwright install --with-deps chromium
"""


def browser_path() -> str | None:
    """Give the path of a browser Playwright can drive: the one chosen, one installed, or Playwright's own.

    Raises:
        SystemExit: If ``BONEMETS_BROWSER`` names something that is not there.
    """
    chosen = os.environ.get(CHOICE)
    if chosen:
        found = shutil.which(chosen)
        if not found:
            sys.exit(f"{CHOICE} is {chosen!r}, which is not a program here. Mend it or unset it.")
        return found
    installed = filter(None, map(shutil.which, NAMES))
    apps = (str(path) for path in MAC_APPS if path.is_file())
    return next(installed, None) or next(apps, None) or _own()


def _own() -> str | None:
    """Give the newest browser Playwright installed, without starting Playwright."""
    found = [path for pattern in OWN for path in _own_folder().glob(pattern) if os.access(path, os.X_OK)]
    return str(max(found, key=_build)) if found else None


def _build(path: Path) -> tuple[bool, int]:
    folder = path.relative_to(_own_folder()).parts[0]
    name, _, number = folder.rpartition("-")
    return name == "chromium", int(number) if number.isdigit() else 0


def _own_folder() -> Path:
    if os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(os.environ["PLAYWRIGHT_BROWSERS_PATH"])
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"


def install() -> None:
    """Install a browser: Debian's package where apt and root are there, else Playwright's own."""
    if shutil.which("apt-get") and _is_root():
        say("Installing a browser for the tests (Debian's chromium).")
        if all(run(command, DEBIAN_FRONTEND="noninteractive") for command in APT) and browser_path():
            return
    say("Installing a browser for the tests (Playwright's chromium).")
    run([sys.executable, "-m", "playwright", "install", "chromium"])


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run(command: list[str], **environment: str) -> bool:
    """Run a command; its output is shown only if it fails."""
    done = subprocess.run(
        command,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment},
    )
    if done.returncode:
        say(f"{' '.join(command)} failed:\n{done.stdout}")
    return done.returncode == 0


def say(text: str) -> None:
    """Tell whoever runs the tests."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a command speaks


def main() -> int:
    """Make sure that there is a browser.

    Returns:
        0 when there is one, 1 when none could be installed.
    """
    if browser_path():
        return 0
    install()
    if browser_path():
        return 0
    say(ADVICE)
    return 1


if __name__ == "__main__":
    sys.exit(main())
