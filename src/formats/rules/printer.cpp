#include "formats/rules/printer.hpp"

#include "formats/names.hpp"
#include "formats/rules/cursor.hpp"

#include <guiju/feel/printer.hpp>
#include <guiju/formats/rules/printer.hpp>
#include <guiju/value/currency.hpp>

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

using kind = graph::element::kind;

std::string spelling_of::name(std::string_view name) const {
    return is_plain_name(name) ? std::string(name) : "`" + std::string(name) + "`";
}

std::string spelling_of::parenthesised(std::string_view other) const {
    return language_ == lang::zh ? "（" + std::string(other) + "）" : " (" + std::string(other) + ")";
}

std::string spelling_of::naming(const graph::naming& of) const {
    return of.other.empty() ? name(of.name) : name(of.name) + parenthesised(name(of.other));
}

std::string spelling_of::value(std::string_view value) const {
    return is_plain_value(value) ? std::string(value) : feel::quoted(value);
}

std::string spelling_of::value_naming(const graph::naming& of) const {
    return of.other.empty() ? value(of.name) : value(of.name) + parenthesised(value(of.other));
}

std::string spelling_of::names(const std::vector<std::string>& all) const {
    std::string made;
    for (const auto& one : all) {
        made += (made.empty() ? "" : std::string(separator())) + name(one);
    }
    return made;
}

namespace {

keyword number_word(feel::unit unit) {
    switch (unit) {
    case feel::unit::percent:
        return keyword::percent;
    case feel::unit::years:
        return keyword::years;
    case feel::unit::months:
        return keyword::months;
    case feel::unit::days:
        return keyword::days;
    case feel::unit::persons:
        return keyword::persons;
    default:
        return keyword::number;
    }
}

keyword type_word(const graph::type_ref& type) {
    switch (type.kind) {
    case graph::type_kind::number:
        return number_word(type.unit);
    case graph::type_kind::money:
        return keyword::money;
    case graph::type_kind::text:
        return keyword::text;
    case graph::type_kind::boolean:
        return keyword::boolean;
    case graph::type_kind::date:
        return keyword::date;
    case graph::type_kind::time:
        return keyword::time;
    case graph::type_kind::date_time:
        return keyword::date_time;
    case graph::type_kind::years_months:
        return keyword::years_months;
    case graph::type_kind::days_time:
        return keyword::days_time;
    default:
        return keyword::any;
    }
}

} // namespace

std::string spelling_of::base_type(const graph::type_ref& type) const {
    if (type.kind == graph::type_kind::list) {
        return word(keyword::list) + " " +
               (type.element ? base_type(*type.element) + (type.element->optional ? "?" : "") : word(keyword::any));
    }
    if (type.kind == graph::type_kind::named) {
        return name(type.name);
    }
    auto made = word(type_word(type));
    if (type.kind == graph::type_kind::money && type.currency_code != 0) {
        made += " " + currency::from_code(type.currency_code).to_string();
    }
    return made;
}

std::string spelling_of::type(const graph::type_ref& type) const {
    return type.kind == graph::type_kind::list ? field_type(type) : base_type(type) + (type.optional ? "?" : "");
}

std::string spelling_of::field_type(const graph::type_ref& type) const {
    return base_type(type) + (type.optional ? std::string(comma()) + word(keyword::optional) : "");
}

std::vector<graph::element> order_of(const graph::policy& what) {
    auto order = what.order;
    const auto add_all = [&](kind one, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            order.push_back({one, i});
        }
    };
    if (order.empty()) {
        add_all(kind::import, what.imports.size());
        add_all(kind::category, what.categories.size());
        add_all(kind::record, what.records.size());
        add_all(kind::parameter, what.parameters.size());
        for (std::size_t i = 0; i < what.readings.size(); ++i) {
            const bool inside = std::any_of(what.answers.begin(), what.answers.end(), [&](const auto& a) {
                return std::find(a.readings.begin(), a.readings.end(), what.readings[i].name.name) != a.readings.end();
            });
            if (!inside) {
                order.push_back({kind::reading, i});
            }
        }
        add_all(kind::function, what.functions.size());
        add_all(kind::answer, what.answers.size());
        add_all(kind::exception, what.exceptions.size());
    }
    const bool headed =
        std::any_of(order.begin(), order.end(), [](const auto& one) { return one.what == kind::header; });
    if (!headed && !what.title.name.empty()) {
        order.insert(order.begin(), {kind::header, 0});
    }
    return order;
}

policy_printer::policy_printer(const graph::policy& what, lang language)
    : what_(&what), spell_(language), names_(names_of(what)) {
    how_.dialect = {language, true};
    how_.known = &names_;
}

