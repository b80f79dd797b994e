"""Hand-calculated cases of every answer, so that the reference itself can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, ClassVar

import pytest
from duties import RESPONSIBLE, duties, measures_by_department
from facts import READINGS, Circumstances
from lines import ANSWERS, money, plain
from reference import answers

Json = dict[str, Any]
END = date(2025, 12, 31)


def organisation(**fields: Any) -> Json:
    """A complete municipal organisation of which nothing special is true."""
    return {
        "编号": "s1",
        "名称": "龙港市印刷行业协会",
        "级别": "市级",
        "类型": "行业协会商会",
        "成立日期": "2020-01-01",
        "注销日期": None,
        "评级": [],
        "不良信用": [],
        "治理良好": True,
        "人员": [],
        "代理记账": True,
        "法律顾问": True,
        "福彩项目": [],
        "聘用": [],
        "本市民企牵头": False,
        "党组织": False,
        "党建指导员": False,
        "党建联络员": False,
        "领导任职": [],
        "登记审查": {"登记机关": True, "业务主管单位": True, "党建工作机构": True},
        "审计事由": [],
        **fields,
    }


def without(record: Json, *names: str) -> Json:
    return {name: value for name, value in record.items() if name not in names}


def rating(grade: str, obtained: str, lapsed: str | None = None) -> Json:
    return {"等级": grade, "取得日期": obtained, "失效日期": lapsed}


def staff(year: int, full_time: int, licensed: int) -> Json:
    return {"年份": year, "专职": full_time, "持证社工": licensed}


def project(grant: str, labour: str, spent: str = "0", necessary: bool | None = True) -> Json:
    return {"编号": "p1", "资助金额": grant, "已支出": spent, "人力成本": labour, "必要": necessary}


def contribution(month: str, paid: str | None = "1000.00") -> Json:
    return {"月份": f"{month}-01", "金额": paid}


def hire(graduated: str | None, hired: str | None, contributions: list[Json], name: str = "h1") -> Json:
    return {"编号": name, "毕业日期": graduated, "聘用日期": hired, "缴费": contributions}


def months(first: str, count: int) -> list[str]:
    year, month = map(int, first.split("-"))
    return [f"{year + (month - 1 + i) // 12}-{(month - 1 + i) % 12 + 1:02}" for i in range(count)]


def buyer(name: str, year: int, new: str | None, bought: str | None) -> Json:
    return {"编号": name, "部门": "市财政局", "年份": year, "新增购买支出": new, "向社会组织购买": bought}


def city(organisations: list[Json], buyers: list[Json] | None = None, bases: int | None = 1) -> Json:
    return {"组织": organisations, "购买方": buyers or [], "孵化基地": bases}


def ask(
    population: Json,
    answer: str,
    of: Mapping[str, Any] | None = None,
    as_of: date = END,
    readings: Mapping[str, str] | None = None,
    delegated: Mapping[str, Decimal] | None = None,
) -> Json:
    """The one line that answers, about `of`: of the first organisation when not told."""
    wanted = {"组织": "s1"} if of is None else dict(of)
    [found] = [
        line
        for line in answers(population, as_of, readings, delegated)
        if line["answer"] == answer and line["of"] == wanted
    ]
    return found


def ask_about(own: Json, answer: str, **more: Any) -> Json:
    return ask(city([own]), answer, **more)


def part(line: Json, *names: str) -> tuple[Any, ...]:
    return tuple(line[name] for name in names)


class TestWriting:
    def test_money_has_two_decimals_or_more_where_exact(self) -> None:
        written = [money(Decimal(each)) for each in ("0", "10000", "1.5", "0.005", "1E+5", "-3.10", "-0.00", "30.0030")]
        assert written == ["0.00", "10000.00", "1.50", "0.005", "100000.00", "-3.10", "0.00", "30.003"]

    def test_numbers_and_shares_have_no_trailing_zeros_and_no_exponent(self) -> None:
        assert [plain(Decimal(each)) for each in ("0.90", "15", "1E+2", "0E-5", "-0")] == ["0.9", "15", "100", "0", "0"]

    def test_every_line_carries_kind_clause_and_date(self) -> None:
        for line in answers(city([organisation()]), as_of=date(2024, 2, 29)):
            assert (line["kind"], line["clauses"]) == (ANSWERS[line["answer"]][0], [ANSWERS[line["answer"]][1]])
            assert line["as_of"] == "2024-02-29"

    def test_every_answer_is_given(self) -> None:
        own = organisation(
            福彩项目=[project("1", "0")],
            聘用=[hire("2023-01-01", "2023-01-01", [])],
        )
        assert {line["answer"] for line in answers(city([own]))} == set(ANSWERS)

    def test_unknown_readings_are_refused(self) -> None:
        with pytest.raises(ValueError, match="攀升"):
            Circumstances(readings={"攀升": "逐级减额"})


REWARD_CASES = {
    "first 3A": ([rating("3A", "2023-05-01")], "10000.00"),
    "first 4A": ([rating("4A", "2023-05-01")], "20000.00"),
    "first 5A without 3A": ([rating("5A", "2023-05-01")], "30000.00"),
    "below 3A": ([rating("2A", "2023-05-01")], "0.00"),
    "3A then 5A": ([rating("3A", "2023-05-01"), rating("5A", "2024-05-01")], "40000.00"),
    "3A, 4A, 5A": ([rating("3A", "2023-05-01"), rating("4A", "2024-05-01"), rating("5A", "2025-05-01")], "60000.00"),
    "5A then 4A": ([rating("5A", "2023-05-01"), rating("4A", "2024-05-01")], "30000.00"),
    "3A twice": ([rating("3A", "2023-05-01"), rating("3A", "2024-05-01")], "10000.00"),
    "3A lost and regained": ([rating("3A", "2023-05-01", "2024-01-01"), rating("3A", "2024-05-01")], "10000.00"),
    "3A before the plan": ([rating("3A", "2022-12-31"), rating("4A", "2023-05-01")], "20000.00"),
    "5A before the plan, 4A in it": ([rating("5A", "2022-01-01"), rating("4A", "2023-05-01")], "0.00"),
    "first day of the plan": ([rating("3A", "2023-01-01")], "10000.00"),
    "last day of the plan": ([rating("3A", "2025-12-31")], "10000.00"),
    "after the plan": ([rating("3A", "2026-01-01")], "0.00"),
    "equal dates are by grade, low first": ([rating("4A", "2023-05-01"), rating("3A", "2023-05-01")], "30000.00"),
    "order of the file does not matter": ([rating("4A", "2024-05-01"), rating("5A", "2023-05-01")], "30000.00"),
    "lapsed since, yet obtained": ([rating("3A", "2023-05-01", "2023-05-01")], "10000.00"),
    "none": ([], "0.00"),
}


class TestRatingReward:
    @pytest.mark.parametrize("case", REWARD_CASES)
    def test_by_default(self, case: str) -> None:
        ratings, reward = REWARD_CASES[case]
        line = ask_about(organisation(评级=ratings), "等级奖励", as_of=date(2026, 6, 30))
        assert part(line, "status", "value") == ("value", reward)

    def test_nothing_for_another_level(self) -> None:
        for level in ("省级", "国家级", "其他"):
            own = organisation(级别=level, 评级=[rating("5A", "2023-05-01")])
            assert ask_about(own, "等级奖励")["value"] == "0.00"
            assert ask_about(own, "等级奖励明细")["value"] == [{"等级": "5A", "取得日期": "2023-05-01", "金额": "0.00"}]

    def test_ratings_after_the_day_do_not_count(self) -> None:
        own = organisation(评级=[rating("3A", "2023-05-01"), rating("4A", "2023-05-02")])
        assert ask_about(own, "等级奖励", as_of=date(2023, 4, 30))["value"] == "0.00"
        assert ask_about(own, "等级奖励", as_of=date(2023, 5, 1))["value"] == "10000.00"
        assert ask_about(own, "等级奖励", as_of=date(2023, 5, 2))["value"] == "30000.00"

    def test_detail_lists_ratings_within_the_plan_with_zero_amounts(self) -> None:
        own = organisation(
            评级=[
                rating("5A", "2024-03-01"),
                rating("1A", "2022-01-01"),
                rating("2A", "2023-02-01"),
                rating("4A", "2024-03-01"),
                rating("3A", "2025-01-01"),
                rating("4A", "2026-01-01"),
            ]
        )
        assert ask_about(own, "等级奖励明细", as_of=date(2026, 12, 31))["value"] == [
            {"等级": "2A", "取得日期": "2023-02-01", "金额": "0.00"},
            {"等级": "4A", "取得日期": "2024-03-01", "金额": "20000.00"},
            {"等级": "5A", "取得日期": "2024-03-01", "金额": "30000.00"},
            {"等级": "3A", "取得日期": "2025-01-01", "金额": "0.00"},
        ]


CLIMB = [rating("3A", "2023-05-01"), rating("5A", "2024-05-01")]
SKIP = [rating("5A", "2023-05-01")]
REGAIN = [rating("4A", "2023-05-01", "2024-01-01"), rating("4A", "2024-05-01")]
LOST_BEFORE = [rating("3A", "2021-05-01", "2023-01-01"), rating("3A", "2023-05-01")]

# (攀升, 越级, 失而复得) → the reward of each of the four careers above, in 10,000 CNY.
BY_READING = {
    ("逐级全额", "只奖所获", "一生一次"): (4, 3, 2, 0),
    ("逐级全额", "只奖所获", "再得再奖"): (4, 3, 4, 1),
    # 5A after 3A cumulates the skipped 4A: 1 + (2 + 3); 4A skips 3A: 1 + 2, and again after it was lost.
    ("逐级全额", "逐级累计", "一生一次"): (6, 6, 3, 0),
    ("逐级全额", "逐级累计", "再得再奖"): (6, 6, 6, 1),
    # 1 + (3 − 1); and 4A regained: 2 + (2 − 2).
    ("只补差额", "只奖所获", "一生一次"): (3, 3, 2, 0),
    ("只补差额", "只奖所获", "再得再奖"): (3, 3, 2, 1),
    # 1 + (2 + 3 − 1); 3 and 3 + (3 − 3).
    ("只补差额", "逐级累计", "一生一次"): (5, 6, 3, 0),
    ("只补差额", "逐级累计", "再得再奖"): (5, 6, 3, 1),
}


class TestRatingRewardUnderReadings:
    def test_all_combinations_are_calculated(self) -> None:
        assert set(BY_READING) == set(product(READINGS["攀升"], READINGS["越级"], READINGS["失而复得"]))

    @pytest.mark.parametrize("choices", BY_READING)
    def test_combination(self, choices: tuple[str, str, str]) -> None:
        readings = dict(zip(("攀升", "越级", "失而复得"), choices, strict=True))
        careers = (CLIMB, SKIP, REGAIN, LOST_BEFORE)
        rewards = [ask_about(organisation(评级=each), "等级奖励", readings=readings)["value"] for each in careers]
        assert rewards == [f"{amount * 10_000}.00" for amount in BY_READING[choices]]

    def test_a_rating_that_lapses_on_the_day_of_the_next_is_lost(self) -> None:
        again = {"失而复得": "再得再奖"}
        lost = organisation(评级=[rating("3A", "2023-05-01", "2024-05-01"), rating("3A", "2024-05-01")])
        kept = organisation(评级=[rating("3A", "2023-05-01", "2024-05-02"), rating("3A", "2024-05-01")])
        assert ask_about(lost, "等级奖励", readings=again)["value"] == "20000.00"
        assert ask_about(kept, "等级奖励", readings=again)["value"] == "10000.00"

    def test_cumulation_starts_above_the_best_grade_before_the_plan(self) -> None:
        own = organisation(评级=[rating("3A", "2022-05-01"), rating("5A", "2023-05-01")])
        assert ask_about(own, "等级奖励", readings={"越级": "逐级累计"})["value"] == "50000.00"

    def test_difference_counts_only_what_the_plan_paid(self) -> None:
        own = organisation(评级=[rating("3A", "2022-05-01"), rating("5A", "2023-05-01")])
        assert ask_about(own, "等级奖励", readings={"攀升": "只补差额"})["value"] == "30000.00"


class TestLabourCost:
    OF: ClassVar[Json] = {"组织": "s1", "福彩项目": "p1"}

    def limit(self, own: Json, **readings: str) -> tuple[Any, ...]:
        line = ask_about(organisation(福彩项目=[own]), "人力成本", of=self.OF, readings=readings)
        return part(line, "status", "value", "bound", "slack")

    def fundable(self, own: Json, **readings: str) -> str:
        line = ask_about(organisation(福彩项目=[own]), "可列支人力成本", of=self.OF, readings=readings)
        return str(line["value"])

    def test_exactly_half_is_kept(self) -> None:
        assert self.limit(project("100000", "50000")) == ("kept", "50000.00", "50000.00", "0.00")

    def test_a_fen_more_is_broken(self) -> None:
        assert self.limit(project("100000", "50000.01")) == ("broken", "50000.01", "50000.00", "-0.01")

    def test_half_of_an_odd_fen_is_exact(self) -> None:
        assert self.limit(project("0.01", "0.01")) == ("broken", "0.01", "0.005", "-0.005")
        assert self.fundable(project("0.01", "0.01")) == "0.00"
        assert self.fundable(project("100.03", "60")) == "50.01"

    def test_unnecessary_labour_is_bound_by_zero(self) -> None:
        assert self.limit(project("100000", "1", necessary=False)) == ("broken", "1.00", "0.00", "-1.00")
        assert self.limit(project("100000", "0", necessary=False)) == ("kept", "0.00", "0.00", "0.00")
        assert self.fundable(project("100000", "1", necessary=False)) == "0.00"

    def test_fundable_is_the_cost_when_below_the_bound(self) -> None:
        assert self.fundable(project("100000", "49999.99")) == "49999.99"

    def test_of_what_was_spent(self) -> None:
        own = project("100000", "50000", spent="80000")
        assert self.limit(own, 人力成本基数="已支出") == ("broken", "50000.00", "40000.00", "-10000.00")
        assert self.fundable(own, 人力成本基数="已支出") == "40000.00"

    def test_undetermined_says_what_it_needs(self) -> None:
        own = organisation(福彩项目=[without(project("1", "1", necessary=None), "人力成本")])
        line = ask_about(own, "人力成本", of=self.OF)
        assert part(line, "status", "needs") == ("undetermined", ["人力成本", "必要"])

    def test_an_unused_field_may_be_missing(self) -> None:
        own = organisation(福彩项目=[without(project("2", "1"), "已支出")])
        assert ask_about(own, "人力成本", of=self.OF)["status"] == "kept"
        line = ask_about(own, "人力成本", of=self.OF, readings={"人力成本基数": "已支出"})
        assert line["needs"] == ["已支出"]

    def test_no_projects_no_answers(self) -> None:
        own = without(organisation(), "福彩项目")
        assert not [line for line in answers(city([own])) if line["answer"] == "人力成本"]


class TestCurrentGrade:
    @pytest.mark.parametrize(
        ("ratings", "preferred"),
        [
            ([], False),
            ([rating("2A", "2023-01-01")], False),
            ([rating("3A", "2023-01-01")], True),
            ([rating("3A", "2025-12-31")], True),
            ([rating("3A", "2026-01-01")], False),
            ([rating("3A", "2023-01-01", "2025-12-31")], False),
            ([rating("3A", "2023-01-01", "2026-01-01")], True),
            ([rating("5A", "2023-01-01"), rating("2A", "2024-01-01")], False),
            ([rating("5A", "2023-01-01"), rating("2A", "2026-01-01")], True),
            # The latest counts: once it has lapsed there is none, whatever came before.
            ([rating("5A", "2023-01-01"), rating("3A", "2024-01-01", "2025-01-01")], False),
            # On equal dates the higher grade is the later.
            ([rating("3A", "2023-01-01"), rating("2A", "2023-01-01")], True),
        ],
    )
    def test_preferred_at_3a_or_above(self, ratings: list[Json], preferred: bool) -> None:
        assert ask_about(organisation(评级=ratings), "优先承接")["value"] is preferred


class TestProcurementShare:
    def share(self, *buyers: Json, of: Json | None = None) -> Json:
        return ask(city([], list(buyers)), "社会组织采购份额", of=of or {"购买方": "b1", "年份": 2024})

    def test_exactly_thirty_percent_is_kept(self) -> None:
        line = self.share(buyer("b1", 2024, "1000000", "300000"))
        assert part(line, "status", "value", "bound", "slack") == ("kept", "300000.00", "300000.00", "0.00")

    def test_a_fen_less_is_broken(self) -> None:
        line = self.share(buyer("b1", 2024, "1000000", "299999.99"))
        assert part(line, "status", "value", "slack") == ("broken", "299999.99", "-0.01")

    def test_the_bound_is_exact(self) -> None:
        line = self.share(buyer("b1", 2024, "100.01", "30.00"))
        assert part(line, "status", "bound", "slack") == ("broken", "30.003", "-0.003")

    def test_nothing_newly_purchased_is_not_applicable(self) -> None:
        assert self.share(buyer("b1", 2024, "0.00", "5"))["status"] == "not_applicable"
        assert self.share(buyer("b1", 2024, "0", None))["status"] == "not_applicable"

    def test_city_sums_the_buyers_of_the_year(self) -> None:
        buyers = [buyer("b1", 2024, "100", "0"), buyer("b2", 2024, "200", "90.01"), buyer("b1", 2025, "100", "0")]
        line = self.share(*buyers, of={"城市": None, "年份": 2024})
        assert part(line, "status", "value", "bound", "slack") == ("kept", "90.01", "90.00", "0.01")
        assert self.share(*buyers, of={"城市": None, "年份": 2025})["status"] == "broken"
        assert self.share(*buyers, of={"城市": None, "年份": 2023})["status"] == "not_applicable"

    def test_a_missing_amount_leaves_the_year_undetermined(self) -> None:
        buyers = [buyer("b1", 2024, None, "1"), buyer("b2", 2025, "1", None)]
        assert self.share(*buyers)["needs"] == ["新增购买支出"]
        assert self.share(*buyers, of={"城市": None, "年份": 2024})["needs"] == ["新增购买支出"]
        assert self.share(*buyers, of={"城市": None, "年份": 2025})["needs"] == ["向社会组织购买"]
        assert self.share(*buyers, of={"城市": None, "年份": 2023})["status"] == "not_applicable"

    def test_a_missing_year_leaves_every_year_undetermined(self) -> None:
        line = self.share(without(buyer("b1", 2024, "1", "1"), "年份"), of={"城市": None, "年份": 2023})
        assert line["needs"] == ["年份"]


class TestSocialSecurity:
    HIRE: ClassVar[Json] = {"组织": "s1", "聘用": "h1"}

    def subsidy(
        self, *hires: Json, of: Json | None = None, as_of: date = END, readings: dict[str, str] | None = None
    ) -> tuple[str, str]:
        """The amount of the organisation or hire, and the months of the hire."""
        population = city([organisation(聘用=list(hires))])
        amount = ask(population, "社保补贴", of=of, as_of=as_of, readings=readings)
        count = ask(population, "社保补贴月数", of=of or self.HIRE, as_of=as_of, readings=readings)
        return amount["value"], count["value"]

    def test_pays_twelve_months_and_nothing_for_month_thirteen(self) -> None:
        for paid_months, expected in ((11, "11000.00"), (12, "12000.00"), (13, "12000.00")):
            contributions = [contribution(month) for month in months("2023-07", paid_months)]
            assert self.subsidy(hire("2023-06-30", "2023-07-01", contributions)) == (
                expected,
                str(min(paid_months, 12)),
            )

    def test_month_thirteen_is_paid_when_an_earlier_one_was_not(self) -> None:
        contributions = [contribution(month, "0" if month == "2023-09" else "1000") for month in months("2023-07", 13)]
        assert self.subsidy(hire("2023-06-30", "2023-07-01", contributions)) == ("12000.00", "12")

    @pytest.mark.parametrize(
        ("graduated", "hired", "eligible"),
        [
            ("2021-06-30", "2023-06-30", True),  # two years ago to the day
            ("2021-06-30", "2023-07-01", False),  # the day after
            ("2020-02-29", "2022-02-28", True),  # 29 February + 2 years is 28 February
            ("2020-02-29", "2022-03-01", False),
            ("2022-02-28", "2024-02-28", True),
            ("2022-02-28", "2024-02-29", False),
            ("2023-06-30", "2023-06-30", True),  # hired on the day of graduation
            ("2023-06-30", "2023-06-29", False),  # hired before it
        ],
    )
    def test_graduated_within_two_years_of_hiring(self, graduated: str, hired: str, eligible: bool) -> None:
        own = hire(graduated, hired, [contribution("2024-06", "823.45")])
        assert self.subsidy(own) == (("823.45", "1") if eligible else ("0.00", "0"))

    def test_several_payments_in_a_month_count_as_one_month_and_all_are_paid(self) -> None:
        contributions = [contribution(month) for month in months("2023-07", 13)]
        contributions += [
            contribution("2023-07", "0.01"),
            contribution("2024-06", "0.02"),
            contribution("2024-07", "9"),
        ]
        assert self.subsidy(hire("2023-06-30", "2023-07-01", contributions)) == ("12000.03", "12")

    def test_the_order_of_the_file_does_not_matter(self) -> None:
        contributions = [contribution(month, str(1 + i)) for i, month in enumerate(months("2023-07", 13))]
        assert self.subsidy(hire("2023-06-30", "2023-07-01", contributions[::-1])) == ("78.00", "12")

    def test_zero_payments_are_no_months(self) -> None:
        contributions = [contribution("2023-07", "0.00"), contribution("2023-08", "0.01")]
        assert self.subsidy(hire("2023-06-30", "2023-07-01", contributions)) == ("0.01", "1")

    def test_the_month_of_hiring_counts_and_those_before_do_not(self) -> None:
        contributions = [contribution("2023-06"), contribution("2023-07", "1")]
        assert self.subsidy(hire("2023-05-30", "2023-07-31", contributions)) == ("1.00", "1")

    def test_only_months_within_the_plan(self) -> None:
        contributions = [contribution(month) for month in ("2022-12", "2023-01", "2025-12", "2026-01")]
        own = hire("2022-06-30", "2022-12-01", contributions)
        assert self.subsidy(own, as_of=date(2026, 12, 31)) == ("2000.00", "2")

    def test_only_months_begun_by_the_day(self) -> None:
        own = hire("2023-06-30", "2023-07-01", [contribution(month) for month in months("2023-07", 3)])
        assert self.subsidy(own, as_of=date(2023, 7, 31)) == ("1000.00", "1")
        assert self.subsidy(own, as_of=date(2023, 8, 1)) == ("2000.00", "2")

    def test_every_hire_has_twelve_months_of_its_own(self) -> None:
        first = hire("2023-06-30", "2023-07-01", [contribution(month) for month in months("2023-07", 12)])
        second = hire("2023-06-30", "2024-01-01", [contribution(month) for month in months("2024-01", 12)], "h2")
        assert self.subsidy(first, second) == ("24000.00", "12")

    def test_per_organisation_its_first_twelve_months_with_all_paid_in_them(self) -> None:
        first = hire("2023-06-30", "2023-07-01", [contribution(month) for month in months("2023-07", 12)])
        second = hire("2023-06-30", "2024-01-01", [contribution(month, "1") for month in months("2024-01", 12)], "h2")
        whole = {"十二个月": "每组织"}
        assert self.subsidy(first, second, readings=whole) == ("12006.00", "12")
        assert self.subsidy(first, second, of={"组织": "s1", "聘用": "h2"}, readings=whole) == ("6.00", "6")

    def test_per_organisation_only_eligible_hires_use_up_months(self) -> None:
        old = hire("2019-06-30", "2023-01-01", [contribution(month) for month in months("2023-01", 12)], "h2")
        young = hire("2023-06-30", "2024-01-01", [contribution(month) for month in months("2024-01", 13)])
        assert self.subsidy(young, old, readings={"十二个月": "每组织"}) == ("12000.00", "12")

    def test_month_by_month_counts_until_two_years_after_graduation(self) -> None:
        contributions = [contribution(month) for month in months("2023-04", 6)]
        monthly = {"两年起算": "逐月"}
        assert self.subsidy(hire("2021-07-01", "2023-04-01", contributions), readings=monthly) == ("4000.00", "4")
        assert self.subsidy(hire("2021-06-30", "2023-04-01", contributions), readings=monthly) == ("3000.00", "3")
        assert self.subsidy(hire("2021-06-30", "2023-04-01", contributions)) == ("6000.00", "6")

    def test_month_by_month_a_late_hire_is_eligible_without_months(self) -> None:
        own = hire("2020-06-30", "2023-04-01", [contribution("2023-04")])
        assert self.subsidy(own, readings={"两年起算": "逐月"}) == ("0.00", "0")
        early = hire("2023-06-30", "2023-06-01", [contribution("2023-07")])
        assert self.subsidy(early, readings={"两年起算": "逐月"}) == ("0.00", "0")

    def test_month_by_month_and_per_organisation(self) -> None:
        # h1 counts 2023-04…2023-07 and h2 all of 2023-06…2024-07: the first twelve together end in 2024-03.
        first = hire("2021-07-01", "2023-04-01", [contribution(month, "100") for month in months("2023-04", 6)])
        second = hire("2023-06-01", "2023-06-01", [contribution(month, "1") for month in months("2023-06", 14)], "h2")
        both = {"两年起算": "逐月", "十二个月": "每组织"}
        assert self.subsidy(first, second, readings=both) == ("410.00", "4")

    def test_missing_fields_leave_it_undetermined(self) -> None:
        cases = [
            (hire(None, "2023-07-01", []), ["毕业日期"]),
            (hire("2023-06-30", None, []), ["聘用日期"]),
            (hire("2023-06-30", "2023-07-01", [contribution("2023-08", None)]), ["金额"]),
            (hire("2023-06-30", "2023-07-01", [{"金额": "1"}]), ["月份"]),
            (without(hire("2023-06-30", "2023-07-01", []), "缴费"), ["缴费"]),
        ]
        for own, needs in cases:
            for of in ({"组织": "s1"}, self.HIRE):
                line = ask_about(organisation(聘用=[own]), "社保补贴", of=of)
                assert part(line, "status", "needs") == ("undetermined", needs)

    def test_what_is_not_touched_may_be_missing(self) -> None:
        assert self.subsidy(without(hire("2019-06-30", "2023-07-01", []), "缴费")) == ("0.00", "0")
        assert self.subsidy(hire("2023-06-30", "2023-07-01", [contribution("2022-08", None)])) == ("0.00", "0")
        assert self.subsidy(hire("2023-06-30", "2023-07-01", [{"金额": "0"}])) == ("0.00", "0")

    def test_per_organisation_one_unknown_hire_leaves_the_others_undetermined(self) -> None:
        known = hire("2023-06-30", "2023-07-01", [contribution("2023-07")])
        unknown = hire(None, "2023-07-01", [contribution("2023-07")], "h2")
        old = hire("2019-06-30", "2023-07-01", [contribution("2023-07")], "h3")
        population = city([organisation(聘用=[known, unknown, old])])
        whole = {"十二个月": "每组织"}
        assert ask(population, "社保补贴", of=self.HIRE)["value"] == "1000.00"
        assert ask(population, "社保补贴", of=self.HIRE, readings=whole)["needs"] == ["毕业日期"]
        assert ask(population, "社保补贴", of={"组织": "s1", "聘用": "h3"}, readings=whole)["value"] == "0.00"

    def test_no_hires(self) -> None:
        assert ask_about(organisation(), "社保补贴")["value"] == "0.00"
        assert ask_about(without(organisation(), "聘用"), "社保补贴")["needs"] == ["聘用"]


class TestDelegated:
    @pytest.mark.parametrize("answer", ["技能补贴", "培训补贴"])
    def test_undetermined_until_supplied(self, answer: str) -> None:
        line = ask_about(organisation(), answer)
        assert part(line, "status", "needs") == ("undetermined", [answer + "标准"])
        supplied = ask_about(organisation(), answer, delegated={answer + "标准": Decimal("1500")})
        assert part(supplied, "status", "value") == ("value", "1500.00")

    def test_founding_reward_is_for_led_trade_associations_above_the_city(self) -> None:
        eligible = organisation(级别="省级", 本市民企牵头=True)
        for own in (eligible, {**eligible, "级别": "国家级"}):
            assert ask_about(own, "牵头奖励")["needs"] == ["牵头奖励标准"]
            line = ask_about(own, "牵头奖励", delegated={"牵头奖励标准": Decimal(50_000)})
            assert part(line, "status", "value") == ("value", "50000.00")
        for change in ({"级别": "市级"}, {"类型": "科技类"}, {"本市民企牵头": False}):
            assert ask_about({**eligible, **change}, "牵头奖励")["status"] == "not_applicable"

    def test_founding_reward_needs_the_facts_unless_one_settles_it(self) -> None:
        own = organisation(级别="省级", 本市民企牵头=None)
        assert ask_about(own, "牵头奖励")["needs"] == ["本市民企牵头"]
        assert ask_about({**own, "类型": "科技类"}, "牵头奖励")["status"] == "not_applicable"


class TestFocus:
    def test_four_categories(self) -> None:
        for category in ("行业协会商会", "科技类", "公益慈善类", "城乡社区服务类"):
            assert ask_about(organisation(类型=category), "重点类型")["value"] is True
        assert ask_about(organisation(类型="其他"), "重点类型")["value"] is False
        assert ask_about(organisation(类型=None), "重点类型")["needs"] == ["类型"]


class TestYearlyTargets:
    STOCK: ClassVar[dict[str, str]] = {"年度指标": "年末存量"}

    def cultivated(self, organisations: list[Json], year: int, **more: Any) -> Json:
        return ask(city(organisations), "培育目标", of={"城市": None, "年份": year}, **more)

    def test_the_year_of_the_first_rating_of_3a_or_above(self) -> None:
        own = organisation(评级=[rating("4A", "2024-05-01"), rating("3A", "2023-12-31"), rating("2A", "2023-01-01")])
        assert [self.cultivated([own], year)["value"] for year in (2023, 2024, 2025)] == ["1", "0", "0"]
        before = organisation(评级=[rating("3A", "2022-12-31"), rating("4A", "2023-05-01")])
        assert self.cultivated([before], 2023)["value"] == "0"

    def test_flow_ignores_the_day_and_what_became_of_it(self) -> None:
        own = organisation(评级=[rating("3A", "2025-05-01", "2025-06-01")], 注销日期="2025-07-01")
        assert self.cultivated([own], 2025, as_of=date(2023, 1, 1))["value"] == "1"

    def test_met_at_the_bound(self) -> None:
        rated = [organisation(评级=[rating("3A", "2023-05-01")]) for _ in range(15)]
        line = self.cultivated(rated, 2023)
        assert part(line, "status", "value", "bound", "gap") == ("met", "15", "15", "0")
        line = self.cultivated(rated[:12], 2023)
        assert part(line, "status", "value", "bound", "gap") == ("missed", "12", "15", "3")
        assert [self.cultivated([], year)["bound"] for year in (2023, 2024, 2025)] == ["15", "20", "20"]

    def test_stock_is_of_current_grade_at_the_end_of_the_year(self) -> None:
        own = organisation(评级=[rating("3A", "2022-05-01", "2024-12-31")])
        counts = [self.cultivated([own], year, readings=self.STOCK)["value"] for year in (2023, 2024, 2025)]
        assert counts == ["1", "0", "0"]
        gone = organisation(评级=[rating("3A", "2022-05-01")], 注销日期="2024-12-31")
        counts = [self.cultivated([gone], year, readings=self.STOCK)["value"] for year in (2023, 2024, 2025)]
        assert counts == ["1", "0", "0"]

    def test_added_by_year_of_registration_or_as_stock(self) -> None:
        organisations = [
            organisation(成立日期=each) for each in ("2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01")
        ]
        organisations.append(organisation(成立日期="2023-06-01", 注销日期="2023-07-01"))

        def added(year: int, **readings: str) -> Json:
            return ask(city(organisations), "新增目标", of={"城市": None, "年份": year}, readings=readings)

        assert [added(year)["value"] for year in (2023, 2024, 2025)] == ["3", "1", "0"]
        assert [added(year, **self.STOCK)["value"] for year in (2023, 2024, 2025)] == ["3", "4", "4"]
        assert [added(year)["bound"] for year in (2023, 2024, 2025)] == ["45", "50", "50"]

    def test_one_unknown_organisation_leaves_the_count_undetermined(self) -> None:
        unknown = organisation(评级=[{"取得日期": "2023-05-01"}])
        assert self.cultivated([organisation(), unknown], 2024)["needs"] == ["等级"]
        assert self.cultivated([without(organisation(), "评级")], 2024)["needs"] == ["评级"]
        low = organisation(评级=[{"等级": "2A"}])
        assert self.cultivated([low], 2024)["value"] == "0"


class TestCityTargets:
    OF: ClassVar[Json] = {"城市": None}

    def target(self, organisations: list[Json], answer: str, **more: Any) -> Json:
        return ask(city(organisations), answer, of=self.OF, **more)

    def test_incubation_base(self) -> None:
        assert [
            part(ask(city([], bases=bases), "孵化基地目标", of=self.OF), "status", "value", "gap")
            for bases in (0, 1, 2)
        ] == [("missed", "0", "1"), ("met", "1", "0"), ("met", "2", "0")]
        assert ask(city([], bases=None), "孵化基地目标", of=self.OF)["needs"] == ["孵化基地"]

    def test_exactly_nine_tenths_without_bad_credit_is_missed(self) -> None:
        bad = organisation(不良信用=[{"起": "2025-12-31", "止": None}])
        clean = organisation()
        line = self.target([clean] * 9 + [bad], "信用目标")
        assert part(line, "status", "value", "bound", "gap") == ("missed", "0.9", "0.9", "0")
        line = self.target([clean] * 10 + [bad], "信用目标")
        assert part(line, "status", "value", "gap") == ("met", "0.9090909090909090909090909090909091", "0")
        line = self.target([clean] * 2 + [bad], "信用目标")
        assert part(line, "value", "gap") == (
            "0.6666666666666666666666666666666667",
            "0.2333333333333333333333333333333333",
        )

    def test_bad_credit_ends_the_day_before_its_end(self) -> None:
        for ends, share in (("2025-12-31", "1"), ("2026-01-01", "0")):
            own = organisation(不良信用=[{"起": "2025-01-01", "止": ends}])
            assert self.target([own], "信用目标")["value"] == share
        assert self.target([organisation(不良信用=[{"起": "2026-01-01"}])], "信用目标")["value"] == "1"

    def test_only_existing_organisations_count(self) -> None:
        gone = organisation(注销日期="2025-12-31", 治理良好=False)
        future = organisation(成立日期="2026-01-01", 治理良好=False)
        today = organisation(成立日期="2025-12-31", 注销日期="2026-01-01")
        assert self.target([gone, future, today], "治理目标")["value"] == "1"
        assert self.target([gone, future, today], "总数目标")["value"] == "1"

    def test_a_share_of_nothing_is_not_applicable(self) -> None:
        for answer in ("信用目标", "治理目标", "记账目标", "法律顾问目标"):
            assert self.target([], answer)["status"] == "not_applicable"
        assert self.target([organisation()], "记账目标")["status"] == "not_applicable"

    def test_governance_is_sound_and_without_bad_credit(self) -> None:
        organisations = [organisation(), organisation(治理良好=False)]
        organisations += [organisation(不良信用=[{"起": "2025-01-01"}]), organisation()]
        line = self.target(organisations, "治理目标")
        assert part(line, "status", "value", "bound", "gap") == ("missed", "0.5", "0.9", "0.4")

    def test_every_existing_organisation_has_full_time_staff(self) -> None:
        one = organisation(人员=[staff(2025, 1, 0)])
        none = organisation(人员=[staff(2024, 5, 0), staff(2025, 0, 0)])
        gone = organisation(注销日期="2025-01-01")
        line = self.target([one, none, organisation(), gone], "专职目标")
        assert part(line, "status", "value", "bound", "gap") == ("missed", "2", "0", "2")
        assert part(self.target([one, gone], "专职目标"), "status", "value", "gap") == ("met", "0", "0")
        assert self.target([none], "专职目标", as_of=date(2024, 6, 30))["status"] == "met"

    def test_licensed_share_has_to_grow(self) -> None:
        own = organisation(人员=[staff(2022, 4, 1), staff(2023, 3, 1), staff(2024, 6, 2), staff(2025, 10, 3)])

        def share(year: int) -> tuple[Any, ...]:
            line = ask(city([own]), "社工目标", of={"城市": None, "年份": year})
            return part(line, "status", "value", "bound", "gap")

        third = "0.3333333333333333333333333333333333"
        assert share(2023) == ("met", third, "0.25", "0")
        assert share(2024) == ("missed", third, third, "0")
        assert share(2025) == ("missed", "0.3", third, "0.0333333333333333333333333333333333")

    def test_licensed_share_is_over_all_organisations(self) -> None:
        organisations = [organisation(人员=[staff(2022, 1, 0), staff(2023, 1, 0)], 注销日期="2022-06-01")]
        organisations.append(organisation(人员=[staff(2022, 1, 1), staff(2023, 3, 3)]))
        line = ask(city(organisations), "社工目标", of={"城市": None, "年份": 2023})
        assert part(line, "status", "value", "bound") == ("met", "0.75", "0.5")

    def test_licensed_share_without_staff_is_not_applicable(self) -> None:
        own = organisation(人员=[staff(2023, 3, 1)])
        for year in (2023, 2024, 2025):
            assert ask(city([own]), "社工目标", of={"城市": None, "年份": year})["status"] == "not_applicable"

    def test_bookkeeping_and_counsel_cover_all_rated(self) -> None:
        rated = organisation(评级=[rating("3A", "2023-05-01")])
        organisations = [rated, {**rated, "代理记账": False}, organisation(代理记账=False, 法律顾问=False)]
        line = self.target(organisations, "记账目标")
        assert part(line, "status", "value", "bound", "gap") == ("missed", "0.5", "1", "0.5")
        line = self.target(organisations, "法律顾问目标")
        assert part(line, "status", "value", "bound", "gap") == ("met", "1", "1", "0")

    def test_totals_are_met_at_the_bound(self) -> None:
        rated = organisation(评级=[rating("3A", "2023-05-01")])
        organisations = [rated] * 60 + [organisation()] * 440
        assert part(self.target(organisations, "总数目标"), "status", "value", "bound", "gap") == (
            "met",
            "500",
            "500",
            "0",
        )
        assert part(self.target(organisations, "等级目标"), "status", "value", "bound", "gap") == (
            "met",
            "60",
            "60",
            "0",
        )
        assert part(self.target(organisations[1:], "总数目标"), "status", "gap") == ("missed", "1")
        assert part(self.target(organisations[1:], "等级目标"), "status", "gap") == ("missed", "1")

    def test_a_false_settles_what_an_unknown_leaves_open(self) -> None:
        gone = without(organisation(注销日期="2024-01-01"), "成立日期", "治理良好", "不良信用")
        assert self.target([organisation(), gone], "治理目标")["value"] == "1"
        unsound = without(organisation(治理良好=False), "不良信用")
        assert self.target([unsound], "治理目标")["value"] == "0"
        assert self.target([unsound], "信用目标")["needs"] == ["不良信用"]
        both = without(organisation(), "治理良好", "不良信用")
        assert self.target([both], "治理目标")["needs"] == ["不良信用", "治理良好"]
        assert self.target([organisation(不良信用=[{"止": None}, {"起": "2025-01-01"}])], "信用目标")["value"] == "0"

    def test_a_population_without_organisations_is_undetermined(self) -> None:
        assert ask({"购买方": [], "孵化基地": 1}, "总数目标", of=self.OF)["needs"] == ["组织"]


class TestProcedures:
    def test_registration_tells_missing_from_failed(self) -> None:
        cases: list[tuple[Json, tuple[Any, ...]]] = [
            ({"登记机关": True, "业务主管单位": True, "党建工作机构": True}, ("passed", [], [])),
            ({"登记机关": True, "业务主管单位": True, "党建工作机构": None}, ("open", ["党建工作机构"], [])),
            ({"登记机关": False, "业务主管单位": True}, ("open", ["党建工作机构"], ["登记机关"])),
            ({}, ("open", ["登记机关", "业务主管单位", "党建工作机构"], [])),
        ]
        for reviews, expected in cases:
            line = ask_about(organisation(登记审查=reviews), "登记审查结果")
            assert part(line, "status", "missing", "failed") == expected
        assert ask_about(organisation(登记审查=None), "登记审查结果")["needs"] == ["登记审查"]

    def test_audit_lists_what_is_due_and_not_audited(self) -> None:
        events = [
            {"事由": "等级评估", "日期": "2025-12-31", "已审计": False},
            {"事由": "双随机抽查", "日期": "2024-01-01", "已审计": False},
            {"事由": "注销", "日期": "2024-01-01", "已审计": True},
            {"事由": "等级评估", "日期": "2023-01-01", "已审计": False},
            {"事由": "法定代表人变更", "日期": "2026-01-01", "已审计": False},
        ]
        line = ask_about(organisation(审计事由=events), "审计")
        assert part(line, "status", "missing") == ("open", ["等级评估", "双随机抽查", "等级评估"])
        assert part(line, "commissioned_by", "paid_by") == ("登记管理机关", "登记管理机关")
        assert part(ask_about(organisation(), "审计"), "status", "missing") == ("passed", [])

    def test_audit_touches_only_what_may_be_due(self) -> None:
        settled = [{"已审计": True}, {"日期": "2026-01-01"}]
        assert ask_about(organisation(审计事由=settled), "审计")["status"] == "passed"
        for event, needs in (
            ({"日期": "2024-01-01"}, ["已审计"]),
            ({"已审计": False}, ["日期"]),
            ({"日期": "2024-01-01", "已审计": False}, ["事由"]),
        ):
            assert ask_about(organisation(审计事由=[event]), "审计")["needs"] == needs


def leader(status: str | None, **amounts: str | None) -> Json:
    return {"身份": status, "薪酬": "0", "其他利益": "0", "交通通讯": "0", "差旅": "0", **amounts}


class TestPartyLimits:
    def test_one_of_three_is_cover(self) -> None:
        line = ask_about(organisation(), "党的工作覆盖")
        assert part(line, "status", "value", "bound", "slack") == ("broken", "0", "1", "-1")
        line = ask_about(organisation(党建联络员=True), "党的工作覆盖")
        assert part(line, "status", "value", "slack") == ("kept", "1", "0")
        line = ask_about(organisation(党组织=True, 党建指导员=True, 党建联络员=True), "党的工作覆盖")
        assert part(line, "status", "value", "slack") == ("kept", "3", "2")

    def test_serving_leaders_take_nothing(self) -> None:
        leaders = [leader("现职", 薪酬="0.00", 其他利益="0.01"), leader("离退休", 薪酬="100"), leader("现职", 差旅="9")]
        line = ask_about(organisation(领导任职=leaders), "现职领导取酬")
        assert part(line, "status", "value", "bound", "slack") == ("broken", "0.01", "0.00", "-0.01")
        line = ask_about(organisation(领导任职=leaders[1:]), "现职领导取酬")
        assert part(line, "status", "value", "slack") == ("kept", "0.00", "0.00")

    def test_serving_leaders_fields_are_needed_of_them_only(self) -> None:
        leaders = [leader("离退休", 薪酬=None), leader("现职", 其他利益=None)]
        assert ask_about(organisation(领导任职=leaders), "现职领导取酬")["needs"] == ["其他利益"]
        assert ask_about(organisation(领导任职=[leader(None)]), "现职领导取酬")["needs"] == ["身份"]

    def test_the_greatest_cost_of_a_retired_leader_within_the_standard(self) -> None:
        leaders = [
            leader("离退休", 交通通讯="800"),
            leader("离退休", 交通通讯="800.50"),
            leader("现职", 交通通讯="999"),
        ]
        own = organisation(领导任职=leaders)
        assert ask_about(own, "离退休领导费用")["needs"] == ["交通通讯标准"]
        for standard, expected in (
            ("800.50", ("kept", "800.50", "800.50", "0.00")),
            ("800", ("broken", "800.50", "800.00", "-0.50")),
        ):
            line = ask_about(own, "离退休领导费用", delegated={"交通通讯标准": Decimal(standard)})
            assert part(line, "status", "value", "bound", "slack") == expected

    def test_without_retired_leaders_nothing_is_spent(self) -> None:
        line = ask_about(organisation(), "离退休领导费用", delegated={"交通通讯标准": Decimal(1)})
        assert part(line, "status", "value", "slack") == ("kept", "0.00", "1.00")
        assert ask_about(organisation(), "离退休领导费用")["status"] == "undetermined"


class TestUndeterminedRewards:
    def test_the_level_is_needed_only_when_a_rating_would_earn(self) -> None:
        for ratings in ([], [rating("2A", "2023-05-01")], [rating("5A", "2022-05-01"), rating("4A", "2023-05-01")]):
            assert ask_about(organisation(级别=None, 评级=ratings), "等级奖励")["value"] == "0.00"
        own = without(organisation(评级=[rating("3A", "2023-05-01")]), "级别")
        for answer in ("等级奖励", "等级奖励明细"):
            assert part(ask_about(own, answer), "status", "needs") == ("undetermined", ["级别"])

    def test_ratings_after_the_day_touch_nothing(self) -> None:
        own = organisation(评级=[{"取得日期": "2025-01-01"}])
        assert ask_about(own, "等级奖励", as_of=date(2024, 12, 31))["value"] == "0.00"
        assert ask_about(own, "等级奖励")["needs"] == ["等级"]
        assert ask_about(organisation(评级=[{"等级": "3A"}]), "优先承接")["needs"] == ["取得日期"]


class TestDuties:
    def test_fourteen_measures_and_both_ways_agree(self) -> None:
        assert len(RESPONSIBLE) == 14
        both = {(measure, department) for measure, departments in RESPONSIBLE.items() for department in departments}
        assert both == {
            (measure, department) for department, all_of_it in measures_by_department().items() for measure in all_of_it
        }
        assert {line["answer"] for line in duties()} == {"责任单位", "部门职责"}

    def test_a_department_and_a_measure(self) -> None:
        assert list(RESPONSIBLE["二(一)6"]) == ["市融媒体中心"]
        assert measures_by_department()["市财政局"] == ["二(一)1", "二(一)5"]
