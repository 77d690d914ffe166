"""The skeleton from the front, in the units of :mod:`bonemets.figures.body_shape`.

Bones that hold red (blood-forming) marrow in an adult carry the class ``marrow``, the others ``bone``.
"""

from __future__ import annotations

from bonemets.figures.outline import Points, band, place, smooth, symmetric
from bonemets.figures.svg import group, path

_SKULL = (
    (0, 3), (12, 5.5), (20, 14.5), (22.4, 27), (20.6, 37), (20.8, 43), (18.4, 49), (16, 53), (15.4, 61),
    (11, 68.5), (5, 73), (0, 73.6),
)  # fmt: skip
_VAULT = ((0, 3), (12, 5.5), (20, 14.5), (22.4, 27), (20.8, 34), (17, 30.6), (9, 29.6), (3, 32.4), (0, 33))
_ORBIT = ((4, 37), (8, 33.6), (14, 34.4), (16, 39), (12.6, 43.6), (6.4, 43))
_NOSE = ((0, 42.6), (2.4, 47), (3.2, 51.6), (0, 52.6))
_TEETH = ((-7.4, 60), (-3.6, 59.4), (0, 59.2), (3.6, 59.4), (7.4, 60))
_JAW = ((15.6, 57), (12.4, 63), (8.6, 65.6))
_CHEEK = ((18.8, 47.6), (14.6, 49), (11.6, 53), (10.4, 57))

_MANUBRIUM = ((0, 104.4), (5, 103.4), (9.4, 106), (7.6, 112.4), (5, 119.6), (0, 120.4))
_STERNUM = ((0, 121.4), (4, 121.6), (4.6, 132), (6, 144), (4.4, 151), (0, 153))
_XIPHOID = ((0, 153), (2.6, 154), (1.6, 160), (0, 163))
_CLAVICLE = ((6, 105.6), (16, 102.6), (30, 104.6), (44, 102), (58, 102.4), (65, 105))
_SCAPULA = (
    (65, 104.6), (68, 107.6), (61, 110), (58.6, 117), (53, 126), (47, 148), (42, 165), (38.4, 166),
    (34, 148), (32, 126), (36, 113), (48, 108.4), (56, 107),
)  # fmt: skip

_HUMERUS_HEAD = (
    (57.6, 112), (61.6, 107), (67, 106.4), (72.4, 109.6), (74.4, 116), (74, 126), (75.2, 139),
    (70.6, 140.6), (66.4, 131), (61.6, 123), (57.8, 118),
)  # fmt: skip
_HUMERUS = (
    (74, 124), (75.4, 142), (78.6, 166), (82.6, 190), (87.8, 202.6), (88.4, 209), (84, 213), (78, 212.6),
    (73.4, 208.4), (75.4, 201.4), (76, 190), (72.6, 166), (69.6, 142), (67, 130),
)  # fmt: skip
_RADIUS = ((85.4, 215.6), (89.6, 228), (96, 252), (103, 283))
_ULNA = ((78, 214), (83, 230), (90.6, 254), (98.6, 281.6))
_WRIST = ((97.6, 286), (102, 285), (106, 286.6), (107, 292.4), (103, 296), (98.6, 294))
_FINGERS = (
    ((107.4, 293), (113, 301), (117.4, 309), (121, 316.4)),
    ((105.4, 297), (109.6, 316), (112.6, 331), (114.4, 345)),
    ((103, 297.6), (106, 318), (108.4, 334), (110, 350)),
    ((100.8, 297), (102.6, 316), (104.6, 332), (106, 346)),
    ((98.8, 295.6), (99.4, 311), (101, 325), (102.6, 337)),
)

