"""Random FEEL expressions over dates and times, each with what Python's datetime and zoneinfo say of them."""

import calendar
import random
import zoneinfo
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any

ZONES = ("Europe/Paris", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Asia/Kathmandu", "Etc/UTC",
         "America/St_Johns", "Africa/Casablanca", "Pacific/Apia")  # fmt: skip
Question = tuple[str, Any]


def duration_text(length: timedelta) -> str:
    """A duration as FEEL writes it."""
    micros = length // timedelta(microseconds=1)
    sign, micros = ("-" if micros < 0 else ""), abs(micros)
    seconds, fraction = divmod(micros, 10**6)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    part = f"{seconds}.{fraction:06}".rstrip("0").rstrip(".") if fraction else str(seconds)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    clock += f"{part}S" if seconds or fraction else ""
    if not days and not clock:
        return "PT0S"
    return f"{sign}P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")


def months_text(months: int) -> str:
    sign, (years, rest) = ("-" if months < 0 else ""), divmod(abs(months), 12)
    return f"{sign}P" + (f"{years}Y" if years else "") + (f"{rest}M" if rest or not years else "")


def clock_text(clock: time) -> str:
    return clock.strftime("%H:%M:%S") + (f".{clock.microsecond:06}".rstrip("0") if clock.microsecond else "")


