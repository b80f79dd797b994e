"""Compares guiju's dates, times, durations and zones with Python's datetime and zoneinfo.

Usage: time_against_python.py ORACLE [--count N] [--seed S]

Python's years end at 9999. The calendar repeats every 400 years, so later and earlier dates are compared with their
counterpart some eras away.
"""

import argparse
import calendar
import random
import subprocess
import sys
import zoneinfo
from datetime import date, datetime, timedelta, timezone

DAYS_PER_ERA = 146_097
EPOCH = datetime(1970, 1, 1)
MOST_ERAS = 2_499_900


def date_text(day, eras=0):
    year = day.year + 400 * eras
    return f"{'-' if year < 0 else ''}{abs(year):04}-{day.month:02}-{day.day:02}"


def seconds_text(seconds, nanos):
    return f"{seconds}.{nanos:09}".rstrip("0").rstrip(".") if nanos else str(seconds)


def duration_text(nanos):
    """A duration of so many nanoseconds as FEEL prints it."""
    sign, nanos = ("-" if nanos < 0 else ""), abs(nanos)
    seconds, fraction = divmod(nanos, 10**9)
    days, seconds = divmod(seconds, 86_400)
    hours, seconds = divmod(seconds, 3_600)
    minutes, seconds = divmod(seconds, 60)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    clock += f"{seconds_text(seconds, fraction)}S" if seconds or fraction else ""
    if not days and not clock:
        return "PT0S"
    return sign + "P" + (f"{days}D" if days else "") + ("T" + clock if clock else "")


def months_text(months):
    sign, (years, rest) = ("-" if months < 0 else ""), divmod(abs(months), 12)
    return sign + "P" + (f"{years}Y" if years else "") + (f"{rest}M" if rest or not years else "")


def clock_text(nanos_of_day):
    seconds, nanos = divmod(nanos_of_day, 10**9)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}" + (
        f".{nanos:09}".rstrip("0") if nanos else ""
    )


def offset_text(offset):
    if offset == 0:
        return "Z"
    size = abs(offset)
    return f"{'-' if offset < 0 else '+'}{size // 3600:02}:{size // 60 % 60:02}" + (
        f":{size % 60:02}" if size % 60 else ""
    )


