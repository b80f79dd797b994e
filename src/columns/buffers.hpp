#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

namespace guiju::columns {

/// Keeps a few released buffers for the next batch: memory that was touched once need not be asked of the system, and
/// be cleared by it, again. Thread-safe.
class buffer_pool {
public:
    buffer_pool() = default;
    buffer_pool(const buffer_pool&) = delete;
    buffer_pool& operator=(const buffer_pool&) = delete;
    ~buffer_pool();

    /// At least `size` bytes on a boundary of 64, not cleared; the size that there is.
    [[nodiscard]] std::pair<std::byte*, std::size_t> take(std::size_t size);
    void give_back(std::byte* bytes, std::size_t size) noexcept;

private:
    static constexpr std::size_t most_kept = 32;
    std::mutex mutex_;
    std::vector<std::pair<std::byte*, std::size_t>> kept_;
};

/// A piece of memory of a pool, which it outlives no more than the pool lives on in it.
class buffer {
public:
    buffer() = default;
    buffer(std::shared_ptr<buffer_pool> pool, std::size_t size);
    buffer(buffer&& other) noexcept
        : pool_(std::move(other.pool_)), bytes_(std::exchange(other.bytes_, nullptr)),
          capacity_(std::exchange(other.capacity_, 0)) {}
    buffer& operator=(buffer&& other) noexcept {
        if (this != &other) {
            drop();
            pool_ = std::move(other.pool_);
            bytes_ = std::exchange(other.bytes_, nullptr);
            capacity_ = std::exchange(other.capacity_, 0);
        }
        return *this;
    }
    buffer(const buffer&) = delete;
    buffer& operator=(const buffer&) = delete;
    ~buffer() { drop(); }

    [[nodiscard]] std::byte* data() noexcept { return bytes_; }
    [[nodiscard]] const std::byte* data() const noexcept { return bytes_; }
    template <class T>
    [[nodiscard]] T* as() noexcept {
        return reinterpret_cast<T*>(bytes_);
    }

private:
    void drop() noexcept;
    std::shared_ptr<buffer_pool> pool_;
    std::byte* bytes_ = nullptr;
    std::size_t capacity_ = 0;
};

} // namespace guiju::columns
