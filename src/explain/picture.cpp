#include "picture.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace guiju::explain {

using graph::vertex;
using graph::vertex_id;
using graph::vertex_kind;

namespace {

bool is_shown(const vertex& v, const picture_options& how) {
    switch (v.kind) {
    case vertex_kind::clause:
        return false;
    case vertex_kind::field:
        return how.fields;
    case vertex_kind::department:
        return how.departments;
    default:
        return true;
    }
}

std::string band_of(const graph::dependencies& of, const vertex& v, lang language) {
    if (v.kind == vertex_kind::field) {
        return v.of;
    }
    if (v.kind == vertex_kind::department) {
        return language == lang::zh ? "部门" : "departments";
    }
    if (v.clause.empty()) {
        return {};
    }
    for (const auto id : of.find(v.clause, vertex_kind::clause)) {
        const auto& title = of[id].title;
        const bool repeated = title.rfind(v.clause, 0) == 0;
        return title.empty() || repeated ? (title.empty() ? v.clause : title) : v.clause + " " + title;
    }
    return v.clause;
}

std::string tooltip_of(const vertex& v, lang language) {
    std::string text(kind_word(v, language));
    text += " " + v.name;
    text += v.other.empty() ? "" : " (" + v.other + ")";
    text += v.of.empty() ? "" : (language == lang::zh ? "，每个 " : ", for each ") + v.of;
    text += v.clause.empty() ? "" : " · " + v.clause;
    return text + (v.title.empty() ? "" : " · " + v.title);
}

void drop_empty_bands(picture_content& content) {
    std::vector<picture_band> kept;
    for (auto& band : content.bands) {
        if (band.boxes.empty()) {
            continue;
        }
        for (const auto box : band.boxes) {
            content.boxes[box].band = kept.size();
        }
        kept.push_back(std::move(band));
    }
    content.bands = std::move(kept);
}

/// The longest way down to something that uses nothing shown. Circles are cut where they close.
void set_columns(picture_content& content) {
    std::vector<std::vector<std::size_t>> users(content.boxes.size());
    std::vector<std::size_t> open(content.boxes.size(), 0);
    for (const auto& [from, to] : content.arrows) {
        users[from].push_back(to);
        ++open[to];
    }
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (open[i] == 0) {
            ready.push_back(i);
        }
    }
    for (std::size_t next = 0; next < ready.size(); ++next) {
        for (const auto user : users[ready[next]]) {
            auto& column = content.boxes[user].column;
            column = std::max(column, content.boxes[ready[next]].column + 1);
            if (--open[user] == 0) {
                ready.push_back(user);
            }
        }
    }
}

} // namespace

std::string_view kind_word(const vertex& v, lang language) noexcept {
    using words = std::array<std::string_view, 2>;
    static constexpr std::array<words, 8> kinds{{{"条款", "clause"},
                                                 {"参数", "parameter"},
                                                 {"解读", "reading"},
                                                 {"字段", "field"},
                                                 {"函数", "function"},
                                                 {"例外", "exception"},
                                                 {"答案", "answer"},
                                                 {"部门", "department"}}};
    static constexpr std::array<words, 7> answers{{{"决策", "decision"},
                                                   {"权益", "benefit"},
                                                   {"限额", "limit"},
                                                   {"资格", "eligibility"},
                                                   {"目标", "target"},
                                                   {"程序", "procedure"},
                                                   {"职责", "duty"}}};
    const auto& word = v.kind == vertex_kind::answer ? answers[static_cast<std::size_t>(v.answer)]
                                                     : kinds[static_cast<std::size_t>(v.kind)];
    return word[language == lang::zh ? 0 : 1];
}

std::string_view colour_of(const vertex& v) noexcept {
    static constexpr std::array<std::string_view, 8> kinds{"#ffffff", "#fdf0d5", "#efe3f5", "#f4f4f4",
                                                           "#e8eef7", "#fbdcd9", "#e4f1e4", "#f4f4f4"};
    static constexpr std::array<std::string_view, 7> answers{"#e8eef7", "#d9efdc", "#fbdcd9", "#d8eef2",
                                                             "#dde3fa", "#f3ead9", "#ececec"};
    return v.kind == vertex_kind::answer ? answers[static_cast<std::size_t>(v.answer)]
                                         : kinds[static_cast<std::size_t>(v.kind)];
}

double width_of(std::string_view text) noexcept {
    double ems = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80U) {
            ems += byte >= 0xE2U ? 1.0 : 0.55;
        }
    }
    return ems;
}

picture_content content_of(const graph::dependencies& of, const picture_options& how) {
    picture_content made;
    std::map<vertex_id, std::size_t> boxes;
    std::map<std::string, std::size_t> bands;
    const std::set<vertex_id> only(how.only.begin(), how.only.end());
    // Clauses come first, in the order of the policy.
    for (const auto& v : of.vertices()) {
        if (v.kind == vertex_kind::clause &&
            bands.try_emplace(band_of(of, v, how.language), made.bands.size()).second) {
            made.bands.push_back({band_of(of, v, how.language), {}});
        }
    }
    for (std::size_t i = 0; i < of.vertices().size(); ++i) {
        const auto id = static_cast<vertex_id>(i);
        if (!is_shown(of[id], how) || (!only.empty() && !only.contains(id))) {
            continue;
        }
        const auto label = band_of(of, of[id], how.language);
        const auto [band, added] = bands.try_emplace(label, made.bands.size());
        if (added) {
            made.bands.push_back({label, {}});
        }
        boxes.emplace(id, made.boxes.size());
        made.bands[band->second].boxes.push_back(made.boxes.size());
        made.boxes.push_back({id, band->second, 0, of[id].name, tooltip_of(of[id], how.language)});
    }
    for (const auto& e : of.edges()) {
        const bool drawn = e.kind == graph::edge_kind::uses || e.kind == graph::edge_kind::responsible;
        if (drawn && e.from != e.to && boxes.contains(e.from) && boxes.contains(e.to)) {
            made.arrows.emplace_back(boxes[e.to], boxes[e.from]);
        }
    }
    drop_empty_bands(made);
    set_columns(made);
    return made;
}

} // namespace guiju::explain
