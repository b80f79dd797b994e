#include "arrow.hpp"

#include <memory>
#include <string_view>
#include <utility>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

constexpr const char* stream_capsule = "arrow_array_stream";

/// What a capsule of that name holds, taken over; the capsule stays behind, released.
template <class Raw>
columns::owned<Raw> taken(const py::object& capsule, const char* name) {
    auto* raw = static_cast<Raw*>(PyCapsule_GetPointer(capsule.ptr(), name));
    if (raw == nullptr) {
        throw py::error_already_set();
    }
    return columns::owned<Raw>(raw);
}

/// The functions of a stream over a `State` that has `schema` and `next`.
template <class State>
columns::arrow_stream stream_over(State state) {
    ArrowArrayStream raw{};
    raw.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
        *out = static_cast<State*>(self->private_data)->schema();
        return 0;
    };
    raw.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
        *out = static_cast<State*>(self->private_data)->next();
        return 0;
    };
    raw.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    raw.release = [](ArrowArrayStream* self) {
        delete static_cast<State*>(self->private_data);
        self->release = nullptr;
    };
    raw.private_data = std::make_unique<State>(std::move(state)).release();
    return columns::arrow_stream(&raw);
}

/// One batch as a stream; its schema can be asked for once.
struct one_batch {
    columns::arrow_schema own_schema;
    columns::arrow_array batch;
    ArrowSchema schema() noexcept { return own_schema.give(); }
    ArrowArray next() noexcept { return batch.give(); }
};

struct answered_batches {
    columns::engine of;
    std::vector<columns::arrow_array> batches;
    std::size_t read = 0;
    [[nodiscard]] ArrowSchema schema() const { return of.schema().give(); }
    ArrowArray next() noexcept { return read < batches.size() ? batches[read++].give() : ArrowArray{}; }
};

/// The path of the first floats below `of`.
std::string floats_in(const ArrowSchema& of, const std::string& outer) {
    const std::string path = outer + (of.name == nullptr ? "" : of.name);
    const std::string_view format = of.format;
    if (format == "e" || format == "f" || format == "g") {
        return path;
    }
    for (std::int64_t i = 0; i < of.n_children; ++i) {
        if (auto found = floats_in(*of.children[i], path.empty() ? "" : path + "."); !found.empty()) {
            return found;
        }
    }
    return {};
}

} // namespace

arrow_source arrow_source::of(const py::object& frame) {
    arrow_source made;
    if (py::hasattr(frame, "__arrow_c_stream__")) {
        made.stream_ = taken<ArrowArrayStream>(frame.attr("__arrow_c_stream__")(), stream_capsule);
    } else if (py::hasattr(frame, "__arrow_c_array__")) {
        const py::tuple pair = frame.attr("__arrow_c_array__")();
        made.stream_ = stream_over(
            one_batch{taken<ArrowSchema>(pair[0], "arrow_schema"), taken<ArrowArray>(pair[1], "arrow_array")});
    } else {
        throw py::type_error("neither __arrow_c_stream__ nor __arrow_c_array__: this is no frame");
    }
    auto schema = columns::schema_of(made.stream_);
    if (!schema) {
        throw py::value_error(schema.problems().front().what.en);
    }
    made.schema_ = std::move(*schema);
    if (std::string_view(made.schema_->format) != "+s") {
        throw py::type_error("a frame is a table of named columns; this is a single column");
    }
    return made;
}

std::vector<std::string> arrow_source::names() const {
    std::vector<std::string> all;
    for (std::int64_t i = 0; i < schema_->n_children; ++i) {
        const char* name = schema_->children[i]->name;
        all.emplace_back(name == nullptr ? "" : name);
    }
    return all;
}

std::string arrow_source::floats() const { return floats_in(*schema_, ""); }

columns::arrow_stream arrow_source::take() {
    if (!stream_) {
        throw py::value_error("these batches have been read already");
    }
    return std::move(stream_);
}

arrow_answers::arrow_answers(const columns::engine& of, std::vector<columns::arrow_array> batches)
    : stream_(stream_over(answered_batches{of, std::move(batches)})) {}

py::capsule arrow_answers::give() {
    if (!stream_) {
        throw py::value_error("these answers have been read already");
    }
    auto kept = std::make_unique<ArrowArrayStream>(stream_.give());
    PyObject* made = PyCapsule_New(kept.get(), stream_capsule, [](PyObject* capsule) {
        auto* raw = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, stream_capsule));
        if (raw->release != nullptr) {
            raw->release(raw);
        }
        delete raw;
    });
    if (made == nullptr) {
        kept->release(kept.get());
        throw py::error_already_set();
    }
    kept.release();
    return py::reinterpret_steal<py::capsule>(made);
}

} // namespace guiju::bindings
