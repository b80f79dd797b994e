"""The command guiju: what it prints, what it says of bad input, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import SMALL

COMMAND = os.environ.get("GUIJU_COMMAND") or os.environ.get("GUIJU") or shutil.which("guiju")

pytestmark = pytest.mark.skipif(COMMAND is None, reason="GUIJU_COMMAND does not name the command")

ALL_WELL, FAILED, USAGE, RECORDS_FAILED, POLICY_ERRORS, UNREADABLE = range(6)
ROWS = "编号,等级,成立日期,支出,人数\n"
GOOD = "s1,3A,2023-05-01,100,3\n"


def guiju(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    assert COMMAND
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "CI": "1", "LC_ALL": "C.UTF-8"},
    )


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    file = tmp_path / "small.rules.md"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.fixture
def organisations(tmp_path: Path) -> Path:
    return tmp_path / "组织.csv"


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def rewards(policy: Path, *data: str | Path) -> tuple[dict[str, object], subprocess.CompletedProcess[str]]:
    done = guiju("run", policy, *data, "--decision", "奖励", "--format", "jsonl")
    return {str(one["of"]["组织"]): one.get("value") for one in lines(done.stdout)}, done  # type: ignore[index]


def test_help_names_the_exit_codes() -> None:
    done = guiju("--help")
    assert done.returncode == ALL_WELL
    assert "Exit codes" in done.stdout


def test_a_command_that_is_not_there_is_a_usage_error() -> None:
    assert guiju("fly").returncode == USAGE
    assert guiju().returncode == USAGE


def test_check_and_test_are_content_with_a_good_policy(policy: Path) -> None:
    assert guiju("check", policy).returncode == ALL_WELL
    done = guiju("test", policy)
    assert done.returncode == ALL_WELL
    assert "1 个例子，0 个不符" in done.stdout


def test_a_failed_example_is_told_with_its_line(policy: Path) -> None:
    policy.write_text(SMALL.replace("→ 1万元", "→ 2万元"), encoding="utf-8")
    done = guiju("test", policy)
    assert done.returncode == FAILED
    line = SMALL.replace("→ 1万元", "→ 2万元").split("→ 2万元")[0].count("\n") + 1
    assert f"{policy}:{line}: 奖励" in done.stdout


def test_a_policy_with_errors_ends_with_4_in_its_own_language(policy: Path) -> None:
    policy.write_text(SMALL.replace("实际 人力", "实际 人力气"), encoding="utf-8")
    done = guiju("check", policy)
    assert done.returncode == POLICY_ERRORS
    assert "人力气" in done.stderr
    assert "错误" in done.stderr
    assert "error" in guiju("check", policy, "--lang", "en").stderr


def test_a_policy_that_is_not_utf8_has_errors(policy: Path) -> None:
    policy.write_bytes(SMALL.encode("gb18030"))
    assert guiju("check", policy).returncode == POLICY_ERRORS


def test_what_cannot_be_read_ends_with_5(policy: Path, tmp_path: Path) -> None:
    assert guiju("check", tmp_path / "none.rules.md").returncode == UNREADABLE
    assert guiju("run", policy, tmp_path / "none.json").returncode == UNREADABLE


def test_describe_lists_what_the_policy_has(policy: Path) -> None:
    told = json.loads(guiju("describe", policy, "--json").stdout)
    assert [one["name"] for one in told["answers"]] == ["奖励", "补贴", "奖励职责", "人力成本", "总数目标"]
    assert told["readings"][0]["default"] == "全额"
    assert told["parameters"][1]["delegated"] is True
    assert "奖励标准" in guiju("describe", policy).stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_are_found_out(policy: Path, organisations: Path, encoding: str) -> None:
    organisations.write_bytes((ROWS + GOOD).encode(encoding))
    found, done = rewards(policy, organisations)
    assert (found, done.returncode) == ({"s1": "10000.00"}, ALL_WELL), done.stderr


def test_an_encoding_that_is_told_is_taken(policy: Path, organisations: Path) -> None:
    organisations.write_bytes((ROWS + GOOD).encode("utf-16-le"))
    found, done = rewards(policy, organisations, "--encoding", "UTF-16LE")
    assert (found, done.returncode) == ({"s1": "10000.00"}, ALL_WELL), done.stderr


def test_amounts_as_people_write_them(policy: Path, tmp_path: Path) -> None:
    (tmp_path / "组织.csv").write_text("编号\ns1\n", encoding="utf-8")
    (tmp_path / "组织.项目.csv").write_text('组织,编号,资助,人力\ns1,p1,"1,234.50",１００\n', encoding="utf-8")
    done = guiju(
        "run", policy, tmp_path / "组织.csv", tmp_path / "组织.项目.csv", "--decision", "人力成本", "--format", "jsonl"
    )
    (one,) = lines(done.stdout)
    assert (one["value"], one["bound"], one["status"]) == ("100.00", "617.25", "kept")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("s2,9A,2023-05-01,1,1", "等级"),
        ("s2,3A,2023-02-29,1,1", "成立日期"),
        ("s2,3A,yesterday,1,1", "成立日期"),
        ("s2,3A,2023-05-01,much,1", "支出"),
        ("s2,3A,2023-05-01,NaN,1", "支出"),
        ("s2,3A,2023-05-01,5 USD,1", "支出"),
        ("s2,3A,2023-05-01,1,x", "人数"),
        ("s2,3A,2023-05-01,1", "应为 5 列"),
        ("s2,3A,2023-05-01,1,1,1", "应为 5 列"),
    ],
)
def test_a_bad_row_is_told_and_the_others_evaluated(policy: Path, organisations: Path, row: str, says: str) -> None:
    organisations.write_text(ROWS + GOOD + row + "\n" + GOOD.replace("s1", "s3"), encoding="utf-8")
    found, done = rewards(policy, organisations)
    assert found == {"s1": "10000.00", "s3": "10000.00"}
    assert done.returncode == RECORDS_FAILED
    assert "第 2 行" in done.stderr
    assert "第 3 行" in done.stderr
    assert says in done.stderr
    assert "1 行数据未能读取" in done.stderr
    assert "2 (line 3)" in guiju("run", policy, organisations, "--lang", "en").stderr


def test_rows_are_counted_past_those_that_were_left_out(policy: Path, organisations: Path) -> None:
    organisations.write_text(ROWS + "s0\n" + GOOD + "s2,9A,2023-05-01,1,1\n", encoding="utf-8")
    _, done = rewards(policy, organisations)
    assert f"{organisations}：第 3 行数据（文件第 4 行）：等级" in done.stderr
    assert "2 行数据未能读取" in done.stderr


def test_a_missing_field_leaves_undetermined(policy: Path, organisations: Path) -> None:
    organisations.write_text("编号,等级\ns1,3A\n", encoding="utf-8")
    done = guiju("run", policy, organisations, "--decision", "奖励", "--format", "jsonl")
    (one,) = lines(done.stdout)
    assert (one["status"], one["needs"]) == ("undetermined", ["成立日期"])


def test_an_unknown_field_is_a_warning_or_with_strict_an_error(policy: Path, organisations: Path) -> None:
    organisations.write_text("编号,颜色\ns1,红\n", encoding="utf-8")
    assert guiju("run", policy, organisations).returncode == ALL_WELL
    done = guiju("run", policy, organisations, "--strict")
    assert done.returncode == RECORDS_FAILED
    assert "颜色" in done.stderr


def test_a_row_without_its_owner_is_told(policy: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "组织.csv").write_text("编号\ns1\n", encoding="utf-8")
    (tmp_path / "data" / "组织.项目.csv").write_text("组织,编号,资助,人力\ns9,p1,1,1\n", encoding="utf-8")
    done = guiju("run", policy, tmp_path / "data")
    assert done.returncode == RECORDS_FAILED
    assert "s9" in done.stderr


def test_too_many_columns_are_refused(policy: Path, organisations: Path) -> None:
    organisations.write_text(",".join(f"c{i}" for i in range(100_000)) + "\n", encoding="utf-8")
    assert guiju("run", policy, organisations).returncode == UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        '{"组织": [], "组织": []}',
        "[" * 10_000 + "]" * 10_000,
        '{"组织": [{"编号": "s1", "支出": NaN}]}',
        '{"组织": [',
        "",
    ],
)
def test_json_that_is_none_is_refused(policy: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "population.json"
    file.write_text(text, encoding="utf-8")
    done = guiju("run", policy, file)
    assert done.returncode == UNREADABLE
    assert "population.json" in done.stderr


def test_json_problems_name_file_and_path(policy: Path, tmp_path: Path) -> None:
    file = tmp_path / "population.json"
    file.write_text(json.dumps({"组织": [{"编号": "s1"}, {"编号": "s2", "人数": "x"}]}), encoding="utf-8")
    done = guiju("run", policy, file)
    assert done.returncode == RECORDS_FAILED
    assert f"{file}：组织[1].人数" in done.stderr


def test_json_lines_are_records(policy: Path, tmp_path: Path) -> None:
    file = tmp_path / "organisations.jsonl"
    good = {"编号": "s1", "等级": "5A", "成立日期": "2024-02-29"}
    file.write_text(json.dumps(good) + "\n{broken\n" + json.dumps({**good, "编号": "s3"}) + "\n", encoding="utf-8")
    found, done = rewards(policy, file)
    assert found == {"s1": "30000.00", "s3": "30000.00"}
    assert done.returncode == RECORDS_FAILED
    assert "line 2" in done.stderr


@pytest.mark.parametrize(
    "option",
    [
        ("--as-of", "2025-02-29"),
        ("--as-of", "soon"),
        ("--reading", "折半=四分之一"),
        ("--reading", "折半"),
        ("--set", "没有=1元"),
        ("--decision", "没有"),
        ("--format", "xml"),
    ],
)
def test_what_the_policy_does_not_have_is_a_usage_error(
    policy: Path, organisations: Path, option: tuple[str, str]
) -> None:
    organisations.write_text(ROWS + GOOD, encoding="utf-8")
    done = guiju("run", policy, organisations, *option)
    assert done.returncode == USAGE
    assert done.stderr


def test_readings_amounts_and_reforms_are_taken(policy: Path, organisations: Path) -> None:
    organisations.write_text(ROWS + GOOD, encoding="utf-8")
    half, _ = rewards(policy, organisations, "--reading", "折半=半额")
    assert half == {"s1": "5000.00"}
    more, _ = rewards(policy, organisations, "--reform", "奖励标准(3A)=5万元@2023-02-01")
    assert more == {"s1": "50000.00"}
    done = guiju("run", policy, organisations, "--set", "补贴标准=500元", "--decision", "补贴", "--format", "jsonl")
    assert lines(done.stdout)[0]["value"] == "500.00"


def test_every_format_has_every_answer(policy: Path, organisations: Path) -> None:
    organisations.write_text(ROWS + GOOD, encoding="utf-8")
    as_lines = lines(guiju("run", policy, organisations, "--format", "jsonl").stdout)
    assert json.loads(guiju("run", policy, organisations, "--format", "json").stdout) == as_lines
    for other in ("csv", "table"):
        done = guiju("run", policy, organisations, "--format", other)
        assert len(done.stdout.splitlines()) == len(as_lines) + 1


def test_threads_change_nothing(policy: Path, organisations: Path) -> None:
    organisations.write_text(ROWS + "".join(GOOD.replace("s1", f"s{i}") for i in range(300)), encoding="utf-8")
    one, four = (guiju("run", policy, organisations, "--format", "jsonl", "--threads", n).stdout for n in ("1", "4"))
    assert one == four


def test_explain_and_why_not_name_the_place(policy: Path, organisations: Path) -> None:
    organisations.write_text(ROWS + GOOD + "s2,2A,2023-05-01,1,1\n", encoding="utf-8")
    told = guiju("explain", policy, organisations, "--row", "1", "--decision", "奖励")
    assert told.returncode == ALL_WELL
    assert "一1" in told.stdout
    why = guiju("why-not", policy, organisations, "--of", "s2", "--decision", "奖励")
    assert '等级 >= "3A"' in why.stdout
    assert f"{policy}:" in why.stdout
    assert "组织[1].等级 改为 3A（现为 2A）：有值 10000.00" in why.stdout
    assert "组织[0]" not in why.stdout
    assert guiju("explain", policy, organisations, "--of", "s9").returncode == USAGE


def test_fmt_is_stable_and_translate_reads_back(policy: Path, tmp_path: Path) -> None:
    assert guiju("fmt", policy, "--write").returncode == ALL_WELL
    assert guiju("fmt", policy, "--check").returncode == ALL_WELL
    english = tmp_path / "english.rules.md"
    english.write_text(guiju("translate", policy, "--to", "en").stdout, encoding="utf-8")
    assert guiju("test", english).returncode == ALL_WELL


def test_eval_writes_typed_values(tmp_path: Path) -> None:
    file = tmp_path / "expressions"
    file.write_text('0.1 + 0.2\n"a"\n[true, null]\ndate("2024-02-29")\n1 +\n', encoding="utf-8")
    done = guiju("eval", "--file", file, "--format", "jsonl")
    *values, wrong = (json.loads(line) for line in done.stdout.splitlines())
    assert values == [{"n": "0.3"}, {"s": "a"}, [True, None], {"d": "2024-02-29"}]
    assert list(wrong) == ["e"]
    assert done.returncode == FAILED
    assert guiju("eval", "1 + x", "--with", '{"x": 2}').stdout == "3\n"


def test_eval_takes_cases_with_their_own_variables(tmp_path: Path) -> None:
    variables = {
        "n": {"n": "1.5"}, "s": {"s": "a"}, "d": {"d": "2024-02-29"}, "t": {"t": "10:00:00"}, "none": None, "yes": True,
        "dt": {"dt": "2024-02-29T10:00:00Z"}, "ymd": {"ymd": "P1Y"}, "dtd": {"dtd": "P1D"}, "list": [{"n": "1"}, None],
        "c": {"c": {"a": {"n": "1"}}}, "r": {"r": "[1..5)"}, "below": {"r": "(< 5)"},
        "dates": {"r": '[@"2024-01-01"..@"2024-02-01"]'},
    }  # fmt: skip
    cases = [{"x": name, "ctx": variables, "v": "passed over"} for name in variables]
    cases += [{"x": "n"}, {"x": "3 in r", "ctx": variables}, {"y": 1}, {"x": "n", "ctx": {"n": {"q": "1"}}}]
    file = tmp_path / "cases.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in cases) + "no JSON\n", encoding="utf-8")
    done = guiju("eval", "--cases", file, "--format", "jsonl")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[: len(variables)] == list(variables.values())
    assert answers[len(variables) : -3] == [None, True]
    assert all(list(one) == ["e"] for one in answers[-3:])
    assert done.returncode == FAILED


def test_eval_knows_the_time_and_b_feel() -> None:
    assert guiju("eval", "today()", "--now", "2024-02-29T10:00:00+08:00").stdout == "2024-02-29\n"
    assert guiju("eval", "today() instance of date").stdout == "true\n"
    assert guiju("eval", "today()", "--now", "tomorrow").returncode == USAGE
    assert guiju("eval", "1 / 0", "--dialect", "b-feel").stdout == "0\n"


def test_completion_is_bash() -> None:
    script = guiju("completion", "bash").stdout
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
    assert "why-not" in script


def test_shipped_policies_go_by_name(policy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIJU_POLICIES", str(policy.parent))
    assert guiju("check", "small").returncode == ALL_WELL
    assert guiju("check", "smaller").returncode == UNREADABLE


def test_draw_shows_the_policy_a_slice_or_an_impact(policy: Path) -> None:
    whole = guiju("draw", policy, "--format", "mermaid").stdout
    assert whole.startswith("flowchart")
    assert "总数目标" in whole
    needed = guiju("draw", policy, "--slice", "reward", "--format", "dot", "--inputs").stdout
    assert needed.startswith("digraph")
    assert "奖励标准" in needed
    assert "成立日期" in needed
    assert "总数目标" not in needed
    dependent = guiju("draw", policy, "--impact", "补贴标准").stdout
    assert dependent.startswith("<svg")
    assert "补贴" in dependent
    assert "人力成本" not in dependent


def test_describe_tells_what_depends_on_a_part(policy: Path) -> None:
    def names(option: str, of: str) -> list[str]:
        done = guiju("describe", policy, option, of, "--json")
        assert done.returncode == ALL_WELL
        return [str(one["name"]) for one in json.loads(done.stdout)]

    assert names("--impact", "奖励标准") == ["奖励"]
    assert names("--impact", "一2") == ["人力成本", "总数目标"]
    assert names("--impact", "项目.资助") == ["人力成本"]
    assert names("--impact", "财政局") == ["奖励职责", "一1"] or names("--impact", "财政局") == ["一1", "奖励职责"]
    assert names("--slice", "补贴") == ["补贴标准", "补贴"]
    assert "benefit" in guiju("describe", policy, "--impact", "奖励标准", "--lang", "en").stdout


def test_describe_names_the_nearest_part(policy: Path) -> None:
    done = guiju("describe", policy, "--impact", "奖励标难")
    assert done.returncode == USAGE
    assert "奖励标准" in done.stderr


def test_the_table_says_that_a_benefit_has_a_value(policy: Path, organisations: Path) -> None:
    organisations.write_text(ROWS + GOOD, encoding="utf-8")
    table = guiju("run", policy, organisations, "--decision", "奖励").stdout
    assert "有值" in table.splitlines()[1]


REPLACEMENT = """\
权益 奖励：金额，每个 组织
  当 等级 >= "2A"：777元
  否则：0元
