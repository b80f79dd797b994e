#include "formats/json/builder.hpp"

#include <map>
#include <optional>
#include <vector>

namespace guiju::formats::json {

namespace {

/// Data as values: objects become contexts, numbers exact decimals.
class data_tree {
public:
    using part = value;

    std::optional<value> null() { return value(); }
    std::optional<value> boolean(bool b) { return value(b); }
    template <class Integer>
    std::optional<value> integer(Integer n) {
        return value(decimal(n));
    }
    std::optional<value> real(const std::string& written);
    std::optional<value> text(std::string content) { return value(std::move(content)); }
    std::optional<value> list(std::vector<value> items) { return value::list(std::move(items)); }
    std::optional<value> object(std::vector<std::string> keys, std::vector<value> items) {
        return value(
            shared<const context_body>(make_shared_body<context_body>(shape_of(std::move(keys)), std::move(items))));
    }
    void opened() {}
    void key(const std::string&) {}
    [[nodiscard]] std::pair<std::string, wording> refusal() const { return {"json.number", why_}; }

private:
    shared<const guiju::shape> shape_of(std::vector<std::string> keys);

    std::map<std::vector<std::string>, shared<const guiju::shape>> shapes_;
    wording why_;
};

std::optional<value> data_tree::real(const std::string& written) {
    decimal_status raised;
    const auto exact = decimal::parse(written, rounding::half_even, &raised);
    if (!exact || raised.inexact) {
        const auto shown = quotable(written);
        why_ = {"数字 " + shown + " 超出 34 位十进制数的范围",
                "the number " + shown + " is beyond decimals of 34 digits"};
        return std::nullopt;
    }
    return value(*exact);
}

// Records of one file look alike: they share their shape.
shared<const guiju::shape> data_tree::shape_of(std::vector<std::string> keys) {
    if (const auto found = shapes_.find(keys); found != shapes_.end()) {
        return found->second;
    }
    auto made = make_shared_body<guiju::shape>();
    made->names = keys;
    return shapes_.emplace(std::move(keys), shared<const guiju::shape>(made)).first->second;
}

} // namespace

result<value> parse(std::string_view text, const std::string& name, const limits& within) {
    if (text.size() > within.bytes) {
        diagnostic why;
        why.code = "json.size";
        why.what = {name + "：文件过大", name + ": the file is too large"};
        return why;
    }
    text = without_mark(text);
    data_tree tree;
    builder<data_tree> made(within, tree);
    if (nlohmann::json::sax_parse(text, &made) && !made.failed()) {
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
