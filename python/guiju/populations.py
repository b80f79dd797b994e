"""Realistic populations for the plan of Longgang: organisations, buyers, the city. The same seed gives the same bytes.

An organisation depends on the seed and its own number only, so any number of them streams in constant memory and the
first 500 of a million are the 500. The figures are made up; they are drawn so that of 500 organisations some targets
come out met and some missed.

    python -m guiju.populations --count 500 --seed 1 --format json --output data/

Needs the standard library only, except for Parquet, which needs pyarrow.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from math import gcd
from pathlib import Path
from typing import Any, TypeVar

Json = dict[str, Any]
T = TypeVar("T")

# The records: names in both languages and types, as all formats need them


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


_CONTRIBUTION = _record("缴费", "contributions", ("月份", "month", "date"), ("金额", "paid", "money"))
_HIRE = RecordType(
    "聘用",
    "hires",
    (
        Field("编号", "id", "text"),
        Field("毕业日期", "graduated_on", "date"),
        Field("聘用日期", "hired_on", "date"),
        _list(_CONTRIBUTION),
    ),
)
_RATING = _record(
    "评级",
    "ratings",
    ("等级", "grade", "text"),
    ("取得日期", "obtained_on", "date"),
    ("失效日期", "lapsed_on", "date"),
)
_BAD_CREDIT = _record("不良信用", "bad_credit", ("起", "from", "date"), ("止", "to", "date"))
_STAFF = _record(
    "人员",
    "staff",
    ("年份", "year", "number"),
    ("专职", "full_time", "number"),
    ("持证社工", "licensed", "number"),
)
_PROJECT = _record(
    "福彩项目",
    "lottery_projects",
    ("编号", "id", "text"),
    ("资助金额", "grant", "money"),
    ("已支出", "spent", "money"),
    ("人力成本", "labour_cost", "money"),
    ("必要", "necessary", "yes_no"),
)
_LEADER = _record(
    "领导任职",
    "leaders",
    ("身份", "status", "text"),
    ("薪酬", "pay", "money"),
    ("其他利益", "benefits", "money"),
    ("交通通讯", "transport_and_communication", "money"),
    ("差旅", "travel", "money"),
)
_REVIEWS = _record(
    "登记审查",
    "registration_reviews",
    ("登记机关", "registrar", "yes_no"),
    ("业务主管单位", "sponsor", "yes_no"),
    ("党建工作机构", "party_body", "yes_no"),
)
_AUDIT_EVENT = _record(
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
        _list(_RATING),
        _list(_BAD_CREDIT),
        Field("治理良好", "sound_governance", "yes_no"),
        _list(_STAFF),
        Field("代理记账", "bookkeeping", "yes_no"),
        Field("法律顾问", "legal_counsel", "yes_no"),
        _list(_PROJECT),
        _list(_HIRE),
        Field("本市民企牵头", "led_by_city_enterprise", "yes_no"),
        Field("党组织", "party_organisation", "yes_no"),
        Field("党建指导员", "party_instructor", "yes_no"),
        Field("党建联络员", "party_liaison", "yes_no"),
        _list(_LEADER),
        Field("登记审查", "registration_reviews", _REVIEWS),
        _list(_AUDIT_EVENT),
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

# Chance


class SplitMix64:
    """The generator of Steele, Lea and Flood (2014): 64 bits of state, the same on every machine and version."""

    _MASK = (1 << 64) - 1

    def __init__(self, *key: int) -> None:
        self._state = 0
        for part in key:
            self._state = (self._state ^ (part & self._MASK)) & self._MASK
            self._state = self.bits()

    def bits(self) -> int:
        """The next 64 bits."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & self._MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & self._MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & self._MASK
        return mixed ^ (mixed >> 31)

    def below(self, bound: int) -> int:
        """A number from 0 to bound - 1."""
        return (self.bits() * bound) >> 64

    def between(self, low: int, high: int) -> int:
        """A number from low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, permille: int) -> bool:
        return self.below(1000) < permille

    def of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def weighted(self, weights: Mapping[T, int]) -> T:
        """One of the keys, by their weights."""
        place = self.below(sum(weights.values()))
        for choice, weight in weights.items():
            place -= weight
            if place < 0:
                return choice
        raise AssertionError("weights are positive")

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.below((last - first).days + 1))


# Names


def _words(text: str) -> list[str]:
    return text.split()


_COMMUNITIES = _words(
    "水门 方岩 下埠 龙翔 龙跃 池浦 章良 白沙 江口 新渡 凤江 平等 湖前 沿江 舥艚 云岩 芦浦 "
    "鲸头 双龙 彩虹 世纪 通港 西城 东城 江滨 海港 象岗 金钗河 河底高 余家慕 陈家堡 缪家桥 "
    "林家院 朱家斗 李家垟 文卫 百有 新兴 南洋 咸园 三垟 石路 郑家垟 温泉 新城 流水 老城 海城"
)
_INDUSTRIES = _words(
    "印刷 包装 礼品 塑料制品 纺织 新型材料 不干胶 台挂历 纸制品 食品 水产 建材 家居 电子商务 "
    "物流 广告 文具 机械 电气 汽摩配 五金 化工 餐饮 旅游 酒店 医药 民宿 种植 养殖 紫菜 茶叶 "
    "服装 鞋革 眼镜 灯饰 玩具 标签标识 智能装备 数字印刷 再生棉纺"
)
_SCIENCES = _words(
    "印刷技术 包装设计 海洋生物 智能制造 数字经济 信息技术 农业科技 绿色能源 环境保护 食品安全 "
    "新材料 工业设计 标准化 知识产权 气象 青少年科技 海洋经济 中医药 护理 预防医学 口腔医学 "
    "建筑工程 测绘 无人机 人工智能 大数据"
)
_CARES = _words(
    "助学 助老 助残 助医 扶贫济困 志愿 救援 爱心义工 关爱儿童 慈善公益 乡贤公益 阳光公益 "
    "心理援助 环保志愿 义务消防 红色义工 巾帼志愿 青年志愿 民间救援 伏茶 免费粥 善水 希望 暖阳 "
    "微笑"
)
_SERVICES = _words(
    "居家养老 社会工作 为老 儿童成长 邻里互助 公益 家庭教育指导 心理健康 矛盾调解 "
    "物业 文化 体育健身 托育 健康管理 社区营造 禁毒帮扶 社区矫正 平安志愿 垃圾分类指导 "
    "退役军人关爱 残疾人康复"
)
_PURSUITS = _words(
    "太极拳 书法 美术 摄影 舞蹈 乒乓球 羽毛球 篮球 足球 钓鱼 象棋 围棋 自行车 跑步 登山 武术 "
    "瑜伽 游泳 戏曲 音乐 合唱 诗词 收藏 茶文化 刘基文化 非遗保护 集邮 奇石 楹联 朗诵 广场舞 "
    "门球 信鸽 冬泳"
)
_BRANDS = "和安康同益乐瑞丰华盛兴达信诚仁德善美嘉祥福泰永恒博文启航星光春晖"

_NAME_PARTS: Mapping[str, tuple[Sequence[str], Sequence[str], Sequence[str]]] = {
    "行业协会商会": (
        _INDUSTRIES,
        ("", "产业", "经营者", "青年", "创业", "流通"),
        ("协会", "商会", "同业公会", "企业联合会"),
    ),
    "科技类": (_SCIENCES, ("", "应用", "创新", "推广"), ("协会", "学会", "研究会", "研究院", "促进会", "科普中心")),
    "公益慈善类": (_COMMUNITIES, _CARES, ("协会", "基金会", "服务队", "促进会", "服务中心")),
    "城乡社区服务类": (_COMMUNITIES, _SERVICES, ("服务中心", "促进会", "服务社", "协会")),
    "其他": (_COMMUNITIES, _PURSUITS, ("协会", "俱乐部", "研究会", "联谊会")),
}
"""By category: what a name begins with after the brand, what follows, and the form."""

_PREFIXES = {"市级": "龙港市", "省级": "浙江省", "国家级": "中国", "其他": "龙港市"}


def _brand(number: int) -> str:
    """A word of two characters or more, a different one for every number; none for 0."""
    if number == 0:
        return ""
    rest, word = number - 1 + len(_BRANDS), ""
    while rest:
        rest, digit = divmod(rest, len(_BRANDS))
        word = _BRANDS[digit] + word
    return word


def _name(seed: int, index: int, level: str, category: str) -> str:
    """A name that no other organisation of the seed has: the numbers are shuffled over the names, brand by brand."""
    first, second, forms = _NAME_PARTS[category]
    names = len(first) * len(second) * len(forms)
    block, place = divmod(index, names)
    step = SplitMix64(seed, len(first), block).below(names - 1) + 1
    while gcd(step, names) != 1:
        step += 1
    place = place * step % names
    place, form = divmod(place, len(forms))
    one, two = divmod(place, len(second))
    return f"{_PREFIXES[level]}{_brand(block)}{first[one]}{second[two]}{forms[form]}"


# Facts of an organisation

_END = date(2025, 12, 31)
_GRADES = ("1A", "2A", "3A", "4A", "5A")
_CATEGORY_WEIGHTS = {"行业协会商会": 16, "科技类": 9, "公益慈善类": 19, "城乡社区服务类": 35, "其他": 21}
_LEVEL_WEIGHTS = {"市级": 955, "省级": 12, "国家级": 3, "其他": 30}
_TRADE_LEVEL_WEIGHTS = {"市级": 850, "省级": 95, "国家级": 25, "其他": 30}
_REGISTERED_WEIGHTS = {**{year: 18 + 3 * (year - 2006) for year in range(2006, 2023)}, 2023: 104, 2024: 92, 2025: 108}
_FIRST_RATED_WEIGHTS = {2018: 18, 2019: 20, 2020: 26, 2021: 30, 2022: 34, 2023: 86, 2024: 84, 2025: 66}
_FIRST_GRADE_WEIGHTS = {"1A": 4, "2A": 12, "3A": 60, "4A": 19, "5A": 5}
_LICENSED_PERMILLE = {2022: 170, 2023: 205, 2024: 245, 2025: 238}


def _money(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02}"


def _month_after(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def _years_after(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)


class _Organisation:
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
        self.last = min(self.deregistered or _END, _END)
        self.size = chance.weighted({0: 6, 1: 14, 2: 24, 3: 20, 5: 18, 9: 12, 16: 6})
        self.ratings = self._ratings(self.chance(1))

    def chance(self, stream: int) -> SplitMix64:
        return SplitMix64(*self.key, stream)

    def _deregistered(self, chance: SplitMix64) -> date | None:
        """Six in a hundred are gone by the end, at least a year after they were registered."""
        first = max(_years_after(self.registered, 1), date(2022, 6, 1))
        return chance.day(first, _END) if first < _END and chance.chance(60) else None

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
            "名称": _name(*self.key, self.level, self.category),
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
        begins = chance.day(max(self.registered, date(2021, 1, 1)), _END)
        ends = begins + timedelta(days=chance.of((180, 365, 730, 1095)))
        return [{"起": begins.isoformat(), "止": ends.isoformat() if ends <= _END else None}]

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
            "资助金额": _money(grant),
            "已支出": _money(max(spent, labour)),
            "人力成本": _money(labour),
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
                contributions.append({"月份": month.isoformat(), "金额": _money(0 if chance.chance(10) else paid)})
            if chance.chance(12):
                contributions.append({"月份": month.isoformat(), "金额": _money(chance.between(20_00, 400_00))})
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
            "薪酬": _money(chance.between(12, 60) * 500_00 if takes else 0),
            "其他利益": _money(chance.between(1, 20) * 100_00 if takes and chance.chance(500) else 0),
            "交通通讯": _money(0 if serving else chance.between(0, 36) * 50_00),
            "差旅": _money(0 if chance.chance(400) else chance.between(120_00, 4800_00)),
        }

    def _reviews(self, chance: SplitMix64) -> Json:
        recent = self.registered >= date(2025, 7, 1)
        verdicts: dict[bool | None, int] = {True: 800, None: 180, False: 20} if recent else {True: 985, False: 15}
        return {step.name: chance.weighted(verdicts) for step in _REVIEWS.fields}

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


# Buyers

DEPARTMENTS = (
    "市委组织部",
    "市财政局",
    "市社会事业局",
    "市群团工作部",
    "市委宣传统战部",
    "市公安局",
    "市委政法委",
    "市国资委",
    "市税务局",
    "市融媒体中心",
    "市社会治理中心",
    "市经济发展局",
    "市工商联",
)
"""The departments that buy, as the plan names them; the collective ones (各业务主管单位 …) buy nothing themselves."""

_SHARE_PERMYRIAD = {2023: (1700, 3600), 2024: (2300, 3900), 2025: (2850, 4700)}


def _buyer(seed: int, number: int, year: int) -> Json:
    chance = SplitMix64(seed, number, year)
    new = 0 if chance.chance(50) else chance.between(30, 900) * 10_000_00
    share = 3000 if chance.chance(70) else chance.between(*_SHARE_PERMYRIAD[year])
    return {
        "编号": f"G{number:02}",
        "部门": DEPARTMENTS[number - 1],
        "年份": year,
        "新增购买支出": _money(new),
        "向社会组织购买": _money(new * share // 10_000),
    }


# Populations


def organisation(seed: int, index: int) -> Json:
    """Organisation number `index`, from 0, of the seed."""
    return _Organisation(seed, index).record()


def organisations(count: int, seed: int = 1) -> Iterator[Json]:
    """The first `count` organisations of the seed, one at a time."""
    return (organisation(seed, index) for index in range(count))


def buyers(seed: int = 1) -> Iterator[Json]:
    """Every department's purchases of 2023 to 2025."""
    return (_buyer(seed, number, year) for number in range(1, len(DEPARTMENTS) + 1) for year in _SHARE_PERMYRIAD)


