"""The facts of one organisation."""

from __future__ import annotations

from datetime import date, timedelta

from .chance import SplitMix64
from .names import unique_name
from .records import REVIEWS, Json

END = date(2025, 12, 31)
_GRADES = ("1A", "2A", "3A", "4A", "5A")
_CATEGORY_WEIGHTS = {"行业协会商会": 16, "科技类": 9, "公益慈善类": 19, "城乡社区服务类": 35, "其他": 21}
_LEVEL_WEIGHTS = {"市级": 955, "省级": 12, "国家级": 3, "其他": 30}
_TRADE_LEVEL_WEIGHTS = {"市级": 850, "省级": 95, "国家级": 25, "其他": 30}
_REGISTERED_WEIGHTS = {**{year: 18 + 3 * (year - 2006) for year in range(2006, 2023)}, 2023: 104, 2024: 92, 2025: 108}
_FIRST_RATED_WEIGHTS = {2018: 18, 2019: 20, 2020: 26, 2021: 30, 2022: 34, 2023: 86, 2024: 84, 2025: 66}
_FIRST_GRADE_WEIGHTS = {"1A": 4, "2A": 12, "3A": 60, "4A": 19, "5A": 5}
_LICENSED_PERMILLE = {2022: 170, 2023: 205, 2024: 245, 2025: 238}


def money(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02}"


