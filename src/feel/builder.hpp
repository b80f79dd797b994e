#pragma once

#include "feel/lexer.hpp"

#include <optional>
#include <vector>

namespace guiju::feel {

/// A finished part of the tree and the text it covers, parentheses included.
struct operand {
    node_id id = node_id::none;
    const char* begin = nullptr;
    const char* end = nullptr;
};

/// A node that is being read: its children are the operands from `mark` on. Without kind its only child is what
/// remains.
struct frame {
    std::size_t mark = 0;
    std::size_t nodes = 0;
    const char* begin = nullptr;
    const char* opener = nullptr; ///< the bracket that is still open
    std::optional<node_kind> kind;
    node made;
};

/// Puts the flat tree together: children before parents.
class builder {
public:
    builder(const lexer& words, const limits& bounds) : words_(words), bounds_(bounds) {}

    /// Opens a node that begins there and takes the last `taken` operands as its first children.
    void open(std::optional<node_kind> kind, const char* begin, std::size_t taken);
    void close(const char* end);
    void abandon();
    [[nodiscard]] frame& top() { return frames_.back(); }

    /// A node of the last `count` operands.
    void make(node made, std::size_t count, const char* begin, const char* end);
    void leaf(node made, const char* begin, const char* end) { make(std::move(made), 0, begin, end); }

    /// Takes the last operand away, or puts it back.
    operand take();
    void put(operand back) { operands_.push_back(back); }
    /// Takes back the node made last; its children are operands again.
    void unmake();

    [[nodiscard]] std::size_t operand_count() const noexcept { return operands_.size(); }
    [[nodiscard]] operand& last_operand() { return operands_.back(); }
    [[nodiscard]] const node& last_node() const { return made_.nodes[static_cast<std::size_t>(operands_.back().id)]; }
    [[nodiscard]] const operand& operand_at(std::size_t index) const { return operands_[index]; }
    [[nodiscard]] const node& at(node_id id) const { return made_.nodes[static_cast<std::size_t>(id)]; }
    /// The innermost bracket that is still open, or null.
    [[nodiscard]] const char* open_bracket() const noexcept;

    [[nodiscard]] tree finished();

private:
    const lexer& words_;
    limits bounds_;
    tree made_;
    std::vector<operand> operands_;
    std::vector<frame> frames_;
};

} // namespace guiju::feel
