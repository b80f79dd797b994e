"""What cannot be used is refused with the place, in the language of the document."""

from __future__ import annotations

from pathlib import Path

import guiju
import pytest

ORGANISATION = {"编号": "s1", "等级": "4A", "成立日期": "2023-05-01", "支出": "10.50", "人数": 3}


def test_a_wrong_policy_names_line_and_column() -> None:
    with pytest.raises(guiju.PolicyError) as error:
        guiju.parse("政策 试\n\n决策 甲：数字\n  = 乙 + 1\n", "wrong.rules")
    first = error.value.diagnostics[0]
    assert (first.file, first.line) == ("wrong.rules", 4)
    assert "wrong.rules:4:" in str(error.value)
    assert "乙" in first.message


def test_a_missing_file_is_an_error() -> None:
    with pytest.raises(guiju.PolicyError, match=r"nowhere\.rules\.md"):
        guiju.load("nowhere.rules.md")


def test_wrong_facts_name_their_path(small: guiju.Policy) -> None:
    with pytest.raises(guiju.PolicyError, match="成立日期"):
        small.evaluate({"组织": ORGANISATION | {"成立日期": "2023-02-30"}})


def test_unknown_fields_warn_or_are_refused(small: guiju.Policy) -> None:
    facts = {"组织": ORGANISATION | {"等极": "5A"}}
    with pytest.warns(guiju.FactWarning, match="等极"):
        small.evaluate(facts)
    with pytest.raises(guiju.PolicyError, match="等极"):
        small.evaluate(facts, strict=True)


def test_items_that_cannot_be_read_are_left_out_with_a_warning(small: guiju.Policy) -> None:
    city = {"组织": [ORGANISATION, ORGANISATION | {"编号": "s2", "支出": "much"}]}
    with pytest.warns(guiju.FactWarning, match="left out"):
        outcomes = small.run(city, decisions=["奖励"])
    assert [each.of for each in outcomes] == [{"组织": "s1"}]


def test_what_cannot_be_read_further_inside_is_not_known(small: guiju.Policy) -> None:
    projects = [{"编号": "p1", "资助": "much", "人力": "1"}, {"编号": "p2", "资助": "100", "人力": "60"}]
    city = {"组织": [ORGANISATION | {"项目": projects}]}
    with pytest.warns(guiju.FactWarning, match="taken as not known"):
        outcomes = small.run(city, decisions=["人力成本"])
    assert [(each.status, each.needs) for each in outcomes] == [("undetermined", ["资助"]), ("broken", [])]


def test_floats_are_refused_for_amounts(small: guiju.Policy) -> None:
    with pytest.raises(TypeError, match="float"):
        small.evaluate({"组织": ORGANISATION | {"支出": 10.5}})
    with pytest.raises(TypeError, match="float"):
        small.reform({"奖励标准": {"5A": 50000.0}}, since="2024-01-01")


def test_unknown_answers_name_the_nearest(small: guiju.Policy) -> None:
    with pytest.raises(guiju.PolicyError, match="奖励"):
        small.run({"组织": [ORGANISATION]}, decisions=["奖厉"])


def test_dates_are_dates(small: guiju.Policy) -> None:
    with pytest.raises(ValueError, match="date"):
        small.evaluate({"组织": ORGANISATION}, as_of="yesterday")


def test_broken_json_names_its_place(small: guiju.Policy, tmp_path: Path) -> None:
    path = tmp_path / "city.json"
    path.write_text('{"组织": [,]}', encoding="utf-8")
    with pytest.raises(guiju.PolicyError, match=r"city\.json"):
        small.run(path)