def _month_after(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def _years_after(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)


class Organisation:
    """Draws the facts of one organisation; each kind of fact has a stream of its own, so that none disturbs another."""

    def __init__(self, seed: int, index: int) -> None:
        self.key = (seed, index)
        self.id = f"LG{index + 1:06}"
        chance = self.chance(0)
        self.category = chance.weighted(_CATEGORY_WEIGHTS)
        self.level = chance.weighted(_TRADE_LEVEL_WEIGHTS if self.category == "行业协会商会" else _LEVEL_WEIGHTS)
        year = chance.weighted(_REGISTERED_WEIGHTS)
        self.registered = chance.day(date(year, 1, 4), date(year, 12, 28))
        self.deregistered = self._deregistered(chance)
        self.last = min(self.deregistered or END, END)
        self.size = chance.weighted({0: 6, 1: 14, 2: 24, 3: 20, 5: 18, 9: 12, 16: 6})
        self.ratings = self._ratings(self.chance(1))

    def chance(self, stream: int) -> SplitMix64:
        return SplitMix64(*self.key, stream)

    def _deregistered(self, chance: SplitMix64) -> date | None:
        """Six in a hundred are gone by the end, at least a year after they were registered."""
        first = max(_years_after(self.registered, 1), date(2022, 6, 1))
        return chance.day(first, END) if first < END and chance.chance(60) else None

    def _ratings(self, chance: SplitMix64) -> list[Json]:
        """A career: a first rating some year, then for some a second and third; each may lapse."""
        if not chance.chance(330):
            return []
        year = chance.weighted(_FIRST_RATED_WEIGHTS)
        grade = _GRADES.index(chance.weighted(_FIRST_GRADE_WEIGHTS))
        ratings: list[Json] = []
        obtained = chance.day(date(year, 3, 1), date(year, 12, 20))
        while self.registered.year < obtained.year and obtained <= self.last and len(ratings) < 3:
            lapsed = self._lapsed(chance, obtained)
            ratings.append({"等级": _GRADES[grade], "取得日期": obtained.isoformat(), "失效日期": lapsed})
            if not chance.chance(450):
                break
            obtained += timedelta(days=chance.between(300, 1500))
            grade = max(0, min(4, grade + chance.weighted({1: 68, 0: 22, -1: 10})))
        return ratings

    def _lapsed(self, chance: SplitMix64, obtained: date) -> str | None:
        """Five years on at the latest; six in a hundred are withdrawn before."""
        withdrawn = chance.chance(60)
        lapsed = obtained + timedelta(days=chance.between(200, 1200)) if withdrawn else _years_after(obtained, 5)
        return lapsed.isoformat() if lapsed <= self.last else None

    @property
    def was_rated(self) -> bool:
        return any(rating["等级"] >= "3A" for rating in self.ratings)

    def record(self) -> Json:
        """The whole record, in the order of `ORGANISATION`."""
        chance = self.chance(2)
        return {
            "编号": self.id,
            "名称": unique_name(*self.key, self.level, self.category),
            "级别": self.level,
            "类型": self.category,
            "成立日期": self.registered.isoformat(),
            "注销日期": self.deregistered.isoformat() if self.deregistered else None,
            "评级": self.ratings,
            "不良信用": self._bad_credit(self.chance(3)),
            "治理良好": chance.chance(935),
            "人员": self._staff(self.chance(4)),
            "代理记账": self.was_rated or chance.chance(620),
            "法律顾问": chance.chance(940 if self.was_rated else 400),
            "福彩项目": self._projects(self.chance(5)),
            "聘用": self._hires(self.chance(6)),
            "本市民企牵头": chance.chance(700 if self.level in ("省级", "国家级") else 60),
            **self._party_building(chance),
            "领导任职": self._leaders(self.chance(7)),
            "登记审查": self._reviews(self.chance(8)),
            "审计事由": self._audit_events(self.chance(9)),
        }

    def _bad_credit(self, chance: SplitMix64) -> list[Json]:
        if not chance.chance(140):
            return []
        begins = chance.day(max(self.registered, date(2021, 1, 1)), END)
        ends = begins + timedelta(days=chance.of((180, 365, 730, 1095)))
        return [{"起": begins.isoformat(), "止": ends.isoformat() if ends <= END else None}]

    def _staff(self, chance: SplitMix64) -> list[Json]:
        rows, full_time = [], self.size
        for year in range(max(2022, self.registered.year), self.last.year + 1):
            licensed = sum(chance.chance(_LICENSED_PERMILLE[year]) for _ in range(full_time))
            rows.append({"年份": year, "专职": full_time, "持证社工": licensed})
            full_time = max(0 if full_time == 0 else 1, full_time + chance.weighted({-1: 15, 0: 55, 1: 22, 2: 8}))
        return rows

    def _projects(self, chance: SplitMix64) -> list[Json]:
        likely = self.category in ("公益慈善类", "城乡社区服务类")
        if not chance.chance(190 if likely else 25):
            return []
        return [self._project(chance, number) for number in range(1, chance.weighted({1: 70, 2: 25, 3: 5}) + 1)]

    def _project(self, chance: SplitMix64, number: int) -> Json:
        """A grant, most of it spent, and its labour cost: now and then exactly half, or more than that."""
        grant = chance.between(20, 300) * 1000_00
        spent = grant if chance.chance(300) else grant * chance.between(5500, 9999) // 10000
        labour = grant // 2 if chance.chance(60) else grant * chance.weighted({20: 15, 30: 30, 40: 38, 50: 17}) // 100
        if labour != grant // 2:
            labour += grant * chance.between(0, 799) // 10000
        return {
            "编号": f"{self.id}-F{number}",
            "资助金额": money(grant),
            "已支出": money(max(spent, labour)),
            "人力成本": money(labour),
            "必要": chance.chance(955),
        }

    def _hires(self, chance: SplitMix64) -> list[Json]:
        if self.size == 0 or not chance.chance(230):
            return []
        hires = [self._hire(chance, number) for number in range(1, chance.weighted({1: 62, 2: 26, 3: 12}) + 1)]
        return [hire for hire in hires if hire["聘用日期"] <= self.last.isoformat()]

    def _hire(self, chance: SplitMix64, number: int) -> Json:
        """A graduate of June, hired up to two and a half years later, if not after the organisation is gone."""
        year = chance.weighted({2020: 8, 2021: 18, 2022: 24, 2023: 24, 2024: 19, 2025: 7})
        graduated = chance.day(date(year, 6, 10), date(year, 6, 30))
        hired = graduated + timedelta(days=chance.weighted({0: 4, 30: 30, 90: 26, 240: 18, 420: 12, 680: 6, 730: 4}))
        hired += timedelta(days=0 if chance.chance(80) else chance.between(0, 60))
        hired = max(hired, self.registered)
        return {
            "编号": f"{self.id}-H{number}",
            "毕业日期": graduated.isoformat(),
            "聘用日期": hired.isoformat(),
            "缴费": self._contributions(chance, hired),
        }

    def _contributions(self, chance: SplitMix64, hired: date) -> list[Json]:
        """Monthly from the month of hiring; a rise each July, now and then a gap or a second payment."""
        paid, month = chance.between(780_00, 1350_00), hired.replace(day=1)
        contributions: list[Json] = []
        for _ in range(chance.weighted({5: 12, 11: 10, 12: 18, 13: 10, 20: 25, 34: 25})):
            if month > self.last:
                break
            if month.month == 7 and contributions:
                paid = paid * chance.between(1020, 1075) // 1000
            if not chance.chance(15):
                contributions.append({"月份": month.isoformat(), "金额": money(0 if chance.chance(10) else paid)})
            if chance.chance(12):
                contributions.append({"月份": month.isoformat(), "金额": money(chance.between(20_00, 400_00))})
            month = _month_after(month)
        return contributions

    def _party_building(self, chance: SplitMix64) -> Json:
        organisation, instructor = chance.chance(380), chance.chance(480)
        liaison = chance.chance(350 if organisation or instructor else 800)
        return {"党组织": organisation, "党建指导员": instructor, "党建联络员": liaison}

    def _leaders(self, chance: SplitMix64) -> list[Json]:
        if not chance.chance(160):
            return []
        return [self._leader(chance) for _ in range(chance.weighted({1: 78, 2: 22}))]

    def _leader(self, chance: SplitMix64) -> Json:
        """Serving leaders take nothing, but for a few; retired ones have their costs."""
        serving = chance.chance(420)
        takes = serving and chance.chance(60)
        return {
            "身份": "现职" if serving else "离退休",
            "薪酬": money(chance.between(12, 60) * 500_00 if takes else 0),
            "其他利益": money(chance.between(1, 20) * 100_00 if takes and chance.chance(500) else 0),
            "交通通讯": money(0 if serving else chance.between(0, 36) * 50_00),
            "差旅": money(0 if chance.chance(400) else chance.between(120_00, 4800_00)),
        }

    def _reviews(self, chance: SplitMix64) -> Json:
        recent = self.registered >= date(2025, 7, 1)
        verdicts: dict[bool | None, int] = {True: 800, None: 180, False: 20} if recent else {True: 985, False: 15}
        return {step.name: chance.weighted(verdicts) for step in REVIEWS.fields}

    def _audit_events(self, chance: SplitMix64) -> list[Json]:
        events = [(rating["取得日期"], "等级评估") for rating in self.ratings]
        for year in range(max(2022, self.registered.year + 1), self.last.year):
            if chance.chance(70):
                events.append((chance.day(date(year, 3, 1), date(year, 11, 30)).isoformat(), "双随机抽查"))
            if chance.chance(45):
                events.append((chance.day(date(year, 1, 4), date(year, 12, 28)).isoformat(), "法定代表人变更"))
        if self.deregistered:
            events.append((self.deregistered.isoformat(), "注销"))
        return [{"事由": why, "日期": when, "已审计": chance.chance(860)} for when, why in sorted(events)]
