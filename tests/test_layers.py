"""Arrows point down only: notebooks, door, app, widgets, figures, content, domain, standard library."""

import ast
import sys
from pathlib import Path

import pytest

import bonemets

PACKAGE = Path(bonemets.__file__).parent
ROOT = PACKAGE.parent
LAYERS = ("domain", "content", "figures", "widgets", "app")
BROWSER = LAYERS[:-1]  # what must also run in the browser's Python
FROM_OUTSIDE = {"widgets": {"anywidget", "ipywidgets", "traitlets"}}
NOT_IN_A_BROWSER = {
    "threading", "subprocess", "sqlite3", "socket", "multiprocessing", "urllib.request", "http",
    "concurrent", "ctypes", "ssl", "asyncio", "socketserver", "ftplib", "smtplib",
}  # fmt: skip
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def layer(module):
    """Name the layer of a file ("widgets/quiz.py") or of an import ("bonemets.widgets.quiz"); None is the door."""
    parts = module.removeprefix("bonemets.").replace("/", ".").split(".")
    return parts[0] if parts[0] in LAYERS else None


def imported(tree):
    """Yield every module a file imports, at its top, in a function or by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from [f"{node.module}.{alias.name}" for alias in node.names] if not node.level else ["relative"]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            text = node.args[0].values[0] if isinstance(node.args[0], ast.JoinedStr) else node.args[0]
            yield str(getattr(text, "value", "computed"))


def broken(module, tree):
    """List the imports that point up, out, or to where a browser cannot follow."""
    own = layer(module)
    for name in imported(tree):
        top = name.split(".")[0]
        if top == "bonemets":
            wanted = layer(name)
            low = LAYERS.index(wanted) if wanted else len(LAYERS)
            fine = low <= LAYERS.index(own) if own else wanted == "widgets"
        elif own == "app":
            fine = top != "relative"
        else:
            forbidden = any(f"{name}.".startswith(f"{each}.") for each in NOT_IN_A_BROWSER)
            fine = not forbidden and (top in sys.stdlib_module_names or top in FROM_OUTSIDE.get(own, ()))
        if not fine:
            yield name


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_layer_may(module):
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))

    assert list(broken(module, tree)) == []


@pytest.mark.parametrize(
    ("module", "line", "found"),
    [
        ("domain/x.py", "import numpy", ["numpy"]),
        ("domain/x.py", "from bonemets.content import bank", ["bonemets.content.bank"]),
        ("domain/x.py", "from bonemets import content", ["bonemets.content"]),
        ("domain/x.py", "import bonemets", ["bonemets"]),
        ("domain/x.py", "from . import result", ["relative"]),
        ("content/x.py", "def f():\n    from urllib import request", ["urllib.request"]),
        ("content/x.py", "import http.client", ["http.client"]),
        ("content/x.py", "from urllib.parse import quote", []),
        ("figures/x.py", "import threading", ["threading"]),
        ("figures/x.py", "import traitlets", ["traitlets"]),
        ("widgets/x.py", "import traitlets", []),
        ("widgets/x.py", "import nbclient", ["nbclient"]),
        ("widgets/x.py", "def f():\n    import bonemets.app.server", ["bonemets.app.server"]),
        ("widgets/x.py", 'import_module(f"bonemets.app.{name}")', ["bonemets.app."]),
        ("widgets/x.py", 'import_module(f"bonemets.figures.{name}")', []),
        ("app/x.py", "import voila, bonemets.widgets.quiz", []),
        ("__init__.py", "from bonemets.app import server", ["bonemets.app.server"]),
        ("__init__.py", "from bonemets.domain import spine", ["bonemets.domain.spine"]),
    ],
)
def test_the_rule_itself_sees_an_arrow_that_points_up(module, line, found):
    assert list(broken(module, ast.parse(line))) == found


def test_every_module_lies_in_a_layer_or_is_the_door():
    assert [module for module in MODULES if layer(module) is None] == ["__init__.py"]


def widget_classes():
    for path in sorted((PACKAGE / "widgets").glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and "BoneWidget" in [ast.unparse(base) for base in node.bases]:
                yield path, node


def test_every_widget_has_one_front_end_file_and_one_test_of_its_name():
    found = dict(widget_classes())

    assert len(found) >= 3
    for path, node in found.items():
        assert path.with_suffix(".js").is_file()
        assert f"'{path.stem}.js'" in ast.unparse(node)
        assert (ROOT / "tests" / "widgets" / f"test_{path.name}").is_file()


def test_the_door_has_at_most_twelve_names_and_the_readme_shows_each():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert 0 < len(bonemets.__all__) <= 12
    assert set(bonemets.__all__) == {name for name in vars(bonemets) if is_public_function(name)}
    assert [name for name in bonemets.__all__ if f"bm.{name}(" not in readme] == []


def is_public_function(name):
    return not name.startswith("_") and getattr(getattr(bonemets, name), "__module__", "") == "bonemets"
