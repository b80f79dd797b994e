#pragma once

#include <cstdint>
#include <utility>

// The Arrow C data and stream interfaces, as https://arrow.apache.org/docs/format/CDataInterface.html lays them down.
// The guards are those of the standard, so that other headers may bring the same structs.
extern "C" {

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    std::int64_t length;
    std::int64_t null_count;
    std::int64_t offset;
    std::int64_t n_buffers;
    std::int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
    int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
    const char* (*get_last_error)(struct ArrowArrayStream*);
    void (*release)(struct ArrowArrayStream*);
    void* private_data;
};

#endif

} // extern "C"

namespace guiju::columns {

/// Owns a struct of the C interface: releases it once, moves it as the standard says (bytes are copied, the source's
/// `release` is emptied).
template <class Raw>
class owned {
public:
    owned() noexcept = default;
    /// Takes over what `from` holds and marks it as released.
    explicit owned(Raw* from) noexcept : raw_(*from) { from->release = nullptr; }
    owned(owned&& other) noexcept : raw_(other.give()) {}
    owned& operator=(owned&& other) noexcept {
        if (this != &other) {
            drop();
            raw_ = other.give();
        }
        return *this;
    }
    owned(const owned&) = delete;
    owned& operator=(const owned&) = delete;
    ~owned() { drop(); }

    /// Whether something is held that has not been released.
    explicit operator bool() const noexcept { return raw_.release != nullptr; }
    [[nodiscard]] Raw* get() noexcept { return &raw_; }
    [[nodiscard]] const Raw* get() const noexcept { return &raw_; }
    [[nodiscard]] const Raw& operator*() const noexcept { return raw_; }
    [[nodiscard]] const Raw* operator->() const noexcept { return &raw_; }
    [[nodiscard]] Raw* operator->() noexcept { return &raw_; }
    /// Hands the struct on to who calls; this owns nothing afterwards.
    [[nodiscard]] Raw give() noexcept {
        Raw taken = raw_;
        raw_ = Raw{};
        return taken;
    }

private:
    void drop() noexcept {
        if (raw_.release != nullptr) {
            raw_.release(&raw_);
        }
        raw_ = Raw{};
    }
    Raw raw_{};
};

using arrow_schema = owned<ArrowSchema>;
using arrow_array = owned<ArrowArray>;
using arrow_stream = owned<ArrowArrayStream>;

} // namespace guiju::columns
