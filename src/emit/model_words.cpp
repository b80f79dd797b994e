#include "emit/model_words.hpp"

#include <guiju/feel/keywords.hpp>
#include <guiju/meaning/operations.hpp>

#include <algorithm>

namespace guiju::emitted {

namespace {

bool in_name(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool reserved(std::string_view name) {
    return meaning::find(name) ||
           std::any_of(feel::keywords.begin(), feel::keywords.end(), [&](const auto& row) { return row.en == name; });
}

} // namespace

std::string member_name(std::string_view name) {
    std::string made;
    for (const char c : name) {
        made += in_name(c) ? c : '_';
    }
    const bool starts = !made.empty() && (made.front() < '0' || made.front() > '9');
    return starts ? made : "_" + made;
}

std::string feel_name(std::string_view name) {
    auto made = member_name(name);
    return reserved(made) ? made + "_" : made;
}

model_words::model_words(const program::program& of) {
    const bool zh = of.language == lang::zh;
    for (const auto& r : of.records) {
        for (const auto& f : r.fields) {
            entries_.insert(member_name(f.name));
        }
    }
    as_of = named(zh ? "截至日" : "as_of");
    const std::string before = zh ? "指定_" : "given_";
    for (const auto& r : of.records) {
        records.push_back(named(feel_name(r.name)));
        record_types.push_back("t" + records.back());
    }
    for (const auto& a : of.answers) {
        const auto own = feel_name(a.name);
        const bool taken = elements_.contains(own) && a.subject != program::record_id::none;
        answers.push_back(named(taken ? own + "_" + member_name(of[a.subject].name) : own));
    }
    for (const auto& p : of.parameters) {
        parameters.push_back(named(feel_name(p.name)));
    }
    for (const auto& f : of.functions) {
        functions.push_back(named(feel_name(f.name)));
    }
    for (const auto& r : of.readings) {
        readings.push_back(named(feel_name(r.name)));
    }
    given_as_of = named(before + as_of);
    for (const auto& r : readings) {
        given.push_back(named(before + r));
    }
    for (const auto& p : parameters) {
        supplied.push_back(named(before + p));
    }
    for (const auto& a : answers) {
        calls.push_back(named((zh ? "求_" : "answer_") + a));
    }
    for (const auto& c : of.categories) {
        const auto own = member_name(c.body->name);
        ranks.push_back(named((zh ? "位次_" : "rank_") + own));
        category_types.push_back("t" + named(feel_name(c.body->name)));
    }
    list_type = zh ? "列表_" : "list_of_";
    value = zh ? "值" : "value";
    bound = zh ? "界限" : "bound";
    holds = zh ? "符合" : "holds";
    gap = zh ? "缺口" : "gap";
    steps = zh ? "步骤" : "steps";
    open = zh ? "待办" : "open";
    passed = zh ? "通过" : "passed";
    result = zh ? "结果" : "result";
}

std::string model_words::named(const std::string& like) {
    auto made = like;
    while (!elements_.insert(made).second) {
        made += '_';
    }
    return made;
}

std::string model_words::fresh(const std::string& like, const std::set<std::string>& beside) const {
    const auto taken = [&](const std::string& name) {
        return elements_.contains(name) || entries_.contains(name) || beside.contains(name);
    };
    auto made = like;
    for (int n = 2; taken(made); ++n) {
        made = like + std::to_string(n);
    }
    return made;
}

} // namespace guiju::emitted
