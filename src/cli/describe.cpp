#include "commands.hpp"
#include "dependents.hpp"
#include "output.hpp"
#include "policies.hpp"
#include "type_words.hpp"
#include "typed_json.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace guiju::cli {
namespace {

using json = nlohmann::ordered_json;

std::string_view kind_name(graph::answer_kind kind) {
    switch (kind) {
    case graph::answer_kind::decision:
        return "decision";
    case graph::answer_kind::benefit:
        return "benefit";
    case graph::answer_kind::limit:
        return "limit";
    case graph::answer_kind::eligibility:
        return "eligibility";
    case graph::answer_kind::target:
        return "target";
    case graph::answer_kind::procedure:
        return "procedure";
    case graph::answer_kind::duty:
        return "duty";
    }
    return "";
}

json named(const std::string& name, const std::string& other) {
    json made{{"name", name}};
    if (!other.empty()) {
        made["other"] = other;
    }
    return made;
}

json optional_date(const std::optional<date>& d) { return d ? json(d->to_string()) : json(nullptr); }

json records_of(const program::program& p) {
    auto all = json::array();
    for (const auto& record : p.records) {
        auto one = named(record.name, record.other);
        one["owner"] = record.owner == program::record_id::none ? json(nullptr) : json(p[record.owner].name);
        one["keys"] = json::array();
        for (const auto key : record.keys) {
            one["keys"].push_back(record.fields[key].name);
        }
        one["fields"] = json::array();
        for (const auto& field : record.fields) {
            auto made = named(field.name, field.other);
            made["type"] = type_words(p, field.type);
            one["fields"].push_back(std::move(made));
        }
        all.push_back(std::move(one));
    }
    return all;
}

json categories_of(const program::program& p) {
    auto all = json::array();
    for (const auto& category : p.categories) {
        json one{{"name", category.body->name}, {"ordered", category.body->ordered}, {"values", category.body->values}};
        if (!category.body->other_values.empty()) {
            one["other_values"] = category.body->other_values;
        }
        all.push_back(std::move(one));
    }
    return all;
}

json answers_of(const program::program& p) {
    auto all = json::array();
    for (const auto& answer : p.answers) {
        auto one = named(answer.name, answer.other);
        one["kind"] = kind_name(answer.kind);
        one["of"] = answer.subject == program::record_id::none ? json(nullptr) : json(p[answer.subject].name);
        one["dimensions"] = json::array();
        for (const auto& dimension : answer.dimensions) {
            one["dimensions"].push_back(dimension.name);
        }
        one["type"] = type_words(p, answer.type);
        one["clauses"] = answer.clauses;
        one["readings"] = json::array();
        for (const auto reading : answer.readings) {
            one["readings"].push_back(p.readings[static_cast<std::size_t>(reading)].name);
        }
        if (!answer.departments.empty()) {
            one["departments"] = answer.departments;
        }
        all.push_back(std::move(one));
    }
    return all;
}

json readings_of(const program::program& p) {
    auto all = json::array();
    for (const auto& reading : p.readings) {
        auto one = named(reading.name, reading.other);
        one["choices"] = json::array();
        for (const auto& choice : reading.choices) {
            one["choices"].push_back(named(choice.name, choice.other));
        }
        one["default"] = reading.choices.at(reading.default_choice).name;
        one["of"] = json::array();
        for (const auto answer : reading.of) {
            one["of"].push_back(p[answer].name);
        }
        one["clause"] = reading.clause;
        one["text"] = reading.text;
        all.push_back(std::move(one));
    }
    return all;
}

json rows_of(const program::program& p, const program::parameter& of, const program::parameter_period& period) {
    auto all = json::array();
    for (const auto& row : period.rows) {
        json one{{"keys", json::array()}};
        for (std::size_t i = 0; i < row.keys.size(); ++i) {
            one["keys"].push_back(p.categories[static_cast<std::size_t>(of.by[i])].body->values[row.keys[i]]);
        }
        if (row.amount.is_undetermined()) {
            one["delegated_to"] = row.delegated_to;
        } else {
            one["value"] = plain_text(row.amount);
        }
        all.push_back(std::move(one));
    }
    return all;
}

json parameters_of(const program::program& p) {
    auto all = json::array();
    for (const auto& parameter : p.parameters) {
        auto one = named(parameter.name, parameter.other);
        one["type"] = type_words(p, parameter.type);
        one["delegated"] = parameter.delegated;
        one["clause"] = parameter.clause;
        one["periods"] = json::array();
        for (const auto& period : parameter.periods) {
            one["periods"].push_back({{"from", optional_date(period.from)},
                                      {"to", optional_date(period.to)},
                                      {"rows", rows_of(p, parameter, period)}});
        }
        all.push_back(std::move(one));
    }
    return all;
}

json description_of(const program::program& p) {
    return {{"title", p.title},
            {"language", p.language == lang::zh ? "zh" : "en"},
            {"in_force_from", optional_date(p.in_force_from)},
            {"in_force_to", optional_date(p.in_force_to)},
            {"default_as_of", p.default_as_of.to_string()},
            {"records", records_of(p)},
            {"categories", categories_of(p)},
            {"answers", answers_of(p)},
            {"readings", readings_of(p)},
            {"parameters", parameters_of(p)}};
}

std::string words(const json& one) {
    if (!one.is_array()) {
        return one.is_string() ? one.get<std::string>() : std::string();
    }
    std::string text;
    for (const auto& item : one) {
        text += (text.empty() ? "" : ", ") + (item.is_object() ? item.at("name").get<std::string>() : words(item));
    }
    return text;
}

void print_list(const json& all, const std::string& heading, const std::vector<const char*>& columns) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& one : all) {
        auto& row = rows.emplace_back();
        row.push_back("  " + words(one.at("name")));
        for (const auto* column : columns) {
            row.push_back(one.contains(column) ? words(one.at(column)) : std::string());
        }
    }
    std::cout << '\n' << heading << '\n';
    write_aligned(std::cout, rows);
}

