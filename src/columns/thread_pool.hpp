#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace guiju::columns {

/// Threads that wait for the next batch: to start one takes as long as some ten thousand rows. They are started when
/// they are first needed.
class thread_pool {
public:
    /// `threads`: how many work at once, the caller's among them.
    explicit thread_pool(unsigned threads) noexcept : others_(threads == 0 ? 0 : threads - 1) {}
    thread_pool(const thread_pool&) = delete;
    thread_pool& operator=(const thread_pool&) = delete;
    ~thread_pool();

    /// Calls `work` on the calling thread, as number 0, and on the others at the same time, always with
    /// the same number; returns when every call has. A caller who comes while the others are busy works alone, and so
    /// does a process that was forked off: it has none of the threads. For `most` threads there is something to do: no
    /// more are started. Thread-safe.
    void run(std::int64_t most, const std::function<void(unsigned)>& work);

private:
    void start(std::size_t others);
    void wait_for_others() noexcept;

    unsigned others_;
    std::atomic<bool> busy_{false};
    std::vector<std::thread> threads_;
    std::int64_t process_ = 0; ///< that the threads are of
    const std::function<void(unsigned)>* work_ = nullptr;
    std::atomic<std::uint32_t> round_{0};   ///< of work
    std::atomic<std::uint32_t> working_{0}; ///< others that have not finished this round
    std::atomic<bool> stopped_{false};
};

} // namespace guiju::columns
