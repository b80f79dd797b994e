#include "columns/thread_pool.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#if defined(__unix__)
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace guiju::columns {
namespace {

TEST(ThreadPool, EveryNumberWorksOnceInEachRound) {
    thread_pool pool(4);
    for (int round = 0; round < 300; ++round) {
        std::array<std::atomic<int>, 4> calls{};
        pool.run(8, [&](unsigned number) { ++calls.at(number); });
        for (const auto& one : calls) {
            ASSERT_EQ(one, 1) << "round " << round;
        }
    }
}

TEST(ThreadPool, NumbersStayWithTheirThreads) {
    thread_pool pool(3);
    std::array<std::thread::id, 3> first;
    pool.run(8, [&](unsigned number) { first.at(number) = std::this_thread::get_id(); });
    EXPECT_EQ(first[0], std::this_thread::get_id());
    for (int round = 0; round < 20; ++round) {
        std::array<std::thread::id, 3> again;
        pool.run(8, [&](unsigned number) { again.at(number) = std::this_thread::get_id(); });
        ASSERT_EQ(again, first);
    }
}

TEST(ThreadPool, WhatIsNotSharedIsTheCallersAlone) {
    for (const unsigned threads : {0U, 1U, 3U}) {
        thread_pool pool(threads);
        std::atomic<int> calls{0};
        pool.run(1, [&](unsigned number) {
            EXPECT_EQ(number, 0U);
            ++calls;
        });
        EXPECT_EQ(calls, 1);
    }
}

TEST(ThreadPool, NoMoreThreadsAreStartedThanHaveSomethingToDo) {
    thread_pool pool(4'000'000'000U);
    std::atomic<int> calls{0};
    pool.run(3, [&](unsigned) { ++calls; });
    EXPECT_EQ(calls, 3);
}

TEST(ThreadPool, ACallerWhoComesWhileTheOthersAreBusyWorksAlone) {
    thread_pool pool(2);
    std::atomic<int> inner{0};
    pool.run(8, [&](unsigned) { pool.run(8, [&](unsigned number) { inner += number == 0 ? 1 : 100; }); });
    EXPECT_EQ(inner, 2);
}

TEST(ThreadPool, ThrowsOnlyWhenTheOthersHaveEnded) {
    thread_pool pool(2);
    for (int round = 0; round < 50; ++round) {
        std::atomic<bool> ended{false};
        const auto work = [&](unsigned number) {
            if (number == 0) {
                throw std::runtime_error("stop");
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            ended = true;
        };
        ASSERT_THROW(pool.run(8, work), std::runtime_error);
        ASSERT_TRUE(ended);
    }
}

#if defined(__unix__) && !defined(__SANITIZE_THREAD__)
TEST(ThreadPool, AForkedProcessHasNoneOfTheThreadsAndWorksAlone) {
    thread_pool pool(3);
    std::atomic<int> calls{0};
    pool.run(8, [&](unsigned) { ++calls; });
    ASSERT_EQ(calls, 3);
    const auto child = ::fork();
    if (child == 0) {
        int alone = 0;
        pool.run(8, [&](unsigned number) { alone += number == 0 ? 1 : 100; });
        ::_exit(alone == 1 ? 0 : 1);
    }
    int ended = 0;
    ASSERT_EQ(::waitpid(child, &ended, 0), child);
    EXPECT_TRUE(WIFEXITED(ended) && WEXITSTATUS(ended) == 0);
}
#endif

} // namespace
} // namespace guiju::columns
