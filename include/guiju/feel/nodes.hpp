#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <utility>

namespace guiju::feel {

/// The index of a node in its tree.
enum class node_id : std::uint32_t { none = 0xFFFF'FFFF };

/// Nodes in order, as a `std::vector` holds them. Two, and most nodes have no more children, need no memory of their
/// own: a table of some thousand rules is read into a hundred thousand nodes.
class node_list {
public:
    using value_type = node_id;
    using iterator = node_id*;
    using const_iterator = const node_id*;

    node_list() noexcept = default;
    node_list(std::initializer_list<node_id> all) : node_list(all.begin(), all.end()) {}
    template <std::forward_iterator Iterator>
    node_list(Iterator first, Iterator last) {
        reserve(static_cast<std::size_t>(std::distance(first, last)));
        for (; first != last; ++first) {
            push_back(*first);
        }
    }
    node_list(const node_list& other) : node_list(other.begin(), other.end()) {}
    node_list(node_list&& other) noexcept
        : size_(std::exchange(other.size_, 0)), capacity_(std::exchange(other.capacity_, inside)), near_(other.near_),
          far_(std::move(other.far_)) {}
    node_list& operator=(node_list other) noexcept {
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
        near_.swap(other.near_);
        far_.swap(other.far_);
        return *this;
    }
    ~node_list() = default;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] node_id* data() noexcept { return far_ ? far_.get() : near_.data(); }
    [[nodiscard]] const node_id* data() const noexcept { return far_ ? far_.get() : near_.data(); }
    [[nodiscard]] iterator begin() noexcept { return data(); }
    [[nodiscard]] iterator end() noexcept { return data() + size_; }
    [[nodiscard]] const_iterator begin() const noexcept { return data(); }
    [[nodiscard]] const_iterator end() const noexcept { return data() + size_; }
    [[nodiscard]] node_id& operator[](std::size_t at) noexcept { return data()[at]; }
    [[nodiscard]] node_id operator[](std::size_t at) const noexcept { return data()[at]; }
    [[nodiscard]] node_id front() const noexcept { return data()[0]; }
    [[nodiscard]] node_id back() const noexcept { return data()[size_ - 1]; }
    /// Throws `std::out_of_range` when there are not so many.
    [[nodiscard]] node_id at(std::size_t index) const {
        if (index >= size_) {
            throw std::out_of_range("a node has not so many children");
        }
        return data()[index];
    }

    void reserve(std::size_t count) {
        if (count <= capacity_) {
            return;
        }
        auto wider = std::make_unique<node_id[]>(count); // NOLINT(*-avoid-c-arrays): an array that grows
        std::copy(begin(), end(), wider.get());
        far_ = std::move(wider);
        capacity_ = static_cast<std::uint32_t>(count);
    }
    void push_back(node_id one) {
        if (size_ == capacity_) {
            reserve(std::size_t{2} * capacity_);
        }
        data()[size_++] = one;
    }

    friend bool operator==(const node_list& a, const node_list& b) noexcept { return std::ranges::equal(a, b); }

private:
    static constexpr std::uint32_t inside = 2;
    std::uint32_t size_ = 0;
    std::uint32_t capacity_ = inside;
    std::array<node_id, inside> near_{};
    std::unique_ptr<node_id[]> far_; // NOLINT(*-avoid-c-arrays)
};

} // namespace guiju::feel
