#pragma once

#include "emit/model_feel.hpp"

#include <guiju/formats/dmn/extension.hpp>
#include <guiju/graph/policy.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace guiju::emitted {

/// Makes the elements of a model, one for each member of a policy and those that they need.
class model_maker {
public:
    model_maker(const graph::policy& from, const program::program& in);

    [[nodiscard]] graph::policy make();
    [[nodiscard]] diagnostics& problems() { return writer_.problems; }

private:
    using kind = graph::element::kind;

    /// What an element of the model needs, until all of them have their identifiers.
    struct requirement {
        bool decision = false;
        std::size_t index = 0;
        std::set<std::string> information, knowledge;
    };

    // model.cpp: the model and its elements
    void categories();
    void readings();
    void functions();
    void answers();
    void answer(std::uint32_t index);
    void inputs();
    void require();
    graph::annex about(const std::string& members, const std::string& id, const std::string& label) const;
    std::string held(kind what, std::size_t index) const { return extension_.member(what, index); }
    void decide(const std::string& name, const graph::type_ref& type, graph::boxed body, const std::string& members,
                const std::string& label);
    void know(const std::string& name, std::vector<graph::box_name> parameters, const graph::type_ref& result,
              graph::boxed body, const std::string& members, const std::string& label);

    // model_types.cpp: item definitions
    void records();
    graph::type_ref type_of(const program::type& t);
    graph::box_name parameter_of(const std::string& name, const graph::type_ref& type) const;
    void add_needs(const model_needs& needs, std::vector<graph::box_name>& to) const;

    // model_answers.cpp: bodies
    void parameters();
    graph::boxed parameter_table(std::uint32_t index, const std::vector<std::string>& names);
    graph::boxed answer_body(std::uint32_t index, const std::vector<std::string>& slots, bool decision);
    graph::boxed whole_answer(const program::answer& a);
    std::string measured(const program::answer& a);
    std::string procedure(const program::answer& a);
    graph::boxed asked_for_all(std::uint32_t index, const std::vector<std::string>& slots);
    std::vector<std::string> slot_names(const program::answer& a) const;

    const graph::policy& from_;
    const program::program& in_;
    model_words words_;
    model_uses uses_;
    program::ranges known_;
    feel_writer writer_;
    formats::dmn::extension_writer extension_;
    graph::policy made_;
    std::vector<requirement> requirements_;
    std::map<std::string, std::string> lists_;  ///< item definitions of lists, by the type of the items
    std::map<std::string, std::string> inputs_; ///< input data that may be needed: name, type
};

inline constexpr const char* model_part = "<guiju:part/>";

} // namespace guiju::emitted
