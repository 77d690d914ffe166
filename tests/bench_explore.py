"""Measure what moving a slider of each explorable costs the kernel. The aim is 60 ms at the median."""

from __future__ import annotations

import json
import statistics
import time

from bonemets.figures.explore import NAMES
from bonemets.figures.explore.explorable import Control, Slider
from bonemets.widgets.explore import Explore

STEPS = 9


def moves(control: Control) -> list[object]:
    """Values to move a control through."""
    if isinstance(control, Slider):
        return [control.low + (control.high - control.low) * step / (STEPS - 1) for step in range(STEPS)]
    return [value for value, _ in control.choices]


def sweep(name: str) -> tuple[float, float, float, int]:
    """Move each control through its range in each story.

    Returns:
        Milliseconds until it is first shown, median and longest milliseconds for one move, and largest answer in bytes.
    """
    start = time.perf_counter()
    widget = Explore(name)
    first = (time.perf_counter() - start) * 1000
    times, largest = [], 0
    for preset in widget.still["presets"]:
        widget.on_set({"values": preset["values"], "layout": "wide"})
        for control in widget._explorable.controls:
            for value in moves(control):
                start = time.perf_counter()
                widget.on_set({"values": {control.name: value}, "layout": "wide"})
                times.append((time.perf_counter() - start) * 1000)
                largest = max(largest, len(json.dumps(widget.state)))
            widget.on_set({"values": preset["values"], "layout": "wide"})
    return first, statistics.median(times), max(times), largest


def main() -> None:
    """Print the table."""
    print("explorable                first shown   median move  longest move   largest answer")
    for name in NAMES:
        first, median, longest, largest = sweep(name)
        print(f"{name:24} {first:9.1f} ms {median:10.1f} ms {longest:10.1f} ms {largest / 1000:12.1f} kB")


if __name__ == "__main__":
    main()
