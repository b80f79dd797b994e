"""A Pygments lexer for the rule language, so that notebooks and manuals show policies in colour.

It stands alone: importing it needs Pygments and nothing else of guiju.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, words
from pygments.token import Comment, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text

__all__ = ["RulesLexer"]

DECLARATIONS = (
    "政策",
    "policy",
    "引入",
    "import",
    "类别",
    "category",
    "记录",
    "record",
    "参数",
    "parameter",
    "解读",
    "reading",
    "函数",
    "function",
    "例外",
    "exception",
    "决策",
    "decision",
    "权益",
    "benefit",
    "限额",
    "limit",
    "资格",
    "eligibility",
    "目标",
    "target",
    "程序",
    "procedure",
    "职责",
    "duty",
    "编",
    "part",
    "章",
    "chapter",
    "条",
    "clause",
    "款",
    "paragraph",
    "项",
    "item",
    "目",
    "point",
)

ENTRIES = (
    "施行",
    "in force",
    "默认截至",
    "default as of",
    "自",
    "from",
    "从",
    "至",
    "to",
    "到",
    "始终",
    "always",
    "依据",
    "cites",
    "适用 当",
    "applies when",
    "其中",
    "where",
    "当",
    "when",
    "否则",
    "otherwise",
    "须",
    "must",
    "实际",
    "actual",
    "不超过",
    "at most",
    "最长",
    "不低于",
    "at least",
    "等于",
    "equal to",
    "低于",
    "less than",
    "高于",
    "more than",
    "缺口",
    "gap",
    "存量",
    "stock",
    "步骤",
    "step",
    "待办",
    "pending",
    "附记",
    "note",
    "说明",
    "责任",
    "responsible",
    "内容",
    "task",
    "表",
    "table",
    "例",
    "example",
    "先于",
    "before",
)

MODIFIERS = (
    "有序",
    "ordered",
    "属于",
    "belongs to",
    "标识",
    "identified by",
    "可空",
    "optional",
    "按",
    "by",
    "另定",
    "delegated",
    "默认",
    "default",
    "每个",
    "for each",
    "in",
    "对",
    "to",
    "截至",
    "as of",
    "许可",
    "allowed",
    "有值",
    "value",
    "符合",
    "kept",
    "突破",
    "broken",
    "达成",
    "met",
    "未达",
    "missed",
    "通过",
    "passed",
    "待办",
    "open",
    "不适用",
    "not applicable",
    "未定",
    "undetermined",
    "出错",
    "error",
)

TYPES = (
    "列表",
    "list of",
    "数字",
    "number",
    "金额",
    "money",
    "文本",
    "text",
    "是否",
    "boolean",
    "日期",
    "date",
    "时间",
    "time",
    "日期时间",
    "date and time",
    "年月时长",
    "years and months duration",
    "日时时长",
    "days and time duration",
    "百分比",
    "percent",
    "年数",
    "years",
    "月数",
    "months",
    "天数",
    "days",
    "人数",
    "persons",
    "任意",
    "any",
)

EXPRESSIONS = (
    "if",
    "若",
    "如果",
    "for",
    "逐个",
    "some",
    "存在",
    "every",
    "所有",
    "function",
    "函数",
    "external",
    "外部",
    "then",
    "则",
    "那么",
    "else",
    "否则",
    "in",
    "属于",
    "return",
    "取",
    "satisfies",
    "满足",
    "between",
    "介于",
    "and",
    "与",
    "且",
    "or",
    "或",
    "instance of",
    "属类",
)

CONSTANTS = (
    "true",
    "是",
    "false",
    "否",
    "null",
    "空",
)

UNITS = ("万元", "亿元", "元", "万", "亿", "个月", "年", "天", "人", "CNY", "months", "years", "days", "persons")


def _longest_first(of: tuple[str, ...]) -> list[str]:
    """Where one word begins another, the longer goes first; the words of a keyword may stand apart."""
    return sorted(of, key=len, reverse=True)


def _at_line_start(of: tuple[str, ...], indent: str) -> str:
    spelled = "|".join(re.escape(word).replace(r"\ ", r"[ ]+") for word in _longest_first(of))
    return rf"^({indent})({spelled})(?![A-Za-z0-9_])"


class RulesLexer(RegexLexer):  # type: ignore[misc]  # Pygments has no types
    """Policies in the rule language: blocks of rules, or a whole plain file."""

    name = "guiju rules"
    aliases: ClassVar[list[str]] = ["rules", "guiju"]
    filenames: ClassVar[list[str]] = ["*.rules"]
    flags = re.MULTILINE

    tokens: ClassVar[dict[str, list[tuple[Any, Any]]]] = {
        "root": [
            (r"(?:(?<=\s)|^)(?:#|//).*$", Comment.Single),
            (r"/\*(?:.|\n)*?\*/", Comment.Multiline),
            (r"^>.*$", Comment.Special),
            (_at_line_start(DECLARATIONS, ""), lambda lexer, match, context=None: _keyword(match, Keyword.Declaration)),
            (_at_line_start(ENTRIES, r"[ \u3000]+"), lambda lexer, match, context=None: _keyword(match, Keyword)),
            (r'"(?:\\.|[^"\\\n])*"|“[^”\n]*”|「[^」\n]*」', String),
            (r"`[^`\n]+`", Name),
            (r"\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日", Literal.Date),
            (r"\d[\d,]*(?:\.\d+)?(?:[ ]?(?:" + "|".join(_longest_first(UNITS)) + r")|[%％])?", Number),
            (r"→|->|=>|\*\*|<=|>=|!=|[=<>≤≥≠+\-−*×/÷]", Operator),
            (r"\|\|?|[()（）\[\]［］{}｛｝,，、:：;；.?]", Punctuation),
            (words(_longest_first(TYPES), prefix=r"(?<=[：:，,（(])[ ]*", suffix=r"(?![\w])"), Keyword.Type),
            (words(_longest_first(CONSTANTS), prefix=r"(?<![\w])", suffix=r"(?![\w])"), Keyword.Constant),
            (words(_longest_first(EXPRESSIONS), prefix=r"(?<![\w])", suffix=r"(?![\w])"), Operator.Word),
            (words(_longest_first(MODIFIERS), prefix=r"(?<![\w])", suffix=r"(?![\w])"), Keyword.Pseudo),
            (r"[^\W\d]\w*", Name),
            (r"\n|[^\S\n]+|.", Text),
        ],
    }


def _keyword(match: re.Match[str], kind: Any) -> Iterator[tuple[int, Any, str]]:
    if match.group(1):
        yield match.start(1), Text, match.group(1)
    yield match.start(2), kind, match.group(2)
