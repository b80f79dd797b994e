#include "picture.hpp"

namespace guiju::explain {

namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

/// Mermaid takes entities in quoted labels.
std::string entities(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "#quot;";
            break;
        case '<':
            out += "#lt;";
            break;
        case '>':
            out += "#gt;";
            break;
        case '#':
            out += "#35;";
            break;
        case '\n':
            out += ' ';
            break;
        default:
            out += c;
        }
    }
    return out + "\"";
}

} // namespace

std::string draw_dot(const graph::dependencies& of, const picture_options& how) {
    const auto content = content_of(of, how);
    std::string text = "digraph policy {\n  rankdir=LR;\n  node [shape=box, style=\"rounded,filled\", fontsize=11];\n";
    for (std::size_t b = 0; b < content.bands.size(); ++b) {
        const auto& band = content.bands[b];
        text += "  subgraph cluster_" + std::to_string(b) + " {\n    label=" + quoted(band.label) +
                ";\n    color=\"#bbbbbb\";\n";
        for (const auto i : band.boxes) {
            const auto& box = content.boxes[i];
            text += "    n" + std::to_string(i) + " [label=" + quoted(box.label) + ", tooltip=" + quoted(box.tooltip) +
                    ", fillcolor=\"" + std::string(colour_of(of[box.vertex])) + "\"];\n";
        }
        text += "  }\n";
    }
    for (const auto& [from, to] : content.arrows) {
        text += "  n" + std::to_string(from) + " -> n" + std::to_string(to) + ";\n";
    }
    return text + "}\n";
}

std::string draw_mermaid(const graph::dependencies& of, const picture_options& how) {
    const auto content = content_of(of, how);
    std::string text = "flowchart LR\n";
    for (std::size_t b = 0; b < content.bands.size(); ++b) {
        const auto& band = content.bands[b];
        text += "  subgraph b" + std::to_string(b) + "[" + entities(band.label.empty() ? " " : band.label) + "]\n";
        for (const auto i : band.boxes) {
            text += "    n" + std::to_string(i) + "[" + entities(content.boxes[i].label) + "]\n";
        }
        text += "  end\n";
    }
    for (const auto& [from, to] : content.arrows) {
        text += "  n" + std::to_string(from) + " --> n" + std::to_string(to) + "\n";
    }
    for (std::size_t i = 0; i < content.boxes.size(); ++i) {
        text += "  style n" + std::to_string(i) + " fill:" + std::string(colour_of(of[content.boxes[i].vertex])) + "\n";
    }
    return text;
}

} // namespace guiju::explain
