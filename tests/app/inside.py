"""The server inside the test's own process and event loop, with real forked kernels; and what comes and goes."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from jupyter_client.provisioning import KernelProvisionerFactory
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.testing import bind_unused_port

from bonemets.app import folder, launcher, provisioner, server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest


@asynccontextmanager
async def serving(
    patch: pytest.MonkeyPatch, notebooks: Path | None = None, **options: object
) -> AsyncIterator[server.Course]:
    """Serve the course, or other notebooks, to learners of this event loop."""
    words: list[str] = []
    for name in ("JUPYTER_PATH", "JUPYTER_PREFER_ENV_PATH", "IPYTHONDIR"):
        patch.setenv(name, "")  # so that the test puts back what the server sets
    patch.setattr(server.Course, "launch_instance", words.extend)
    patch.setattr(server.Course, "listen", lambda _: None)
    patch.setattr(launcher, "_write_log", lambda: None)
    if notebooks:
        patch.setattr(folder, "notebooks", lambda: notebooks)
    launcher.serve(launcher.Options(**{"prepare": False, "open_browser": False, **options}))
    KernelProvisionerFactory.clear_instance()
    course = server.Course()
    course.initialize(words)
    course.start()
    listener, port = bind_unused_port()
    http = HTTPServer(course.app, **server.LIMITS)
    http.add_socket(listener)
    course.ioloop, course.port = IOLoop.current(), port
    try:
        yield course
    finally:
        http.stop()
        await course._end_kernels()
        await http.close_all_connections()
        await asyncio.to_thread(provisioner.close_nursery)
        course.log.removeFilter(server._is_news)
        KernelProvisionerFactory.clear_instance()
        shutil.rmtree(course.connection_dir, ignore_errors=True)


def page(course: server.Course, name: str) -> str:
    """Give the address of a page."""
    return f"{course.home_url(course.ip)}voila/render/{name}"
