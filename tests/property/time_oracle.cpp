// Answers questions about dates and times, one a line, "operation a b". The other side is time_against_python.py.

#include <guiju/value/date_time.hpp>

#include <charconv>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using namespace guiju;

std::int64_t number(const std::string& text) {
    std::int64_t found = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), found);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw std::invalid_argument("no number: " + text);
    }
    return found;
}

template <class T>
T read(const std::string& text) {
    const std::optional<T> found = T::parse(text);
    if (!found) {
        throw std::invalid_argument("not read: " + text);
    }
    return *found;
}

template <class T>
std::string printed(const std::optional<T>& found) {
    return found ? found->to_string() : "none";
}

zone zone_named(const std::string& name) { return zone::find(name).value(); }

std::string week_of(const date& d) { return std::to_string(d.week().year) + " " + std::to_string(d.week().week); }

std::string local_offset(const std::string& name, const std::string& seconds) {
    constexpr std::string_view occurrences[] = {"once", "never", "twice"};
    const auto found = zone_offsets_at_local(zone_named(name), number(seconds));
    if (!found) {
        return "none";
    }
    return std::string(occurrences[static_cast<std::size_t>(found->occurs)]) + " " + std::to_string(found->before) +
           " " + std::to_string(found->after);
}

std::string offset(const std::string& name, const std::string& seconds) {
    const auto found = zone_offset_at(zone_named(name), number(seconds));
    return found ? std::to_string(*found) : "none";
}

std::string moved_and_back(const std::string& text, const std::string& by) {
    const auto start = read<date_time>(text);
    const auto end = add(start, read<days_time_duration>(by));
    if (!end) {
        return "none";
    }
    return end->to_string() + " " + printed(difference(*end, start));
}

using operation = std::function<std::string(const std::string&, const std::string&)>;

const std::map<std::string, operation, std::less<>> operations = {
    {"add_months", [](auto& a, auto& b) { return printed(read<date>(a).add_months(number(b))); }},
    {"add_days", [](auto& a, auto& b) { return printed(read<date>(a).add_days(number(b))); }},
    {"days", [](auto& a, auto& b) { return std::to_string(read<date>(b).day_number() - read<date>(a).day_number()); }},
    {"months", [](auto& a, auto& b) { return months_between(read<date>(a), read<date>(b)).to_string(); }},
    {"weekday", [](auto& a, auto&) { return std::to_string(read<date>(a).weekday()); }},
    {"day_of_year", [](auto& a, auto&) { return std::to_string(read<date>(a).day_of_year()); }},
    {"week", [](auto& a, auto&) { return week_of(read<date>(a)); }},
    {"print_time", [](auto& a, auto&) { return printed(guiju::time::parse(a)); }},
    {"print_date_time", [](auto& a, auto&) { return printed(date_time::parse(a)); }},
    {"print_duration", [](auto& a, auto&) { return printed(days_time_duration::parse(a)); }},
    {"move", moved_and_back},
    {"offset", offset},
    {"local", local_offset},
};

} // namespace

int main() {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string name;
        std::string a;
        std::string b;
        words >> name >> a >> b;
        try {
            std::cout << operations.at(name)(a, b) << '\n';
        } catch (const std::exception& problem) {
            std::cout << "error: " << problem.what() << '\n';
        }
    }
}
