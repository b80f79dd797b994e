#include "formats/csv/records.hpp"

namespace guiju::formats::csv {

char separator_of(std::string_view text) noexcept {
    bool inside = false;
    for (const char c : text) {
        if (c == '"') {
            inside = !inside;
        } else if (!inside && (c == ',' || c == ';' || c == '\t')) {
            return c;
        } else if (!inside && (c == '\n' || c == '\r')) {
            break;
        }
    }
    return ',';
}

const record* record_reader::next() {
    if (separator_ == 0) {
        separator_ = separator_of(text_);
    }
    if (at_ >= text_.size()) {
        return nullptr;
    }
    record_.cells.clear();
    record_.wrong = fault::none;
    record_.line = line_;
    field(record_);
    while (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        field(record_);
    }
    if (at_ < text_.size()) {
        line_end();
    }
    return &record_;
}

void record_reader::field(record& into) {
    cell read;
    if (at_ < text_.size() && text_[at_] == '"') {
        read.quoted = true;
        quoted(into, read.text);
    } else {
        plain(read.text);
    }
    if (into.cells.size() < most_fields_) {
        into.cells.push_back(std::move(read));
    } else {
        into.wrong = fault::too_many_fields;
    }
}

void record_reader::quoted(record& into, std::string& text) {
    ++at_;
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
            ++at_;
        } else if (c == '"') {
            ++at_;
            const std::size_t before = text.size();
            plain(text);
            into.wrong = text.size() != before ? fault::text_after_quote : into.wrong;
            return;
        } else if (c == '\n' || (c == '\r' && !(at_ + 1 < text_.size() && text_[at_ + 1] == '\n'))) {
            ++line_;
        }
        text += c;
        ++at_;
    }
    into.wrong = fault::open_quote;
}

void record_reader::plain(std::string& text) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) {
        ++at_;
    }
    text += text_.substr(begin, at_ - begin);
}

void record_reader::line_end() {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
}

} // namespace guiju::formats::csv
