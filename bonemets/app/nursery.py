"""The server's side of the forking parents: start them, ask them, replace them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from bonemets.app import wire

if TYPE_CHECKING:
    from collections.abc import Callable

LOG = logging.getLogger(__name__)
START_SECONDS = 30
SEND_SECONDS = 5
KILLED = -9
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")


class NurseryError(RuntimeError):
    """A forking parent cannot do what was asked."""


class Child:
    """A process the parent forked; behaves as :class:`subprocess.Popen` where a provisioner needs it."""

    stdin = stdout = stderr = None

    def __init__(self, lifeline: socket.socket) -> None:
        lifeline.setblocking(False)  # noqa: FBT003 - its only parameter
        self.lifeline = lifeline
        self.pid = 0
        self.returncode: int | None = None
        self._heard = b""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._then: Callable[[], object] = bool

    def on_end(self, then: Callable[[], object]) -> None:
        """Call a function once, as soon as the process has ended."""
        self._loop, self._then = asyncio.get_running_loop(), then
        self._loop.add_reader(self.lifeline, self.poll)

    def poll(self) -> int | None:
        """Give the exit status, or ``None`` while it runs.

        A child whose parent was killed cannot say how it ended; that counts as killed.
        """
        if self.returncode is not None:
            return self.returncode
        try:
            while part := self.lifeline.recv(64):
                self._heard += part
        except BlockingIOError:
            return None
        except OSError:
            LOG.debug("lifeline of %s broken", self.pid)
        last = self._heard.split(b"\n")[-2:-1]
        self.returncode = int(last[0].removeprefix(wire.ENDED)) if last and last[0].startswith(wire.ENDED) else KILLED
        if self._loop:
            self._loop.remove_reader(self.lifeline)
            self._loop.call_soon(self._then)
        self.lifeline.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end.

        Raises:
            subprocess.TimeoutExpired: If it has not ended after ``timeout`` seconds.
        """
        end = None if timeout is None else time.monotonic() + timeout
        while (status := self.poll()) is None:
            if end is not None and time.monotonic() > end:
                raise subprocess.TimeoutExpired("kernel", timeout)
            time.sleep(0.01)
        return status

    async def ready(self) -> None:
        """Wait until it says that it is ready.

        Raises:
            NurseryError: If it ends or takes too long instead.
        """
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(START_SECONDS):
                while b"\n" not in self._heard:
                    part = await loop.sock_recv(self.lifeline, 64)
                    if not part:
                        raise NurseryError("the kernel ended before it was ready")
                    self._heard += part
        except (TimeoutError, OSError) as error:
            raise NurseryError("the kernel did not become ready") from error
        line, _, self._heard = self._heard.partition(b"\n")
        if not line.startswith(wire.READY):
            raise NurseryError("the kernel ended before it was ready")
        self.pid = int(line.removeprefix(wire.READY))

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):  # it has, but its parent has not said so yet
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The forking parents of a server: one with everything imported, and from it one for each lesson in use.

    Attributes:
        folder: Folder of the kernels' sockets, which the parent removes if the server is killed.
    """

    def __init__(self) -> None:
        self.folder: str | None = None
        self._program: subprocess.Popen[bytes] | None = None
        self._base: socket.socket | None = None
        self._lessons: dict[str, socket.socket] = {}

    async def rehearse(self, name: str, cells: list[str], folder: str) -> dict[str, Any]:
        """Have a parent run a lesson, to fork that lesson's kernels from then on.

        Returns:
            What :func:`bonemets.app.rehearsal.rehearse` gives.

        Raises:
            NurseryError: If the lesson fails or no parent answers.
        """
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._ask_base({"name": name, "cells": cells, "cwd": folder}, theirs)
            answer = await self._told(ours)
        except BaseException:
            ours.close()
            raise
        self.forget(name)
        self._lessons[name] = ours
        return answer

    async def _told(self, control: socket.socket) -> dict[str, Any]:
        """Wait for what a parent says of the lesson it has run."""
        control.settimeout(START_SECONDS)
        try:
            answer = await asyncio.to_thread(wire.receive, control)
        except OSError as error:
            raise NurseryError("the lesson takes too long") from error
        if answer is None or "error" in answer[0]:
            raise NurseryError(answer[0]["error"] if answer else "the parent ended while it ran the lesson")
        control.settimeout(SEND_SECONDS)
        return answer[0]

    async def kernel(self, request: dict[str, Any], lesson: str | None = None) -> Child:
        """Have a kernel forked.

        Args:
            request: ``connection_file``, ``cwd``, ``env`` and ``arguments`` of the kernel.
            lesson: Name of a rehearsed lesson that the kernel is to have run; a bare kernel where left out.

        Raises:
            NurseryError: If no parent answers, or there is no such lesson.
        """
        ours, theirs = socket.socketpair()
        child = Child(ours)
        try:
            with theirs:
                if lesson is None:
                    self._ask_base(request, theirs)
                else:
                    self._ask_lesson(lesson, request, theirs)
            await child.ready()
        except BaseException:
            ours.close()  # which ends what may have been forked
            raise
        return child

    def has(self, lesson: str) -> bool:
        """Say whether a lesson has a parent that lives."""
        control = self._lessons.get(lesson)
        if control and _has_ended(control):
            self.forget(lesson)
        return lesson in self._lessons

    def forget(self, lesson: str) -> None:
        """Let go of a lesson's parent; its kernels live on."""
        if lesson in self._lessons:
            self._lessons.pop(lesson).close()

    def close(self) -> None:
        """Let go of every parent, which ends them."""
        for name in list(self._lessons):
            self.forget(name)
        self._drop_base()

    def _ask_lesson(self, lesson: str, request: dict[str, Any], lifeline: socket.socket) -> None:
        control = self._lessons.get(lesson)
        if control is None:
            raise NurseryError(f"{lesson} has no parent")
        try:
            wire.send(control, request, lifeline)
        except OSError as error:
            self.forget(lesson)
            raise NurseryError(f"the parent of {lesson} is gone") from error

    def _ask_base(self, request: dict[str, Any], attached: socket.socket) -> None:
        """Ask the parent of all; a new one if that is gone."""
        for _ in range(2):
            base = self._base or self._start_base()
            try:
                wire.send(base, request, attached)
            except OSError:
                LOG.warning("the forking parent is gone; starting another")
                self._drop_base()
            else:
                return
        raise NurseryError("the forking parent does not stay")

    def start(self) -> None:
        """Start the parent of all ahead of the first learner."""
        if self._base is None and CAN_FORK:
            self._start_base()

    def _start_base(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            self._program = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "bonemets.app.parent", str(theirs.fileno()), *filter(None, [self.folder])],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                # One heap for all threads of a kernel; with one a thread, a kernel grows for an hour.
                env={**os.environ, "MALLOC_ARENA_MAX": "1"},
            )
        ours.settimeout(SEND_SECONDS)
        self._base = ours
        return ours

    def _drop_base(self) -> None:
        if self._base:
            self._base.close()
        if self._program:
            try:
                self._program.wait(SEND_SECONDS)
            except subprocess.TimeoutExpired:
                self._program.kill()
                self._program.wait()
        self._base = self._program = None


def _has_ended(control: socket.socket) -> bool:
    """Say whether a parent is gone: it says nothing unasked, so whatever can be read is its end."""
    poll = select.poll()
    poll.register(control, select.POLLIN)
    return bool(poll.poll(0))
