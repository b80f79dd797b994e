"""Hand-calculated cases of rewards, labour cost and grades, so that the reference itself can be trusted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, ClassVar

import pytest
from cases import (
    Json,
    ask_about,
    city,
    hire,
    organisation,
    part,
    project,
    rating,
    without,
)
from facts import READINGS, Circumstances
from lines import ANSWERS, money, plain
from reference import answers


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
