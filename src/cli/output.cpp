#include "output.hpp"

#include "console.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace guiju::cli {
namespace {

using json = nlohmann::ordered_json;

class jsonl_writer final : public outcome_writer {
public:
    jsonl_writer(const policy& of, std::ostream& to) : of_(of), to_(to) {}
    void write(const outcome& one) override { to_ << to_json_line(of_, one) << '\n'; }
    void write(const reading_outcome& one) override { to_ << to_json_line(of_, one) << '\n'; }

private:
    const policy& of_;
    std::ostream& to_;
};

class json_writer final : public outcome_writer {
public:
    json_writer(const policy& of, std::ostream& to) : of_(of), to_(to) {}
    void write(const outcome& one) override { add(to_json_line(of_, one)); }
    void write(const reading_outcome& one) override { add(to_json_line(of_, one)); }
    void finish() override { to_ << (first_ ? "[]\n" : "\n]\n"); }

private:
    void add(const std::string& line) {
        to_ << (first_ ? "[\n" : ",\n") << line;
        first_ = false;
    }

    const policy& of_;
    std::ostream& to_;
    bool first_ = true;
};

std::string words_of(const json& one) {
    if (one.is_null()) {
        return {};
    }
    if (one.is_string()) {
        return one.get<std::string>();
    }
    if (!one.is_array() || !std::ranges::all_of(one, [](const json& item) { return item.is_string(); })) {
        return one.dump();
    }
    std::string text;
    for (const auto& item : one) {
        text += (text.empty() ? "" : "、") + item.get<std::string>();
    }
    return text;
}

std::string entry(const json& line, const char* name) {
    const auto found = line.find(name);
    return found == line.end() ? std::string() : words_of(*found);
}

std::string subject_words(const json& line) {
    std::string text;
    if (const auto of = line.find("of"); of != line.end()) {
        for (const auto& [name, key] : of->items()) {
            text += (text.empty() ? "" : " ") + name + (key.is_null() ? "" : "=" + words_of(key));
        }
    }
    return text;
}

std::string readings_words(const json& line) {
    std::string text;
    if (const auto readings = line.find("readings"); readings != line.end()) {
        for (const auto& [name, choice] : readings->items()) {
            text += (text.empty() ? "" : " ") + name + "=" + words_of(choice);
        }
    }
    return text;
}

/// The entries of JSON lines that become columns, besides answer and subject.
constexpr std::array columns{"kind",    "status", "value", "bound",   "slack",   "gap",
                             "missing", "failed", "needs", "message", "clauses", "as_of"};

class csv_writer final : public outcome_writer {
public:
    csv_writer(const policy& of, std::ostream& to, bool with_readings)
        : of_(of), to_(to), with_readings_(with_readings) {
        to_ << "answer,of";
        for (const auto* column : columns) {
            to_ << ',' << column;
        }
        to_ << (with_readings_ ? ",readings\n" : "\n");
    }
    void write(const outcome& one) override { add(to_json_line(of_, one)); }
    void write(const reading_outcome& one) override { add(to_json_line(of_, one)); }

private:
    void add(const std::string& written) {
        const auto line = json::parse(written);
        to_ << csv_field(entry(line, "answer")) << ',' << csv_field(subject_words(line));
        for (const auto* column : columns) {
            to_ << ',' << csv_field(entry(line, column));
        }
        to_ << (with_readings_ ? "," + csv_field(readings_words(line)) : "") << '\n';
    }

    const policy& of_;
    std::ostream& to_;
    bool with_readings_;
};

/// What a status leaves open or makes exact: bound, slack, gap, what is missing, why.
std::string remarks(const json& line, lang language) {
    const bool zh = language == lang::zh;
    std::string text;
    const auto add = [&](const char* name, const char* label_zh, const char* label_en) {
        if (auto words = entry(line, name); !words.empty()) {
            text += (text.empty() ? "" : "; ") + std::string(zh ? label_zh : label_en) + words;
        }
    };
    add("bound", "标准 ", "bound ");
    add("slack", "余量 ", "slack ");
    add("gap", "缺口 ", "gap ");
    add("missing", "未办 ", "missing ");
    add("failed", "未通过 ", "failed ");
    add("needs", "尚需 ", "needs ");
    add("message", "", "");
    return text;
}

std::string status_words(const std::string& status, lang language) {
    constexpr auto names = std::to_array<std::pair<const char*, const char*>>({{"value", "有值"},
                                                                               {"kept", "守住"},
                                                                               {"broken", "突破"},
                                                                               {"met", "完成"},
                                                                               {"missed", "未完成"},
                                                                               {"passed", "通过"},
                                                                               {"open", "未办结"},
                                                                               {"not_applicable", "不适用"},
                                                                               {"undetermined", "未定"},
                                                                               {"error", "错误"}});
    for (const auto& [en, zh] : names) {
        if (language == lang::zh && status == en) {
            return zh;
        }
    }
    return status;
}

class table_writer final : public outcome_writer {
public:
    table_writer(const policy& of, lang language, std::ostream& to, bool with_readings)
        : of_(of), language_(language), to_(to), with_readings_(with_readings) {
        rows_.push_back(language == lang::zh ? std::vector<std::string>{"答案", "对象", "状态", "值", "说明"}
                                             : std::vector<std::string>{"answer", "of", "status", "value", "remarks"});
        if (with_readings_) {
            rows_.back().push_back(language == lang::zh ? "解读" : "readings");
        }
    }
    void write(const outcome& one) override { add(to_json_line(of_, one)); }
    void write(const reading_outcome& one) override { add(to_json_line(of_, one)); }
    void finish() override { write_aligned(to_, rows_); }

private:
    void add(const std::string& written) {
        const auto line = json::parse(written);
        rows_.push_back({entry(line, "answer"), subject_words(line), status_words(entry(line, "status"), language_),
                         entry(line, "value"), remarks(line, language_)});
        if (with_readings_) {
            rows_.back().push_back(readings_words(line));
        }
    }

    const policy& of_;
    lang language_;
    std::ostream& to_;
    bool with_readings_;
    std::vector<std::vector<std::string>> rows_;
};

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789.-") == std::string::npos;
}

} // namespace

void write_aligned(std::ostream& to, const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(row[i]));
        }
    }
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - width_of(row[i]), ' ');
            line += (i == 0 ? "" : "  ") + (is_number(row[i]) ? padding + row[i] : row[i] + padding);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        to << line << '\n';
    }
}

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::unique_ptr<outcome_writer> make_writer(const std::string& format, const policy& of, lang language,
                                            std::ostream& to, bool with_readings) {
    if (format == "jsonl") {
        return std::make_unique<jsonl_writer>(of, to);
    }
    if (format == "json") {
        return std::make_unique<json_writer>(of, to);
    }
    if (format == "csv") {
        return std::make_unique<csv_writer>(of, to, with_readings);
    }
    return std::make_unique<table_writer>(of, language, to, with_readings);
}

} // namespace guiju::cli
