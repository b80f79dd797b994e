// A population from CSV; each answer as one line of JSON. Rows that cannot be read are told, the others are answered.
#include <guiju/guiju.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) {
    const auto plan = guiju::load(argc > 1 ? argv[1] : "examples/mini/mini.rules.md").value();
    const std::string file = argc > 2 ? argv[2] : "examples/cpp/organisations.csv";
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};

    const auto table = guiju::read_csv(bytes, file).value();
    guiju::scratch memory;
    const auto asked = plan.resolve({}).value();
    const auto total = plan.answers("total").value().front();
    const auto type = *plan.record("organisation");
    std::size_t row = 0;
    for (const auto& one : table.rows.as_list()) {
        const auto line = table.lines[row++];
        const auto read = guiju::evaluate::bind(plan.program(), type, one);
        for (const auto& problem : read.problems) {
            std::cout << file << ':' << line << ": " << problem.path << ": " << problem.what.en << '\n';
        }
        if (read.record.is(guiju::kind::context)) {
            const auto found = plan.evaluator().ask(total, read.record, {}, {}, asked, memory);
            std::cout << guiju::to_json_line(plan, found) << '\n';
        }
    }
}
