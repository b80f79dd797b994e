#include <guiju/meaning/operations.hpp>
#include <guiju/program/uses.hpp>
#include <guiju/program/verify.hpp>

#include <algorithm>
#include <limits>

namespace guiju::program {

namespace {

constexpr std::uint32_t any_number = std::numeric_limits<std::uint32_t>::max();

struct arity {
    std::uint32_t least = 0;
    std::uint32_t most = 0;
};

arity arity_of(opcode op) {
    switch (op) {
    case opcode::constant:
    case opcode::local:
    case opcode::as_of:
    case opcode::reading:
        return {0, 0};
    case opcode::field:
    case opcode::member:
    case opcode::item_name:
    case opcode::lazy:
    case opcode::instance_of:
    case opcode::convert:
        return {1, 1};
    case opcode::conjunction:
    case opcode::disjunction:
    case opcode::let:
    case opcode::map:
    case opcode::some:
    case opcode::every:
    case opcode::filter:
    case opcode::index:
    case opcode::filter_any:
    case opcode::make_range:
        return {2, 2};
    case opcode::conditional:
    case opcode::span_map:
        return {3, 3};
    case opcode::apply:
    case opcode::apply_named:
    case opcode::in_tests:
    case opcode::parameter:
    case opcode::answer:
        return {1, any_number};
    case opcode::choose:
        return {2, any_number};
    default:
        return {0, any_number};
    }
}

/// How many slots from its own on an opcode writes or reads.
std::uint32_t slots_of(opcode op) {
    switch (op) {
    case opcode::map:
    case opcode::span_map:
        return 2;
    case opcode::local:
    case opcode::item_name:
    case opcode::lazy:
    case opcode::let:
    case opcode::some:
    case opcode::every:
    case opcode::filter:
    case opcode::filter_any:
    case opcode::in_tests:
        return 1;
    default:
        return 0;
    }
}

class checker {
public:
    explicit checker(const program& p) : p_(p), frame_(p.nodes.size(), 0) {}

    diagnostics run() {
        for (std::size_t i = 0; i < p_.nodes.size(); ++i) {
            check(i);
        }
        if (problems_.empty()) {
            check_roots();
        }
        return std::move(problems_);
    }

private:
    void fail(std::size_t node, const std::string& what) {
        if (problems_.size() < 20) {
            const auto text = "%" + std::to_string(node) + " " + what;
            problems_.push_back({severity::error,
                                 "program.invalid",
                                 node < p_.nodes.size() ? p_.nodes[node].where : span{},
                                 {text, text},
                                 {},
                                 {}});
        }
    }

    void check(std::size_t at) {
        const auto& n = p_.nodes[at];
        if (std::uint64_t{n.first_operand} + n.operand_count > p_.operands.size()) {
            fail(at, "has operands outside the program");
            return;
        }
        for (const auto operand : p_.operands_of(n)) {
            if (static_cast<std::size_t>(operand) >= at) {
                fail(at, "has an operand that does not come before it");
                return;
            }
        }
        const auto takes = arity_of(n.op);
        if (n.operand_count < takes.least || n.operand_count > takes.most) {
            fail(at, "has the wrong number of operands");
        }
        if (static_cast<std::size_t>(n.type) >= p_.types.size()) {
            fail(at, "has no type");
        } else if (n.index >= size_of_list(n)) {
            fail(at, "points outside its list");
        } else {
            check_kind(at, n);
        }
    }

    /// The size of the list that `index` points into.
    std::size_t size_of_list(const node& n) const {
        switch (n.op) {
        case opcode::constant:
        case opcode::member:
        case opcode::item_name:
        case opcode::lazy:
        case opcode::apply_named:
        case opcode::make_context:
            return p_.constants.size();
        case opcode::reading:
            return p_.readings.size();
        case opcode::parameter:
            return p_.parameters.size();
        case opcode::answer:
            return p_.answers.size();
        case opcode::invoke:
            return p_.functions.size();
        case opcode::operation:
            return meaning::operations.size();
        case opcode::choose:
            return p_.cases.size();
        case opcode::make_function:
            return p_.lambdas.size();
        case opcode::instance_of:
        case opcode::convert:
            return p_.types.size();
        case opcode::table:
            return p_.tables.size();
        case opcode::field: {
            const auto& of = p_[p_[p_.operands_of(n).front()].type];
            return of.kind == type_kind::record ? p_[of.record].fields.size() : 0;
        }
        default:
            return std::size_t{any_number} + 1;
        }
    }

    void check_kind(std::size_t at, const node& n) {
        const auto given = p_.operands_of(n);
        switch (n.op) {
        case opcode::answer: {
            const auto& a = p_.answers[n.index];
            if (given.size() != 1 + a.owners.size() + a.dimensions.size()) {
                fail(at, "asks " + a.name + " with the wrong number of operands");
            }
            break;
        }
        case opcode::parameter:
            if (given.size() != p_.parameters[n.index].by.size() + 1) {
                fail(at, "asks a parameter with the wrong number of operands");
            }
            break;
        case opcode::invoke:
            if (given.size() != p_.functions[n.index].parameters.size()) {
                fail(at, "calls a function with the wrong number of operands");
            }
            break;
        case opcode::make_function:
            if (given.size() != p_.lambdas[n.index].captured) {
                fail(at, "captures the wrong number of values");
            }
            break;
        case opcode::choose:
            if (n.index + (given.size() + 1) / 2 > p_.cases.size()) {
                fail(at, "has more cases than are told of");
            }
            break;
        default:
            break;
        }
    }

    void check_roots() {
        for (const auto& f : p_.functions) {
            check_frame({f.body}, f.frame);
        }
        for (const auto& a : p_.answers) {
            check_frame(roots_of(a), a.frame);
        }
        for (const auto& l : p_.lambdas) {
            check_frame({l.body}, l.frame);
        }
        for (const auto& r : p_.records) {
            for (const auto& f : r.fields) {
                if (f.allowed != node_id::none) {
                    check_frame({f.allowed}, f.frame);
                }
            }
        }
    }

    /// All nodes below the roots run in one frame: their slots are within it. Lambdas have frames of their own.
    void check_frame(std::vector<node_id> open, std::uint32_t size) {
        ++stamp_;
        while (!open.empty()) {
            const auto id = static_cast<std::size_t>(open.back());
            open.pop_back();
            if (id >= p_.nodes.size()) {
                fail(id, "is not in the program");
                continue;
            }
            if (frame_[id] == stamp_) {
                continue;
            }
            frame_[id] = stamp_;
            const auto& n = p_.nodes[id];
            if (slots_of(n.op) != 0 && n.slot + slots_of(n.op) > size) {
                fail(id, "uses a slot outside its frame");
            }
            const auto given = p_.operands_of(n);
            open.insert(open.end(), given.begin(), given.end());
            if (n.op == opcode::table) {
                add_table(p_.tables[n.index], open);
            }
        }
    }

    static void add_table(const table& t, std::vector<node_id>& open) {
        const auto add = [&open](const std::vector<node_id>& ids) {
            std::copy_if(ids.begin(), ids.end(), std::back_inserter(open),
                         [](node_id id) { return id != node_id::none; });
        };
        for (const auto& i : t.inputs) {
            add({i.allowed});
        }
        for (const auto& r : t.rules) {
            add(r.tests);
            add(r.outputs);
        }
        add(t.defaults);
    }

    const program& p_;
    std::vector<std::uint32_t> frame_;
    std::uint32_t stamp_ = 0;
    diagnostics problems_;
};

} // namespace

diagnostics verify(const program& p) { return checker(p).run(); }

} // namespace guiju::program
