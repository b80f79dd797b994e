#include <guiju/graph/dependencies.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

#include <algorithm>

namespace guiju::graph {

namespace {

using network = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using place = network::vertex_descriptor;

template <class Wanted>
network network_of(const dependencies& from, Wanted&& wanted) {
    network made(from.vertices().size());
    for (const auto& e : from.edges()) {
        if (wanted(e.kind)) {
            boost::add_edge(static_cast<place>(e.from), static_cast<place>(e.to), made);
        }
    }
    return made;
}

network uses_of(const dependencies& from) {
    return network_of(from, [](edge_kind k) { return k == edge_kind::uses; });
}

vertex_id id_of(place at) { return static_cast<vertex_id>(at); }

/// Everything that can be reached from the starts, these among it; sorted.
template <class Graph>
std::vector<vertex_id> reached(const Graph& in, std::span<const vertex_id> starts) {
    std::vector<boost::default_color_type> colours(boost::num_vertices(in), boost::white_color);
    const auto colour = boost::make_iterator_property_map(colours.begin(), boost::get(boost::vertex_index, in));
    boost::queue<place> open;
    for (const auto start : starts) {
        if (static_cast<std::size_t>(start) < colours.size() &&
            colours[static_cast<std::size_t>(start)] == boost::white_color) {
            boost::breadth_first_visit(in, static_cast<place>(start), open, boost::default_bfs_visitor(), colour);
        }
    }
    std::vector<vertex_id> all;
    for (std::size_t i = 0; i < colours.size(); ++i) {
        if (colours[i] != boost::white_color) {
            all.push_back(static_cast<vertex_id>(i));
        }
    }
    return all;
}

/// A circle within one strong component: steps from its first vertex, always to the first neighbour on the shortest way
/// back.
std::vector<vertex_id> circle_through(const network& in, const std::vector<std::size_t>& component, place start) {
    std::vector<std::size_t> steps(boost::num_vertices(in), boost::num_vertices(in));
    std::vector<place> queue{start};
    steps[start] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const auto incoming = boost::in_edges(queue[next], in);
        for (auto e = incoming.first; e != incoming.second; ++e) {
            const auto from = boost::source(*e, in);
            if (component[from] == component[start] && steps[from] == boost::num_vertices(in)) {
                steps[from] = steps[queue[next]] + 1;
                queue.push_back(from);
            }
        }
    }
    std::vector<vertex_id> circle{id_of(start)};
    place at = start;
    do {
        const auto outgoing = boost::adjacent_vertices(at, in);
        const auto nearest =
            std::min_element(outgoing.first, outgoing.second, [&](place a, place b) { return steps[a] < steps[b]; });
        at = *nearest;
        if (at != start) {
            circle.push_back(id_of(at));
        }
    } while (at != start);
    return circle;
}

} // namespace

dependencies::dependencies(std::vector<vertex> vertices, std::vector<edge> edges)
    : vertices_(std::move(vertices)), edges_(std::move(edges)) {
    std::sort(edges_.begin(), edges_.end());
    edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
}

std::vector<vertex_id> dependencies::find(std::string_view name, std::optional<vertex_kind> kind) const {
    std::vector<vertex_id> all;
    for (std::size_t i = 0; i < vertices_.size(); ++i) {
        const auto& v = vertices_[i];
        const bool called =
            v.name == name || (!v.other.empty() && v.other == name) || (!v.of.empty() && v.of + "." + v.name == name);
        if (called && (!kind || *kind == v.kind)) {
            all.push_back(static_cast<vertex_id>(i));
        }
    }
    return all;
}

std::optional<std::vector<vertex_id>> dependencies::order() const {
    std::vector<place> sorted;
    try {
        const auto uses = uses_of(*this);
        boost::topological_sort(uses, std::back_inserter(sorted));
    } catch (const boost::not_a_dag&) {
        return std::nullopt;
    }
    std::vector<vertex_id> all(sorted.size());
    std::transform(sorted.begin(), sorted.end(), all.begin(), id_of);
    return all;
}

std::vector<std::vector<vertex_id>> dependencies::cycles() const {
    const auto uses = uses_of(*this);
    std::vector<std::size_t> component(vertices_.size());
    const auto count = boost::strong_components(
        uses, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, uses)));
    std::vector<std::size_t> sizes(count, 0);
    for (const auto c : component) {
        ++sizes[c];
    }
    std::vector<std::vector<vertex_id>> all;
    std::vector<char> told(count, 0);
    for (place v = 0; v < vertices_.size(); ++v) {
        const bool circular = sizes[component[v]] > 1 || boost::edge(v, v, uses).second;
        if (circular && told[component[v]] == 0) {
            told[component[v]] = 1;
            all.push_back(circle_through(uses, component, v));
        }
    }
    return all;
}

std::string dependencies::path(std::span<const vertex_id> cycle) const {
    std::string text;
    for (const auto id : cycle) {
        text += (*this)[id].name + " → ";
    }
    return cycle.empty() ? text : text + (*this)[cycle.front()].name;
}

std::vector<vertex_id> dependencies::slice(std::span<const vertex_id> wanted) const {
    return reached(uses_of(*this), wanted);
}

std::vector<vertex_id> dependencies::impact(vertex_id of) const {
    const auto depends = network_of(*this, [](edge_kind k) { return k != edge_kind::responsible; });
    const vertex_id start[] = {of};
    auto all = reached(boost::make_reverse_graph(depends), start);
    std::erase(all, of);
    return all;
}

std::vector<vertex_id> dependencies::measures_of(vertex_id department) const {
    std::vector<vertex_id> all;
    for (const auto& e : edges_) {
        if (e.kind == edge_kind::responsible && e.to == department && (*this)[e.from].kind == vertex_kind::clause) {
            all.push_back(e.from);
        }
    }
    return all;
}

std::vector<vertex_id> dependencies::departments_of(vertex_id clause) const {
    std::vector<vertex_id> all;
    for (const auto& e : edges_) {
        if (e.kind == edge_kind::responsible && e.from == clause) {
            all.push_back(e.to);
        }
    }
    return all;
}

} // namespace guiju::graph
