"""What a page loads besides itself: compressed once, named by content, so that a browser may keep it for a year."""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING

from tornado.web import HTTPError

from bonemets.app import folder, reference_page
from bonemets.app.safety import PlainErrors

if TYPE_CHECKING:
    from pathlib import Path

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
KEEP = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
SHARED = ("bonemets.css", "store.js", "device_panel.js")  # used by the page and by the widgets


class Asset:
    """Bytes to send, plain and compressed.

    Attributes:
        version: Short hash of the content; a new content has another one.
    """

    def __init__(self, name: str, body: bytes) -> None:
        self.type = TYPES[name[name.rindex(".") :]]
        self.body = body
        self.compressed = gzip.compress(body, 9, mtime=0)
        self.version = hashlib.sha256(body).hexdigest()[:16]


def template_assets() -> dict[str, Asset]:
    """Give the files of the template and those it shares with the widgets; nothing else of the package is ever sent."""
    found: list[Path] = [*folder.TEMPLATE_STATIC.iterdir(), *(folder.PACKAGE / "widgets" / name for name in SHARED)]
    assets = {path.name: Asset(path.name, path.read_bytes()) for path in found if path.suffix in TYPES}
    return {**assets, reference_page.WORDS: Asset(reference_page.WORDS, reference_page.words_json().encode())}


class AssetHandler(PlainErrors):
    """Send one of a fixed set of assets.

    Args:
        assets: Assets by name.
    """

    def initialize(self, assets: dict[str, Asset]) -> None:
        """Take the assets."""
        self.assets = assets

    def get(self, name: str) -> None:
        """Send an asset, for a year if asked for by its version."""
        asset = self.assets.get(name)
        if asset is None:
            raise HTTPError(404)
        known = asset.version in (self.get_query_argument("v", ""), name.partition(".")[0])
        self.set_header("Cache-Control", KEEP if known else ASK_AGAIN)
        self.set_header("Content-Type", asset.type)
        self.set_header("Etag", f'"{asset.version}"')
        self.set_header("Vary", "Accept-Encoding")
        if self.check_etag_header():
            self.set_status(304)
            return
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(asset.compressed)
        else:
            self.finish(asset.body)

    head = get
