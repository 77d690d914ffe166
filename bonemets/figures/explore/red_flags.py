"""What a list of red flags hides: where the suspicion started, and how much each answer moves it."""

from __future__ import annotations

from bonemets.domain.simulation.red_flag import FLAGS, alike, chance, ratios
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, Slider, Values, View
from bonemets.figures.explore.red_flags_scene import NARROW, WIDE, Scene, Step, drawing, filled
from bonemets.figures.figure import Table

ANSWERS = (("open", "Not asked"), ("yes", "Yes"), ("no", "No"))
QUESTIONS = {
    "over_50": "50 or older?",
    "over_a_month": "Pain for over a month?",
    "no_relief": "Lying down brings no relief?",
    "weight_loss": "Losing weight without a reason?",
    "cancer_before": "Had cancer before?",
}
START = Slider("start_percent", "Chance before any question", 0.1, 50, 0.1, 0.7, "%")
OVERLAP = Slider("overlap_percent", "How much the answers say the same", 0, 100, 5, 0, "%")
NOT_SO = {
    "over_50": "under 50",
    "over_a_month": "pain no longer than a month",
    "no_relief": "eased by lying",
    "weight_loss": "no weight loss",
    "cancer_before": "no cancer before",
}
FLAG_CONTROLS = tuple(Choice(name, question, ANSWERS, "open") for name, question in QUESTIONS.items())


def _answers(values: Values) -> dict[str, bool]:
    return {name: values[name] == "yes" for name in QUESTIONS if values[name] != "open"}


def draw(values: Values) -> View:
    """Draw the people and the steps of the suspicion."""
    pretest, overlap = float(values["start_percent"]) / 100, float(values["overlap_percent"]) / 100
    answers = _answers(values)
    steps, here = [], pretest
    for flag, there, ratio in ratios(answers, overlap):
        after = _moved(here, ratio)
        steps.append(Step(flag.words if there else NOT_SO[flag.name], ratio, here, after))
        here = after
    end = chance(pretest, answers, overlap)
    crowd = alike(pretest, answers, overlap)
    scene = Scene(pretest, tuple(steps), end, crowd)
    reading = (
        f"Of 1,000 such people, {crowd.with_signs} would answer the same; about {_percent(end)} of those have cancer "
        "in the spine."
        if answers
        else f"Nothing asked yet: of 1,000 such people {crowd.ill} have cancer in the spine, {_percent(pretest)}."
    )
    return View(
        reading=reading,
        alt=f"A field of 1,000 dots, one a person, with those who answer the same marked; beside it 100 people who "
        f"answer the same, {filled(end):.0f} of them filled in. Below, the chance moves from {_percent(pretest)} to "
        f"{_percent(end)} in {len(steps)} steps. {reading}",
        wide=drawing(scene, WIDE),
        narrow=drawing(scene, NARROW),
        table=_table(scene),
        notes=_notes(answers, overlap),
    )


def _moved(before: float, ratio: float) -> float:
    odds = before / (1 - before) * ratio
    return odds / (1 + odds)


def _percent(share: float) -> str:
    places = 0 if share >= 0.1 else 1 if share >= 0.001 else 2
    return f"{share * 100:.{places}f}%"


def _notes(answers: dict[str, bool], overlap: float) -> tuple[str, ...]:
    notes = []
    if answers.get("cancer_before"):
        notes.append(
            "A review of 2013 puts the chance with a history of cancer at 33% (22 to 46), far above what this one "
            "study gives. Sources disagree; nobody waits for a number here."
        )
    if overlap and len(answers) < 2:
        notes.append("Overlap changes nothing until two questions are answered.")
    return tuple(notes)


def _table(scene: Scene) -> Table:
    rows = [("Before any question", "", _percent(scene.start))]
    rows += [(step.words.capitalize(), f"× {step.ratio:.2f}", _percent(step.after)) for step in scene.steps]
    rows += [
        (
            f"{flag.words.capitalize()}: how often",
            f"{flag.sensitivity:.0%} with cancer, {1 - flag.specificity:.0%} without",
            "",
        )
        for flag in FLAGS
    ]
    return Table(
        caption="How each answer moves the chance", head=("Answer", "Odds", "Chance after it"), rows=tuple(rows)
    )


_TWO = {"over_50": "yes", "over_a_month": "yes"}

EXPLORABLE = Explorable(
    name="red-flags",
    title="One amber sign is little. What are two, or three?",
    looking="First 1,000 people with back pain, one dot each; the large dots would answer as this caller does, "
    "violet ones have cancer in the spine. Then 100 of those who answer the same: the filled figures have cancer. "
    "Last, each answer pushes the chance along.",
    prediction=Prediction(
        question="In a walk-in clinic 7 of 1,000 people with back pain have cancer in the spine. This man is 60, the "
        "pain has lasted over a month, and lying down does not help. What is his chance now?",
        options=(
            ("same", "Still under 1%"),
            ("some", "About 8%"),
            ("half", "About 50%"),
            ("sure", "Over 90%"),
        ),
        answer="some",
        why="Each sign alone only doubles or triples the odds, but they multiply. From 7 in 1,000 to 8 in 100: far "
        "from certain, and far too much to send home with advice to wait.",
    ),
    controls=(START, *FLAG_CONTROLS, OVERLAP),
    presets=(
        Preset("start", "Walk-in clinic", "Back pain, nothing asked. Seven dots in a thousand.", {}),
        Preset(
            "one",
            "One amber sign",
            "Pain for over a month, and nothing else asked. The chance more than doubles, and is still under 2%.",
            {"over_a_month": "yes"},
        ),
        Preset("two", "Two of them", "Now he is also 60. One amber and one amber is not nothing.", dict(_TWO)),
        Preset(
            "three",
            "All three",
            "And lying down does not help: a weak sign, met in half of all people with back pain. It still counts.",
            {**_TWO, "no_relief": "yes"},
        ),
        Preset(
            "same-thing",
            "The same thing twice",
            "If the signs mostly say the same, they add less. A list that only counts flags cannot know that.",
            {**_TWO, "no_relief": "yes", "overlap_percent": 70},
        ),
        Preset(
            "no",
            "Answers that are no",
            "Under 50, a short time, eased by lying. The chance falls, but it never becomes zero: keep the safety net.",
            {"over_50": "no", "over_a_month": "no", "no_relief": "no"},
        ),
        Preset(
            "clinic",
            "Cancer clinic",
            "The same three answers where one caller in ten has a spinal metastasis. Where you start decides most.",
            {**_TWO, "no_relief": "yes", "start_percent": 10},
        ),
    ),
    limits="Education only, not medical advice. The shares come from one American study of 1988 with 13 people who "
    "had cancer; real callers differ. Multiplying assumes that signs are independent; the overlap is our own crude "
    "answer to that, and the starting chance in the cancer clinic is made up. New weakness, numbness, or trouble "
    "with bladder or bowel is an emergency whatever the arithmetic says.",
    sources=("deyo-1988", "downie-2013", "textbook-back-pain", "nice-ng234", "synthesis"),
    draw=draw,
)
