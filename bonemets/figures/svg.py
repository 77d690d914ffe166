"""SVG as text: a few builders that escape what they are given.

A shape carries a class that says what it *is* (``bone``, ``cord``, ``tumor``); the one stylesheet
``bonemets/widgets/bonemets.css`` says how that looks in each theme. No color is written here.
"""

from __future__ import annotations

from html import escape


def number(value: float) -> str:
    """Format a coordinate with at most two decimals and no trailing zeros.

    >>> number(7.999999999), number(3.5), number(-0.0)
    ('8', '3.5', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(tag: str, *children: str, **attributes: object) -> str:
    """Build one element; ``class_`` and ``stroke_width`` style names become attribute names.

    Args:
        tag: Element name.
        children: Already built markup (escape plain text with :func:`label`).
        attributes: Numbers are formatted, ``None`` is left out, the rest is escaped.

    >>> element("circle", cx=4.0, cy=5, r=1.25, class_="bone")
    '<circle cx="4" cy="5" r="1.25" class="bone"/>'
    """
    parts = [tag]
    for key, value in attributes.items():
        if value is None:
            continue
        text = number(value) if isinstance(value, (int, float)) else str(value)
        parts.append(f'{key.rstrip("_").replace("_", "-")}="{escape(text)}"')
    start = " ".join(parts)
    return f"<{start}>{''.join(children)}</{tag}>" if children else f"<{start}/>"


def label(x: float, y: float, text: str, class_: str | None = None) -> str:
    """Build one line of text, its baseline at ``y``.

    >>> label(10, 20, "T1 & T2", "small")
    '<text x="10" y="20" class="small">T1 &amp; T2</text>'
    """
    return element("text", escape(text), x=x, y=y, class_=class_)


def lines(x: float, y: float, texts: tuple[str, ...], class_: str | None = None, leading: float = 19) -> str:
    """Build several lines of text under one another, ``leading`` units apart.

    >>> lines(0, 10, ("a", "b")).count("<text")
    2
    """
    return "".join(label(x, y + index * leading, text, class_) for index, text in enumerate(texts))


def path(d: str, class_: str) -> str:
    """Build a path.

    >>> path("M0 0h4", "line")
    '<path d="M0 0h4" class="line"/>'
    """
    return element("path", d=d, class_=class_)


def group(*children: str, class_: str | None = None, transform: str | None = None) -> str:
    """Group shapes.

    >>> group("<g/>", class_="dim")
    '<g class="dim"><g/></g>'
    """
    return element("g", *children, class_=class_, transform=transform)


def arrow(x1: float, y1: float, x2: float, y2: float, head: float = 7) -> str:
    """Build a straight arrow from one point to another.

    >>> arrow(0, 0, 10, 0).count("<path")
    2
    """
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    bx, by = x2 - ux * head, y2 - uy * head
    tip = f"M{number(x2)} {number(y2)}L{number(bx - uy * head * 0.6)} {number(by + ux * head * 0.6)}"
    tip += f"L{number(bx + uy * head * 0.6)} {number(by - ux * head * 0.6)}Z"
    shaft = f"M{number(x1)} {number(y1)}L{number(bx)} {number(by)}"
    return path(shaft, "arrow") + path(tip, "arrow-head")


def canvas(width: float, height: float, *children: str) -> str:
    """Wrap shapes in the outer ``svg`` element. The widget that shows it gives it its name and role.

    >>> canvas(10, 5).startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5" class="bm-svg"')
    True
    """
    return element(
        "svg",
        *(children or ("",)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        class_="bm-svg",
        aria_hidden="true",
        focusable="false",
    )
