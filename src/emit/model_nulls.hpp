#pragma once

#include <guiju/program/program.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace guiju::emitted {

/// Which nodes may be null in a policy that knows all its facts: optional fields left empty, items that are not there,
/// tables that say nothing. Where a node cannot, its null says that something is undetermined.
class model_nulls {
public:
    explicit model_nulls(const program::program& of);

    [[nodiscard]] bool operator[](program::node_id id) const { return may_[static_cast<std::size_t>(id)] != 0; }

private:
    using node_id = program::node_id;

    /// The body that a node belongs to: a function by its index, or another one.
    static constexpr std::uint32_t no_function = 0xFFFF'FFFF;

    bool pass();
    void body(node_id root, std::uint32_t function);
    [[nodiscard]] bool judge(const program::node& n, std::uint32_t function);
    [[nodiscard]] bool of_operation(const program::node& n) const;
    [[nodiscard]] bool any(const program::node& n, std::size_t from = 0) const;

    const program::program& in_;
    std::vector<char> may_;
    std::vector<std::vector<char>> parameters_; ///< of functions: whether a call hands over a null
    std::set<node_id> seen_;
    bool changed_ = false;
};

} // namespace guiju::emitted
