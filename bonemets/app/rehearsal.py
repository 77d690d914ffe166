"""Run a lesson before anyone has opened it, and keep what a page needs to show it.

This happens in the forking parent, without a kernel: widgets come to life, and their comms wait for the kernel that
the fork will become.
"""

from __future__ import annotations

import ast
import hashlib
import logging
import pkgutil
import sys
import uuid
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Iterator

LOG = logging.getLogger(__name__)
namespace: dict[str, Any] = {}


def warm_up() -> None:
    """Import everything a lesson or a kernel will need."""
    # No learner may debug, and the debugger is the largest part of a kernel; ipykernel goes without.
    sys.modules["debugpy"] = None  # type: ignore[assignment]

    import ipykernel.kernelapp  # noqa: F401, PLC0415 - the server imports this module's neighbors, not this
    import ipywidgets  # noqa: PLC0415

    import bonemets.widgets  # noqa: PLC0415

    for each in pkgutil.iter_modules(bonemets.widgets.__path__):
        try:
            import_module(f"bonemets.widgets.{each.name}")
        except Exception:
            LOG.exception("%s cannot be imported; a lesson that needs it will say so", each.name)
    # At import there was no kernel to register with.
    ipywidgets.register_comm_target()


def rehearse(name: str, cells: list[str]) -> dict[str, Any]:
    """Run the cells of a lesson.

    Args:
        name: Name of the lesson, from which its widgets get the same ids each time.
        cells: Source of each code cell.

    Returns:
        ``outputs``: for each cell a MIME bundle, or ``None`` if it shows nothing; ``models``: the state of each
        widget by its id. Or only ``error``: what went wrong, in one line.
    """
    from ipywidgets import Widget  # noqa: PLC0415 - see warm_up

    try:
        with _repeatable_ids(name):
            outputs = [_run(source, f"<cell {place}>") for place, source in enumerate(cells, 1)]
    except Exception as error:  # noqa: BLE001 - said by the server, which falls back
        return {"error": f"{type(error).__name__}: {error}"}
    return {"outputs": outputs, "models": Widget.get_manager_state()["state"]}


def _run(source: str, file_name: str) -> dict[str, Any] | None:
    """Run one cell; give what its last expression shows."""
    from IPython.core.formatters import DisplayFormatter  # noqa: PLC0415

    tree = ast.parse(source, file_name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, file_name, "exec"), namespace)  # noqa: S102 - a lesson is our own code
    if last is None:
        return None
    value = eval(compile(ast.Expression(last.value), file_name, "eval"), namespace)  # noqa: S307
    return None if value is None else DisplayFormatter().format(value)[0]


@contextmanager
def _repeatable_ids(name: str) -> Iterator[None]:
    """Number the widgets of a lesson instead of rolling dice, so that a browser can keep their states."""
    count = iter(range(1_000_000))

    def numbered() -> uuid.UUID:
        return uuid.UUID(bytes=hashlib.sha256(f"{name} {next(count)}".encode()).digest()[:16], version=4)

    with mock.patch("uuid.uuid4", numbered):
        yield
