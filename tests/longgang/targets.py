"""The answers about buyers and about the city: shares of procurement, and the targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from facts import Circumstances, exists, first_rated_on, is_rated, staff_of_year, without_bad_credit
from lines import Line, count_target, limit, line, money, share_target, target, undetermined
from undetermined import Maybe, Record, Unknown, all_of, any_of, count, day, flag, lift, number, records, total, where

YEARS = (2023, 2024, 2025)
CULTIVATED = {2023: 15, 2024: 20, 2025: 20}
ADDED = {2023: 45, 2024: 50, 2025: 50}
NINE_TENTHS = Decimal("0.9")


def procurement_share(of: Record, bought: Maybe[Decimal], new: Maybe[Decimal]) -> Line:
    if new == 0:
        return line("社会组织采购份额", of, "not_applicable")
    bound = lift(lambda amount: amount * 3 / 10, new)
    return limit("社会组织采购份额", of, bought, bound, money, at_least=True)


def buyer_answers(population: Record) -> list[Line]:
    buyers = records(population, "购买方")
    lines = (
        []
        if isinstance(buyers, Unknown)
        else [
            procurement_share(
                {"购买方": buyer.get("编号"), "年份": year_of(buyer)},
                number(buyer, "向社会组织购买"),
                number(buyer, "新增购买支出"),
            )
            for buyer in buyers
        ]
    )
    for year in YEARS:
        of_year = buyers_of(buyers, year)
        bought, new = (
            of_year if isinstance(of_year, Unknown) else total(number(buyer, column) for buyer in of_year)
            for column in ("向社会组织购买", "新增购买支出")
        )
        lines.append(procurement_share({"城市": None, "年份": year}, bought, new))
    return lines


def buyers_of(buyers: Maybe[Sequence[Record]], year: int) -> Maybe[list[Record]]:
    if isinstance(buyers, Unknown):
        return buyers
    return where(buyers, lambda buyer: lift(lambda own: own == year, number(buyer, "年份")))


def year_of(buyer: Record) -> int | None:
    year = number(buyer, "年份")
    return None if isinstance(year, Unknown) else int(year)


class City:
    """The targets: aggregates over all organisations."""

    def __init__(self, population: Record, given: Circumstances) -> None:
        self.population = population
        self.given = given
        self.organisations = records(population, "组织")

    def count(self, condition: Callable[[Record], Maybe[bool]]) -> Maybe[Decimal]:
        if isinstance(self.organisations, Unknown):
            return self.organisations
        return count(condition(organisation) for organisation in self.organisations)

    def exists(self, organisation: Record) -> Maybe[bool]:
        return exists(organisation, self.given.as_of)

    def is_rated(self, organisation: Record) -> Maybe[bool]:
        return all_of([self.exists(organisation), is_rated(organisation, self.given.as_of)])

    def has_clean_credit(self, organisation: Record) -> Maybe[bool]:
        return all_of([self.exists(organisation), without_bad_credit(organisation, self.given.as_of)])

    def yearly_targets(self) -> list[Line]:
        figures = self.stock_of if self.given.takes("年度指标", "年末存量") else self.flow_of
        lines = []
        for year in YEARS:
            of = {"城市": None, "年份": year}
            cultivated, added = figures(year)
            lines += [
                count_target("培育目标", of, cultivated, CULTIVATED[year]),
                count_target("新增目标", of, added, ADDED[year]),
                self.licensed_share(year),
            ]
        return lines

    def flow_of(self, year: int) -> tuple[Maybe[Decimal], Maybe[Decimal]]:
        """Organisations first rated 3A or above in the year, and organisations registered in it."""

        def in_year(when: date | None) -> bool:
            return when is not None and when.year == year

        return (
            self.count(lambda each: lift(in_year, first_rated_on(each))),
            self.count(lambda each: lift(in_year, day(each, "成立日期"))),
        )

    def stock_of(self, year: int) -> tuple[Maybe[Decimal], Maybe[Decimal]]:
        """Organisations of 3A or above, and all, that exist at the end of the year."""
        end = date(year, 12, 31)
        return (
            self.count(lambda each: all_of([exists(each, end), is_rated(each, end)])),
            self.count(lambda each: exists(each, end)),
        )

    def staff_total(self, year: int, column: str) -> Maybe[Decimal]:
        if isinstance(self.organisations, Unknown):
            return self.organisations
        return total(staff_of_year(organisation, year, column) for organisation in self.organisations)

    def licensed_share(self, year: int) -> Line:
        of = {"城市": None, "年份": year}
        full_time = [self.staff_total(each, "专职") for each in (year, year - 1)]
        if any_of(lift(lambda staff: staff == 0, each) for each in full_time) is True:
            return line("社工目标", of, "not_applicable")
        licensed = [self.staff_total(each, "持证社工") for each in (year, year - 1)]
        share, before = (
            lift(lambda part, whole: part / whole, *pair) for pair in zip(licensed, full_time, strict=True)
        )
        if isinstance(share, Unknown) or isinstance(before, Unknown):
            return undetermined("社工目标", of, share, before)
        return target("社工目标", of, share, before, share > before, before - share)

    def without_full_time_staff(self) -> Line:
        year = self.given.as_of.year
        value = self.count(
            lambda each: all_of([self.exists(each), lift(lambda staff: staff < 1, staff_of_year(each, year, "专职"))])
        )
        if isinstance(value, Unknown):
            return undetermined("专职目标", {"城市": None}, value)
        return target("专职目标", {"城市": None}, value, Decimal(0), value == 0, value)

    def cover(self, answer: str, name: str) -> Line:
        """All existing organisations of current grade 3A or above."""
        covered = self.count(lambda each: all_of([self.is_rated(each), flag(each, name)]))
        return share_target(answer, {"城市": None}, covered, self.count(self.is_rated), Decimal(1), strictly=False)

    def targets(self) -> list[Line]:
        of = {"城市": None}
        existing = self.count(self.exists)
        governed = self.count(lambda each: all_of([self.has_clean_credit(each), flag(each, "治理良好")]))
        return [
            *self.yearly_targets(),
            count_target("孵化基地目标", of, number(self.population, "孵化基地"), 1),
            share_target("信用目标", of, self.count(self.has_clean_credit), existing, NINE_TENTHS, strictly=True),
            self.without_full_time_staff(),
            self.cover("记账目标", "代理记账"),
            self.cover("法律顾问目标", "法律顾问"),
            count_target("总数目标", of, existing, 500),
            count_target("等级目标", of, self.count(self.is_rated), 60),
            share_target("治理目标", of, governed, existing, NINE_TENTHS, strictly=True),
        ]
