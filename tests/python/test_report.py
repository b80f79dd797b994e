"""The report: what stands on the page, and that a browser opens it without complaint."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "examples" / "longgang" / "longgang.rules.md"
sys.path.append(str(ROOT / "python" / "guiju"))

import report  # noqa: E402  (from its file: it needs no compiled extension)


def line(answer: str, of: dict[str, object], kind: str, status: str, **more: object) -> str:
    given = {
        "answer": answer,
        "of": of,
        "kind": kind,
        "status": status,
        "clauses": ["二(一)1"],
        "as_of": "2025-12-31",
        **more,
    }
    return json.dumps(given, ensure_ascii=False)


LAW = "\n".join(
    (
        line("等级奖励", {"组织": "s1"}, "benefit", "value", value="30000.00"),
        line("等级奖励", {"组织": "s2"}, "benefit", "value", value="0.00"),
        line("等级奖励", {"组织": "<s3>"}, "benefit", "value", value="10000.00"),
        line("社保补贴", {"组织": "s1"}, "benefit", "value", value="300.10"),
        line("社保补贴", {"组织": "s1", "聘用": "h1"}, "benefit", "value", value="100.10"),
        line("社保补贴", {"组织": "s1", "聘用": "h2"}, "benefit", "value", value="200.00"),
        line("可列支人力成本", {"组织": "s2", "福彩项目": "p1"}, "benefit", "value", value="5.00"),
        line("可列支人力成本", {"组织": "s2", "福彩项目": "p2"}, "benefit", "value", value="6.00"),
        line("技能补贴", {"组织": "s1"}, "benefit", "undetermined", needs=["技能补贴标准"]),
        line(
            "人力成本",
            {"组织": "s2", "福彩项目": "p1"},
            "limit",
            "broken",
            value="60000.00",
            bound="50000.00",
            slack="-10000.00",
        ),
        line("培育目标", {"城市": None, "年份": 2023}, "target", "missed", value="12", bound="15", gap="3"),
        line("培育目标", {"城市": None, "年份": 2024}, "target", "met", value="21", bound="20", gap="0"),
        line("信用目标", {"城市": None}, "target", "met", value="0.95", bound="0.9", gap="0"),
        line("登记审查结果", {"组织": "s1"}, "procedure", "open", missing=["党建工作机构"], failed=[]),
    )
)
WHAT_IF = LAW.replace("30000.00", "50000.00").replace('"value": "10000.00"', '"value": "4000.00"')


@pytest.fixture(scope="module")
def policy() -> report.PolicyText:
    return report.read_policy(PLAN.read_text("utf-8"))


@pytest.fixture(scope="module")
def html(policy: report.PolicyText) -> str:
    said = "5A 50,000 <from> 2024"
    return report.page(
        policy, report.read_answers(LAW), report.read_answers(WHAT_IF), said=said, names={"s1": "龙港市甲协会"}
    )


class Elements(HTMLParser):
    """Collects ids, addresses and whether what was opened is closed."""

    VOID = ("meta", "link", "br", "hr", "img", "input")

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.addresses += [value for name in ("href", "src", "xlink:href") if (value := given.get(name))]
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


@pytest.fixture(scope="module")
def elements(html: str) -> Elements:
    parser = Elements()
    parser.feed(html)
    parser.close()
    assert parser.stack == []
    return parser


def test_every_clause_of_the_plan_is_an_element(elements: Elements) -> None:
    clauses = re.findall(r"^#+ .*\{#(\S+)\}$", PLAN.read_text("utf-8"), re.MULTILINE)
    assert len(clauses) > 20
    assert [one for one in clauses if one not in elements.ids] == []


def test_ids_are_unique_and_links_lead_somewhere(elements: Elements) -> None:
    assert len(elements.ids) == len(set(elements.ids))
    assert {a[1:] for a in elements.addresses if a.startswith("#")} <= set(elements.ids)


def test_nothing_comes_from_outside_the_page(html: str, elements: Elements) -> None:
    assert [a for a in elements.addresses if not a.startswith("#") and a != "data:,"] == []
    assert not re.search(r"https?://|@import|url\(|fetch\(|XMLHttpRequest", html)


def test_text_of_the_data_is_never_markup(html: str) -> None:
    assert "<s3>" not in html
    assert "&lt;s3&gt;" in html
    assert "<from>" not in html


def test_a_subsidy_of_hires_counts_once() -> None:
    earned = report.entitlements(report.read_answers(LAW))
    assert earned["社保补贴"] == {"s1": Decimal("300.10")}
    assert earned["可列支人力成本"] == {"s2": Decimal("11.00")}


def test_the_what_if_names_who_gains_and_who_loses() -> None:
    changed = report.changes(report.read_answers(LAW), report.read_answers(WHAT_IF))
    assert report.change_of_amounts(changed) == {"等级奖励": {"s1": Decimal("20000.00"), "<s3>": Decimal("-6000.00")}}


def test_the_page_shows_amounts_and_names(html: str) -> None:
    for text in ("40,000.00", "龙港市甲协会", "+20,000.00", "−6,000.00", "技能补贴标准", "党建工作机构", "60,000.00"):
        assert text in html


def test_targets_are_bullet_charts_with_value_and_bound(html: str) -> None:
    charts = re.findall(r'<svg class="bullet (\w+)".*?<title>(.*?)</title>', html)
    assert charts == [
        ("missed", "培育目标 2023：12，≥ 15"),
        ("met", "培育目标 2024：21，≥ 20"),
        ("met", "信用目标：0.95，&gt; 0.9"),
    ]


def test_the_picture_leads_from_the_clause_to_the_parameters(policy: report.PolicyText) -> None:
    edges = re.findall(r'data-from="(.*?)" data-to="(.*?)"', report.picture(policy))
    assert ("c:二(一)1", "a:等级奖励") in edges
    assert {"p:等级奖励标准", "p:攀升", "p:失而复得"} <= {end for start, end in edges if start == "a:等级奖励"}


def test_a_line_that_is_no_answer_is_named_by_its_number() -> None:
    with pytest.raises(ValueError, match="line 2"):
        report.read_answers(LAW.splitlines()[0] + "\n{}\n")


def test_a_policy_without_clauses_still_makes_a_page() -> None:
    assert "</html>" in report.page(report.read_policy("```rules\n参数 甲：数字\n  始终：1\n```\n"), [])


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    (tmp_path / "law.jsonl").write_text(LAW, "utf-8")
    target = tmp_path / "deep" / "page.html"
    told: list[str] = []
    report.main([str(PLAN), str(tmp_path / "law.jsonl"), "--output", str(target)], told.append)
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert str(target) in told[0]


Browser = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def browse(tmp_path: Path) -> Browser:
    """Opens a page in a headless browser: what it said, and what it printed."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        warnings.warn("NO BROWSER: install chromium (tools/debian/test.txt); the report was not opened", stacklevel=1)
        pytest.skip("no chromium on this machine")
    path = tmp_path / "page.html"
    settled = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr", "--v=0"]

    def opened(html: str, *options: str) -> subprocess.CompletedProcess[str]:
        path.write_text(html, encoding="utf-8")
        command = [browser, *settled, f"--user-data-dir={tmp_path / 'profile'}", *options, path.as_uri()]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)

    return opened