_HIP = (
    (9.6, 245), (14, 236), (24, 229), (36, 227.4), (46.4, 231.6), (51.4, 240), (49.6, 248.6), (45.6, 255.4),
    (46.2, 261), (44, 270), (38, 279), (33.6, 285), (31.4, 294), (25.6, 301.4), (18.8, 299.6), (11.6, 292.6),
    (3.4, 287.4), (2.2, 277), (8, 272.4), (18, 269.6), (25, 264), (25.4, 257), (19, 252.4), (11.4, 253),
)  # fmt: skip
_OBTURATOR = ((13, 281), (20, 276.6), (28, 278.4), (28, 286), (22.6, 293), (16.6, 290))
_SACRUM = ((0, 242), (10.6, 243), (12.6, 248), (9.6, 257), (4.6, 267.6), (0, 274))
_FEMUR_TOP = (
    (27.6, 266), (30, 261), (35, 259), (40, 261.4), (42.6, 266.6), (47, 267), (51.4, 264.6), (55.2, 268.4),
    (55.4, 277), (53.2, 290), (51.4, 306), (47.4, 316), (43.2, 308), (42.8, 294), (40.4, 288.6), (40, 284),
    (37, 278.4), (32, 275.4), (28.6, 271.6),
)  # fmt: skip
_FEMUR = (
    (54, 282), (51, 310), (46.6, 345), (42.8, 374), (43, 386), (44.2, 394), (41.6, 401.6), (35, 402),
    (31, 398.6), (26.6, 402.4), (20.4, 401), (18.4, 394.6), (21.8, 386), (30, 374), (36.6, 345),
    (41.8, 310), (42.6, 290),
)  # fmt: skip
_PATELLA = ((31, 383.6), (36, 387), (35, 393), (31, 396.6), (27, 393), (26, 387))
_TIBIA = (
    (20, 407.6), (31, 406), (42, 407.4), (42.6, 413), (38, 422), (35.4, 446), (34.4, 486), (33.8, 514),
    (35, 527), (28, 531), (22, 533), (21.4, 526), (24.6, 512), (24.4, 486), (22.8, 446), (22.6, 424),
    (18.6, 414),
)  # fmt: skip
_FIBULA = ((42.4, 413.6), (42.8, 438), (39.6, 484), (36, 512), (35.6, 533))
_FOOT = ((24, 534.6), (33, 534), (38, 541), (44.6, 552), (46.4, 557.4), (36, 558.6), (25, 557.8), (23, 549))
_TOES = (((29, 541), (27.6, 557)), ((32.4, 540.6), (34, 557.8)), ((35.4, 541), (40, 557.6)))

# For each rib: widest point, front end, and where its cartilage ends (ribs 11 and 12 float).
_RIBS = (
    ((20, 109), (14.6, 113), (8, 110)),
    ((30, 119), (20, 125), (6, 119.6)),
    ((36.6, 130), (22.6, 137), (5.4, 128)),
    ((41, 141), (24.4, 149), (5.8, 135.6)),
    ((44, 152), (26, 160), (6.4, 142)),
    ((46, 162.6), (28, 170), (6, 147)),
    ((46.6, 171.6), (31, 179), (4.4, 151)),
    ((46.4, 180), (34.6, 187), (22, 173.6)),
    ((45.4, 188), (38, 194), (27.6, 181)),
    ((44, 194.6), (40.4, 200), (32, 188.4)),
    ((40, 196), None, None),
    ((28, 199), None, None),
)


