"""What every answer of the server carries, and what it says when something is wrong."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.web import HTTPError, OutputTransform, RequestHandler

if TYPE_CHECKING:
    from tornado.httputil import HTTPHeaders, HTTPServerRequest

LOG = logging.getLogger(__name__)
# Widgets are ES modules out of the page's own data (blob:), drawings carry their sizes as style attributes.
POLICY = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
WORDS = {
    400: "The server did not understand this request.",
    403: "This is not open to you.",
    404: "There is no such page.",
    405: "The server does not do this.",
    503: "The room is full",
}
SORRY = "Something went wrong on our side. Please load the page again."
PAGE = """<!doctype html>
<html lang="en-US">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{more}
<title>{title}</title>
<link rel="stylesheet" href="{static}bonemets.css"><link rel="stylesheet" href="{static}page.css"></head>
<body><main id="lesson"><div class="bm-prose"><h1>{title}</h1>
<p>{text}</p><p><a href="{base}">Go to the course home</a></p></div></main></body>
</html>
"""
RETRY_SECONDS = 6


def is_from_here(request: HTTPServerRequest) -> bool:
    """Say whether a page of this server asks; the browser says where a page comes from, and no page can change that."""
    try:
        return urlsplit(request.headers.get("Origin", "")).netloc.lower() == request.host.lower()
    except ValueError:
        return False


class SafeHeaders(OutputTransform):
    """Put the headers on every answer, errors and files included."""

    def __init__(self, _request: object) -> None:
        pass

    def transform_first_chunk(
        self,
        status_code: int,
        headers: HTTPHeaders,
        chunk: bytes,
        finishing: bool,  # noqa: ARG002, FBT001 - tornado's signature
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Set the headers."""
        for name, value in HEADERS.items():
            headers[name] = value
        del headers["Server"]
        return status_code, headers, chunk


class PlainErrors(RequestHandler):
    """Say what is wrong in one sentence, never with a traceback."""

    def log_exception(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        """Log what went wrong on our side, without who asked for what."""
        if not isinstance(error, HTTPError):
            LOG.error("event=exception in=%s", type(self).__name__, exc_info=(kind, error, trace))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Write the page of an error."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.said(WORDS.get(status_code, SORRY), "The lessons are on the course home."))

    def said(self, title: str, text: str, more: str = "") -> str:
        """Give a page that says one thing."""
        base = self.settings["base_url"]
        static = f"{base}voila/templates/bonemets/static/"
        return PAGE.format(title=title, text=text, more=more, base=base, static=static)

    def wait_for_place(self) -> None:
        """Ask for patience; the page tries again by itself."""
        self.set_status(503)
        self.set_header("Retry-After", RETRY_SECONDS)
        self.set_header("Cache-Control", "no-store")
        text = f"Every place is taken at the moment. This page tries again by itself every {RETRY_SECONDS} seconds."
        self.finish(self.said(WORDS[503], text, f'<meta http-equiv="refresh" content="{RETRY_SECONDS}">'))


class NotFound(PlainErrors):
    """Whatever is not the course."""

    def prepare(self) -> None:
        """Refuse."""
        raise HTTPError(404)
