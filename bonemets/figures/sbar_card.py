"""One handover told three times: too long, too vague, ready to say; what the listener gets, and when."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.sbar_scene import NARROW, WIDE, Part, drawing, plain

VERSION = Control(
    "version",
    "The handover is",
    (("long", "Too long"), ("vague", "Too vague"), ("ready", "Ready to say")),
    "long",
)
WORDS_PER_MIN = 150.0  # calm speech; our own reckoning


@dataclass(frozen=True)
class Version:
    """One way to say it.

    Attributes:
        parts: Situation, background, assessment, recommendation.
        danger: The first words by which the listener knows the danger, or empty.
        says: What is right or wrong with it.
    """

    parts: tuple[Part, Part, Part, Part]
    danger: str
    says: str


_NEEDS = (
    ("who and whom", "what you suspect", "since when"),
    ("which cancer", "where it sits", "last treatment"),
    ("legs", "bladder, since when", "how she is now"),
    ("what is under way", "a question of one word"),
)


def _version(danger: str, says: str, *told: tuple[str, str]) -> Version:
    """Build a version from ``(text, heard)`` pairs; ``heard`` has a ``"y"`` or ``"n"`` for each need."""
    names = ("Situation", "Background", "Assessment", "Recommendation")
    first, second, third, fourth = (
        Part(name, text, tuple(zip(needs, (mark == "y" for mark in heard), strict=True)))
        for name, needs, (text, heard) in zip(names, _NEEDS, told, strict=True)
    )
    return Version((first, second, third, fourth), danger, says)


VERSIONS = {
    "long": _version(
        "the left foot",
        "What matters is in there, late and without a question.",
        (
            (
                "Hello, have you got a minute? Her husband rang at ten to five, a very kind man, he didn’t want to "
                "bother anybody, and it was about her bowels, because nothing has moved since Sunday, and would "
                "prunes do?"
            ),
            "nnn",
        ),
        (
            (
                "She had a lump in 2014, left side, no, right, and an operation, then chemotherapy, and a new knee in "
                "between; *breast cancer, so, and by now it is in the spine.*"
            ),
            "yyn",
        ),
        (
            (
                "She had some soup. Pain is four, six when she moves. Oh, and he says *the left foot catches on the "
                "rug,* and, let me look, *she has passed no urine since last night.*"
            ),
            "yyn",
        ),
        ("So I just wanted you to know. What do you make of it all?", "nn"),
    ),
    "vague": _version(
        "",
        "Nothing to act on: the listener has to ask it all again.",
        ("Hi, it’s me, from the advice line. I’ve got a lady here who isn’t doing so well today.", "nnn"),
        ("She has cancer, for quite a while now, and it has spread a bit.", "nnn"),
        ("She’s kind of weak, not really herself, and everything has become rather slow.", "nnn"),
        ("Could somebody maybe have a look at her, when you find the time?", "nn"),
    ),
    "ready": _version(
        "I suspect",
        "The listener can answer in a word.",
        ("*Noa Levin, advice line, about Mara Olsen, 58. I suspect a pressed cord, new since last night.*", "yyy"),
        ("*Breast cancer with metastases in the spine. Radiotherapy to T10 in May.*", "yyy"),
        ("*Left foot drops, both thighs numb, no urine since last night. She is awake, and lying down.*", "yyy"),
        ("*The ambulance is on its way. Where shall it go?*", "yy"),
    ),
}


def seconds(text: str) -> float:
    """Give how long a text takes to say, in seconds, at ``WORDS_PER_MIN``.

    >>> seconds("The ambulance is on its way.")
    2.4
    """
    return len(text.split()) * 60 / WORDS_PER_MIN


def heard_s(version: str) -> float | None:
    """Give the second at which the danger is first said, or ``None`` if it never is.

    Args:
        version: ``"long"``, ``"vague"`` or ``"ready"``.

    >>> heard_s("vague") is None
    True
    """
    shown = VERSIONS[version]
    before, found, _ = " ".join(plain(part.text) for part in shown.parts).partition(shown.danger or "\n")
    return seconds(before) if found else None


def draw(version: str = "long") -> Figure:
    """Draw the figure.

    Args:
        version: ``"long"``, ``"vague"`` or ``"ready"``.

    Raises:
        ValueError: If ``version`` is none of these.

    >>> draw("vague").reading
    '23 seconds, and the danger is never said. Nothing to act on: the listener has to ask it all again.'
    """
    chosen(VERSION, version)
    shown, at = VERSIONS[version], heard_s(version)
    lengths = tuple(seconds(plain(part.text)) for part in shown.parts)
    told = " ".join(
        f"{part.name}, {length:.0f} seconds: “{plain(part.text)}” {_needs(part)}."
        for part, length in zip(shown.parts, lengths, strict=True)
    )
    danger = "is never said" if at is None else f"is said at second {at:.0f}"
    drawn = (drawing(shown.parts, lengths, at, layout) for layout in (WIDE, NARROW))
    return Figure(
        name="sbar-card",
        title="What does the listener get, and when?",
        reading=f"{sum(lengths):.0f} seconds, and the danger {danger}. {shown.says}",
        alt=f"A card with four parts, and above it a time line of the spoken words; the danger {danger}. {told}",
        wide=next(drawn),
        narrow=next(drawn),
        table=Table(
            caption="The same handover three times (invented people; times at 150 words a minute)",
            head=("Version", "Length", "Danger said at", "What is missing"),
            rows=tuple(_row(key, name) for key, name in VERSION.choices),
        ),
        sources=("elft-sbar", "muller-sbar-2018", "synthesis"),
        controls=(VERSION,),
    )


def _needs(part: Part) -> str:
    said, missing = (", ".join(need for need, heard in part.needs if heard is wanted) for wanted in (True, False))
    return "; ".join(f"{word}: {names}" for word, names in (("Said", said), ("Missing", missing)) if names)


def _row(key: str, name: str) -> tuple[str, ...]:
    parts, at = VERSIONS[key].parts, heard_s(key)
    missing = [need for part in parts for need, heard in part.needs if not heard]
    length = sum(seconds(plain(part.text)) for part in parts)
    danger = "never" if at is None else f"second {at:.0f}"
    return name, f"{length:.0f} seconds", danger, ", ".join(missing) or "nothing"
