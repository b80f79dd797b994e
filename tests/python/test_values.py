"""Values cross into the engine and back exactly, or not at all."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import guiju
import numpy
import pytest

EAST = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        "text, 文本, 🙂",
        Decimal("0.1"),
        Decimal("-12345678901234567890.12345678901234"),
        Decimal("1E+30"),
        date(2024, 2, 29),
        date(1, 1, 1),
        date(9999, 12, 31),
        time(10, 30),
        time(10, 30, 15, 250_000, tzinfo=EAST),
        time(0, 0, tzinfo=timezone.utc),
        datetime(2024, 2, 29, 10, 30),
        datetime(2024, 2, 29, 10, 30, 15, 1, tzinfo=EAST),
        datetime(2024, 7, 1, 10, 30, tzinfo=ZoneInfo("Europe/Paris")),
        timedelta(days=3, hours=2, microseconds=5),
        timedelta(days=-1, seconds=1),
        timedelta(),
        guiju.Months(14),
        guiju.Months(-1),
        guiju.Range(Decimal(1), Decimal(5), low_closed=True, high_closed=False),
        [],
        [Decimal(1), ["a"], None],
        {},
        {"a": Decimal(1), "b": {"c": [date(2024, 1, 1)]}},
    ],
    ids=repr,
)
def test_what_goes_in_comes_out(value: Any) -> None:
    returned = guiju.feel("x", x=value)
    assert returned == value
    assert type(returned) is type(value)


def test_the_second_reading_of_a_clock_keeps_its_offset() -> None:
    paris = ZoneInfo("Europe/Paris")
    second = datetime(2024, 10, 27, 2, 30, tzinfo=paris, fold=1)
    assert guiju.feel("x", x=second).utcoffset() == timedelta(hours=1)


def test_scalars_of_numpy() -> None:
    assert guiju.feel("x", x=numpy.int64(5)) == Decimal(5)
    assert guiju.feel("x", x=numpy.bool_(True)) is True
    with pytest.raises(TypeError, match="float"):
        guiju.feel("x", x=numpy.float32(1.5))


def test_whole_numbers_become_decimals() -> None:
    assert guiju.feel("x + 1", x=10**33) == Decimal(10**33 + 1)
    assert guiju.feel("x", x=-(2**63)) == -(2**63)


def test_sums_are_exact() -> None:
    assert guiju.feel("0.1 + 0.2") == Decimal("0.3")
    assert guiju.feel("a * b", a=Decimal("0.1"), b=3) == Decimal("0.3")


def test_expressions_read_names_with_spaces() -> None:
    assert guiju.feel("unit price * 2", {"unit price": Decimal("1.50")}) == 3


@pytest.mark.parametrize("value", [0.1, [1, 2.0], {"a": float("nan")}])
def test_floats_are_refused(value: Any) -> None:
    with pytest.raises(TypeError, match=r"decimal\.Decimal"):
        guiju.feel("x", x=value)


@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("Infinity"), 10**40 + 1, Decimal("0." + "1" * 35), Decimal("1E+9999")]
)
def test_numbers_that_cannot_be_held_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="34 digits"):
        guiju.feel("x", x=value)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", 1j, {1: 2}])
def test_other_objects_are_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        guiju.feel("x", x=value)


def test_endless_nesting_is_refused() -> None:
    value: list[Any] = []
    value.append(value)
    with pytest.raises(ValueError, match="500 levels"):
        guiju.feel("x", x=value)


def test_what_python_cannot_hold_is_text() -> None:
    assert guiju.feel('date("12024-01-01")') == "12024-01-01"
    assert guiju.feel('time("10:00:00.000000001")') == "10:00:00.000000001"
    assert guiju.feel('duration("P1Y2M")') == guiju.Months(14)
    assert str(guiju.Months(-14)) == "-P1Y2M"


def test_null_says_why() -> None:
    with pytest.warns(guiju.NullWarning, match="division by zero"):
        assert guiju.feel("1 / 0") is None
    assert guiju.feel("null") is None


def test_a_wrong_expression_is_shown_with_its_place() -> None:
    with pytest.raises(guiju.PolicyError) as error:
        guiju.feel("1 + ")
    assert "expression:1:" in str(error.value)
    assert error.value.diagnostics[0].severity == "error"
    assert error.value.diagnostics[0].code


def test_ranges_contain() -> None:
    found = guiju.feel("[1..5)")
    assert Decimal(1) in found
    assert Decimal(5) not in found
    assert str(found) == "[1..5)"
