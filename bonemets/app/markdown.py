"""Pages in docs/ that are written from what runs, so that they cannot drift from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def row(*cells: str) -> str:
    """Give one row of a table."""
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Give a table with the empty line it needs after it."""
    names = list(head)
    return [row(*names), row(*["---"] * len(names)), *(row(*cells) for cells in rows), ""]


def write(path: Path, text: str, *, check: bool) -> int:
    """Write a page, or say whether it is fresh.

    Args:
        path: Where it goes.
        text: What belongs there.
        check: Change nothing.

    Returns:
        0, or 1 when ``check`` found that the page is not fresh.
    """
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return 0
    if not check:
        path.write_text(text, encoding="utf-8")
    print(f"{'not fresh' if check else 'written'}: {path}")  # noqa: T201 - a command speaks
    return int(check)
