"""How the server and the forking parent talk: one JSON object a message over a Unix socket, with a socket attached.

A kernel's socket is its lifeline. The server reads from it that the kernel is ready, how it ended, and that it is
gone; the kernel reads from it that the server is gone, and ends.
"""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

READY = b"ready "  # on a lifeline, with the kernel's process id
ENDED = b"ended "  # on a lifeline, with the exit status
LENGTH = struct.Struct("!I")
LONGEST_BYTES = 64 * 1024 * 1024


def send(to: socket.socket, message: dict[str, Any], attached: socket.socket | None = None) -> None:
    """Send a message, and with it a socket for the other side to keep.

    Raises:
        OSError: If the other side is gone.
    """
    body = json.dumps(message).encode()
    head = LENGTH.pack(len(body))
    if attached is None:
        to.sendall(head + body)
        return
    socket.send_fds(to, [head], [attached.fileno()])
    to.sendall(body)


def receive(of: socket.socket) -> tuple[dict[str, Any], socket.socket | None] | None:
    """Receive a message and the socket that came with it; ``None`` when the other side is gone."""
    head, handles, _, _ = socket.recv_fds(of, LENGTH.size, 1)
    attached = socket.socket(fileno=handles[0]) if handles else None
    head += _exactly(of, LENGTH.size - len(head)) if head else b""
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    body = _exactly(of, min(length, LONGEST_BYTES))
    return (json.loads(body), attached) if len(body) == length else None


def _exactly(of: socket.socket, length: int) -> bytes:
    parts = []
    while length and (part := of.recv(length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
