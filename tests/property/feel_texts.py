"""Random FEEL expressions over texts and patterns, each with what Python says of them."""

import random
import re
from collections.abc import Callable
from typing import Any

try:
    import regex  # knows sets in sets, which patterns of XPath have
except ImportError:
    regex = None

ALPHABETS = ("abc", "aAbB", "ab\u00e9\u0394", "\u4f01\u4e1a\u8865\u8d34a", "a\U0001f600b\U00020000", "a1 -_.")
Question = tuple[str, Any]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


class Texts:
    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.kinds: list[Callable[[], Question]] = [
            self.substring, self.parts, self.comparison, self.joined, self.length, self.cases, self.matches,
            self.replace,
        ]  # fmt: skip

    def question(self) -> Question:
        return self.draw.choice(self.kinds)()

    def text(self, most: int = 12) -> str:
        alphabet = self.draw.choice(ALPHABETS)
        return "".join(self.draw.choice(alphabet) for _ in range(self.draw.randint(0, most)))

    def substring(self) -> Question:
        text, start = self.text(), self.draw.randint(-14, 14)
        length = self.draw.choice((None, self.draw.randint(-1, 8)))
        if start == 0 or abs(start) > len(text) or (length is not None and length < 1):
            value = None
        else:
            begin = start - 1 if start > 0 else len(text) + start
            value = text[begin:] if length is None else text[begin : begin + length]
        return f"substring({quoted(text)}, {start}{'' if length is None else f', {length}'})", value

    def parts(self) -> Question:
        text = self.text()
        match = text[self.draw.randint(0, len(text)) :][: self.draw.randint(0, 3)]
        match = match if self.draw.random() < 0.7 else self.text(2)
        before, found, after = text.partition(match) if match else ("", True, text)
        name = self.draw.choice(("substring before", "substring after", "contains", "starts with", "ends with"))
        value = {
            "substring before": before if found else "", "substring after": after if found else "",
            "contains": match in text, "starts with": text.startswith(match), "ends with": text.endswith(match),
        }[name]  # fmt: skip
        return f"{name}({quoted(text)}, {quoted(match)})", value

    def comparison(self) -> Question:
        a, b = self.text(3), self.text(3)
        operator = self.draw.choice(("=", "!=", "<", "<=", ">", ">="))
        holds = {"=": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}
        return f"{quoted(a)} {operator} {quoted(b)}", holds[operator]

    def joined(self) -> Question:
        parts = [self.draw.choice((self.text(4), None)) for _ in range(self.draw.randint(0, 5))]
        delimiter = self.text(2)
        items = ", ".join("null" if one is None else quoted(one) for one in parts)
        return f"string join([{items}], {quoted(delimiter)})", delimiter.join(one for one in parts if one is not None)

    def length(self) -> Question:
        text = self.text()
        return f"string length({quoted(text)})", len(text)

    def cases(self) -> Question:
        text = self.text()
        if self.draw.random() < 0.5:
            return f"upper case({quoted(text)})", text.upper()
        return f"lower case({quoted(text)})", text.lower()

    def pattern(self, depth: int, groups: list[bool]) -> tuple[str, str]:
        """A pattern of XPath, and the same for Python. `groups` grows by one for each group in brackets."""
        choice = self.draw.random()
        if depth == 0 or choice < 0.35:
            return self.atom(groups)
        if choice < 0.65:
            parts = [self.pattern(depth - 1, groups) for _ in range(self.draw.randint(1, 3))]
            return "".join(p[0] for p in parts), "".join(p[1] for p in parts)
        if choice < 0.75:
            # What stands in an alternative may not take part, and to refer to it is to refer to the empty text in XPath
            # but to nothing in Python: nothing refers to it.
            before = len(groups)
            left = self.pattern(depth - 1, groups)
            groups[before:] = [False] * (len(groups) - before)
            right = self.pattern(depth - 1, groups)
            groups[before:] = [False] * (len(groups) - before)
            return f"(?:{left[0]}|{right[0]})", f"(?:{left[1]}|{right[1]})"
        if choice < 0.87:
            at = len(groups)
            groups.append(False)
            inner = self.pattern(depth - 1, groups)
            groups[at] = True
            return f"({inner[0]})", f"({inner[1]})"
        before = len(groups)
        xpath, python = self.pattern(depth - 1, groups)
        quantifier = self.draw.choice(("*", "+", "?", "{2}", "{1,2}", "{0,3}", "*?", "+?"))
        if quantifier[0] in "*?{":
            groups[before:] = [False] * (len(groups) - before)
        return f"(?:{xpath}){quantifier}", f"(?:{python}){quantifier}"

    def atom(self, groups: list[bool]) -> tuple[str, str]:
        referable = [i + 1 for i, always in enumerate(groups) if always and i < 9]
        sets = (
            ("[abc]", "[abc]"), ("[^a]", "[^a]"), ("[a-c1]", "[a-c1]"), ("\\d", "\\d"), ("\\s", "[ \t\n\r]"),
            (".", "[^\n\r]"), ("\\p{Lu}", "(?-i:[A-Z\u0394])"), ("\\.", "\\."), ("-", "-"), ("[\\-.]", "[\\-.]"),
        )  # fmt: skip
        choice = self.draw.random()
        if choice < 0.5:
            letter = self.draw.choice("abcAB1\u4f01\u00e9")
            return letter, letter
        if choice < 0.6 and referable:
            return (f"(?:\\{self.draw.choice(referable)})",) * 2
        if choice < 0.7 and regex is not None:
            return self.draw.choice((("[a-z-[b]]", "[a-z--[b]]"), ("[a-c-[^ab]]", "[a-c--[^ab]]")))
        if choice < 0.75:
            return self.draw.choice((("^", "^"), ("$", "\\Z")))
        return self.draw.choice(sets)

    def compiled(self) -> tuple[str, str, Any]:
        """A pattern of XPath, its flags, and the pattern that Python compiled."""
        xpath, python = self.pattern(3, [])
        flag = self.draw.choice(("", "", "i", "s"))
        if flag == "s":
            python = python.replace("[^\n\r]", "(?s:.)")
        if regex is not None:
            flags = regex.V1 | (regex.IGNORECASE if flag == "i" else 0)
            return xpath, flag, regex.compile(python, flags)
        return xpath, flag, re.compile(python, re.IGNORECASE if flag == "i" else 0)

    def matches(self) -> Question:
        xpath, flag, python = self.compiled()
        text = self.text(10)
        return f'matches({quoted(text)}, {quoted(xpath)}, "{flag}")', python.search(text) is not None

    def replace(self) -> Question:
        xpath, flag, python = self.compiled()
        text = self.text(10)
        if python.search("") is not None:
            value = None  # XPath, err:FORX0003
        elif python.groups and self.draw.random() < 0.5:
            value = python.sub(lambda m: "<" + (m.group(1) or "") + ">", text)
            return f'replace({quoted(text)}, {quoted(xpath)}, "<$1>", "{flag}")', value
        else:
            value = python.sub("-", text)
        return f'replace({quoted(text)}, {quoted(xpath)}, "-", "{flag}")', value
