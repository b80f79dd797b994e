"""Policies beyond one process: as bytes with their hash, and in Spark, DuckDB, Ray and Dask, each as it really runs."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import guiju
import pandas
import pyarrow
import pytest

ROWS: dict[str, list[Any]] = {
    "编号": ["s1", "s2", "s3", "s4"],
    "等级": ["3A", None, "5A", "4A"],
    "成立日期": [date(2023, 5, 1), date(2024, 1, 1), date(2025, 1, 1), date(2022, 1, 1)],
    "支出": [Decimal("1.50"), Decimal("0.10"), Decimal("3.00"), None],
    "人数": [1, 2, 3, 4],
}


def numbers(answers: Iterable[tuple[str, Any]]) -> dict[str, Decimal | None]:
    """By id. Where nothing bounds an answer's digits, it comes as the text of a decimal."""
    return {id: None if value is None else Decimal(value) for id, value in answers}


@pytest.fixture
def expected(small: guiju.Policy) -> dict[str, Any]:
    """The rewards as the evaluator of one record gives them."""
    rows = [dict(zip(ROWS, row, strict=True)) for row in zip(*ROWS.values(), strict=True)]
    return {row["编号"]: small.evaluate({"组织": row})["奖励"].value for row in rows}


def test_a_policy_survives_its_bytes(small: guiju.Policy) -> None:
    arrived = guiju.from_bytes(small.to_bytes(), hash=small.hash)
    assert arrived.hash == small.hash
    assert arrived.format() == small.format()


def test_a_reform_survives_its_bytes_and_has_its_own_hash(small: guiju.Policy) -> None:
    reform = small.reform({"奖励标准": {"5A": "5万元"}})
    arrived = pickle.loads(pickle.dumps(reform))
    facts = {"组织": {"编号": "s1", "等级": "5A", "成立日期": date(2023, 5, 1)}}
    assert arrived.evaluate(facts)["奖励"].value == reform.evaluate(facts)["奖励"].value == 50000
    assert reform.hash != small.hash


def test_damaged_or_other_bytes_are_refused(small: guiju.Policy) -> None:
    packed = bytearray(small.to_bytes())
    packed[-3] ^= 1
    with pytest.raises(ValueError, match="damaged"):
        guiju.from_bytes(bytes(packed))
    with pytest.raises(ValueError, match="not the policy"):
        guiju.from_bytes(small.to_bytes(), hash="0" * 64)
    with pytest.raises(ValueError, match="not the bytes"):
        guiju.from_bytes(b"hello")


@pytest.fixture
def duckdb() -> Any:
    return pytest.importorskip("duckdb", reason="DuckDB is not installed: its function is NOT tested")


def test_duckdb_calls_the_policy_from_sql(duckdb: Any, small: guiju.Policy, expected: dict[str, Any]) -> None:
    import guiju.duckdb

    connection = duckdb.connect()
    connection.register("organisations", pyarrow.table(ROWS))
    fields = {"编号": "VARCHAR", "等级": "VARCHAR", "成立日期": "DATE", "支出": "DECIMAL(12, 2)", "人数": "BIGINT"}
    guiju.duckdb.create_function(connection, small, "奖励", fields, name="reward")
    found = connection.sql("SELECT 编号, reward(编号, 等级, 成立日期, 支出, 人数) FROM organisations").fetchall()
    assert numbers(found) == expected


def test_a_duckdb_relation_gives_a_relation(duckdb: Any, small: guiju.Policy, expected: dict[str, Any]) -> None:
    table = pyarrow.table(ROWS)
    found = small.evaluate(duckdb.from_arrow(table), decisions=["奖励"])
    assert isinstance(found, duckdb.DuckDBPyRelation)
    assert [row[0] for row in found.fetchall()] == list(expected.values())


def test_dask_maps_the_policy_over_partitions(small: guiju.Policy, expected: dict[str, Any]) -> None:
    frames = pytest.importorskip("dask.dataframe", reason="Dask is not installed: its adapter is NOT tested")
    import guiju.dask

    frame = frames.from_pandas(pandas.DataFrame(ROWS), npartitions=2)
    found = guiju.dask.evaluate(small, frame, keep=["编号"], decisions=["奖励"]).compute(scheduler="processes")
    assert numbers(zip(found["编号"], found["奖励"], strict=True)) == expected


def test_ray_maps_the_policy_over_batches(small: guiju.Policy, expected: dict[str, Any]) -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed: its adapter is NOT tested")
    data = pytest.importorskip("ray.data")
    import guiju.ray

    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=100_000_000)
    try:
        found = guiju.ray.evaluate(small, data.from_arrow(pyarrow.table(ROWS)), keep=["编号"], decisions=["奖励"])
        assert numbers((row["编号"], row["奖励"]) for row in found.take_all()) == expected
    finally:
        ray.shutdown()


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed: its adapter is NOT tested")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = sql.SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield session
    session.stop()


def test_spark_maps_the_policy_in_arrow(spark: Any, small: guiju.Policy, expected: dict[str, Any]) -> None:
    import guiju.spark

    frame = spark.createDataFrame([*zip(*ROWS.values(), strict=True)], schema=list(ROWS)).repartition(2)
    found = guiju.spark.evaluate(small, frame, keep=["编号"], decisions=["奖励"])
    assert numbers((row["编号"], row["奖励"]) for row in found.collect()) == expected
