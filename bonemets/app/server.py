"""Serve the course: standalone Voilà with our template, settings and start page."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tornado.web import HTTPError, RedirectHandler
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler

from bonemets.app import folder

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_PORT = 8866
PORTS_TO_TRY = 20
LISTED = (".css", ".js", ".svg")


class TemplateFiles(MultiStaticFileHandler):
    """Serve the template's own files and the one stylesheet, and nothing else of the package."""

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Refuse whatever is not a page asset."""
        if not absolute_path.endswith(LISTED):
            raise HTTPError(404)
        return super().validate_absolute_path(root, absolute_path)


class CloseKernel(VoilaShutdownKernelHandler):
    """Shut a learner's kernel down when their page closes.

    The page says so by a beacon without an ``_xsrf`` cookie, so Voilà's handler refuses it and kernels
    pile up. Here the page must come from this server instead; the kernel id is a secret only its page knows.
    """

    def check_xsrf_cookie(self) -> None:
        """Accept a request whose Origin is this server, refuse the others."""
        origin = self.request.headers.get("Origin", "")
        if urlsplit(origin).netloc != self.request.host:
            raise HTTPError(403)


class Course(Voila):
    """Voilà for the folder of lessons, opening on the course home."""

    def init_handlers(self) -> list[object]:
        """Put our start page and files before Voilà's own."""
        base = self.server_url.rstrip("/")
        home = f"{base}/voila/render/index.ipynb"
        paths = [str(folder.TEMPLATE_STATIC), str(folder.PACKAGE / "widgets")]
        return [
            (f"{base}/?", RedirectHandler, {"url": home, "permanent": False}),
            (f"{base}/voila/tree.*", RedirectHandler, {"url": home, "permanent": False}),
            (
                f"{base}/voila/templates/bonemets/static/((?!voila|[0-9]).*)",
                TemplateFiles,
                {"paths": paths},
            ),
            (f"{base}/voila/api/shutdown/(.*)", CloseKernel),
            *super().init_handlers(),
        ]

    def listen(self) -> None:
        """Say where the course is before the loop starts."""
        home = f"http://{'127.0.0.1' if self.ip in ('', '0.0.0.0') else self.ip}:{self.port}{self.base_url}"  # noqa: S104
        print(f"\n  The course is at  {home}\n  Stop it with Ctrl+C.\n", flush=True)  # noqa: T201
        super().listen()


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


def serve(host: str, port: int | None, *, open_browser: bool) -> None:
    """Serve the course until stopped.

    Args:
        host: Address to listen on; ``127.0.0.1`` keeps it on this machine.
        port: Port, or ``None`` for the first free one from 8866.
        open_browser: Whether to open the course in a browser.
    """
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(folder.SHARE), os.environ.get("JUPYTER_PATH")]))
    # The kernel must be the Python this package is installed in, whatever a user's own folder offers.
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    Course.launch_instance(
        [
            str(folder.notebooks()),
            f"--Voila.config_file_paths={folder.SETTINGS.parent}",
            f"--Voila.ip={host}",
            f"--port={choose_port(host, port)}",
            f"--Voila.open_browser={open_browser}",
            "--Voila.log_level=WARN",
        ]
    )
