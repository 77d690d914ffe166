"""The server: standalone Voilà with our pages, connections, limits and start page."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shutil
import signal
import sys
import threading
import time
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbformat.sign import MemorySignatureStore, NotebookNotary
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application, GZipContentEncoding, RedirectHandler
from traitlets import Bool, Float, Int
from voila.app import Voila

from bonemets.app import channel, machine, provisioner
from bonemets.app.asset import AssetHandler, template_assets
from bonemets.app.channel import Channel
from bonemets.app.nursery import NurseryError
from bonemets.app.page import Pages
from bonemets.app.room import Room
from bonemets.app.safety import NotFound, SafeHeaders
from bonemets.app.status import Health, Status
from bonemets.app.visit import CloseKernel, LessonPage

if TYPE_CHECKING:
    from tornado.web import RequestHandler

    from bonemets.app.asset import Asset
    from bonemets.app.nursery import Nursery

LOG = logging.getLogger(__name__)
LEARNER_MIB = 20
KERNEL_ID = r"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
STATIC = "voila/templates/bonemets/static/"
LIMITS = {
    "max_body_size": 64 * 1024,
    "max_header_size": 16 * 1024,
    "idle_connection_timeout": 30,
    "body_timeout": 30,
}


class QuietManager(AsyncMappingKernelManager):
    """Voilà's kernel manager without its own listening to every message; the room knows who does something."""

    def start_watching_activity(self, kernel_id: str) -> None:
        """Take a started kernel as ready."""
        self.get_kernel(kernel_id).execution_state = "idle"


