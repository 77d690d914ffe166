"""Runs each notebook and looks inside: an error caught by a widget must not hide in its state."""

import re

import nbformat
import pytest
from nbclient import NotebookClient

from bonemets.app import folder

PATHS = sorted(folder.notebooks().glob("*.ipynb"))
TRACE = re.compile(r"Traceback \(most recent|File \"[^\"]+\", line \d+|\b[A-Z]\w*(Error|Exception): ")
CODE_FILES = ("_esm", "_css", "text")  # front-end source, which may well speak of errors


def run(notebook):
    """Execute a notebook as a kernel would, keep every widget's state, and give it back."""
    for cell in notebook.cells:
        cell.pop("execution_count", None)
    client = NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        allow_errors=True,
        store_widget_state=True,
        resources={"metadata": {"path": str(folder.notebooks())}},
    )
    return client.execute()


def states(notebook):
    stored = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {})
    return [each["state"] for each in stored.get("state", {}).values()]


def texts(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def hidden_errors(notebook):
    """List what went wrong: in the outputs of cells, and in the state of widgets."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    found = [output["evalue"] for output in outputs if output["output_type"] == "error"]
    found += [output["text"] for output in outputs if output["output_type"] == "stream"]
    for state in states(notebook):
        found += [state[key] for key in ("notice", "errors") if state.get(key)]
        visible = {key: value for key, value in state.items() if key not in CODE_FILES}
        found += [text for text in texts(visible) if TRACE.search(text)]
    return found


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_notebook_runs_and_no_widget_hides_an_error(path):
    notebook = run(nbformat.read(path, as_version=4))
    calls = [cell for cell in notebook.cells if cell.cell_type == "code" and "bm." in cell.source]

    assert hidden_errors(notebook) == []
    assert sum("notice" in state for state in states(notebook)) == len(calls)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("1 / 0", "division by zero"),
        ('import bonemets as bm; w = bm.quiz("symptoms-pre"); w._dispatch(w, {"kind": "check"}, [])', "Something went"),
        ("import bonemets as bm; bm.triage()._take({'temperature_c': 101})", "{'temperature_c'"),
        ("import ipywidgets; ipywidgets.HTML('ValueError: no such figure')", "ValueError"),
        ("import sys; print('a warning', file=sys.stderr)", "a warning"),
    ],
)
def test_the_search_finds_an_error_that_was_planted(line, found):
    notebook = run(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(line)]))

    assert any(str(each).startswith(found) for each in hidden_errors(notebook))
