"""For authors: fill in what is generated, run each notebook, and store one line of output a cell.

Two runs give the same bytes. A change in the stored outputs is a change in what a learner sees, so its diff is
reviewed like code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import nbformat
from nbclient import NotebookClient

from bonemets.app import folder, reference_page
from bonemets.content import bank, case, catalog, course, source
from bonemets.domain import review

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from nbformat import NotebookNode

    from bonemets.content.course import Lesson
    from bonemets.content.item import Item

MARK = "<!-- generated: {} -->"
CITATION = re.compile(r"\[[^\]]*\]\(#src-([a-z0-9-]+)\)")
CALL = re.compile(r'bm\.(quiz|figure|explore|case)\("([a-z0-9-]+)"')
SUMMARY = "A course on bone metastasis for nursing students. Education only, not medical advice."


def refresh(*, check: bool) -> int:
    """Refresh every notebook of the course.

    Args:
        check: Change nothing, only say what would change.

    Returns:
        0, or 1 when ``check`` found a notebook that is not fresh.
    """
    stale = []
    for path in sorted(folder.notebooks().glob("*.ipynb")):
        before = path.read_text(encoding="utf-8")
        after = render(path)
        if before != after:
            stale.append(path.name)
            if not check:
                path.write_text(after, encoding="utf-8")
    for name in stale:
        print(f"{'not fresh' if check else 'refreshed'}: {name}")  # noqa: T201 - a command speaks
    return int(check and bool(stale))


def render(path: Path) -> str:
    """Give the fresh text of one notebook, without writing it.

    Args:
        path: Notebook file.

    Raises:
        nbclient.exceptions.CellExecutionError: If a cell fails.
        KeyError: If the text cites a source that does not exist.
    """
    notebook = nbformat.read(path, as_version=4)
    lesson = next((each for each in course.lessons() if each.file == path.name), None)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = CITATION.sub(_cite, cell.source)
    _fill(notebook, "sources", lambda: reference_page.sources_html(cited(notebook)))
    _fill(notebook, "lessons", lessons_markdown)
    _fill(notebook, "due", due_html)
    _fill(notebook, "since 2010", since_markdown)
    _fill(notebook, "glossary", reference_page.glossary_html)
    for shelf in reference_page.SHELVES:
        _fill(notebook, f"all {shelf}", lambda shelf=shelf: reference_page.shelf_html(shelf, citing(path.parent)))
    _run(notebook, path.parent)
    notebook.metadata = nbformat.from_dict(_metadata(lesson, path.name, notebook))
    return nbformat.writes(notebook) + "\n"


def _cite(match: re.Match[str]) -> str:
    key = match[1]
    return f"[{source.load()[key].short}](#src-{key})"


def _fill(notebook: NotebookNode, what: str, make: Any) -> None:
    mark = MARK.format(what)
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and mark in cell.source:
            cell.source = cell.source.split(mark)[0] + mark + "\n" + make()


def cited(notebook: NotebookNode) -> list[str]:
    """List the source keys a lesson rests on: cited in its text, its questions, its figures and its explorables."""
    keys: set[str] = set()
    for cell in notebook.cells:
        keys.update(CITATION.findall(cell.source))
        for kind, name in CALL.findall(cell.source) if cell.cell_type == "code" else ():
            keys.update(behind(kind, name))
    return sorted(keys, key=lambda key: source.load()[key].short.casefold())


def citing(root: Path) -> dict[str, list[int]]:
    """Give, for each source, the numbers of the written lessons that rest on it."""
    found: dict[str, list[int]] = {}
    for lesson in course.lessons():
        for key in cited(nbformat.read(root / lesson.file, as_version=4)) if lesson.file else ():
            found.setdefault(key, []).append(lesson.number)
    return found


def behind(kind: str, name: str) -> set[str]:
    """Give the source keys that stand behind a quiz, a case, a figure or an explorable."""
    from bonemets.figures.explore import find  # noqa: PLC0415 - only this tool looks at what is drawn
    from bonemets.widgets import reader_study  # noqa: PLC0415
    from bonemets.widgets.figure import draw  # noqa: PLC0415

    keys_of = {
        "figure": lambda name: draw(name).sources,
        "explore": lambda name: reader_study.SOURCES if name == reader_study.NAME else find(name).sources,
        "quiz": lambda name: _item_sources(bank.find_quiz(name).items),
        "case": lambda name: _item_sources(step.item for step in case.load(name).steps),
    }
    return set(keys_of[kind](name))


def _item_sources(items: Iterable[Item]) -> set[str]:
    return {key for item in items for reason in item.reasons for key in (*item.sources, *reason.sources)}


def lessons_markdown() -> str:
    """Write the list of lessons for the course home; those not written yet are shown as coming."""
    return "\n".join(_lesson_markdown(lesson) for lesson in course.lessons())


def _lesson_markdown(lesson: Lesson) -> str:
    if lesson.file is None:
        return f"{lesson.number}. {lesson.title} *(coming)* <br>{lesson.summary}"
    title = f"{lesson.number}. **[{lesson.title}]({lesson.file})** · about {lesson.minutes} minutes to read"
    return f"{title} <br>{lesson.summary}{_progress_html(lesson)}"


def _progress_html(lesson: Lesson) -> str:
    """Write the place where the page says how far a learner went, with what it needs to count."""
    count = catalog.size(lesson.id)
    if count is None:
        return ""
    return f'<span class="bm-lesson-progress" data-prefix="{lesson.id}-" data-items="{count}" hidden></span>'


def since_markdown() -> str:
    """Link the table of what changed since 2010 in every written lesson, for the review."""
    taught = (lesson for lesson in course.lessons() if lesson.file and lesson.id != "review")
    return "\n".join(f"- [{lesson.title}]({lesson.file}#What-changed-since-2010)" for lesson in taught)


def due_html() -> str:
    """Write the tile that leads to the questions due today; the page fills it from what the device remembers."""
    about = f'data-most="{review.MOST}" data-prefixes="{" ".join(catalog.prefixes())}"'
    return f'<p class="bm-due" {about} hidden><a href="12-review.ipynb">Questions to see again</a></p>'


def _run(notebook: NotebookNode, where: Path) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        store_widget_state=False,
        resources={"metadata": {"path": str(where)}},
    ).execute()
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(
            {key: value for key, value in cell.metadata.items() if key in {"bonemets", "tags"}}
        )
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
            output["metadata"] = nbformat.from_dict({})


def _metadata(lesson: Lesson | None, name: str, notebook: NotebookNode) -> dict[str, Any]:
    about: dict[str, Any] = _about(lesson) if lesson else {"title": _title(notebook), "summary": SUMMARY}
    if name == "index.ipynb":
        about["home"] = True
    return {
        "bonemets": {"language": "en-US", **about},
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }


def _title(notebook: NotebookNode) -> str:
    return notebook.cells[0].source.splitlines()[0].removeprefix("# ")


def _about(lesson: Lesson) -> dict[str, Any]:
    lessons = course.lessons()
    before = lessons[lesson.number - 2] if lesson.number > 1 else None
    after = lessons[lesson.number] if lesson.number < len(lessons) else None
    about = {
        "lesson": lesson.id,
        "title": lesson.title,
        "summary": lesson.summary,
        "number": lesson.number,
        "of": len(lessons),
        "reviewed": lesson.reviewed,
        "previous": _neighbor(before),
        "next": _neighbor(after),
    }
    return {key: value for key, value in about.items() if value}


def _neighbor(lesson: Lesson | None) -> dict[str, str] | None:
    if lesson is None:
        return {"title": "Course home", "href": "index.ipynb"}
    return {"title": lesson.title, **({"href": lesson.file} if lesson.file else {})}