std::string policy_printer::operator()() {
    for (const auto& one : order_of(*what_)) {
        print(one);
    }
    if (!what_->trailing.empty()) {
        separate(kind::remark);
        comments(0, what_->trailing);
    }
    close_block();
    return std::move(out_);
}

void policy_printer::print(const graph::element& one) {
    if (one.what == kind::clause) {
        return heading(what_->clauses[one.index]);
    }
    if (one.what == kind::prose) {
        close_block();
        return prose(what_->prose[one.index]);
    }
    if (one.what == kind::block) {
        close_block();
        return what_->literate ? open_block() : void();
    }
    separate(one.what);
    switch (one.what) {
    case kind::category:
        return category(what_->categories[one.index]);
    case kind::record:
        return record(what_->records[one.index]);
    case kind::parameter:
        return parameter(what_->parameters[one.index]);
    case kind::reading:
        return reading(what_->readings[one.index], 0);
    case kind::answer:
        return answer(what_->answers[one.index]);
    case kind::exception:
        return exception(what_->exceptions[one.index]);
    case kind::function:
        return function(what_->functions[one.index]);
    case kind::import:
        comments(0, what_->imports[one.index].comments);
        return line(0, spell_.word(keyword::import) + " " + feel::quoted(what_->imports[one.index].path));
    case kind::header:
        return header();
    case kind::remark:
        return comments(0, what_->remarks[one.index]);
    default:
        return;
    }
}

void policy_printer::heading(const graph::clause& clause) {
    close_block();
    out_ += out_.empty() ? "" : "\n";
    clause_ = clause.id;
    if (what_->literate) {
        out_ += std::string(static_cast<std::size_t>(std::clamp(clause.level, 1, 6)), '#');
        out_ += clause.title.empty() ? "" : " " + clause.title;
        out_ += (clause.id_written ? " {#" + clause.id + "}" : "") + "\n";
    } else {
        constexpr keyword words[] = {keyword::part, keyword::clause, keyword::paragraph, keyword::item, keyword::point};
        out_ += spell_.word(words[std::clamp(clause.level, 1, 5) - 1]) + " " + (clause.id_written ? clause.id : "-");
        out_ += (clause.title.empty() ? "" : " " + clause.title) + "\n";
    }
    if (!clause.prose.empty()) {
        prose(clause.prose);
    }
}

void policy_printer::prose(std::string_view text) {
    out_ += out_.empty() ? "" : "\n";
    if (what_->literate) {
        out_ += std::string(text) + "\n";
        return;
    }
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        out_ += end == at ? ">\n" : "> " + std::string(text.substr(at, end - at)) + "\n";
        at = end + 1;
    }
}

void policy_printer::open_block() {
    out_ += out_.empty() ? "```rules\n" : "\n```rules\n";
    in_block_ = true;
    fresh_ = true;
}

void policy_printer::close_block() {
    if (in_block_) {
        out_ += "```\n";
    }
    in_block_ = false;
    fresh_ = true;
}

void policy_printer::separate(kind what) {
    if (what_->literate && !in_block_) {
        open_block();
    }
    const bool imports = what == kind::import && last_ == kind::import && !fresh_;
    if (!imports && (!fresh_ || (!what_->literate && !out_.empty()))) {
        out_ += "\n";
    }
    fresh_ = false;
    last_ = what;
}

void policy_printer::line(int indent, std::string_view text) {
    out_ += std::string(static_cast<std::size_t>(indent), ' ');
    out_ += text;
    out_ += '\n';
}

void policy_printer::comments(int indent, const graph::comments& all) {
    for (const auto& one : all) {
        line(indent, one.empty() ? "#" : "# " + one);
    }
}

std::string policy_printer::expression(const feel::tree& tree) const {
    return tree.empty() ? std::string() : feel::print(tree, how_);
}

std::string policy_printer::expression(const feel::tree& tree, feel::node_id from) const {
    return feel::print(tree, from, how_);
}

std::string policy_printer::closed(const feel::tree& tree) const {
    auto text = expression(tree);
    prepared alone;
    alone.plain = alone.shape = text;
    line_preparer{alone}({0, text.size()});
    cursor all(alone, {0, text.size()});
    all.take_until(",");
    return all.done() ? text : "(" + text + ")";
}

std::string print(const graph::policy& what, lang language) { return policy_printer(what, language)(); }

result<std::string> format(source_set& sources, source_id id, const parsing& how) {
    auto read = parse(sources, id, how);
    if (!read) {
        return read.problems();
    }
    return {print(*read), read.problems()};
}

} // namespace guiju::formats::rules
