"""What a browser asks for besides files: a lesson's page, and that its kernel may end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tornado.web import HTTPError
from voila.tornado.handler import TornadoVoilaHandler

from bonemets.app.safety import PlainErrors, is_from_here

if TYPE_CHECKING:
    from bonemets.app.room import Room


class LessonPage(PlainErrors, TornadoVoilaHandler):
    """Send a lesson: prepared where possible, else run for this learner by Voilà."""

    def set_default_headers(self) -> None:
        """Leave headers to :class:`bonemets.app.safety.SafeHeaders`."""

    async def prepare(self) -> None:
        """Send the prepared page, or a page to wait on; only if there is neither does Voilà take over."""
        course = self.settings["course"]
        path = course.pages.find(self.path_args[0])
        if path is None:
            raise HTTPError(404)
        page = await course.pages.page(path)
        if page is None:
            if course.room.full:
                course.room.note("refused")
                self.wait_for_place()
            else:
                await super().prepare()
            return
        kernel_id = course.room.ticket(path) if page.needs_kernel and self.request.method == "GET" else ""
        compressed = "gzip" in self.request.headers.get("Accept-Encoding", "")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Vary", "Accept-Encoding")
        if compressed:
            self.set_header("Content-Encoding", "gzip")
        self.finish(page.body(kernel_id, compressed=compressed))

    def head(self, _path: str) -> None:
        """Answer without a page; no kernel is started for it."""


class CloseKernel(PlainErrors):
    """Shut a learner's kernel down when their page closes.

    The page must come from this server (by Origin); the kernel id is a secret only its page knows.
    """

    def initialize(self, room: Room) -> None:
        """Take the room."""
        self.room = room

    def check_xsrf_cookie(self) -> None:
        """Accept a request whose Origin is this server, refuse the others; a beacon carries no cookie."""
        if not is_from_here(self.request):
            raise HTTPError(403)

    async def post(self, kernel_id: str) -> None:
        """End the kernel."""
        self.check_xsrf_cookie()
        await self.room.close(kernel_id, "left")
        self.set_status(204)
