#include "batches.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <functional>

// Arrow as no careful program would hand it in: each is an error that says what is wrong, nothing is read outside its
// buffers, and all that was handed over is released once. What cannot be seen is told in docs/cpp.md.
namespace guiju::columns {
namespace {

using namespace testing;

const policy& things() {
    static const policy made =
        parse("# T {#t}\n\n```rules\npolicy t\ncategory level, ordered: A, B, C\nrecord thing\n  n: number\n  word: "
              "text\n"
              "  yes: boolean\n  grade: level\n  items: list of item\nrecord item, belongs to thing\n  paid: number\n"
              "decision d: number, for each thing\n"
              "  = n + sum(items.paid) + (if yes and grade >= \"B\" and word = \"x\" then 1 else 0)\n```\n")
            .value();
    return made;
}

// Two rows; the columns in the order of the fields.
constexpr std::size_t n = 0, word = 1, grade = 3, items = 4;
column two_rows() {
    return table("", 2, fixed<std::int32_t>("n", "i", {1, 2}), texts("word", {"x", "long"}),
                 booleans("yes", {true, false}), dictionary("grade", {"A", "B", "C"}, {0, 2}),
                 lists("items", {2, 1}, table("item", 3, fixed<std::int8_t>("paid", "c", {5, 6, 7}))));
}

/// Hands a struct on, and counts how often what is handed on is released.
template <class Raw>
Raw counted(owned<Raw> inner, int& releases) {
    struct kept {
        owned<Raw> inner;
        int* releases;
    };
    Raw made = *inner;
    made.private_data = new kept{std::move(inner), &releases};
    made.release = [](Raw* raw) {
        auto* all = static_cast<kept*>(raw->private_data);
        ++*all->releases;
        delete all;
        raw->release = nullptr;
    };
    return made;
}

std::string all_words(const diagnostics& problems) {
    std::string all;
    for (const auto& one : problems) {
        all += one.code + ": " + one.what.en + (one.hint.en.empty() ? "" : " (" + one.hint.en + ")") + "\n";
        EXPECT_FALSE(one.what.zh.empty());
    }
    return all;
}

struct bad_batch {
    const char* name;
    std::function<void(ArrowArray&)> spoil;
    const char* says;
};

template <class T>
T* cells_of(ArrowArray& array, std::size_t buffer) {
    return static_cast<T*>(const_cast<void*>(array.buffers[buffer]));
}

TEST(BadArrow, EachBatchThatIsNotOfItsSchemaIsAnError) {
    const std::vector<bad_batch> all = {
        {"a released batch", [](ArrowArray& a) { a.release(&a); }, "released"},
        {"a released column", [](ArrowArray& a) { a.children[n]->release(a.children[n]); },
         "column n: it was released"},
        {"no children", [](ArrowArray& a) { a.children = nullptr; }, "children"},
        {"a child that is not there", [](ArrowArray& a) { a.children[n] = nullptr; }, "child is missing"},
        {"too few children", [](ArrowArray& a) { a.n_children = 2; }, "has 2 children, and its type 5"},
        {"less than no children", [](ArrowArray& a) { a.n_children = -1; }, "children"},
        {"a list without its items", [](ArrowArray& a) { a.children[items]->n_children = 0; }, "column items"},
        {"no buffers", [](ArrowArray& a) { a.children[n]->buffers = nullptr; }, "column n: "},
        {"too few buffers", [](ArrowArray& a) { a.children[word]->n_buffers = 2; }, "has 2 buffers, and its type 3"},
        {"less than no buffers", [](ArrowArray& a) { a.children[word]->n_buffers = -3; }, "buffers"},
        {"no cells", [](ArrowArray& a) { a.children[n]->buffers[1] = nullptr; }, "a buffer is missing"},
        {"no offsets", [](ArrowArray& a) { a.children[items]->buffers[1] = nullptr; }, "a buffer is missing"},
        {"no letters", [](ArrowArray& a) { a.children[word]->buffers[2] = nullptr; }, "a buffer is missing"},
        {"a length below zero", [](ArrowArray& a) { a.length = -1; }, "length"},
        {"an offset below zero", [](ArrowArray& a) { a.children[n]->offset = -8; }, "offset"},
        {"an offset that overflows", [](ArrowArray& a) { a.children[n]->offset = INT64_MAX; }, "offset"},
        {"more nulls than cells", [](ArrowArray& a) { a.children[n]->null_count = 3; }, "nulls"},
        {"nulls without a bitmap", [](ArrowArray& a) { a.children[n]->null_count = 1; }, "no validity bitmap"},
        {"more rows than a column has", [](ArrowArray& a) { a.length = 3; }, "too short"},
        {"rows behind the end of a column", [](ArrowArray& a) { a.offset = 1; }, "too short"},
        {"more rows than any batch",
         [](ArrowArray& a) {
             a.length = std::int64_t{1} << 40;
             for (std::int64_t c = 0; c < a.n_children; ++c) {
                 a.children[c]->length = a.length;
             }
         },
         "rows at most"},
        {"lists that run backwards", [](ArrowArray& a) { cells_of<std::int32_t>(*a.children[items], 1)[1] = 4; },
         "offset"},
        {"lists beyond their items", [](ArrowArray& a) { cells_of<std::int32_t>(*a.children[items], 1)[2] = 4; },
         "offset"},
        {"lists of less than no items", [](ArrowArray& a) { a.children[items]->children[0]->length = -1; },
         "column items: an offset"},
        {"lists before their items", [](ArrowArray& a) { cells_of<std::int32_t>(*a.children[items], 1)[0] = -1; },
         "offset"},
        {"texts that run backwards", [](ArrowArray& a) { cells_of<std::int32_t>(*a.children[word], 1)[1] = 9; },
         "offset"},
        {"no dictionary", [](ArrowArray& a) { a.children[grade]->dictionary = nullptr; }, "dictionary"},
        {"a released dictionary",
         [](ArrowArray& a) { a.children[grade]->dictionary->release(a.children[grade]->dictionary); }, "released"},
        {"a dictionary that none is wanted of",
         [](ArrowArray& a) { a.children[n]->dictionary = a.children[grade]->dictionary; }, "dictionary"},
    };
    const auto fine = two_rows();
    const auto engine = things().columns(*fine.schema, {"d"}).value();
    ASSERT_TRUE(engine(*fine.array));
    for (const auto& one : all) {
        SCOPED_TRACE(one.name);
        int releases = 0;
        auto raw = counted(two_rows().array, releases);
        one.spoil(raw);
        {
            const arrow_array batch(&raw);
            const auto found = engine(*batch);
            ASSERT_FALSE(found);
            EXPECT_NE(all_words(found.problems()).find(one.says), std::string::npos) << all_words(found.problems());
            EXPECT_EQ(found.problems().front().code, "columns.array");
            EXPECT_TRUE(engine.record(*batch, 0).is_null());
        }
        EXPECT_EQ(releases, 1);
    }
}

TEST(BadArrow, ADictionaryIndexOutsideIsAnErrorOfItsRow) {
    for (const std::int8_t index : {std::int8_t{3}, std::int8_t{-1}, std::int8_t{127}}) {
        const auto in = two_rows();
        cells_of<std::int8_t>(*in.array->children[grade], 1)[1] = index;
        const auto out = things().columns(*in.schema, {"d"}).value()(*in.array).value();
        EXPECT_EQ(word_at(*out, 1, 0), "value");
        EXPECT_EQ(word_at(*out, 1, 1), "error");
    }
}

TEST(BadArrow, WhatLiesUnderARowThatIsNotThereIsNotRead) {
    auto in = two_rows();
    static const std::uint8_t first_alone = 1;
    in.array->null_count = 1;
    in.array->buffers[0] = &first_alone;
    const auto out = things().columns(*in.schema, {"d"}).value()(*in.array).value();
    EXPECT_EQ(word_at(*out, 1, 0), "value");
    EXPECT_EQ(word_at(*out, 1, 1), "error");
    EXPECT_TRUE(null_at(*out, 0, 1));
}

TEST(BadArrow, AColumnThatIsMissingIsAFactThatNobodyGave) {
    const auto in = table("", 1, fixed<std::int32_t>("n", "i", {1}));
    const auto out = things().columns(*in.schema, {"d"}).value()(*in.array).value();
    EXPECT_EQ(word_at(*out, 1, 0), "undetermined");
}

TEST(BadArrow, TwoColumnsOfOneFieldAreAnError) {
    const auto in = table("", 1, fixed<std::int32_t>("n", "i", {1}), fixed<std::int32_t>("n", "i", {1}));
    const auto found = things().columns(*in.schema, {"d"});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.problems().front().code, "columns.repeated");
}

TEST(BadArrow, AColumnOfAnotherTypeIsToldWithTheTypesThatItMayHave) {
    const auto yes_or_no = [](const char* name) { return booleans(name, {true}); };
    const auto number = [](const char* name) { return fixed<std::int32_t>(name, "i", {1}); };
    const std::vector<std::pair<column, const char*>> all = [&] {
        std::vector<std::pair<column, const char*>> made;
        made.emplace_back(table("", 1, yes_or_no("n")), "integers, decimals, floats or texts");
        made.emplace_back(table("", 1, number("yes")), "booleans or texts");
        made.emplace_back(table("", 1, number("grade")), "texts");
        made.emplace_back(table("", 1, number("items")), "lists");
        made.emplace_back(table("", 1, yes_or_no("word")), "texts");
        made.emplace_back(table("", 1, lists("items", {1}, number("item"))), "structs");
        return made;
    }();
    for (const auto& [in, says] : all) {
        const auto found = things().columns(*in.schema, {"d"});
        ASSERT_FALSE(found);
        EXPECT_EQ(found.problems().front().code, "columns.field");
        EXPECT_NE(all_words(found.problems()).find(says), std::string::npos) << all_words(found.problems());
    }
}

/// A schema that owns nothing.
ArrowSchema plain_schema(const char* format, const char* name = "n") {
    ArrowSchema made{};
    made.format = format;
    made.name = name;
    made.release = [](ArrowSchema* raw) { raw->release = nullptr; };
    return made;
}

std::string refused(const ArrowSchema& schema) {
    const auto found = things().columns(schema, {"d"});
    EXPECT_FALSE(found);
    return found ? "" : all_words(found.problems());
}

/// What is said of a table with that one column.
std::string refused_column(ArrowSchema child) {
    auto whole = plain_schema("+s", "");
    std::array children{&child};
    whole.n_children = 1;
    whole.children = children.data();
    return refused(whole);
}

TEST(BadArrow, FormatsThatAreNoneAreErrors) {
    const std::string endless(100'000, '+');
    for (const char* format : {"",
                               "zz",
                               "+",
                               "+s+s",
                               "e",
                               "+w:3",
                               "d",
                               "d:",
                               "d:9",
                               "d:,",
                               "d:9,",
                               "d:9,2,",
                               "d:9,2,7",
                               "d:9,2,32,1",
                               "d:0,0",
                               "d:-1,0",
                               "d:39,0",
                               "d:10,0,32",
                               "d:9,100",
                               "d:9,-100",
                               "d:99999999999999,2",
                               "d:9,99999999999999",
                               "d: 9,2",
                               "ts",
                               "tss",
                               "tsx:",
                               "tsx",
                               "tdX",
                               "\xff\xfe",
                               "i ",
                               endless.c_str()}) {
        SCOPED_TRACE(std::string(format).substr(0, 40));
        const auto said = refused_column(plain_schema(format));
        EXPECT_NE(said.find("columns.type"), std::string::npos) << said;
        EXPECT_NE(said.find("column n"), std::string::npos) << said;
        EXPECT_LT(said.size(), 1'000U);
    }
}

TEST(BadArrow, SchemasThatAreBrokenAreErrors) {
    EXPECT_NE(refused_column(plain_schema(nullptr)).find("columns.type"), std::string::npos);
    EXPECT_NE(refused_column(ArrowSchema{}).find("released"), std::string::npos);
    EXPECT_NE(refused(ArrowSchema{}).find("released"), std::string::npos);
    EXPECT_NE(refused_column(plain_schema("+l")).find("children"), std::string::npos);
    auto whole = plain_schema("+s", "");
    whole.n_children = 1;
    EXPECT_NE(refused(whole).find("children"), std::string::npos);
    whole.n_children = -1;
    EXPECT_NE(refused(whole).find("children"), std::string::npos);
    std::array<ArrowSchema*, 1> nothing{nullptr};
    whole.n_children = 1;
    whole.children = nothing.data();
    EXPECT_NE(refused(whole).find("children"), std::string::npos);
    auto words = plain_schema("u", "");
    auto by_floats = plain_schema("g");
    by_floats.dictionary = &words;
    EXPECT_NE(refused_column(by_floats).find("dictionar"), std::string::npos);
    auto inner = plain_schema("c", "");
    inner.dictionary = &words;
    auto twice = plain_schema("c");
    twice.dictionary = &inner;
    EXPECT_NE(refused_column(twice).find("dictionar"), std::string::npos);
}

TEST(BadArrow, ListsInListsWithoutEndAreAnError) {
    std::vector<ArrowSchema> all(10'000, plain_schema("+l"));
    std::vector<ArrowSchema*> inner(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        inner[i] = &all[(i + 1) % all.size()]; // a circle, too
        all[i].n_children = 1;
        all[i].children = &inner[i];
    }
    EXPECT_NE(refused_column(all[0]).find("nested"), std::string::npos);
}

/// A stream that ends badly.
struct producer {
    std::vector<arrow_array> batches;
    int schema_code = 0;
    bool gives_schema = true;
    int last_code = 0; ///< after the batches
    const char* said = nullptr;
    std::size_t read = 0;
    int releases = 0;

    arrow_stream stream() {
        ArrowArrayStream raw{};
        raw.private_data = this;
        raw.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
            auto& from = *static_cast<producer*>(self->private_data);
            *out = from.gives_schema && from.schema_code == 0 ? two_rows().schema.give() : ArrowSchema{};
            return from.schema_code;
        };
        raw.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
            auto& from = *static_cast<producer*>(self->private_data);
            *out = from.read < from.batches.size() ? from.batches[from.read].give() : ArrowArray{};
            return from.read++ < from.batches.size() ? 0 : from.last_code;
        };
        raw.get_last_error = [](ArrowArrayStream* self) { return static_cast<producer*>(self->private_data)->said; };
        raw.release = [](ArrowArrayStream* self) {
            ++static_cast<producer*>(self->private_data)->releases;
            self->release = nullptr;
        };
        return arrow_stream(&raw);
    }
};

arrow_array counted_batch(int& releases) {
    auto raw = counted(two_rows().array, releases);
    return arrow_array(&raw);
}

TEST(BadArrow, AStreamWithoutASchemaIsAnError) {
    for (const char* said : {static_cast<const char*>(nullptr), "the disk is gone"}) {
        producer from;
        from.schema_code = EIO;
        from.said = said;
        const auto found = things().columns(from.stream(), {"d"});
        ASSERT_FALSE(found);
        EXPECT_EQ(found.problems().front().code, "columns.stream");
        EXPECT_EQ(all_words(found.problems()).find("the disk is gone") != std::string::npos, said != nullptr);
        EXPECT_EQ(from.releases, 1);
    }
    producer silent;
    silent.gives_schema = false;
    EXPECT_EQ(things().columns(silent.stream(), {"d"}).problems().front().code, "columns.stream");
    EXPECT_EQ(silent.releases, 1);
    EXPECT_EQ(things().columns(arrow_stream(), {"d"}).problems().front().code, "columns.stream");
}

TEST(BadArrow, AStreamWithoutItsFunctionsIsAnError) {
    for (const bool schema : {true, false}) {
        producer from;
        auto stream = from.stream();
        if (schema) {
            stream->get_schema = nullptr;
        } else {
            stream->get_next = nullptr;
        }
        stream->get_last_error = nullptr;
        const auto found = things().columns(std::move(stream), {"d"});
        ASSERT_FALSE(found);
        EXPECT_EQ(found.problems().front().code, "columns.stream");
        EXPECT_EQ(from.releases, 1);
    }
}

TEST(BadArrow, AnErrorInTheMidstOfAStreamIsHandedOnAndEndsIt) {
    for (const char* said : {static_cast<const char*>(nullptr), "the disk is gone"}) {
        int batches = 0;
        producer from;
        from.batches.push_back(counted_batch(batches));
        from.last_code = EPIPE;
        from.said = said;
        auto answers = things().columns(from.stream(), {"d"}).value();
        ArrowArray out{};
        ASSERT_EQ(answers->get_next(answers.get(), &out), 0);
        EXPECT_EQ(arrow_array(&out)->length, 2);
        EXPECT_EQ(batches, 1);
        EXPECT_EQ(answers->get_last_error(answers.get()), nullptr);
        EXPECT_EQ(answers->get_next(answers.get(), &out), EPIPE);
        EXPECT_EQ(out.release, nullptr);
        EXPECT_STREQ(answers->get_last_error(answers.get()), said == nullptr ? "the input stream failed" : said);
        EXPECT_EQ(from.releases, 1);
        EXPECT_NE(answers->get_next(answers.get(), &out), 0);
        EXPECT_EQ(out.release, nullptr);
    }
}

TEST(BadArrow, ALaterBatchOfAnotherShapeEndsTheStream) {
    int batches = 0;
    producer from;
    from.batches.push_back(counted_batch(batches));
    auto other = counted(table("", 1, fixed<std::int32_t>("n", "i", {1})).array, batches);
    from.batches.emplace_back(&other);
    from.batches.push_back(counted_batch(batches));
    auto answers = things().columns(from.stream(), {"d"}).value();
    ArrowArray out{};
    ASSERT_EQ(answers->get_next(answers.get(), &out), 0);
    out.release(&out);
    EXPECT_EQ(answers->get_next(answers.get(), &out), EINVAL);
    EXPECT_EQ(batches, 2);
    EXPECT_EQ(from.releases, 1);
    EXPECT_NE(std::string(answers->get_last_error(answers.get())).find("children"), std::string::npos);
}

TEST(BadArrow, AStreamThatIsLeftEarlyIsReleasedOnce) {
    int batches = 0;
    producer from;
    from.batches.push_back(counted_batch(batches));
    from.batches.push_back(counted_batch(batches));
    {
        auto answers = things().columns(from.stream(), {"d"}).value();
        ArrowArray out{};
        ASSERT_EQ(answers->get_next(answers.get(), &out), 0);
        out.release(&out);
    }
    EXPECT_EQ(batches, 1);
    EXPECT_EQ(from.releases, 1);
}

TEST(BadArrow, TotalsOfAStreamThatFailsAreAnError) {
    int batches = 0;
    producer from;
    from.batches.push_back(counted_batch(batches));
    from.last_code = EPIPE;
    from.said = "the disk is gone";
    const auto found = things().totals(from.stream(), {read_total("sum(d)").value()});
    ASSERT_FALSE(found);
    EXPECT_NE(all_words(found.problems()).find("the disk is gone"), std::string::npos);
    EXPECT_EQ(batches, 1);
    EXPECT_EQ(from.releases, 1);
}

TEST(BadArrow, AReleasedStreamGivesAnErrorAndNotAnEnd) {
    const auto in = two_rows();
    auto answers = run(things().columns(*in.schema, {"d"}).value(), arrow_stream());
    ArrowArray out{};
    EXPECT_NE(answers->get_next(answers.get(), &out), 0);
    EXPECT_NE(answers->get_last_error(answers.get()), nullptr);
}

} // namespace
} // namespace guiju::columns
