"""What the plan's records say on a day, before any rule: existence, grades, credit, staff, hires."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from decimal import Decimal
from operator import ge, le

from undetermined import (
    Maybe,
    Record,
    Unknown,
    all_of,
    any_of,
    choose,
    day,
    field,
    flag,
    lift,
    needs_of,
    negation,
    number,
    optional_day,
    records,
    total,
    where,
)

PLAN_START = date(2023, 1, 1)
PLAN_END = date(2025, 12, 31)
GRADES = ("1A", "2A", "3A", "4A", "5A")
MONTHS_AT_MOST = 12

READINGS: Mapping[str, tuple[str, ...]] = {
    "攀升": ("逐级全额", "只补差额"),
    "越级": ("只奖所获", "逐级累计"),
    "失而复得": ("一生一次", "再得再奖"),
    "人力成本基数": ("资助金额", "已支出"),
    "两年起算": ("聘用之日", "逐月"),
    "十二个月": ("每人", "每组织"),
    "年度指标": ("当年新增", "年末存量"),
}
"""The readings and their choices, the default first."""


@dataclass(frozen=True)
class Circumstances:
    """As of when, under which readings, with which delegated values the plan is asked."""

    as_of: date = PLAN_END
    readings: Mapping[str, str] = dataclass_field(default_factory=dict)
    delegated: Mapping[str, Decimal] = dataclass_field(default_factory=dict)

    def __post_init__(self) -> None:
        for reading, choice in self.readings.items():
            if choice not in READINGS.get(reading, ()):
                raise ValueError(f"no reading {reading}={choice}")

    def takes(self, reading: str, choice: str) -> bool:
        """Whether the reading is taken as `choice`."""
        return self.readings.get(reading, READINGS[reading][0]) == choice

    def standard(self, name: str) -> Maybe[Decimal]:
        """A delegated value: unknown until supplied."""
        value = self.delegated.get(name)
        return Unknown(frozenset({name})) if value is None else value


@dataclass(frozen=True)
class Rating:
    """A rating all of whose fields are known; `grade` is its place in `GRADES`."""

    grade: int
    obtained: date
    lapsed: date | None

    def has_lapsed_by(self, when: date) -> bool:
        return self.lapsed is not None and self.lapsed <= when


RATED = GRADES.index("3A")


def exists(organisation: Record, when: date) -> Maybe[bool]:
    """Registered on or before the day and not deregistered on or before it."""
    deregistered = optional_day(organisation, "注销日期")
    registered = lift(le, day(organisation, "成立日期"), when)
    return all_of([registered, deregistered is None or deregistered > when])


def ratings_until(organisation: Record, when: date) -> Maybe[list[Rating]]:
    """Ratings obtained on or before the day, by date, then grade, low first."""
    all_ratings = records(organisation, "评级")
    if isinstance(all_ratings, Unknown):
        return all_ratings
    obtained = where(all_ratings, lambda rating: all_of([lift(le, day(rating, "取得日期"), when), is_graded(rating)]))
    if isinstance(obtained, Unknown):
        return obtained
    return lift(
        lambda *known: sorted(known, key=lambda rating: (rating.obtained, rating.grade)),
        *(known_rating(rating) for rating in obtained),
    )


def is_graded(rating: Record) -> Maybe[bool]:
    """True, or unknown without a grade."""
    return lift(lambda _: True, grade_of(rating))


def known_rating(rating: Record) -> Maybe[Rating]:
    lapsed = optional_day(rating, "失效日期")
    return lift(lambda grade, obtained: Rating(grade, obtained, lapsed), grade_of(rating), day(rating, "取得日期"))


def grade_of(rating: Record) -> Maybe[int]:
    return lift(GRADES.index, field(rating, "等级"))


def is_rated(organisation: Record, when: date) -> Maybe[bool]:
    """Whether its current grade on the day is 3A or above."""

    def judge(ratings: Sequence[Rating]) -> bool:
        return bool(ratings) and not ratings[-1].has_lapsed_by(when) and ratings[-1].grade >= RATED

    return lift(judge, ratings_until(organisation, when))


def first_rated_on(organisation: Record) -> Maybe[date | None]:
    """The day of its earliest rating of 3A or above, whatever became of it; None when there is none."""
    all_ratings = records(organisation, "评级")
    if isinstance(all_ratings, Unknown):
        return all_ratings
    rated = where(all_ratings, lambda rating: lift(ge, grade_of(rating), RATED))
    if isinstance(rated, Unknown):
        return rated
    return lift(lambda *days: min(days, default=None), *(day(rating, "取得日期") for rating in rated))


def without_bad_credit(organisation: Record, when: date) -> Maybe[bool]:
    """No record in force: from its 起 until the day before its 止."""
    spells = records(organisation, "不良信用")
    if isinstance(spells, Unknown):
        return spells
    return negation(any_of(in_force(spell, when) for spell in spells))


def in_force(spell: Record, when: date) -> Maybe[bool]:
    ends = optional_day(spell, "止")
    return all_of([lift(le, day(spell, "起"), when), ends is None or when < ends])


def staff_of_year(organisation: Record, year: int, column: str) -> Maybe[Decimal]:
    """The sum of a column (专职, 持证社工) over the staff rows of the year; none without a row."""
    rows = records(organisation, "人员")
    if isinstance(rows, Unknown):
        return rows
    of_year = where(rows, lambda row: lift(lambda each: each == year, number(row, "年份")))
    return of_year if isinstance(of_year, Unknown) else total(number(row, column) for row in of_year)


def two_years_after(when: date) -> date:
    """The same day two years on; 29 February becomes 28 February."""
    if (when.month, when.day) == (2, 29):
        return date(when.year + 2, 2, 28)
    return when.replace(year=when.year + 2)


def first_of_month(when: date) -> date:
    return when.replace(day=1)


@dataclass(frozen=True)
class Contribution:
    """A payment above zero that counts, in the month beginning at `month`."""

    month: date
    paid: Decimal


def is_eligible(hire: Record, given: Circumstances) -> Maybe[bool]:
    """Whether the hire is a graduate for whom contributions can be subsidised at all."""
    graduated, hired = day(hire, "毕业日期"), day(hire, "聘用日期")
    conditions = [lift(le, graduated, hired)]
    if given.takes("两年起算", "聘用之日"):
        conditions.append(lift(le, hired, lift(two_years_after, graduated)))
    return all_of(conditions)


def counting_contributions(hire: Record, given: Circumstances) -> Maybe[list[Contribution]]:
    """What was paid for an eligible hire in months that count, the limit of twelve aside; nothing for another hire."""
    return choose(is_eligible(hire, given), lambda: contributions_in_time(hire, given), list)


def contributions_in_time(hire: Record, given: Circumstances) -> Maybe[list[Contribution]]:
    paid = records(hire, "缴费")
    if isinstance(paid, Unknown):
        return paid
    counting = where(paid, lambda contribution: is_in_time(contribution, hire, given))
    if isinstance(counting, Unknown):
        return counting
    return [contribution for each in counting if isinstance(contribution := known_contribution(each), Contribution)]


def is_in_time(contribution: Record, hire: Record, given: Circumstances) -> Maybe[bool]:
    month = lift(first_of_month, day(contribution, "月份"))
    conditions = [
        lift(lambda paid: paid > 0, number(contribution, "金额")),
        lift(lambda first: PLAN_START <= first <= min(PLAN_END, given.as_of), month),
        lift(ge, month, lift(first_of_month, day(hire, "聘用日期"))),
    ]
    if given.takes("两年起算", "逐月"):
        conditions.append(lift(le, month, lift(two_years_after, day(hire, "毕业日期"))))
    return all_of(conditions)


def known_contribution(contribution: Record) -> Maybe[Contribution]:
    return lift(Contribution, lift(first_of_month, day(contribution, "月份")), number(contribution, "金额"))


def first_months(contributions: Sequence[Contribution]) -> frozenset[date]:
    """The first twelve distinct months; several payments in a month are one month."""
    return frozenset(sorted({each.month for each in contributions})[:MONTHS_AT_MOST])


def subsidised(hires: Sequence[Record], given: Circumstances) -> list[Maybe[list[Contribution]]]:
    """Per hire, the contributions that are subsidised."""
    counting = [counting_contributions(hire, given) for hire in hires]
    if given.takes("十二个月", "每人"):
        return [part_in(own, lift(first_months, own)) for own in counting]
    months = lift(lambda *lists: first_months([each for own in lists for each in own]), *counting)
    return [part_in(own, months) for own in counting]


def part_in(own: Maybe[list[Contribution]], months: Maybe[frozenset[date]]) -> Maybe[list[Contribution]]:
    """A hire's part in the organisation's months; of no contributions, nothing, whatever the months."""
    if not isinstance(own, Unknown) and not own:
        return []
    return lift(lambda mine, theirs: [each for each in mine if each.month in theirs], own, months)


def party_forms(organisation: Record) -> Maybe[Decimal]:
    """How many of party organisation, instructor and liaison there are."""
    forms = [flag(organisation, name) for name in ("党组织", "党建指导员", "党建联络员")]
    needs = needs_of(*forms)
    return Unknown(needs) if needs else Decimal(forms.count(True))
