#include "column_type.hpp"

#include <guiju/columns/engine.hpp>

#include <cerrno>

namespace guiju::columns {

namespace {

/// What a stream says of its last error; nothing where it has no words.
std::string last_words(arrow_stream& of) {
    const char* said = of && of->get_last_error != nullptr ? of->get_last_error(of.get()) : nullptr;
    return said == nullptr ? "" : said;
}

/// A stream that evaluates the batches of another one as they are asked for.
class answer_stream {
public:
    answer_stream(engine with, arrow_stream input) : with_(std::move(with)), input_(std::move(input)) {
        if (!input_ || input_->get_next == nullptr) {
            failed("the input stream was released, or has no batches to ask for", EINVAL);
        }
    }

    static int get_schema(ArrowArrayStream* raw, ArrowSchema* out) {
        auto& self = *static_cast<answer_stream*>(raw->private_data);
        *out = self.with_.schema().give();
        return 0;
    }
    static int get_next(ArrowArrayStream* raw, ArrowArray* out) {
        return static_cast<answer_stream*>(raw->private_data)->next(out);
    }
    static const char* get_last_error(ArrowArrayStream* raw) {
        const auto& error = static_cast<answer_stream*>(raw->private_data)->error_;
        return error.empty() ? nullptr : error.c_str();
    }
    static void release(ArrowArrayStream* raw) {
        delete static_cast<answer_stream*>(raw->private_data);
        raw->release = nullptr;
    }

private:
    int next(ArrowArray* out);
    int failed(std::string why, int code) {
        error_ = std::move(why);
        input_ = arrow_stream();
        return code;
    }

    engine with_;
    arrow_stream input_;
    std::string error_;
};

int answer_stream::next(ArrowArray* out) {
    *out = ArrowArray{};
    if (!input_) {
        return error_.empty() ? 0 : EIO;
    }
    ArrowArray raw{};
    if (const int code = input_->get_next(input_.get(), &raw); code != 0) {
        const auto said = last_words(input_);
        return failed(said.empty() ? "the input stream failed" : said, code);
    }
    if (raw.release == nullptr) {
        input_ = arrow_stream();
        return 0;
    }
    const arrow_array batch(&raw);
    auto made = with_(*batch);
    if (!made) {
        const auto& problem = made.problems().front();
        return failed(problem.code + ": " + problem.what.zh + " / " + problem.what.en, EINVAL);
    }
    *out = made->give();
    return 0;
}

} // namespace

arrow_stream run(engine with, arrow_stream input) {
    ArrowArrayStream raw{};
    raw.get_schema = answer_stream::get_schema;
    raw.get_next = answer_stream::get_next;
    raw.get_last_error = answer_stream::get_last_error;
    raw.release = answer_stream::release;
    raw.private_data = new answer_stream(std::move(with), std::move(input));
    return arrow_stream(&raw);
}

result<arrow_schema> schema_of(arrow_stream& stream) {
    const auto none = [](const std::string& why) {
        return arrow_problem("columns.stream", {"数据流没有给出结构：" + why, "the stream gave no schema: " + why});
    };
    if (!stream) {
        return none("it was released");
    }
    if (stream->get_schema == nullptr || stream->get_next == nullptr) {
        return none("it has no functions");
    }
    ArrowSchema raw{};
    if (const int code = stream->get_schema(stream.get(), &raw); code != 0) {
        const auto said = last_words(stream);
        return none(said.empty() ? "error " + std::to_string(code) : said);
    }
    if (raw.release == nullptr) {
        return none("it is empty");
    }
    return arrow_schema(&raw);
}

result<arrow_array> next_of(arrow_stream& stream) {
    ArrowArray raw{};
    if (const int code = stream->get_next(stream.get(), &raw); code != 0) {
        const auto said = last_words(stream);
        const auto why = said.empty() ? "error " + std::to_string(code) : said;
        return arrow_problem("columns.stream", {"数据流出错：" + why, "the stream of batches failed: " + why});
    }
    return raw.release == nullptr ? arrow_array() : arrow_array(&raw);
}

} // namespace guiju::columns
