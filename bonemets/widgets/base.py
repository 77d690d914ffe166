"""What every widget shares: a stable repr, front-end files sent once a page, and messages that never raise.

The front end of a widget is a plain ES module next to its Python module. anywidget would send that module with
every single widget; here it travels in an :class:`Asset`, of which a kernel has one per file.
"""

from __future__ import annotations

import logging
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

import anywidget
import ipywidgets
import traitlets

HERE = files("bonemets.widgets")
LOG = logging.getLogger(__name__)
SORRY = "Something went wrong in this part. Your answers are kept. Load the page again to go on."


class Asset(ipywidgets.Widget):
    """The text of one front-end file, sent to a page once."""

    _model_name = traitlets.Unicode("WidgetModel").tag(sync=True)
    _model_module_version = traitlets.Unicode(ipywidgets.__jupyter_widgets_base_version__).tag(sync=True)
    name = traitlets.Unicode().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)


@cache
def asset(name: str) -> Asset:
    """Give the one asset of this kernel for a file in this folder.

    Args:
        name: File name, such as ``"quiz.js"``.

    Raises:
        FileNotFoundError: If there is no such file.
    """
    return Asset(name=name, text=(HERE / name).read_text(encoding="utf-8"))


def _asset_trait() -> traitlets.Instance:
    return traitlets.Instance(Asset).tag(sync=True, **ipywidgets.widget_serialization)


class BoneWidget(anywidget.AnyWidget):
    """Base of all widgets of the course.

    A subclass names its ``module`` (the ES module beside it), the shared modules it ``uses`` besides ``base.js``,
    and the kinds of ``messages`` it takes, each handled by a method ``on_<kind>(content)``. An exception in such a
    method is logged on the server and shown to the learner as one plain sentence, never as a traceback.

    Attributes:
        name: What is shown, such as the id of a quiz; part of the repr that a stored notebook keeps.
        notice: One sentence for the learner, empty when there is nothing to say.
        heard: Number the page gave the last message that was dealt with; 0 before the first.
    """

    _esm: ClassVar[Any] = (HERE / "loader.js").read_text(encoding="utf-8")
    module: ClassVar[str]
    uses: ClassVar[tuple[str, ...]] = ()
    messages: ClassVar[frozenset[str]] = frozenset()

    _base = _asset_trait()
    _style = _asset_trait()
    _module = _asset_trait()
    _uses = traitlets.List(traitlets.Instance(Asset)).tag(sync=True, **ipywidgets.widget_serialization)
    name = traitlets.Unicode().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Int(0).tag(sync=True)

    def __init__(self, name: str, **kwargs: object) -> None:
        super().__init__(
            name=name,
            _base=asset("base.js"),
            _style=asset("bonemets.css"),
            _module=asset(self.module),
            _uses=[asset(name) for name in self.uses],
            **kwargs,
        )
        self.on_msg(self._dispatch)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    def send_state(self, key: Any = None) -> None:
        """Send what changed to the page, always in the same order."""
        super().send_state(sorted(key) if isinstance(key, set) else key)

    def _dispatch(self, _widget: object, content: object, _buffers: object) -> None:
        """Send a message of the page to its method; whatever the page sends, nothing is raised."""
        kind, turn = (content.get("kind"), content.get("turn")) if isinstance(content, dict) else (None, None)
        if kind == "ping":
            self.send({"kind": "pong", "turn": turn})
            return
        # What a message changed reaches the page at once, and with it that it was heard: no page shows a state between.
        with self.hold_sync():
            try:
                self._handle(kind, content)
            finally:
                if type(turn) is int:
                    self.heard = turn

    def _handle(self, kind: object, content: Any) -> None:
        method = getattr(self, f"on_{kind}", None) if isinstance(kind, str) and kind in self.messages else None
        if method is None:
            LOG.warning("%r: message of unknown kind ignored", self)
            return
        try:
            method(content)
        except Exception:
            LOG.exception("%r: message %r failed", self, kind)
            self.notice = SORRY
