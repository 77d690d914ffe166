"""Open a notebook in JupyterLab, run it, and go to a cell: what the tests of that host share."""

from __future__ import annotations

import shutil
from contextlib import contextmanager

from playwright.sync_api import expect

from bonemets.app import folder

from . import serving
from .reading import WAIT_MS

TOKEN = "lab"  # an address on this machine, for the length of one test
CELLS = """() => {
  const cells = jupyterapp.shell.currentWidget.content.model.cells;
  return Array.from({length: cells.length}, (_, place) => cells.get(place).type);
}"""
KERNEL_READY = """() => {
  const kernel = window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel;
  return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""
ALL_RUN = """() => {
  const cells = jupyterapp.shell.currentWidget.content.model.cells;
  return Array.from({length: cells.length}, (_, place) => cells.get(place))
    .every((cell) => cell.type !== 'code' || cell.executionCount !== null && cell.executionState === 'idle');
}"""
GO_TO = """call => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.findIndex((cell) => cell.model.sharedModel.source.includes(call));
  return notebook.scrollToItem(notebook.activeCellIndex, 'start');
}"""


def served(home):
    """Serve the notebooks of the course in JupyterLab, from a copy of their folder."""
    shutil.copytree(folder.notebooks(), home / "notebooks")
    port = serving.free_port()
    command = [
        serving.program("jupyter-lab"),
        "--no-browser",
        "--expose-app-in-browser",
        "--allow-root",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={TOKEN}",
        str(home / "notebooks"),
    ]
    return serving.served(command, port, home)


@contextmanager
def opened(browser, lab, notebook):
    """Open a notebook and run all its cells."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(2 * WAIT_MS)
    page = context.new_page()
    # A workspace of its own: Lab would open again what an earlier page had open.
    workspace = notebook.removesuffix(".ipynb")
    page.goto(f"{lab.url}/lab/workspaces/{workspace}/tree/{notebook}?token={TOKEN}", wait_until="domcontentloaded")
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=2 * WAIT_MS)
    page.wait_for_function(KERNEL_READY)
    page.locator(".jp-MenuBar, .lm-MenuBar").get_by_text("Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(ALL_RUN)
    yield page
    context.close()


def go_to(page, call):
    """Scroll to the first cell that makes a call: Lab draws only the cells near the window."""
    page.evaluate(GO_TO, call)
