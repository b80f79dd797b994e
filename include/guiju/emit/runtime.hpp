#pragma once

/// All that an emitted header includes.
#include <guiju/emit/runtime/list_parts.hpp>
#include <guiju/emit/runtime/maybe.hpp>
#include <guiju/emit/runtime/numbers.hpp>
#include <guiju/emit/runtime/parts.hpp>
#include <guiju/emit/runtime/results.hpp>
