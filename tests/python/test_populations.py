"""The populations are deterministic, whole, at home in three formats, and mixed enough to be worth a report."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from guiju import populations
from guiju.populations.names import unique_name


def files(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


@pytest.fixture(scope="module")
def whole() -> Any:
    return populations.population(500, seed=1)


def test_splitmix64_is_the_published_one() -> None:
    chance = populations.SplitMix64()
    assert [chance.bits() for _ in range(3)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F]


def test_an_organisation_depends_on_seed_and_number_only() -> None:
    assert populations.organisation(1, 123) == list(populations.organisations(200, 1))[123]
    assert populations.organisation(1, 123) != populations.organisation(2, 123)


def test_organisations_stream() -> None:
    endless = populations.organisations(10**18, 1)
    assert isinstance(endless, Iterator)
    assert [each["编号"] for each in islice(endless, 2)] == ["LG000001", "LG000002"]


@pytest.mark.parametrize("format", ["json", "csv"])
@pytest.mark.parametrize("english", [False, True])
def test_same_seed_same_bytes(tmp_path: Path, format: str, english: bool) -> None:
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        populations.write(tmp_path / name, 40, seed, format=format, english=english)
    assert files(tmp_path / "a") == files(tmp_path / "b") != files(tmp_path / "c")


def test_names_and_ids_are_unique() -> None:
    organisations = list(populations.organisations(20_000, 3))
    assert len({each["名称"] for each in organisations}) == len({each["编号"] for each in organisations}) == 20_000
    hires = [hire["编号"] for each in organisations for hire in each["聘用"]]
    assert len(set(hires)) == len(hires) > 1000


def test_names_stay_unique_far_out() -> None:
    far = range(10**6 - 3000, 10**6)
    for category in populations.CATEGORY_VALUES["类型"]:
        assert len({unique_name(1, index, "市级", category) for index in far}) == 3000


def is_of_type(value: Any, type_name: str) -> bool:
    match type_name:
        case "date":
            return str(date.fromisoformat(value)) == str(value)
        case "money":
            return Decimal(value) >= 0 and Decimal(value).as_tuple().exponent == -2
        case "number":
            return type(value) is int
        case "yes_no":
            return type(value) is bool
        case _:
            return isinstance(value, str) and value != ""


def conforms(record: Any, of: Any) -> None:
    assert list(record) == [field.name for field in of.fields]
    for field in of.fields:
        value = record[field.name]
        if not isinstance(field.type, str):
            for each in value if field.many else [value]:
                conforms(each, field.type)
        elif value is not None:
            assert is_of_type(value, field.type), (field.name, value)
            assert value in populations.CATEGORY_VALUES.get(field.name, {value: ""})


def test_every_record_has_its_fields_in_order(whole: Any) -> None:
    for each in whole["组织"]:
        conforms(each, populations.ORGANISATION)
    for each in whole["购买方"]:
        conforms(each, populations.BUYER)


def test_facts_agree_with_each_other(whole: Any) -> None:
    for each in whole["组织"]:
        last = each["注销日期"] or "2025-12-31"
        assert each["成立日期"] <= last
        for rating in each["评级"]:
            assert each["成立日期"] < rating["取得日期"] <= last
            assert rating["失效日期"] is None or rating["取得日期"] < rating["失效日期"] <= last
        for hire in each["聘用"]:
            assert hire["毕业日期"] <= hire["聘用日期"] <= last
            assert all(hire["聘用日期"][:7] <= paid["月份"][:7] <= last[:7] for paid in hire["缴费"])
            assert all(paid["月份"].endswith("-01") for paid in hire["缴费"])
        for row in each["人员"]:
            assert 0 <= row["持证社工"] <= row["专职"]
        for project in each["福彩项目"]:
            assert Decimal(project["人力成本"]) <= Decimal(project["已支出"]) <= Decimal(project["资助金额"])


def test_every_department_buys_in_every_year(whole: Any) -> None:
    bought = {(each["部门"], each["年份"]) for each in whole["购买方"]}
    assert bought == {(department, year) for department in populations.DEPARTMENTS for year in (2023, 2024, 2025)}


def test_five_hundred_have_something_of_everything(whole: Any) -> None:
    organisations = whole["组织"]
    for name, values in populations.CATEGORY_VALUES.items():
        if name in ("级别", "类型"):
            assert {each[name] for each in organisations} == set(values)
    for name in ("评级", "不良信用", "福彩项目", "聘用", "领导任职", "审计事由"):
        filled = sum(bool(each[name]) for each in organisations)
        assert 10 <= filled <= 250, name
    grades = {rating["等级"] for each in organisations for rating in each["评级"]}
    assert grades == {"1A", "2A", "3A", "4A", "5A"}
    assert any(each["注销日期"] for each in organisations)
    assert any(Decimal(each["新增购买支出"]) == 0 for each in whole["购买方"])


def test_json_file_is_the_population(tmp_path: Path, whole: Any) -> None:
    [path] = populations.write(tmp_path, 500, 1)
    assert json.loads(path.read_text("utf-8")) == whole
    [path] = populations.write(tmp_path, 0, 1)
    assert json.loads(path.read_text("utf-8"))["组织"] == []


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_a_file_a_record_type_with_keys(tmp_path: Path, whole: Any) -> None:
    populations.write(tmp_path, 500, 1, format="csv")
    own = rows(tmp_path / "组织.csv")
    assert [(row["编号"], row["名称"], row["注销日期"]) for row in own] == [
        (each["编号"], each["名称"], each["注销日期"] or "") for each in whole["组织"]
    ]
    assert {row["治理良好"] for row in own} == {"true", "false"}
    assert {row["登记审查.党建工作机构"] for row in own} <= {"true", "false", ""}
    assert rows(tmp_path / "组织.聘用.缴费.csv") == [
        {"组织": each["编号"], "聘用": hire["编号"], **paid}
        for each in whole["组织"]
        for hire in each["聘用"]
        for paid in hire["缴费"]
    ]
    assert rows(tmp_path / "城市.csv") == [{"孵化基地": "1"}]
    assert len(rows(tmp_path / "购买方.csv")) == 39


def test_english_names_and_values(tmp_path: Path) -> None:
    english = populations.population(50, 1, english=True)
    assert list(english) == ["organisations", "buyers", "incubation_bases"]
    [path] = populations.write(tmp_path, 50, 1, english=True)
    assert json.loads(path.read_text("utf-8")) == english
    chinese = populations.population(50, 1)
    for own, other in zip(chinese["组织"], english["organisations"], strict=True):
        assert other["id"] == own["编号"]
        assert other["category"] == populations.CATEGORY_VALUES["类型"][own["类型"]]
        assert len(other) == len(own)
        assert all(name.isascii() for name in other)
    populations.write(tmp_path / "csv", 50, 1, format="csv", english=True)
    assert "organisation.hires.contributions.csv" in files(tmp_path / "csv")
    assert set(rows(tmp_path / "csv" / "organisation.ratings.csv")[0]) == {
        "organisation",
        "grade",
        "obtained_on",
        "lapsed_on",
    }


def test_parquet_holds_the_same(tmp_path: Path, whole: Any) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    populations.write(tmp_path, 500, 1, format="parquet")
    table = parquet.read_table(tmp_path / "组织.parquet")
    assert table.num_rows == 500
    for read, own in zip(table.to_pylist(), whole["组织"], strict=True):
        assert read["成立日期"] == date.fromisoformat(own["成立日期"])
        assert read["登记审查"] == own["登记审查"]
        paid = [[each["金额"] for each in hire["缴费"]] for hire in read["聘用"]]
        assert paid == [[Decimal(each["金额"]) for each in hire["缴费"]] for hire in own["聘用"]]
    bought = parquet.read_table(tmp_path / "购买方.parquet").column("新增购买支出").to_pylist()
    assert bought == [Decimal(each["新增购买支出"]) for each in whole["购买方"]]


def test_runs_as_a_program_without_the_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "guiju.populations", "--count", "3", "--seed", "9", "--output", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == str(tmp_path / "population.json")
    assert json.loads((tmp_path / "population.json").read_text("utf-8")) == populations.population(3, 9)


def test_a_negative_count_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="-1"):
        populations.write(tmp_path, -1)
    wrong = [sys.executable, "-m", "guiju.populations", "--count", "-1"]
    assert subprocess.run(wrong, capture_output=True, check=False).returncode
