#include "formats/csv/encoding.hpp"

#include "base/utf8.hpp"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace guiju::formats::csv {
namespace {

using converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

decoded not_in(const std::string& encoding) {
    return {std::nullopt, {"文件不是有效的 " + encoding + " 编码", "the file is not valid " + encoding}};
}

converter open(const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    converter made(ucnv_open(encoding.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status) != 0) {
        return {nullptr, &ucnv_close};
    }
    // Without this ICU replaces what it cannot read, and wrong data would look right.
    ucnv_setToUCallBack(made.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return made;
}

/// Converts in pieces, so that the memory needed does not depend on the encoding's widest character.
std::optional<std::string> convert(UConverter& from, std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    std::vector<UChar> wide(8192);
    std::vector<char> narrow(wide.size() * 3);
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        UChar* target = wide.data();
        // One unit is kept free, so that the pair of a surrogate split by the piece's end can be put behind it.
        ucnv_toUnicode(&from, &target, wide.data() + wide.size() - 1, &source, end, nullptr, 1, &status);
        if (U_FAILURE(status) != 0 && status != U_BUFFER_OVERFLOW_ERROR) {
            return std::nullopt;
        }
        if (target != wide.data() && U16_IS_LEAD(*(target - 1)) && status == U_BUFFER_OVERFLOW_ERROR) {
            UErrorCode rest = U_ZERO_ERROR;
            ucnv_toUnicode(&from, &target, target + 1, &source, end, nullptr, 1, &rest);
        }
        std::int32_t size = 0;
        UErrorCode written = U_ZERO_ERROR;
        u_strToUTF8(narrow.data(), static_cast<std::int32_t>(narrow.size()), &size, wide.data(),
                    static_cast<std::int32_t>(target - wide.data()), &written);
        if (U_FAILURE(written) != 0) {
            return std::nullopt;
        }
        text.append(narrow.data(), static_cast<std::size_t>(size));
    }
    return text;
}

decoded from(const std::string& encoding, std::string_view bytes) {
    const auto opened = open(encoding);
    if (!opened) {
        return {std::nullopt, {"不认识的编码：" + encoding, "unknown encoding: " + encoding}};
    }
    auto text = convert(*opened, bytes);
    if (!text) {
        return not_in(encoding);
    }
    if (text->starts_with(utf8_mark)) {
        text->erase(0, utf8_mark.size());
    }
    return {std::move(text), {}};
}

bool is_utf8(std::string_view bytes) { return find_invalid_utf8(bytes) == std::string_view::npos; }

} // namespace

decoded to_utf8(std::string_view bytes, std::string_view encoding) {
    if (!encoding.empty()) {
        return from(std::string(encoding), bytes);
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return from("UTF-16", bytes);
    }
    if (bytes.starts_with(utf8_mark)) {
        bytes.remove_prefix(utf8_mark.size());
        return is_utf8(bytes) ? decoded{std::string(bytes), {}} : not_in("UTF-8");
    }
    if (is_utf8(bytes)) {
        return {std::string(bytes), {}};
    }
    auto found = from("GB18030", bytes);
    return found.text ? std::move(found) : not_in("UTF-8 / GB18030");
}

} // namespace guiju::formats::csv