def said(seen: subprocess.CompletedProcess[str]) -> list[str]:
    """What the page wrote to the console, errors of scripts included."""
    return re.findall(r"CONSOLE.*?\] \"(.*)\", source:", seen.stderr)


def with_script(html: str, script: str) -> str:
    return html.replace("</body>", f"<script>{script}</script></body>")


def test_a_browser_opens_it_without_errors(html: str, elements: Elements, browse: Browser) -> None:
    shot = ROOT / "build" / "report" / "test-report.png"
    shot.parent.mkdir(parents=True, exist_ok=True)
    shot.unlink(missing_ok=True)
    marked = with_script(html, 'console.info("read to its end")')
    assert said(browse(marked, "--window-size=1360,3000", f"--screenshot={shot}")) == ["read to its end"]
    assert shot.stat().st_size > 50_000
    found = re.findall(r' id="([^"]+)"', browse(html, "--dump-dom").stdout)
    assert set(found) >= set(elements.ids)


def test_a_browser_tells_when_a_script_fails(browse: Browser) -> None:
    assert said(browse("<!DOCTYPE html><script>missing()</script>", "--dump-dom")) != []


def test_a_click_on_a_head_sorts_the_table(html: str, browse: Browser) -> None:
    click = """const first = () => document.querySelector("#changed tbody tr").cells[3].dataset.sort;
    const head = document.querySelector("#changed th:nth-child(4) button");
    head.click(); const down = first(); head.click(); console.info(down + " " + first());"""
    assert said(browse(with_script(html, click), "--dump-dom")) == ["20000.00 -6000.00"]