def population(count: int, seed: int = 1, *, english: bool = False) -> Json:
    """A whole population in memory, as the JSON file has it."""
    own, theirs = list(organisations(count, seed)), list(buyers(seed))
    if not english:
        return {"组织": own, "购买方": theirs, "孵化基地": 1}
    return {
        "organisations": [translated(each, ORGANISATION) for each in own],
        "buyers": [translated(each, BUYER) for each in theirs],
        "incubation_bases": 1,
    }


def translated(record: Json, of: RecordType) -> Json:
    """The record with English field names and category values; names of organisations and departments stay."""
    return {field.english: _translated_value(record[field.name], field) for field in of.fields}


def _translated_value(value: Any, field: Field) -> Any:
    if not isinstance(field.type, RecordType):
        return CATEGORY_VALUES.get(field.name, {}).get(value, value)
    return [translated(each, field.type) for each in value] if field.many else translated(value, field.type)


# Files


@dataclass(frozen=True)
class _Edition:
    """Chinese or English names, and the records to write under them."""

    count: int
    seed: int
    english: bool

    def name(self, of: Field | RecordType) -> str:
        return of.english if self.english else of.name

    def value(self, value: Any, field: Field) -> Any:
        return CATEGORY_VALUES.get(field.name, {}).get(value, value) if self.english else value

    def records(self) -> Iterator[tuple[RecordType, Iterator[Json]]]:
        """Each type of record with its records, in Chinese."""
        yield ORGANISATION, organisations(self.count, self.seed)
        yield BUYER, buyers(self.seed)
        yield CITY, iter([{"孵化基地": 1}])


