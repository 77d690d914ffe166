"""What lives in two places agrees: environments, guides, and the names of the stylesheet."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bonemets.app import clinical_review, marking_page
from bonemets.figures import NAMES
from bonemets.widgets.figure import draw

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "bonemets"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ON_CONDA = {"playwright": "playwright-python"}


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def requirements():
    groups = [
        PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"].values(),
        *PROJECT["dependency-groups"].values(),
        PROJECT["build-system"]["requires"],
    ]
    return {each.name: each for each in map(Requirement, itertools.chain(*groups))}


def conda():
    listed = yaml.safe_load(text("environment.yml"))["dependencies"]
    plain = [each for each in listed if isinstance(each, str)]
    by_pip = [line for each in listed if isinstance(each, dict) for line in each["pip"] if line != "."]
    return {each.name: each.specifier for each in map(Requirement, plain + by_pip)}


def lock():
    """Read the lock: name, version and number of hashes of each pin."""
    found = {}
    for block in re.split(r"\n(?=\S)", text("requirements.lock").strip()):
        name, version = re.match(r"([\w.-]+)(?:\[[^]]*])?==(\S+)", block).groups()
        found.setdefault(canonicalize_name(name), []).append((version, block.count("--hash=sha256:")))
    return found


# ---- environments ----


@pytest.mark.parametrize("needed", requirements().values(), ids=lambda each: each.name)
def test_conda_and_pip_ask_for_the_same_range(needed):
    name = ON_CONDA.get(needed.name, needed.name)

    assert name in conda()
    assert conda()[name] == needed.specifier


def test_conda_asks_for_the_python_of_the_project_and_for_nothing_else():
    known = {ON_CONDA.get(name, name) for name in requirements()}

    assert str(conda()["python"]) == PROJECT["project"]["requires-python"]
    assert set(conda()) - known == {"python", "pip"}


def test_conda_takes_packages_from_conda_forge_alone():
    assert yaml.safe_load(text("environment.yml"))["channels"] == ["conda-forge"]


@pytest.mark.parametrize("needed", requirements().values(), ids=lambda each: each.name)
def test_the_lock_pins_every_dependency_inside_its_range(needed):
    pins = lock()[canonicalize_name(needed.name)]

    assert all(needed.specifier.contains(version) for version, _ in pins)


def test_every_pin_has_a_hash_and_nothing_names_an_index():
    assert [name for name, pins in lock().items() if not all(hashes for _, hashes in pins)] == []
    assert not re.search(r"https?:|://|--(extra-)?index-url|--find-links|@ ", text("requirements.lock"))


# ---- guides ----


@pytest.mark.parametrize("command", ["make app", "make test", "make lab", "pip install .", "conda env create"])
def test_the_readme_says_how_to_start(command):
    assert command in text("README.md")


def test_the_readme_has_its_measured_times_filled_in():
    assert re.findall(r"\b[A-Z]+_[A-Z]+\b", text("README.md")) == []


@pytest.mark.parametrize("command", re.findall(r"`make (\w+)`", text("README.md") + text("CONTRIBUTING.md")))
def test_every_make_command_a_guide_names_exists(command):
    assert re.search(rf"^{command}:", text("Makefile"), re.MULTILINE)


def test_every_make_target_says_what_it_does():
    targets = re.search(r"^\.PHONY: (.*)$", text("Makefile"), re.MULTILINE)[1].split()

    assert [name for name in targets if not re.search(rf"^{name}:.* ## \w", text("Makefile"), re.MULTILINE)] == []


def test_the_version_has_its_entry_in_the_changelog():
    assert f"\n## {PROJECT['project']['version']}\n" in text("CHANGELOG.md")


GUIDES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(ROOT.glob("docs/*.md"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_paths_and_links_in_a_guide_exist(guide):
    words = guide.read_text(encoding="utf-8")
    linked = [link for link in re.findall(r"\]\(([^)#]+)", words) if "://" not in link]
    named = re.findall(r"`((?:bonemets|notebooks|tests|docs|assets)/[\w./-]*)`", words)
    only_in_the_wheel = {"bonemets/notebooks"}

    assert [each for each in linked if not (guide.parent / each).exists()] == []
    assert [each for each in named if not (ROOT / each).exists() and each not in only_in_the_wheel] == []


def test_the_page_a_clinician_signs_is_fresh():
    assert clinical_review.write(ROOT / clinical_review.PAGE, check=True) == 0


def test_the_page_on_marking_is_fresh():
    assert marking_page.write(ROOT / marking_page.PAGE, check=True) == 0


# ---- the stylesheet ----

CSS = text("bonemets/widgets/bonemets.css")
STYLED = sorted(path for end in ("css", "js", "svg", "j2") for path in PACKAGE.rglob(f"*.{end}"))


def block(selector):
    """Read the colors and sizes one theme sets."""
    body = re.search(rf"^{re.escape(selector)}[^{{]*\{{(.*?)^\}}", CSS, re.MULTILINE | re.DOTALL)[1]
    return dict(re.findall(r"(--bm-[\w-]+):\s*([^;]+);", body))


LIGHT = block(":root")
THEMES = {
    "light": LIGHT,
    "dark": LIGHT | block(':root[data-theme="dark"]'),
    "projector": LIGHT | block(':root[data-theme="projector"]'),
}
PAPERS = ("paper", "surface", "sunken")
MEANINGS = ("accent", "emergency", "urgent", "soon", "routine", "right", "partly", "not-yet")
TEXT_ON = [
    *itertools.product(("ink", "ink-soft", *MEANINGS), PAPERS),
    *((each, f"{each}-soft") for each in MEANINGS),
    *(("ink", f"{each}-soft") for each in MEANINGS),
    ("on-accent", "accent"),
]
EDGE_ON = [*itertools.product(("line-strong", "accent", "focus"), PAPERS)]


def contrast(one, other):
    """Work out the contrast of two #rrggbb colors (WCAG 2.2).

    >>> contrast("#000000", "#ffffff"), contrast("#777777", "#777777")
    (21.0, 1.0)
    """

    def luminance(color):
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "paper"), TEXT_ON)
def test_text_can_be_read_in_every_theme(theme, ink, paper):
    tokens = THEMES[theme]

    assert contrast(tokens[f"--bm-{ink}"], tokens[f"--bm-{paper}"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "paper"), EDGE_ON)
def test_the_edge_of_a_control_can_be_seen_in_every_theme(theme, edge, paper):
    tokens = THEMES[theme]

    assert contrast(tokens[f"--bm-{edge}"], tokens[f"--bm-{paper}"]) >= 3


def test_a_theme_only_gives_other_values_to_names_that_exist():
    names = set(LIGHT)

    assert len(names) > 50
    assert all(set(theme) == names for theme in THEMES.values())


@pytest.mark.parametrize("path", STYLED, ids=lambda path: path.name)
def test_every_name_a_style_uses_is_defined(path):
    style = path.read_text(encoding="utf-8")
    used = set(re.findall(r"var\((--[\w-]+)", style))
    own = {name for name in re.findall(r"(--[\w-]+):", style) if not name.startswith("--bm-")}

    assert used - own - set(LIGHT) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_class_a_figure_draws_with_is_in_the_stylesheet(name):
    controls = draw(name).controls
    choices = [[(control.name, value) for value, _ in control.choices] for control in controls]
    figures = [draw(name, **dict(values)) for values in itertools.product(*choices)]
    classes = [found for each in figures for found in re.findall(r'class="([^"]*)"', each.wide + each.narrow)]
    drawn = {word for each in classes for word in each.split()}

    styled = set(re.findall(r"^\.bm-svg (?:\w+)?\.([\w-]+)", CSS, re.MULTILINE))

    assert drawn
    assert drawn - styled == {"bm-svg"}
