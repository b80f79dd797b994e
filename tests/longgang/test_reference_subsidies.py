"""Hand-calculated cases of procurement, social security and what is delegated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

import pytest
from cases import (
    END,
    Json,
    ask,
    ask_about,
    buyer,
    city,
    contribution,
    hire,
    months,
    organisation,
    part,
    without,
)


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
        assert ask_about(own, "牵头奖励")["needs"] == ["本市民企牵头", "牵头奖励标准"]
        assert ask_about({**own, "类型": "科技类"}, "牵头奖励")["status"] == "not_applicable"


class TestFocus:
    def test_four_categories(self) -> None:
        for category in ("行业协会商会", "科技类", "公益慈善类", "城乡社区服务类"):
            assert ask_about(organisation(类型=category), "重点类型")["value"] is True
        assert ask_about(organisation(类型="其他"), "重点类型")["value"] is False
        assert ask_about(organisation(类型=None), "重点类型")["needs"] == ["类型"]
