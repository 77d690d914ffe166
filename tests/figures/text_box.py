"""Reading a drawing back: its classes, and an estimate of the box each line of text takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import bonemets

SVG = "{http://www.w3.org/2000/svg}"
STYLES = (Path(bonemets.__file__).parent / "widgets" / "bonemets.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Box:
    """One line of text on the canvas."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def classes(svg: str) -> set[str]:
    return {name for value in re.findall(r'class="([^"]*)"', svg) for name in value.split()}


def styled() -> set[str]:
    return set(re.findall(r"\.([a-z][a-z0-9-]*)", STYLES))


def size(svg: str) -> tuple[float, float]:
    box = ET.fromstring(svg).get("viewBox", "").split()
    return float(box[2]), float(box[3])


def boxes(svg: str) -> list[Box]:
    """Estimate 0.56 em a character; both figures place their text outside of moved groups."""
    root = ET.fromstring(svg)
    assert not [text for group in root.iter(f"{SVG}g") if group.get("transform") for text in group.iter(f"{SVG}text")]
    return [_box(node) for node in root.iter(f"{SVG}text")]


def _box(node: ET.Element) -> Box:
    marks = (node.get("class") or "").split()
    em = 13 if "small" in marks else 26 if "huge" in marks else 15
    text = "".join(node.itertext())
    width = 0.56 * em * len(text)
    left = float(node.get("x", 0)) - width * (1 if "end" in marks else 0.5 if "middle" in marks else 0)
    base = float(node.get("y", 0))
    return Box(text, left, base - 0.75 * em, left + width, base + 0.22 * em)


def said(svg):
    """Give everything a drawing says, in one line."""
    return " ".join(box.text for box in boxes(svg))
