#pragma once

#include <guiju/program/extent.hpp>
#include <guiju/program/program.hpp>

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guiju::program {

/// What is known of a value before a record is seen. Everything said holds for every value there can be; what is left
/// open may be anything.
struct known {
    static constexpr std::uint64_t unbounded = std::numeric_limits<std::uint64_t>::max();

    bool null = true;         ///< may be null for another reason than being undetermined
    bool undetermined = true; ///< may be undetermined
    bool reached = true;      ///< false: no question reaches it, and it never has a value

    /// Where it lies if it has a value; none for kinds without an extent, and where anything is possible.
    std::optional<extent> within;
    /// What it is if it has a value: literals, and readings that were chosen.
    std::optional<value> constant;
    std::uint64_t least_items = 0; ///< of lists
    std::uint64_t most_items = unbounded;
    std::shared_ptr<const known> item;                           ///< of lists; null when nothing is known of items
    std::shared_ptr<const std::map<std::string, known>> entries; ///< of contexts; null when nothing is known of them

    /// A value is there, whatever it is.
    [[nodiscard]] bool is_sure() const noexcept { return !null && !undetermined; }
    [[nodiscard]] bool is_true() const noexcept { return is_sure() && within && within->low == 1; }
    [[nodiscard]] bool is_false() const noexcept { return is_sure() && within && within->high == 0; }
    /// It or a part of it may be undetermined.
    [[nodiscard]] bool has_holes() const noexcept { return undetermined || (item && item->has_holes()); }

    /// A value is there, within that extent.
    [[nodiscard]] static known in(const extent& where) {
        known made;
        made.null = made.undetermined = false;
        made.within = where;
        return made;
    }
    /// A value is there, and it is this.
    [[nodiscard]] static known exactly(const value& v);
    [[nodiscard]] static known boolean() { return in({0, 0, 1}); }
};

/// What holds of a value that is one of both.
[[nodiscard]] known join(const known& a, const known& b);

/// What a question may be, as far as it is known.
struct range_options {
    /// What is known of fields beyond their types and what they allow: scales, least and highest values of a batch,
    /// that none is missing. Bounds are narrowed by what the field allows.
    std::map<std::pair<record_id, std::uint32_t>, known> fields;
    std::optional<date> as_of_from, as_of_to;           ///< both inclusive; none: any day
    std::vector<std::optional<std::uint32_t>> readings; ///< choices taken; none or beyond the end: any
    std::map<parameter_id, known> supplied;      ///< amounts of delegated parameters; those that are not here stay
                                                 ///< undetermined
    std::uint64_t most_items = known::unbounded; ///< that a list of a record can have
    std::size_t visits = 400'000;                ///< nodes looked at before everything is left open
};

/// What is known of each node of a program, over all answers asked of it and all ways to reach it.
///
/// Functions are looked at anew for each call, so that what is known of their arguments is not lost; a program that
/// would take more than `visits` gets no facts at all. Records are as `evaluate::bind` makes them: what is not given is
/// undetermined, or null where it is optional; items of lists are there.
class ranges {
public:
    explicit ranges(const program& of, const range_options& how = {});

    [[nodiscard]] const known& operator[](node_id id) const { return nodes_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const known& field(record_id of, std::uint32_t index) const {
        return fields_[static_cast<std::size_t>(of)][index];
    }
    /// What an answer is where it applies: its value.
    [[nodiscard]] const known& result(answer_id of) const { return answers_[static_cast<std::size_t>(of)]; }

private:
    std::vector<known> nodes_;
    std::vector<std::vector<known>> fields_;
    std::vector<known> answers_;
};

/// The bounds that a condition over the value in slot 0 sets: what `field_info::bounds` is.
[[nodiscard]] allowed_bounds bounds_of(const program& in, node_id condition);

} // namespace guiju::program
