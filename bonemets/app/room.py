"""The room: which learners have a kernel, how many fit, and when a place becomes free again."""

from __future__ import annotations

import asyncio
import logging
import os
import time
import uuid
from collections import Counter, OrderedDict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tornado.ioloop import IOLoop
from tornado.web import HTTPError

from bonemets.app import provisioner
from bonemets.app.nursery import Child, NurseryError

if TYPE_CHECKING:
    from pathlib import Path

    from jupyter_client import AsyncKernelManager

    from bonemets.app.channel import Channel
    from bonemets.app.server import Course

LOG = logging.getLogger("bonemets.room")
MOST_TICKETS = 10_000
SWEEP_SECONDS = 5
SLOW_SECONDS = 2
TRIES = 2


class RoomFullError(RuntimeError):
    """Every place is taken."""


class GoneError(RuntimeError):
    """The kernel a page asks for has ended, or never was."""


@dataclass
class Place:
    """A learner's kernel.

    Attributes:
        lesson: File name of the lesson.
        since: When a page was last connected or the learner last did something, on the clock that never jumps.
        channels: Connections of the page, normally one.
    """

    lesson: str
    since: float
    channels: set[Channel] = field(default_factory=set)


class Room:
    """Start kernels when a page connects, and end them when it is gone.

    Args:
        course: The server.
        most: How many kernels may live at once.
        idle_s: After how many seconds without a learner's doing a connected kernel ends.
        grace_s: After how many seconds without a connection a kernel ends; a short network loss is shorter.
    """

    def __init__(self, course: Course, *, most: int, idle_s: float, grace_s: float = 40) -> None:
        self.course = course
        self.most, self.idle_s, self.grace_s = most, idle_s, grace_s
        self.places: dict[str, Place] = {}
        self.counts: Counter[str] = Counter()
        self.start_s: deque[float] = deque(maxlen=200)
        self._tickets: OrderedDict[str, Path] = OrderedDict()
        self._starting: dict[str, asyncio.Task[None]] = {}
        self._ending: set[str] = set()

    @property
    def live(self) -> int:
        """How many kernels live or start now."""
        return len(self.places) + sum(kernel_id not in self.places for kernel_id in self._starting)

    @property
    def full(self) -> bool:
        """Whether every place is taken."""
        return self.live >= self.most

    def ticket(self, lesson: Path) -> str:
        """Give a kernel id to a page. It costs nothing until the page connects, so it needs no place yet."""
        kernel_id = str(uuid.uuid4())
        self._tickets[kernel_id] = lesson
        while len(self._tickets) > MOST_TICKETS:
            self._tickets.popitem(last=False)
        self.note("arrived", lesson=lesson.name)
        return kernel_id

    async def manager(self, kernel_id: str) -> AsyncKernelManager:
        """Give the kernel of a page, started if this is its first connection.

        Raises:
            RoomFullError: If every place is taken; the page may ask again.
            GoneError: If the kernel has ended or the id was never given.
            NurseryError: If the kernel does not start.
        """
        if kernel_id in self._ending:
            raise GoneError
        if kernel_id not in self.places:
            if kernel_id in self._starting:
                await asyncio.shield(self._starting[kernel_id])
            elif kernel_id in self.course.kernel_manager:  # started by Voilà, where a lesson is not prepared
                self.seat(kernel_id, "")
            elif kernel_id not in self._tickets:
                raise GoneError
            elif self.full:
                self.note("refused")
                raise RoomFullError
            else:
                await self._start(kernel_id)
        return self.course.kernel_manager.get_kernel(kernel_id)

    async def _start(self, kernel_id: str) -> None:
        lesson = self._tickets.pop(kernel_id)
        task = self._starting[kernel_id] = asyncio.ensure_future(self._fork(kernel_id, lesson))
        try:
            await task
        except Exception:
            self._tickets[kernel_id] = lesson  # the page may ask again
            raise
        finally:
            del self._starting[kernel_id]

    async def _fork(self, kernel_id: str, lesson: Path) -> None:
        start = time.monotonic()
        for tries_left in reversed(range(TRIES)):
            try:
                await self.course.pages.again(lesson)
                await self.course.kernel_manager.start_kernel(
                    kernel_id=kernel_id, path="", env={**os.environ, provisioner.LESSON: lesson.name}
                )
                break
            except NurseryError:
                self.course.nursery.forget(lesson.name)
                if not tries_left:
                    self.note("not-started", lesson=lesson.name)
                    raise
        self.seat(kernel_id, lesson.name)
        taken = time.monotonic() - start
        self.start_s.append(taken)
        self.note("slow-start" if taken > SLOW_SECONDS else "ready", kernel=kernel_id[:8], ms=round(taken * 1000))

    def seat(self, kernel_id: str, lesson: str) -> None:
        """Take a place for a kernel that has started, and notice at once when it dies."""
        self.places[kernel_id] = Place(lesson, time.monotonic())
        process = self.process(kernel_id)
        if isinstance(process, Child):
            process.on_end(lambda: IOLoop.current().add_callback(self.close, kernel_id, "died"))

    def process(self, kernel_id: str) -> Any:
        """Give the process of a kernel, or ``None``."""
        manager = self.course.kernel_manager
        return manager.get_kernel(kernel_id).provisioner.process if kernel_id in manager else None

    def enter(self, kernel_id: str, channel: Channel) -> None:
        """Take note that a page has connected."""
        place = self.places[kernel_id]
        place.channels.add(channel)
        place.since = time.monotonic()

    def leave(self, kernel_id: str, channel: Channel) -> None:
        """Take note that a connection has closed; the kernel waits a while for the page to come back."""
        if place := self.places.get(kernel_id):
            place.channels.discard(channel)
            place.since = time.monotonic()

    def active(self, kernel_id: str) -> None:
        """Take note that the learner did something."""
        if place := self.places.get(kernel_id):
            place.since = time.monotonic()

    async def close(self, kernel_id: str, why: str) -> None:
        """End a kernel and tell its page why."""
        self._tickets.pop(kernel_id, None)
        place = self.places.pop(kernel_id, None)
        if place is None:
            return
        self.note(why, kernel=kernel_id[:8], lesson=place.lesson)
        for channel in list(place.channels):
            channel.refuse(why)
        self._ending.add(kernel_id)
        try:
            await self.course.kernel_manager.shutdown_kernel(kernel_id, now=True)
        except (KeyError, HTTPError):
            LOG.debug("kernel %s is gone already", kernel_id)
        finally:
            self._ending.discard(kernel_id)

    async def look_after(self) -> None:
        """Sweep again and again, by a clock that never jumps."""
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            try:
                await self.sweep()
            except Exception:
                LOG.exception("event=exception in=sweep")

    async def sweep(self) -> None:
        """End kernels that nobody uses; take in those that were not started here."""
        now = time.monotonic()
        for kernel_id in self.course.kernel_manager.list_kernel_ids():
            if not any(kernel_id in known for known in (self.places, self._starting, self._ending)):
                self.places[kernel_id] = Place("", now)
        for kernel_id, place in list(self.places.items()):
            if not place.channels and now - place.since > self.grace_s:
                await self.close(kernel_id, "left")
            elif place.channels and now - place.since > self.idle_s:
                await self.close(kernel_id, "idle")

    def note(self, event: str, **more: object) -> None:
        """Count an event and write it as one line, without anything about the person."""
        self.counts[event] += 1
        words = {"event": event, **more, "live": self.live}
        LOG.info("%s", " ".join(f"{key}={value}" for key, value in words.items()))
