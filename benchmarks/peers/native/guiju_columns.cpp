/// guiju's columns from C++, for batches that Python has exported through Arrow's C data interface.
#include <guiju/guiju.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace {

/// Prints what is wrong, for the benchmark to end with.
template <class T>
void tell(const guiju::result<T>& failed) {
    for (const auto& one : failed.problems()) {
        std::fprintf(stderr, "%s\n", one.what.en.c_str());
    }
}

/// Batches of one schema, and the engine for it.
struct batches {
    guiju::columns::engine engine;
    std::vector<guiju::columns::arrow_array> all;
};

} // namespace

extern "C" {

/// An engine for the answers named, one to a line, with the batches that it will be given; both are taken over. Null
/// when the policy does not load or cannot take the columns, which is told.
void* guiju_batches(const char* policy_file, const char* answers, const char* record, ArrowSchema* schema,
                    ArrowArray* arrays, std::size_t count, unsigned threads) {
    const guiju::columns::arrow_schema of(schema);
    std::vector<guiju::columns::arrow_array> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.emplace_back(arrays + i);
    }
    const auto policy = guiju::load(policy_file);
    if (!policy) {
        tell(policy);
        return nullptr;
    }
    std::vector<std::string> names;
    for (const char* name = answers; *name != '\0'; name += names.back().size() + (name[names.back().size()] != '\0')) {
        names.emplace_back(name, std::string_view(name).substr(0, std::string_view(name).find('\n')).size());
    }
    guiju::columns::options options;
    options.threads = threads;
    options.statuses = false;
    options.decimals = guiju::columns::decimal_width::narrow;
    auto engine = policy->columns(*of, names, {}, options, record);
    if (!engine) {
        tell(engine);
        return nullptr;
    }
    for (const auto& one : engine->plan()) {
        if (!one.in_columns) {
            std::fprintf(stderr, "%s is not in columns: %s\n", one.column.c_str(), one.why_not.en.c_str());
        }
    }
    return std::make_unique<batches>(batches{*std::move(engine), std::move(all)}).release();
}

/// Answers batch after batch, each released before the next; the number of rows, or -1 on an error.
std::int64_t guiju_stream(void* of) {
    auto& given = *static_cast<batches*>(of);
    std::int64_t rows = 0;
    for (const auto& one : given.all) {
        const auto made = given.engine(*one);
        if (!made) {
            tell(made);
            return -1;
        }
        rows += (**made).length;
    }
    return rows;
}

/// The answers for batch `which`, and their schema, for Python to import.
int guiju_batch(void* of, std::size_t which, ArrowArray* made, ArrowSchema* schema) {
    auto& given = *static_cast<batches*>(of);
    auto answers = given.engine(*given.all.at(which));
    if (!answers) {
        tell(answers);
        return -1;
    }
    *made = answers->give();
    *schema = given.engine.schema().give();
    return 0;
}

void guiju_release(void* of) { delete static_cast<batches*>(of); }

} // extern "C"
