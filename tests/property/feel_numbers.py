"""Random FEEL expressions over numbers, each with what Python's decimal says of them."""

import decimal
import random
from collections.abc import Callable
from decimal import Decimal

FEEL = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=[])
WIDE = decimal.Context(prec=2_000, rounding=decimal.ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999, traps=[])
ROUNDINGS = {
    "decimal": decimal.ROUND_HALF_EVEN,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
    "round up": decimal.ROUND_UP,
    "round down": decimal.ROUND_DOWN,
    "round half up": decimal.ROUND_HALF_UP,
    "round half down": decimal.ROUND_HALF_DOWN,
}
# How closely an operator binds: FEEL's sign binds closer than **, and all operators group from the left.
LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 3}

Question = tuple[str, "Decimal | bool | None"]


def finite(number: Decimal) -> Decimal | None:
    return number if number.is_finite() else None


def power(base: Decimal, exponent: Decimal) -> Decimal | None:
    """Rounded once: the exact power is rounded to 2,000 digits, which does not move the 34th."""
    if exponent == 0:
        return Decimal(1)
    if base == 0 and exponent < 0:
        return None
    return finite(FEEL.plus(WIDE.power(base, exponent)))


class Numbers:
    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.kinds: list[Callable[[], Question]] = [
            self.arithmetic, self.arithmetic, self.comparison, self.rounding, self.modulo, self.function,
            self.aggregate,
        ]  # fmt: skip

    def question(self) -> Question:
        return self.draw.choice(self.kinds)()

    def number(self) -> str:
        digits = self.draw.choice((1, 1, 2, 3, 5, 10, 17, 33, 34, 36))
        whole = str(self.draw.randrange(10**digits))
        places = self.draw.choice((0, 0, 1, 2, 5, digits))
        text = f"{whole[:-places] or '0'}.{whole[-places:]}" if places else whole
        return text + (f"e{self.draw.randint(-30, 30)}" if self.draw.random() < 0.1 else "")

    def signed(self) -> str:
        return ("-" if self.draw.random() < 0.3 else "") + self.number()

    def tree(self, depth: int) -> tuple[str, int, Decimal | None]:
        """An expression, how closely its outermost operator binds, and its value."""
        if depth == 0 or self.draw.random() < 0.2:
            text = self.number()
            return text, 5, FEEL.create_decimal(text)
        if self.draw.random() < 0.15:
            text, level, value = self.tree(depth - 1)
            text = text if level > 4 else f"({text})"
            return f"-{text}", 4, None if value is None else FEEL.minus(value)
        operator = self.draw.choice(("+", "-", "*", "/", "**"))
        left, left_level, a = self.tree(depth - 1)
        if operator == "**":
            right, right_level, b = (str(self.draw.randint(0, 12)), 5, None)
            b = Decimal(right)
        else:
            right, right_level, b = self.tree(depth - 1)
        level = LEVEL[operator]
        left = left if left_level >= level else f"({left})"
        right = right if right_level > level else f"({right})"
        return f"{left} {operator} {right}", level, self.computed(operator, a, b)

    def computed(self, operator: str, a: Decimal | None, b: Decimal | None) -> Decimal | None:
        if a is None or b is None:
            return None
        if operator == "**":
            return power(a, b)
        if operator == "/":
            return finite(FEEL.divide(a, b)) if b else None
        found = {"+": FEEL.add, "-": FEEL.subtract, "*": FEEL.multiply}[operator](a, b)
        return finite(found)

    def arithmetic(self) -> Question:
        text, _, value = self.tree(self.draw.randint(1, 4))
        return text, value

    def comparison(self) -> Question:
        a, b, c = self.signed(), self.signed(), self.signed()
        if self.draw.random() < 0.2:
            b = a + "0" if "." in a and "e" not in a else a
        x, y, z = (FEEL.create_decimal(n) for n in (a, b, c))
        operator = self.draw.choice(("=", "!=", "<", "<=", ">", ">=", "between", "in [", "in ("))
        if operator == "between":
            return f"{a} between {b} and {c}", y <= x <= z
        if operator == "in [":
            return f"{a} in [{b}..{c}]", y <= x <= z
        if operator == "in (":
            return f"{a} in ({b}..{c})", y < x < z
        holds = {"=": x == y, "!=": x != y, "<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y}
        return f"{a} {operator} {b}", holds[operator]

    def rounding(self) -> Question:
        name = self.draw.choice(list(ROUNDINGS))
        text, scale = self.signed(), self.draw.randint(-6, 12)
        if self.draw.random() < 0.3:
            text = f"{self.draw.randint(-99, 99)}.{self.draw.choice(('5', '25', '05', '50', '15', '45'))}"
        number = FEEL.create_decimal(text)
        value = number.quantize(Decimal(1).scaleb(-scale, WIDE), ROUNDINGS[name], WIDE)
        return f"{name}({text}, {scale})", value

    def modulo(self) -> Question:
        a, b = self.draw.randint(-(10**6), 10**6), self.draw.randint(-999, 999)
        places = self.draw.randint(0, 3)
        x, y = Decimal(a).scaleb(-places), Decimal(b).scaleb(-self.draw.randint(0, 2))
        value = None if y == 0 else x - y * WIDE.divide(x, y).to_integral_value(decimal.ROUND_FLOOR)
        return f"modulo({x:f}, {y:f})", value

    def function(self) -> Question:
        name = self.draw.choice(("sqrt", "exp", "log", "abs"))
        text = (
            self.signed() if name == "abs" else str(self.draw.randint(-20, 200)) + "." + str(self.draw.randint(0, 99))
        )
        number = FEEL.create_decimal(text)
        if name == "abs":
            return f"abs({text})", FEEL.abs(number)
        if name == "exp":
            return f"exp({text})", finite(FEEL.exp(number))
        if number < 0 or (name == "log" and number == 0):
            return f"{name}({text})", None
        return f"{name}({text})", FEEL.sqrt(number) if name == "sqrt" else FEEL.ln(number)

    def aggregate(self) -> Question:
        numbers = [self.signed() for _ in range(self.draw.randint(1, 6))]
        values = [FEEL.create_decimal(n) for n in numbers]
        name = self.draw.choice(("min", "max", "sum", "count", "mean", "median"))
        total = values[0]
        for one in values[1:]:
            total = FEEL.add(total, one)
        ordered, half = sorted(values), len(values) // 2
        middle = ordered[half] if len(values) % 2 else FEEL.divide(FEEL.add(ordered[half - 1], ordered[half]), 2)
        found = {
            "min": min(values), "max": max(values), "sum": total, "count": Decimal(len(values)),
            "mean": FEEL.divide(total, len(values)), "median": middle,
        }  # fmt: skip
        return f"{name}([{', '.join(numbers)}])", found[name]
