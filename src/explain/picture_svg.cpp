#include "picture.hpp"

#include <algorithm>
#include <numeric>

namespace guiju::explain {

namespace {

// Measures in pixels.
constexpr double font = 12;
constexpr double box_height = 26;
constexpr double box_padding = 9;
constexpr double row_gap = 10;
constexpr double column_gap = 56;
constexpr double band_head = 22;
constexpr double band_gap = 12;
constexpr double margin = 14;

struct place {
    double x = 0;
    double y = 0;
    double width = 0;
};

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += static_cast<unsigned char>(c) < 0x20U ? ' ' : c;
        }
    }
    return out;
}

/// A length in tenths of a pixel, so that the same picture has the same bytes everywhere.
std::string pixels(double length) {
    const auto tenths = static_cast<long long>(length * 10 + 0.5);
    const auto rest = tenths % 10;
    return std::to_string(tenths / 10) + (rest == 0 ? "" : "." + std::to_string(rest));
}

/// Bands from top to bottom, columns from left to right; in each cell of a band the boxes stand below each other.
class layout {
public:
    explicit layout(const picture_content& content)
        : content_(content), rank_(content.boxes.size()), places_(content.boxes.size()) {
        std::iota(rank_.begin(), rank_.end(), 0.0);
        find_neighbours();
        for (int sweep = 0; sweep < 8; ++sweep) {
            settle_order();
        }
        set_places();
    }

    const place& of(std::size_t box) const { return places_[box]; }
    double top_of(std::size_t band) const { return tops_[band]; }
    double height_of(std::size_t band) const { return heights_[band]; }
    double width() const { return width_; }
    double height() const { return height_; }

private:
    void find_neighbours() {
        neighbours_.resize(content_.boxes.size());
        for (const auto& [from, to] : content_.arrows) {
            neighbours_[from].push_back(to);
            neighbours_[to].push_back(from);
        }
    }

    /// The cells of a band: its boxes by column, in their order.
    std::vector<std::vector<std::size_t>> cells_of(const picture_band& band) const {
        std::vector<std::vector<std::size_t>> cells;
        for (const auto box : band.boxes) {
            const auto column = content_.boxes[box].column;
            cells.resize(std::max(cells.size(), column + 1));
            cells[column].push_back(box);
        }
        for (auto& cell : cells) {
            std::stable_sort(cell.begin(), cell.end(),
                             [this](std::size_t a, std::size_t b) { return rank_[a] < rank_[b]; });
        }
        return cells;
    }

    /// Barycentres: each box goes to the mean of what it is joined to, within its cell.
    void settle_order() {
        std::vector<double> wanted = rank_;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (!neighbours_[i].empty()) {
                const double sum = std::accumulate(neighbours_[i].begin(), neighbours_[i].end(), 0.0,
                                                   [this](double so_far, std::size_t n) { return so_far + rank_[n]; });
                wanted[i] = sum / static_cast<double>(neighbours_[i].size());
            }
        }
        rank_ = wanted;
        double next = 0;
        std::vector<double> settled(rank_.size());
        for (const auto& band : content_.bands) {
            std::size_t rows = 0;
            for (const auto& cell : cells_of(band)) {
                for (std::size_t row = 0; row < cell.size(); ++row) {
                    settled[cell[row]] = next + static_cast<double>(row);
                }
                rows = std::max(rows, cell.size());
            }
            next += static_cast<double>(rows) + 1;
        }
        rank_ = settled;
    }

    void set_places() {
        std::vector<double> widths;
        for (std::size_t i = 0; i < content_.boxes.size(); ++i) {
            places_[i].width = width_of(content_.boxes[i].label) * font + 2 * box_padding;
            const auto column = content_.boxes[i].column;
            widths.resize(std::max(widths.size(), column + 1), 0);
            widths[column] = std::max(widths[column], places_[i].width);
        }
        std::vector<double> lefts;
        double x = 2 * margin;
        for (const auto w : widths) {
            lefts.push_back(x);
            x += w + column_gap;
        }
        width_ = x - (widths.empty() ? 0 : column_gap) + 2 * margin;
        double y = margin;
        for (const auto& band : content_.bands) {
            std::size_t rows = 0;
            for (const auto& cell : cells_of(band)) {
                for (std::size_t row = 0; row < cell.size(); ++row) {
                    places_[cell[row]].x = lefts[content_.boxes[cell[row]].column];
                    places_[cell[row]].y = y + band_head + static_cast<double>(row) * (box_height + row_gap);
                }
                rows = std::max(rows, cell.size());
            }
            tops_.push_back(y);
            heights_.push_back(band_head + static_cast<double>(rows) * (box_height + row_gap));
            width_ = std::max(width_, width_of(band.label) * font + 4 * margin);
            y += heights_.back() + band_gap;
        }
        height_ = y - (content_.bands.empty() ? 0 : band_gap) + margin;
    }

    const picture_content& content_;
    std::vector<double> rank_;
    std::vector<place> places_;
    std::vector<std::vector<std::size_t>> neighbours_;
    std::vector<double> tops_, heights_;
    double width_ = 0;
    double height_ = 0;
};

