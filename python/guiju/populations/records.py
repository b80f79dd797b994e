"""The records of a population: names in both languages and types, as all formats need them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A field of a record; `type` is text, date, money, number, yes_no, or the type of a nested record."""

    name: str
    english: str
    type: str | RecordType
    many: bool = False


@dataclass(frozen=True)
class RecordType:
    """A type of record; a nested one has the name of the field that holds it."""

    name: str
    english: str
    fields: tuple[Field, ...]

    @property
    def scalars(self) -> Iterator[Field]:
        return (field for field in self.fields if not isinstance(field.type, RecordType))


def _record(name: str, english: str, *fields: tuple[str, str, str]) -> RecordType:
    return RecordType(name, english, tuple(Field(*field) for field in fields))


def _list(of: RecordType) -> Field:
    return Field(of.name, of.english, of, many=True)


CONTRIBUTION = _record("缴费", "contributions", ("月份", "month", "date"), ("金额", "paid", "money"))
HIRE = RecordType(
    "聘用",
    "hires",
    (
        Field("编号", "id", "text"),
        Field("毕业日期", "graduated_on", "date"),
        Field("聘用日期", "hired_on", "date"),
        _list(CONTRIBUTION),
    ),
)
RATING = _record(
    "评级",
    "ratings",
    ("等级", "grade", "text"),
    ("取得日期", "obtained_on", "date"),
    ("失效日期", "lapsed_on", "date"),
)
BAD_CREDIT = _record("不良信用", "bad_credit", ("起", "from", "date"), ("止", "to", "date"))
STAFF = _record(
    "人员",
    "staff",
    ("年份", "year", "number"),
    ("专职", "full_time", "number"),
    ("持证社工", "licensed", "number"),
)
PROJECT = _record(
    "福彩项目",
    "lottery_projects",
    ("编号", "id", "text"),
    ("资助金额", "grant", "money"),
    ("已支出", "spent", "money"),
    ("人力成本", "labour_cost", "money"),
    ("必要", "necessary", "yes_no"),
)
LEADER = _record(
    "领导任职",
    "leaders",
    ("身份", "status", "text"),
    ("薪酬", "pay", "money"),
    ("其他利益", "benefits", "money"),
    ("交通通讯", "transport_and_communication", "money"),
    ("差旅", "travel", "money"),
)
REVIEWS = _record(
    "登记审查",
    "registration_reviews",
    ("登记机关", "registrar", "yes_no"),
    ("业务主管单位", "sponsor", "yes_no"),
    ("党建工作机构", "party_body", "yes_no"),
)
AUDIT_EVENT = _record(
    "审计事由",
    "audit_events",
    ("事由", "event", "text"),
    ("日期", "date", "date"),
    ("已审计", "audited", "yes_no"),
)
ORGANISATION = RecordType(
    "组织",
    "organisation",
    (
        Field("编号", "id", "text"),
        Field("名称", "name", "text"),
        Field("级别", "level", "text"),
        Field("类型", "category", "text"),
        Field("成立日期", "registered_on", "date"),
        Field("注销日期", "deregistered_on", "date"),
        _list(RATING),
        _list(BAD_CREDIT),
        Field("治理良好", "sound_governance", "yes_no"),
        _list(STAFF),
        Field("代理记账", "bookkeeping", "yes_no"),
        Field("法律顾问", "legal_counsel", "yes_no"),
        _list(PROJECT),
        _list(HIRE),
        Field("本市民企牵头", "led_by_city_enterprise", "yes_no"),
        Field("党组织", "party_organisation", "yes_no"),
        Field("党建指导员", "party_instructor", "yes_no"),
        Field("党建联络员", "party_liaison", "yes_no"),
        _list(LEADER),
        Field("登记审查", "registration_reviews", REVIEWS),
        _list(AUDIT_EVENT),
    ),
)
BUYER = _record(
    "购买方",
    "buyer",
    ("编号", "id", "text"),
    ("部门", "department", "text"),
    ("年份", "year", "number"),
    ("新增购买支出", "new_purchases", "money"),
    ("向社会组织购买", "from_organisations", "money"),
)
CITY = _record("城市", "city", ("孵化基地", "incubation_bases", "number"))

CATEGORY_VALUES: Mapping[str, Mapping[str, str]] = {
    "级别": {"市级": "municipal", "省级": "provincial", "国家级": "national", "其他": "other"},
    "类型": {
        "行业协会商会": "trade_association",
        "科技类": "science",
        "公益慈善类": "charity",
        "城乡社区服务类": "community_service",
        "其他": "other",
    },
    "身份": {"现职": "serving", "离退休": "retired"},
    "事由": {
        "双随机抽查": "inspection",
        "等级评估": "rating",
        "法定代表人变更": "legal_representative",
        "注销": "deregistration",
    },
}
"""The values of the fields that are categories, in English; grades are the same in both languages."""


def translated(record: Json, of: RecordType) -> Json:
    """The record with English field names and category values; names of organisations and departments stay."""
    return {field.english: _translated_value(record[field.name], field) for field in of.fields}


def _translated_value(value: Any, field: Field) -> Any:
    if not isinstance(field.type, RecordType):
        return CATEGORY_VALUES.get(field.name, {}).get(value, value)
    return [translated(each, field.type) for each in value] if field.many else translated(value, field.type)
