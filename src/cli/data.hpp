#pragma once

#include "console.hpp"
#include "provenance.hpp"

#include <guiju/guiju.hpp>

#include <string>
#include <vector>

namespace guiju::cli {

/// What the command line says about the data.
struct data_options {
    std::vector<std::string> files; ///< files, or folders of them
    std::string encoding;           ///< of CSV; empty: found out
    std::string record;             ///< what the rows are; empty: told by file name or columns
};

/// One record and all that stands in it, as it was read.
struct raw_record {
    value facts;
    origin from;
};

/// Data not yet checked against the policy's types: one population, or single records where the policy has nothing that
/// holds them.
struct raw_data {
    program::record_id type = program::record_id::none; ///< none: a JSON document, which may name it
    std::vector<raw_record> all;
    std::size_t failed = 0;    ///< rows that could not even be read; each has been told
    exit_code code = all_well; ///< other than 0: nothing can be evaluated
};

/// Reads JSON, JSON-lines and CSV by the ending of their names, and joins several files into one population.
[[nodiscard]] raw_data read_data(const policy& with, const data_options& options, const console& on);

/// The same bound to the policy's records. Problems are told with their file, row and line.
struct bound_data {
    std::vector<population> all;
    std::size_t failed = 0; ///< rows left out, both here and before
    exit_code code = all_well;
};

[[nodiscard]] bound_data bind_data(const policy& with, const raw_data& data, const settings& how, const console& on);

/// Says "k rows failed" and gives the exit code for it.
[[nodiscard]] exit_code tell_failed(std::size_t failed, const console& on);

} // namespace guiju::cli
