#include "feel/grammar.hpp"

namespace guiju::feel::grammar {
namespace {

const char* read_variable(reading& now, const char* at) {
    auto found = now.words.iterated(at);
    now.tree.top().made.text = std::move(found.text);
    return found.end;
}

const char* read_parameter(reading& now, const char* at) {
    auto found = now.words.introduced(at);
    now.tree.top().made.text = std::move(found.text);
    return found.end;
}

const char* declare_variable(reading& now, const char* at) {
    now.declare(now.tree.last_node().text, false);
    return at;
}

const char* make_external(reading& now, const char* at) {
    now.tree.top().made.op = operator_kind::external;
    return at;
}

const auto value = need(expected::value)[expression];

const auto iterator =
    building(node_kind::iterator)[calling<read_variable> >> need(expected::in)[following(keyword::in)] >> value >>
                                  -(mark(symbol::dots) >> value)] >>
    calling<declare_variable>;

const auto iterators = need(expected::variable)[iterator] >>
                       *(mark(symbol::comma) >> need(expected::variable)[iterator]);

const auto loop =
    building(node_kind::for_loop)[leading(keyword::for_) >>
                                  scoped[iterators >> need(expected::return_)[following(keyword::return_)] >> value]];

const auto satisfied = need(expected::satisfies)[following(keyword::satisfies)] >> value;

const auto some = building(node_kind::some)[leading(keyword::some) >> scoped[iterators >> satisfied]];
const auto every = building(node_kind::every)[leading(keyword::every) >> scoped[iterators >> satisfied]];

const auto iteration_def = loop | some | every;

const auto parameter =
    building(node_kind::parameter)[calling<read_parameter> >> -(mark(symbol::colon) >> need(expected::type)[type])] >>
    calling<declare_variable>;

const auto parameters = -(parameter >> *(mark(symbol::comma) >> need(expected::parameter)[parameter]));

const auto function_def = building(
    node_kind::function)[leading(keyword::function) >>
                         need(expected::open_parenthesis)[opening(symbol::open_parenthesis)] >>
                         scoped[parameters >> need(expected::close_parenthesis)[closing(symbol::close_parenthesis)] >>
                                -(leading(keyword::external) >> calling<make_external>) >> value]];

} // namespace

BOOST_SPIRIT_DEFINE(iteration, function)
BOOST_SPIRIT_INSTANTIATE(iteration_rule, const char*, context)
BOOST_SPIRIT_INSTANTIATE(function_rule, const char*, context)

} // namespace guiju::feel::grammar