def write_json(directory: Path, count: int, seed: int, *, english: bool = False) -> list[Path]:
    """`population.json`, one record a line."""
    path = directory / "population.json"
    keys = ("organisations", "buyers", "incubation_bases") if english else ("组织", "购买方", "孵化基地")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("{")
        for key, of, records in (
            (keys[0], ORGANISATION, organisations(count, seed)),
            (keys[1], BUYER, buyers(seed)),
        ):
            file.write(f'"{key}":[')
            for place, record in enumerate(records):
                written = translated(record, of) if english else record
                file.write(",\n" if place else "\n")
                file.write(json.dumps(written, ensure_ascii=False, separators=(",", ":")))
            file.write("\n],\n")
        file.write(f'"{keys[2]}":1}}\n')
    return [path]


Row = list[Any]


class _Tables:
    """CSV files, one for each type of record and each list in it, opened when they are first needed."""

    def __init__(self, directory: Path, edition: _Edition, open_files: ExitStack) -> None:
        self.directory, self.edition, self.open_files = directory, edition, open_files
        self.paths: list[Path] = []
        self.rows: dict[str, Callable[[Row], object]] = {}

    def open(self, table: str, of: RecordType, keys: Sequence[str]) -> None:
        path = self.directory / f"{table}.csv"
        file = self.open_files.enter_context(path.open("w", encoding="utf-8", newline=""))
        self.paths.append(path)
        self.rows[table] = csv.writer(file, lineterminator="\n").writerow
        self.rows[table]([*keys, *self._header(of)])
        for field in of.fields:
            if field.many and isinstance(field.type, RecordType):
                name = self.edition.name(field)
                self.open(f"{table}.{name}", field.type, [*keys, self.edition.name(of)])

    def _header(self, of: RecordType) -> Iterator[str]:
        for field in of.fields:
            if not isinstance(field.type, RecordType):
                yield self.edition.name(field)
            elif not field.many:
                yield from (f"{self.edition.name(field)}.{self.edition.name(each)}" for each in field.type.scalars)

    def write(self, table: str, record: Json, of: RecordType, keys: Sequence[str]) -> None:
        self.rows[table]([*keys, *self._cells(record, of)])
        for field in of.fields:
            if field.many and isinstance(field.type, RecordType):
                for each in record[field.name]:
                    self.write(f"{table}.{self.edition.name(field)}", each, field.type, [*keys, record["编号"]])

    def _cells(self, record: Json, of: RecordType) -> Iterator[Any]:
        for field in of.fields:
            if not isinstance(field.type, RecordType):
                yield _cell(self.edition.value(record[field.name], field))
            elif not field.many:
                yield from (_cell(record[field.name][each.name]) for each in field.type.scalars)


