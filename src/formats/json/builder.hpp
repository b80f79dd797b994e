#pragma once

#include "formats/json/text.hpp"

#include <guiju/base/diagnostic.hpp>
#include <guiju/formats/json/data.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guiju::formats::json {

/// Builds a tree while a JSON text is read; no tree of the library is made, and no number becomes a double of ours.
///
/// `Tree` makes the parts: `null()`, `boolean(bool)`, `integer(n)`, `real(written)`, `text(std::string)`,
/// `list(items)`, `object(keys, items)`, each an `std::optional<Tree::part>` that is empty where `refusal()` says why;
/// `opened()` and `key()` are told when one begins.
template <class Tree>
class builder {
    using nlohmann_json = nlohmann::json;
    using part = typename Tree::part;

public:
    builder(const limits& within, Tree& tree) : within_(&within), tree_(&tree) {}

    bool null() { return put(tree_->null()); }
    bool boolean(bool b) { return put(tree_->boolean(b)); }
    bool number_integer(nlohmann_json::number_integer_t n) { return put(tree_->integer(n)); }
    bool number_unsigned(nlohmann_json::number_unsigned_t n) { return put(tree_->integer(n)); }
    bool number_float(nlohmann_json::number_float_t, const std::string& as_written) {
        return put(tree_->real(as_written));
    }
    bool string(std::string& s) { return put(tree_->text(std::move(s))); }
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
    [[nodiscard]] part take() && { return std::move(root_); }

private:
    struct level {
        bool object = false;
        std::vector<std::string> keys;
        std::vector<part> parts;
    };
    static constexpr std::size_t most_keys = 20'000;

    bool put(std::optional<part> one);
    bool open(bool object);
    bool fail(std::string code, wording what) {
        failed_ = true;
        why_.code = std::move(code);
        why_.what = std::move(what);
        return false;
    }
    /// Where it is, as a JSON pointer (RFC 6901).
    [[nodiscard]] std::string path() const;

    const limits* within_;
    Tree* tree_;
    std::vector<level> levels_;
    part root_{};
    diagnostic why_;
    std::optional<std::size_t> at_;
    bool failed_ = false;
};

template <class Tree>
std::string builder<Tree>::path() const {
    std::string all;
    for (const auto& l : levels_) {
        all += l.object ? (l.keys.empty() ? "" : "/" + l.keys.back()) : "/" + std::to_string(l.parts.size());
    }
    return all;
}

template <class Tree>
bool builder<Tree>::parse_error(std::size_t at, const std::string& token, const nlohmann_json::exception& e) {
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

template <class Tree>
bool builder<Tree>::put(std::optional<part> one) {
    if (!one) {
        auto [code, what] = tree_->refusal();
        return fail(std::move(code), std::move(what));
    }
    if (levels_.empty()) {
        root_ = std::move(*one);
    } else {
        levels_.back().parts.push_back(std::move(*one));
    }
    return true;
}

template <class Tree>
bool builder<Tree>::open(bool object) {
    if (levels_.size() >= within_->depth) {
        return fail("json.depth", {"嵌套超过 " + std::to_string(within_->depth) + " 层",
                                   "nested deeper than " + std::to_string(within_->depth) + " levels"});
    }
    tree_->opened();
    levels_.push_back({.object = object, .keys = {}, .parts = {}});
    return true;
}

template <class Tree>
bool builder<Tree>::key(std::string& k) {
    auto& keys = levels_.back().keys;
    if (std::find(keys.begin(), keys.end(), k) != keys.end()) {
        return fail("json.duplicate_key",
                    {path() + "：键 \"" + k + "\" 出现两次", path() + ": the key \"" + k + "\" stands twice"});
    }
    if (keys.size() >= most_keys) {
        return fail("json.keys", {path() + "：键过多", path() + ": too many keys in one object"});
    }
    tree_->key(k);
    keys.push_back(std::move(k));
    return true;
}

template <class Tree>
bool builder<Tree>::end_object() {
    auto done = std::move(levels_.back());
    levels_.pop_back();
    return put(tree_->object(std::move(done.keys), std::move(done.parts)));
}

template <class Tree>
bool builder<Tree>::end_array() {
    auto done = std::move(levels_.back());
    levels_.pop_back();
    return put(tree_->list(std::move(done.parts)));
}

} // namespace guiju::formats::json
