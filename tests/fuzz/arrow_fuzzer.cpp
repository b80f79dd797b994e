// Whatever the schema and the array, as far as Arrow's C interface lets it be seen: asked about it, a policy says what
// is wrong, or answers each row as it answers the same record alone. Buffers are as long as the types and lengths say,
// which nobody can check from outside; what they hold, and all else, is as the bytes have it.
#include <guiju/guiju.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace guiju;

constexpr const char* rules = R"(policy small

category level, ordered: low, high

record thing
  n: number
  m: months, optional
  paid: money
  yes: boolean
  day: date
  at: date and time, optional
  grade: level
  word: text
  items: list of item

record item, belongs to thing
  n: number
  day: date, optional

decision total: number, for each thing
  = n + sum(items.n)

benefit due: money, for each thing
  when yes and grade = "high" and day >= date(2024, 1, 1): paid * 2
  otherwise: paid

decision same: boolean, for each thing
  = word = "a" or m = null or at = null
)";

void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "%s\n", what);
        std::abort();
    }
}

const policy& small() {
    static const policy made = parse(rules, "small.rules").value();
    return made;
}

/// Bytes as they come; zeros when there are no more.
class bytes {
public:
    bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    std::uint8_t next() { return at_ < size_ ? data_[at_++] : std::uint8_t{0}; }
    std::size_t below(std::size_t most) { return next() % most; }
    bool rarely() { return next() > 250; }

private:
    const std::uint8_t* data_;
    std::size_t size_, at_ = 0;
};

/// A column with all that it points at; released structs own nothing.
struct column {
    std::string format, name;
    std::vector<std::vector<std::uint8_t>> content;
    std::vector<const void*> buffers;
    std::vector<std::unique_ptr<column>> children;
    std::vector<ArrowSchema*> schemas;
    std::vector<ArrowArray*> arrays;
    std::unique_ptr<column> dictionary;
    ArrowSchema schema{};
    ArrowArray array{};
};

constexpr std::array formats{"n",      "b",        "c",   "C",   "s",    "S",       "i",          "I",
                             "l",      "L",        "f",   "g",   "u",    "U",       "vu",         "d:9,2",
                             "d:38,0", "d:9,2,32", "tdD", "tdm", "tss:", "tsn:UTC", "d:18,-3,64", "d:76,5,256",
                             "+s",     "+l",       "+L",  "e",   "+w:2", ""};
constexpr std::array names{"n", "m", "paid", "yes", "day", "at", "grade", "word", "items", "other"};

std::size_t width_of(const std::string& format) {
    if (format.starts_with("d:")) {
        return format.ends_with(",32") ? 4 : format.ends_with(",64") ? 8 : format.ends_with(",256") ? 32 : 16;
    }
    if (format.starts_with("ts") || format == "tdm" || format == "l" || format == "L" || format == "g") {
        return 8;
    }
    return format == "c" || format == "C" ? 1 : format == "s" || format == "S" ? 2 : format == "vu" ? 16 : 4;
}

/// Makes columns of so many cells.
class maker {
public:
    explicit maker(bytes& from) : from_(from) {}

    std::unique_ptr<column> table() {
        auto made = std::make_unique<column>();
        made->format = from_.rarely() ? "i" : "+s";
        fill(*made, 1 + static_cast<std::int64_t>(from_.below(6)), 0);
        return made;
    }

private:
    std::vector<std::uint8_t> some(std::size_t size) {
        std::vector<std::uint8_t> made(size);
        for (auto& one : made) {
            one = from_.next();
        }
        return made;
    }

    void add(column& to, std::vector<std::uint8_t> content) { to.content.push_back(std::move(content)); }

    /// Small steps, so that most are fine; the sum of what they pass.
    template <class Offset>
    std::int64_t add_offsets(column& to, std::size_t cells) {
        std::vector<std::uint8_t> made((cells + 1) * sizeof(Offset));
        Offset at = static_cast<Offset>(from_.rarely() ? -1 : 0);
        for (std::size_t i = 0; i <= cells; ++i) {
            std::memcpy(made.data() + i * sizeof at, &at, sizeof at);
            at = static_cast<Offset>(at + (from_.rarely() ? -2 : static_cast<Offset>(from_.below(4))));
        }
        Offset last = 0;
        std::memcpy(&last, made.data() + cells * sizeof last, sizeof last);
        add(to, std::move(made));
        return last;
    }

    void add_views(column& to, std::size_t cells) {
        add(to, some(cells * 16));
        add(to, some(40));
        std::vector<std::uint8_t> sizes(8);
        sizes[0] = 40;
        add(to, std::move(sizes));
    }

    void add_content(column& to, std::size_t cells) {
        if (to.format == "b") {
            add(to, some(cells / 8 + 1));
        } else if (to.format == "u" || to.format == "U") {
            const auto letters =
                to.format == "u" ? add_offsets<std::int32_t>(to, cells) : add_offsets<std::int64_t>(to, cells);
            add(to, some(static_cast<std::size_t>(std::max<std::int64_t>(letters, 0)) + 8 * cells));
        } else if (to.format == "vu") {
            add_views(to, cells);
        } else if (to.format == "+l" || to.format == "+L") {
            to.format == "+l" ? add_offsets<std::int32_t>(to, cells) : add_offsets<std::int64_t>(to, cells);
        } else if (to.format != "n" && to.format != "+s") {
            add(to, some(cells * width_of(to.format)));
        }
    }

