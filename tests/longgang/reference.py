"""An independent implementation of the answers of the Longgang plan, as oracle for guiju.

Slow and plain on purpose: it follows the definitions of the plan's records one by one and shares nothing with the
engine or with the encoded plan. `answers` gives what `guiju run --format jsonl` prints, one dictionary a line.

    python reference.py population.json --as-of 2025-12-31 --reading 攀升=只补差额 --set 交通通讯标准=800
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, localcontext
from pathlib import Path

from facts import (
    GRADES,
    PLAN_END,
    PLAN_START,
    RATED,
    Circumstances,
    Contribution,
    Rating,
    is_rated,
    party_forms,
    ratings_until,
    subsidised,
)
from lines import FEN, Line, as_is, limit, line, money, plain, undetermined, valued
from targets import City, buyer_answers
from undetermined import (
    Maybe,
    Record,
    Unknown,
    all_of,
    choose,
    day,
    field,
    flag,
    lift,
    needs_of,
    negation,
    number,
    records,
    total,
    where,
)

FEEL = Context(prec=34, rounding=ROUND_HALF_EVEN)
REWARDS = {"3A": Decimal(10_000), "4A": Decimal(20_000), "5A": Decimal(30_000)}
FOCUS = ("行业协会商会", "科技类", "公益慈善类", "城乡社区服务类")
REVIEWS = ("登记机关", "业务主管单位", "党建工作机构")


# Answers of one organisation


def reward_of(rating: Rating, before: Sequence[Rating], paid: Decimal, given: Circumstances) -> Decimal | None:
    """What a municipal organisation earns by a rating, None when it is not a first; `before` are all earlier ones."""
    regains = given.takes("失而复得", "再得再奖")
    counting = [each.grade for each in before if not (regains and each.has_lapsed_by(rating.obtained))]
    best = max(counting, default=-1)
    if rating.grade < RATED or best >= rating.grade:
        return None
    lowest = max(best + 1, RATED) if given.takes("越级", "逐级累计") else rating.grade
    amount = sum((REWARDS[grade] for grade in GRADES[lowest : rating.grade + 1]), Decimal(0))
    return max(Decimal(0), amount - paid) if given.takes("攀升", "只补差额") else amount


def rewards(organisation: Record, given: Circumstances) -> Maybe[list[tuple[Rating, Decimal]]]:
    """Each rating obtained within the plan and on or before the day, with what it earns."""
    ratings = ratings_until(organisation, min(given.as_of, PLAN_END))
    if isinstance(ratings, Unknown):
        return ratings
    municipal = lift(lambda level: level == "市级", field(organisation, "级别"))
    paid, earned = Decimal(0), []
    for place, rating in enumerate(ratings):
        if rating.obtained < PLAN_START:
            continue
        amount = reward_of(rating, ratings[:place], paid, given)
        if amount is not None and isinstance(municipal, Unknown):
            return municipal
        granted = amount if amount is not None and municipal is True else Decimal(0)
        paid += granted
        earned.append((rating, granted))
    return earned


def rating_reward(organisation: Record, of: Record, given: Circumstances) -> Line:
    reward = lift(lambda earned: sum((amount for _, amount in earned), Decimal(0)), rewards(organisation, given))
    return valued("等级奖励", of, reward, money)


def rating_rewards(organisation: Record, of: Record, given: Circumstances) -> Line:
    def written(earned: list[tuple[Rating, Decimal]]) -> list[Record]:
        return [
            {"等级": GRADES[rating.grade], "取得日期": rating.obtained.isoformat(), "金额": money(amount)}
            for rating, amount in earned
        ]

    return valued("等级奖励明细", of, rewards(organisation, given), written)


def preferred(organisation: Record, of: Record, given: Circumstances) -> Line:
    return valued("优先承接", of, is_rated(organisation, given.as_of), as_is)


def delegated_subsidy(answer: str) -> Callable[[Record, Record, Circumstances], Line]:
    def subsidy(_: Record, of: Record, given: Circumstances) -> Line:
        return valued(answer, of, given.standard(answer + "标准"), money)

    return subsidy


def founding_reward(organisation: Record, of: Record, given: Circumstances) -> Line:
    eligible = all_of(
        [
            lift(lambda level: level in ("国家级", "省级"), field(organisation, "级别")),
            lift(lambda category: category == "行业协会商会", field(organisation, "类型")),
            flag(organisation, "本市民企牵头"),
        ]
    )
    if eligible is False:
        return line("牵头奖励", of, "not_applicable")
    amount = given.standard("牵头奖励标准")
    return valued("牵头奖励", of, lift(lambda _, standard: standard, eligible, amount), money)


def focus(organisation: Record, of: Record, _: Circumstances) -> Line:
    return valued("重点类型", of, lift(lambda category: category in FOCUS, field(organisation, "类型")), as_is)


def registration(organisation: Record, of: Record, _: Circumstances) -> Line:
    reviews = field(organisation, "登记审查")
    if isinstance(reviews, Unknown):
        return undetermined("登记审查结果", of, reviews)
    missing = [step for step in REVIEWS if reviews.get(step) is None]
    failed = [step for step in REVIEWS if reviews.get(step) is False]
    status = "open" if missing or failed else "passed"
    return line("登记审查结果", of, status, missing=missing, failed=failed)


def audit(organisation: Record, of: Record, given: Circumstances) -> Line:
    events = records(organisation, "审计事由")
    if isinstance(events, Unknown):
        return undetermined("审计", of, events)

    def is_due(event: Record) -> Maybe[bool]:
        happened = lift(lambda when: when <= given.as_of, day(event, "日期"))
        return all_of([happened, negation(flag(event, "已审计"))])

    due = where(events, is_due)
    if isinstance(due, Unknown):
        return undetermined("审计", of, due)
    reasons = [field(event, "事由") for event in due]
    if needs_of(*reasons):
        return undetermined("审计", of, *reasons)
    return line(
        "审计",
        of,
        "open" if reasons else "passed",
        missing=reasons,
        failed=[],
        commissioned_by="登记管理机关",
        paid_by="登记管理机关",
    )


def party_cover(organisation: Record, of: Record, _: Circumstances) -> Line:
    return limit("党的工作覆盖", of, party_forms(organisation), Decimal(1), plain, at_least=True)


def leaders_of(organisation: Record, status: str) -> Maybe[list[Record]]:
    leaders = records(organisation, "领导任职")
    if isinstance(leaders, Unknown):
        return leaders
    return where(leaders, lambda leader: lift(lambda own: own == status, field(leader, "身份")))


def serving_leader_pay(organisation: Record, of: Record, _: Circumstances) -> Line:
    serving = leaders_of(organisation, "现职")
    taken = (
        serving
        if isinstance(serving, Unknown)
        else total(number(leader, column) for leader in serving for column in ("薪酬", "其他利益"))
    )
    return limit("现职领导取酬", of, taken, Decimal(0), money)


def retired_leader_costs(organisation: Record, of: Record, given: Circumstances) -> Line:
    retired = leaders_of(organisation, "离退休")
    greatest = (
        retired
        if isinstance(retired, Unknown)
        else lift(lambda *costs: max(costs, default=Decimal(0)), *(number(leader, "交通通讯") for leader in retired))
    )
    return limit("离退休领导费用", of, greatest, given.standard("交通通讯标准"), money)


ORGANISATION_ANSWERS: Sequence[Callable[[Record, Record, Circumstances], Line]] = (
    rating_reward,
    rating_rewards,
    preferred,
    delegated_subsidy("技能补贴"),
    delegated_subsidy("培训补贴"),
    founding_reward,
    focus,
    registration,
    audit,
    party_cover,
    serving_leader_pay,
    retired_leader_costs,
)


# Answers of lottery projects and hires


def labour_cost(project: Record, of: Record, given: Circumstances) -> list[Line]:
    base = "已支出" if given.takes("人力成本基数", "已支出") else "资助金额"
    bound = choose(flag(project, "必要"), lambda: lift(lambda amount: amount / 2, number(project, base)), Decimal)
    cost = number(project, "人力成本")
    fundable = lift(lambda spent, most: min(spent, most).quantize(FEN, rounding=ROUND_FLOOR), cost, bound)
    return [limit("人力成本", of, cost, bound, money), valued("可列支人力成本", of, fundable, money)]


def project_answers(organisation: Record, of: Record, given: Circumstances) -> list[Line]:
    projects = records(organisation, "福彩项目")
    if isinstance(projects, Unknown):
        return []
    return [
        answer
        for project in projects
        for answer in labour_cost(project, {**of, "福彩项目": project.get("编号")}, given)
    ]


def hire_answers(organisation: Record, of: Record, given: Circumstances) -> list[Line]:
    hires = records(organisation, "聘用")
    if isinstance(hires, Unknown):
        return [undetermined("社保补贴", of, hires)]
    parts = subsidised(hires, given)
    amounts = [lift(paid_in, part) for part in parts]
    lines = [valued("社保补贴", of, total(amounts), money)]
    for hire, part, amount in zip(hires, parts, amounts, strict=True):
        whose = {**of, "聘用": hire.get("编号")}
        months = lift(lambda own: Decimal(len({each.month for each in own})), part)
        lines += [valued("社保补贴", whose, amount, money), valued("社保补贴月数", whose, months, plain)]
    return lines


def paid_in(contributions: Iterable[Contribution]) -> Decimal:
    return sum((each.paid for each in contributions), Decimal(0))


# Everything


def organisation_answers(organisation: Record, given: Circumstances) -> list[Line]:
    of = {"组织": organisation.get("编号")}
    return [
        *(answer(organisation, of, given) for answer in ORGANISATION_ANSWERS),
        *project_answers(organisation, of, given),
        *hire_answers(organisation, of, given),
    ]


def answers(
    population: Record,
    as_of: date = PLAN_END,
    readings: Mapping[str, str] | None = None,
    delegated: Mapping[str, Decimal] | None = None,
) -> list[Line]:
    """All answers about a population, duties aside, each as a line of the JSON-lines output."""
    given = Circumstances(as_of, readings or {}, delegated or {})
    with localcontext(FEEL):
        organisations = records(population, "组织")
        lines = (
            []
            if isinstance(organisations, Unknown)
            else [answer for organisation in organisations for answer in organisation_answers(organisation, given)]
        )
        lines += buyer_answers(population) + City(population, given).targets()
    return [{**answer, "as_of": as_of.isoformat()} for answer in lines]


def read_population(path: Path) -> Record:
    """A population file, its numbers exactly as written."""
    population: Record = json.loads(path.read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)
    return population


def main() -> None:
    parser = argparse.ArgumentParser(description="Answers of the plan of Longgang by the reference implementation.")
    parser.add_argument("population", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat, default=PLAN_END)
    parser.add_argument("--reading", action="append", default=[], metavar="READING=CHOICE")
    parser.add_argument("--set", action="append", default=[], metavar="STANDARD=AMOUNT")
    given = parser.parse_args()
    readings = dict(reading.split("=", 1) for reading in given.reading)
    delegated = {name: Decimal(amount) for name, amount in (each.split("=", 1) for each in given.set)}
    for answer in answers(read_population(given.population), given.as_of, readings, delegated):
        print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
