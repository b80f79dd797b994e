#pragma once

#include "engine_state.hpp"
#include "plan.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>

namespace guiju::columns {

/// Why something cannot be done with columns, and where it is written. Thrown inside the builder only.
struct not_columnar {
    wording why;
    guiju::span where;
    bool of_range = false; ///< a number may have more digits than are reckoned with
};

/// What is known of a value before any row is seen.
struct operand {
    enum class sort : std::uint8_t {
        constant,
        number,
        boolean,
        category,
        date,
        months,
        text,
        record,  ///< of a column, made (`entries`), or gathered (`origin`)
        list,    ///< items of a space
        written, ///< a list that is written out: `elements`
        partial, ///< the results of a loop so far, of which only the number is known: `value`
    };
    sort kind = sort::constant;
    guiju::value fixed;            ///< constants, nulls among them
    step_id value = step_id::none; ///< others but records, lists and texts
    step_id state = step_id::none; ///< none: always there
    int scale = 0;                 ///< numbers
    currency in{};                 ///< amounts; the code is 0 for numbers
    bool money = false;
    std::uint16_t space = 0;
    shared<const category_body> category;
    // records: where their fields are; texts: their column
    const column_type* column = nullptr; ///< nullptr: there is no such column
    std::vector<std::int32_t> path;
    program::record_id record = program::record_id::none;
    bool optional = false;
    // records that are made: what stands in them
    std::shared_ptr<const std::vector<std::pair<std::string, operand>>> entries;
    // records that are gathered from the space `over`: which they are there, and where they stand
    std::shared_ptr<const operand> origin;
    step_id through = step_id::none;
    // lists: whose items, which of them, in which order, and what they are
    std::uint16_t over = 0;
    step_id mask = step_id::none;  ///< none: all of the space's items
    step_id order = step_id::none; ///< keys, ascending, equal ones as they come; none: all as they come
    std::shared_ptr<operand> item;
    // lists that are written out: each with whether it is kept, a yes/no that is there or a constant
    struct element;
    std::vector<element> elements;
};

struct operand::element {
    operand item, kept;
};

/// Whether a value, or a part of it, is one for each item of that space.
[[nodiscard]] bool lies_over(const operand& of, std::uint16_t space);

/// Which values the inputs of a plan are taken to have: by the types of their columns, or narrower, as was seen.
struct assumption {
    bool narrow = false;
    std::map<std::pair<std::uint16_t, std::vector<std::int32_t>>, std::pair<int128, int128>> seen;
    std::int64_t most_items = std::int64_t{1} << 31; ///< of one list
    int128 most = 0; ///< no number is further from zero, in units of its column's last place; 0: as the types say
};

/// Writes the steps of asked answers into one plan, each step once.
class builder {
public:
    builder(const engine::state& in, const assumption& assumed, plan& into)
        : in_(in), program_(*in.program), assumed_(assumed), plan_(into) {}

    /// Adds what one asked item needs; throws `not_columnar`.
    plan_output item(const asked_item& asked);
    /// The same for an answer that no row can change; nothing when it is none.
    std::optional<plan_output> same_for_all(const asked_item& asked);
    /// Loads what answers need of the record, whether their steps use it or not.
    void read_all();

private:
    using node = program::node;
    using node_id = program::node_id;
    using frame = std::vector<std::optional<operand>>;

