#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

namespace guiju::meaning {

/// One name of a parameter list: "length?" is optional, "item..." takes any number of arguments.
struct parameter_name {
    std::string_view name;
    bool optional = false;
    bool variadic = false;
};

/// The parameters of one overload, written "string, start position, length?".
class signature {
public:
    constexpr signature() noexcept = default;
    constexpr explicit signature(std::string_view text) noexcept : text_(text) {}

    /// How many parameters are named.
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        if (text_.empty()) {
            return 0;
        }
        std::size_t count = 1;
        for (const char c : text_) {
            count += c == ',' ? 1 : 0;
        }
        return count;
    }
    /// The parameter at that place, from 0; `index` is less than `size()`.
    [[nodiscard]] constexpr parameter_name operator[](std::size_t index) const noexcept {
        std::string_view rest = text_;
        for (; index != 0; --index) {
            rest.remove_prefix(rest.find(',') + 2);
        }
        std::string_view name = rest.substr(0, rest.find(','));
        const bool optional = name.ends_with('?');
        const bool variadic = name.ends_with("...");
        name.remove_suffix(optional ? 1 : (variadic ? 3 : 0));
        return {name, optional, variadic};
    }
    /// The place of the parameter of that name.
    [[nodiscard]] constexpr std::optional<std::size_t> find(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < size(); ++i) {
            if ((*this)[i].name == name) {
                return i;
            }
        }
        return std::nullopt;
    }
    /// The least number of arguments. A variadic parameter needs one.
    [[nodiscard]] constexpr std::size_t least() const noexcept {
        std::size_t count = size();
        while (count != 0 && (*this)[count - 1].optional) {
            --count;
        }
        return count;
    }
    /// The greatest number of arguments.
    [[nodiscard]] constexpr std::size_t most() const noexcept {
        return text_.ends_with("...") ? std::numeric_limits<std::size_t>::max() : size();
    }
    [[nodiscard]] constexpr bool takes(std::size_t arguments) const noexcept {
        return arguments >= least() && arguments <= most();
    }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

private:
    std::string_view text_;
};

/// The overloads of an operation, written "date, time | from".
class signatures {
public:
    constexpr signatures(const char* text) noexcept : text_(text) {} // NOLINT(google-explicit-constructor): rows

    [[nodiscard]] constexpr std::size_t size() const noexcept {
        std::size_t count = 1;
        for (const char c : text_) {
            count += c == '|' ? 1 : 0;
        }
        return count;
    }
    [[nodiscard]] constexpr signature operator[](std::size_t index) const noexcept {
        std::string_view rest = text_;
        for (; index != 0; --index) {
            rest.remove_prefix(rest.find('|') + 2);
        }
        const std::size_t bar = rest.find(" |");
        return signature(rest.substr(0, bar));
    }
    /// Whether some overload takes so many arguments.
    [[nodiscard]] constexpr bool takes(std::size_t arguments) const noexcept {
        for (std::size_t i = 0; i < size(); ++i) {
            if ((*this)[i].takes(arguments)) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

private:
    std::string_view text_;
};

} // namespace guiju::meaning
