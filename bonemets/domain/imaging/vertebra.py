"""The second lumbar vertebra with its neighbors: a shadow from the front, a cross section and a cut from front to back.

Sizes are those of an average adult, in mm (anatomy). The lesion sits in the right back corner of the body, where a
metastasis often does, near enough to the pedicle to take it once it is large.
"""

from __future__ import annotations

from functools import cache

from bonemets.domain.imaging import trunk
from bonemets.domain.imaging.blur import blur
from bonemets.domain.imaging.canvas import Layer, grain, paint, prism, section
from bonemets.domain.imaging.phantom import Marrow, Phantom, Projection, Section, Solid, exponent
from bonemets.domain.imaging.raster import Grid, Outline, cover, flipped, inset, mirrored, moved, oval, smooth

PIXELS = 192
TRABECULAR = 0.12
MARROW = Marrow(fat=0.45, material="red marrow")
LEVEL_MM = 37.0  # from one vertebra to the next
LESION_X, LESION_DEPTH, LESION_Y = -10.5, -6.0, -2.5
PATIENT_MM = 200.0  # soft tissue in the way

FRONT = Grid(PIXELS, -48, -50, 96)
CROSS = Grid(PIXELS, -48, -46, 96)
SIDE = Grid(PIXELS, -56, -60, 120)

HALF_BODY: Outline = (
    (0, -12.2), (9, -12.4), (17, -13.4), (22.3, -13.6), (23.8, -12.3), (22.3, -8.5), (20.6, -3), (20.5, 2),
    (22, 8.5), (24, 12.4), (22.6, 13.8), (17, 13.6), (9, 12.6), (0, 12.3),
)  # fmt: skip
BODY = smooth(mirrored(HALF_BODY))
PEDICLE = oval(-15.6, -5.2, 4.3, 7.2, 6)
SUPERIOR_FACET = smooth(((-13.5, -19), (-18.5, -20.5), (-21.5, -17), (-21, -9), (-18, -4), (-14.5, -6)))
INFERIOR_FACET = smooth(((-9, 7), (-14, 6), (-16.5, 12), (-16.5, 20), (-13.5, 24), (-10, 22), (-8.5, 14)))
TRANSVERSE = smooth(((-17, -8), (-26, -9.5), (-37, -12), (-41, -10), (-40, -6.5), (-30, -3.5), (-20, 0), (-16, -1)))
LAMINA = smooth(((-2, 1), (-9, -6), (-15, -3), (-15, 6), (-11, 11), (-5, 14), (0, 15), (5, 14), (11, 11), (15, 6),
                 (15, -3), (9, -6), (2, 1)))  # fmt: skip
SPINOUS = smooth(((0, 0), (2.2, 5), (3.4, 13), (3.8, 19), (0, 22), (-3.8, 19), (-3.4, 13), (-2.2, 5)))
THIN = (0.9, 0.5)  # cortex of the arch: thickness in mm, bone volume fraction


def _width(y: float) -> float:
    """Half width of the body at a height: waisted in the middle."""
    return 20.4 + 3.4 * min(1.0, abs(y) / 13) ** 2.4


