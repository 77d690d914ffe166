"""Where things are: the lessons and the template, in a checkout and in an installed package alike."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
SHARE = PACKAGE / "app" / "share"
SETTINGS = PACKAGE / "app" / "voila.json"
TEMPLATE_STATIC = SHARE / "voila" / "templates" / "bonemets" / "static"


def notebooks() -> Path:
    """Find the folder of the lessons: inside the installed package, else beside it in a checkout.

    Raises:
        FileNotFoundError: If the lessons are in neither place, saying where they were looked for.
    """
    places = [PACKAGE / "notebooks", PACKAGE.parent / "notebooks"]
    for place in places:
        if (place / "index.ipynb").is_file():
            return place
    looked = " nor in ".join(str(place) for place in places)
    raise FileNotFoundError(f"the lessons are missing: no index.ipynb in {looked}; install bonemets again")
