#include "formats/json/models.hpp"

#include "formats/members.hpp"
#include "formats/order.hpp"

#include <algorithm>
#include <string>

namespace guiju::formats::json {

namespace {

using graph::box_kind;
using graph::boxed;

/// Whether a box has as many names and parts as its kind takes.
bool is_whole(const boxed& box) {
    const auto names = box.names.size();
    const auto parts = box.parts.size();
    if ((box.kind == box_kind::table) != (box.tables.size() == 1) || box.tables.size() > 1) {
        return false;
    }
    switch (box.kind) {
    case box_kind::literal:
    case box_kind::table:
        return parts == 0;
    case box_kind::context:
        return names == parts;
    case box_kind::list:
        return true;
    case box_kind::relation:
        return names == 0 ? parts == 0 : parts % names == 0;
    case box_kind::function:
        return parts == 1;
    case box_kind::invocation:
        return parts == names + 1;
    case box_kind::conditional:
        return parts == 3;
    case box_kind::filter:
        return parts == 2;
    case box_kind::for_loop:
    case box_kind::some:
    case box_kind::every:
        return parts == 2 && names == 1;
    }
    return false;
}

class model_check {
public:
    model_check(const graph::policy& of, span document, problem_list& problems)
        : of_(of), document_(document), problems_(problems) {}

    void run() {
        if (of_.models.empty()) {
            no_models();
            return;
        }
        if (of_.records.size() != 1 || of_.records.front().fields.size() != of_.inputs.size()) {
            tell(document_, "模型有一个输入记录，每个字段一项 inputs",
                 "models have one record of inputs, and one of `inputs` for each of its fields");
            return;
        }
        if (!of_.parameters.empty() || !of_.readings.empty() || !of_.exceptions.empty() || !of_.categories.empty()) {
            tell(document_, "模型没有参数、解读、例外和类别",
                 "models have no parameters, readings, exceptions or categories");
        }
        members();
        for (const auto& model : of_.models) {
            for (const auto& one : model.imports) {
                if (one.model != graph::no_model && one.model >= of_.models.size()) {
                    tell(document_, "没有模型 " + std::to_string(one.model),
                         "there is no model " + std::to_string(one.model));
                }
            }
        }
    }

private:
    void tell(span where, std::string zh, std::string en) {
        diagnostic told;
        told.code = "json.model";
        told.where = where;
        told.what = {std::move(zh), std::move(en)};
        problems_.add(std::move(told));
    }
    void no_models() {
        const bool boxes = std::ranges::any_of(of_.answers, [](const graph::answer& one) {
            return std::holds_alternative<boxed>(one.definition) || one.model != 0;
        });
        const bool logic = std::ranges::any_of(
            of_.functions, [](const graph::function& one) { return !one.box.empty() || one.model != 0; });
        if (boxes || logic || !of_.items.empty() || !of_.services.empty() || !of_.inputs.empty()) {
            tell(document_, "有 DMN 的内容而没有模型", "there is something of DMN, but no model");
        }
    }
    void members() {
        for (std::size_t i = 0; i < of_.inputs.size(); ++i) {
            member(of_.records.front().fields[i].name, of_.inputs[i].model);
        }
        for (const auto& one : of_.answers) {
            member(one.name, one.model);
            if (const auto* own = std::get_if<boxed>(&one.definition)) {
                box(*own);
            } else {
                tell(one.where, one.name.name + " 应是框式表达式", one.name.name + " should be a box");
            }
        }
        for (const auto& one : of_.functions) {
            member(one.name, one.model);
            if (one.box.size() != 1 || one.box.front().kind != box_kind::function) {
                tell(one.where, one.name.name + " 应有一个函数框",
                     one.name.name + " should have one box of a function");
            } else {
                box(one.box.front());
            }
        }
        for (const auto& one : of_.services) {
            member(one.name, one.model);
        }
        for (const auto& one : of_.items) {
            member(one.name, one.model);
        }
    }
    void member(const graph::naming& name, std::size_t model) {
        if (model >= of_.models.size()) {
            tell(name.where, "没有模型 " + std::to_string(model), "there is no model " + std::to_string(model));
        } else if (!name.name.starts_with(of_.models[model].prefix)) {
            tell(name.where, "名称应以 " + of_.models[model].prefix + " 开头",
                 "the name should begin with " + of_.models[model].prefix);
        }
    }
    void box(const boxed& of) {
        if (!is_whole(of)) {
            tell(of.where, "此框的名称或部分多了或少了", "this box has too many or too few names or parts");
            return;
        }
        for (const auto& one : of.parts) {
            box(one);
        }
    }

    const graph::policy& of_;
    span document_;
    problem_list& problems_;
};

} // namespace

void check_order(const graph::policy& of, span document, problem_list& problems) {
    if (const auto one = misplaced(of)) {
        const auto name = std::string(names_of_values<graph::element::kind>[static_cast<std::size_t>(one->what)]) +
                          " " + std::to_string(one->index);
        diagnostic told;
        told.code = "json.order";
        told.where = document;
        told.what = {"order 中的 " + name + " 不存在", "there is no " + name + ", which `order` names"};
        problems.add(std::move(told));
    }
}

void check_models(const graph::policy& of, span document, problem_list& problems) {
    model_check(of, document, problems).run();
}

} // namespace guiju::formats::json
