"""Practice films for the reader study: X-rays of a vertebra, half of them with a lesion, from plain to invisible."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from bonemets.domain.imaging import shot
from bonemets.domain.imaging.blur import blur
from bonemets.domain.imaging.lesion import Lesion
from bonemets.domain.imaging.radiograph import xray, xray_changes, xray_seen
from bonemets.domain.imaging.raster import cover, oval
from bonemets.domain.imaging.tissue import exponent
from bonemets.domain.imaging.vertebra import FRONT, ROUGH, spongy_mm, trabeculae
from bonemets.domain.imaging.vertebra import xray as vertebra_xray
from bonemets.domain.imaging.vertebra_frame import PIXELS

if TYPE_CHECKING:
    from bonemets.domain.imaging.phantom import Projection

FILMS, ABNORMAL = 24, 12
# Kind, size in mm, mineral lost or added in %: some that nobody misses, some at the limit, one nobody can see.
LESIONS = (
    ("lytic", 28, 90), ("lytic", 24, 80), ("lytic", 22, 70), ("lytic", 20, 65), ("lytic", 24, 50), ("lytic", 18, 70),
    ("lytic", 26, 45), ("lytic", 16, 80), ("lytic", 18, 30),
    ("blastic", 20, 30), ("blastic", 14, 25), ("blastic", 12, 18),
)  # fmt: skip
# Middle of the lesion: mm across, mm down, mm of depth; and where that is in words.
PLACES = {
    "pedicle": ((-10.5, -2.5, -6.0), "at the pedicle"),
    "corner": ((-12.0, 6.0, -15.0), "low at the side"),
    "middle": ((3.0, 1.0, -20.0), "in the middle of the body"),
}
SIDES = {False: "right", True: "left"}
NOISE_PERCENT = 60.0  # of the usual dose


@dataclass(frozen=True)
class Film:
    """One film of the study.

    Attributes:
        number: From 1 on.
        lesion: What is in it; of kind "none" in a normal one.
        place: A name of :data:`PLACES`.
        mirrored: Whether the film is turned left to right.
        gas: Bowel gas lying over it: middle and half axes in mm, and strength.
        seed: Names its texture and grain.
    """

    number: int
    lesion: Lesion
    place: str
    mirrored: bool
    gas: tuple[tuple[float, float, float, float, float], ...]
    seed: str

    @property
    def is_abnormal(self) -> bool:
        """Whether there is a lesion.

        >>> Film(1, Lesion(), "pedicle", False, (), "a").is_abnormal
        False
        """
        return self.lesion.is_there

    @property
    def truth(self) -> str:
        """Say what is in it.

        >>> Film(1, Lesion("lytic", 20, 50), "pedicle", False, (), "a").truth
        'a lytic lesion of 20 mm, 50 % of mineral lost, at the pedicle, patient’s right'
        """
        if not self.is_abnormal:
            return "normal" + (", with bowel gas over it" if self.gas else "")
        lost = "of mineral lost" if self.lesion.kind == "lytic" else "filled with new bone"
        where = PLACES[self.place][1]
        side = "" if self.place == "middle" else f", patient’s {SIDES[self.mirrored]}"
        lesion = self.lesion
        return f"a {lesion.kind} lesion of {lesion.size_mm:g} mm, {lesion.mineral_percent:g} % {lost}, {where}{side}"

    @property
    def center(self) -> tuple[float, float]:
        """Give the middle of the lesion as shares of the side from the top left.

        >>> Film(1, Lesion("lytic"), "pedicle", False, (), "a").center[0] < 0.5
        True
        """
        (x, y, _), _ = PLACES[self.place]
        across, down = FRONT.share((x, y))
        return (1 - across if self.mirrored else across, down)


def mix(seed: str = "study") -> tuple[Film, ...]:
    """Draw the films of a study: 24, of which 12 are abnormal, in an order the seed decides.

    >>> films = mix()
    >>> len(films), sum(film.is_abnormal for film in films)
    (24, 12)
    """
    draw = Random(seed)  # noqa: S311 - an order, not a secret
    lesions = [Lesion(kind, size, mineral) for kind, size, mineral in LESIONS] + [Lesion()] * (FILMS - ABNORMAL)
    draw.shuffle(lesions)
    return tuple(_film(draw, number, lesion, seed) for number, lesion in enumerate(lesions, 1))


def _film(draw: Random, number: int, lesion: Lesion, seed: str) -> Film:
    gas = tuple(
        (
            draw.uniform(-38, 38),
            draw.uniform(-40, 40),
            draw.uniform(6, 13),
            draw.uniform(5, 9),
            draw.uniform(0.03, 0.09),
        )
        for _ in range(draw.choice((0, 1, 1, 2)))
    )
    return Film(number, lesion, draw.choice(tuple(PLACES)), draw.random() < 0.5, gas, f"{seed} {number}")


def develop(film: Film) -> shot.Shot:
    """Take the X-ray of a film, with a texture of its own.

    >>> len(develop(mix()[0]).levels) == PIXELS * PIXELS
    True
    """
    taken = xray(_body(film), film.lesion, NOISE_PERCENT / 100, film.seed)
    if not film.mirrored:
        return taken
    rows = (taken.levels[start : start + PIXELS][::-1] for start in range(0, len(taken.levels), PIXELS))
    return replace(taken, levels=b"".join(rows))


def _body(film: Film) -> Projection:
    """Give the vertebra its own texture, its gas, and the place of its lesion."""
    plain = vertebra_xray()
    rough = ROUGH * (exponent(1, "cortical bone") - exponent(1, plain.marrow.material))
    own, old = trabeculae(film.seed), trabeculae("vertebra")
    changes = [rough * mm * (new - was) for mm, new, was in zip(spongy_mm(), own, old, strict=True)]
    for x, y, rx, ry, strength in film.gas:
        for index, share in cover(oval(x, y, rx, ry), FRONT).items():
            changes[index] -= strength * share
    (x, y, depth), _ = PLACES[film.place]
    base = [value + change for value, change in zip(plain.base, blur(changes, PIXELS, 0.7), strict=True)]
    return replace(plain, base=array("d", base), center=(x, y), depth_mm=depth)


@cache
def visibility(film: Film) -> float:
    """Give contrast over noise of the lesion in a film; 0 in a normal one.

    >>> all((visibility(film) > 0) == film.is_abnormal for film in mix())
    True
    """
    (x, y, depth), _ = PLACES[film.place]
    body = replace(vertebra_xray(), center=(x, y), depth_mm=depth)
    return xray_seen(body, xray_changes(body, film.lesion), NOISE_PERCENT / 100)[1]


def verdict(film: Film) -> str:
    """Say whether anybody could see what is in an abnormal film: "not seen", "faint" or "clear".

    >>> verdict(next(film for film in mix() if film.lesion.size_mm == 28))
    'clear'
    """
    return shot.verdict(visibility(film))


def measured(film: Film) -> float:
    """Give how far the most unusual patch of a film stands above the texture, as an instrument might find it.

    What the eye sees, as a number: the visibility of the lesion, or of the strongest accident of a normal film, with
    the same uncertainty for both.

    >>> measured(mix()[0]) == measured(mix()[0])
    True
    """
    draw = Random(f"{film.seed} measured")  # noqa: S311 - grain, not a secret
    chance = 2.0 + 0.4 * len(film.gas)
    return max(0.3, max(visibility(film), chance) + draw.gauss(0, 0.8))
