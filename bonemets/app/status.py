"""The operator's view: is it well, how many learners, what do they cost."""

from __future__ import annotations

import statistics
from html import escape
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from tornado.web import HTTPError

from bonemets.app.safety import PlainErrors

if TYPE_CHECKING:
    from bonemets.app.room import Room

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via")
PAGE = """<!doctype html>
<html lang="en-US">
<head><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>bonemets: status</title></head>
<body><h1>Status</h1>
<table>{rows}</table>
<p>This page renews itself. It is shown on this machine only.</p></body></html>
"""


class Health(PlainErrors):
    """Answer whether the server works and has room, for a monitor.

    Args:
        room: The room.
    """

    def initialize(self, room: Room) -> None:
        """Take the room."""
        self.room = room

    def get(self) -> None:
        """Say ``ok`` or ``full``."""
        self.set_header("Cache-Control", "no-store")
        self.finish({"status": "full" if self.room.full else "ok"})

    head = get


class Status(Health):
    """Show an operator on this machine how it goes."""

    def get(self) -> None:
        """Show the table."""
        if not self.is_local():
            raise HTTPError(404)
        rows = "".join(
            f"<tr><th scope=row>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in self.facts()
        )
        self.set_header("Cache-Control", "no-store")
        self.finish(PAGE.format(rows=rows))

    head = get

    def is_local(self) -> bool:
        """Say whether this machine asks, itself and not for somebody else behind a proxy."""
        host = self.request.host_name.strip("[]")
        named_local = host == "localhost" or _is_loopback(host)
        return (
            _is_loopback(self.request.remote_ip or "")
            and named_local
            and not any(name in self.request.headers for name in FORWARDED)
        )

    def facts(self) -> list[tuple[str, str]]:
        """Give what is worth knowing, by name."""
        room = self.room
        times = [1000 * each for each in room.start_s] or [0.0]
        pids = [process.pid for kernel_id in room.places if (process := room.process(kernel_id))]
        return [
            ("learners connected", str(sum(bool(place.channels) for place in room.places.values()))),
            ("kernels", f"{room.live} of {room.most}"),
            ("memory of the kernels, MiB", f"{sum(map(memory_mib, pids)):.0f}"),
            (
                "kernel start, ms, median and slowest of the last 200",
                f"{statistics.median(times):.0f}, {max(times):.0f}",
            ),
            *((f"events: {name}", str(count)) for name, count in sorted(room.counts.items())),
        ]


def memory_mib(pid: int) -> float:
    """Give the proportional memory of a process in MiB; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
