// A program of its own, because it counts every allocation: none is made for a decision over typed scalars once all is
// warm.
#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {
std::atomic<std::size_t> allocations{0};
}

[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* made = std::malloc(size == 0 ? 1 : size)) {
        return made;
    }
    throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t alignment) {
    ++allocations;
    const auto to = static_cast<std::size_t>(alignment);
    if (void* made = std::aligned_alloc(to, (size + to - 1) / to * to)) {
        return made;
    }
    throw std::bad_alloc();
}
// std::stable_sort asks in this way; without it a sanitizer's own would answer, whose memory the delete below must not
// free.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* at) noexcept { std::free(at); }
[[gnu::noinline]] void operator delete(void* at, std::size_t) noexcept { std::free(at); }
[[gnu::noinline]] void operator delete(void* at, std::align_val_t) noexcept { std::free(at); }
[[gnu::noinline]] void operator delete(void* at, std::size_t, std::align_val_t) noexcept { std::free(at); }

namespace guiju {
namespace {

enum class grade { none, a3, a4, a5 };

struct organisation {
    grade rating = grade::a3;
    bool first_time = true;
    decimal grant{10001, -2};
    decimal labour{60};
    decimal contribution{1000};
    int hires = 2;
    int months = 13;
};

const layout<organisation> organisations{"organisation",
                                         {{"rating", &organisation::rating},
                                          {"first_time", &organisation::first_time},
                                          {"grant", &organisation::grant},
                                          {"labour", &organisation::labour},
                                          {"contribution", &organisation::contribution},
                                          {"hires", &organisation::hires},
                                          {"months", &organisation::months}}};

policy mini() { return load(std::string(GUIJU_SOURCE_DIR) + "/examples/mini/mini.rules.md").value(); }

template <class Work>
std::size_t allocations_of(const Work& work) {
    for (int i = 0; i < 3; ++i) {
        work();
    }
    const auto before = allocations.load();
    for (int i = 0; i < 100; ++i) {
        work();
    }
    return allocations.load() - before;
}

TEST(Allocation, IsCounted) {
    EXPECT_GE(allocations_of([] { EXPECT_NE(std::make_unique<int>(1), nullptr); }), 100U);
}

TEST(Allocation, NoneForADecisionAboutAStruct) {
    const auto plan = mini();
    scratch memory;
    const organisation one;
    for (const auto* answer : {"total", "reward", "labour_funded", "subsidy"}) {
        const auto asked = plan.typed(answer, organisations).value();
        EXPECT_EQ(allocations_of([&] { EXPECT_TRUE(asked(one, memory).is(kind::money)); }), 0U) << answer;
    }
}

TEST(Allocation, NoneForADecisionOfThePlainMachine) {
    const auto plan = mini();
    const auto asked = plan.native("total", organisations.native(), {}, {}).value();
    const organisation one;
    const value record = asked.record(&one);
    const evaluate::question how;
    scratch memory;
    for (const auto* answer : {"labour_funded", "subsidy"}) {
        const auto id = plan.answers(answer).value().front();
        EXPECT_EQ(allocations_of(
                      [&] { EXPECT_TRUE(plan.evaluator().compute(id, record, {}, {}, how, memory).is(kind::money)); }),
                  0U)
            << answer;
    }
}

} // namespace
} // namespace guiju
