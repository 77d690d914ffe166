"""Learners without a browser: they load the page, connect, take the widgets' states and answer a question."""

from __future__ import annotations

import asyncio
import json
import re
import struct
import time
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

LESSON = "03-symptoms-and-emergencies.ipynb"
QUIZ = "symptoms-pre"
PATIENCE_SECONDS = 120
LARGEST = 1 << 28
CONTROL = {"version": "1.0.0"}
WIDGET = {"version": "2.1.0"}


class ClosedError(RuntimeError):
    """The server closed the connection."""


@dataclass
class Visit:
    """How a visit went, in milliseconds since the address was asked for."""

    readable: float = 0
    connected: float = 0
    usable: float = 0
    error: str = ""

    @property
    def ok(self) -> bool:
        """Whether the learner could answer."""
        return not self.error


class Learner:
    """One learner on one page.

    Args:
        address: Address of the page.
        trust: File with the certificate of a server of one's own.
    """

    def __init__(self, address: str, trust: str | None = None) -> None:
        parts = urlsplit(address)
        self.address = address
        self.common = {"request_timeout": PATIENCE_SECONDS, "connect_timeout": PATIENCE_SECONDS, "ca_certs": trust}
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.http = AsyncHTTPClient(force_instance=True, max_clients=6, max_body_size=LARGEST)
        self.socket: WebSocketClientConnection | None = None
        self.config: dict[str, str] = {}
        self.models: dict[str, dict[str, Any]] = {}

    async def fetch(self, address: str, **more: Any) -> Any:
        """Ask for something and wait for it."""
        return await self.http.fetch(HTTPRequest(address, **self.common, **more))

    async def load(self) -> None:
        """Load the page."""
        page = (await self.fetch(self.address)).body.decode()
        found = re.search(
            r'<script id="jupyter-config-data" type="application/json">\s*(\{.*?\})\s*</script>', page, re.DOTALL
        )
        self.config = json.loads(found.group(1)) if found else {}
        if "kernelId" not in self.config:
            raise ClosedError("the page has no kernel")

    async def connect(self) -> None:
        """Connect to the kernel, anew if need be."""
        self.drop()
        path = f"{self.config['baseUrl']}api/kernels/{self.config['kernelId']}/channels?session_id={uuid.uuid4().hex}"
        request = HTTPRequest(
            self.origin.replace("http", "ws", 1) + path,
            headers={"Origin": self.origin},
            **self.common,
        )
        self.socket = await websocket_connect(request, max_message_size=LARGEST)

    async def say(self, kind: str, content: dict[str, Any], metadata: dict[str, str] = WIDGET) -> None:
        """Send a message to the kernel."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": "x",
            "username": "",
            "version": "5.3",
            "date": "",
        }
        message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": metadata, "content": content}
        await self.socket.write_message(json.dumps({**message, "buffers": []}))

    async def hear(self) -> tuple[str, dict[str, Any]]:
        """Wait for a message of the kernel."""
        text = await asyncio.wait_for(self.socket.read_message(), PATIENCE_SECONDS)
        if text is None:
            raise ClosedError(f"{self.socket.close_code} {self.socket.close_reason}")
        if isinstance(text, bytes):
            (count,) = struct.unpack("!i", text[:4])
            ends = [*struct.unpack(f"!{count}I", text[4 : 4 * (count + 1)]), None]
            text = text[ends[0] : ends[1]]
        message = json.loads(text)
        return message["header"]["msg_type"], message["content"]

    async def take_states(self) -> None:
        """Take the widgets' states: from the file, as our page does, else from the kernel, as Voilà's does."""
        if self.config.get("states"):
            answer = await self.fetch(f"{self.origin}{self.config['baseUrl']}voila/states/{self.config['states']}")
            self.models = json.loads(answer.body)
            return
        await self.say("comm_open", {"comm_id": "c", "target_name": "jupyter.widget.control", "data": {}}, CONTROL)
        await self.say("comm_msg", {"comm_id": "c", "data": {"method": "request_states"}})
        while not self.models:
            kind, content = await self.hear()
            if kind == "comm_msg" and content["data"].get("method") == "update_states":
                self.models = content["data"]["states"]

    def model(self, name: str) -> str:
        """Give the id of the widget of a name."""
        return next(key for key, model in self.models.items() if model["state"].get("name") == name)

    async def ask(self, name: str, content: dict[str, Any], expect: str = "") -> None:
        """Do something with a widget and wait until it has answered with a text."""
        model = self.model(name)
        await self.say("comm_msg", {"comm_id": model, "data": {"method": "custom", "content": content}})
        while True:
            kind, answer = await self.hear()
            if kind == "comm_msg" and answer["comm_id"] == model and expect in json.dumps(answer["data"]):
                return

    async def check(self) -> None:
        """Press *Check* on the first question without an answer."""
        await self.ask(QUIZ, {"kind": "check", "item": self.item["id"], "picked": []}, "Choose an answer")

    async def retry(self) -> None:
        """Press *Try again*."""
        await self.ask(QUIZ, {"kind": "retry", "item": self.item["id"]}, "feedback")

    @property
    def item(self) -> dict[str, Any]:
        """The first question."""
        return self.models[self.model(QUIZ)]["state"]["items"][0]

    async def visit(self) -> Visit:
        """Load the page and use it; what goes wrong is in the visit."""
        start = time.perf_counter()
        visit = Visit()

        def passed() -> float:
            return (time.perf_counter() - start) * 1000

        try:
            await self.load()
            visit.readable = passed()
            await self.connect()
            visit.connected = passed()
            await self.take_states()
            await self.check()
            visit.usable = passed()
        except Exception as error:  # noqa: BLE001 - counted
            why = f" {self.socket.close_code} {self.socket.close_reason}" if self.socket else ""
            visit.error = f"{type(error).__name__}: {error}{why}"
        return visit

    def drop(self) -> None:
        """Lose the connection without a word."""
        if self.socket and self.socket.protocol:
            self.socket.protocol.stream.close()
            self.socket.close()

    async def leave(self) -> None:
        """Close the page as a browser does."""
        self.drop()
        if self.config:
            address = f"{self.origin}{self.config['baseUrl']}voila/api/shutdown/{self.config['kernelId']}"
            await self.http.fetch(
                HTTPRequest(address, method="POST", body="", headers={"Origin": self.origin}, **self.common),
                raise_error=False,
            )
        self.http.close()


async def crowd(address: str, count: int) -> list[tuple[Learner, Visit]]:
    """Let learners press the link together."""
    learners = [Learner(address) for _ in range(count)]
    return list(zip(learners, await asyncio.gather(*(each.visit() for each in learners)), strict=True))
