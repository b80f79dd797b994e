#include "commands.hpp"
#include "dependents.hpp"
#include "output.hpp"
#include "policies.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace guiju::cli {
namespace {

using vertices = std::vector<graph::vertex_id>;

struct draw_command {
    std::string policy;
    std::string format = "svg";
    std::string slice;
    std::string impact;
    bool inputs = false;
    bool departments = false;

    int run(console& on) const;
    [[nodiscard]] result<vertices> shown(const graph::dependencies& in) const;
};

/// With the vertices of that name themselves, so that a picture shows what the arrows come from.
result<vertices> impact_with_itself(const graph::dependencies& in, const std::string& name) {
    auto all = guiju::impact(in, name);
    if (all) {
        const auto own = find(in, name);
        all->insert(all->end(), own->begin(), own->end());
    }
    return all;
}

result<vertices> draw_command::shown(const graph::dependencies& in) const {
    if (!slice.empty()) {
        return guiju::slice(in, slice);
    }
    return impact.empty() ? result<vertices>(vertices{}) : impact_with_itself(in, impact);
}

int draw_command::run(console& on) const {
    const auto opened = open_policy(policy, on);
    if (!opened.loaded) {
        return opened.code;
    }
    const auto graph = opened.loaded->dependencies();
    const auto only = shown(graph);
    if (!only) {
        on.report(only.problems(), opened.loaded->sources());
        return usage;
    }
    const explain::picture_options how{on.language, inputs, departments, *only};
    std::cout << (format == "dot"       ? explain::draw_dot(graph, how)
                  : format == "mermaid" ? explain::draw_mermaid(graph, how)
                                        : explain::draw_svg(graph, how));
    return std::cout.flush() ? all_well : unreadable;
}

} // namespace

void add_draw(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("draw", "Draws what depends on what in a policy");
    auto made = std::make_shared<draw_command>();
    sub->add_option("policy", made->policy, "Policy: a file, or the name of one that ships with guiju")->required();
    sub->add_option("--format", made->format, "svg, dot or mermaid")
        ->check(CLI::IsMember({"svg", "dot", "mermaid"}))
        ->capture_default_str();
    auto* slice = sub->add_option("--slice", made->slice, "Only what this answer needs");
    sub->add_option("--impact", made->impact, "Only what depends on this clause, parameter, input …")->excludes(slice);
    sub->add_flag("--inputs", made->inputs, "Also the inputs, by their records");
    sub->add_flag("--departments", made->departments, "Also who is responsible");
    sub->callback([made, &on, &end] { end.code = made->run(on); });
}

int tell_vertices(const policy& of, const std::string& name, tell_what what, bool as_json, const console& on) {
    const auto graph = of.dependencies();
    const auto found = what == tell_what::impact ? guiju::impact(graph, name) : guiju::slice(graph, name);
    if (!found) {
        on.report(found.problems(), of.sources());
        return usage;
    }
    const bool zh = on.language == lang::zh;
    std::vector<std::vector<std::string>> rows{zh ? std::vector<std::string>{"种类", "名称", "属于", "条款", "标题"}
                                                  : std::vector<std::string>{"kind", "name", "of", "clause", "title"}};
    auto all = nlohmann::ordered_json::array();
    for (const auto id : *found) {
        const auto& v = graph[id];
        const auto& shown = on.language == of.program().language || v.other.empty() ? v.name : v.other;
        rows.push_back({std::string(explain::kind_word(v, on.language)), shown, v.of, v.clause, v.title});
        all.push_back({{"kind", explain::kind_word(v, lang::en)},
                       {"name", v.name},
                       {"other", v.other},
                       {"of", v.of},
                       {"clause", v.clause},
                       {"title", v.title}});
    }
    if (as_json) {
        std::cout << all.dump(2) << '\n';
    } else {
        write_aligned(std::cout, rows);
    }
    return all_well;
}

} // namespace guiju::cli
