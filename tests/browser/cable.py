"""A network cable between browser and server that a test can unplug."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = "127.0.0.1"


class Cable:
    """Carry bytes between a port of its own and the server's; unplugged, it swallows nothing and carries nothing."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.plugged = threading.Event()
        self.plugged.set()
        self._listener = socket.create_server((HOST, 0))
        self.port = self._listener.getsockname()[1]
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._ended = False
        self._thread = threading.Thread(target=self._carry, daemon=True)
        self._thread.start()

    def _carry(self) -> None:
        while not self._ended:
            for key, _ in self._selector.select(0.05):
                self.plugged.wait(30)
                if key.fileobj is self._listener:
                    self._connect()
                else:
                    self._pass_on(key.fileobj, key.data)

    def _connect(self) -> None:
        near, _ = self._listener.accept()
        try:
            far = socket.create_connection((HOST, self.to), 2)
        except OSError:
            near.close()
            return
        self._selector.register(near, selectors.EVENT_READ, far)
        self._selector.register(far, selectors.EVENT_READ, near)

    def _pass_on(self, from_: socket.socket, to: socket.socket) -> None:
        try:
            data = from_.recv(65536)
            to.sendall(data)
        except OSError:
            data = b""
        if not data:
            for end in (from_, to):
                if end.fileno() >= 0:
                    self._selector.unregister(end)
                    end.close()

    def close(self) -> None:
        """Take the cable away."""
        self._ended = True
        self.plugged.set()
        self._thread.join(5)
        for key in list(self._selector.get_map().values()):
            key.fileobj.close()
        self._selector.close()


@contextmanager
def cable(to: int) -> Iterator[Cable]:
    """Lay a cable to a port until the block ends."""
    laid = Cable(to)
    try:
        yield laid
    finally:
        laid.close()
