#include <guiju/program/uses.hpp>

#include <algorithm>

namespace guiju::program {

namespace {

/// Walks the nodes of one body after the other; each node is seen once a body.
class walk {
public:
    explicit walk(const program& in) : in_(in), seen_(in.nodes.size(), 0) {}

    body_uses of(const std::vector<node_id>& roots) {
        ++stamp_;
        found_ = {};
        for (const auto root : roots) {
            push(root);
        }
        while (!open_.empty()) {
            const auto& n = in_[open_.back()];
            open_.pop_back();
            note(n);
            for (const auto operand : in_.operands_of(n)) {
                push(operand);
            }
        }
        settle(found_.functions);
        settle(found_.answers);
        settle(found_.parameters);
        settle(found_.readings);
        settle(found_.fields);
        return std::move(found_);
    }

private:
    template <class T>
    static void settle(std::vector<T>& all) {
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
    }

    void push(node_id id) {
        if (id != node_id::none && seen_[static_cast<std::size_t>(id)] != stamp_) {
            seen_[static_cast<std::size_t>(id)] = stamp_;
            open_.push_back(id);
        }
    }

    void note(const node& n) {
        switch (n.op) {
        case opcode::invoke:
            found_.functions.push_back(static_cast<function_id>(n.index));
            break;
        case opcode::answer:
            found_.answers.push_back(static_cast<answer_id>(n.index));
            break;
        case opcode::parameter:
            found_.parameters.push_back(static_cast<parameter_id>(n.index));
            break;
        case opcode::reading:
            found_.readings.push_back(static_cast<reading_id>(n.index));
            break;
        case opcode::make_function:
            push(in_.lambdas[n.index].body);
            break;
        case opcode::table:
            note(in_.tables[n.index]);
            break;
        case opcode::field: {
            const auto& of = in_[in_[in_.operands_of(n).front()].type];
            if (of.kind == type_kind::record) {
                found_.fields.push_back({of.record, n.index});
            }
            break;
        }
        default:
            break;
        }
    }

    void note(const table& t) {
        for (const auto& r : t.rules) {
            std::for_each(r.tests.begin(), r.tests.end(), [this](node_id id) { push(id); });
            std::for_each(r.outputs.begin(), r.outputs.end(), [this](node_id id) { push(id); });
        }
        std::for_each(t.defaults.begin(), t.defaults.end(), [this](node_id id) { push(id); });
    }

    const program& in_;
    std::vector<std::uint32_t> seen_;
    std::uint32_t stamp_ = 0;
    std::vector<node_id> open_;
    body_uses found_;
};

} // namespace

std::vector<node_id> roots_of(const answer& of) {
    std::vector<node_id> all{of.applies, of.value, of.bound, of.gap, of.open_steps};
    for (const auto& s : of.steps) {
        all.push_back(s.passed);
    }
    for (const auto& d : of.dimensions) {
        all.push_back(d.values);
    }
    std::erase(all, node_id::none);
    return all;
}

body_uses uses_of(const program& in, const std::vector<node_id>& roots) { return walk(in).of(roots); }

std::vector<body_uses> uses_of(const program& in) {
    walk nodes(in);
    std::vector<body_uses> all;
    for (const auto& f : in.functions) {
        all.push_back(nodes.of({f.body}));
    }
    for (const auto& a : in.answers) {
        all.push_back(nodes.of(roots_of(a)));
    }
    return all;
}

} // namespace guiju::program
