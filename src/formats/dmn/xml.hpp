#pragma once

#include <guiju/base/result.hpp>
#include <guiju/base/source.hpp>
#include <guiju/formats/dmn/reader.hpp>

#include <pugixml.hpp>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

/// XML as the reader wants it: checked against the limits, asked by local names within DMN's namespaces.
namespace guiju::formats::dmn {

using pugi::xml_node;

/// The document of a source, without document type, within the limits.
[[nodiscard]] result<std::shared_ptr<const pugi::xml_document>> load(const source& from, source_id id,
                                                                     const limits& bounds);

/// The name of an element without its prefix.
[[nodiscard]] std::string_view local_name(xml_node of);
/// What a prefix stands for at an element; of the empty prefix the default namespace.
[[nodiscard]] std::string_view name_space(xml_node at, std::string_view prefix);
[[nodiscard]] std::string_view name_space(xml_node of);
/// Whether a namespace is that of DMN's models, in any version; of FEEL's types.
[[nodiscard]] bool is_of_dmn(std::string_view name_space);
[[nodiscard]] bool is_of_feel(std::string_view name_space);
/// Whether an element is DMN's and called so.
[[nodiscard]] bool is(xml_node of, std::string_view name);
/// The same of what stands in an element of DMN's, which is quicker to see. So do all below here: what they look into
/// is DMN's.
[[nodiscard]] bool is_part(xml_node of, std::string_view name);
/// The first child that is DMN's and called so; a null node when there is none.
[[nodiscard]] xml_node child(xml_node of, std::string_view name);

/// All text directly in an element.
[[nodiscard]] std::string text_of(xml_node of);
[[nodiscard]] std::string text_of_child(xml_node of, std::string_view name);
[[nodiscard]] std::string attribute(xml_node of, const char* name);

/// Where an element, or the text in it, begins in its source.
[[nodiscard]] span place_of(xml_node of, source_id in);
[[nodiscard]] span place_of_text(xml_node of, source_id in);

/// What an element carries beside the attributes and child elements that are named.
[[nodiscard]] graph::annex annex_of(xml_node of, std::initializer_list<std::string_view> attributes,
                                    std::initializer_list<std::string_view> children);

/// The same of an element around an expression, which is not kept with it.
[[nodiscard]] graph::annex annex_around(xml_node of, std::initializer_list<std::string_view> attributes,
                                        std::initializer_list<std::string_view> children);
/// Whether an element is an expression. DMN 1.5, 7.3.1.
[[nodiscard]] bool is_expression(xml_node of);

/// Calls `take` for each child that is DMN's and called so.
template <class Take>
void each(xml_node of, std::string_view name, Take&& take) {
    for (auto one = of.first_child(); one; one = one.next_sibling()) {
        if (is_part(one, name)) {
            take(one);
        }
    }
}

} // namespace guiju::formats::dmn