    operand run(node_id id, frame& in);
    // leaves
    operand leaf(node_id id, const node& n, frame& in);
    operand field(const node& n, const operand& record);
    operand column(const operand& record, std::uint32_t index, guiju::span where);
    operand scalar_column(operand made, const program::type& type, guiju::span where, const program::field_info* field);
    void check_allowed(const program::field_info& field, const operand& given);
    operand member(const node& n, frame& in);
    operand date_part(const operand& of, const std::string& name, guiju::span where);
    operand parameter(const node& n, frame& in);
    operand parameter_at(std::uint32_t index, const operand& key, const date& on, guiju::span where);
    operand parameter_at(std::uint32_t index, const operand& key, const operand& on, guiju::span where);
    operand called_answer(const node& n, frame& in);
    operand answer_value(const program::answer& asked, frame& in);
    operand invoked(const node& n, frame& in);
    // control
    operand control(node_id id, const node& n, frame& in);
    operand converted(const operand& made, const node& n);
    [[nodiscard]] bool is_already(const operand& made, const program::type& to) const;
    operand conditional(const operand& condition, node_id then, node_id otherwise, frame& in, guiju::span where);
    operand choose(const node& n, frame& in, std::size_t from);
    operand choice(const operand& condition, const operand& then, const operand& otherwise, guiju::span where);
    operand junction(const node& n, frame& in, bool settles);
    operand join(const operand& a, const operand& b, bool settles);
    operand in_tests(const node& n, frame& in);
    operand passes(node_id test, std::size_t slot, frame& in);
    operand table(const node& n, frame& in);
    operand no_value(reason why, guiju::span where);
    operand settled(const program::table& t, std::span<const operand> hits, const operand& twice, operand made,
                    guiju::span where);
    operand table_hit(const program::table& t, const program::table::rule& rule, frame& in);
    // rules that give values, limits
    step_id rule_step(const evaluate::deciding_rules& rules, frame& in);
    step_id decided_at(const evaluate::deciding_rules& rules, node_id at, lane as, frame& in);
    step_id decided_by(const evaluate::deciding_rules& rules, node_id at, std::uint32_t index, lane as, frame& in);
    step_id decided_by_case(const evaluate::deciding_rules& rules, node_id at, std::uint32_t which, lane as, frame& in);
    step_id decided_by_table(const evaluate::deciding_rules& rules, node_id at, lane as, frame& in);
    step_id chosen_rule(const operand& condition, step_id then, step_id otherwise, guiju::span where);
    void measures(const asked_item& asked, const operand& value, const operand& bound, const operand& kept, frame& in,
                  plan_output& made);
    // operations
    operand operation(const node& n, frame& in);
    operand arithmetic(meaning::operation what, const operand& a, const operand& b, guiju::span where);
    operand product(const operand& a, const operand& b, guiju::span where);
    operand quotient(const operand& a, const operand& b, guiju::span where);
    operand moved_date(const operand& point, const operand& by, bool back, guiju::span where);
    operand compared(meaning::operation what, operand a, operand b, guiju::span where);
    operand text_equal(const operand& text, const operand& constant, guiju::span where);
    operand null_equal(const operand& a, guiju::span where);
    operand within(const operand& point, const node& range, frame& in);
    /// `how` tells which ends the range has and whether they are in it; they themselves come beside it.
    operand within(const operand& point, const range_body& how, const operand& low, const operand& high,
                   guiju::span where);
    operand opposite(const operand& a, guiju::span where);
    operand extreme(bool greatest, std::vector<operand> of, guiju::span where);
    operand rounded(meaning::operation what, std::span<const operand> of, guiju::span where);
    operand made_date(std::span<const operand> of, guiju::span where);
    // lists
    operand listed(const node& n, frame& in);
    void tell_apart(const operand& list, const node& loop, node_id body, const frame& in);
    operand filter(const node& n, frame& in);
    operand map(const node& n, frame& in);
    operand quantified(const node& n, frame& in, bool settles);
    operand aggregate(meaning::operation what, const operand& list, guiju::span where);
    operand sum_with(const operand& list, const operand& first, guiju::span where);
    step_id mask_of(const operand& list);
    operand items(operand list);
    operand spread(const operand& a, std::uint16_t space);
    operand as_item(operand made, std::uint16_t space);
    step_id over_segments(verb what, std::array<step_id, 4> in, const operand& list, int128 high);
    step_id worst_of(const operand& item, const operand& list);
    step_id asked_where(step_id state);
    void add_state(operand& of, step_id state);
    // order
    operand list_operation(meaning::operation what, const node& n, frame& in);
    operand sorted(const node& n, frame& in);
    /// What items are sorted by: ascending or descending, and by what then.
    struct sort_key {
        operand of;
        bool descending = false;
    };
    void keys_of(node_id compares, frame& first, frame& second, std::vector<sort_key>& into);
    operand ordered(operand list, std::span<const sort_key> keys, guiju::span where);
    step_id places(const operand& list);
    operand item_at(const node& n, frame& in);
    operand distinct(operand list, guiju::span where);
    operand written_contains(const operand& list, const operand& wanted, guiju::span where);
    operand contains(const operand& list, const operand& wanted, guiju::span where);
    operand first_items(const operand& list, const operand& count, guiju::span where);
    operand earlier_items(const operand& list, const operand& count, guiju::span where);
    step_id too_few(const operand& list, const operand& count);
    step_id state_of_choice(const operand& c, const operand& then, const operand& otherwise);
    operand list_choice(const operand& condition, const operand& then, const operand& otherwise, guiju::span where);
    // records and lists that are made
    operand made_record(const node& n, frame& in);
    operand entry(const operand& record, const std::string& name, guiju::span where);
    operand of_gathered(const operand& part, const operand& record, guiju::span where);
    operand gathered(const operand& a, std::uint16_t from, step_id through, std::uint16_t to, guiju::span where);
    operand filter_written(operand list, const node& n, frame& in);
    operand written_aggregate(meaning::operation what, const operand& list, guiju::span where);
    operand written_sum(const operand& list, const operand& first, guiju::span where);
    operand with_state_of(const operand& list, operand made, guiju::span where);

