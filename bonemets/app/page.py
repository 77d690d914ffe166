"""The pages: each lesson is run and written once, and a learner gets a copy with a kernel id of their own."""

from __future__ import annotations

import asyncio
import json
import logging
import zlib
from typing import TYPE_CHECKING, Any

from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from bonemets.app import nursery
from bonemets.app.asset import Asset
from bonemets.app.nursery import NurseryError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from nbformat import NotebookNode

    from bonemets.app.nursery import Nursery
    from bonemets.app.server import Course

LOG = logging.getLogger(__name__)
ID_PLACE = "the-kernel-id-of-this-learner"
GZIP = 31  # zlib's word for gzip, 15 + 16
MOST_STATES = 200


class Page:
    """A lesson as it is sent.

    Args:
        html: The page, with ``ID_PLACE`` where a kernel id belongs; without it the page needs no kernel.
    """

    def __init__(self, html: str) -> None:
        start, self.needs_kernel, self._end = (part.encode() for part in html.partition(ID_PLACE))
        self._start = start
        self._compressor = zlib.compressobj(9, zlib.DEFLATED, GZIP)
        self._compressed = self._compressor.compress(start) + self._compressor.flush(zlib.Z_SYNC_FLUSH)

    def body(self, kernel_id: str, *, compressed: bool) -> bytes:
        """Give the page for one learner; only what follows the kernel id is compressed anew."""
        end = (kernel_id.encode() if self.needs_kernel else b"") + self._end
        if not compressed:
            return self._start + end
        compressor = self._compressor.copy()
        return self._compressed + compressor.compress(end) + compressor.flush()


class RehearsedRenderer(NotebookRenderer):
    """Voilà's renderer, with what the rehearsal showed in place of a kernel."""

    outputs: list[dict[str, Any] | None]

    async def _jinja_kernel_start(self, *_: object, **__: object) -> str:
        return ID_PLACE

    async def _jinja_cell_generator(self, nb: NotebookNode, kernel_id: str) -> AsyncIterator[NotebookNode]:  # noqa: ARG002
        shown = iter(self.outputs)
        for cell in nb.cells:
            if cell.cell_type == "code":
                data = next(shown, None)  # a notebook that was just written may have more; its page is made again
                cell.outputs = [{"output_type": "execute_result", "data": data, "metadata": {}}] if data else []
            yield cell


class Pages:
    """All pages of the course, made when first asked for and again when their notebook changes.

    Args:
        course: The server.
        parents: Where lessons are rehearsed.
    """

    def __init__(self, course: Course, parents: Nursery) -> None:
        self.course = course
        self.parents = parents
        self.states: dict[str, Asset] = {}
        self._made: dict[str, tuple[float, Page]] = {}
        self._making: dict[str, asyncio.Lock] = {}

    def find(self, name: str) -> Path | None:
        """Find a lesson among the notebooks of the course; ``None`` for anything else."""
        return next((path for path in self.paths() if path.name == name), None)

    def paths(self) -> list[Path]:
        """Give the notebooks of the course, its home first."""
        return sorted(self.course.notebooks.glob("*.ipynb"), key=lambda path: (path.name != "index.ipynb", path.name))

    async def page(self, path: Path) -> Page | None:
        """Give a page; ``None`` if the lesson cannot be prepared and must be run for each learner."""
        async with self._making.setdefault(path.name, asyncio.Lock()):
            changed = _changed(path)
            when, page = self._made.get(path.name, (None, None))
            if when != changed:
                page = await self._make(path)
                if page:
                    self._made[path.name] = (changed, page)
            return page

    async def again(self, path: Path) -> None:
        """Rehearse a lesson whose parent was lost."""
        async with self._making.setdefault(path.name, asyncio.Lock()):
            if not self.parents.has(path.name):
                await self._rehearse(path, _cells(path))

    async def _make(self, path: Path) -> Page | None:
        cells = _cells(path)
        if cells and not nursery.CAN_FORK:
            return None
        try:
            outputs, states = await self._rehearse(path, cells) if cells else ([], "")
        except NurseryError as error:
            LOG.warning("%s cannot be prepared and is run for each learner: %s", path.name, error)
            return None
        return Page(await self._render(path.name, outputs, states))

    async def _rehearse(self, path: Path, cells: list[str]) -> tuple[list[Any], str]:
        shown = await self.parents.rehearse(path.name, cells, str(path.parent))
        asset = Asset("states.json", json.dumps(shown["models"], separators=(",", ":")).encode())
        while len(self.states) >= MOST_STATES:
            self.states.pop(next(iter(self.states)))
        name = f"{asset.version}.json"
        self.states[name] = asset
        return shown["outputs"], name

    async def _render(self, name: str, outputs: list[Any], states: str) -> str:
        course = self.course
        common = {
            "base_url": course.base_url,
            "settings": course.app.settings,
            "log": course.log,
            "voila_configuration": course.voila_configuration,
        }
        renderer = RehearsedRenderer(
            voila_configuration=course.voila_configuration,
            traitlet_config=course.config,
            notebook_path=name,
            template_paths=course.template_paths,
            config_manager=course.config_manager,
            contents_manager=course.contents_manager,
            base_url=course.base_url,
            kernel_spec_manager=course.kernel_spec_manager,
            page_config=get_page_config(**common),
        )
        renderer.outputs = outputs
        await renderer.initialize()
        renderer.resources["versions"] = {each: asset.version for each, asset in course.assets.items()}
        renderer.resources["states"] = states
        return await renderer.generate_content_str()


def _changed(path: Path) -> float:
    return path.stat().st_mtime


def _cells(path: Path) -> list[str]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
