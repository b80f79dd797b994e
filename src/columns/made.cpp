#include "made.hpp"

#include <cstring>
#include <memory>

namespace guiju::columns {

namespace {

/// What a schema or array that was made here keeps alive. Children and the dictionary may have been moved away by whom
/// the struct was given to, so each releases itself.
template <class Raw>
struct kept {
    std::vector<owned<Raw>> children;
    std::vector<Raw*> pointers;
    owned<Raw> dictionary;

    void point_to(Raw& at) {
        for (auto& child : children) {
            pointers.push_back(child.get());
        }
        at.n_children = static_cast<std::int64_t>(children.size());
        at.children = pointers.empty() ? nullptr : pointers.data();
        at.dictionary = dictionary ? dictionary.get() : nullptr;
        at.private_data = this;
    }
};

struct kept_schema : kept<ArrowSchema> {
    std::string format, name;
    static void release(ArrowSchema* raw) {
        delete static_cast<kept_schema*>(raw->private_data);
        raw->release = nullptr;
    }
};

struct kept_array : kept<ArrowArray> {
    std::vector<buffer> buffers;
    std::vector<const void*> places;
    static void release(ArrowArray* raw) {
        delete static_cast<kept_array*>(raw->private_data);
        raw->release = nullptr;
    }
};

} // namespace

arrow_schema make_schema(std::string format, std::string name, bool nullable, std::vector<arrow_schema> children,
                         arrow_schema dictionary, bool ordered) {
    auto holds = std::make_unique<kept_schema>();
    holds->format = std::move(format);
    holds->name = std::move(name);
    holds->children = std::move(children);
    holds->dictionary = std::move(dictionary);
    ArrowSchema raw{};
    raw.format = holds->format.c_str();
    raw.name = holds->name.c_str();
    raw.flags = (nullable ? ARROW_FLAG_NULLABLE : 0) | (ordered ? ARROW_FLAG_DICTIONARY_ORDERED : 0);
    raw.release = kept_schema::release;
    holds.release()->point_to(raw);
    return arrow_schema(&raw);
}

arrow_array make_array(std::int64_t length, std::int64_t nulls, std::vector<buffer> buffers,
                       std::vector<arrow_array> children, arrow_array dictionary) {
    auto holds = std::make_unique<kept_array>();
    holds->buffers = std::move(buffers);
    holds->children = std::move(children);
    holds->dictionary = std::move(dictionary);
    for (const auto& one : holds->buffers) {
        holds->places.push_back(one.data());
    }
    ArrowArray raw{};
    raw.length = length;
    raw.null_count = nulls;
    raw.n_buffers = static_cast<std::int64_t>(holds->places.size());
    raw.buffers = holds->places.data();
    raw.release = kept_array::release;
    holds.release()->point_to(raw);
    return arrow_array(&raw);
}

arrow_array make_texts(const std::vector<std::string>& texts, const std::shared_ptr<buffer_pool>& pool) {
    std::size_t bytes = 0;
    for (const auto& text : texts) {
        bytes += text.size();
    }
    buffer offsets(pool, (texts.size() + 1) * sizeof(std::int32_t));
    buffer content(pool, bytes);
    std::size_t at = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        offsets.as<std::int32_t>()[i] = static_cast<std::int32_t>(at);
        std::memcpy(content.data() + at, texts[i].data(), texts[i].size());
        at += texts[i].size();
    }
    offsets.as<std::int32_t>()[texts.size()] = static_cast<std::int32_t>(at);
    std::vector<buffer> buffers;
    buffers.emplace_back();
    buffers.push_back(std::move(offsets));
    buffers.push_back(std::move(content));
    return make_array(static_cast<std::int64_t>(texts.size()), 0, std::move(buffers));
}

} // namespace guiju::columns
