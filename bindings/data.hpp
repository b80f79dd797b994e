#pragma once

#include <guiju/guiju.hpp>

namespace guiju::bindings {

/// Data that was read and converted once, to be asked about many times: what `read_json` gives to Python.
struct data {
    value content;
};

} // namespace guiju::bindings
