#include "rejections.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace guiju::cli {
namespace {

using json = nlohmann::ordered_json;

/// One line of the policy's text, without line ends and runs of spaces.
std::string on_one_line(std::string_view text) {
    std::string made;
    for (const char c : text) {
        const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!space || (!made.empty() && made.back() != ' ')) {
            made += space ? ' ' : c;
        }
    }
    return made;
}

/// Where the condition of a rejected case is written.
span condition_of(const program::program& p, const evaluate::derivation_step& step) {
    const auto& node = p[step.node];
    const auto parts = p.operands_of(node);
    const std::size_t at = step.index < node.index ? parts.size() : std::size_t{2} * (step.index - node.index);
    return node.op == program::opcode::choose && at < parts.size() ? p[parts[at]].where : node.where;
}

class rejections {
public:
    rejections(const policy& of, lang language) : of_(of), language_(language) {}

    void collect(const std::vector<evaluate::derivation_step>& steps) {
        for (const auto& step : steps) {
            if (step.kind == evaluate::step_kind::rejected && step.node != program::node_id::none) {
                add(condition_of(of_.program(), step), step.result);
            }
            collect(step.children);
        }
    }
    /// Conditions that are no case of a choice: of applying at all, or the value itself where that is a condition.
    void collect_own(const outcome& one) {
        const auto& p = of_.program();
        const auto& answer = p[one.answer];
        if (one.status == status::not_applicable && answer.applies != program::node_id::none) {
            add(p[answer.applies].where, false);
        }
        if (one.value.is_false() && answer.value != program::node_id::none) {
            add(p[answer.value].where, false);
        }
    }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    void add(span where, const value& result) {
        const auto written = on_one_line(of_.sources().text(where));
        if (written.empty() || !seen_.insert(where).second) {
            return;
        }
        text_ += "  - " + written;
        if (result.is_undetermined()) {
            text_ += language_ == lang::zh ? "（未定，尚需" : " (undetermined, needs";
            for (const auto& need : result.needs()) {
                text_ += " " + need;
            }
            text_ += language_ == lang::zh ? "）" : ")";
        }
        text_ += "  [" + place_of(of_, where) + "]\n";
    }

    const policy& of_;
    lang language_;
    std::set<span> seen_;
    std::string text_;
};

std::string text_of(const json& one) { return one.is_string() ? one.get<std::string>() : one.dump(); }

std::string heading(const policy& of, const outcome& one) {
    const auto line = json::parse(to_json_line(of, one));
    std::string text = text_of(line.at("answer"));
    for (const auto& [name, key] : line.at("of").items()) {
        text += key.is_null() ? " " + name : " " + name + "=" + text_of(key);
    }
    for (const char* entry : {"status", "value", "bound", "slack", "gap", "missing", "failed", "needs", "message"}) {
        if (const auto found = line.find(entry);
            found != line.end() && !found->is_null() && !(found->is_array() && found->empty())) {
            text += std::string(entry == std::string_view("status") ? ": " : ", ") +
                    (entry == std::string_view("status") ? "" : std::string(entry) + " ") + text_of(*found);
        }
    }
    return text;
}

} // namespace

std::string place_of(const policy& of, span where) {
    const auto* in = of.sources().find(where.source);
    return in == nullptr ? std::string() : in->name() + ":" + std::to_string(in->at(where.begin).line);
}

std::string why_not_text(const policy& of, const outcome& one, lang language) {
    rejections found(of, language);
    found.collect_own(one);
    if (one.why) {
        found.collect(one.why->steps);
    }
    const bool zh = language == lang::zh;
    std::string text = heading(of, one) + '\n';
    if (found.text().empty()) {
        const bool judged = one.status == status::broken || one.status == status::missed;
        text += judged ? (zh ? "  须满足的界限没有达到" : "  the bound is not kept")
                       : (zh ? "  没有不成立的条件" : "  no condition failed");
        const auto where = one.where.known() ? one.where : of.program()[one.answer].where;
        return text + "  [" + place_of(of, where) + "]";
    }
    text += (zh ? "  不成立的条件：\n" : "  conditions that failed:\n") + found.text();
    text.pop_back();
    return text;
}

} // namespace guiju::cli
