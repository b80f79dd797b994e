"""Records written by hand, complete unless told otherwise, and how the reference is asked about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

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
