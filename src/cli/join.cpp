#include "join.hpp"

#include "columns.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace guiju::cli {
namespace {

/// A row while its lists are being filled.
struct node {
    const context_body* row = nullptr;
    const column_plan* plan = nullptr;
    std::optional<place> at;
    std::map<std::string, std::vector<node*>, std::less<>> lists;
};

/// The rows of one kind that have been read, by the keys of all that they are in and their own.
struct level {
    record_field of;
    std::unordered_map<std::string, node*> by_key; ///< nullptr: more than one
    std::vector<node*> all;
    std::vector<std::string> names; ///< that key columns of this level may have
};

class joining {
public:
    joining(const program::program& p, const console& on) : p_(p), on_(on), root_(population_record(p)) {}

    void add(const named_table& table);
    raw_data finish();

private:
    bool resolve(const named_table& table, std::vector<std::string>& path, record_field& of);
    void add_nested(const named_table& table, const std::vector<std::string>& path, const record_field& of);
    void add_fields_of_root(const named_table& table);
    std::optional<std::vector<std::size_t>> owner_columns(const named_table& table,
                                                          const std::vector<std::string>& path);
    void enter(level& into, node* made, const std::string& prefix);
    node* owner_of(const level& owners, const std::string& prefix, const std::string& key, const place& at);
    std::string own_key(const record_field& of, const context_body& row) const;
    raw_record made_of(const node& from) const;
    void file_problem(const named_table& table, const wording& what);
    void row_problem(const place& at, const wording& what);

    const program::program& p_;
    const console& on_;
    program::record_id root_;
    program::record_id single_ = program::record_id::none;
    node top_;
    std::deque<node> nodes_;
    std::deque<column_plan> plans_;
    std::map<std::string, level> levels_;
    std::vector<node*> singles_;
    raw_data result_;
};

std::string joined(const std::vector<std::string>& path, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text += (i == 0 ? "" : ".") + path[i];
    }
    return text;
}

const std::vector<std::string>& columns_of(const named_table& table) {
    static const std::vector<std::string> none;
    const auto& rows = table.content.rows.as_list();
    return rows.empty() ? none : rows.front().as_context().shape->names;
}

void joining::file_problem(const named_table& table, const wording& what) {
    on_.error({table.file + "：" + what.zh, table.file + ": " + what.en});
    result_.code = unreadable;
}

void joining::row_problem(const place& at, const wording& what) {
    const auto row = std::to_string(at.row);
    const auto line = std::to_string(at.line);
    on_.error({at.file + "：第 " + row + " 行数据（文件第 " + line + " 行）：" + what.zh,
               at.file + ":row " + row + " (line " + line + "): " + what.en});
    ++result_.failed;
}

/// Finds what the table's rows are. The path then has the policy's own names.
bool joining::resolve(const named_table& table, std::vector<std::string>& path, record_field& of) {
    auto in = root_;
    for (std::size_t i = 0; i < table.path.size(); ++i) {
        auto found = find_record_field(p_, in, table.path[i]);
        if (!found && i == 0 && table.path.size() == 1) {
            found = list_for_columns(p_, columns_of(table));
        }
        if (!found || !found->many) {
            return false;
        }
        of = *found;
        in = found->type;
        path.push_back(found->field->name);
        auto& here = levels_[joined(path, path.size())];
        here.of = of;
        here.names = {of.field->name, of.field->other, p_[of.type].name, p_[of.type].other};
    }
    return true;
}

void joining::add(const named_table& table) {
    std::vector<std::string> path;
    record_field of;
    const auto& root = p_[root_];
    const bool is_root = table.path.size() == 1 && (table.path[0] == root.name || table.path[0] == root.other);
    if (table.content.rows.as_list().empty() && table.path.size() == 1 &&
        !find_record_field(p_, root_, table.path[0])) {
        return;
    }
    if (is_root || lists_of(p_, root_).empty()) {
        add_fields_of_root(table);
    } else if (resolve(table, path, of)) {
        add_nested(table, path, of);
    } else {
        const auto name = joined(table.path, table.path.size());
        file_problem(table,
                     {"政策中没有名为 " + name + " 的记录，其列也不像任何记录；用 --record 指明",
                      "the policy has no record " + name + ", and the columns fit none; tell which with --record"});
    }
}

/// The population's own fields; or, where nothing holds the records, each row by itself.
void joining::add_fields_of_root(const named_table& table) {
    const auto& rows = table.content.rows.as_list();
    const auto& plan = plans_.emplace_back(columns_of(table), std::vector<std::size_t>{});
    const bool alone = lists_of(p_, root_).empty();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (alone) {
            singles_.push_back(&nodes_.emplace_back(node{&rows[i].as_context(), &plan, table.places[i], {}}));
        } else if (top_.row == nullptr) {
            top_.row = &rows[i].as_context();
            top_.plan = &plan;
            top_.at = table.places[i];
        } else {
            row_problem(table.places[i], {"只应有一行", "there can be one row only"});
        }
    }
    single_ = alone ? root_ : single_;
}

