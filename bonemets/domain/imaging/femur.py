"""The upper end of the right femur: a shadow from the front and a cut from side to side.

The bone is built from balls and rounded rods that melt into one another; sizes are those of an average adult, in mm
(anatomy). The lesion sits at the lesser trochanter, where the shaft begins and breaks are to be feared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import atan2, exp, hypot, log, sin

from bonemets.domain.imaging import pelvis
from bonemets.domain.imaging.blur import blur
from bonemets.domain.imaging.canvas import Layer, grain, prism, section
from bonemets.domain.imaging.phantom import Marrow, Phantom, Projection, Section, Solid, exponent
from bonemets.domain.imaging.raster import Grid, inset, oval, smooth

PIXELS = 192
GRID = Grid(PIXELS, -84, -64, 160)
TRABECULAR = 0.13
MARROW = Marrow(fat=0.75, material="yellow marrow")
LESION = (-18.5, 22.0)
PATIENT_MM = 175.0
HEAD = (18.0, -22.0)
MELT_MM = 2.2  # how softly the parts join
EDGE = 0.55  # bone volume fraction of the shell where it is thin


@dataclass(frozen=True)
class Rod:
    """A rounded rod; a ball where both ends are one point.

    Attributes:
        a: One end.
        b: The other end.
        ra: Radius at ``a``, mm.
        rb: Radius at ``b``, mm.
        ca: Thickness of the cortex at ``a``, mm.
        cb: Thickness of the cortex at ``b``, mm.
    """

    a: tuple[float, float]
    b: tuple[float, float]
    ra: float
    rb: float
    ca: float
    cb: float

    def at(self, x: float, y: float) -> tuple[float, float, float]:
        """Give the distance from the axis, the radius and the cortex there, mm."""
        dx, dy = self.b[0] - self.a[0], self.b[1] - self.a[1]
        length = dx * dx + dy * dy
        t = min(1.0, max(0.0, ((x - self.a[0]) * dx + (y - self.a[1]) * dy) / length)) if length else 0.0
        away = hypot(x - self.a[0] - t * dx, y - self.a[1] - t * dy)
        return away, self.ra + t * (self.rb - self.ra), self.ca + t * (self.cb - self.ca)


RODS = (
    Rod(HEAD, HEAD, 24, 24, 0.9, 0.9),
    Rod((8, -13.5), (-20, 10), 15.5, 17.5, 1.6, 2.6),
    Rod((-40, -8), (-34, 10), 10.5, 17, 0.9, 1.6),
    Rod((-24, 14), (-23, 40), 20, 16, 1.8, 3.4),
    Rod((-23, 36), (-21, 62), 16.2, 15, 3.4, 6.4),
    Rod((-21, 62), (-17, 130), 15, 14.4, 6.4, 7.2),
    Rod((-5, 30), (-10.5, 36), 6.5, 8.5, 1.6, 3.4),
)


def _joined(values: list[float]) -> float:
    """Join parts softly: the largest value, rounded where two are alike."""
    top = max(values)
    return top + MELT_MM * log(sum(exp((value - top) / MELT_MM) for value in values))


def _density(x: float, y: float) -> float:
    """Give trabecular bone relative to the normal: dense where load runs, thin in Ward's triangle, none in the shaft."""
    fade = 1 / (1 + exp((y - 44) / 5))
    compressive = exp(-(((x - HEAD[0]) * 0.80 + (y - HEAD[1]) * 0.60 + 1) ** 2) / 110) * exp(-((max(0.0, y - 14)) ** 2) / 60)
    ward = exp(-((x + 6) ** 2 + (y - 4) ** 2) / 75)
    arch = exp(-((hypot(x - 4, y - 44) - 60) ** 2) / 40) * (y < 20)
    return max(0.05, 0.8 + 0.9 * compressive + 0.6 * arch - 0.55 * ward) * fade


