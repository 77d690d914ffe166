"""What the written lessons say, read from their notebooks: sections, blocks of text, calls and marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import nbformat

from bonemets.app import folder
from bonemets.app.refresh import CALL, CITATION
from bonemets.content import course

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from bonemets.content.course import Lesson

HEADING = re.compile(r"(#{1,3}) (.+)")
ITEM = re.compile(r"\s*(?:[-*]|\d+\.) ")
RULE = re.compile(r"\|[\s:|-]+")
GENERATED = "<!-- generated"
START = "At the start"
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARKUP = re.compile(r"<[^>]+>|[*`]")


@dataclass(frozen=True)
class Block:
    """A piece of a lesson that says something.

    Attributes:
        section: Heading it stands under.
        kind: ``"paragraph"``, ``"list item"`` or ``"table row"``.
        text: Its Markdown.
    """

    section: str
    kind: str
    text: str


@cache
def written() -> tuple[tuple[Lesson, NotebookNode], ...]:
    """Give the lessons that are written, each with its notebook, in the order of the course."""
    root = folder.notebooks()
    return tuple((each, nbformat.read(root / each.file, as_version=4)) for each in course.lessons() if each.file)


def plain(text: str) -> str:
    """Take citations, link targets and markup away.

    >>> plain("**Act** at *once* [NICE](#src-nice-ng234), see [pain](#Pain).")
    'Act at once, see pain.'
    """
    text = CITATION.sub("", text)
    text = MARKUP.sub("", LINK.sub(r"\1", text))
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"(\s*,)*(?=\s*[.,;:])", "", " ".join(text.split())))


def sections(notebook: NotebookNode) -> Iterator[tuple[NotebookNode, str]]:
    """Give every cell with the heading it starts under; one that opens with a heading starts under that."""
    here = START
    for cell in notebook.cells:
        heads = _headings(cell)
        if heads and cell.source.lstrip().startswith("#"):
            here = heads[0]
        yield cell, here
        here = heads[-1] if heads else here


def _headings(cell: NotebookNode) -> list[str]:
    if cell.cell_type != "markdown":
        return []
    found = (HEADING.fullmatch(line) for line in cell.source.splitlines())
    return [START if match[1] == "#" else match[2] for match in found if match]


def blocks(notebook: NotebookNode) -> Iterator[Block]:
    """Give every paragraph, list item and table row an author wrote; what is generated is left out."""
    for cell, section in sections(notebook):
        if cell.cell_type == "markdown":
            yield from _blocks(cell.source.split(GENERATED)[0], section)


def _blocks(source: str, section: str) -> Iterator[Block]:
    kind, lines = "paragraph", []
    for line in [*source.splitlines(), ""]:
        text = line.removeprefix(">").strip() if line.startswith(">") else line
        heading = HEADING.fullmatch(text)
        starts = not text.strip() or heading or ITEM.match(text) or text.startswith("|")
        if starts and lines:
            yield Block(section, kind, " ".join(lines))
            kind, lines = "paragraph", []
        if heading:
            section = START if heading[1] == "#" else heading[2]
        elif text.startswith("|"):
            if not RULE.fullmatch(text):
                yield Block(section, "table row", " · ".join(cell.strip() for cell in text.strip("| ").split("|")))
        elif ITEM.match(text):
            kind, lines = "list item", [ITEM.sub("", text, count=1)]
        elif text.strip():
            lines.append(text.strip())


def calls(notebook: NotebookNode) -> Iterator[tuple[str, str, str]]:
    """Give section, kind and name of every quiz, figure and explorable that is shown."""
    for cell, section in sections(notebook):
        for kind, name in CALL.findall(cell.source) if cell.cell_type == "code" else ():
            yield section, kind, name


def marks(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Give every seed statement a cell says it teaches, with the section."""
    for cell, section in sections(notebook):
        for id_ in cell.metadata.get("bonemets", {}).get("covers", []):
            yield id_, section
