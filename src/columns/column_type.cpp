#include "column_type.hpp"

#include <charconv>
#include <optional>

namespace guiju::columns {

namespace {

constexpr int deepest = 64;

/// Integers divided by commas: "9,2" or "9,2,32".
std::optional<std::vector<int>> numbers_in(std::string_view text) {
    std::vector<int> all;
    while (true) {
        int one = 0;
        const auto end = text.data() + text.size();
        const auto [at, error] = std::from_chars(text.data(), end, one);
        if (error != std::errc{}) {
            return std::nullopt;
        }
        all.push_back(one);
        if (at == end) {
            return all;
        }
        if (*at != ',') {
            return std::nullopt;
        }
        text = std::string_view(at + 1, static_cast<std::size_t>(end - at - 1));
    }
}

bool plain_type(std::string_view format, column_type& type) {
    struct row {
        std::string_view format;
        columns::storage storage;
        int width;
    };
    static constexpr row rows[] = {
        {"n", storage::null, 0},         {"b", storage::boolean, 0},       {"c", storage::signed_int, 1},
        {"C", storage::unsigned_int, 1}, {"s", storage::signed_int, 2},    {"S", storage::unsigned_int, 2},
        {"i", storage::signed_int, 4},   {"I", storage::unsigned_int, 4},  {"l", storage::signed_int, 8},
        {"L", storage::unsigned_int, 8}, {"f", storage::floating, 4},      {"g", storage::floating, 8},
        {"u", storage::text, 4},         {"U", storage::large_text, 8},    {"vu", storage::text_view, 16},
        {"tdD", storage::date_days, 4},  {"tdm", storage::date_millis, 8}, {"+l", storage::list, 4},
        {"+L", storage::large_list, 8},  {"+s", storage::record, 0},
    };
    for (const auto& one : rows) {
        if (one.format == format) {
            type.storage = one.storage;
            type.width = one.width;
            return true;
        }
    }
    return false;
}

bool decimal_type(std::string_view format, column_type& type) {
    if (!format.starts_with("d:")) {
        return false;
    }
    const auto parts = numbers_in(format.substr(2));
    if (!parts || parts->size() < 2 || parts->size() > 3) {
        return false;
    }
    const int bits = parts->size() == 3 ? (*parts)[2] : 128;
    if (bits != 32 && bits != 64 && bits != 128 && bits != 256) {
        return false;
    }
    type.storage = storage::decimal;
    type.precision = (*parts)[0];
    type.scale = (*parts)[1];
    type.width = bits / 8;
    constexpr int most_digits[] = {9, 18, 38, 76};
    const int most = most_digits[bits == 32 ? 0 : bits == 64 ? 1 : bits == 128 ? 2 : 3];
    return type.precision > 0 && type.precision <= most && type.scale >= -most && type.scale <= most;
}

bool timestamp_type(std::string_view format, column_type& type) {
    if (!format.starts_with("ts") || format.size() < 4 || format[3] != ':') {
        return false;
    }
    type.storage = storage::timestamp;
    type.width = 8;
    type.placed = format.size() > 4;
    switch (format[2]) {
    case 's':
        type.per_second = 1;
        return true;
    case 'm':
        type.per_second = 1'000;
        return true;
    case 'u':
        type.per_second = 1'000'000;
        return true;
    case 'n':
        type.per_second = 1'000'000'000;
        return true;
    default:
        return false;
    }
}

diagnostic unread(const std::string& path, std::string_view format) {
    const auto shown = std::string(format.substr(0, 40));
    return arrow_problem(
        "columns.type",
        {"列 " + path + " 的类型（" + shown + "）不能读取",
         "the type of the column " + path + " (" + shown + ") is not read"},
        {"可用整数、浮点数、十进制数、文本、是否、日期、时间戳，以及由它们组成的列表、struct 和字典",
         "Read are integers, decimals, floats of 4 and 8 bytes, texts, booleans, dates and timestamps, "
         "and lists, structs and dictionaries of these."});
}

/// What is wrong with the structure of a schema, whatever its type.
diagnostic malformed(const std::string& path, wording what) {
    return arrow_problem("columns.type",
                         {"列 " + path + " 的结构：" + what.zh, "the schema of the column " + path + ": " + what.en});
}

class type_reader {
public:
    bool read(const ArrowSchema& schema, const std::string& outer, int depth, column_type& into);
    [[nodiscard]] diagnostics take() { return std::move(problems_); }

private:
    bool shape(const ArrowSchema& schema, const std::string& path, int depth);
    bool children(const ArrowSchema& schema, const std::string& path, int depth, column_type& into);
    bool dictionary(const ArrowSchema& schema, const std::string& path, int depth, column_type& into);
    bool wrong(diagnostic what) {
        problems_.push_back(std::move(what));
        return false;
    }

