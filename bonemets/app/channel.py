"""The connection between a page and its kernel: a websocket that lets widget messages through and nothing else."""

from __future__ import annotations

import asyncio
import json
import logging
import time
import uuid
from typing import TYPE_CHECKING, Any

from jupyter_client.session import Session
from tornado.iostream import StreamBufferFullError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bonemets.app.nursery import NurseryError
from bonemets.app.room import GoneError, RoomFullError
from bonemets.app.safety import PlainErrors, is_from_here

if TYPE_CHECKING:
    from jupyter_client import AsyncKernelManager
    from zmq.eventloop.zmqstream import ZMQStream

    from bonemets.app.room import Room

LOG = logging.getLogger(__name__)
LONGEST_BYTES = 256 * 1024
MOST_UNREAD_BYTES = 8 * 1024 * 1024
MOST_A_SECOND = 100
SUBSCRIBE_SECONDS = 5
METHODS = ("update", "custom", "request_states")
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

    def initialize(self, room: Room) -> None:
        """Take the room."""
        self.room = room
        self.streams: dict[str, ZMQStream] = {}
        self.window = [0.0, 0]
        self.warned: set[str] = set()

    def check_origin(self, origin: str) -> bool:  # noqa: ARG002 - tornado leaves it out where a browser says none
        """Accept a page of this server."""
        return is_from_here(self.request)

    async def get(self, kernel_id: str) -> None:
        """Start or find the kernel, then open the websocket; a refusal is said on the open websocket."""
        if self.request.headers.get("Upgrade", "").lower() != "websocket":
            raise HTTPError(400)
        if not is_from_here(self.request):
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
        # A kernel welcomes each new topic once; a topic of our own is new, whoever else listens or has not quite left.
        self.streams["iopub"].socket.subscribe(uuid.uuid4().hex.encode())
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
        kind = message["header"]["msg_type"]
        _, header, parent, metadata, content, *_ = (bytes(part) for part in parts)
        if kind == "error":
            self.warn("trouble", error=json.loads(content)["ename"])
        if kind not in TO_PAGE:
            return
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
            self.warn("ignored")
            return
        if not _is_ping(content):
            self.room.active(self.kernel_id)
        self.session.send(self.streams["shell"], kind, content, metadata=metadata)

    def warn(self, event: str, **more: object) -> None:
        """Note something odd, once a connection, so that nobody can fill the log."""
        if event not in self.warned:
            self.warned.add(event)
            self.room.note(event, kernel=self.kernel_id[:8], **more)

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
    if not isinstance(kind, str) or kind not in FROM_PAGE:
        return None, {}, {}
    if not isinstance(content, dict) or not isinstance(metadata, dict):
        return None, {}, {}
    if kind.startswith("comm_") and kind != "comm_info_request" and not _is_for_widget(kind, content):
        return None, {}, {}
    return kind, content, metadata


def _is_for_widget(kind: str, content: dict[str, Any]) -> bool:
    """Say whether a widget can read this."""
    data = content.get("data")
    if not isinstance(content.get("comm_id"), str) or not isinstance(data, dict):
        return False
    if kind == "comm_open":
        return content.get("target_name") == CONTROL
    return data.get("method") in METHODS and isinstance(data.get("state", {}), dict)


def _is_ping(content: dict[str, Any]) -> bool:
    data = content.get("data")
    inner = data.get("content") if isinstance(data, dict) else None
    return isinstance(inner, dict) and inner.get("kind") == "ping"
