#pragma once

#include <guiju/graph/policy.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiju::formats::rules {

/// Names and their other names, both ways. What is paired with two different words is left alone, and so are the words
/// it is paired with: translating twice leads back.
class dictionary {
public:
    /// Words of one rank; words of an earlier rank go before them.
    void add_rank(const std::vector<std::pair<std::string, std::string>>& pairs);

    /// The other word, or the same where there is none.
    [[nodiscard]] const std::string& other(const std::string& word) const {
        const auto found = words_.find(word);
        return found == words_.end() ? word : found->second;
    }

private:
    std::map<std::string, std::string> words_;
    std::set<std::string> settled_;
};

/// The words of a policy by what they are.
class vocabulary {
public:
    explicit vocabulary(const graph::policy& of);

    /// Names in expressions of an answer.
    [[nodiscard]] dictionary names_in(const graph::answer& answer) const;
    [[nodiscard]] dictionary names_in(const graph::function& function) const;
    [[nodiscard]] const dictionary& names() const noexcept { return names_; }
    [[nodiscard]] const dictionary& members() const noexcept { return members_; }
    [[nodiscard]] const dictionary& types() const noexcept { return types_; }
    [[nodiscard]] const dictionary& texts() const noexcept { return texts_; }

private:
    using pairs = std::vector<std::pair<std::string, std::string>>;
    /// Fields and name of a record, then of the one it belongs to: the order in which an answer's expressions find
    /// them.
    [[nodiscard]] std::vector<pairs> around(std::string_view record) const;
    [[nodiscard]] dictionary names_with(const pairs& own, const std::vector<pairs>& subject) const;

    const graph::policy* of_;
    pairs declared_, fields_, records_, functions_;
    pairs formals_; ///< of functions; also names that loops elsewhere use for the same things
    dictionary names_, members_, types_, texts_;
};

} // namespace guiju::formats::rules
