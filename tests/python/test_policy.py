"""A policy answers from Python as it does elsewhere, and says what it consists of."""

from __future__ import annotations

import json
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import guiju
import pytest

S1 = {"编号": "s1", "等级": "4A", "成立日期": date(2023, 5, 1), "支出": Decimal("10.50"), "人数": 3}
BROKEN = {"编号": "p1", "资助": 100, "人力": "50.01"}
CITY = {"组织": [S1 | {"项目": [BROKEN, {"编号": "p2", "资助": 100, "人力": 50}]}, S1 | {"编号": "s2", "等级": None}]}


def test_one_record_gives_answers_by_name(small: guiju.Policy) -> None:
    answers = small.evaluate({"组织": S1})
    reward = answers["奖励"]
    assert (reward.status, reward.value, reward.currency) == ("value", Decimal(20000), "CNY")
    assert type(reward.value) is Decimal
    assert reward.of == {"组织": "s1"}
    assert reward.clauses == ["一1"]
    assert reward.as_of == date(2025, 12, 31)
    assert answers["reward"].value == reward.value


def test_an_outcome_tells_itself(small: guiju.Policy) -> None:
    reward = small.evaluate({"组织": S1})["奖励"]
    assert "奖励" in reward.explain()
    assert reward.explain("en") != ""
    assert json.loads(reward.to_json())["value"] == "20000.00"
    assert reward.to_dict()["value"] == Decimal(20000)
    assert "奖励" in reward._repr_html_()
    assert "20000" in repr(reward)
    with pytest.raises(ValueError, match="zh"):
        reward.explain("fr")


def test_what_nobody_has_set_is_undetermined_and_can_be_supplied(small: guiju.Policy) -> None:
    subsidy = small.evaluate({"组织": S1})["补贴"]
    assert (subsidy.status, subsidy.value) == ("undetermined", None)
    assert subsidy.needs
    supplied = small.evaluate({"组织": S1}, supplied={"补贴标准": "500元"})["补贴"]
    assert (supplied.status, supplied.value) == ("value", Decimal(500))


def test_readings_are_taken_by_either_name(small: guiju.Policy) -> None:
    assert small.evaluate({"组织": S1}, readings={"折半": "半额"})["奖励"].value == 10000
    assert small.evaluate({"组织": S1}, readings={"halving": "half"})["奖励"].value == 10000
    with pytest.raises(guiju.PolicyError):
        small.evaluate({"组织": S1}, readings={"折半": "三成"})


def test_limits_and_targets_have_bounds(small: guiju.Policy) -> None:
    outcomes = small.run(CITY, decisions=["人力成本", "总数目标"])
    assert [each.status for each in outcomes] == ["broken", "kept", "missed"]
    broken, kept, total = outcomes
    assert (broken.bound, broken.slack) == (Decimal(50), Decimal("-0.01"))
    assert kept.of == {"组织": "s1", "项目": "p2"}
    assert (total.value, total.bound, total.gap) == (2, 3, 1)


def test_nested_records_give_lists(small: guiju.Policy) -> None:
    answers = small.evaluate({"组织": CITY["组织"][0]})
    assert [each.status for each in answers["人力成本"]] == ["broken", "kept"]
    assert len(answers.all("人力成本", "项目")) == 2
    assert answers["奖励"].value == 20000


def test_a_population_is_run_from_memory_and_from_files(small: guiju.Policy, tmp_path: Path) -> None:
    path = tmp_path / "city.json"
    path.write_text(json.dumps(CITY, default=str), encoding="utf-8")
    lines = [each.to_json() for each in small.run(CITY)]
    assert lines == [each.to_json() for each in small.run(path)]
    table = tmp_path / "organisations.csv"
    table.write_text("编号,等级,成立日期,支出,人数\ns1,4A,2023-05-01,10.50,3\n", encoding="utf-8")
    rewards = small.run({"组织": guiju._core.read_csv(table.read_bytes(), "t", "")}, decisions=["奖励"])
    assert [each.value for each in rewards] == [Decimal(20000)]


def test_much_in_one_mapping_takes_threads_and_keeps_how_it_was_found(plan: guiju.Policy) -> None:
    society = {"级别": "市级", "评级": [{"等级": "3A", "取得日期": date(2023, 5, 1)}]}
    city = {"组织": [society | {"编号": f"s{i}"} for i in range(100)]}
    alone = plan.evaluate(city, decisions=["等级奖励"], threads=1).all("等级奖励")
    together = plan.evaluate(city, decisions=["等级奖励"], threads=3).all("等级奖励")
    assert len(alone) == 100
    assert [each.to_json() for each in together] == [each.to_json() for each in alone]
    assert "等级奖励标准" in together[99].explain()


