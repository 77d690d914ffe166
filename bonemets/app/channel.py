"""The connection between a page and its kernel: a websocket that lets widget messages through and nothing else."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jupyter_client.session import Session
from tornado.iostream import StreamBufferFullError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bonemets.app.nursery import NurseryError
from bonemets.app.room import GoneError, RoomFullError
from bonemets.app.safety import PlainErrors

if TYPE_CHECKING:
    from jupyter_client import AsyncKernelManager
    from zmq.eventloop.zmqstream import ZMQStream

    from bonemets.app.room import Room

LOG = logging.getLogger(__name__)
LONGEST_BYTES = 256 * 1024
MOST_UNREAD_BYTES = 8 * 1024 * 1024
MOST_A_SECOND = 100
SUBSCRIBE_SECONDS = 5
CONTROL = "jupyter.widget.control"
FROM_PAGE = frozenset({"comm_open", "comm_msg", "comm_info_request", "kernel_info_request"})
TO_PAGE = frozenset({"comm_open", "comm_msg", "comm_close", "comm_info_reply", "kernel_info_reply"})
READY = '{"header": {"msg_type": "ready"}, "content": {}}'
# Close codes a page understands; client.js has the same.
CODES = {"full": 4429, "gone": 4404, "died": 4410, "idle": 4408, "left": 4404, "failed": 4500, "flood": 4413}


class Channel(PlainErrors, WebSocketHandler):
    """Carry messages between a page and its kernel.

    Only widget messages pass: a visitor can move the widgets of their own kernel, and cannot run code, look into
    the kernel, open widgets of their own choice or stop it.

    Args:
        room: Where the kernel is.
    """

    kernel_id = ""
    why: str | None = None
    warned = False

    def initialize(self, room: Room) -> None:
        """Take the room."""
        self.room = room
        self.streams: dict[str, ZMQStream] = {}
        self.window = [0.0, 0]

    def check_origin(self, origin: str) -> bool:
        """Accept a page of this server; the browser says where a page comes from, and no page can change that."""
        return urlsplit(origin).netloc.lower() == self.request.host.lower()

    async def get(self, kernel_id: str) -> None:
        """Start or find the kernel, then open the websocket; a refusal is said on the open websocket."""
        headers = self.request.headers
        if headers.get("Upgrade", "").lower() != "websocket":
            raise HTTPError(400)
        if not self.check_origin(headers.get("Origin", "")):
            raise HTTPError(403)
        self.kernel_id = kernel_id
        try:
            self.connect(await self.room.manager(kernel_id))
            await self.subscribed()
        except RoomFullError:
            self.why = "full"
        except GoneError:
            self.why = "gone"
        except (NurseryError, OSError) as error:
            LOG.warning("kernel %s does not start: %s", kernel_id[:8], error)
            self.why = "failed"
        await super().get()
        if self.ws_connection is None:  # the browser did not finish the handshake
            self.on_close()

    def open(self, *_: str) -> None:
        """Let messages through, or close at once with the reason."""
        if self.why is None and self.kernel_id not in self.room.places:
            self.why = "died"
        if self.why is not None:
            self.refuse(self.why)
            return
        self.set_nodelay(True)
        # A page that does not read must not fill our memory; it is cut off and may come back.
        self.ws_connection.stream.max_write_buffer_size = MOST_UNREAD_BYTES
        self.room.enter(self.kernel_id, self)
        self.write_message(READY)

    def connect(self, manager: AsyncKernelManager) -> None:
        """Open the kernel's sockets."""
        self.session = Session(key=manager.session.key, digest_history_size=0)
        self.streams = {"shell": manager.connect_shell(), "iopub": manager.connect_iopub()}
        for name, stream in self.streams.items():
            stream.on_recv(lambda parts, name=name: self.from_kernel(name, parts))

    async def subscribed(self) -> None:
        """Wait until the kernel's messages reach us, which it says with a welcome."""
        self.welcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(SUBSCRIBE_SECONDS):
                await self.welcome
        except TimeoutError as error:
            raise NurseryError("the kernel does not answer") from error

    def from_kernel(self, name: str, parts: list[bytes]) -> None:
        """Pass a message on to the page; what a page has no use for is dropped."""
        if not self.welcome.done():
            self.welcome.set_result(None)
        _, parts = self.session.feed_identities(parts)
        message = self.session.deserialize(parts, content=False)
        if message["header"]["msg_type"] not in TO_PAGE:
            return
        _, header, parent, metadata, content, *_ = (bytes(part) for part in parts)
        # The parts are JSON already; to read and write them again would double the cost of a message.
        text = b'{"channel":"%s","header":%s,"parent_header":%s,"metadata":%s,"content":%s,"buffers":[]}'
        try:
            self.write_message(text % (name.encode(), header, parent, metadata, content))
        except WebSocketClosedError:
            LOG.debug("message for a page that has left")
        except StreamBufferFullError:
            self.room.note("unread", kernel=self.kernel_id[:8])
            self.ws_connection.stream.close()

    def on_message(self, text: str | bytes) -> None:
        """Pass a message on to the kernel if it is one that a page may send."""
        if self.flooded():
            self.refuse("flood")
            return
        kind, content, metadata = _read(text)
        if kind is None or not self.streams:
            if not self.warned:
                self.warned = True
                self.room.note("ignored", kernel=self.kernel_id[:8])
            return
        if not _is_ping(content):
            self.room.active(self.kernel_id)
        self.session.send(self.streams["shell"], kind, content, metadata=metadata)

    def flooded(self) -> bool:
        """Say whether more messages have come this second than a hand can cause."""
        now = time.monotonic()
        if now - self.window[0] > 1:
            self.window = [now, 0]
        self.window[1] += 1
        return self.window[1] > MOST_A_SECOND

    def refuse(self, why: str) -> None:
        """Close with a reason the page can say in words."""
        self.close(CODES.get(why, CODES["gone"]), why)

    def on_close(self) -> None:
        """Let go of the kernel's sockets."""
        for stream in self.streams.values():
            stream.on_recv(None)
            stream.close(linger=0)
        self.streams = {}
        self.room.leave(self.kernel_id, self)


def _read(text: str | bytes) -> tuple[str | None, dict[str, Any], dict[str, Any]]:
    """Read a message of a page; the kind is ``None`` if it is none that may pass."""
    try:
        message = json.loads(text)
        kind, content, metadata = message["header"]["msg_type"], message["content"], message.get("metadata", {})
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None, {}, {}
    allowed = isinstance(kind, str) and kind in FROM_PAGE and isinstance(content, dict) and isinstance(metadata, dict)
    if not allowed or (kind == "comm_open" and content.get("target_name") != CONTROL):
        return None, {}, {}
    return kind, content, metadata


def _is_ping(content: dict[str, Any]) -> bool:
    data = content.get("data")
    inner = data.get("content") if isinstance(data, dict) else None
    return isinstance(inner, dict) and inner.get("kind") == "ping"
