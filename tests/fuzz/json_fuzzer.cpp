// Whatever the text: read as JSON it is a value or one problem with its place, and as facts of a policy it is answered
// or told.
#include <guiju/guiju.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace guiju;

constexpr const char* rules = R"(类别 等级（grade），有序：低、高

记录 城市（city）
  组织（organisations）：列表 组织

记录 组织（organisation），属于 城市，标识 编号
  编号（id）：文本
  数（n）：数字
  月（months）：月数，可空
  款（paid）：金额
  真（yes）：是否
  日（day）：日期
  时（at）：日期时间，可空
  级（grade_of）：等级
  任（any）：任意
  列（list）：列表 数字

决策 和（total）：数字，每个 组织
  = 合计(列) + 数

决策 别的（others）：任意，每个 组织
  = [任, 任 = 任, 款 × 2, 真, 日, 时, 级, 月]

目标 够多（enough）：数字，每个 城市
  实际 个数(组织[数 > 1 且 级 >= "低"])
  不低于 3
)";

void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "%s\n", what);
        std::abort();
    }
}

const policy& small() {
    static const policy made = parse(rules, "small.rules").value();
    return made;
}

void ask(const value& facts, const settings& how) {
    const auto all = small().evaluate_all(facts, how);
    if (!all) {
        require(has_errors(all.problems()), "no outcomes and no problem");
        return;
    }
    for (const auto& one : *all) {
        const auto line = to_json_line(small(), one);
        const auto again = read_json(line, "line");
        require(again.has_value() || line.size() > 100'000, "a line of output is no JSON");
        require(one.status != status::error || !one.message.en.empty(), "an error without words");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto facts = read_json(text, "facts.json");
    if (!facts) {
        require(facts.problems().size() == 1, "not one problem");
        require(!facts.problems().front().what.zh.empty() && !facts.problems().front().what.en.empty(),
                "a problem without words");
        return 0;
    }
    settings how;
    how.limits.steps = 100'000;
    how.limits.items = 100'000;
    ask(*facts, how);
    how.strict = true;
    how.with_derivation = true;
    ask(*facts, how);
    return 0;
}
