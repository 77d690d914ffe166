"""Reading a lesson: which words stand where, what it shows, and what it says it teaches."""

import nbformat

from bonemets.app import lesson_text
from bonemets.content import course

TEXT = """# Title

Opening.

## Pain

A claim [old](#src-nice-ng234). More
of it.

- first *item*
- second

> **Since 2010.** Boxed.
>
> 1. In order.

| Head | Two |
|---|:--|
| cell | [x](#src-seed-2010) |

### Inside
Last.
<!-- generated: sources -->
- not mine"""
NOTEBOOK = nbformat.v4.new_notebook(
    cells=[
        nbformat.v4.new_markdown_cell(TEXT, metadata={"bonemets": {"covers": ["S1"]}}),
        nbformat.v4.new_code_cell('bm.quiz("symptoms-pre")'),
        nbformat.v4.new_markdown_cell("More.\n\n## Next\n\nEnd.", metadata={"bonemets": {"covers": ["S2", "S3"]}}),
    ]
)


def test_every_block_an_author_wrote_is_found_under_its_heading():
    found = [(each.section, each.kind, each.text) for each in lesson_text.blocks(NOTEBOOK)]

    assert found == [
        ("At the start", "paragraph", "Opening."),
        ("Pain", "paragraph", "A claim [old](#src-nice-ng234). More of it."),
        ("Pain", "list item", "first *item*"),
        ("Pain", "list item", "second"),
        ("Pain", "paragraph", "**Since 2010.** Boxed."),
        ("Pain", "list item", "In order."),
        ("Pain", "table row", "Head · Two"),
        ("Pain", "table row", "cell · [x](#src-seed-2010)"),
        ("Inside", "paragraph", "Last."),
        ("Inside", "paragraph", "More."),
        ("Next", "paragraph", "End."),
    ]


def test_a_call_and_a_mark_know_their_section():
    assert list(lesson_text.calls(NOTEBOOK)) == [("Inside", "quiz", "symptoms-pre")]
    assert list(lesson_text.marks(NOTEBOOK)) == [("S1", "At the start"), ("S2", "Inside"), ("S3", "Inside")]


def test_plain_words_carry_no_markup_and_no_citation():
    assert lesson_text.plain(next(lesson_text.blocks(NOTEBOOK)).text) == "Opening."
    assert lesson_text.plain("Walk [A, 2000](#src-a), [B](#src-b). Go, `now` <br> *then*.") == "Walk. Go, now then."


def test_every_written_lesson_is_read_in_the_order_of_the_course():
    lessons = [lesson for lesson, _ in lesson_text.written()]

    assert lessons == [lesson for lesson in course.lessons() if lesson.file]
    assert all(list(lesson_text.blocks(notebook)) for _, notebook in lesson_text.written())
