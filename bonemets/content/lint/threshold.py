"""Every number the linter decides by. Those without a source are proposals, tuned on the real bank."""

GUIDELINE_YEARS = 5  # a guideline is looked at again after so many years
REVIEW_MONTHS = 24  # and so is a reviewed item after so many months

STEM_WORDS = 120  # more than this belongs into an exhibit
READING_GRADE = 12  # school years; medical words of the course are not counted as hard

KEY_SHARE = 0.6  # with more keys than this, ticking everything pays under +/-
LENGTH_RATIO = 2.0  # longest option over shortest
KEY_IS_LONGEST_SHARE = 0.4  # of the single-best-answer items of the bank
KEY_PLACE_CHI_SQUARE = 7.81  # 3 degrees of freedom, p = 0.05
KEY_PLACE_ITEMS = 20  # fewer four-option items say nothing about places
STEM_WORD_LETTERS = 6  # shorter words are shared by chance

# How many options each type offers in one place (Next Generation NCLEX, see docs/marking.md).
OPTIONS = {
    "multiple-choice": (3, 6),
    "select-all": (5, 10),
    "select-n": (5, 10),
    "grouping": (2, 4),
    "dropdown-cloze": (3, 5),
    "dropdown-table": (3, 5),
    "dropdown-rationale": (3, 5),
    "drag-cloze": (4, 10),
    "drag-rationale": (4, 10),
    "ordered-response": (4, 6),
}
GROUPS = (2, 5)
MATRIX_ROWS = (4, 10)
MATRIX_COLUMNS = {"matrix-multiple-choice": (2, 3), "matrix-multiple-response": (2, 10)}
SPANS = (2, 10)
WINGS = {"actions": 5, "condition": 4, "parameters": 5}
TIMES = 2  # a trend has at least so many points in time

RATIONALE_WORDS = 8

ITEMS_PER_OBJECTIVE = 2
HIGHER_SHARE = 0.4  # of the items are at apply or higher
ONE_TYPE_SHARE = 0.6  # of the items are of one type at most

# How far a conversion may be off through rounding: in the second unit, or as a share of the value.
ROUNDING = 0.06
ROUNDING_SHARE = 0.005
