"""Serve the course: standalone Voilà with our pages, connections, limits and start page."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import Application, GZipContentEncoding, HTTPError, RedirectHandler
from traitlets import Float, Int
from voila.app import Voila
from voila.tornado.handler import TornadoVoilaHandler

from bonemets.app import channel, folder, provisioner
from bonemets.app.asset import AssetHandler, template_assets
from bonemets.app.channel import Channel
from bonemets.app.page import Pages
from bonemets.app.room import SWEEP_SECONDS, Room
from bonemets.app.safety import NotFound, PlainErrors, SafeHeaders
from bonemets.app.status import Health, Status

try:
    import resource
except ImportError:  # Windows
    resource = None

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tornado.web import RequestHandler

    from bonemets.app.asset import Asset
    from bonemets.app.nursery import Nursery

LOG = logging.getLogger(__name__)
LEARNER_MIB = 20
DEFAULT_PORT = 8866
PORTS_TO_TRY = 20
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
        origin = self.request.headers.get("Origin", "")
        if urlsplit(origin).netloc != self.request.host:
            raise HTTPError(403)

    async def post(self, kernel_id: str) -> None:
        """End the kernel."""
        self.check_xsrf_cookie()
        await self.room.close(kernel_id, "left")
        self.set_status(204)


class Course(Voila):
    """Voilà for the folder of lessons, opening on the course home."""

    max_learners = Int(60, help="How many learners may have a kernel at once.").tag(config=True)
    idle_minutes = Float(30, help="After how many minutes without a learner's doing a kernel ends.").tag(config=True)
    grace_seconds = Float(40, help="How long a kernel waits for a page that lost its connection.").tag(config=True)

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
        self.connection_dir = tempfile.mkdtemp(prefix="bonemets-", dir=self.connection_dir_root)
        # Kernels keep no history and need no home.
        os.environ["IPYTHONDIR"] = str(Path(self.connection_dir) / "ipython")
        settings = self.init_settings()
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
        self.ioloop.add_callback(self.nursery.start)
        PeriodicCallback(self.room.sweep, 1000 * SWEEP_SECONDS).start()
        print(self.greeting(), flush=True)  # noqa: T201
        if self.open_browser:
            self.launch_browser()
        with contextlib.suppress(NotImplementedError):  # Windows raises KeyboardInterrupt instead
            self.ioloop.asyncio_loop.add_signal_handler(signal.SIGINT, self.ioloop.stop)
        with contextlib.suppress(KeyboardInterrupt):
            self.ioloop.start()
        server.stop()
        self.stop()

    def greeting(self) -> str:
        """Say where the course is, and how to stop it."""
        lines = [f"The course is at  {self.home_url(_this_machine(self.ip))}"]
        if _everywhere(self.ip) and (address := network_address()):
            lines.append(f"on your network:  {self.home_url(address)}")
        lines.append(f"There is room for {self.max_learners} learners at once. Stop with Ctrl+C.")
        if (free := free_memory_mib()) and free < self.max_learners * LEARNER_MIB:
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


def _log_request(handler: RequestHandler) -> None:
    """Write a line only for what we got wrong, and nothing about who asked."""
    if handler.get_status() >= 500 and handler.get_status() != 503:
        LOG.error("event=error status=%d method=%s", handler.get_status(), handler.request.method)


def free_memory_mib() -> int:
    """Give how much memory can still be used, in MiB; 0 where the system does not tell."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("MemAvailable:")).split()[1]) // 1024
    return 0


def _raise_file_limit() -> None:
    """Allow as many open files as the system lets us: a learner needs about ten."""
    if resource:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 65536 if hard == resource.RLIM_INFINITY else min(hard, 65536)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _everywhere(host: str) -> bool:
    return host in ("", "0.0.0.0", "::", "*")  # noqa: S104


def _this_machine(host: str) -> str:
    return "127.0.0.1" if _everywhere(host) else host


def network_address() -> str | None:
    """Give this machine's address on its network, or ``None`` without one. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation; only the route is looked up
        except OSError:
            return None
        return probe.getsockname()[0]


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _candidates(port: int | None) -> Iterator[int]:
    yield from [port] if port else range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TO_TRY)


def choose_port(host: str, port: int | None) -> int:
    """Choose a port: the one asked for, else the first free one from 8866.

    Args:
        host: Address to listen on.
        port: Port asked for, or ``None``.

    Raises:
        SystemExit: If the port asked for is busy, or none is free; the message says what to do.
    """
    for candidate in _candidates(port):
        if _is_free(host, candidate):
            return candidate
    wanted = f"Port {port} is" if port else f"Ports {DEFAULT_PORT} to {DEFAULT_PORT + PORTS_TO_TRY - 1} are"
    sys.exit(f"{wanted} in use. Stop the other program, or choose another port with --port.")


@dataclass(frozen=True)
class Options:
    """How the course is served.

    Attributes:
        host: Address to listen on; ``127.0.0.1`` keeps it on this machine.
        port: Port, or ``None`` for the first free one from 8866.
        url_prefix: Path before every address, such as ``"/bones/"`` behind a proxy.
        class_size: How many learners are expected to press the link together.
        max_learners: How many may have a place at once; twice a class where left out.
        idle_minutes: After how many minutes without a learner's doing their place becomes free.
        open_browser: Whether to open the course in a browser.
    """

    host: str = "127.0.0.1"
    port: int | None = None
    url_prefix: str = "/"
    class_size: int = 30
    max_learners: int | None = None
    idle_minutes: float = 30
    open_browser: bool = True


def serve(options: Options) -> None:
    """Serve the course until stopped."""
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(folder.SHARE), os.environ.get("JUPYTER_PATH")]))
    # The kernel must be the Python this package is installed in, whatever a user's own folder offers.
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    _write_log()
    _raise_file_limit()
    Course.launch_instance(
        [
            str(folder.notebooks()),
            f"--Voila.config_file_paths={folder.SETTINGS.parent}",
            f"--Voila.ip={options.host}",
            f"--port={choose_port(options.host, options.port)}",
            f"--Voila.base_url={options.url_prefix}",
            f"--Voila.open_browser={options.open_browser}",
            f"--Course.max_learners={options.max_learners or 2 * options.class_size}",
            f"--Course.idle_minutes={options.idle_minutes}",
            "--Voila.log_level=ERROR",
            "--KernelManager.autorestart=False",
            f"--KernelManager.transport={'ipc' if os.name == 'posix' else 'tcp'}",
            "--MappingKernelManager.cull_idle_timeout=0",
            "--KernelProvisionerFactory.default_provisioner_name=bonemets",
            "--VoilaConfiguration.multi_kernel_manager_class=bonemets.app.server.QuietManager",
        ]
    )


def _write_log() -> None:
    """Write one line an event to the standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("bonemets")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
