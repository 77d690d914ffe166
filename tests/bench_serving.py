"""Measure serving: the course beside Voilà as it comes, with the same lesson, in one run on one machine.

`python tests/bench_serving.py` runs the table and writes docs/benchmarks.md; with `load` or `soak` it runs the 500
loads or the 20 minutes alone. Asserts nothing: machines are noisy, so read ratios, CPU seconds and bytes first.
"""

from __future__ import annotations

import asyncio
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
from playwright.async_api import async_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browser import reading, serving
from browser.browser import browser_path
from learner import LESSON, Learner, crowd

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "benchmarks.md"
SOAKED = "Soak: "  # begins the line of the last soak, which a new table keeps
CLASS = 30
BROWSER_VISITS = 5
LOADS, AT_ONCE = 500, 10
SOAK_MINUTES = 20
FIGURE = "spinal-cord"
TICKS = os.sysconf("SC_CLK_TCK")
# The first *Check* pressed as soon as it is there, until the page has answered; also when the heading could be read.
USE = """() => new Promise((done) => {
  const all = (what) => [...document.querySelectorAll(what)];
  const shown = (each) => each?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  let readable = null;
  let pressed = -1000;
  const look = () => {
    const now = performance.now();
    if (readable === null && all("h1").some(shown)) readable = now;
    const button = all(".bm-item button").find((each) => each.textContent.includes("Check") && shown(each));
    if (button && now - pressed > 1000) { button.click(); pressed = now; }
    if (document.body?.innerText.includes("Choose an answer first")) done({ readable, usable: now });
    else if (now > 60000) done({ readable, usable: null });
    else setTimeout(look, 10);
  };
  look();
})"""


