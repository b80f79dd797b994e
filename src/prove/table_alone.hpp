#pragma once

#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/scratch.hpp>
#include <guiju/program/boxes.hpp>

#include <span>
#include <vector>

namespace guiju::prove {

/// A table as the only answer of a program, asked by the values of its inputs. It is the evaluator that answers.
class table_alone {
public:
    explicit table_alone(const program::table_in& of);

    /// The answer for one value of each input.
    [[nodiscard]] value operator()(std::span<const value> inputs);

private:
    evaluate::evaluator evaluator_;
    evaluate::scratch memory_;
    shared<const shape> shape_;
};

} // namespace guiju::prove
