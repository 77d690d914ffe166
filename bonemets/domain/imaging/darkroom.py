"""The darkroom, where authors draw the plates anew after a drawing changed.

Run ``python -c "from bonemets.domain.imaging import darkroom; darkroom.main()"``.
"""

from __future__ import annotations

from pathlib import Path

from bonemets.domain.imaging import femur, pelvis, trunk, vertebra, vertebra_cut
from bonemets.domain.imaging.plate import DRAWINGS, FOLDER, pack

DRAWN = (femur, pelvis, trunk, vertebra, vertebra_cut)  # to import them fills DRAWINGS


def main(folder: Path | None = None) -> None:
    """Write a plate for every drawing.

    Args:
        folder: Where to; the package's own folder where left out.
    """
    target = folder or Path(str(FOLDER))
    for name, draw in DRAWINGS.items():
        (target / f"{name}.plate").write_bytes(pack(draw()))
