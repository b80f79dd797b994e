"""How answers are written: one line each, amounts and shares as strings of exact decimals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from undetermined import Maybe, Record, Unknown, needs_of

Line: TypeAlias = dict[str, Any]

FEN = Decimal("0.01")

ANSWERS: Mapping[str, tuple[str, str]] = {
    "等级奖励": ("benefit", "二(一)1"),
    "等级奖励明细": ("decision", "二(一)1"),
    "人力成本": ("limit", "二(一)1"),
    "可列支人力成本": ("benefit", "二(一)1"),
    "优先承接": ("eligibility", "二(一)1"),
    "社会组织采购份额": ("limit", "二(一)1"),
    "社保补贴": ("benefit", "二(一)3"),
    "社保补贴月数": ("decision", "二(一)3"),
    "技能补贴": ("benefit", "二(一)3"),
    "培训补贴": ("benefit", "二(一)3"),
    "牵头奖励": ("benefit", "二(一)4"),
    "重点类型": ("eligibility", "二(一)4"),
    "培育目标": ("target", "一(一)"),
    "新增目标": ("target", "一(一)"),
    "孵化基地目标": ("target", "一(一)"),
    "信用目标": ("target", "一(一)"),
    "专职目标": ("target", "二(一)3"),
    "社工目标": ("target", "二(一)3"),
    "记账目标": ("target", "二(一)5"),
    "法律顾问目标": ("target", "二(一)5"),
    "总数目标": ("target", "二(二)10"),
    "等级目标": ("target", "二(二)10"),
    "治理目标": ("target", "二(二)10"),
    "登记审查结果": ("procedure", "二(二)7"),
    "审计": ("procedure", "二(二)8"),
    "党的工作覆盖": ("limit", "二(四)14"),
    "现职领导取酬": ("limit", "二(四)14"),
    "离退休领导费用": ("limit", "二(四)14"),
}
"""Kind and clause of each answer; the duties, which no record changes, are in `duties.py`."""


def money(amount: Decimal) -> str:
    """Two decimals, or more where it exactly has more."""
    shortest = amount.normalize() if amount else Decimal(0)
    exponent = shortest.as_tuple().exponent
    return format(shortest if isinstance(exponent, int) and exponent < -2 else shortest.quantize(FEN), "f")


def plain(value: Decimal) -> str:
    """A number or share without trailing zeros and without exponent."""
    return format(value.normalize(), "f") if value else "0"


def line(answer: str, of: Record, status: str, **more: Any) -> Line:
    kind, clause = ANSWERS[answer]
    return {"answer": answer, "of": dict(of), "kind": kind, "status": status, **more, "clauses": [clause]}


def undetermined(answer: str, of: Record, *values: Any) -> Line:
    return line(answer, of, "undetermined", needs=sorted(needs_of(*values)))


def valued(answer: str, of: Record, value: Maybe[Any], written: Callable[[Any], Any]) -> Line:
    """An answer that is just a value."""
    if isinstance(value, Unknown):
        return undetermined(answer, of, value)
    return line(answer, of, "value", value=written(value))


def as_is(value: Any) -> Any:
    return value


def limit(
    answer: str,
    of: Record,
    value: Maybe[Decimal],
    bound: Maybe[Decimal],
    written: Callable[[Decimal], str],
    at_least: bool = False,
) -> Line:
    """A bound that a record keeps or breaks; the slack is negative when broken."""
    if isinstance(value, Unknown) or isinstance(bound, Unknown):
        return undetermined(answer, of, value, bound)
    slack = value - bound if at_least else bound - value
    status = "kept" if slack >= 0 else "broken"
    return line(answer, of, status, value=written(value), bound=written(bound), slack=written(slack))


def target(answer: str, of: Record, value: Decimal, bound: Decimal, met: bool, gap: Decimal) -> Line:
    status = "met" if met else "missed"
    return line(answer, of, status, value=plain(value), bound=plain(bound), gap="0" if met else plain(gap))


def count_target(answer: str, of: Record, value: Maybe[Decimal], bound: int) -> Line:
    """A count that has to reach a number."""
    if isinstance(value, Unknown):
        return undetermined(answer, of, value)
    return target(answer, of, value, Decimal(bound), value >= bound, bound - value)


def share_target(
    answer: str, of: Record, part: Maybe[Decimal], whole: Maybe[Decimal], bound: Decimal, strictly: bool
) -> Line:
    """A share that has to reach, or strictly to exceed, a bound; of nothing, not applicable."""
    if whole == 0:
        return line(answer, of, "not_applicable")
    if isinstance(part, Unknown) or isinstance(whole, Unknown):
        return undetermined(answer, of, part, whole)
    share = part / whole
    return target(answer, of, share, bound, share > bound or (share == bound and not strictly), bound - share)
