"""Every question is about an objective that is written down, and every objective belongs to a lesson."""

from bonemets.content import bank, course, objective


def test_every_objective_belongs_to_a_lesson_or_a_bank():
    lessons = {lesson.id for lesson in course.lessons()} | set(bank.lessons())

    assert {each.lesson for each in objective.load().values()} <= lessons


def test_every_question_of_a_lesson_names_an_objective_of_that_lesson_and_of_any_where_lessons_are_mixed():
    known = {(each.lesson, each.id) for each in objective.load().values()}
    known |= {(lesson.id, id_) for lesson in course.lessons() if lesson.mixed for id_ in objective.load()}
    asked = {
        (lesson.id, item.objective)
        for lesson in course.lessons()
        if lesson.id in bank.lessons()
        for item in bank.load(lesson.id).items.values()
    }

    assert asked <= known
