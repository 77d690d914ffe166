"""A chart as a page shows it: what is known at one time, by tabs, with what is new marked."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bonemets.content import chart as content
from bonemets.figures import trend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bonemets.content.chart import Chart, Series

TITLES = {
    "notes": "Notes",
    "vitals": "Vital signs",
    "labs": "Laboratory",
    "imaging": "Imaging",
    "orders": "Orders",
}

MOST_NAMES = 3  # more new values than these are counted, not named


def view(chart: Chart, at: str, tabs: Sequence[str] | None = None, *, since: str | None = None) -> dict[str, Any]:
    """Give the page what it shows of a chart at one time.

    Args:
        chart: The whole chart.
        at: Id of the time it is read at; nothing later is given.
        tabs: Tabs to show; all that hold something where left out.
        since: Id of the time the reader has seen already: what came later is marked as new. Where left out, it is
            the time before ``at``, so that at the first time nothing is new.

    Raises:
        KeyError: If the chart has no such time.

    >>> from bonemets.content.chart import Chart, Note, Time
    >>> times = (Time("a", "Monday", 0), Time("b", "Tuesday", 24))
    >>> notes = (Note("a", "notes", "Call", "Pain."), Note("b", "orders", "MRI", "Whole spine."))
    >>> shown = view(Chart("x", "A person", times, notes, ()), "b")
    >>> shown["now"], [(tab["title"], tab["new"]) for tab in shown["tabs"]]
    ('Tuesday', [('Notes', False), ('Orders', True)])
    """
    known = chart.until(at)
    order = [time.id for time in known.times]
    seen = order[: order.index(since) + 1] if since else order[:-1] or order
    fresh = set(order) - set(seen)
    return {
        "person": known.person,
        "now": known.times[-1].label,
        "tabs": [_tab(known, tab, fresh) for tab in known.tabs if tabs is None or tab in tabs],
    }


def _tab(chart: Chart, tab: str, fresh: set[str]) -> dict[str, Any]:
    if tab in content.SERIES_TABS:
        return _series_tab(chart, tab, [each for each in chart.series if each.tab == tab], fresh)
    labels = {time.id: time.label for time in chart.times}
    order = list(labels)
    found = sorted((note for note in chart.notes if note.tab == tab), key=lambda note: -order.index(note.at))
    entries = [
        {
            "time": labels[note.at],
            "title": note.title,
            "paragraphs": [" ".join(part.split()) for part in note.text.split("\n\n")],
            "new": note.at in fresh,
        }
        for note in found
    ]
    return {"id": tab, "title": TITLES[tab], "new": any(entry["new"] for entry in entries), "entries": entries}


def _series_tab(chart: Chart, tab: str, series: list[Series], fresh: set[str]) -> dict[str, Any]:
    drawn = trend.draw(series, chart.times)
    news = [each.name for each in series if each.values[-1][0] in fresh]
    return {
        "id": tab,
        "title": TITLES[tab],
        "new": bool(news),
        "news": _news(news, len(series)),
        "wide": drawn.wide,
        "narrow": drawn.narrow,
        "alt": drawn.alt,
        "table": asdict(drawn.table),
    }


def _news(names: list[str], of: int) -> str:
    if not names:
        return ""
    if len(names) == of > 1:
        return "All values are new."
    return f"New: {'; '.join(names)}." if len(names) <= MOST_NAMES else f"{len(names)} of {of} values are new."
