#pragma once

#include <guiju/graph/policy.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::graph {

enum class vertex_id : std::uint32_t { none = 0xFFFF'FFFF };

enum class vertex_kind : std::uint8_t { clause, parameter, reading, field, function, exception, answer, department };

/// Something that others depend on, or that depends on others.
struct vertex {
    vertex_kind kind = vertex_kind::answer;
    std::string name;  ///< as declared; of clauses and departments the id and the name themselves
    std::string other; ///< in the other language, or empty
    std::string of;    ///< the record of a field, the subject of an answer; else empty
    std::string title; ///< of clauses; of duties what is to be done; else empty
    clause_id clause;  ///< where it is declared; empty for fields and departments
    answer_kind answer = answer_kind::decision; ///< of answers
    std::uint32_t index = 0;                    ///< in the program's list of its kind; of fields: in its record
    span where;
};

enum class edge_kind : std::uint8_t {
    uses,        ///< the value of `from` needs `to`
    cites,       ///< answer → clause, beside the one it stands in
    belongs,     ///< anything declared → the clause it stands in
    responsible, ///< duty or clause → department
};

struct edge {
    vertex_id from = vertex_id::none;
    vertex_id to = vertex_id::none;
    edge_kind kind = edge_kind::uses;
    friend auto operator<=>(const edge&, const edge&) = default;
};

/// What depends on what in a policy. Immutable; any number of threads may ask. Each question takes time linear in the
/// graph.
class dependencies {
public:
    /// Edges are kept sorted, each once; their ends must be vertices.
    dependencies(std::vector<vertex> vertices, std::vector<edge> edges);

    [[nodiscard]] const std::vector<vertex>& vertices() const noexcept { return vertices_; }
    [[nodiscard]] const std::vector<edge>& edges() const noexcept { return edges_; }
    [[nodiscard]] const vertex& operator[](vertex_id id) const noexcept {
        return vertices_[static_cast<std::size_t>(id)];
    }

    /// The vertices of that name in either language, of one kind or of all; fields also as "record.field".
    [[nodiscard]] std::vector<vertex_id> find(std::string_view name, std::optional<vertex_kind> kind = {}) const;

    /// All vertices, each behind everything that it uses. Nothing when something uses itself.
    [[nodiscard]] std::optional<std::vector<vertex_id>> order() const;
    /// One circle of uses for each set of vertices that use each other: 甲, 乙 when 甲 uses 乙 and 乙 uses 甲.
    [[nodiscard]] std::vector<std::vector<vertex_id>> cycles() const;
    /// A circle in words: "甲 → 乙 → 甲".
    [[nodiscard]] std::string path(std::span<const vertex_id> cycle) const;

    /// These and all that they need, in order of their ids. What has to be computed to know them.
    [[nodiscard]] std::vector<vertex_id> slice(std::span<const vertex_id> wanted) const;
    /// All that depends on it, without itself: on a clause depend what stands in it or cites it, and what uses that.
    [[nodiscard]] std::vector<vertex_id> impact(vertex_id of) const;

    /// The clauses (measures) that a department is responsible for, and the departments of a clause.
    [[nodiscard]] std::vector<vertex_id> measures_of(vertex_id department) const;
    [[nodiscard]] std::vector<vertex_id> departments_of(vertex_id clause) const;

private:
    std::vector<vertex> vertices_;
    std::vector<edge> edges_;
};

} // namespace guiju::graph
