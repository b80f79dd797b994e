"""What departments buy."""

from __future__ import annotations

from .chance import SplitMix64
from .organisations import money
from .records import Json

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

SHARE_PERMYRIAD = {2023: (1700, 3600), 2024: (2300, 3900), 2025: (2850, 4700)}


def purchases(seed: int, number: int, year: int) -> Json:
    chance = SplitMix64(seed, number, year)
    new = 0 if chance.chance(50) else chance.between(30, 900) * 10_000_00
    share = 3000 if chance.chance(70) else chance.between(*SHARE_PERMYRIAD[year])
    return {
        "编号": f"G{number:02}",
        "部门": DEPARTMENTS[number - 1],
        "年份": year,
        "新增购买支出": money(new),
        "向社会组织购买": money(new * share // 10_000),
    }
