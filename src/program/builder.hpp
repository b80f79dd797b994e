#pragma once

#include <guiju/program/program.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace guiju::program {

/// What an added node is, beside its operands.
struct node_parts {
    opcode op = opcode::constant;
    type_id type = type_id::any;
    span where;
    std::uint32_t index = 0;
    std::uint16_t slot = 0;
};

/// A program while it is being made: the same type and the same name are kept once.
class builder {
public:
    builder();

    node_id add(const node_parts& what, std::span<const node_id> operands);
    node_id add(const node_parts& what, std::initializer_list<node_id> operands = {}) {
        return add(what, std::span<const node_id>(operands.begin(), operands.size()));
    }
    /// Makes room for about so many more nodes.
    void expect(std::size_t nodes);
    node_id constant(value content, type_id type, span where);
    std::uint32_t keep(value content);
    /// The constant that holds this name.
    std::uint32_t keep_name(const std::string& name);

    type_id intern(const type& t);
    type_id simple(type_kind kind);
    type_id number(feel::unit unit);
    type_id money(currency in);
    type_id list_of(type_id element);
    type_id range_of(type_id element);
    type_id record(record_id id);
    type_id category(category_id id);
    /// The same type, but never / possibly null on purpose.
    type_id required(type_id id);
    type_id optional(type_id id);

    [[nodiscard]] const type& operator[](type_id id) const noexcept { return out[id]; }

    program out;

private:
    std::unordered_map<std::string, type_id> types_;
    /// What tables ask for again and again, by kind, unit, category and what it is made from.
    std::vector<std::optional<type_id>> simple_, numbers_, categories_, ranges_, lists_;
    std::unordered_map<std::string, std::uint32_t> names_;
};

} // namespace guiju::program
