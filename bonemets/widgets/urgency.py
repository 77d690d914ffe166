"""What a page needs to show a level and a rule that fired; `urgency.js` draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bonemets.widgets import citation

if TYPE_CHECKING:
    from bonemets.domain.triage import Level
    from bonemets.domain.triage.answer import Fired


def level(level: Level) -> dict[str, str]:
    """Describe a level.

    >>> from bonemets.domain.triage import Level
    >>> level(Level.URGENT)["when"]
    'today, within hours'
    """
    return {"name": level.name.lower(), "when": level.time_frame, "meaning": level.meaning}


def reason(fired: Fired) -> dict[str, Any]:
    """Describe a rule that fired, with the links of its sources."""
    rule = fired.rule
    return {
        "id": rule.id,
        "level": fired.level.name.lower(),
        "found": fired.found,
        "title": rule.title,
        "because": list(fired.because),
        "why": rule.why,
        "actions": list(rule.actions),
        "status": rule.status.value,
        "sources": citation.links(rule.sources),
    }
