"""Measure what a learner and a server pay. Asserts nothing, because machines are noisy: compare within one run."""

from __future__ import annotations

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from jupyter_client.manager import start_new_kernel

if TYPE_CHECKING:
    from jupyter_client import BlockingKernelClient

ROOT = Path(__file__).resolve().parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
RUNS = 7
KERNELS = 3


def run_ms(code: str) -> float:
    """CPU time of a fresh Python that runs `code`, in ms, median of several."""
    times = []
    for _ in range(RUNS):
        before = children_s()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append((children_s() - before) * 1000)
    return statistics.median(times)


def children_s() -> float:
    """CPU seconds of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def pss_mib(pid: int) -> float:
    """Memory of one process, shared pages by their share, in MiB (Linux)."""
    pss = next(line for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
    return int(pss.split()[1]) / 1024


def kernel_use(cells: list[str]) -> tuple[float, float]:
    """PSS of a fresh kernel after these cells, and the CPU seconds they took, those of its threads included."""
    manager, client = start_new_kernel()
    try:
        before = clock(client)
        for cell in cells:
            client.execute_interactive(cell, timeout=60, output_hook=lambda _message: None)
        return pss_mib(manager.provisioner.pid), clock(client) - before
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def clock(client: BlockingKernelClient) -> float:
    """CPU seconds of a kernel so far."""
    said = []
    ask = "import time; print(time.process_time())"
    client.execute_interactive(ask, timeout=60, output_hook=lambda message: said.append(message["content"].get("text")))
    return next(float(text) for text in said if text)


def median_use(cells: list[str]) -> tuple[float, float]:
    """PSS and CPU seconds of several fresh kernels, medians."""
    memories, times = zip(*(kernel_use(cells) for _ in range(KERNELS)), strict=True)
    return statistics.median(memories), statistics.median(times)


def lesson_cells(lesson: Path) -> list[str]:
    """Source of each code cell of a lesson."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def triage_ms() -> dict[str, float]:
    """Median time of the triage functions, in ms, for a caller half asked."""
    from bonemets.domain.triage import Findings, counterfactuals, open_questions, triage  # noqa: PLC0415

    findings = Findings.from_mapping(
        {"cancer_status": "known_bone_mets", "walking": "normal", "pain_nrs": 6, "pain_site": "spine_thoracic"}
    )
    return {f.__name__: median_ms(f, findings) for f in (triage, open_questions, counterfactuals)}


def median_ms(function: object, argument: object) -> float:
    """Median time of one call, in ms."""
    times = []
    for _ in range(51):
        start = time.perf_counter()
        function(argument)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def lessons() -> None:
    """Print what each lesson costs a fresh kernel, as in JupyterLab; the course's own server forks warm ones."""
    bare_mib, ones = median_use(["1"] * 20)
    mib, widgets = median_use(["import ipywidgets", "ipywidgets.IntSlider()"])
    cell = ones / 20
    print(f"fresh kernel, bare                     {bare_mib:7.1f} MiB PSS, {1000 * cell:.1f} CPU ms for a cell of '1'")
    print(f"  import ipywidgets, a slider          {mib:7.1f} MiB PSS, {1000 * (widgets - 2 * cell):.0f} CPU ms")
    print("Lessons, in CPU ms: in all, over as many cells of '1', and over ipywidgets besides")
    for lesson in LESSONS:
        cells = lesson_cells(lesson)
        mib, cpu = median_use(cells)
        over = cpu - cell * len(cells)
        ours = over - (widgets - 2 * cell)
        print(f"  {lesson.stem[:36]:36} {mib:7.1f} MiB PSS {1000 * cpu:6.0f} {1000 * over:6.0f} {1000 * ours:6.0f}")


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}, {platform.machine()}, medians of {RUNS}, of kernels of {KERNELS}")
    bare, package = run_ms("import ipywidgets"), run_ms("import ipywidgets, bonemets")
    widgets = run_ms("import ipywidgets, bonemets.widgets.quiz, bonemets.widgets.figure, bonemets.widgets.triage")
    print(f"import ipywidgets                      {bare:7.0f} CPU ms")
    print(f"  + bonemets                           {package - bare:+7.0f} ms")
    print(f"  + bonemets and all its widgets       {widgets - bare:+7.0f} ms")
    lessons()
    for name, value in triage_ms().items():
        print(f"{name:38} {value:7.2f} ms")


if __name__ == "__main__":
    # An installed package has its bytecode at hand; here the first run writes it, outside of the checkout.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        main()