@cache
def _shape() -> tuple[dict[int, tuple[float, float, float]], tuple[float, ...]]:
    """Give, for each pixel near the bone, how deep it lies in the bone, how deep under the cortex, and its half depths."""
    found = {}
    lines = grain("femur lines", PIXELS, 1.2, 1.2)
    fine = grain("femur fine", PIXELS, 0.8, 0.8)
    texture = [0.0] * (PIXELS * PIXELS)
    for row in range(PIXELS):
        for column in range(PIXELS):
            x, y = GRID.center(column, row)
            if x > 46 or x < -60:
                continue
            near = [rod.at(x, y) for rod in RODS]
            outer = _joined([radius - away for away, radius, _ in near])
            if outer < -2:
                continue
            index = row * PIXELS + column
            inner = _joined([radius - cortex - away for away, radius, cortex in near])
            found[index] = (outer, inner, _half_depth(near, 0.0), _half_depth(near, 1.0))
            texture[index] = _density(x, y) * (1 + 0.14 * fine[index] + 0.26 * _struts(x, y, lines[index])) - 1
    return found, tuple(texture)


def _half_depth(near: list[tuple[float, float, float]], cortex: float) -> float:
    """Give half the depth of the bone (0) or of what lies inside its cortex (1), mm."""
    squares = [(radius - cortex * thick) ** 2 - away * away for away, radius, thick in near]
    return sum(max(0.0, square) ** 3 for square in squares) ** (1 / 6)


def _struts(x: float, y: float, wobble: float) -> float:
    """Draw the lines of load: a fan from the head to the calcar, arches from the outer cortex into the head."""
    fan = sin(95 * atan2(x + 30, 95 - y) + 0.9 * wobble)
    arches = sin(2.2 * hypot(x - 4, y - 44) + 0.9 * wobble)
    return fan if x > -2 else 0.5 * (fan + arches)


ILIUM = smooth(((-7, -45), (-6, -56), (2, -66), (8, -90), (100, -90), (100, -30), (78, -6), (58, 2), (47.5, -2), (49, -14),
                (47.5, -28), (41, -40), (31, -48.5), (18, -51.5), (5, -49.5)))  # fmt: skip
PUBIS = smooth(((46, -8), (58, -8), (76, 4), (100, 14), (100, 30), (76, 19), (56, 9), (44, 4)))
ISCHIUM = smooth(((40, 0), (50, 4), (53, 20), (56, 38), (68, 56), (60, 72), (46, 70), (36, 54), (34, 34), (37, 14)))
RAMUS = smooth(((58, 58), (66, 56), (82, 42), (100, 30), (100, 44), (86, 56), (70, 72), (60, 72)))
SOCKET = smooth(((44, -44), (50, -30), (51, -14), (45, 2), (36, 12), (40, 0), (45.5, -14), (44.5, -28), (38, -41)))
ROOF = smooth(((-4, -44.5), (4, -48), (18, -51), (32, -47.5), (41, -39), (39.5, -37.5), (31, -45.5), (18, -48.8), (5, -46),
               (-3, -42.5)))  # fmt: skip


@cache
def xray(seed: str = "femur") -> Projection:
    """Cast the shadow from front to back; the patient's right is on the left of the picture.

    >>> len(xray().base) == PIXELS * PIXELS
    True
    """
    shape, texture = _shape()
    unit = GRID.pixel_mm
    rays = {}
    for index, (outer, _, half, inside) in shape.items():
        share = min(1.0, max(0.0, outer / unit + 0.5))
        length = 2 * half * share
        core = min(length, 2 * inside)
        if length > 0.2:
            dense = EDGE + 0.35 * min(1.0, (half - inside) / 5)
            mineral = (length - core) * dense + core * TRABECULAR * (1 + texture[index])
            rays[index] = (mineral, length, -length / 2, length / 2)
    femur = Solid(rays)
    hip = [
        prism(GRID, ILIUM, (-10, 14), (1.2, 0.45), 0.13),
        prism(GRID, PUBIS, (-20, -6), (1.1, 0.45), 0.12),
        prism(GRID, ISCHIUM, (4, 26), (1.2, 0.45), 0.12),
        prism(GRID, RAMUS, (-12, -2), (1.1, 0.45), 0.12),
        prism(GRID, SOCKET, (4, 16), (0.9, 0.5), 0.16),
        prism(GRID, ROOF, (-12, 12), (0.9, 0.5), 0.5),
    ]
    mineral = exponent(1, "cortical bone") - exponent(1, "soft tissue")
    marrow = exponent(1, MARROW.material) - exponent(1, "soft tissue")
    shadow = [0.0] * (PIXELS * PIXELS)
    for solid in (femur, *hip):
        for index, (bone, length, _, _) in solid.rays.items():
            shadow[index] += bone * mineral + (length - bone) * marrow
    base = [soft + hard for soft, hard in zip(_soft(seed), blur(shadow, PIXELS, 0.7), strict=True)]
    return Projection(GRID, LESION, 0.0, base, (femur,), MARROW, clutter=0.015)


