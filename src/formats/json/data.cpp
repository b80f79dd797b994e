#include <guiju/formats/json/data.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace guiju::formats::json {

namespace {

using nlohmann_json = nlohmann::json;

diagnostic problem(std::string code, wording what) {
    diagnostic made;
    made.code = std::move(code);
    made.what = std::move(what);
    return made;
}

/// Builds values while the text is read; no tree of the library is made, and no number becomes a double of ours.
class builder {
public:
    explicit builder(const limits& within) : within_(within) {}

    bool null() { return put(value()); }
    bool boolean(bool b) { return put(b); }
    bool number_integer(nlohmann_json::number_integer_t n) { return put(decimal(static_cast<std::int64_t>(n))); }
    bool number_unsigned(nlohmann_json::number_unsigned_t n) { return put(decimal(static_cast<std::uint64_t>(n))); }
    bool number_float(nlohmann_json::number_float_t, const std::string& as_written) {
        decimal_status raised;
        const auto exact = decimal::parse(as_written, rounding::half_even, &raised);
        return exact && !raised.inexact
                   ? put(*exact)
                   : fail("json.number",
                          {"数字 " + as_written.substr(0, 60) + " 超出 34 位十进制数的范围",
                           "the number " + as_written.substr(0, 60) + " is beyond decimals of 34 digits"});
    }
    bool string(std::string& s) { return put(value(std::move(s))); }
    bool binary(nlohmann_json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(true); }
    bool start_array(std::size_t) { return open(false); }
    bool key(std::string& k);
    bool end_object();
    bool end_array();
    bool parse_error(std::size_t at, const std::string& token, const nlohmann_json::exception& e);

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] diagnostic why() && { return std::move(why_); }
    /// How many bytes were read when it failed; nothing where the reader does not tell.
    [[nodiscard]] std::optional<std::size_t> at() const { return at_; }
    [[nodiscard]] value take() && { return std::move(root_); }

private:
    struct level {
        bool object = false;
        std::vector<std::string> keys;
        std::vector<value> values;
    };

    bool put(value v);
    bool open(bool object);
    bool fail(std::string code, wording what) {
        failed_ = true;
        why_ = problem(std::move(code), std::move(what));
        return false;
    }
    shared<const guiju::shape> shape_of(std::vector<std::string> keys);
    [[nodiscard]] std::string path() const;

    const limits& within_;
    std::vector<level> levels_;
    std::map<std::vector<std::string>, shared<const guiju::shape>> shapes_;
    value root_;
    diagnostic why_;
    std::optional<std::size_t> at_;
    bool failed_ = false;
};

std::string builder::path() const {
    std::string all;
    for (const auto& l : levels_) {
        all += l.object ? (l.keys.empty() ? "" : "/" + l.keys.back()) : "/" + std::to_string(l.values.size());
    }
    return all;
}

/// What is quoted of a text that cannot be read: no more than fits a message, and no half of a character.
std::string quotable(std::string_view token) {
    constexpr std::size_t most = 60;
    const bool shortened = token.size() > most;
    auto end = shortened ? most : token.size();
    while (shortened && end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(token.substr(0, end)) + (shortened ? "…" : "");
}

bool builder::parse_error(std::size_t at, const std::string& token, const nlohmann_json::exception& e) {
    constexpr int number_out_of_range = 406;
    at_ = at;
    const auto read = quotable(token);
    const auto in = path().empty() ? std::string{} : path() + ": ";
    if (e.id == number_out_of_range) {
        return fail("json.number",
                    {in + "数字 " + read + " 太大，读不了", in + "the number " + read + " is too large"});
    }
    if (token.find_first_not_of(" \t\r\n") == std::string::npos) {
        return fail("json.syntax",
                    {in + "文本在这里中断，还没有写完", in + "the text ends here before it is complete"});
    }
    return fail("json.syntax", {in + "这里不是合法的 JSON：“" + read + "”", in + "this is not JSON: \"" + read + "\""});
}

bool builder::put(value v) {
    if (levels_.empty()) {
        root_ = std::move(v);
    } else {
        levels_.back().values.push_back(std::move(v));
    }
    return true;
}

bool builder::open(bool object) {
    if (levels_.size() >= within_.depth) {
        return fail("json.depth", {"嵌套超过 " + std::to_string(within_.depth) + " 层",
                                   "nested deeper than " + std::to_string(within_.depth) + " levels"});
    }
    levels_.push_back({.object = object, .keys = {}, .values = {}});
    return true;
}

bool builder::key(std::string& k) {
    auto& keys = levels_.back().keys;
    if (std::find(keys.begin(), keys.end(), k) != keys.end()) {
        return fail("json.duplicate_key",
                    {path() + "：键 \"" + k + "\" 出现两次", path() + ": the key \"" + k + "\" stands twice"});
    }
    if (keys.size() >= 20'000) {
        return fail("json.keys", {path() + "：键过多", path() + ": too many keys in one object"});
    }
    keys.push_back(std::move(k));
    return true;
}

// Records of one file look alike: they share their shape.
shared<const guiju::shape> builder::shape_of(std::vector<std::string> keys) {
    if (const auto found = shapes_.find(keys); found != shapes_.end()) {
        return found->second;
    }
    auto made = make_shared_body<guiju::shape>();
    made->names = keys;
    return shapes_.emplace(std::move(keys), shared<const guiju::shape>(made)).first->second;
}

bool builder::end_object() {
    auto done = std::move(levels_.back());
    levels_.pop_back();
    return put(shared<const context_body>(
        make_shared_body<context_body>(shape_of(std::move(done.keys)), std::move(done.values))));
}

bool builder::end_array() {
    auto done = std::move(levels_.back());
    levels_.pop_back();
    return put(value::list(std::move(done.values)));
}

/// Line and column, from 1, of the last of the bytes that were read; columns count characters.
std::string place_in(std::string_view text, std::size_t read) {
    const auto before = text.substr(0, read == 0 ? 0 : std::min(read, text.size()) - 1);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n') + 1;
    const auto column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start), before.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return ":" + std::to_string(line) + ":" + std::to_string(column + 1);
}

} // namespace

result<value> parse(std::string_view text, const std::string& name, const limits& within) {
    if (text.size() > within.bytes) {
        return problem("json.size", {name + "：文件过大", name + ": the file is too large"});
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    builder made(within);
    if (nlohmann_json::sax_parse(text, &made) && !made.failed()) {
        return std::move(made).take();
    }
    const auto place = name + (made.at() ? place_in(text, *made.at()) : std::string{});
    diagnostic why = std::move(made).why();
    why.what = {place + "：" + why.what.zh, place + ": " + why.what.en};
    return why;
}

void append_quoted(std::string& into, std::string_view text) {
    into.push_back('"');
    constexpr std::string_view digits = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            into.push_back('\\');
            into.push_back(c);
        } else if (c == '\n') {
            into += "\\n";
        } else if (byte < 0x20) {
            into += "\\u00";
            into.push_back(digits[byte >> 4U]);
            into.push_back(digits[byte & 0xFU]);
        } else {
            into.push_back(c);
        }
    }
    into.push_back('"');
}

} // namespace guiju::formats::json
