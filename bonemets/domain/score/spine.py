"""The levels of the spine, and how much each kind of segment moves."""

from enum import StrEnum


class Region(StrEnum):
    """The four kinds of segment, from the most to the least exposed to load and movement."""

    JUNCTIONAL = "junctional"
    MOBILE = "mobile"
    SEMIRIGID = "semirigid"
    RIGID = "rigid"


class Level(StrEnum):
    """Vertebrae C1 to S5, then the four regions for a report that names only the region."""

    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C5 = "C5"
    C6 = "C6"
    C7 = "C7"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "T5"
    T6 = "T6"
    T7 = "T7"
    T8 = "T8"
    T9 = "T9"
    T10 = "T10"
    T11 = "T11"
    T12 = "T12"
    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"
    L5 = "L5"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"
    S5 = "S5"
    JUNCTIONAL = "junctional"
    MOBILE = "mobile"
    SEMIRIGID = "semirigid"
    RIGID = "rigid"


_JUNCTIONAL = {"C1", "C2", "C7", "T1", "T2", "T11", "T12", "L1", "L5", "S1"}
_MOBILE = {"C3", "C4", "C5", "C6", "L2", "L3", "L4"}


def region_of(level: Level) -> Region:
    """Return the region of a level.

    L5 and S1 both count as junctional: that is the usual reading of "L5–S1". Source: fisher2010-sins

    Args:
        level: A vertebra, or a region, which is returned as it is.

    Returns:
        The region.

    >>> region_of(Level.T12).value, region_of(Level.S2).value
    ('junctional', 'rigid')
    """
    if level.value in set(Region):
        return Region(level.value)
    if level.value in _JUNCTIONAL:
        return Region.JUNCTIONAL
    if level.value in _MOBILE:
        return Region.MOBILE
    return Region.SEMIRIGID if level.value.startswith("T") else Region.RIGID
