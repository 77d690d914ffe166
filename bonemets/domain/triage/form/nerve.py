"""Legs, feeling, bladder and bowel: the questions that find cord compression while the person still walks."""

from bonemets.domain.triage.form.field import Field, flag

GROUP = "Legs, feeling, bladder, bowel"
_OLD = ("longstanding_unchanged", "long-standing and unchanged")

FIELDS = (
    Field(
        name="limb_weakness",
        alias="limb_weakness",
        label="Weakness",
        question="Do your arms or legs feel weaker or heavier than they did last week?",
        kind="choice",
        group=GROUP,
        choices=(("none", "none"), ("new_or_worse", "new or worse weakness"), _OLD),
        reassuring="none",
        red_flags=("new_or_worse",),
        key=True,
    ),
    Field(
        name="walking",
        alias="walking",
        label="Walking",
        question="Are you walking as well as last week, on stairs too?",
        kind="choice",
        group=GROUP,
        choices=(
            ("normal", "as usual"),
            ("unsteady_new", "newly unsteady"),
            ("cannot_walk_new", "newly unable to walk"),
            _OLD,
        ),
        reassuring="normal",
        red_flags=("unsteady_new", "cannot_walk_new"),
        key=True,
    ),
    Field(
        name="sensory",
        alias="sensory",
        label="Feeling",
        question="Is there numbness or tingling anywhere, also where you sit, or when you wipe?",
        kind="choice",
        group=GROUP,
        choices=(
            ("none", "none"),
            ("new_numb_tingle", "new numbness or tingling in trunk or limbs"),
            ("saddle_numbness", "numbness between the legs or in the seat"),
            ("perioral_fingers_tingle", "tingling only around the mouth and in the fingertips"),
            _OLD,
        ),
        reassuring="none",
        red_flags=("new_numb_tingle", "saddle_numbness", "perioral_fingers_tingle"),
        key=True,
    ),
    Field(
        name="bladder",
        alias="bladder",
        label="Bladder",
        question="Can you pass urine as usual, and do you feel when it comes?",
        kind="choice",
        group=GROUP,
        choices=(
            ("normal", "as usual"),
            ("new_hesitancy_urgency", "new trouble starting or holding"),
            ("retention_or_incontinence_new", "newly cannot pass urine, or leaks"),
            _OLD,
        ),
        reassuring="normal",
        red_flags=("new_hesitancy_urgency", "retention_or_incontinence_new"),
        key=True,
    ),
    Field(
        name="bowel",
        alias="bowel",
        label="Bowel",
        question="Have your bowels changed: constipation, or stool that comes without your control?",
        kind="choice",
        group=GROUP,
        choices=(
            ("normal", "as usual"),
            ("constipation_only", "constipation only"),
            ("new_incontinence", "new loss of control"),
            _OLD,
        ),
        reassuring="normal",
        red_flags=("new_incontinence",),
        key=True,
    ),
    flag(
        "radicular_pain",
        "Band-like or shooting pain",
        "Does pain run round your body like a tight band, or shoot down an arm or leg?",
        GROUP,
        key=True,
    ),
)