def test_a_population_is_not_asked_again_for_one_explanation(plan: guiju.Policy) -> None:
    facts = {"组织": [{"编号": "s1", "级别": "市级", "评级": [{"等级": "3A", "取得日期": date(2023, 5, 1)}]}]}
    found = [
        plan.run(facts, decisions=["等级奖励"], record=None, explain=explain)[0].explain() for explain in (False, True)
    ]
    assert "等级奖励标准" not in found[0]
    assert "等级奖励标准" in found[1]


def test_order_does_not_depend_on_threads(small: guiju.Policy) -> None:
    many = {"组织": [S1 | {"编号": f"s{i}"} for i in range(300)]}
    one = [each.to_json() for each in small.run(many, threads=1)]
    assert one == [each.to_json() for each in small.run(many, threads=4)]
    assert len(one) > 600


def test_one_policy_serves_many_threads(small: guiju.Policy) -> None:
    results: list[Any] = []
    work = [
        threading.Thread(target=lambda: results.append(small.evaluate({"组织": S1})["奖励"].value)) for _ in range(8)
    ]
    for each in work:
        each.start()
    for each in work:
        each.join()
    assert results == [Decimal(20000)] * 8


def test_progress_reaches_the_end_and_may_raise(small: guiju.Policy) -> None:
    many = {"组织": [S1 | {"编号": f"s{i}"} for i in range(300)]}
    seen: list[tuple[int, int]] = []
    small.run(many, threads=2, progress=lambda done, all: seen.append((done, all)))
    assert seen
    assert seen[-1][0] == seen[-1][1]

    def fail(done: int, all: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        small.run(many, progress=fail)


def test_a_reform_changes_what_is_due_since_its_day(small: guiju.Policy) -> None:
    reform = small.reform({"奖励标准": {"4A": "5万元"}}, since="2024-01-01")
    later = S1 | {"编号": "s2", "成立日期": date(2024, 5, 1)}
    assert reform.evaluate({"组织": S1})["奖励"].value == 20000
    assert reform.evaluate({"组织": later})["奖励"].value == 50000
    assert small.evaluate({"组织": later})["奖励"].value == 20000
    comparison = guiju.compare(small, reform, population={"组织": [S1, later]})
    effect = next(each for each in comparison.effects if each.answer == "奖励")
    assert (effect.gain, effect.lose, effect.same, effect.difference) == (1, 0, 1, Decimal(30000))
    assert effect.clause == "一1"
    assert [each.of for each in comparison.changes] == [{"组织": "s2"}]
    assert "奖励" in comparison._repr_html_()
    with pytest.raises(guiju.PolicyError):
        small.reform({"奖励标准": {"9A": "5万元"}}, since="2024-01-01")


def test_examples_are_run(small: guiju.Policy) -> None:
    assert [(each.answer, each.passed) for each in small.test()] == [("奖励", True)]
    wrong = small.format().replace("→ 1万元", "→ 2万元")
    assert [each.passed for each in guiju.parse(wrong).test()] == [False]


def test_a_policy_prints_and_translates(small: guiju.Policy) -> None:
    assert guiju.parse(small.format()).format() == small.format()
    english = guiju.parse(small.translate("en"))
    assert english.language == "en"
    assert [each.name for each in english.answers] == [each.other for each in small.answers]


def test_the_graph_tells_what_depends_on_what(small: guiju.Policy) -> None:
    assert [each.name for each in small.impact("奖励标准")] == ["奖励"]
    assert [each.name for each in small.impact("项目.资助")] == ["人力成本"]
    assert {each.kind for each in small.graph.slice("奖励")} == {"parameter", "reading", "field", "benefit"}
    assert small.graph.mermaid().startswith("flowchart")
    assert small.graph.dot(departments=True).count("财政局") > 0
    assert "<svg" in small.graph.impact("一1")._repr_html_()
    with pytest.raises(guiju.PolicyError, match="奖励标准"):
        small.graph.impact("奖励标难")


def test_why_not_names_the_nearest_change(small: guiju.Policy) -> None:
    (found,) = small.why_not("reward", {"组织": {"编号": "s", "等级": "2A", "成立日期": "2023-05-01"}})
    (failed,) = found.failed
    assert failed["written"] == '等级 >= "3A"'
    nearest = found.changes[0]
    assert (nearest["path"], nearest["before"], nearest["after"]) == ("等级", "2A", "3A")
    assert nearest["then"].value == Decimal("10000.00")
    assert "改为 3A" in found.explain("zh")


def test_all_readings_in_one_call(small: guiju.Policy) -> None:
    facts = {"组织": {"编号": "s", "等级": "3A", "成立日期": "2023-05-01"}}
    found = [(readings, one.value) for readings, one in small.all_readings(facts, decisions=["reward"])]
    assert found == [({"折半": "全额"}, Decimal(10000)), ({"折半": "半额"}, Decimal(5000))]
    assert len(small.all_readings(facts, decisions=["reward"], readings={"折半": "半额"})) == 1


def test_reform_replaces_and_removes(small: guiju.Policy) -> None:
    facts = {"组织": {"编号": "s", "等级": "2A", "成立日期": "2023-05-01"}}
    text = '权益 奖励：金额，每个 组织\n  当 等级 >= "2A"：777元\n  否则：0元\n'
    changed = small.reform(replace=text, remove=["subsidy"])
    assert changed.evaluate(facts)["奖励"].value == Decimal(777)
    assert not changed.ask("补贴")
    assert small.evaluate(facts)["奖励"].value == 0
    assert guiju.parse(changed.format(), "changed.rules.md").evaluate(facts)["奖励"].value == Decimal(777)
    with pytest.raises(guiju.PolicyError, match="没有的"):
        small.reform(remove=["没有的"])


def test_a_later_reform_keeps_the_earlier_amounts(small: guiju.Policy) -> None:
    facts = {"组织": {"编号": "s", "等级": "3A", "成立日期": "2023-05-01"}}
    changed = small.reform({"奖励标准": {"3A": "5元"}}, since="2023-01-01").reform(remove=["补贴"])
    assert changed.evaluate(facts)["奖励"].value == Decimal(5)
    assert small.reform({"奖励标准": {"3A": "6元"}}).evaluate(facts)["奖励"].value == Decimal(6)


def test_the_hundredth_record_is_answered_as_the_first(small: guiju.Policy) -> None:
    """From the second record on what the question settles is known; names of fields may be other texts each time."""
    fresh = [{"".join(name): value for name, value in S1.items()} | {"编号": f"s{i}"} for i in range(100)]
    told = [small.evaluate({"组织": each}, decisions=["奖励"])["奖励"] for each in [S1, *fresh, S1]]
    assert {each.value for each in told} == {Decimal(20000)}
    assert [each.of["组织"] for each in told] == ["s1", *(f"s{i}" for i in range(100)), "s1"]
    assert told[0].explain() == told[-1].explain()
    assert told[0].clauses == told[-1].clauses == ["一1"]


def test_names_of_one_record_are_not_taken_for_those_of_another(small: guiju.Policy) -> None:
    first, second = "编号", "等级"
    assert small.evaluate({"组织": {first: "a", second: "4A"}})["奖励"].of == {"组织": "a"}
    with pytest.warns(guiju.FactWarning, match="没有这个字段"):
        assert small.evaluate({"组织": {first: "b", "级": "4A"}})["奖励"].value == 0
    assert small.evaluate({"组织": {second: "4A", first: "c"}})["奖励"].of == {"组织": "c"}


def test_records_with_many_fields_and_records_that_change_meanwhile() -> None:
    many = {f"f{i}": i for i in range(1000)}
    assert guiju.feel("f0 + f999 + count(get entries(all))", {"all": many, **many}) == 1999

    class Nosy:
        def __index__(self) -> int:
            record.clear()
            return 7

    record: dict[str, Any] = {"a": 1, "b": Nosy(), "c": 3}
    assert guiju.feel("a + b + c", record) == 11


def test_an_answer_of_several_subjects_is_a_list_and_an_error_explains_itself() -> None:
    policy = guiju.parse(
        "记录 市，标识 名\n  名：文本\n  组织：列表 组织\n记录 组织，属于 市，标识 编号\n  编号：文本\n  数：数字\n"
        "决策 商：数字，每个 组织\n  = 1 / 数\n",
        "quotients.rules",
    )
    for _ in range(3):
        zero = policy.evaluate({"组织": {"编号": "a", "数": 0}})["商"]
        assert (zero.status, zero.message) == ("error", "除数为零")
        assert "商" in zero.explain()
        city = policy.evaluate({"市": {"名": "龙岗", "组织": [{"编号": "a", "数": 2}, {"编号": "b", "数": 4}]}})
        assert [each.value for each in city["商"]] == [Decimal("0.5"), Decimal("0.25")]
