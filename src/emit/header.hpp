#pragma once

#include "emit/emitter.hpp"

namespace guiju::emitted {

/// Puts a header together: categories, records, parameters, functions, answers.
class header_writer {
public:
    header_writer(const program::program& of, const header_options& how)
        : in_(of), how_(how), facts_(of), words_(of, facts_, how.other_categories), bodies_(words_) {}

    header run();

private:
    // declarations.cpp
    void head();
    void categories();
    void readings();
    void records(bool given);
    void record(std::size_t index, bool given);
    void record_depths();
    void settings();
    void rows();
    void rows_together();
    void parameter(std::size_t index);
    [[nodiscard]] std::string how_space() const;
    [[nodiscard]] std::string supplied_type(std::size_t index) const;
    [[nodiscard]] std::string amount_type(std::size_t index) const;
    [[nodiscard]] program::known dimension_known(const program::dimension& d) const;
    std::string rows_of(const program::parameter& p, const program::parameter_period& period, std::size_t index);
    // answers.cpp
    void functions();
    void answers();
    void function(std::size_t index);
    bool answer_value(std::size_t index);
    void answer(std::size_t index);
    void answer_face(std::size_t index, bool given);
    std::string answer_body(const program::answer& a);
    std::string measured(const program::answer& a);
    std::string procedure(const program::answer& a);
    std::string plain(const program::answer& a);
    [[nodiscard]] bool uses_owner(std::size_t index, std::size_t slot) const;
    void leave_out(const program::answer& a);

    void line(const std::string& text) { out_ += text + "\n"; }
    static std::string comment(const std::string& text);
    static std::string joined(const std::vector<std::string>& all, const std::string& between);

    const program::program& in_;
    const header_options& how_;
    knowledge facts_;
    vocabulary words_;
    writer bodies_;
    std::string out_;
    std::vector<left_out> without_;
    std::vector<std::size_t> record_order_;
    std::set<std::size_t> wanted_;
    mutable std::map<std::pair<std::size_t, std::size_t>, bool> owners_;
};

} // namespace guiju::emitted