    diagnostics problems_;
};

bool type_reader::shape(const ArrowSchema& schema, const std::string& path, int depth) {
    if (schema.release == nullptr) {
        return wrong(malformed(path, {"已经释放", "it was released"}));
    }
    if (depth >= deepest) {
        return wrong(malformed(path, {"嵌套超过 64 层", "it is nested deeper than 64 levels"}));
    }
    if (schema.n_children < 0 || (schema.n_children > 0 && schema.children == nullptr)) {
        return wrong(malformed(path, {"子列的数目与所给不符", "its number of children is not that of those given"}));
    }
    return true;
}

bool type_reader::children(const ArrowSchema& schema, const std::string& path, int depth, column_type& into) {
    const bool list = into.storage == storage::list || into.storage == storage::large_list;
    const bool wanted = list ? schema.n_children == 1 : into.storage == storage::record || schema.n_children == 0;
    if (!wanted) {
        return wrong(
            malformed(path, {"列表应有一个子列，标量没有子列", "of its children: a list has one, a scalar none"}));
    }
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
        if (schema.children[i] == nullptr) {
            return wrong(malformed(path, {"缺少一个子列", "one of its children is missing"}));
        }
        if (!read(*schema.children[i], path, depth + 1, into.children.emplace_back())) {
            return false;
        }
    }
    return true;
}

bool type_reader::dictionary(const ArrowSchema& schema, const std::string& path, int depth, column_type& into) {
    auto values = std::make_shared<column_type>();
    const bool indices = into.storage == storage::signed_int || into.storage == storage::unsigned_int;
    if (indices && !read(*schema.dictionary, path, depth + 1, *values)) {
        return false;
    }
    if (!indices || values->dictionary) {
        return wrong(malformed(path, {"字典的下标应为整数，字典的值不应再有字典",
                                      "the indices of a dictionary are integers, and its values have no dictionary"}));
    }
    into.dictionary = std::move(values);
    return true;
}

bool type_reader::read(const ArrowSchema& schema, const std::string& outer, int depth, column_type& into) {
    if (schema.release != nullptr) {
        into.name = schema.name == nullptr ? "" : schema.name;
    }
    const auto path = outer.empty() ? into.name : outer + "." + into.name;
    if (!shape(schema, path, depth)) {
        return false;
    }
    const std::string_view format = schema.format == nullptr ? "" : schema.format;
    if (!plain_type(format, into) && !decimal_type(format, into) && !timestamp_type(format, into)) {
        return wrong(unread(path, format));
    }
    return children(schema, path, depth, into) &&
           (schema.dictionary == nullptr || dictionary(schema, path, depth, into));
}

} // namespace

diagnostic arrow_problem(std::string code, wording what, wording hint) {
    diagnostic made;
    made.code = std::move(code);
    made.what = std::move(what);
    made.hint = std::move(hint);
    return made;
}

result<column_type> read_type(const ArrowSchema& schema) {
    column_type type;
    type_reader reader;
    if (!reader.read(schema, "", 0, type)) {
        return reader.take();
    }
    return type;
}

} // namespace guiju::columns
