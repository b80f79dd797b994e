#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <chrono>
#include <future>
#include <stop_token>

namespace guiju::bindings {

/// What a run tells while it goes on.
struct course {
    std::atomic<std::size_t> done = 0;
    std::atomic<std::size_t> all = 0; ///< 0: not known
    std::stop_source stop;
};

/// Waits for a run with the interpreter free, and tells Python how it goes. When Python raises, the run is stopped and
/// the exception passed on.
template <class T>
void attend(std::future<T>& working, course& of, const pybind11::object& progress) {
    constexpr std::chrono::milliseconds between{50};
    const auto finished = [&] {
        const pybind11::gil_scoped_release free;
        return working.wait_for(between) == std::future_status::ready;
    };
    try {
        while (!finished()) {
            if (PyErr_CheckSignals() != 0) {
                throw pybind11::error_already_set();
            }
            if (!progress.is_none() && of.all != 0) {
                progress(of.done.load(), of.all.load());
            }
        }
    } catch (...) {
        of.stop.request_stop();
        const pybind11::gil_scoped_release free;
        working.wait();
        throw;
    }
    if (!progress.is_none() && of.all != 0) {
        progress(of.all.load(), of.all.load());
    }
}

} // namespace guiju::bindings
