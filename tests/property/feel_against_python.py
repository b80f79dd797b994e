"""Compares what FEEL expressions answer with Python's decimal, datetime, zoneinfo, and re or regex.

Usage: feel_against_python.py ORACLE [--count N] [--seed S]

The oracle evaluates one expression a line. Every random expression comes with the answer that Python gives; where FEEL
answers null, so does the other side. One million draws take some minutes: --count 1000000.
"""

import argparse
import datetime
import random
import subprocess
import sys
from decimal import Decimal, InvalidOperation
from typing import Any

from feel_numbers import Numbers
from feel_texts import Texts, quoted
from feel_times import Times, clock_text, date_text, duration_text, months_text


def written(value: Any) -> str:
    """A value as FEEL's string() writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value).replace("\\n", "\n")
    if isinstance(value, tuple):
        if value[0] == "months":
            return months_text(value[1])
        return f"{date_text(value[1])}T{clock_text(value[1].time())}{value[2]}"
    if isinstance(value, datetime.timedelta):
        return duration_text(value)
    if isinstance(value, datetime.date):
        return date_text(value)
    return clock_text(value) if isinstance(value, datetime.time) else str(value)


def agree(found: str, expected: Any) -> bool:
    if isinstance(expected, int | Decimal) and not isinstance(expected, bool):
        try:
            return Decimal(found) == expected
        except InvalidOperation:
            return False
    return found == written(expected)


def main() -> int:
    options = argparse.ArgumentParser(description="Compares FEEL with Python")
    options.add_argument("oracle")
    options.add_argument("--count", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    draw = random.Random(asked.seed)
    sources = (Numbers(draw), Texts(draw), Times(draw))
    differences = 0
    for begin in range(0, asked.count, 20_000):
        questions = [draw.choice(sources).question() for _ in range(min(20_000, asked.count - begin))]
        text = "".join(question + "\n" for question, _ in questions)
        run = subprocess.run([asked.oracle], input=text, capture_output=True, text=True, encoding="utf-8", check=True)
        answers = run.stdout.split("\n")[:-1]
        if len(answers) != len(questions):
            print(f"{len(questions)} questions, {len(answers)} answers", file=sys.stderr)
            return 1
        for (question, expected), found in zip(questions, answers, strict=True):
            if not agree(found, expected):
                differences += 1
                if differences <= 50:
                    print(f"{question}: {found}, Python says {written(expected)}")
    print(f"{asked.count} draws, {differences} differences (seed {asked.seed})")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
