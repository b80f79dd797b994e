#include <guiju/base/source.hpp>

#include <array>
#include <utility>

namespace guiju {
namespace {

/// Columns of text that are shown of a long line, and how many of them before the place.
constexpr std::size_t shown_columns = 100;
constexpr std::size_t shown_before = 40;

struct glyph {
    std::string_view bytes;
    std::size_t offset = 0; ///< in the line
    std::size_t columns = 1;
};

struct interval {
    char32_t first;
    char32_t last;
};

/// What terminals show in two columns: Unicode's East Asian Width W and F, by block.
constexpr auto wide = std::to_array<interval>({
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
});
/// What stands upon the character before.
constexpr auto combining =
    std::to_array<interval>({{0x300, 0x36F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}});

template <std::size_t N>
bool within(const std::array<interval, N>& all, char32_t code) noexcept {
    for (const auto& one : all) {
        if (code >= one.first && code <= one.last) {
            return true;
        }
    }
    return false;
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::size_t sequence_length(unsigned char lead) noexcept {
    if (lead < 0x80U) {
        return 1;
    }
    return lead >= 0xF0U && lead < 0xF8U   ? 4
           : lead >= 0xE0U && lead < 0xF0U ? 3
           : lead >= 0xC2U && lead < 0xE0U ? 2
                                           : 0;
}

/// The character at the start of the text. What is no character, or would move the cursor, is replaced.
glyph next_glyph(std::string_view text, std::size_t offset) noexcept {
    const auto lead = static_cast<unsigned char>(text[offset]);
    const auto length = sequence_length(lead);
    if (length == 0 || offset + length > text.size()) {
        return {text.substr(offset, 1), offset, 1};
    }
    char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[offset + i]);
        if ((byte & 0xC0U) != 0x80U) {
            return {text.substr(offset, 1), offset, 1};
        }
        code = code << 6U | (byte & 0x3FU);
    }
    return {text.substr(offset, length), offset, within(combining, code) ? 0U : within(wide, code) ? 2U : 1U};
}

std::string_view visible(const glyph& one) noexcept {
    const auto lead = static_cast<unsigned char>(one.bytes.front());
    if (one.bytes.size() == 1 && (lead < 0x20U || lead == 0x7FU)) {
        return " ";
    }
    const bool c1_control = lead == 0xC2U && static_cast<unsigned char>(one.bytes[1]) < 0xA0U;
    return (one.bytes.size() == 1 && lead >= 0x80U) || c1_control ? replacement : one.bytes;
}

/// The part of a line that is shown, and the marks below it.
struct excerpt {
    std::string text;
    std::string marks;
};

void cut_before(excerpt& out, std::size_t from) {
    if (from != 0) {
        out.text += "…";
        out.marks += " ";
    }
}

/// Where to begin so that the place is seen: as many characters before it as fit.
std::size_t window_start(std::string_view line, std::size_t begin) {
    std::vector<glyph> before;
    for (std::size_t at = 0; at < begin; at += before.back().bytes.size()) {
        before.push_back(next_glyph(line, at));
    }
    std::size_t columns = 0;
    auto first = before.size();
    while (first > 0 && columns + before[first - 1].columns <= shown_before) {
        columns += before[--first].columns;
    }
    return first < before.size() ? before[first].offset : begin;
}

std::size_t columns_of(std::string_view line, std::size_t enough) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < line.size() && columns <= enough;) {
        const auto one = next_glyph(line, at);
        columns += one.columns;
        at += one.bytes.size();
    }
    return columns;
}

excerpt excerpt_of(std::string_view line, std::size_t begin, std::size_t end) {
    excerpt out;
    const std::size_t from = columns_of(line, shown_columns) <= shown_columns ? 0 : window_start(line, begin);
    cut_before(out, from);
    std::size_t columns = 0;
    char mark = '^';
    for (std::size_t at = from; at < line.size();) {
        const auto one = next_glyph(line, at);
        if (columns + one.columns > shown_columns) {
            out.text += "…";
            break;
        }
        out.text += visible(one);
        if (at >= begin && at < end) {
            out.marks += mark;
            out.marks.append(one.columns > 1 ? 1U : 0U, '~');
            mark = '~';
        } else if (at < begin) {
            out.marks.append(one.columns, ' ');
        }
        columns += one.columns;
        at += one.bytes.size();
    }
    if (mark == '^') {
        out.marks += mark;
    }
    return out;
}

std::string_view severity_word(severity how, lang language) noexcept {
    switch (how) {
    case severity::note:
        return language == lang::zh ? "说明" : "note";
    case severity::warning:
        return language == lang::zh ? "警告" : "warning";
    case severity::error:
        break;
    }
    return language == lang::zh ? "错误" : "error";
}

std::string_view severity_colour(severity how) noexcept {
    return how == severity::error ? "\x1b[1;31m" : how == severity::warning ? "\x1b[1;35m" : "\x1b[1;36m";
}

class renderer {
public:
    renderer(const source_set& sources, rendering how) : sources_(sources), how_(how) {}

    std::string operator()(const diagnostic& problem) {
        sentence(problem.severity, problem.where, problem.what);
        quote(problem.severity, problem.where);
        if (const auto& hint = problem.hint.in(how_.language); !hint.empty()) {
            out_ += "  " + hint + "\n";
        }
        for (const auto& other : problem.others) {
            sentence(severity::note, other.where, other.text);
            quote(severity::note, other.where);
        }
        return std::move(out_);
    }

private:
    void coloured(std::string_view colour, std::string_view text) {
        if (how_.colour) {
            out_.append(colour).append(text).append("\x1b[0m");
        } else {
            out_ += text;
        }
    }

    void sentence(severity severity, span where, const wording& what) {
        if (const auto* in = sources_.find(where.source); in != nullptr) {
            const auto place = in->at(where.begin);
            coloured("\x1b[1m",
                     in->name() + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ":");
            out_ += " ";
        }
        coloured(severity_colour(severity), std::string(severity_word(severity, how_.language)) + ":");
        out_ += " " + what.in(how_.language) + "\n";
    }

    void quote(severity severity, span where) {
        const auto* in = sources_.find(where.source);
        if (in == nullptr || where.begin > in->text().size()) {
            return;
        }
        const auto number = in->at(where.begin).line;
        const auto line = in->line(number);
        const auto start = static_cast<std::size_t>(line.data() - in->text().data());
        const auto begin = std::min<std::size_t>(where.begin - start, line.size());
        const auto end = std::min<std::size_t>(std::max(where.end, where.begin) - start, line.size());
        const auto shown = excerpt_of(line, begin, end);
        auto margin = std::to_string(number);
        margin.insert(0, margin.size() < 5 ? 5 - margin.size() : 0, ' ');
        out_ += margin + " | " + shown.text + "\n" + std::string(margin.size(), ' ') + " | ";
        coloured(severity_colour(severity), shown.marks);
        out_ += "\n";
    }

    const source_set& sources_;
    rendering how_;
    std::string out_;
};

} // namespace

std::string render(const diagnostic& problem, const source_set& sources, rendering how) {
    return renderer(sources, how)(problem);
}

std::string render(const diagnostics& problems, const source_set& sources, rendering how) {
    std::string all;
    for (const auto& problem : problems) {
        all += render(problem, sources, how);
    }
    return all;
}

} // namespace guiju