def _cell(value: Any) -> Any:
    """Empty for null, true and false for yes and no."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def write_csv(directory: Path, count: int, seed: int, *, english: bool = False) -> list[Path]:
    """One file for each type of record and each list, lists keyed by the 编号 of all they are in."""
    edition = _Edition(count, seed, english)
    with ExitStack() as open_files:
        tables = _Tables(directory, edition, open_files)
        for of, records in edition.records():
            tables.open(edition.name(of), of, [])
            for record in records:
                tables.write(edition.name(of), record, of, [])
    return tables.paths


_ROWS_IN_MEMORY = 10_000


def write_parquet(directory: Path, count: int, seed: int, *, english: bool = False) -> list[Path]:
    """One file for each type of record, lists nested; money as decimals, dates as dates. Needs pyarrow."""
    import pyarrow
    import pyarrow.parquet

    edition, paths = _Edition(count, seed, english), []
    for of, records in edition.records():
        paths.append(directory / f"{edition.name(of)}.parquet")
        schema = pyarrow.schema(_arrow_fields(of, edition))
        with pyarrow.parquet.ParquetWriter(paths[-1], schema) as file:
            while rows := [_arrow_record(each, of, edition) for each in islice(records, _ROWS_IN_MEMORY)]:
                file.write_batch(pyarrow.RecordBatch.from_pylist(rows, schema))
    return paths


def _arrow_fields(of: RecordType, edition: _Edition) -> list[Any]:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "date": pyarrow.date32(),
        "money": pyarrow.decimal128(18, 2),
        "number": pyarrow.int64(),
        "yes_no": pyarrow.bool_(),
    }
    fields = []
    for field in of.fields:
        inner = types[field.type] if isinstance(field.type, str) else pyarrow.struct(_arrow_fields(field.type, edition))
        fields.append(pyarrow.field(edition.name(field), pyarrow.list_(inner) if field.many else inner))
    return fields


def _arrow_record(record: Json, of: RecordType, edition: _Edition) -> Json:
    return {edition.name(field): _arrow_value(record[field.name], field, edition) for field in of.fields}


def _arrow_value(value: Any, field: Field, edition: _Edition) -> Any:
    if isinstance(field.type, RecordType):
        inner = field.type
        if field.many:
            return [_arrow_record(each, inner, edition) for each in value]
        return _arrow_record(value, inner, edition)
    if value is None:
        return None
    if field.type == "date":
        return date.fromisoformat(value)
    return Decimal(value) if field.type == "money" else edition.value(value, field)


FORMATS: Mapping[str, Callable[..., list[Path]]] = {"json": write_json, "csv": write_csv, "parquet": write_parquet}


def write(directory: Path, count: int, seed: int = 1, *, format: str = "json", english: bool = False) -> list[Path]:
    """Writes a population into the directory, which is made if need be, and returns the files.

    Raises `KeyError` for another format, `ValueError` for a negative count, `ImportError` for Parquet without pyarrow.
    """
    if count < 0:
        raise ValueError(f"a population has no {count} organisations")
    directory.mkdir(parents=True, exist_ok=True)
    return FORMATS[format](directory, count, seed, english=english)


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Writes a realistic population for the plan of Longgang.")
    parser.add_argument("--count", type=int, default=500, help="organisations (default: 500)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=tuple(FORMATS), default="json")
    parser.add_argument("--output", type=Path, default=Path(), metavar="DIR")
    parser.add_argument("--english", action="store_true", help="field names and category values in English")
    given = parser.parse_args(None if arguments is None else list(arguments))
    if given.count < 0:
        parser.error("--count is 0 or more")
    for path in write(given.output, given.count, given.seed, format=given.format, english=given.english):
        print(path)


if __name__ == "__main__":
    main()