def date_text(day: date) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def offset_text(seconds: int) -> str:
    if seconds == 0:
        return "Z"
    sign, (hours, minutes) = ("-" if seconds < 0 else "+"), divmod(abs(seconds) // 60, 60)
    return f"{sign}{hours:02}:{minutes:02}"


def add_months(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


class Times:
    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.zones = [(name, zoneinfo.ZoneInfo(name)) for name in ZONES]
        self.kinds: list[Callable[[], Question]] = [
            self.moved_by_days, self.moved_by_months, self.difference, self.months_between, self.property_of_date,
            self.comparison_of_dates, self.comparison_of_moments, self.moved_moment, self.difference_of_moments,
            self.moved_clock, self.duration, self.scaled, self.parts_of_duration, self.invalid_date, self.constructed,
        ]  # fmt: skip

    def question(self) -> Question:
        return self.draw.choice(self.kinds)()

    def day(self, first: int = 1600, last: int = 2400) -> date:
        found = date.fromordinal(self.draw.randint(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()))
        if self.draw.random() < 0.2:
            return found.replace(day=calendar.monthrange(found.year, found.month)[1])
        return found

    def clock(self) -> time:
        return time(self.draw.randrange(24), self.draw.randrange(60), self.draw.randrange(60))

    def length(self, most_days: int = 4_000) -> timedelta:
        fraction = self.draw.choice((0, 0, self.draw.randrange(10**6)))
        days = self.draw.randint(-most_days, most_days)
        return timedelta(days, self.draw.choice((0, self.draw.randrange(86_400))), fraction)

    def moment(self) -> tuple[str, datetime, tzinfo | None]:
        """A date and time as FEEL writes it; of the kinds: local, with an offset, in a zone."""
        local = datetime.combine(self.day(1972, 2035), self.clock())
        kind = self.draw.choice(("local", "offset", "zone", "zone"))
        text = f"{date_text(local)}T{clock_text(local.time())}"
        if kind == "local":
            return text, local, None
        if kind == "offset":
            seconds = self.draw.randint(-56, 56) * 900
            place: tzinfo = timezone(timedelta(seconds=seconds))
            return text + offset_text(seconds), local.replace(tzinfo=place), place
        name, zone = self.draw.choice(self.zones)
        return f"{text}@{name}", local.replace(tzinfo=zone), zone

    def moved_by_days(self) -> Question:
        day, length, minus = self.day(), self.length(), self.draw.random() < 0.5
        moved = datetime.combine(day, time()) + (-length if minus else length)
        sign = "-" if minus else "+"
        return f'@"{date_text(day)}" {sign} @"{duration_text(length)}"', moved.date()

    def moved_by_months(self) -> Question:
        day, months = self.day(), self.draw.randint(-2_000, 2_000)
        return f'date("{date_text(day)}") + duration("{months_text(months)}")', add_months(day, months)

    def difference(self) -> Question:
        a, b = self.day(), self.day()
        return f'@"{date_text(a)}" - @"{date_text(b)}"', a - b

    def months_between(self) -> Question:
        a, b = self.day(), self.day()
        months = (b.year - a.year) * 12 + b.month - a.month
        if months > 0 and b.day < a.day:
            months -= 1
        elif months < 0 and b.day > a.day:
            months += 1
        return f'years and months duration(@"{date_text(a)}", @"{date_text(b)}")', ("months", months)

    def property_of_date(self) -> Question:
        day = self.day()
        text = f'@"{date_text(day)}"'
        found = {
            f"{text}.year": day.year, f"{text}.month": day.month, f"{text}.day": day.day,
            f"{text}.weekday": day.isoweekday(), f"day of year({text})": day.timetuple().tm_yday,
            f"week of year({text})": day.isocalendar().week, f"day of week({text})": day.strftime("%A"),
            f"month of year({text})": day.strftime("%B"), f"string({text})": date_text(day),
        }  # fmt: skip
        return self.draw.choice(list(found.items()))

    def comparison_of_dates(self) -> Question:
        a = self.day()
        b = a + timedelta(self.draw.choice((0, 1, -1, self.draw.randint(-999, 999))))
        operator = self.draw.choice(("=", "!=", "<", "<=", ">", ">="))
        holds = {"=": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}
        return f'@"{date_text(a)}" {operator} @"{date_text(b)}"', holds[operator]

    def comparison_of_moments(self) -> Question:
        text, a, place = self.moment()
        other, b, other_place = self.moment()
        operator = self.draw.choice(("=", "<", ">="))
        question = f'@"{text}" {operator} @"{other}"'
        if (place is None) != (other_place is None):
            return question, False if operator == "=" else None
        if place is not None:
            a, b = a.astimezone(UTC), b.astimezone(UTC)
        return question, {"=": a == b, "<": a < b, ">=": a >= b}[operator]

    def moved_moment(self) -> Question:
        text, moment, place = self.moment()
        length = self.length(400)
        question = f'@"{text}" + @"{duration_text(length)}"'
        if place is None:
            return question, ("moment", moment + length, "")
        moved = (moment.astimezone(UTC) + length).astimezone(place)
        return question, ("moment", moved, text[text.index("@") :] if "@" in text else text[19:])

    def difference_of_moments(self) -> Question:
        text, a, place = self.moment()
        other, b, other_place = self.moment()
        question = f'@"{text}" - @"{other}"'
        if (place is None) != (other_place is None):
            return question, None
        return question, a - b if place is None else a.astimezone(UTC) - b.astimezone(UTC)

    def moved_clock(self) -> Question:
        clock, length = self.clock(), self.length(3)
        moved = datetime.combine(date(2000, 1, 10), clock) + length
        return f'@"{clock_text(clock)}" + @"{duration_text(length)}"', moved.time()

    def duration(self) -> Question:
        """A duration that is written in another way than the normal one."""
        hours, minutes, seconds = self.draw.randint(0, 99), self.draw.randint(0, 200), self.draw.randint(0, 9_999)
        length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        if self.draw.random() < 0.5:
            return f'duration("-PT{hours}H{minutes}M{seconds}S")', -length
        return f'duration("PT{hours}H{minutes}M{seconds}S")', length

    def scaled(self) -> Question:
        length, by = timedelta(seconds=self.draw.randint(-(10**6), 10**6)), self.draw.randint(-50, 50)
        if self.draw.random() < 0.5:
            return f'@"{duration_text(length)}" * {by}', length * by
        other = timedelta(seconds=self.draw.randint(-(10**4), 10**4))
        question = f'round half up(@"{duration_text(length)}" / @"{duration_text(other)}" * 1000, 0)'
        if not other:
            return question, None
        ratio = Decimal(length // timedelta(seconds=1)) / Decimal(other // timedelta(seconds=1)) * 1000
        return question, ratio.quantize(Decimal(1), "ROUND_HALF_UP")

    def parts_of_duration(self) -> Question:
        length = timedelta(seconds=self.draw.randint(-(10**7), 10**7))
        total = abs(length) // timedelta(seconds=1)
        sign = -1 if length < timedelta() else 1
        parts = {
            "days": total // 86_400,
            "hours": total // 3_600 % 24,
            "minutes": total // 60 % 60,
            "seconds": total % 60,
        }
        name = self.draw.choice(list(parts))
        return f'@"{duration_text(length)}".{name}', sign * parts[name]

    def invalid_date(self) -> Question:
        year, month, day = self.draw.randint(1900, 2100), self.draw.randint(0, 13), self.draw.randint(0, 32)
        try:
            return f"date({year}, {month}, {day})", date(year, month, day)
        except ValueError:
            return f"date({year}, {month}, {day})", None

    def constructed(self) -> Question:
        day, clock, seconds = self.day(), self.clock(), self.draw.randint(-56, 56) * 900
        moment = datetime.combine(day, clock)
        text = f'date and time(@"{date_text(day)}", @"{clock_text(clock)}{offset_text(seconds)}")'
        return text, ("moment", moment, offset_text(seconds))