class Questions:
    """Makes random questions, each with the answer that Python gives."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        known = zoneinfo.available_timezones() - {"localtime", "posixrules"}
        self.zones = [(name, zoneinfo.ZoneInfo(name)) for name in sorted(known)]
        self.kinds = [
            self.add_months, self.add_days, self.days, self.months, self.weekday, self.day_of_year, self.week,
            self.print_time, self.print_date_time, self.print_duration, self.move, self.move_in_zone, self.offset,
            self.local,
        ]  # fmt: skip

    def any(self):
        return self.random.choice(self.kinds)()

    def day(self, first=1, last=9999):
        found = date.fromordinal(self.random.randint(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()))
        if self.random.random() < 0.2:
            found = found.replace(day=calendar.monthrange(found.year, found.month)[1])
        return found

    def eras(self):
        return self.random.choice((0, self.random.randint(-MOST_ERAS, MOST_ERAS), self.random.randint(-9, 9)))

    def nanos_of_day(self):
        return self.random.randrange(86_400) * 10**9 + self.random.choice(
            (0, 0, self.random.randrange(10**9), 500_000_000)
        )

    def place(self):
        offset = self.random.choice((0, self.random.randint(-1080, 1080) * 60, self.random.randint(-64_800, 64_800)))
        return self.random.choice(("", offset_text(offset), "@" + self.random.choice(self.zones)[0]))

    def add_months(self):
        day, eras, months = self.day(1500, 8500), self.eras(), self.random.randint(-12_000, 12_000)
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return f"add_months {date_text(day, eras)} {months}", date_text(date(year, month + 1, min(day.day, last)), eras)

    def add_days(self):
        day, eras, shift = self.day(1500, 8500), self.eras(), self.random.randint(-9, 9)
        days = self.random.randint(-300_000, 300_000)
        return (
            f"add_days {date_text(day, eras)} {days + shift * DAYS_PER_ERA}",
            date_text(day + timedelta(days), eras + shift),
        )

    def days(self):
        a, b, eras_a, eras_b = self.day(), self.day(), self.eras(), self.eras()
        return (
            f"days {date_text(a, eras_a)} {date_text(b, eras_b)}",
            str((b - a).days + (eras_b - eras_a) * DAYS_PER_ERA),
        )

    def months(self):
        a, b = self.day(), self.day()
        low, high, sign = (a, b, 1) if a <= b else (b, a, -1)
        months = (high.year - low.year) * 12 + high.month - low.month
        if months and (high.day < low.day):
            months -= 1
        return f"months {date_text(a)} {date_text(b)}", months_text(sign * months)

    def weekday(self):
        day = self.day()
        return f"weekday {date_text(day, self.eras())}", str(day.isoweekday())

    def day_of_year(self):
        day = self.day()
        return f"day_of_year {date_text(day, self.eras())}", str(day.timetuple().tm_yday)

    def week(self):
        day, eras = self.day(2, 9998), self.eras()
        year, week, _ = day.isocalendar()
        return f"week {date_text(day, eras)}", f"{year + 400 * eras} {week}"

    def print_time(self):
        text = clock_text(self.nanos_of_day()) + self.place()
        return f"print_time {text}", text

    def print_date_time(self):
        text = f"{date_text(self.day(), self.eras())}T{clock_text(self.nanos_of_day())}{self.place()}"
        return f"print_date_time {text}", text

    def print_duration(self):
        hours, minutes, seconds = (self.random.choice((0, self.random.randrange(100_000))) for _ in range(3))
        nanos = self.random.choice((0, self.random.randrange(10**9)))
        sign = self.random.choice((1, -1))
        total = ((hours * 60 + minutes) * 60 + seconds) * 10**9 + nanos
        text = f"{'-' if sign < 0 else ''}PT{hours}H{minutes}M{seconds_text(seconds, nanos)}S"
        return f"print_duration {text}", duration_text(sign * total)

    def amount(self):
        return timedelta(microseconds=self.random.randint(-(10**14), 10**14))

    def move(self):
        midnight = datetime.combine(self.day(100, 9900), datetime.min.time())
        start = midnight + timedelta(microseconds=self.random.randrange(86_400 * 10**6))
        eras, place, amount = self.eras(), self.random.choice(("", "Z", "+05:30", "@Etc/UTC")), self.amount()
        end = start + amount
        by = duration_text(amount // timedelta(microseconds=1) * 1000)
        return f"move {self.moment(start, eras)}{place} {by}", f"{self.moment(end, eras)}{place} {by}"

    def move_in_zone(self):
        name, zone = self.random.choice(self.zones)
        utc = self.near_a_transition(zone, self.local_second()).replace(tzinfo=timezone.utc)
        start = utc.astimezone(zone)
        if start.fold:
            start = (utc - timedelta(days=1)).astimezone(zone)
        amount = timedelta(seconds=self.random.choice((1_800, 3_600, self.random.randint(-(10**7), 10**7))))
        end = (start.astimezone(timezone.utc) + amount).astimezone(zone)
        by = duration_text(amount // timedelta(seconds=1) * 10**9)
        return f"move {self.moment(start)}@{name} {by}", f"{self.moment(end)}@{name} {by}"

    def moment(self, at, eras=0):
        nanos = ((at.hour * 60 + at.minute) * 60 + at.second) * 10**9 + at.microsecond * 1000
        return f"{date_text(at.date(), eras)}T{clock_text(nanos)}"

    def offset(self):
        name, zone = self.random.choice(self.zones)
        seconds = (self.local_second() - EPOCH) // timedelta(seconds=1)
        offset = datetime.fromtimestamp(seconds, zone).utcoffset()
        return f"offset {name} {seconds}", str(offset // timedelta(seconds=1))

    def local(self):
        name, zone = self.random.choice(self.zones)
        at = self.local_second()
        if self.random.random() < 0.5:
            at = self.near_a_transition(zone, at)
        before, after = (at.replace(tzinfo=zone, fold=fold).utcoffset() // timedelta(seconds=1) for fold in (0, 1))
        occurs = "once" if before == after else "never" if before < after else "twice"
        return f"local {name} {(at - EPOCH) // timedelta(seconds=1)}", f"{occurs} {before} {after}"

    def local_second(self):
        """A second of the years that are asked of zones, 1970 to 2037."""
        return EPOCH + timedelta(seconds=self.random.randrange(68 * 365 * 86_400))

    def near_a_transition(self, zone, at):
        """A local time within two hours of a change of offset in the half year after `at`, if there is one."""

        def offset(moment):
            return moment.replace(tzinfo=timezone.utc).astimezone(zone).utcoffset()

        low, high = at, at + timedelta(days=180)
        if offset(low) == offset(high):
            return at
        while high - low > timedelta(seconds=1):
            middle = low + (high - low) // timedelta(seconds=2) * timedelta(seconds=1)
            low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
        return high + offset(low) + timedelta(seconds=self.random.randint(-7_200, 7_200))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("oracle")
    arguments.add_argument("--count", type=int, default=300_000)
    arguments.add_argument("--seed", type=int, default=20_240_229)
    asked = arguments.parse_args()

    questions = Questions(asked.seed)
    cases = [questions.any() for _ in range(asked.count)]
    ran = subprocess.run(
        [asked.oracle],
        input="".join(question + "\n" for question, _ in cases),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answers = ran.stdout.splitlines()
    if len(answers) != len(cases):
        sys.exit(f"{len(cases)} questions, {len(answers)} answers")
    wrong = [(q, expected, got) for (q, expected), got in zip(cases, answers, strict=True) if expected != got]
    for question, expected, got in wrong[:20]:
        print(f"{question}\n    expected {expected}\n    got      {got}")
    print(f"seed {asked.seed}: {len(cases)} questions, {len(wrong)} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