class Skeleton:
    """Draw the bones with the top of the head at ``(x, y)``.

    >>> Skeleton(100, 10).draw().count("marrow") > 20
    True
    """

    def __init__(self, x: float, y: float, scale: float = 1) -> None:
        self.x, self.y, self.scale = x, y, scale

    def draw(self) -> str:
        """Draw everything, from back to front."""
        return "".join(
            (
                self._both(_SCAPULA, "bone-shade"),
                self._ribs_behind(),
                self._spine(),
                self._pelvis(),
                self._ribs_in_front(),
                self._head(),
                self._arms(),
                self._legs(),
            )
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the body lies on the canvas."""
        return self.x + x * self.scale, self.y + y * self.scale

    def _one(self, points: Points, class_: str, *, closed: bool = True) -> str:
        return path(smooth(place(points, self.x, self.y, self.scale), closed=closed), class_)

    def _both(self, points: Points, class_: str, *, closed: bool = True) -> str:
        mirrored = tuple((-x, y) for x, y in points)
        return self._one(points, class_, closed=closed) + self._one(mirrored, class_, closed=closed)

    def _middle(self, half: Points, class_: str) -> str:
        return self._one(symmetric(half), class_)

    def _head(self) -> str:
        return (
            self._middle(_SKULL, "bone")
            + self._middle(_VAULT, "marrow")
            + self._both(_ORBIT, "bone-shade")
            + self._middle(_NOSE, "bone-shade")
            + self._both(_CHEEK, "leader", closed=False)
            + self._both(_JAW, "leader", closed=False)
            + self._one(_TEETH, "leader", closed=False)
        )

    def _spine(self) -> str:
        tops = [76.0 + 4.9 * index for index in range(5)]
        tops += [100.8 + 7.0 * index for index in range(12)]
        tops += [185.2 + 11.2 * index for index in range(5)]
        bodies = []
        for index, (top, below) in enumerate(zip(tops, [*tops[1:], 242.6], strict=True)):
            half, end = 6.2 + 0.28 * index, below - (2 if index > 15 else 0)
            waist = (half - 1.1, (top + end) / 2)
            bodies.append(self._middle(((0, top), (half, top + 0.4), waist, (half, end - 0.4), (0, end)), "marrow"))
        return "".join(bodies)

    def _pelvis(self) -> str:
        return self._both(_HIP, "marrow") + self._both(_OBTURATOR, "skin") + self._middle(_SACRUM, "marrow")

    def _ribs_behind(self) -> str:
        drawn = []
        for index, ((wide, low), _, _) in enumerate(_RIBS):
            start = 103.6 + 7.0 * index
            line = (
                (7, start),
                (wide * 0.5, start - 0.6),
                (wide * 0.88, start + (low - start) * 0.42),
                (wide, low),
            )
            drawn.append(self._both(band(line, 3, 3.4, 3.4, 3), "marrow"))
        return group(*drawn, class_="dim")

    def _ribs_in_front(self) -> str:
        drawn = []
        for (wide, low), front, cartilage in _RIBS:
            if front is None or cartilage is None:
                continue
            (x, y), turn = front, (wide * 0.93, low + (front[1] - low) * 0.55)
            gristle = (front, ((x + cartilage[0]) / 2, y - 0.35 * (y - cartilage[1])), cartilage)
            drawn.append(self._both(band(gristle, 3, 2.6, 2.4), "bone"))
            line = ((wide - 1.6, low - 5), (wide, low), turn, (x, y))
            drawn.append(self._both(band(line, 0.6, 3.4, 4.6, 4), "marrow"))
        sternum = (_MANUBRIUM, _STERNUM, _XIPHOID)
        return "".join(drawn) + "".join(self._middle(part, "marrow") for part in sternum)

    def _arms(self) -> str:
        hand = "".join(self._both(band(finger, 3.6, 2.6, 2.6, 1.8), "bone") for finger in _FINGERS)
        return (
            self._both(_HUMERUS, "bone")
            + self._both(_HUMERUS_HEAD, "marrow")
            + self._both(band(_CLAVICLE, 5, 4, 4, 4, 4.4, 4.6), "bone")
            + self._both(band(_RADIUS, 6, 4.4, 4.6, 6.6), "bone")
            + self._both(band(_ULNA, 7, 5, 4.2, 4), "bone")
            + self._both(_WRIST, "bone")
            + hand
        )

    def _legs(self) -> str:
        toes = "".join(self._both(toe, "leader", closed=False) for toe in _TOES)
        return (
            self._both(_FEMUR, "bone")
            + self._both(_FEMUR_TOP, "marrow")
            + self._both(band(_FIBULA, 5, 3.6, 3.4, 3.6, 5), "bone")
            + self._both(_TIBIA, "bone")
            + self._both(_PATELLA, "bone")
            + self._both(_FOOT, "bone")
            + toes
        )
