#include "formats/json/document.hpp"

#include "formats/json/builder.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace guiju::formats::json {

namespace {

/// Tells how many bytes the reader has taken.
class counting_iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    counting_iterator(const char* at, std::uint32_t* taken) : at_(at), taken_(taken) {}
    const char& operator*() const { return *at_; }
    counting_iterator& operator++() {
        ++at_;
        ++*taken_;
        return *this;
    }
    counting_iterator operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const counting_iterator& a, const counting_iterator& b) { return a.at_ == b.at_; }

private:
    const char* at_;
    std::uint32_t* taken_;
};

/// Parts that know where they stand: `taken` is always just behind the token that was read last, but for numbers, whose
/// reader looks one byte further.
class located_tree {
public:
    using part = json::part;

    located_tree(std::string_view text, source_id id, std::uint32_t shift, const std::uint32_t& taken)
        : text_(text), id_(id), shift_(shift), taken_(&taken) {}

    std::optional<part> null() { return leaf(part::kind::null, {}, 4); }
    std::optional<part> boolean(bool b) { return leaf(part::kind::boolean, b ? "true" : "false", b ? 4 : 5); }
    template <class Integer>
    std::optional<part> integer(Integer n) {
        return real(std::to_string(n));
    }
    std::optional<part> real(std::string written) {
        const auto length = static_cast<std::uint32_t>(written.size());
        auto made = leaf(part::kind::number, std::move(written), length);
        made->where = at(begin_of(length + 1), *taken_ - 1);
        return made;
    }
    std::optional<part> text(std::string content) {
        const auto where = quoted();
        auto made = leaf(part::kind::text, std::move(content), 0);
        made->where = where;
        return made;
    }
    std::optional<part> list(std::vector<part> items) {
        return closed({.what = part::kind::list,
                       .text = {},
                       .keys = {},
                       .key_places = {},
                       .parts = std::move(items),
                       .where = {}});
    }
    std::optional<part> object(std::vector<std::string> keys, std::vector<part> items) {
        auto made = closed({.what = part::kind::object,
                            .text = {},
                            .keys = std::move(keys),
                            .key_places = std::move(keys_.back()),
                            .parts = std::move(items),
                            .where = {}});
        keys_.pop_back();
        return made;
    }
    void opened() {
        const bool object = text_[*taken_ - 1] == '{';
        begins_.push_back(*taken_ - 1);
        if (object) {
            keys_.emplace_back();
        }
    }
    void key(const std::string&) { keys_.back().push_back(quoted()); }
    [[nodiscard]] static std::pair<std::string, wording> refusal() { return {}; }

private:
    [[nodiscard]] span at(std::uint32_t begin, std::uint32_t end) const { return {id_, begin + shift_, end + shift_}; }
    [[nodiscard]] std::uint32_t begin_of(std::uint32_t length) const { return *taken_ - std::min(length, *taken_); }
    /// The text that was read last, without its quotes.
    [[nodiscard]] span quoted() const {
        const auto end = *taken_ - 1;
        auto begin = end;
        for (bool open = true; open && begin > 0;) {
            --begin;
            open = text_[begin] != '"' || escaped(begin);
        }
        return at(begin + 1, end);
    }
    [[nodiscard]] bool escaped(std::uint32_t quote) const {
        auto before = quote;
        while (before > 0 && text_[before - 1] == '\\') {
            --before;
        }
        return (quote - before) % 2 == 1;
    }
    std::optional<part> leaf(part::kind what, std::string text, std::uint32_t length) {
        part made;
        made.what = what;
        made.text = std::move(text);
        made.where = at(begin_of(length), *taken_);
        return made;
    }
    std::optional<part> closed(part made) {
        made.where = at(begins_.back(), *taken_);
        begins_.pop_back();
        return made;
    }

    std::string_view text_;
    source_id id_;
    std::uint32_t shift_;
    const std::uint32_t* taken_;
    std::vector<std::uint32_t> begins_;
    std::vector<std::vector<span>> keys_;
};

/// How many bytes of UTF-8 an escape stands for, and how long it is written.
std::pair<std::size_t, std::size_t> escape(std::string_view from) {
    constexpr std::size_t unit = 6; // \uXXXX
    if (from.size() < unit || from[1] != 'u') {
        return {1, 2};
    }
    const auto code = std::stoul(std::string(from.substr(2, 4)), nullptr, 16);
    const bool pair = code >= 0xD800 && code < 0xDC00;
    return {pair ? 4 : (code < 0x80 ? 1 : (code < 0x800 ? 2 : 3)), pair ? 2 * unit : unit};
}

} // namespace

const part* part::find(std::string_view key) const noexcept {
    const auto at = std::find(keys.begin(), keys.end(), key);
    return at == keys.end() ? nullptr : &parts[static_cast<std::size_t>(at - keys.begin())];
}

std::vector<std::uint32_t> places_of_content(std::string_view as_written) {
    std::vector<std::uint32_t> places;
    if (as_written.find('\\') == std::string_view::npos) {
        return places;
    }
    for (std::size_t at = 0; at < as_written.size();) {
        const auto [content, written] =
            as_written[at] == '\\' ? escape(as_written.substr(at)) : std::pair<std::size_t, std::size_t>{1, 1};
        places.insert(places.end(), content, static_cast<std::uint32_t>(at));
        at += written;
    }
    places.push_back(static_cast<std::uint32_t>(as_written.size()));
    return places;
}

result<part> parse_document(const source_set& sources, source_id id, const limits& within) {
    const auto whole = sources.find(id)->text();
    const auto text = without_mark(whole);
    diagnostic why;
    why.where = {id, 0, 0};
    if (whole.size() > within.bytes || whole.size() > 0xFFFF'FFFF) {
        why.code = "json.size";
        why.what = {"文件过大", "the file is too large"};
        return why;
    }
    std::uint32_t taken = 0;
    located_tree tree(text, id, static_cast<std::uint32_t>(whole.size() - text.size()), taken);
    builder<located_tree> made(within, tree);
    const auto* const end = text.data() + text.size();
    if (nlohmann::json::sax_parse(counting_iterator(text.data(), &taken), counting_iterator(end, &taken), &made) &&
        !made.failed()) {
        return std::move(made).take();
    }
    const auto at = static_cast<std::uint32_t>(made.at().value_or(taken));
    why = std::move(made).why();
    const auto behind = std::min<std::uint32_t>(at, static_cast<std::uint32_t>(text.size()));
    const auto shift = static_cast<std::uint32_t>(whole.size() - text.size());
    why.where = {id, (behind == 0 ? 0 : behind - 1) + shift, behind + shift};
    return why;
}

} // namespace guiju::formats::json