def use_of(pid: int) -> tuple[float, float]:
    """CPU seconds, of ended children too, and PSS in MiB, of a process and all below it (Linux)."""
    cpu = pss = 0.0
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    for each in family:
        try:
            fields = Path(f"/proc/{each.pid}/stat").read_text().rpartition(")")[2].split()
            lines = Path(f"/proc/{each.pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        cpu += sum(map(int, fields[11:15])) / TICKS
        pss += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return cpu, pss


@contextmanager
def ours(*options: str) -> Iterator[tuple[serving.Server, str]]:
    """Serve the course as a class would have it."""
    with tempfile.TemporaryDirectory() as folder, serving.course(Path(folder), sys.executable, *options) as server:
        while "Ready:" not in server.said():
            time.sleep(0.1)
        yield server, server.page(LESSON)


@contextmanager
def plain() -> Iterator[tuple[serving.Server, str]]:
    """Serve the same lesson with Voilà as it comes: its template, its settings, its kernels."""
    port = serving.free_port()
    command = [serving.program("voila"), str(ROOT / "notebooks"), "--no-browser", f"--port={port}"]
    command += ["--template=lab", "--Voila.config_file_paths=/nonexistent", "--Voila.ip=127.0.0.1"]
    with tempfile.TemporaryDirectory() as folder, serving.served(command, port, Path(folder)) as server:
        yield server, server.page(LESSON)


def centile(values: list[float], share: int) -> float:
    """Give the value that `share` percent of the values do not exceed."""
    return sorted(values)[max(0, -(-len(values) * share // 100) - 1)] if values else float("nan")


async def class_at_once(server: serving.Server, page: str) -> dict[str, float]:
    """Let a class press the link together."""
    for learner, _ in await crowd(page, 1):  # what a server does once, it has done
        await learner.leave()
    await asyncio.sleep(2)
    cpu, pss = use_of(server.process.pid)
    crowded = await crowd(page, CLASS)
    await asyncio.sleep(1)
    cpu_after, pss_after = use_of(server.process.pid)
    usable = [visit.usable for _, visit in crowded if visit.ok]
    for learner, _ in crowded:
        await learner.leave()
    return {
        "cpu_s": (cpu_after - cpu) / CLASS,
        "pss_mib": (pss_after - pss) / CLASS,
        "p50_ms": centile(usable, 50),
        "p95_ms": centile(usable, 95),
        "failed": CLASS - len(usable),
    }


async def one_browser(page: str) -> dict[str, float]:
    """Visit with a fresh browser, then again with what it has kept."""
    visits: list[dict[str, float]] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=reading.FLAGS)
        for _ in range(BROWSER_VISITS + 1):
            context = await browser.new_context(viewport={"width": 1366, "height": 768}, bypass_csp=False)
            tab = await context.new_page()
            cold = await _look(context, tab, page)
            warm = await _look(context, tab, page)
            visits.append({**cold, **{f"again_{name}": value for name, value in warm.items()}})
            await tab.goto("about:blank")
            await context.close()
        await browser.close()
    kept = visits[1:]
    return {name: statistics.median(each[name] or 60000 for each in kept) for name in kept[0]}


async def _look(context: Any, tab: Any, page: str) -> dict[str, float]:
    counts = {"requests": 0, "bytes": 0}
    network = await context.new_cdp_session(tab)
    await network.send("Network.enable")

    def asked(event: dict[str, Any]) -> None:
        counts["requests"] += event["request"]["url"].startswith("http")

    def got(event: dict[str, Any]) -> None:
        counts["bytes"] += event["encodedDataLength"]

    network.on("Network.requestWillBeSent", asked)
    network.on("Network.loadingFinished", got)
    await tab.goto(page, wait_until="commit")
    times = await tab.evaluate(USE)
    await tab.wait_for_timeout(500)
    await network.detach()
    return {**times, **counts}


async def loads(page: str) -> dict[str, float]:
    """Load the page many times, some at a time, and use it each time."""
    left = iter(range(LOADS))
    usable: list[float] = []
    errors: list[str] = []

    async def keep_loading() -> None:
        for _ in left:
            learner = Learner(page)
            visit = await learner.visit()
            await learner.leave()
            (usable.append(visit.usable) if visit.ok else errors.append(visit.error))

    start = time.perf_counter()
    await asyncio.gather(*(keep_loading() for _ in range(AT_ONCE)))
    for error in sorted(set(errors)):
        print("  failed:", error)
    seconds = time.perf_counter() - start
    return {"usable": len(usable), "p50_ms": centile(usable, 50), "p95_ms": centile(usable, 95), "seconds": seconds}


async def ghosts(server: serving.Server, page: str) -> int:
    """Count the kernels a minute after ten pages have vanished without a word."""
    for learner, _ in await crowd(page, 10):
        learner.socket.close()
        learner.http.close()
    await asyncio.sleep(60)
    return len(server.kernels())


def odd_lines(server: serving.Server) -> list[str]:
    """Give what the server has written that an operator would have to look at."""
    return [line for line in server.said().splitlines() if " INFO event=" not in line and "  " not in line[:2] and line]


def moves(learner: Learner, name: str) -> list[dict[str, Any]]:
    """Give each position of a figure's first control as a message."""
    control = learner.models[learner.model(name)]["state"]["still"]["controls"][0]
    return [{"kind": "set", "values": {control["name"]: choice[0]}} for choice in control["choices"]]


async def soak(server: serving.Server, page: str, minutes: float) -> list[float]:
    """Let a class answer and move controls; give the memory each minute."""
    learners = [learner for learner, visit in await crowd(page, CLASS) if visit.ok]
    memory: list[float] = []
    end = time.monotonic() + 60 * minutes

    async def study(learner: Learner, offset: float) -> None:
        await asyncio.sleep(offset)
        positions = moves(learner, FIGURE)
        for step in range(10**6):
            if time.monotonic() > end:
                return
            await learner.ask(FIGURE, {"kind": "ping"}, "pong")
            await learner.ask(FIGURE, positions[step % len(positions)])
            await (learner.check() if step % 2 else learner.retry())
            await asyncio.sleep(2)

    async def watch() -> None:
        while time.monotonic() < end:
            await asyncio.sleep(min(60, max(1, end - time.monotonic())))
            memory.append(use_of(server.process.pid)[1])
            print(f"  {len(memory):3} min  {memory[-1]:7.1f} MiB", flush=True)

    await asyncio.gather(watch(), *(study(each, place / 10) for place, each in enumerate(learners)))
    bad = odd_lines(server)
    print(f"  {len(learners)} of {CLASS} learners to the end, {len(bad)} error lines", *bad[:5], sep="\n  ")
    for learner in learners:
        await learner.leave()
    return memory


def table(mine: dict[str, float], theirs: dict[str, float]) -> list[tuple[str, str, str, str, str]]:
    """Give the rows: measure, ours, plain Voilà, ratio, required and aim."""

    def row(words: str, name: str, form: str, bars: str) -> tuple[str, str, str, str, str]:
        ratio = f"{mine[name] / theirs[name]:.2f}" if theirs[name] else ""
        return words, format(mine[name], form), format(theirs[name], form), ratio, bars

    return [
        row(f"server CPU s a learner, {CLASS} at once", "cpu_s", ".3f", "≤ 0.20; aim 0.10"),
        row("memory (PSS) MiB a learner", "pss_mib", ".1f", "≤ 26; aim 20"),
        row(f"usable, {CLASS} at once, median ms", "p50_ms", ".0f", ""),
        row(f"usable, {CLASS} at once, p95 ms", "p95_ms", ".0f", "≤ 0.45 ×; aim 0.25 ×"),
        row(f"of {CLASS}, could not use it", "failed", ".0f", "0"),
        row("one browser, cold, usable ms", "usable", ".0f", "≤ 0.60 ×; aim 0.40 ×"),
        row("lesson text readable, cold, ms", "readable", ".0f", "≤ 300; aim 150"),
        row("first visit, bytes", "bytes", ",.0f", "≤ 1.75 MB; aim 1.2 MB"),
        row("first visit, requests", "requests", ".0f", "≤ 60; aim 30"),
        row("repeat visit, bytes", "again_bytes", ",.0f", "≤ 60 kB"),
        row("repeat visit, usable ms", "again_usable", ".0f", ""),
    ]


async def measure(server: serving.Server, page: str) -> dict[str, float]:
    """Take all measures of one server."""
    return {**await class_at_once(server, page), **await one_browser(page)}


def machine() -> str:
    """Say what this was measured on."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), platform.machine())
    memory = psutil.virtual_memory().total / 2**30
    names = ("voila", "jupyter_server", "ipykernel", "ipywidgets", "anywidget", "tornado", "pyzmq")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    browser = subprocess.run([browser_path(), "--version"], capture_output=True, text=True, check=False).stdout.strip()
    return (
        f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, load {os.getloadavg()[0]:.1f} at the start; "
        f"Python {platform.python_version()}, {versions}, {browser}"
    )


def write(rows: list[tuple[str, str, str, str, str]], more: str, where: str) -> None:
    """Write the page."""
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`, which serves the lesson *Symptoms and emergencies* twice in one run: as the course",
        "does, and with Voilà as it comes (its own template, settings, kernels). Medians. Trust CPU seconds, memory,",
        "bytes and ratios more than milliseconds.",
        "",
        f"Measured {time.strftime('%Y-%m-%d')} on {where}.",
        "",
        "| measure | bonemets | plain Voilà | ratio | bar |",
        "|---|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
        more,
        "",
        f"`make load` repeats the {LOADS} loads, `make soak` the {SOAK_MINUTES} minutes of {CLASS} learners.",
    ]
    keep(lines, *(line for line in OUT.read_text(encoding="utf-8").splitlines() if line.startswith(SOAKED)))
    print("\n".join(lines))


def keep(lines: list[str], *soaked: str) -> None:
    """Write the page with the line of a soak."""
    more = [line for each in soaked for line in ("", each)]
    OUT.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")


async def run_table() -> None:
    """Measure both servers and write the page."""
    where = machine()
    with plain() as (server, page):
        theirs = await measure(server, page)
    with ours() as (server, page):
        mine = await measure(server, page)
        many = await loads(page)
        left = await ghosts(server, page)
    said = (
        f"{LOADS} loads, {AT_ONCE} at a time: {many['usable']:.0f} usable; median {many['p50_ms']:.0f} ms, "
        f"p95 {many['p95_ms']:.0f} ms. Kernels alive 60 s after all pages vanished: {left}."
    )
    write(table(mine, theirs), said, where)


async def run_loads() -> None:
    """Only the many loads."""
    with ours() as (server, page):
        print(await loads(page), "kernels a minute after:", await ghosts(server, page))
        print(*odd_lines(server), sep="\n")


async def run_soak(minutes: float) -> None:
    """Only the long run."""
    with ours() as (server, page):
        memory = await soak(server, page, minutes)
        bad = len(odd_lines(server))
    mean, half = statistics.mean(memory), memory[len(memory) // 2 :]
    said = (
        f"{SOAKED}{CLASS} learners answering and moving controls for {len(memory)} minutes "
        f"({time.strftime('%Y-%m-%d')}): "
        f"memory of the whole server {memory[0]:.0f} MiB after the first minute, {memory[-1]:.0f} after the last, "
        f"within {100 * (min(memory) / mean - 1):+.1f} and {100 * (max(memory) / mean - 1):+.1f} % of its mean, "
        f"{100 * (half[-1] / half[0] - 1):+.1f} % over the second half; {bad} lines an operator would look at."
    )
    print(said)
    lines = OUT.read_text(encoding="utf-8").rstrip("\n").splitlines()
    keep("\n".join(line for line in lines if not line.startswith(SOAKED)).rstrip("\n").splitlines(), said)


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "table"
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else SOAK_MINUTES
    asyncio.run({"table": run_table, "load": run_loads, "soak": lambda: run_soak(minutes)}[what]())
