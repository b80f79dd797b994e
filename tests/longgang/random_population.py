"""Random populations at the edges of the plan's definitions, the same for the same seed.

Dates come from few that are close together, at the ends of the plan, of months and of leap Februaries, so that equal
dates, same-day lapses and two-years-to-the-day are common; amounts lie at a bound or a fen beside it; lists may be
empty; any field but the ids of records may be absent or null at a chosen rate.

    python random_population.py --seed 7 --missing 0.02 > population.json
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

Json = dict[str, Any]
T = TypeVar("T")

FEN = Decimal("0.01")
GRADES = ("1A", "2A", "3A", "3A", "4A", "4A", "5A")
LEVELS = ("市级", "市级", "市级", "省级", "国家级", "其他")
CATEGORIES = ("行业协会商会", "行业协会商会", "科技类", "公益慈善类", "城乡社区服务类", "其他")
EVENTS = ("双随机抽查", "等级评估", "法定代表人变更", "注销")
DEPARTMENTS = ("市财政局", "市社会事业局", "市委组织部", "市公安局")
ANCHORS = tuple(
    date(*each)
    for each in (
        (2022, 1, 1),
        (2022, 12, 31),
        (2023, 1, 1),
        (2023, 12, 31),
        (2024, 1, 1),
        (2024, 2, 28),
        (2024, 2, 29),
        (2024, 3, 1),
        (2024, 12, 31),
        (2025, 2, 28),
        (2025, 12, 30),
        (2025, 12, 31),
        (2026, 1, 1),
    )
)
"""The days that the definitions turn on."""

GRADUATIONS = tuple(
    date(*each)
    for each in ((2020, 2, 29), (2021, 6, 30), (2021, 7, 1), (2022, 2, 28), (2022, 6, 30), (2023, 1, 1), (2024, 2, 29))
)
ALWAYS_THERE = ("编号",)


@dataclass
class Edges:
    """Draws facts at the edges; `missing` is the share of fields left out, half of them null and half absent."""

    seed: int
    missing: float = 0.0
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def of(self, choices: Sequence[T]) -> T:
        return self.random.choice(choices)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def several(self, make: Callable[[int], T], at_most: int) -> list[T]:
        """A list, empty in one of three."""
        length = 0 if self.chance(1 / 3) else self.random.randint(1, at_most)
        return [make(place) for place in range(length)]

    def with_gaps(self, record: Json) -> Json:
        """The record with some fields absent or null."""
        kept: Json = {}
        for name, value in record.items():
            if name in ALWAYS_THERE or not self.chance(self.missing):
                kept[name] = value
            elif self.chance(0.5):
                kept[name] = None
        return kept

    def optional(self, value: T, probability: float) -> T | None:
        return value if self.chance(probability) else None

    def day(self) -> date:
        """A day at an edge, or one beside it; now and then any day of the years around the plan."""
        if self.chance(0.1):
            return date(2021, 1, 1) + timedelta(days=self.random.randrange(2200))
        return self.of(ANCHORS) + timedelta(days=self.of((0, 0, 0, -1, 1)))

    def beside(self, amount: Decimal) -> Decimal:
        """The amount, or a fen more or less, not below zero."""
        return max(Decimal(0), amount + self.of((0, 0, 1, -1)) * FEN)

    def amount(self) -> Decimal:
        """Zero, an odd fen, a round sum, or any number of fen."""
        fen = self.of((0, 1, 99, 10_001, 3_000_000, 9_999_999, self.random.randrange(10**9)))
        return fen * FEN

    def written(self, amount: Decimal) -> str | int:
        """Money as text with two decimals or, when whole, at times as a number."""
        if amount == amount.to_integral_value() and self.chance(0.3):
            return int(amount)
        return format(amount.quantize(FEN), "f")


def rating(edges: Edges, _: int) -> Json:
    obtained = edges.day()
    lapsed = obtained + timedelta(days=edges.of((0, 1, 365))) if edges.chance(0.5) else edges.day()
    return edges.with_gaps(
        {
            "等级": edges.of(GRADES),
            "取得日期": obtained.isoformat(),
            "失效日期": edges.optional(lapsed.isoformat(), 0.4),
        }
    )


def bad_credit(edges: Edges, _: int) -> Json:
    return edges.with_gaps({"起": edges.day().isoformat(), "止": edges.optional(edges.day().isoformat(), 0.5)})


def staff(edges: Edges, place: int) -> Json:
    full_time = edges.of((0, 0, 1, 2, 3, 7))
    licensed = edges.random.randint(0, full_time)
    year = 2022 + place if edges.chance(0.9) else edges.of((2021, 2023, 2026))
    return edges.with_gaps({"年份": year, "专职": full_time, "持证社工": licensed})


def project(edges: Edges, place: int) -> Json:
    grant, spent = edges.amount(), edges.amount()
    labour = edges.beside((edges.of((grant, spent)) / 2).quantize(FEN))
    return edges.with_gaps(
        {
            "编号": f"p{place + 1}",
            "资助金额": edges.written(grant),
            "已支出": edges.written(spent),
            "人力成本": edges.written(edges.of((labour, labour, Decimal(0), edges.amount()))),
            "必要": edges.chance(0.8),
        }
    )


def hired_after(edges: Edges, graduated: date) -> date:
    """Some day that the two years turn on, or any edge."""
    two_years = date(graduated.year + 2, graduated.month, min(graduated.day, 28 if graduated.month == 2 else 31))
    near = (graduated, two_years) if edges.chance(0.5) else (edges.day(),)
    return edges.of(near) + timedelta(days=edges.of((0, 0, 0, -1, 1)))


def months_from(first: date, count: int) -> list[date]:
    start = first.year * 12 + first.month - 1
    return [date((start + each) // 12, (start + each) % 12 + 1, 1) for each in range(count)]


def contributions(edges: Edges, hired: date) -> list[Json]:
    """Months around twelve, some before hiring, some paid twice, some with nothing, in any order."""
    if edges.chance(0.1):
        return []
    first = hired if edges.chance(0.7) else edges.day()
    months = months_from(
        first.replace(day=1) - timedelta(days=edges.of((0, 0, 31))), edges.of((1, 3, 11, 12, 13, 14, 30))
    )
    paid = [month for month in months for _ in range(edges.of((1, 1, 1, 1, 0, 2)))]
    if edges.chance(0.5):
        edges.random.shuffle(paid)
    made = []
    for month in paid:
        amount = Decimal(0) if edges.chance(0.1) else edges.amount() + FEN
        made.append(edges.with_gaps({"月份": month.isoformat(), "金额": edges.written(amount)}))
    return made


def hire(edges: Edges, place: int) -> Json:
    graduated = edges.of(GRADUATIONS)
    hired = hired_after(edges, graduated)
    return edges.with_gaps(
        {
            "编号": f"h{place + 1}",
            "毕业日期": graduated.isoformat(),
            "聘用日期": hired.isoformat(),
            "缴费": contributions(edges, hired),
        }
    )


def leader(edges: Edges, _: int) -> Json:
    def money() -> str | int:
        return edges.written(edges.of((Decimal(0), Decimal(0), FEN, Decimal(800), Decimal("800.01"))))

    return edges.with_gaps(
        {
            "身份": edges.of(("现职", "离退休")),
            "薪酬": money(),
            "其他利益": money(),
            "交通通讯": money(),
            "差旅": money(),
        }
    )


def reviews(edges: Edges) -> Json:
    steps = ("登记机关", "业务主管单位", "党建工作机构")
    return edges.with_gaps({step: edges.of((True, True, True, False, None)) for step in steps})


def audit_event(edges: Edges, _: int) -> Json:
    return edges.with_gaps({"事由": edges.of(EVENTS), "日期": edges.day().isoformat(), "已审计": edges.chance(0.6)})


def organisation(edges: Edges, place: int) -> Json:
    return edges.with_gaps(
        {
            "编号": f"s{place + 1}",
            "名称": f"龙港市第{place + 1}社会组织",
            "级别": edges.of(LEVELS),
            "类型": edges.of(CATEGORIES),
            "成立日期": edges.day().isoformat(),
            "注销日期": edges.optional(edges.day().isoformat(), 0.2),
            "评级": edges.several(lambda each: rating(edges, each), 4),
            "不良信用": edges.several(lambda each: bad_credit(edges, each), 2) if edges.chance(0.3) else [],
            "治理良好": edges.chance(0.9),
            "人员": edges.several(lambda each: staff(edges, each), 4),
            "代理记账": edges.chance(0.9),
            "法律顾问": edges.chance(0.9),
            "福彩项目": edges.several(lambda each: project(edges, each), 2),
            "聘用": edges.several(lambda each: hire(edges, each), 3),
            "本市民企牵头": edges.chance(0.5),
            "党组织": edges.chance(0.3),
            "党建指导员": edges.chance(0.3),
            "党建联络员": edges.chance(0.3),
            "领导任职": edges.several(lambda each: leader(edges, each), 3),
            "登记审查": reviews(edges),
            "审计事由": edges.several(lambda each: audit_event(edges, each), 3),
        }
    )


def buyer(edges: Edges, place: int) -> Json:
    new = edges.amount()
    bought = edges.beside((new * 3 / 10).quantize(FEN)) if edges.chance(0.8) else edges.amount()
    return edges.with_gaps(
        {
            "编号": f"b{place + 1}",
            "部门": edges.of(DEPARTMENTS),
            "年份": edges.of((2023, 2024, 2025, 2022)),
            "新增购买支出": edges.written(new),
            "向社会组织购买": edges.written(bought),
        }
    )


def population(seed: int, missing: float = 0.0) -> Json:
    """A population of a few organisations and buyers; `missing` is the share of fields left out."""
    edges = Edges(seed, missing)
    organisations = edges.several(lambda each: organisation(edges, each), 12)
    buyers = edges.several(lambda each: buyer(edges, each), 6)
    return edges.with_gaps({"组织": organisations, "购买方": buyers, "孵化基地": edges.of((0, 1, 2))})


def main() -> None:
    parser = argparse.ArgumentParser(description="A random population at the edges of the plan's definitions.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missing", type=float, default=0.0, help="share of fields left out")
    given = parser.parse_args()
    print(json.dumps(population(given.seed, given.missing), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