std::string drawn_band(const picture_band& band, std::size_t index, const layout& where) {
    return "<rect x=\"" + pixels(margin) + "\" y=\"" + pixels(where.top_of(index)) + "\" width=\"" +
           pixels(where.width() - 2 * margin) + "\" height=\"" + pixels(where.height_of(index)) +
           "\" rx=\"6\" fill=\"#fafafa\" stroke=\"#dddddd\"/>\n<text x=\"" + pixels(margin + 8) + "\" y=\"" +
           pixels(where.top_of(index) + 15) + "\" fill=\"#666666\" font-size=\"11\">" + escaped(band.label) +
           "</text>\n";
}

std::string drawn_arrow(const place& from, const place& to) {
    const double x1 = from.x + from.width;
    const double y1 = from.y + box_height / 2;
    const double y2 = to.y + box_height / 2;
    const double bend = std::max(24.0, (to.x - x1) / 2);
    return "<path d=\"M" + pixels(x1) + " " + pixels(y1) + " C" + pixels(x1 + bend) + " " + pixels(y1) + " " +
           pixels(std::max(0.0, to.x - bend)) + " " + pixels(y2) + " " + pixels(to.x - 2) + " " + pixels(y2) +
           "\" marker-end=\"url(#a)\"/>\n";
}

std::string drawn_box(const picture_box& box, const graph::vertex& v, const place& at) {
    return "<g><title>" + escaped(box.tooltip) + "</title><rect x=\"" + pixels(at.x) + "\" y=\"" + pixels(at.y) +
           "\" width=\"" + pixels(at.width) + "\" height=\"" + pixels(box_height) + "\" rx=\"5\" fill=\"" +
           std::string(colour_of(v)) + "\" stroke=\"#888888\"/><text x=\"" + pixels(at.x + at.width / 2) + "\" y=\"" +
           pixels(at.y + 17) + "\" text-anchor=\"middle\" fill=\"#222222\">" + escaped(box.label) + "</text></g>\n";
}

} // namespace

std::string draw_svg(const graph::dependencies& of, const picture_options& how) {
    const auto content = content_of(of, how);
    const layout where(content);
    const auto size = "width=\"" + pixels(where.width()) + "\" height=\"" + pixels(where.height()) + "\"";
    std::string text =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 " + pixels(where.width()) + " " +
        pixels(where.height()) +
        "\" font-family=\"'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif\" font-size=\"12\">\n"
        "<defs><marker id=\"a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
        "orient=\"auto\">"
        "<path d=\"M0 0 L8 4 L0 8 z\" fill=\"#999999\"/></marker></defs>\n";
    for (std::size_t b = 0; b < content.bands.size(); ++b) {
        text += drawn_band(content.bands[b], b, where);
    }
    text += "<g fill=\"none\" stroke=\"#999999\" stroke-opacity=\"0.75\">\n";
    for (const auto& [from, to] : content.arrows) {
        text += drawn_arrow(where.of(from), where.of(to));
    }
    text += "</g>\n";
    for (std::size_t i = 0; i < content.boxes.size(); ++i) {
        text += drawn_box(content.boxes[i], of[content.boxes[i].vertex], where.of(i));
    }
    return text + "</svg>\n";
}

} // namespace guiju::explain
