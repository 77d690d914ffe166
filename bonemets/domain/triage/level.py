"""The four levels of urgency, what they mean and how much time they leave."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """How soon somebody must be seen; a higher level always wins.

    >>> Level.ROUTINE < Level.SOON < Level.URGENT < Level.EMERGENCY
    True
    """

    ROUTINE = 0
    SOON = 1
    URGENT = 2
    EMERGENCY = 3

    @property
    def time_frame(self) -> str:
        """Say by when.

        >>> Level.URGENT.time_frame
        'today, within hours'
        """
        return _TIMES[self]

    @property
    def meaning(self) -> str:
        """Explain the level in one plain sentence.

        >>> Level.ROUTINE.meaning.startswith("Nothing")
        True
        """
        return _MEANINGS[self]

    @property
    def next_up(self) -> Level:
        """Return the level above; the highest stays where it is.

        >>> Level.URGENT.next_up.name, Level.EMERGENCY.next_up.name
        ('EMERGENCY', 'EMERGENCY')
        """
        return Level(min(self + 1, Level.EMERGENCY))


_TIMES = {
    Level.ROUTINE: "at the next planned contact",
    Level.SOON: "within days; call back within 24 to 48 hours",
    Level.URGENT: "today, within hours",
    Level.EMERGENCY: "now",
}
_MEANINGS = {
    Level.ROUTINE: "Nothing worrying was found in the answers; give advice and say when to call again.",
    Level.SOON: "Somebody with experience looks at this within days, and you call back within 24 to 48 hours.",
    Level.URGENT: "This person is seen today, within hours, by a team that can act.",
    Level.EMERGENCY: "Life, limb or the spinal cord may be at risk: call the ambulance, the emergency "
    "department or the cord compression coordinator now.",
}