class Course(Voila):
    """Voilà for the folder of lessons, opening on the course home."""

    max_learners = Int(60, help="How many learners may have a kernel at once.").tag(config=True)
    idle_minutes = Float(30, help="After how many minutes without a learner's doing a kernel ends.").tag(config=True)
    grace_seconds = Float(40, help="How long a kernel waits for a page that lost its connection.").tag(config=True)
    prepare = Bool(True, help="Whether to prepare every page at the start.").tag(config=True)  # noqa: FBT003

    assets: dict[str, Asset]
    nursery: Nursery
    pages: Pages
    room: Room

    @property
    def notebooks(self) -> Path:
        """Where the lessons are."""
        return Path(self.root_dir)

    def start(self) -> None:
        """Make the parts, then serve until stopped."""
        self.log.addFilter(_is_news)
        self.connection_dir = machine.temporary_folder()
        # Kernels keep no history and need no home; nor does Voilà, where nothing is signed.
        os.environ["IPYTHONDIR"] = str(Path(self.connection_dir) / "ipython")
        settings = self.init_settings()
        self.contents_manager.notary = NotebookNotary(secret=os.urandom(32), store_factory=MemorySignatureStore)
        self.assets = template_assets()
        self.nursery = provisioner.shared_nursery()
        self.nursery.folder = self.connection_dir
        self.pages = Pages(self, self.nursery)
        self.room = Room(self, most=self.max_learners, idle_s=60 * self.idle_minutes, grace_s=self.grace_seconds)
        self.app = Application(
            self.init_handlers(),
            transforms=[SafeHeaders, GZipContentEncoding],
            default_handler_class=NotFound,
            websocket_max_message_size=channel.LONGEST_BYTES,
            websocket_ping_interval=20,
            log_function=_log_request,
            course=self,
            **settings,
        )
        self.listen()

    def init_handlers(self) -> list[Any]:
        """Say what can be asked for: this and nothing else."""
        base = self.base_url
        home = f"{base}voila/render/index.ipynb"
        common = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        return [
            (f"{base}?", RedirectHandler, {"url": home, "permanent": False}),
            (f"{base}voila/tree.*", RedirectHandler, {"url": home, "permanent": False}),
            (f"{base}voila/render/([^/]*)", LessonPage, common),
            (f"{base}{STATIC}([^/]*)", AssetHandler, {"assets": self.assets}),
            (f"{base}voila/states/([^/]*)", AssetHandler, {"assets": self.pages.states}),
            (f"{base}api/kernels/{KERNEL_ID}/channels", Channel, {"room": self.room}),
            (f"{base}voila/api/shutdown/{KERNEL_ID}", CloseKernel, {"room": self.room}),
            (f"{base}healthz", Health, {"room": self.room}),
            (f"{base}status", Status, {"room": self.room}),
        ]

    def listen(self) -> None:
        """Listen, say where, and run until stopped."""
        server = HTTPServer(self.app, **LIMITS)
        try:
            server.listen(self.port, self.ip)
        except OSError as error:
            sys.exit(f"Cannot listen on {self.ip} port {self.port}: {error.strerror}. Choose another --host or --port.")
        self.ioloop = IOLoop.current()
        say(self.greeting())
        self.ioloop.add_callback(self.get_ready)
        self.ioloop.add_callback(self.room.look_after)
        if self.open_browser:
            self.launch_browser()
        with contextlib.suppress(NotImplementedError):  # Windows raises KeyboardInterrupt instead
            self.ioloop.asyncio_loop.add_signal_handler(signal.SIGINT, self.ioloop.stop)
        with contextlib.suppress(KeyboardInterrupt):
            self.ioloop.start()
        server.stop()
        self.stop()

    async def get_ready(self) -> None:
        """Start the forking parent and, if wanted, prepare every page, the course home first."""
        start = time.monotonic()
        self.nursery.start()
        if not self.prepare:
            return
        pages = [await self.pages.page(path) for path in self.pages.paths()]
        made = sum(page is not None for page in pages)
        say(f"  Ready: {made} of {len(pages)} pages are prepared, in {time.monotonic() - start:.1f} s.\n")

    def greeting(self) -> str:
        """Say where the course is, and how to stop it."""
        lines = [f"The course is at  {self.home_url(_this_machine(self.ip))}"]
        if _everywhere(self.ip) and (address := machine.network_address()):
            lines.append(f"on your network:  {self.home_url(address)}")
        lines.append(f"There is room for {self.max_learners} learners at once. Stop with Ctrl+C.")
        if (free := machine.free_memory_mib()) and free < self.max_learners * LEARNER_MIB:
            lines.append(
                f"Only {free} MiB of memory are free; a full room may need {self.max_learners * LEARNER_MIB} MiB."
            )
        return "\n" + "".join(f"  {line}\n" for line in lines)

    def home_url(self, host: str) -> str:
        """Give the address of the course on a host."""
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}{self.base_url}"

    def launch_browser(self) -> None:
        """Open the course in the browser of this machine, without waiting for it."""
        url = self.home_url(_this_machine(self.ip))
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    def stop(self) -> None:
        """End every kernel and forking parent, and leave no file behind."""
        self.ioloop.run_sync(self._end_kernels)
        provisioner.close_nursery()
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    async def _end_kernels(self) -> None:
        for place in self.room.places.values():
            for each in list(place.channels):
                each.close(1001)
        self.room.places.clear()
        manager = self.kernel_manager
        ends = (manager.shutdown_kernel(kernel_id, now=True) for kernel_id in manager.list_kernel_ids())
        await asyncio.gather(*ends, return_exceptions=True)  # one that is ending already is no trouble


def say(text: str) -> None:
    """Say something to who started the server; a full disk under the log must not stop it."""
    with contextlib.suppress(OSError):
        print(text, flush=True)  # noqa: T201


def _is_news(record: logging.LogRecord) -> bool:
    """Drop what Jupyter says about a kernel that does not start: the room says it in one line."""
    return not (record.exc_info and isinstance(record.exc_info[1], NurseryError | OSError))


def _log_request(handler: RequestHandler) -> None:
    """Write a line only for what we got wrong, and nothing about who asked."""
    if handler.get_status() >= 500 and handler.get_status() != 503:
        LOG.error("event=error status=%d method=%s", handler.get_status(), handler.request.method)


def _everywhere(host: str) -> bool:
    return host in ("", "0.0.0.0", "::", "*")  # noqa: S104


def _this_machine(host: str) -> str:
    return "127.0.0.1" if _everywhere(host) else host