std::optional<std::vector<std::size_t>> joining::owner_columns(const named_table& table,
                                                               const std::vector<std::string>& path) {
    std::vector<std::size_t> found;
    const auto& columns = columns_of(table);
    for (std::size_t depth = 1; depth < path.size(); ++depth) {
        const auto& names = levels_[joined(path, depth)].names;
        const auto at =
            std::ranges::find_if(columns, [&](const auto& c) { return std::ranges::find(names, c) != names.end(); });
        if (at == columns.end()) {
            file_problem(table, {"缺少列 " + names[0] + "（所属记录的标识）",
                                 "column " + names[0] + " is missing: the key of the owner"});
            return std::nullopt;
        }
        found.push_back(static_cast<std::size_t>(at - columns.begin()));
    }
    return found;
}

void joining::add_nested(const named_table& table, const std::vector<std::string>& path, const record_field& of) {
    auto& into = levels_[joined(path, path.size())];
    auto* const owners = path.size() > 1 ? &levels_[joined(path, path.size() - 1)] : nullptr;
    for (auto* owner : owners != nullptr ? owners->all : std::vector<node*>{&top_}) {
        owner->lists[of.field->name];
    }
    const auto& rows = table.content.rows.as_list();
    if (rows.empty()) {
        return;
    }
    const auto keys = owner_columns(table, path);
    if (!keys) {
        return;
    }
    const auto& plan = plans_.emplace_back(columns_of(table), *keys);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i].as_context();
        std::string prefix;
        for (const auto column : *keys) {
            prefix += cell_text(row, column) + '\x1F';
        }
        node* owner =
            owners == nullptr ? &top_ : owner_of(*owners, prefix, cell_text(row, keys->back()), table.places[i]);
        if (owner == nullptr) {
            continue;
        }
        auto* made = &nodes_.emplace_back(node{&row, &plan, table.places[i], {}});
        owner->lists[of.field->name].push_back(made);
        enter(into, made, prefix);
    }
}

std::string joining::own_key(const record_field& of, const context_body& row) const {
    const auto& info = p_[of.type];
    if (info.keys.empty()) {
        return {};
    }
    const auto& key = info.fields[info.keys.front()];
    const value* found = row.find(key.name);
    found = found == nullptr && !key.other.empty() ? row.find(key.other) : found;
    return found != nullptr && found->is(kind::text) ? found->as_text() : std::string();
}

void joining::enter(level& into, node* made, const std::string& prefix) {
    into.all.push_back(made);
    const auto [at, inserted] = into.by_key.try_emplace(prefix + own_key(into.of, *made->row) + '\x1F', made);
    at->second = inserted ? made : nullptr;
}

node* joining::owner_of(const level& owners, const std::string& prefix, const std::string& key, const place& at) {
    const auto found = owners.by_key.find(prefix);
    const auto& name = owners.names[0];
    if (found == owners.by_key.end()) {
        row_problem(at, {"没有标识为 " + key + " 的" + name, "there is no " + name + " " + key});
        return nullptr;
    }
    if (found->second == nullptr) {
        row_problem(at, {"标识为 " + key + " 的" + name + "不止一个", "there is more than one " + name + " " + key});
    }
    return found->second;
}

raw_record joining::made_of(const node& from) const {
    std::vector<std::string> names;
    std::vector<value> values;
    if (from.row != nullptr) {
        from.plan->append(*from.row, names, values);
    }
    raw_record made;
    made.from.at = from.at;
    for (const auto& [name, items] : from.lists) {
        std::vector<value> list;
        list.reserve(items.size());
        auto& origins = made.from.lists[name];
        for (const auto* item : items) {
            auto one = made_of(*item);
            list.push_back(std::move(one.facts));
            origins.push_back(std::move(one.from));
        }
        names.push_back(name);
        values.push_back(value::list(std::move(list)));
    }
    made.facts = make_context(std::move(names), std::move(values));
    return made;
}

raw_data joining::finish() {
    result_.type = root_;
    if (single_ != program::record_id::none) {
        for (const auto* one : singles_) {
            result_.all.push_back(made_of(*one));
        }
    } else {
        result_.all.push_back(made_of(top_));
        result_.all.front().from.at.reset();
    }
    return std::move(result_);
}

} // namespace

raw_data join(const program::program& p, std::vector<named_table> tables, const console& on) {
    std::ranges::stable_sort(tables, {}, [](const auto& t) { return t.path.size(); });
    joining all(p, on);
    for (const auto& table : tables) {
        all.add(table);
    }
    return all.finish();
}

} // namespace guiju::cli
