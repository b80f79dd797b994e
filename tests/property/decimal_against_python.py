"""Compares guiju's decimals with Python's decimal at precision 34.

Usage: decimal_against_python.py ORACLE [--count N] [--seed S]

Results are compared as text, form and all. Powers are compared as numbers, with Python's of 100 digits rounded once:
at 34 digits Python promises less for them, and writes exact ones with zeros behind.
"""

import argparse
import decimal
import random
import subprocess
import sys
from decimal import Decimal

BATCH = 50_000
ROUNDINGS = [
    decimal.ROUND_HALF_EVEN,
    decimal.ROUND_HALF_UP,
    decimal.ROUND_HALF_DOWN,
    decimal.ROUND_UP,
    decimal.ROUND_DOWN,
    decimal.ROUND_CEILING,
    decimal.ROUND_FLOOR,
    decimal.ROUND_05UP,
]
CONTEXTS = {
    mode: decimal.Context(prec=34, Emax=6144, Emin=-6143, clamp=1, rounding=mode, traps=[]) for mode in ROUNDINGS
}
WIDE = decimal.Context(prec=100, Emax=999_999_999, Emin=-999_999_999, traps=[])
LEAST_EXPONENT, LARGEST_EXPONENT = -6176, 6111
# To the nearest only: rounding Python's 100 digits up or down goes wrong where they are all zeros or beyond the format.
ROUNDINGS_OF_POWER = ROUNDINGS[:3]

# How often each is asked, in parts of the sum, and with how many operands.
OPERATIONS = {
    "add": (160, 2),
    "subtract": (140, 2),
    "multiply": (120, 2),
    "divide": (120, 2),
    "fma": (40, 3),
    "divide_int": (50, 2),
    "remainder": (50, 2),
    "remainder_near": (20, 2),
    "compare": (60, 2),
    "compare_total": (10, 2),
    "max": (10, 2),
    "min": (10, 2),
    "quantize": (60, 2),
    "to_integral_exact": (30, 1),
    "normalize": (20, 1),
    "next_plus": (5, 1),
    "next_minus": (5, 1),
    "scaleb": (10, 2),
    "logb": (5, 1),
    "sqrt": (30, 1),
    "exp": (20, 1),
    "ln": (20, 1),
    "log10": (20, 1),
    "power": (20, 2),
    "read": (25, 1),
    "plain": (10, 1),
}
ROUNDED_AS_ASKED = {
    "add",
    "subtract",
    "multiply",
    "divide",
    "fma",
    "quantize",
    "to_integral_exact",
    "scaleb",
    "power",
    "read",
}


def digits(rng):
    """A coefficient: random, short, or of runs of 0, 4, 5 and 9, where roundings and carries happen."""
    count = rng.choice((1, 2, 3, 5, 9, 17, 18, 19, 20, 21, 33, 34, 34, 34, rng.randint(1, 34)))
    kind = rng.random()
    if kind < 0.5:
        return rng.randrange(10**count)
    if kind < 0.6:
        return 10**count - rng.randint(1, 9)
    if kind < 0.7:
        return 10 ** (count - 1) + rng.randint(0, 9)
    text = ""
    while len(text) < count:
        text += rng.choice("00459951") * rng.randint(1, 20)
    return int(text[:count])


def exponent(rng):
    kind = rng.random()
    if kind < 0.3:
        return -2
    if kind < 0.6:
        return rng.randint(-8, 4)
    if kind < 0.9:
        return rng.randint(-40, 40)
    if kind < 0.94:
        return rng.randint(LEAST_EXPONENT, LEAST_EXPONENT + 70)
    if kind < 0.98:
        return rng.randint(LARGEST_EXPONENT - 70, LARGEST_EXPONENT)
    return rng.randint(LEAST_EXPONENT, LARGEST_EXPONENT)


def operand(rng):
    kind = rng.random()
    sign = "-" if rng.random() < 0.3 else ""
    if kind < 0.3:
        return f"{sign}{rng.randrange(10 ** rng.randint(1, 9))}E-2"
    if kind < 0.35:
        return f"{sign}0E{exponent(rng)}"
    if kind < 0.36:
        return sign + rng.choice(("Infinity", "NaN", "NaN7", "sNaN", "sNaN42"))
    return f"{sign}{digits(rng)}E{exponent(rng)}"


def relative(rng, other):
    """A number that has to do with another: equal, a neighbour, half of a last digit away, or near a multiple."""
    number = Decimal(other)
    if not number.is_finite():
        return operand(rng)
    _, figures, place = number.as_tuple()
    value = int("".join(map(str, figures)))
    kind = rng.randrange(5)
    if kind == 0:
        value += rng.randint(-1, 1)
    elif kind == 1:
        value = rng.choice((1, 5, 50, 49, 51, 500001, 499999))
        place -= rng.randint(0, 40)
    elif kind == 2:
        places = rng.randint(0, 34 - len(figures))
        value, place = value * 10**places, place - places
    elif kind == 3:
        value = value // rng.randint(1, 9) + rng.randint(0, 1)
    else:
        place += rng.randint(-35, 35)
    place = max(LEAST_EXPONENT, min(LARGEST_EXPONENT, place))
    value = abs(value) % 10**34
    return f"{rng.choice(('', '-'))}{value}E{place}"