    void add_children(column& to, std::int64_t cells, int depth) {
        const bool list = to.format == "+l" || to.format == "+L";
        if (depth > 3 || (!list && to.format != "+s" && !from_.rarely())) {
            return;
        }
        for (auto count = list ? std::size_t{1} : 1 + from_.below(10); count > 0; --count) {
            auto child = std::make_unique<column>();
            child->name = from_.rarely() ? "\xff" : names[from_.below(names.size())];
            child->format = formats[from_.below(formats.size())];
            fill(*child, (list ? 4 * cells : cells) - (from_.rarely() ? 1 : 0), depth + 1);
            to.children.push_back(std::move(child));
        }
    }

    void add_dictionary(column& to, int depth) {
        constexpr std::string_view indices = "cCsSiIlLg";
        if (depth > 3 || to.format.size() != 1 || indices.find(to.format) == indices.npos || from_.below(3) != 0) {
            return;
        }
        to.dictionary = std::make_unique<column>();
        to.dictionary->format = from_.rarely() ? formats[from_.below(formats.size())] : "u";
        fill(*to.dictionary, static_cast<std::int64_t>(from_.below(5)), depth + 1);
    }

    void fill(column& to, std::int64_t cells, int depth) {
        cells = std::max<std::int64_t>(cells, 0);
        const auto offset = from_.rarely() ? static_cast<std::int64_t>(from_.below(3)) : 0;
        const auto room = static_cast<std::size_t>(cells + offset);
        const bool nulls = to.format != "n" && from_.below(3) == 0;
        if (to.format != "n") {
            add(to, nulls ? some(room / 8 + 1) : std::vector<std::uint8_t>{});
        }
        add_content(to, room);
        add_children(to, cells + offset, depth);
        add_dictionary(to, depth);
        point(to, cells, offset, nulls);
    }

    void point(column& to, std::int64_t cells, std::int64_t offset, bool nulls) {
        for (const auto& one : to.content) {
            to.buffers.push_back(one.empty() || from_.rarely() ? nullptr : one.data());
        }
        for (const auto& child : to.children) {
            to.schemas.push_back(&child->schema);
            to.arrays.push_back(&child->array);
        }
        const auto inner = static_cast<std::int64_t>(to.children.size());
        to.schema.format = to.format.c_str();
        to.schema.name = to.name.c_str();
        to.schema.n_children = inner;
        to.schema.children = to.schemas.data();
        to.schema.dictionary = to.dictionary ? &to.dictionary->schema : nullptr;
        to.schema.release = from_.rarely() ? nullptr : +[](ArrowSchema* raw) { raw->release = nullptr; };
        to.array.length = from_.rarely() ? -cells : cells;
        to.array.null_count = nulls ? -1 : 0;
        to.array.offset = offset;
        to.array.n_buffers = static_cast<std::int64_t>(to.buffers.size()) - (from_.rarely() ? 1 : 0);
        to.array.n_children = from_.rarely() ? inner - 1 : inner;
        to.array.buffers = from_.rarely() ? nullptr : to.buffers.data();
        to.array.children = to.arrays.data();
        to.array.dictionary = to.dictionary && !from_.rarely() ? &to.dictionary->array : nullptr;
        to.array.release = from_.rarely() ? nullptr : +[](ArrowArray* raw) { raw->release = nullptr; };
    }

    bytes& from_;
};

void require_words(const diagnostics& problems) {
    require(!problems.empty(), "no answers and no problem");
    for (const auto& one : problems) {
        require(!one.what.zh.empty() && !one.what.en.empty(), "a problem without words");
    }
}

/// The word of a status column.
std::string_view word_at(const ArrowArray& column, std::int64_t row) {
    const auto at = static_cast<const std::int8_t*>(column.buffers[1])[row];
    const auto* offsets = static_cast<const std::int32_t*>(column.dictionary->buffers[1]) + at;
    return {static_cast<const char*>(column.dictionary->buffers[2]) + offsets[0],
            static_cast<std::size_t>(offsets[1] - offsets[0])};
}

void compare(const columns::engine& with, const ArrowArray& batch, const ArrowArray& answers) {
    require(answers.length == batch.length, "not one answer a row");
    evaluate::scratch memory;
    for (std::int64_t row = 0; row < batch.length; ++row) {
        const auto record = with.record(batch, row);
        for (std::size_t a = 0; a < with.plan().size(); ++a) {
            const auto status = word_at(*answers.children[2 * a + 1], row);
            if (record.is_null()) {
                continue; // an error, unless the answer needs nothing of what cannot be read
            }
            const auto one = small().evaluator().ask(with.plan()[a].answer, record, {}, {}, {}, memory);
            require(status == evaluate::name_of(one.status), "another status than for one record");
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    bytes from(data, size);
    const auto table = maker(from).table();
    const auto engine = small().columns(table->schema, {}, {}, {}, "thing");
    if (!engine) {
        require_words(engine.problems());
        return 0;
    }
    const auto answers = (*engine)(table->array);
    if (!answers) {
        require_words(answers.problems());
        return 0;
    }
    compare(*engine, table->array, **answers);
    return 0;
}
