#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace guiju {

/// The base of everything a value holds outside itself: counted, immutable once shared.
class shared_body {
public:
    shared_body() = default;
    shared_body(const shared_body&) = delete;
    shared_body& operator=(const shared_body&) = delete;
    virtual ~shared_body() = default;

    void retain() const noexcept { owners_.fetch_add(1, std::memory_order_relaxed); }
    void release() const noexcept {
        if (owners_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            bury();
        }
    }
    /// True when nobody else holds this body, so that its only owner may still change it.
    [[nodiscard]] bool unshared() const noexcept { return owners_.load(std::memory_order_acquire) == 1; }

private:
    /// Bodies of this thread that nobody owns any more and that are not yet deleted.
    struct graveyard {
        std::uint32_t depth = 0; ///< deletions that are under way, one in the other
        const shared_body* waiting = nullptr;
    };
    /// Deleting what holds the next so often, one in the other, stays far below the least stack a thread has.
    static constexpr std::uint32_t deepest = 100;

    /// Deletes this. What is nested deeper than `deepest` waits until those above are gone: a list in a list, a million
    /// times over, is no overflow of the stack.
    [[gnu::noinline]] void bury() const noexcept {
        thread_local graveyard here;
        if (here.depth >= deepest) {
            owners_.store(reinterpret_cast<std::uintptr_t>(here.waiting), std::memory_order_relaxed);
            here.waiting = this;
            return;
        }
        ++here.depth;
        delete this;
        --here.depth;
        while (here.depth == 0 && here.waiting != nullptr) {
            const auto* next = here.waiting;
            here.waiting = reinterpret_cast<const shared_body*>(next->owners_.load(std::memory_order_relaxed));
            ++here.depth;
            delete next;
            --here.depth;
        }
    }

    mutable std::atomic<std::uintptr_t> owners_{1}; ///< of a waiting body: the next one that waits
};

/// An owning pointer to a counted body. One word; copying counts, thread-safe.
template <class T>
class shared {
public:
    constexpr shared() noexcept = default;
    constexpr shared(std::nullptr_t) noexcept {}
    /// Takes over one count of `body`.
    static shared adopt(T* body) noexcept {
        shared owner;
        owner.body_ = body;
        return owner;
    }
    /// Adds a count to `body`.
    static shared retain(T* body) noexcept {
        if (body != nullptr) {
            body->retain();
        }
        return adopt(body);
    }
    shared(const shared& other) noexcept : body_(other.body_) {
        if (body_ != nullptr) {
            body_->retain();
        }
    }
    template <class U>
        requires std::is_convertible_v<U*, T*>
    shared(const shared<U>& other) noexcept : body_(other.get()) {
        if (body_ != nullptr) {
            body_->retain();
        }
    }
    shared(shared&& other) noexcept : body_(std::exchange(other.body_, nullptr)) {}
    shared& operator=(shared other) noexcept {
        std::swap(body_, other.body_);
        return *this;
    }
    ~shared() {
        if (body_ != nullptr) {
            body_->release();
        }
    }

    [[nodiscard]] T* get() const noexcept { return body_; }
    T& operator*() const noexcept { return *body_; }
    T* operator->() const noexcept { return body_; }
    explicit operator bool() const noexcept { return body_ != nullptr; }
    [[nodiscard]] T* detach() noexcept { return std::exchange(body_, nullptr); }
    friend bool operator==(const shared& a, const shared& b) noexcept { return a.body_ == b.body_; }

private:
    T* body_ = nullptr;
};

template <class T, class... Args>
[[nodiscard]] shared<T> make_shared_body(Args&&... args) {
    return shared<T>::adopt(new T(std::forward<Args>(args)...));
}

} // namespace guiju
