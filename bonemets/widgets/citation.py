"""What a page needs to link a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.content import source

if TYPE_CHECKING:
    from collections.abc import Iterable


def links(keys: Iterable[str]) -> list[dict[str, str]]:
    """Give key, short label, address and status in words of each source.

    Raises:
        KeyError: If a key is not in the bibliography; content and rules are tested against it.

    >>> links(["nice-ng234"])[0]["short"]
    'NICE NG234, 2023'
    """
    found = (source.load()[key] for key in keys)
    return [
        {"key": each.key, "short": each.short, "link": each.link, "words": f"{each.title} ({each.status_words})"}
        for each in found
    ]
