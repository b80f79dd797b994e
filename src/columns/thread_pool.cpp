#include "thread_pool.hpp"

#include <algorithm>

#if defined(__unix__) || defined(__APPLE__)
#include <unistd.h>
#endif

namespace guiju::columns {

namespace {

std::int64_t this_process() noexcept {
#if defined(__unix__) || defined(__APPLE__)
    return ::getpid();
#else
    return 0;
#endif
}

/// Lets the other half of a core work, but not another process: who gives his turn away gets it back when it has ended.
void pause() noexcept {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

/// Until the atomic is no longer `old`. The next batch, or the end of this one, is mostly near: falling asleep and
/// being woken takes longer than that.
void wait_while(const std::atomic<std::uint32_t>& one, std::uint32_t old) noexcept {
    constexpr int patience = 1'000;
    for (int i = 0; i < patience; ++i) {
        if (one.load(std::memory_order_acquire) != old) {
            return;
        }
        pause();
    }
    one.wait(old, std::memory_order_acquire);
}

} // namespace

thread_pool::~thread_pool() {
    stopped_ = true;
    ++round_;
    round_.notify_all();
    for (auto& one : threads_) {
        if (process_ == this_process()) {
            one.join();
        } else {
            one.detach(); // it stayed behind in the process that this one was forked from
        }
    }
}

void thread_pool::start(std::size_t others) {
    process_ = this_process();
    while (threads_.size() < others) {
        threads_.emplace_back(
            [this, number = static_cast<unsigned>(threads_.size() + 1), seen = round_.load()]() mutable {
                for (;;) {
                    wait_while(round_, seen);
                    seen = round_.load(std::memory_order_acquire);
                    if (stopped_) {
                        return;
                    }
                    (*work_)(number);
                    if (--working_ == 0) {
                        working_.notify_all();
                    }
                }
            });
    }
}

void thread_pool::wait_for_others() noexcept {
    for (auto left = working_.load(); left != 0; left = working_.load()) {
        wait_while(working_, left);
    }
}

void thread_pool::run(std::int64_t most, const std::function<void(unsigned)>& work) {
    const auto wanted = static_cast<std::size_t>(std::clamp<std::int64_t>(most - 1, 0, others_));
    if (wanted == 0 || busy_.exchange(true, std::memory_order_acquire)) {
        return work(0);
    }
    struct end_of_round { // also when `work` throws: the others still hold on to it
        thread_pool& of;
        ~end_of_round() {
            of.wait_for_others();
            of.busy_.store(false, std::memory_order_release);
        }
    } const end{*this};
    if (!threads_.empty() && process_ != this_process()) {
        return work(0);
    }
    start(wanted);
    work_ = &work;
    working_ = static_cast<std::uint32_t>(threads_.size());
    ++round_;
    round_.notify_all();
    work(0);
}

} // namespace guiju::columns
