"""What the pictures of the vertebra share: its make, and where the lesion sits.

The lesion sits in the right back corner of the body, where a metastasis often does, near enough to the pedicle to take
it once it is large. Sizes in mm (anatomy).
"""

from bonemets.domain.imaging.tissue import Marrow

PIXELS = 192
TRABECULAR = 0.12  # bone volume fraction
MARROW = Marrow(fat=0.45, material="red marrow")
LEVEL_MM = 37.0  # from one vertebra to the next
LESION_X, LESION_DEPTH, LESION_Y = -10.5, -6.0, -2.5
