"""Numbers as learners write them, and quantities as authors may."""

from decimal import Decimal

import pytest

from bonemets.domain.marking.number import NumberError, Quantity, read_number

THOUSANDS = "Write the number without a comma between thousands, such as "


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("0", 0), ("2.84", "2.84"), ("2,84", "2.84"), (" 7 ", 7), ("+7", 7), ("-2.5", "-2.5"), ("−2.5", "-2.5")],
        *[("0,125", "0.125"), ("1,2345", "1.2345"), ("1234,567", "1234.567"), ("9" * 12, "9" * 12)],
    ],
)
def test_a_plain_number_is_read_exactly(text, value):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "plain"), [("32,000", "32000"), ("1,032,000", "1032000"), ("-1,000", "-1000"), ("2,840", "2840")]
)
def test_a_comma_that_may_stand_between_thousands_is_asked_again_not_guessed(text, plain):
    with pytest.raises(NumberError) as caught:
        read_number(text)

    assert str(caught.value) == f"{THOUSANDS}{plain}."


@pytest.mark.parametrize(
    "text", ["", " ", ".", "5.", ".5", "1e5", "nan", "inf", "--1", "1 000", "1_000", "9" * 13, "0x1"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(NumberError, match=r"^Write a plain number, such as 2\.84\.$"):
        read_number(text)


@pytest.mark.parametrize(
    ("value", "tolerance", "problem"),
    [
        ("NaN", "0", "NaN is not a plain number."),
        ("Infinity", "0", "Infinity is not a plain number."),
        ("1E+20", "0", "1E+20 is not a plain number."),
        ("1", "NaN", "NaN is not a plain number."),
        ("1", "-0.1", "The tolerance -0.1 is below 0."),
    ],
)
def test_a_quantity_nobody_could_enter_is_refused(value, tolerance, problem):
    with pytest.raises(NumberError) as caught:
        Quantity(Decimal(value), "mg", Decimal(tolerance))

    assert str(caught.value) == problem


@pytest.mark.parametrize(
    ("number", "unit", "counts"), [("0.3", "mg", True), ("0.31", "mg", False), ("0.3", "g", False)]
)
def test_the_edge_of_the_tolerance_is_inside_and_decimal(number, unit, counts):
    assert Quantity(Decimal("0.1"), "mg", Decimal("0.2")).matches(Decimal(number), unit) is counts
