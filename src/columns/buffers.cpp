#include "buffers.hpp"

#include <algorithm>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace guiju::columns {

namespace {

constexpr std::size_t line = 64;
constexpr std::size_t huge_page = std::size_t{2} << 20U;

std::size_t rounded(std::size_t size) noexcept {
    const std::size_t unit = size >= huge_page ? huge_page : line;
    return (std::max<std::size_t>(size, 1) + unit - 1) / unit * unit;
}

std::align_val_t boundary(std::size_t size) noexcept { return std::align_val_t{size >= huge_page ? huge_page : line}; }

} // namespace

buffer_pool::~buffer_pool() {
    for (const auto& [bytes, size] : kept_) {
        ::operator delete(bytes, boundary(size));
    }
}

std::pair<std::byte*, std::size_t> buffer_pool::take(std::size_t size) {
    const auto wanted = rounded(size);
    {
        const std::scoped_lock lock(mutex_);
        const auto fits = [&](const auto& one) { return one.second >= wanted && one.second <= 2 * wanted; };
        const auto found = std::ranges::find_if(kept_, fits);
        if (found != kept_.end()) {
            const auto taken = *found;
            kept_.erase(found);
            return taken;
        }
    }
    auto* bytes = static_cast<std::byte*>(::operator new(wanted, boundary(wanted)));
#if defined(__linux__)
    if (wanted >= huge_page) {
        static_cast<void>(madvise(bytes, wanted, MADV_HUGEPAGE)); // a wish; without it pages are small
    }
#endif
    return {bytes, wanted};
}

void buffer_pool::give_back(std::byte* bytes, std::size_t size) noexcept {
    {
        const std::scoped_lock lock(mutex_);
        if (kept_.size() < most_kept) {
            kept_.reserve(most_kept);
            kept_.emplace_back(bytes, size);
            return;
        }
    }
    ::operator delete(bytes, boundary(size));
}

buffer::buffer(std::shared_ptr<buffer_pool> pool, std::size_t size) : pool_(std::move(pool)) {
    const auto [bytes, capacity] = pool_->take(size);
    bytes_ = bytes;
    capacity_ = capacity;
}

void buffer::drop() noexcept {
    if (bytes_ != nullptr) {
        pool_->give_back(bytes_, capacity_);
        bytes_ = nullptr;
    }
    pool_.reset();
}

} // namespace guiju::columns
