"""Start and stop what serves the pages: the course as ``make app`` does, or another Jupyter program."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HOST = "127.0.0.1"
FORKING = "bonemets.app.parent"
START_SECONDS = 60
STOP_SECONDS = 10
# A folder of notebooks of the test's own, served with the course's template and settings.
SERVE_OTHER = """
import sys
from pathlib import Path
from bonemets.app import folder, launcher
folder.notebooks = lambda: Path(sys.argv[1])
launcher.serve(launcher.Options(port=int(sys.argv[2]), prepare=False, open_browser=False))
"""


class Server:
    """A program that listens on a port, with the kernels it started."""

    def __init__(self, command: Sequence[str], port: int, folder: Path) -> None:
        self.port = port
        self.url = f"http://{HOST}:{port}"
        self.log = folder / "server.log"
        with self.log.open("wb") as log:
            self.process = psutil.Popen(
                command, cwd=folder, env=_environment(folder), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def page(self, name: str) -> str:
        """Give the address of a notebook's page."""
        return f"{self.url}/voila/render/{name}"

    def wait(self) -> None:
        """Wait until the port answers."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server stopped at once:\n{self.said()}")
            with socket.socket() as probe:
                if probe.connect_ex((HOST, self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(f"no answer on port {self.port} in {START_SECONDS} s:\n{self.said()}")

    def said(self) -> str:
        """Give what the server has written."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def kernels(self) -> list[psutil.Process]:
        """Give the kernels now running: started ones, and forked ones, which lead a session of their own."""
        return self._family(lambda each: "ipykernel_launcher" in each.cmdline() or _leads_session(each))

    def parents(self) -> list[psutil.Process]:
        """Give the forking parents, the parent of all first."""
        return self._family(lambda each: FORKING in each.cmdline() and not _leads_session(each))

    def _family(self, wanted: Callable[[psutil.Process], bool]) -> list[psutil.Process]:
        found = []
        for each in self.process.children(recursive=True):
            with suppress(psutil.NoSuchProcess, ProcessLookupError):  # it may end while we look
                if each.status() != psutil.STATUS_ZOMBIE and wanted(each):
                    found.append(each)
        return found

    def stop(self) -> None:
        """Stop as Ctrl+C does; whatever is left after a while is killed."""
        if self.process.poll() is not None:
            return
        family = self.process.children(recursive=True)
        self.process.send_signal(signal.SIGINT)
        _, left = psutil.wait_procs([self.process, *family], timeout=STOP_SECONDS)
        for each in left:
            each.kill()
        self.process.wait()


def _leads_session(process: psutil.Process) -> bool:
    return hasattr(os, "getsid") and os.getsid(process.pid) == process.pid


def _environment(folder: Path) -> dict[str, str]:
    """Give the environment of a learner who has nothing set up: an empty home, no hints where Python code is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "PYTHONPATH"))}
    return {**kept, "HOME": str(folder), "USERPROFILE": str(folder)}


def free_port() -> int:
    """Give a port nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def program(name: str, python: str = sys.executable) -> str:
    """Give the path of a program installed beside a Python."""
    return str(Path(python).parent / name)


@contextmanager
def served(command: Sequence[str], port: int, folder: Path) -> Iterator[Server]:
    """Run a server until the block ends."""
    server = Server(command, port, folder)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def course(folder: Path, python: str = sys.executable, *options: str, port: int = 0) -> contextmanager[Server]:
    """Serve the course exactly as ``make app`` does, from a folder that is neither the checkout nor a home."""
    port = port or free_port()
    return served([program("bonemets", python), "--no-browser", "--port", str(port), *options], port, folder)


def other(notebooks: Path, folder: Path) -> contextmanager[Server]:
    """Serve other notebooks with the course's template and settings."""
    port = free_port()
    return served([sys.executable, "-c", SERVE_OTHER, str(notebooks), str(port)], port, folder)