def near_one(rng):
    places = rng.randint(1, 33)
    return f"{10**places + rng.choice((-1, 1)) * rng.randint(1, 99)}E-{places}"


def power_operands(rng):
    kind = rng.random()
    if kind < 0.3:
        return f"{rng.randrange(10 ** rng.randint(1, 5))}E-{rng.randint(0, 4)}", str(rng.randint(-40, 400))
    if kind < 0.5:
        root = rng.randint(1, 99_999)
        root_of = rng.choice((2, 4, 5, 8))
        return f"{root**root_of % 10**34}E{root_of * rng.randint(-3, 3)}", str(Decimal(rng.randint(1, 7)) / root_of)
    if kind < 0.7:
        return near_one(rng), f"{rng.choice(('', '-'))}{digits(rng)}E{rng.randint(-30, 20)}"
    return operand(rng), operand(rng)


def function_operand(rng, name):
    kind = rng.random()
    if name == "sqrt" and kind < 0.3:
        root = rng.randrange(10 ** rng.randint(1, 17))
        return f"{root * root + rng.choice((0, 0, 1))}E{rng.randint(-40, 40)}"
    if kind < 0.2:
        return near_one(rng)
    if name == "exp" and kind < 0.8:
        return f"{rng.choice(('', '-'))}{digits(rng)}E{rng.randint(-70, -30)}"
    if name == "exp" and kind < 0.9:
        return f"{rng.choice(('', '-'))}{rng.randint(14_000, 14_300)}.{rng.randrange(10**20)}"
    return operand(rng)


def text_of_numeral(rng):
    text = "".join(rng.choice("0123456789950") for _ in range(rng.choice((3, 20, 34, 35, 38, 39, 60, 200))))
    if rng.random() < 0.7:
        place = rng.randint(0, len(text))
        text = text[:place] + "." + text[place:]
    if rng.random() < 0.5:
        text += (
            f"{rng.choice('eE')}{rng.choice(('', '+', '-'))}{rng.choice((rng.randint(0, 99), rng.randint(5900, 6400)))}"
        )
    return rng.choice(("", "-", "+")) + text


def operands_for(rng, name, count):
    if name == "read":
        return [text_of_numeral(rng)]
    if name == "power":
        return list(power_operands(rng))
    if name in ("sqrt", "exp", "ln", "log10"):
        return [function_operand(rng, name)]
    first = operand(rng)
    if count == 1:
        return [first]
    if name == "scaleb":
        return [first, str(rng.randint(-12_400, 12_400))]
    second = relative(rng, first) if rng.random() < 0.3 else operand(rng)
    return [first, second, operand(rng)][:count]


def expected(name, mode, operands):
    context = CONTEXTS[mode]
    if name == "read":
        return str(context.create_decimal(operands[0]))
    numbers = [Decimal(text) for text in operands]
    if name == "plain":
        return format(numbers[0], "f") if numbers[0].is_finite() else str(numbers[0])
    if name == "power":
        return str(context.create_decimal(WIDE.power(*numbers)))
    return str(getattr(context, name)(*numbers))


def agree(name, ours, theirs):
    if ours == theirs:
        return True
    if name != "power":
        return False
    a, b = Decimal(ours), Decimal(theirs)
    return a.is_finite() and a == b and a.is_signed() == b.is_signed()


def questions(rng, count):
    names = list(OPERATIONS)
    weights = [OPERATIONS[name][0] for name in names]
    for name in rng.choices(names, weights, k=count):
        mode = ROUNDINGS[0]
        if name in ROUNDED_AS_ASKED and rng.random() < 0.4:
            mode = rng.choice(ROUNDINGS_OF_POWER if name == "power" else ROUNDINGS)
        yield name, mode, operands_for(rng, name, OPERATIONS[name][1])


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("oracle")
    arguments.add_argument("--count", type=int, default=1_000_000)
    arguments.add_argument("--seed", type=int, default=2019)
    options = arguments.parse_args()

    rng = random.Random(options.seed)
    wrong = 0
    for start in range(0, options.count, BATCH):
        batch = list(questions(rng, min(BATCH, options.count - start)))
        lines = "".join(f"{name} {mode} {' '.join(operands)}\n" for name, mode, operands in batch)
        run = subprocess.run([options.oracle], input=lines, capture_output=True, text=True, check=True)
        answers = run.stdout.splitlines()
        if len(answers) != len(batch):
            sys.exit(f"{len(batch)} questions, {len(answers)} answers")
        for (name, mode, operands), ours in zip(batch, answers, strict=True):
            theirs = expected(name, mode, operands)
            if not agree(name, ours, theirs):
                wrong += 1
                if wrong <= 20:
                    print(f"{name} {mode} {' '.join(operands)}: {ours}, Python says {theirs}")
    print(f"{options.count} operations, {wrong} differences, seed {options.seed}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