"""


def test_a_decision_is_replaced_without_the_rest(policy: Path, organisations: Path, tmp_path: Path) -> None:
    organisations.write_text(ROWS + GOOD + "s2,2A,2023-05-01,1,1\n", encoding="utf-8")
    change = tmp_path / "change.rules"
    change.write_text(REPLACEMENT, encoding="utf-8")
    found, done = rewards(policy, organisations, "--replace", change)
    assert done.returncode == ALL_WELL
    assert found == {"s1": "777.00", "s2": "777.00"}
    assert lines(done.stdout)[0]["clauses"] == ["一1"]
    change.write_text(REPLACEMENT.replace("奖励", "奖厉", 1), encoding="utf-8")
    assert "没有替换" in rewards(policy, organisations, "--replace", change)[1].stderr
    change.write_text(REPLACEMENT.replace("等级 >=", "等纪 >="), encoding="utf-8")
    wrong = rewards(policy, organisations, "--replace", change)[1]
    assert wrong.returncode == USAGE
    assert "第 2 行" in wrong.stderr


def test_a_decision_is_removed_unless_another_needs_it(policy: Path, organisations: Path, tmp_path: Path) -> None:
    organisations.write_text(ROWS + GOOD, encoding="utf-8")
    left = guiju("run", policy, organisations, "--remove", "subsidy", "--format", "jsonl")
    assert left.returncode == ALL_WELL
    answers = {one["answer"] for one in lines(left.stdout)}
    assert "补贴" not in answers
    assert "奖励" in answers
    needy = tmp_path / "needy.rules.md"
    needy.write_text(SMALL + "\n```rules\n决策 加倍：金额，每个 组织\n  = 奖励(组织) × 2\n```\n", encoding="utf-8")
    done = guiju("run", needy, organisations, "--remove", "奖励")
    assert done.returncode == USAGE
    assert "加倍" in done.stderr
    assert guiju("run", needy, organisations, "--remove", "奖励", "--remove", "加倍").returncode == ALL_WELL
    assert guiju("run", needy, organisations, "--remove", "没有的").returncode == USAGE


def test_amounts_and_replacements_go_together(policy: Path, organisations: Path, tmp_path: Path) -> None:
    organisations.write_text(ROWS + GOOD, encoding="utf-8")
    change = tmp_path / "change.rules"
    change.write_text(REPLACEMENT.replace("777元", "奖励标准(等级, 成立日期) × 3"), encoding="utf-8")
    found, done = rewards(policy, organisations, "--replace", change, "--reform", "奖励标准(3A)=2元@2023-02-01")
    assert done.returncode == ALL_WELL
    assert found == {"s1": "6.00"}


def test_all_readings_are_answered_in_one_run(policy: Path, organisations: Path) -> None:
    organisations.write_text(ROWS + GOOD, encoding="utf-8")

    def run(*more: str) -> list[dict[str, object]]:
        return lines(guiju("run", policy, organisations, "--all-readings", "--format", "jsonl", *more).stdout)

    found = [(one["readings"], one["value"]) for one in run("--decision", "奖励")]
    assert found == [({"折半": "全额"}, "10000.00"), ({"折半": "半额"}, "5000.00")]
    assert [one["readings"] for one in run("--decision", "补贴")] == [{}]
    assert [one["value"] for one in run("--decision", "奖励", "--reading", "halving=half")] == ["5000.00"]
    table = guiju("run", policy, organisations, "--all-readings", "--decision", "奖励").stdout
    assert "折半=半额" in table


def test_explain_tells_each_input_once(policy: Path, tmp_path: Path) -> None:
    looped = tmp_path / "looped.rules.md"
    total = "sum(for p in 项目 return p.资助)"
    decision = f"\n```rules\n决策 合计：金额，每个 组织\n  = {total} + {total}\n```\n"
    looped.write_text(SMALL + decision, encoding="utf-8")
    facts = tmp_path / "facts.json"
    projects = [{"编号": f"p{n}", "资助": grant, "人力": 0} for n, grant in enumerate((1, 2, 2))]
    city = {"组织": [{"编号": "s1", "等级": None, "成立日期": "2023-01-01", "支出": 1, "人数": 1, "项目": projects}]}
    facts.write_text(json.dumps(city), encoding="utf-8")
    told = guiju("explain", looped, facts, "--decision", "合计").stdout
    assert told.count("项目.资助 = ") == 1
    assert "项目.资助 = 1.00 CNY、2.00 CNY\n" in told


@pytest.mark.parametrize(("shell", "begins"), [("zsh", "#compdef guiju"), ("fish", "# fish completion")])
def test_completion_for_other_shells(shell: str, begins: str) -> None:
    script = guiju("completion", shell).stdout
    assert script.startswith(begins)
    assert "all-readings" in script
    if found := shutil.which(shell):
        assert subprocess.run([found, "-n"], input=script, text=True, check=False).returncode == 0


def test_a_policy_without_records_is_asked_of_nothing(tmp_path: Path) -> None:
    plain = tmp_path / "plain.rules"
    plain.write_text("政策 甲（a）\n决策 乙：数字\n  = 1 + 1\n", encoding="utf-8")
    facts = tmp_path / "nothing.json"
    facts.write_text("{}", encoding="utf-8")
    done = guiju("run", plain, facts, "--format", "jsonl")
    assert (done.returncode, lines(done.stdout)[0]["value"]) == (ALL_WELL, "2")


@pytest.mark.parametrize("end", ["= 个数(逐个 i 属于 1..1000000000 取 i)", "= 合计(逐个 i 属于 1..1000000000 取 i)"])
def test_a_list_too_long_is_an_error_of_its_answer(tmp_path: Path, end: str) -> None:
    huge = tmp_path / "huge.rules"
    huge.write_text(f"政策 甲（a）\n决策 乙：数字\n  {end}\n决策 丙：数字\n  = 1\n", encoding="utf-8")
    facts = tmp_path / "nothing.json"
    facts.write_text("{}", encoding="utf-8")
    first, second = lines(guiju("run", huge, facts, "--format", "jsonl").stdout)
    assert first["status"] == "error"
    assert first["message"]
    assert "huge.rules:3:" in str(first["place"])
    assert second["value"] == "1"


def test_hostile_policies_end_in_a_diagnostic(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.rules"
    for body in ("(" * 1_000_000 + "1" + ")" * 1_000_000, "\n    ".join(["(" * 1000] * 1000)):
        hostile.write_text(f"政策 甲（a）\n决策 乙：数字\n  = {body}\n", encoding="utf-8")
        done = guiju("check", hostile)
        assert done.returncode == POLICY_ERRORS
        assert "错误" in done.stderr
    hostile.write_text("政策 甲（a）\n函数 f(x：数字)：数字 = f(x + 1)\n决策 乙：数字\n  = f(1)\n", encoding="utf-8")
    assert "循环依赖：f → f" in guiju("check", hostile).stderr
    with hostile.open("w", encoding="utf-8") as file:
        file.write("政策 甲（a）\n")
        file.writelines("# " + "x" * 97 + "\n" for _ in range(1_050_000))
    assert "文本太长" in guiju("check", hostile).stderr


NESTED = ("组织.csv", "编号,等级,成立日期\ns1,3A,2023-05-01\ns2,3A,2023-05-01\n")


def test_a_bad_row_of_a_list_leaves_its_owner_and_its_neighbours(policy: Path, tmp_path: Path) -> None:
    (tmp_path / NESTED[0]).write_text(NESTED[1], encoding="utf-8")
    projects = "组织,编号,资助,人力\ns1,p1,much,1\ns1,p2,100,60\ns2,p3,5 USD,1\ns2,p4,100,50\n"
    (tmp_path / "组织.项目.csv").write_text(projects, encoding="utf-8")
    done = guiju("run", policy, tmp_path / NESTED[0], tmp_path / "组织.项目.csv", "--format", "jsonl")
    assert done.returncode == RECORDS_FAILED
    assert "组织.项目.csv：第 1 行数据（文件第 2 行）：资助" in done.stderr
    assert "组织.项目.csv：第 3 行数据（文件第 4 行）：资助" in done.stderr
    assert "2 行数据未能读取" in done.stderr
    told = {(one["answer"], *one["of"].values()): one for one in lines(done.stdout)}  # type: ignore[attr-defined]
    assert told["奖励", "s1"]["value"] == "10000.00"
    assert told["人力成本", "s1", "p1"]["needs"] == ["资助"]
    assert told["人力成本", "s1", "p2"]["status"] == "broken"
    assert told["人力成本", "s2", "p4"]["status"] == "kept"


def test_dates_and_amounts_as_spreadsheets_write_them(policy: Path, organisations: Path) -> None:
    organisations.write_text("编号,等级,成立日期,支出\ns1,3A,2023/5/1,1e999\ns2,3A,2023年5月1日,1\ns3,3A,2023/2/29,1\n")
    found, done = rewards(policy, organisations)
    assert found == {"s2": "10000.00"}
    assert '第 1 行数据（文件第 2 行）：支出：数字 "1e999" 太大' in done.stderr
    assert "第 3 行数据（文件第 4 行）：成立日期" in done.stderr


def test_the_clock_of_a_model_is_set_or_shows_the_moment(tmp_path: Path) -> None:
    model = tmp_path / "clock.dmn"
    model.write_text(
        '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="m">'
        '<decision name="Day"><variable name="Day"/>'
        "<literalExpression><text>string(today())</text></literalExpression></decision></definitions>",
        encoding="utf-8",
    )
    facts = tmp_path / "facts.json"
    facts.write_text("[{}]", encoding="utf-8")
    ask = ("run", model, facts, "--format", "jsonl")
    set_to = guiju(*ask, "--now", "2024-02-29T23:30:00+08:00")
    assert [one["value"] for one in lines(set_to.stdout)] == ["2024-02-29"]
    (shown,) = (one["value"] for one in lines(guiju(*ask).stdout))
    assert isinstance(shown, str)
    assert shown > "2024-02-29"
    assert guiju(*ask, "--now", "yesterday").returncode == USAGE


def test_a_policy_goes_to_dmn_and_back(policy: Path, tmp_path: Path) -> None:
    model = tmp_path / "small.dmn"
    assert guiju("convert", policy, "-o", model).returncode == ALL_WELL
    assert guiju("convert", model, "--to", "json").stdout == guiju("convert", policy, "--to", "json").stdout
    changed = tmp_path / "changed.dmn"
    text = model.read_text(encoding="utf-8")
    at = text.index("</literalExpression>")
    changed.write_text(text[:at].replace("</text>", " + 0</text>") + text[at:], encoding="utf-8")
    done = guiju("check", changed)
    assert done.returncode == POLICY_ERRORS
    assert "不一致" in done.stderr


def test_totals_are_added_up_by_keys(policy: Path, organisations: Path) -> None:
    organisations.write_text(ROWS + GOOD + "s2,3A,2023-05-01,50.5,1\ns3,5A,2023-05-01,7,1\n", encoding="utf-8")
    asked = ("--total", "sum(奖励)", "--total", "mean(支出)", "--by", "等级")
    done = guiju("run", policy, organisations, *asked, "--format", "jsonl")
    assert done.returncode == ALL_WELL
    assert lines(done.stdout) == [
        {"等级": "3A", "sum(奖励)": "20000.00", "mean(支出)": "75.25"},
        {"等级": "5A", "sum(奖励)": "30000.00", "mean(支出)": "7.00"},
    ]
    as_csv = guiju("run", policy, organisations, *asked, "--format", "csv")
    assert as_csv.stdout.splitlines()[1] == "3A,20000.00,75.25"
    wrong = guiju("run", policy, organisations, "--total", "sum(奖厉)")
    assert wrong.returncode == USAGE
    assert "奖厉" in wrong.stderr