void print_parameters(const json& all, bool zh) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& one : all) {
        for (const auto& period : one.at("periods")) {
            for (const auto& row : period.at("rows")) {
                const bool set = row.contains("value");
                const auto to = words(row.at(set ? "value" : "delegated_to"));
                rows.push_back({"  " + words(one.at("name")), words(row.at("keys")), words(period.at("from")),
                                words(period.at("to")), set ? to : (zh ? "另定 " : "delegated ") + to});
            }
        }
    }
    std::cout << '\n' << (zh ? "参数" : "Parameters") << '\n';
    write_aligned(std::cout, rows);
}

void print_text(const json& all, bool zh) {
    std::cout << words(all.at("title")) << '\n';
    for (const auto& record : all.at("records")) {
        const auto keys = words(record.at("keys"));
        print_list(record.at("fields"),
                   (zh ? "记录 " : "Record ") + words(record.at("name")) + (keys.empty() ? "" : " (" + keys + ")"),
                   {"other", "type"});
    }
    print_list(all.at("categories"), zh ? "类别" : "Categories", {"values", "other_values"});
    print_list(all.at("answers"), zh ? "答案" : "Answers", {"other", "kind", "of", "type", "clauses", "readings"});
    print_list(all.at("readings"), zh ? "解读" : "Readings", {"other", "choices", "default", "of"});
    print_parameters(all.at("parameters"), zh);
}

struct describe_command {
    std::string policy;
    std::string impact;
    std::string slice;
    bool as_json = false;

    int run(console& on) const;
};

int describe_command::run(console& on) const {
    const auto opened = open_policy(policy, on);
    if (!opened.loaded) {
        return opened.code;
    }
    if (!impact.empty()) {
        return tell_vertices(*opened.loaded, impact, tell_what::impact, as_json, on);
    }
    if (!slice.empty()) {
        return tell_vertices(*opened.loaded, slice, tell_what::slice, as_json, on);
    }
    const auto all = description_of(opened.loaded->program());
    if (as_json) {
        std::cout << all.dump(2) << '\n';
    } else {
        print_text(all, on.language == lang::zh);
    }
    return all_well;
}

} // namespace

void add_describe(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("describe", "Lists a policy's records, answers, readings and parameters");
    auto made = std::make_shared<describe_command>();
    sub->add_option("policy", made->policy, "Policy: a file, or the name of one that ships with guiju")->required();
    sub->add_flag("--json", made->as_json, "As JSON");
    auto* impact =
        sub->add_option("--impact", made->impact,
                        "What depends on this clause, parameter, reading, input …; of a department its measures");
    sub->add_option("--slice", made->slice, "What this answer needs")->excludes(impact);
    sub->callback([made, &on, &end] { end.code = made->run(on); });
}

} // namespace guiju::cli
