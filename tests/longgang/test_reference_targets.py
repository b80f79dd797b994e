"""Hand-calculated cases of the targets."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from cases import (
    Json,
    ask,
    city,
    organisation,
    part,
    rating,
    staff,
    without,
)


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
