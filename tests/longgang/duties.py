"""Who is responsible for which measure, as the brackets after each measure of the plan name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

RESPONSIBLE: Mapping[str, Sequence[str]] = {
    "二(一)1": ("市委组织部", "市财政局", "市社会事业局"),
    "二(一)2": ("市社会事业局", "市委组织部", "市群团工作部", "各业务主管单位", "行业管理部门"),
    "二(一)3": ("市委组织部", "市委宣传统战部", "市公安局", "市社会事业局"),
    "二(一)4": ("市社会事业局", "各业务主管单位"),
    "二(一)5": ("市委政法委", "市社会事业局", "市财政局", "市国资委", "市税务局"),
    "二(一)6": ("市融媒体中心",),
    "二(二)7": ("市社会事业局", "市委组织部", "各业务主管单位"),
    "二(二)8": ("各业务主管单位", "行业管理部门", "党建工作机构"),
    "二(二)9": ("市社会事业局", "市社会治理中心"),
    "二(二)10": ("市经济发展局", "市社会事业局", "各业务主管单位", "行业管理部门"),
    "二(三)11": ("市委组织部", "市委宣传统战部", "市社会事业局", "市工商联", "各业务主管单位", "行业管理部门"),
    "二(三)12": ("市社会事业局", "各业务主管单位", "行业管理部门"),
    "二(四)13": ("市委组织部", "市社会事业局", "各业务主管单位", "行业管理部门"),
    "二(四)14": ("市委组织部", "市社会事业局"),
}


def measures_by_department() -> dict[str, list[str]]:
    """The other way round: the measures of each department, in the order of the plan."""
    measures: dict[str, list[str]] = {}
    for measure, departments in RESPONSIBLE.items():
        for department in departments:
            measures.setdefault(department, []).append(measure)
    return measures


def duties() -> list[dict[str, Any]]:
    """Both duty answers, as lines; they depend on no record, no date and no reading."""
    responsible = [
        duty("责任单位", {"措施": measure}, list(departments), [measure])
        for measure, departments in RESPONSIBLE.items()
    ]
    of_departments = [
        duty("部门职责", {"部门": department}, measures, measures)
        for department, measures in measures_by_department().items()
    ]
    return responsible + of_departments


def duty(answer: str, of: dict[str, str], value: list[str], clauses: list[str]) -> dict[str, Any]:
    return {"answer": answer, "of": of, "kind": "duty", "status": "value", "value": value, "clauses": clauses}
