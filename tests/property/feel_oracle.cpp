// Answers FEEL expressions, one a line, as FEEL's string() writes their values; texts in quotation marks, what does not
// parse as "error". The other side is feel_against_python.py.

#include <guiju/guiju.hpp>
#include <guiju/meaning/to_text.hpp>

#include <iostream>
#include <string>

int main() {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        const auto found = guiju::evaluate_expression(line);
        // In a list, so that texts are quoted.
        const auto text = found ? guiju::meaning::to_text(guiju::value::list({*found})) : "[error]";
        std::cout << text.substr(1, text.size() - 2) << '\n';
    }
}
