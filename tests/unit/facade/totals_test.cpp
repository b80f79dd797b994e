#include "unit/columns/batches.hpp"

#include <guiju/meaning/to_text.hpp>

#include <gtest/gtest.h>

#include <deque>

// Totals by the facade: of streams of batches, and of data as records.
namespace guiju {
namespace {

using namespace columns::testing;

const policy& mini() {
    static const policy loaded = load(GUIJU_SOURCE_DIR "/examples/mini/mini.rules.md").value();
    return loaded;
}

std::vector<columns::total> asked_for(const std::vector<std::string>& written) {
    std::vector<columns::total> all;
    for (const auto& one : written) {
        all.push_back(columns::read_total(one).value());
    }
    return all;
}

column batch(std::int32_t grant) {
    return table("", 3, dictionary("rating", {"none", "3A", "4A", "5A"}, {1, 3, 0}),
                 booleans("first_time", {true, false, true}), fixed<std::int32_t>("grant", "d:9,2,32", {grant, 5, 0}),
                 fixed<std::int32_t>("labour", "d:9,2,32", {6000, 1, 7}),
                 fixed<std::int32_t>("contribution", "d:9,2,32", {100000, 0, 9}),
                 fixed<std::int8_t>("hires", "c", {2, 0, 8}), fixed<std::int8_t>("months", "c", {13, 0, 3}));
}

/// A stream of batches; after them, when `fails`, an error.
class batches {
public:
    static columns::arrow_stream of(std::deque<column> all, bool fails = false) {
        ArrowArrayStream raw{};
        auto* held = new batches;
        held->all_ = std::move(all);
        held->fails_ = fails;
        raw.private_data = held;
        raw.get_schema = [](ArrowArrayStream* s, ArrowSchema* out) {
            *out = batch(1).schema.give();
            static_cast<void>(s);
            return 0;
        };
        raw.get_next = [](ArrowArrayStream* s, ArrowArray* out) {
            auto& self = *static_cast<batches*>(s->private_data);
            *out = ArrowArray{};
            if (self.all_.empty()) {
                return self.fails_ ? 5 : 0;
            }
            *out = self.all_.front().array.give();
            self.all_.pop_front();
            return 0;
        };
        raw.get_last_error = [](ArrowArrayStream*) { return "the disk is gone"; };
        raw.release = [](ArrowArrayStream* s) {
            delete static_cast<batches*>(s->private_data);
            s->release = nullptr;
        };
        return columns::arrow_stream(&raw);
    }

private:
    std::deque<column> all_;
    bool fails_ = false;
};

std::string shown(const columns::total_table& all) {
    std::string made;
    for (const auto& group : all.groups) {
        for (const auto& key : group.keys) {
            made += meaning::to_text(key) + " ";
        }
        made += "|";
        for (const auto& v : group.totals) {
            made += " " + meaning::to_text(v);
        }
        made += "\n";
    }
    return made;
}

std::deque<column> two() {
    std::deque<column> all;
    all.push_back(batch(10001));
    all.push_back(batch(10003));
    return all;
}

TEST(PolicyTotals, ReadAStreamToItsEnd) {
    const auto found =
        mini().totals(batches::of(two()), asked_for({"count()", "sum(total)", "max(grant)"}), {"rating"});
    EXPECT_EQ(shown(found.value()), "无 | 2 4.32 0.00\n3A | 2 68100.02 100.03\n5A | 2 0.02 0.05\n");
    EXPECT_EQ(found->totals[1], "sum(total)");
    EXPECT_EQ(found->keys[0], "rating");
}

TEST(PolicyTotals, NeedNoAnswer) {
    EXPECT_EQ(shown(mini().totals(batches::of(two()), asked_for({"count()", "sum(hires)"})).value()), "| 6 20\n");
}

TEST(PolicyTotals, HandOnTheErrorOfAStream) {
    const auto found = mini().totals(batches::of(two(), true), asked_for({"sum(total)"}));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.problems().front().code, "columns.stream");
    EXPECT_NE(found.problems().front().what.en.find("the disk is gone"), std::string::npos);
}

TEST(PolicyTotals, OfRecordsAreThoseOfTheirColumns) {
    const auto& p = mini();
    std::vector<population> all;
    for (std::int32_t grant : {10001, 10003}) {
        const auto in = batch(grant);
        const auto engine = p.columns(*in.schema, {"total"}).value();
        for (std::int64_t row = 0; row < 3; ++row) {
            all.push_back({*p.record("organisation"), engine.record(*in.array, row), {}, 0});
        }
    }
    const auto asked =
        asked_for({"count()", "sum(total)", "mean(total)", "share(total)", "median(total)", "count(rating)"});
    for (const auto& by : std::vector<std::vector<std::string>>{{}, {"rating"}, {"reward", "评级"}}) {
        EXPECT_EQ(shown(p.totals(all, asked, by).value()), shown(p.totals(batches::of(two()), asked, by).value()));
    }
}

TEST(PolicyTotals, OfRecordsHaveDimensions) {
    const auto p = parse("policy yearly\n  default as of 2025-12-31\nrecord thing\n  a: money\n"
                         "target paid: money, for each thing, for each year in [2023, 2024]\n"
                         "  actual a * (year - 2022)\n  at least 300 CNY\n",
                         "yearly.rules")
                       .value();
    const std::vector<population> all{p.read(read_json(R"({"thing": {"a": "100"}})", "a").value()),
                                      p.read(read_json(R"({"thing": {"a": "150"}})", "b").value())};
    EXPECT_EQ(shown(p.totals(all, asked_for({"sum(paid)", "sum(paid.gap)"}), {"year"}).value()),
              "2023 | 250.00 350.00\n2024 | 500.00 100.00\n");
    EXPECT_EQ(shown(p.totals(all, asked_for({"count()"}), {"paid[2024].status"}).value()), "met | 1\nmissed | 1\n");
    EXPECT_EQ(shown(p.totals(all, asked_for({"sum(paid[2023])"})).value()), "| 250.00\n");
    EXPECT_EQ(p.totals(all, asked_for({"sum(paied)"})).problems().front().code, "totals.column");
}

} // namespace
} // namespace guiju
