#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace guiju::feel {

/// Names of any number of words, found by their longest beginning. The words of a name are runs of name characters and
/// the single marks . / - ' + * (DMN 1.5, 10.3.1.2, rules 27 to 30); white space between words does not count.
class name_table {
public:
    /// Adds the name; a name added twice has to be removed twice. What is no name is ignored.
    void add(std::string_view name);
    void remove(std::string_view name);

    struct entry {
        std::uint32_t names = 0;    ///< how often it was added as a whole
        std::uint32_t prefixes = 0; ///< how many names begin with it
        std::string spelling;       ///< as first added, inner white space as one space
    };
    /// By the words, each followed by U+001F.
    [[nodiscard]] const entry* find(const std::string& key) const {
        const auto found = entries_.find(key);
        return found == entries_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
    /// The length of the longest word that was ever added, in bytes.
    [[nodiscard]] std::size_t longest_word() const noexcept { return longest_word_; }

    template <class Each>
    void each(Each&& take) const {
        for (const auto& [key, one] : entries_) {
            if (one.names != 0) {
                take(std::string_view(one.spelling));
            }
        }
    }

private:
    std::unordered_map<std::string, entry> entries_;
    std::size_t longest_word_ = 0;
};

/// What an expression may speak of: variables, functions and decisions by name, names of members for paths, names of
/// types.
///
/// It serves to tell where a name with spaces or marks ends, and to part Chinese text, which has no spaces. Names of
/// one word need not be known to be read. An inner scope sees its outer one, which has to outlive it.
class scope {
public:
    scope() = default;
    explicit scope(const scope* outer) : outer_(outer) {}

    void add(std::string_view name) { names_.add(name); }
    void add_member(std::string_view name) { members_.add(name); }
    void add_type(std::string_view name) { types_.add(name); }

    [[nodiscard]] const name_table& names() const noexcept { return names_; }
    [[nodiscard]] const name_table& members() const noexcept { return members_; }
    [[nodiscard]] const name_table& types() const noexcept { return types_; }
    [[nodiscard]] const scope* outer() const noexcept { return outer_; }

private:
    const scope* outer_ = nullptr;
    name_table names_;
    name_table members_;
    name_table types_;
};

} // namespace guiju::feel