def _soft(seed: str) -> list[float]:
    """Lay out the soft tissue: thinner to the outside, with planes of fat between the muscles."""
    cloud = grain(f"{seed} cloud", PIXELS, 9, 9)
    values = []
    for index, puff in enumerate(cloud):
        x, y = GRID.center(index % PIXELS, index // PIXELS)
        outside = max(0.0, -36 - x - 0.10 * y) / 48
        values.append(exponent(1, "soft tissue") * PATIENT_MM * (1 - 0.22 * outside**1.6) + 0.02 * puff)
    return blur(values, PIXELS, 2)


@cache
def side_to_side() -> Section:
    """Cut from side to side through the middle of the bone; the patient's right is on the left of the picture.

    >>> max(side_to_side().bone) <= 1
    True
    """
    shape, texture = _shape()
    unit = GRID.pixel_mm
    bone = {index: min(1.0, max(0.0, each[0] / unit + 0.5)) for index, each in shape.items() if each[0] > -unit / 2}
    core = {index: min(1.0, max(0.0, each[1] / unit + 0.5)) for index, each in shape.items() if each[1] > -unit / 2}
    layers: list[Layer] = [
        ("adipose tissue", ()),
        *(("muscle", smooth(outline)) for outline in MUSCLES),
        ("fluid", oval(92, -34, 26, 24)),
        ("annulus", oval(*HEAD, 27.5, 27.5)),
        ("cortex", ILIUM),
        ("trabecular", inset(ILIUM, 1.6)),
        ("cortex", ISCHIUM),
        ("trabecular", inset(ISCHIUM, 1.6)),
        ("annulus", oval(*HEAD, 26.6, 26.6)),
        ("cortex", bone),
        ("trabecular", core),
    ]
    filled = tuple(value if index in core else 0.2 * value for index, value in enumerate(_hip_texture(texture)))
    return section(GRID, LESION, layers, marrow=MARROW, trabecular=TRABECULAR, texture=filled)


def _hip_texture(texture: tuple[float, ...]) -> list[float]:
    fine = grain("hip fine", PIXELS, 0.9, 0.9)
    return [value or 0.8 * spot for value, spot in zip(texture, fine, strict=True)]


MUSCLES = (
    ((-14, -60), (-36, -70), (-64, -62), (-62, -34), (-54, -12), (-46, -24), (-26, -38), (-10, -46)),
    ((-56, 6), (-66, 20), (-68, 60), (-60, 110), (-38, 110), (-39, 60), (-45, 24)),
    ((-4, 40), (8, 30), (30, 40), (42, 76), (40, 110), (0, 110), (-3, 70)),
    ((34, 76), (46, 74), (70, 78), (88, 64), (90, 110), (44, 110)),
    ((2, 14), (14, 8), (34, 12), (32, 30), (10, 26), (-2, 28)),
    ((56, 8), (76, 22), (88, 34), (70, 50), (60, 44), (55, 24)),
)


@cache
def phantom() -> Phantom:
    """Give the femur as all scanners see it.

    >>> phantom().name
    'femur'
    """
    cut = side_to_side()
    return Phantom(
        name="femur",
        label="Upper end of the right femur",
        xray=xray(),
        ct=cut,
        mri=cut,
        scan=pelvis.scan(),
        pet=pelvis.pet(),
        planes={
            "xray": "from the front",
            "ct": "cut side to side",
            "t1": "cut side to side",
            "stir": "cut side to side",
            "scan": "pelvis from the front",
            "pet": "pelvis, a slice from the front",
        },
    )

