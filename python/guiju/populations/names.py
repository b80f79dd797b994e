"""Names of organisations: realistic, and no two the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import gcd

from .chance import SplitMix64


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


def unique_name(seed: int, index: int, level: str, category: str) -> str:
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
