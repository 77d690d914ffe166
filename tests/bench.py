"""Measure what a learner and a server pay. Asserts nothing, because machines are noisy: compare within one run."""

from __future__ import annotations

import json
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

from jupyter_client.manager import start_new_kernel

ROOT = Path(__file__).resolve().parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
RUNS = 7


def run_ms(code: str) -> float:
    """Wall time of a fresh Python that runs `code`, in ms, median of several."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def own_use(pid: int) -> tuple[float, float]:
    """CPU seconds and PSS in MiB of one process (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    pss = next(line for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
    return (int(fields[11]) + int(fields[12])) / 100, int(pss.split()[1]) / 1024


def kernel_use(cells: list[str]) -> tuple[float, float, float]:
    """CPU seconds and PSS of a kernel, and the CPU seconds the cells added."""
    manager, client = start_new_kernel()
    try:
        pid = manager.provisioner.pid
        before, _ = own_use(pid)
        for cell in cells:
            client.execute_interactive(cell, timeout=60, output_hook=lambda _message: None)
        cpu, pss = own_use(pid)
        return cpu, pss, cpu - before
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


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


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}, {platform.machine()}, medians of {RUNS}")
    bare, package = run_ms("import ipywidgets"), run_ms("import ipywidgets, bonemets")
    widgets = run_ms("import ipywidgets, bonemets.widgets.quiz, bonemets.widgets.figure, bonemets.widgets.triage")
    print(f"import ipywidgets                      {bare:7.0f} ms")
    print(f"  + bonemets                           {package - bare:+7.0f} ms")
    print(f"  + bonemets and all its widgets       {widgets - bare:+7.0f} ms")
    _, bare_pss, _ = kernel_use(["1"])
    _, ipywidgets_pss, ipywidgets_cpu = kernel_use(["import ipywidgets", "ipywidgets.IntSlider()"])
    print(f"kernel, bare                           {bare_pss:7.1f} MiB PSS")
    print(f"kernel, import ipywidgets and a slider {ipywidgets_pss:7.1f} MiB PSS  {ipywidgets_cpu:5.2f} CPU s")
    for lesson in LESSONS:
        _, pss, cpu = kernel_use(lesson_cells(lesson))
        print(f"kernel, {lesson.stem[:30]:30} {pss:7.1f} MiB PSS  {cpu:5.2f} CPU s")
    for name, value in triage_ms().items():
        print(f"{name:38} {value:7.2f} ms")


if __name__ == "__main__":
    main()