    // steps
    step_id add(step s);
    step_id constant(lane l, int128 v, std::uint16_t space);
    step_id binary(verb what, step_id a, step_id b, int128 low, int128 high, guiju::span where);
    step_id with_immediate(verb what, step_id a, int128 by, int128 low, int128 high, guiju::span where);
    step_id widen(step_id a, lane to);
    step_id bytes(verb what, std::array<step_id, 4> in, int128 immediate = 0);
    step_id rescale(step_id a, int from, int to, guiju::span where);
    step_id joined(step_id a, step_id b);
    step_id state_of(const operand& a); ///< a step even where all are there
    operand materialised(const operand& a, guiju::span where);
    void align(operand& a, operand& b, guiju::span where);
    void same_space(operand& a, operand& b);
    [[nodiscard]] bool inside(std::uint16_t inner, std::uint16_t outer) const;
    void guard(step_id of);      ///< something relies on the ranges of the columns that it is computed from
    operand truth(operand made); ///< a boolean that is 0 where its state is not `there`
    operand tabulated(const operand& made);
    [[nodiscard]] lane lane_for(int128 low, int128 high, guiju::span where) const;
    std::uint32_t add_input(input i);
    std::uint16_t add_space(space s);
    [[nodiscard]] const step& at(step_id id) const { return plan_[id]; }
    [[nodiscard]] static operand fixed(guiju::value v) {
        operand made;
        made.fixed = std::move(v);
        return made;
    }
    [[noreturn]] static void refuse(wording why, guiju::span where) { throw not_columnar{std::move(why), where}; }
    [[noreturn]] static void refuse_range(guiju::span where) {
        throw not_columnar{{"数值的范围超过三十四位", "the range of a number passes 34 digits"}, where, true};
    }

    const engine::state& in_;
    const program::program& program_;
    const assumption& assumed_;
    plan& plan_;
    std::unordered_multimap<std::size_t, step_id> known_;
    std::size_t depth_ = 0;
    std::size_t work_ = 0;
};

/// The plan of all asked items that can be in columns, and for each of the others why not. `items` are the indices of
/// those that are in it, in the order of the plan's outputs.
struct built_plan {
    columns::plan plan;
    std::vector<std::size_t> items;
    std::vector<std::optional<not_columnar>> refused; ///< for each asked item
};
[[nodiscard]] built_plan build_plan(const engine::state& in, const assumption& assumed);

} // namespace guiju::columns
