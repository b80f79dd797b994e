#pragma once

#include <guiju/guiju.hpp>

#include <pybind11/pybind11.h>

#include <string>
#include <vector>

namespace guiju::bindings {

/// Batches of records that Python hands in through Arrow's PyCapsules. Nothing is copied; it is read once.
class arrow_source {
public:
    /// From what has `__arrow_c_stream__`, or `__arrow_c_array__` of a struct. Throws TypeError for anything else and
    /// for what is no table, ValueError for a stream without a schema.
    [[nodiscard]] static arrow_source of(const pybind11::object& frame);

    [[nodiscard]] const ArrowSchema& schema() const noexcept { return *schema_; }
    /// The columns' names.
    [[nodiscard]] std::vector<std::string> names() const;
    /// The first column of floats, at any depth, as a path; empty when there is none.
    [[nodiscard]] std::string floats() const;
    /// The batches; throws ValueError when they have been taken before.
    [[nodiscard]] columns::arrow_stream take();

private:
    columns::arrow_schema schema_;
    columns::arrow_stream stream_;
};

/// Answers on their way to whoever reads Arrow: offers `__arrow_c_stream__`, once.
class arrow_answers {
public:
    explicit arrow_answers(columns::arrow_stream stream) noexcept : stream_(std::move(stream)) {}
    /// Answers that are there already.
    arrow_answers(const columns::engine& of, std::vector<columns::arrow_array> batches);
    /// The columns of texts that are numbers: nothing bounds their digits, so no type of Arrow holds them all.
    [[nodiscard]] const std::vector<std::string>& decimal_texts() const noexcept { return decimal_texts_; }
    void set_decimal_texts(std::vector<std::string> names) noexcept { decimal_texts_ = std::move(names); }
    /// The capsule that consumers of Arrow take; throws ValueError the second time.
    [[nodiscard]] pybind11::capsule give();

private:
    columns::arrow_stream stream_;
    std::vector<std::string> decimal_texts_;
};

} // namespace guiju::bindings
