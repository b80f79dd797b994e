#pragma once

#include <guiju/base/diagnostic.hpp>
#include <guiju/program/program.hpp>

namespace guiju::program {

/// Checks what every reader relies on: indices within their lists, operands before their users and as many as the
/// opcode takes, slots within their frame, types of operands that the opcode needs. Empty when all is well. Linear in
/// the size of the program.
[[nodiscard]] diagnostics verify(const program& p);

} // namespace guiju::program