def _body(y_mm: float, texture: tuple[float, ...]) -> Solid:
    """Build the body as a stack of rounded slabs with a shell of cortex."""
    outline = moved(BODY, 0, y_mm)
    core = cover(inset(outline, 1.1), FRONT)
    rays = {}
    for index, share in cover(outline, FRONT).items():
        x, y = FRONT.center(index % PIXELS, index // PIXELS)
        wide = _width(y - y_mm)
        outer = _chord(x, wide, 16.6 * wide / 22) * share
        inner = _chord(x, wide - 0.8, 16.6 * wide / 22 - 0.7) * core.get(index, 0.0)
        spongy = TRABECULAR * (1 + 0.16 * texture[index])
        if outer > 0:
            mineral = (outer - inner) * 0.3 + inner * spongy
            rays[index] = (mineral, outer, -16.6 - outer / 2, -16.6 + outer / 2)
    return Solid(rays)


def _chord(x: float, half_width: float, half_depth: float) -> float:
    share = abs(x) / half_width
    return 2 * half_depth * (1 - share**2.6) ** (1 / 2.6) if share < 1 else 0.0


def _arch(y_mm: float) -> list[Solid]:
    """Build the parts behind the body."""
    parts = (
        (PEDICLE, (0, 11), THIN, TRABECULAR),
        (flipped(PEDICLE), (0, 11), THIN, TRABECULAR),
        (TRANSVERSE, (12, 18), THIN, TRABECULAR),
        (flipped(TRANSVERSE), (12, 18), THIN, TRABECULAR),
        (SUPERIOR_FACET, (10, 18), THIN, 0.16),
        (flipped(SUPERIOR_FACET), (10, 18), THIN, 0.16),
        (INFERIOR_FACET, (16, 25), THIN, 0.16),
        (flipped(INFERIOR_FACET), (16, 25), THIN, 0.16),
        (LAMINA, (14, 21), THIN, TRABECULAR),
        (SPINOUS, (22, 46), (0.8, 0.34), 0.09),
    )
    return [prism(FRONT, moved(outline, 0, y_mm), depth, rim, inside) for outline, depth, rim, inside in parts]


def _soft(seed: str) -> list[float]:
    """Lay out the soft tissue: psoas edges, fat beside them, a little bowel gas."""
    level = exponent(PATIENT_MM, "soft tissue")
    values = [level] * (PIXELS * PIXELS)
    fat = exponent(50, "soft tissue") - exponent(50, "adipose tissue")
    psoas = ((-27, -60), (-31, -30), (-38, 0), (-46, 30), (-52, 60), (-90, 60), (-90, -60))
    for outline in (psoas, flipped(psoas)):
        paint(values, cover(outline, FRONT), level - fat)
    for x, y, rx, ry in ((39, -33, 11, 8), (45, -22, 9, 7), (-44, 34, 9, 11), (-38, 42, 8, 6)):
        for index, share in cover(oval(x, y, rx, ry), FRONT).items():
            values[index] -= share * 0.16
    cloud = grain(f"{seed} cloud", PIXELS, 11, 11)
    return blur([value + 0.02 * puff for value, puff in zip(values, cloud, strict=True)], PIXELS, 2.6)


@cache
def xray(seed: str = "vertebra") -> Projection:
    """Cast the shadow from front to back; the patient's right is on the left of the picture.

    >>> picture = xray()
    >>> len(picture.base) == PIXELS * PIXELS
    True
    """
    texture = _trabeculae(seed)
    levels = [(_body(y, texture), *_arch(y)) for y in (-LEVEL_MM, 0.0, LEVEL_MM)]
    base = _soft(seed)
    mineral = exponent(1, "cortical bone") - exponent(1, "soft tissue")
    marrow = exponent(1, MARROW.material) - exponent(1, "soft tissue")
    shadow = [0.0] * len(base)
    for solid in (part for level in levels for part in level):
        for index, (bone, length, _, _) in solid.rays.items():
            shadow[index] += bone * mineral + (length - bone) * marrow
    base = [soft + hard for soft, hard in zip(base, blur(shadow, PIXELS, 0.7), strict=True)]
    return Projection(FRONT, (LESION_X, LESION_Y), LESION_DEPTH, base, tuple(levels[1]), MARROW, clutter=0.0095)


def _trabeculae(seed: str) -> tuple[float, ...]:
    """Give the texture of the body: upright struts, finer ones across."""
    upright = grain(f"{seed} upright", PIXELS, 0.8, 5.5)
    across = grain(f"{seed} across", PIXELS, 4, 0.8)
    return tuple(0.85 * a + 0.45 * b for a, b in zip(upright, across, strict=True))


CROSS_BODY = smooth(mirrored(((0, -32.5), (8, -32), (16, -28.5), (21.5, -21), (22.3, -12), (20.5, -4), (14, 0.2),
                              (7, -0.6), (0, -1.6))))  # fmt: skip
CROSS_ARCH = smooth(mirrored(((9.5, -2), (17.5, -4), (20.5, 0), (20, 6), (24, 9.5), (35, 12.5), (41, 16), (40, 18.5),
                              (31, 17.5), (23, 16.5), (20, 21), (15, 23), (9.5, 22.5), (5.5, 26.5), (3.8, 33),
                              (3.6, 43), (2.4, 47.5), (0, 48.5))))  # fmt: skip
CANAL = smooth(mirrored(((0, -1), (7, -0.4), (11.3, 1.5), (11.6, 6.5), (8.5, 11.5), (3.5, 16.5), (0, 18.5))))


def _cross_layers() -> list[Layer]:
    psoas = smooth(((-25, -22), (-31, -26), (-40, -22), (-46, -10), (-45, 2), (-37, 9), (-28, 7), (-24, -4)))
    erector = smooth(((-6, 24), (-14, 25), (-26, 20), (-40, 22), (-52, 26), (-56, 45), (-40, 54), (-8, 56), (-5.5, 40)))
    kidney = smooth(((-60, -30), (-49, -26), (-47.5, -12), (-52, 2), (-64, 4)))
    return [
        ("adipose tissue", ()),
        *(("muscle", each(outline)) for outline in (psoas, erector, kidney) for each in (tuple, flipped)),
        ("blood", oval(-12, -40, 9.5, 7)),
        ("blood", oval(8, -42, 8.2, 8.2)),
        ("cortex", CROSS_ARCH),
        ("trabecular", inset(CROSS_ARCH, 1.5)),
        ("cortex", CROSS_BODY),
        ("trabecular", inset(CROSS_BODY, 1.0)),
        ("trabecular", oval(-15, -0.5, 2.9, 5, 8)),
        ("trabecular", oval(15, -0.5, 2.9, 5, -8)),
        ("red marrow", smooth(((-1.2, -3), (-1.0, -10), (-7, -16), (-6, -17.5), (0, -13), (6, -18), (7, -16.5), (1, -10), (1.2, -3)))),
        ("cortex", CANAL),
        ("adipose tissue", inset(CANAL, 1.1)),
        ("fluid", oval(0, 6.6, 8.2, 6.2)),
        ("cord", oval(0, 7.2, 3.6, 2.8)),
        *(("cord", oval(x, y, 0.9, 0.8)) for x, y in ((-5.4, 8.5), (5.4, 8.5), (-4.2, 10.6), (4.2, 10.6), (0, 11.3))),
    ]


def _texture(seed: str, amount: float) -> list[float]:
    return [amount * value for value in grain(seed, PIXELS, 0.8, 0.8)]


@cache
def cross() -> Section:
    """Cut across the vertebra; seen from the feet, the patient's right is on the left of the picture.

    >>> max(cross().bone) <= 1
    True
    """
    texture = _texture("vertebra cross", 0.22)
    center = (LESION_X, LESION_DEPTH)
    return section(CROSS, center, _cross_layers(), marrow=MARROW, trabecular=TRABECULAR, texture=texture)


SIDE_BODY = smooth(((-33, -12.6), (-31, -13.8), (-25, -12.9), (-16, -12.3), (-7, -12.8), (-1.5, -13.7), (0.2, -12.6),
                    (-0.8, -6), (-1, 4), (0.2, 12.4), (-1.5, 13.7), (-7, 12.9), (-16, 12.4), (-25, 13), (-31, 13.9),
                    (-33.2, 12.6), (-31.6, 5), (-31.5, -4)))  # fmt: skip
SIDE_DISC = smooth(((-31, 15), (-16, 13.6), (-1, 15), (1.2, 18.5), (-1, 22), (-16, 23.4), (-31, 22), (-34, 18.5)))
SIDE_NUCLEUS = smooth(((-26, 18), (-16, 16.4), (-8, 17.6), (-6, 18.6), (-8, 19.6), (-16, 20.8), (-26, 19.4)))
SIDE_LAMINA = smooth(((15, -8), (18, -10), (22, -4), (25, 5), (26, 13), (23, 15), (20, 10), (17, 2)))


def _side_layers() -> list[Layer]:
    levels = (-LEVEL_MM, 0.0, LEVEL_MM)
    canal = smooth(((1, -70), (15, -70), (16, -30), (15, 0), (16.5, 30), (15, 70), (1, 70), (-0.2, 37), (0.5, 0), (-0.2, -37)))
    sac = smooth(((2.4, -70), (13, -70), (14, -30), (13, 0), (14, 30), (13, 70), (2.4, 70), (2.2, 19), (2.6, 0), (2.2, -19)))
    cord = smooth(((5, -70), (11, -70), (11, -30), (10.6, -12), (9.6, 4), (8.6, 10), (7.6, 4), (6, -12), (5.2, -30)))
    roots = ((8.4, 8), (8.9, 8), (10.5, 70), (9.6, 70)), ((9.6, -6), (10.1, -6), (12.4, 70), (11.6, 70))
    back = smooth(((17, -70), (50, -70), (51, 0), (50, 70), (17, 70), (21, 37), (18, 0), (21, -37)))
    return [
        ("adipose tissue", ()),
        ("blood", smooth(((-50, -70), (-38, -70), (-37.5, 0), (-38, 70), (-50, 70), (-51, 0)))),
        ("muscle", back),
        ("adipose tissue", canal),
        ("fluid", sac),
        ("cord", cord),
        *(("cord", tuple(root)) for root in roots),
        *(("annulus", moved(SIDE_DISC, 0, y)) for y in (-2 * LEVEL_MM, -LEVEL_MM, 0.0, LEVEL_MM)),
        *(("disc", moved(SIDE_NUCLEUS, 0, y)) for y in (-2 * LEVEL_MM, -LEVEL_MM, 0.0, LEVEL_MM)),
        *(("cortex", moved(SIDE_BODY, 0, y)) for y in levels),
        *(("trabecular", moved(inset(SIDE_BODY, 0.9), 0, y)) for y in levels),
        *(("cortex", moved(SIDE_LAMINA, 0, y)) for y in (-LEVEL_MM - 1, -1.0, LEVEL_MM - 1)),
        *(("trabecular", moved(inset(SIDE_LAMINA, 1.2), 0, y)) for y in (-LEVEL_MM - 1, -1.0, LEVEL_MM - 1)),
    ]


@cache
def side() -> Section:
    """Cut from front to back through the lesion; the front is on the left of the picture.

    >>> side().base["t1"][0] > 0
    True
    """
    texture = _texture("vertebra side", 0.25)
    center = (LESION_DEPTH, LESION_Y)
    return section(SIDE, center, _side_layers(), marrow=MARROW, trabecular=TRABECULAR, texture=texture)


@cache
def phantom() -> Phantom:
    """Give the vertebra as all scanners see it.

    >>> phantom().name
    'vertebra'
    """
    return Phantom(
        name="vertebra",
        label="Second lumbar vertebra",
        xray=xray(),
        ct=cross(),
        mri=side(),
        scan=trunk.scan(),
        pet=trunk.pet(),
        planes={
            "xray": "from the front",
            "ct": "cross section",
            "t1": "cut front to back",
            "stir": "cut front to back",
            "scan": "trunk from behind",
            "pet": "trunk, a slice from the front",
        },
    )

