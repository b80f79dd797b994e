#include "column_type.hpp"

#include <algorithm>
#include <optional>

namespace guiju::columns {

namespace {

std::int64_t buffers_of(storage s) noexcept {
    switch (s) {
    case storage::null:
        return 0;
    case storage::record:
        return 1;
    case storage::text:
    case storage::large_text:
        return 3;
    default:
        return 2;
    }
}

/// Checks one array and what it holds; tells the first problem of each column.
class checker {
public:
    void check(const column_type& type, const ArrowArray& array, const std::string& outer);
    [[nodiscard]] diagnostics take() { return std::move(problems_); }

private:
    bool buffers(const column_type& type, const ArrowArray& array);
    bool shape(const column_type& type, const ArrowArray& array);
    void offsets(const column_type& type, const ArrowArray& array);
    template <class Offset>
    void ascending(const Offset* offsets, const ArrowArray& array, std::optional<std::int64_t> items);
    void views(const ArrowArray& array);
    bool wrong(wording what) {
        problems_.push_back(arrow_problem("columns.array", {"列 " + path_ + " 的数据：" + what.zh,
                                                            "the data of the column " + path_ + ": " + what.en}));
        return false;
    }

    std::string path_;
    diagnostics problems_;
};

bool checker::buffers(const column_type& type, const ArrowArray& array) {
    const auto wanted = buffers_of(type.storage);
    const bool enough = type.storage == storage::text_view ? array.n_buffers >= 3 : array.n_buffers == wanted;
    if (!enough) {
        return wrong(
            {"有 " + std::to_string(array.n_buffers) + " 个缓冲区，其类型应有 " + std::to_string(wanted) + " 个",
             "it has " + std::to_string(array.n_buffers) + " buffers, and its type " + std::to_string(wanted)});
    }
    if (array.n_buffers > 0 && array.buffers == nullptr) {
        return wrong({"缺少缓冲区", "a buffer is missing"});
    }
    const bool empty = array.length + array.offset == 0;
    for (std::int64_t i = 1; i < std::min(wanted, std::int64_t{2}) && !empty; ++i) {
        if (array.buffers[i] == nullptr) {
            return wrong({"缺少缓冲区", "a buffer is missing"});
        }
    }
    if (array.null_count > 0 && wanted > 0 && array.buffers[0] == nullptr) {
        return wrong({"有空值却没有有效位图", "there are nulls but no validity bitmap"});
    }
    return true;
}

bool checker::shape(const column_type& type, const ArrowArray& array) {
    if (array.release == nullptr) {
        return wrong({"已经释放", "it was released"});
    }
    constexpr std::int64_t longest = std::int64_t{1} << 60;
    if (array.length < 0 || array.offset < 0 || array.length > longest || array.offset > longest ||
        array.null_count < -1 || array.null_count > array.length) {
        return wrong({"长度、偏移或空值数目不对", "its length, offset or number of nulls is wrong"});
    }
    const auto wanted = static_cast<std::int64_t>(type.children.size());
    if (array.n_children != wanted || (wanted != 0 && array.children == nullptr)) {
        return wrong(
            {"有 " + std::to_string(array.n_children) + " 个子列，其类型应有 " + std::to_string(wanted) + " 个",
             "it has " + std::to_string(array.n_children) + " children, and its type " + std::to_string(wanted) +
                 (array.children == nullptr ? "; none are given" : "")});
    }
    if ((type.dictionary != nullptr) != (array.dictionary != nullptr)) {
        return wrong(type.dictionary ? wording{"缺少字典", "its dictionary is missing"}
                                     : wording{"其类型没有字典", "it has a dictionary, and its type none"});
    }
    return buffers(type, array);
}

template <class Offset>
void checker::ascending(const Offset* offsets, const ArrowArray& array, std::optional<std::int64_t> items) {
    if (array.length == 0) {
        return;
    }
    const auto* first = offsets + array.offset;
    bool fine = first[0] >= 0;
    for (std::int64_t i = 0; i < array.length; ++i) {
        fine &= first[i] <= first[i + 1];
    }
    if (!fine || (items && static_cast<std::int64_t>(first[array.length]) > *items)) {
        wrong({"偏移越界", "an offset lies outside"});
    }
    const bool letters = !items && fine && first[array.length] > first[0];
    if (letters && array.buffers[2] == nullptr) {
        wrong({"缺少缓冲区", "a buffer is missing"});
    }
}

/// Where cells begin: among the items of the child of a list, or among letters.
void checker::offsets(const column_type& type, const ArrowArray& array) {
    std::optional<std::int64_t> items;
    if (buffers_of(type.storage) != 3) {
        items = array.children[0] == nullptr ? 0 : array.children[0]->length;
    }
    if (type.width == 4) {
        ascending(static_cast<const std::int32_t*>(array.buffers[1]), array, items);
    } else {
        ascending(static_cast<const std::int64_t*>(array.buffers[1]), array, items);
    }
}

// A view is its length, then twelve bytes of text, or four of them, the number of a buffer and an offset in it.
void checker::views(const ArrowArray& array) {
    const auto variadic = array.n_buffers - 3;
    const auto* views = static_cast<const std::int32_t*>(array.buffers[1]) + array.offset * 4;
    const auto* sizes = static_cast<const std::int64_t*>(array.buffers[array.n_buffers - 1]);
    if (variadic > 0 && sizes == nullptr) {
        wrong({"缺少缓冲区", "a buffer is missing"});
        return;
    }
    const auto* valid = validity_of(array);
    for (std::int64_t i = 0; i < array.length; ++i, views += 4) {
        if (valid != nullptr && !bit_at(valid, i + array.offset)) {
            continue;
        }
        const bool inside =
            views[0] >= 0 && (views[0] <= 12 || (views[2] >= 0 && views[2] < variadic && views[3] >= 0 &&
                                                 std::int64_t{views[3]} + views[0] <= sizes[views[2]] &&
                                                 array.buffers[2 + views[2]] != nullptr));
        if (!inside) {
            wrong({"文本视图越界", "a text view lies outside"});
            return;
        }
    }
}

void checker::check(const column_type& type, const ArrowArray& array, const std::string& outer) {
    path_ = outer.empty() ? type.name : outer + "." + type.name;
    const auto path = path_;
    if (!shape(type, array)) {
        return;
    }
    if (type.storage == storage::text_view && !type.dictionary) {
        views(array);
    } else if (buffers_of(type.storage) == 3 || type.storage == storage::list || type.storage == storage::large_list) {
        offsets(type, array);
    }
    for (std::size_t i = 0; i < type.children.size(); ++i) {
        if (array.children[i] == nullptr) {
            wrong({"缺少子列", "a child is missing"});
            return;
        }
        check(type.children[i], *array.children[i], path);
        const bool too_short =
            type.storage == storage::record && array.children[i]->length < array.length + array.offset;
        if (too_short) {
            wrong({"子列太短", "a child is too short"});
        }
    }
    if (type.dictionary) {
        check(*type.dictionary, *array.dictionary, path);
    }
}

} // namespace

diagnostics check_array(const column_type& type, const ArrowArray& array) {
    constexpr std::int64_t most_rows = INT32_MAX;
    if (array.release != nullptr && array.length > most_rows) {
        return {arrow_problem("columns.array", {"一批最多 2147483647 行", "a batch has 2147483647 rows at most"},
                              {"请分成几批", "Divide it into several batches."})};
    }
    checker with;
    with.check(type, array, "");
    return with.take();
}

} // namespace guiju::columns
