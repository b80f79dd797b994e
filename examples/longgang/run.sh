#!/usr/bin/env bash
# Runs the plan of Longgang on 500 organisations: entitlements, targets, and what a higher reward for 5A would change; writes a report.
# usage: examples/longgang/run.sh GUIJU PYTHON
set -euo pipefail
guiju=${1:?usage: run.sh GUIJU PYTHON}
python=${2:?usage: run.sh GUIJU PYTHON}
cd "$(dirname "$0")/../.."
plan=examples/longgang/longgang.rules.md
summary=examples/longgang/summary.py
out=build/run
page=build/report/longgang.html
what_if='等级奖励标准(5A)=50000元@2024-01-01'
mkdir -p "$out" build/report

echo "== The plan 政策"
"$guiju" check "$plan"
examples=0
"$guiju" test "$plan" >"$out/examples.txt" || examples=$?
[ "$examples" -eq 0 ] || head -n 5 "$out/examples.txt" | cut -c 1-240
tail -n 1 "$out/examples.txt"

echo "== 500 organisations 五百家组织"
"$python" -m guiju.populations --count 500 --seed 1 --output "$out"
"$guiju" run "$plan" "$out/population.json" --format jsonl >"$out/answers.jsonl"
"$python" "$summary" "$out/answers.jsonl"

echo "== What if 如果：5A 自 2024-01-01 起 30,000 → 50,000"
"$guiju" run "$plan" "$out/population.json" --format jsonl --reform "$what_if" >"$out/what-if.jsonl"
"$python" "$summary" "$out/answers.jsonl" --what-if "$out/what-if.jsonl"

echo "== Report 报告"
"$python" python/guiju/report.py "$plan" "$out/answers.jsonl" --what-if "$out/what-if.jsonl" --names "$out/population.json" \
    --said "5A 奖励自 2024-01-01 起由 30,000 元改为 50,000 元 · The reward for 5A becomes 50,000 CNY (was 30,000) from 2024-01-01" \
    --output "$page"

# an example that fails spoils the run, but not the sight of what it would say
[ "$examples" -eq 0 ] || echo "Examples of the plan fail: $out/examples.txt" >&2
exit "$examples"
