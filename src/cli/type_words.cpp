#include "type_words.hpp"

namespace guiju::cli {
namespace {

wording kind_words(program::type_kind kind) {
    switch (kind) {
    case program::type_kind::any:
        return {"任意", "any"};
    case program::type_kind::null:
        return {"空", "null"};
    case program::type_kind::number:
        return {"数字", "number"};
    case program::type_kind::money:
        return {"金额", "money"};
    case program::type_kind::text:
        return {"文本", "text"};
    case program::type_kind::boolean:
        return {"是否", "yes/no"};
    case program::type_kind::date:
        return {"日期", "date"};
    case program::type_kind::time:
        return {"时间", "time"};
    case program::type_kind::date_time:
        return {"日期时间", "date and time"};
    case program::type_kind::years_months:
        return {"年月", "years and months"};
    case program::type_kind::days_time:
        return {"天时", "days and time"};
    case program::type_kind::list:
        return {"列表", "list"};
    case program::type_kind::context:
        return {"上下文", "context"};
    case program::type_kind::range:
        return {"区间", "range"};
    case program::type_kind::function:
        return {"函数", "function"};
    case program::type_kind::category:
    case program::type_kind::record:
        break;
    }
    return {};
}

} // namespace

std::string type_words(const program::program& p, program::type_id id) {
    const auto& type = p[id];
    std::string text;
    if (type.kind == program::type_kind::record) {
        text = p[type.record].name;
    } else if (type.kind == program::type_kind::category) {
        text = p.categories[static_cast<std::size_t>(type.category)].body->name;
    } else {
        text = kind_words(type.kind).in(p.language);
    }
    if (type.kind == program::type_kind::list && type.element != program::type_id::any) {
        text += ' ' + type_words(p, type.element);
    }
    return text + (type.optional ? "?" : "");
}

} // namespace guiju::cli
