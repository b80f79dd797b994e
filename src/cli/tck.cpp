#include "commands.hpp"
#include "moment.hpp"
#include "tck_cases.hpp"
#include "tck_columns.hpp"
#include "tck_java.hpp"
#include "tck_values.hpp"
#include "typed_json.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace guiju::cli {
namespace {

namespace fs = std::filesystem;

using tck::case_result;
using tck::full_name;

struct tck_command {
    std::string folder;
    std::string output;
    std::string skips;
    bool verbose = false;
    bool columns = false;

    int run(console& on) const;
};

std::string quoted(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        made += c == '"' ? "\"\"" : std::string(1, c == '\n' || c == '\r' ? ' ' : c);
    }
    return made + "\"";
}

/// The test files below a folder, in order.
std::vector<fs::path> test_files(const std::string& folder) {
    std::vector<fs::path> all;
    std::error_code failed;
    for (const auto& one : fs::recursive_directory_iterator(folder, failed)) {
        const auto name = one.path().filename().string();
        if (name.ends_with(".xml") && name.find("-test-") != std::string::npos) {
            all.push_back(one.path());
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

/// What a result node asks for: a decision, or what an invocable gives. A failure to ask is null, and told.
value found_for(const policy& of, pugi::xml_node test, pugi::xml_node wanted, const value& inputs, std::string& told) {
    const std::string type = test.attribute("type").value();
    const std::string invocable = test.attribute("invocableName").value();
    const std::string name = full_name(of, wanted, wanted.attribute("name").value());
    settings how;
    how.now = moment();
    if (type == "decisionService" || type == "bkm") {
        auto made = of.call(full_name(of, test, invocable.empty() ? name : invocable), inputs, how);
        if (!made) {
            told = made.problems().front().what.en;
            return value(reason::missing);
        }
        // A service of several decisions gives a context of them.
        for (const auto& one : of.document().services) {
            if (one.name.name == invocable && one.outputs.size() > 1 && made->is(kind::context)) {
                const value* part = made->as_context().find(name);
                return part != nullptr ? *part : value(reason::missing);
            }
        }
        return *made;
    }
    auto made = of.evaluate(name, inputs, how);
    if (!made) {
        told = made.problems().front().what.en;
        return value(reason::missing);
    }
    told = made->message.en;
    return made->value;
}

case_result run_case(const policy& of, pugi::xml_node test, case_result about) {
    const value inputs = tck::inputs_of(of, test);
    about.passed = true;
    for (const auto one : test.children()) {
        if (!tck::is(one, "resultNode")) {
            continue;
        }
        std::string told;
        const value expected = tck::expected_in(one);
        const value found = found_for(of, test, one, inputs, told);
        if (!tck::as_expected(expected, found)) {
            about.passed = false;
            about.detail += (about.detail.empty() ? "" : "; ") + tck::mismatch(one, expected, found) +
                            (told.empty() ? "" : " (" + told + ")");
        }
    }
    return about;
}

std::vector<pugi::xml_node> cases_in(pugi::xml_node top) {
    std::vector<pugi::xml_node> all;
    for (const auto test : top.children()) {
        if (tck::is(test, "testCase")) {
            all.push_back(test);
        }
    }
    return all;
}

/// All cases of one file; the model is loaded once. With `share`, those that can be rows of a batch, in columns.
std::vector<case_result> run_file(const fs::path& file, const fs::path& root, tck::column_share* share) {
    pugi::xml_document tests;
    case_result about{fs::relative(file.parent_path(), root).string(), file.stem().string(), {}, false, {}};
    if (about.folder == ".") {
        about.folder = fs::canonical(root).filename().string();
    }
    std::vector<case_result> all;
    // A value may be white space alone.
    if (!tests.load_file(file.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single)) {
        about.detail = "the test file cannot be read";
        return {about};
    }
    const auto top = tests.document_element();
    const auto model = file.parent_path() / tck::child(top, "modelName").text().get();
    auto sources = std::make_shared<source_set>();
    loading how;
    how.external = tck::java_functions();
    const auto loaded = load_into(model.string(), sources, how);
    const auto cases = cases_in(top);
    if (loaded && share != nullptr) {
        return tck::ask_in_columns(*loaded, cases, about, *share);
    }
    for (const auto test : cases) {
        about.id = test.attribute("id").value();
        if (loaded) {
            all.push_back(run_case(*loaded, test, about));
        } else {
            all.push_back(about);
            all.back().detail = render(loaded.problems().front(), *sources);
        }
    }
    return all;
}

/// Lines "file id reason…": cases that are not run, each with its reason. `#` begins a comment.
std::set<std::string> skipped(const std::string& file) {
    std::set<std::string> all;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::string key;
        int words = 0;
        for (const char c : line.substr(0, line.find('#'))) {
            words += c == ' ' ? 1 : 0;
            if (words < 2) {
                key += c;
            }
        }
        if (!key.empty()) {
            all.insert(key);
        }
    }
    return all;
}

/// As the board reads them: folder, test file, case, result, detail; and a few words about who was tested.
bool write_results(const std::string& folder, const std::vector<case_result>& all, const std::set<std::string>& left) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    std::ofstream csv(fs::path(folder) / "tck_results.csv");
    for (const auto& one : all) {
        const bool ignored = left.contains(one.file + " " + one.id);
        csv << quoted(one.folder) << ',' << quoted(one.file) << ',' << quoted(one.id) << ','
            << quoted(ignored      ? "IGNORED"
                      : one.passed ? "SUCCESS"
                                   : "ERROR")
            << ',' << quoted(one.detail) << '\n';
    }
    std::ofstream about(fs::path(folder) / "tck_results.properties");
    about << "vendor.name=guiju\nvendor.url=\nproduct.name=guiju\nproduct.url=\nproduct.version=" << GUIJU_VERSION
          << "\nproduct.comment=Embeddable C++20 rules engine\nlast.update=\ninstructions.url=\n";
    return csv.good() && about.good();
}

int tck_command::run(console& on) const {
    const auto files = test_files(folder);
    if (files.empty()) {
        on.error({folder + "：没有测试文件（*-test-*.xml）", folder + ": there are no test files (*-test-*.xml)"});
        return unreadable;
    }
    const auto left = skips.empty() ? std::set<std::string>{} : skipped(skips);
    std::vector<case_result> all;
    tck::column_share share;
    for (const auto& file : files) {
        auto some = run_file(file, folder, columns ? &share : nullptr);
        all.insert(all.end(), some.begin(), some.end());
    }
    std::size_t passed = 0, ignored = 0;
    for (const auto& one : all) {
        const auto key = one.file + " " + one.id;
        if (left.contains(key)) {
            ++ignored;
            continue;
        }
        passed += one.passed ? 1 : 0;
        if (!one.passed || verbose) {
            std::cout << (one.passed ? "ok      " : "failed  ") << key << (one.detail.empty() ? "" : ": ") << one.detail
                      << '\n';
        }
    }
    std::cout << passed << " of " << all.size() << " cases passed"
              << (ignored == 0 ? "" : ", " + std::to_string(ignored) + " skipped") << '\n';
    if (columns) {
        share.write(std::cout);
    }
    if (!output.empty() && !write_results(output, all, left)) {
        on.error({output + "：无法写入", output + ": cannot be written"});
        return unreadable;
    }
    return passed + ignored == all.size() ? all_well : failed;
}

} // namespace

void add_tck(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("tck", "Runs the cases of DMN's conformance kit below a folder");
    auto made = std::make_shared<tck_command>();
    sub->add_option("folder", made->folder, "The kit's TestCases, or a folder in it")->required();
    sub->add_option("--output", made->output, "A folder for tck_results.csv and tck_results.properties");
    sub->add_option("--skips", made->skips, "A file of cases that are not run: folder, file, id, reason");
    sub->add_flag("--columns", made->columns,
                  "Ask the cases in columns, and tell how many can be and how they are answered");
    sub->add_flag("-v,--verbose", made->verbose, "Tell of the cases that passed too");
    sub->callback([made, &on, &end] { end.code = made->run(on); });
}

} // namespace guiju::cli
