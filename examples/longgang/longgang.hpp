#pragma once
// clang-format off

// 龙港市社会组织培育三年行动计划，longgang.rules.md：guiju emit
// Written by `guiju emit`; a change belongs into the policy.

#include <guiju/emit/runtime.hpp>

#include <cassert>
#include <cstdint>
#include <span>
#include <string_view>

namespace longgang {

namespace emitted = guiju::emitted;
using namespace guiju::emitted;

/// What an undetermined answer may need, by its number in `open`.
inline constexpr std::string_view names[] = {
    "不良信用",
    "专职",
    "专项抽查",
    "业务主管单位",
    "举报",
    "举报奖励标准",
    "事由",
    "交通通讯",
    "交通通讯标准",
    "人力成本",
    "人力成本比例",
    "人员",
    "代理记账",
    "信用比例",
    "僵尸型",
    "免税认定",
    "党建工作机构",
    "党建指导员",
    "党建联络员",
    "党组织",
    "党组织同步孵化",
    "六同步",
    "其他利益",
    "初创",
    "初创服务平台",
    "取得日期",
    "受理",
    "名录状态",
    "名称",
    "向社会组织购买",
    "品牌宣传",
    "品牌评价",
    "培训补贴标准",
    "基地同步建设",
    "失效日期",
    "孵化基地",
    "孵化对象",
    "审计事由",
    "小规模纳税人",
    "差旅",
    "已审计",
    "已支出",
    "年份",
    "年度培育数",
    "年度新增数",
    "年检年报",
    "必要",
    "成立日期",
    "成立登记",
    "技能补贴标准",
    "持证社工",
    "教育培训",
    "新增购买支出",
    "日期",
    "月份",
    "服务领域",
    "本市民企牵头",
    "查实",
    "止",
    "毕业年限",
    "毕业日期",
    "治理比例",
    "治理良好",
    "法律顾问",
    "注销日期",
    "牵头奖励标准",
    "特殊情况困难",
    "登记审查",
    "登记机关",
    "福彩项目",
    "章程核准",
    "符合优惠规定",
    "等级",
    "等级奖励标准",
    "等级评估",
    "类型",
    "红色阈值",
    "级别",
    "组织",
    "编号",
    "缴费",
    "聘用",
    "聘用日期",
    "薪酬",
    "补贴月数上限",
    "计划止",
    "计划起",
    "评级",
    "购买方",
    "资助金额",
    "起",
    "跨年度项目数",
    "身份",
    "部门",
    "采购比例",
    "金额",
    "项目年报",
    "项目数",
    "领导任职",
    "风险分",
    "黄色阈值",
    "",
};
inline constexpr std::size_t words = 2;
/// A value that may be missing.
template <class T>
using maybe = emitted::maybe<T, words>;
/// What is not known until somebody supplies it.
constexpr nothing<words> needed(std::size_t name) {
    return {guiju::reason::undetermined, needs<words>::of(name)};
}

/// 等级，由低到高
enum class grade : std::uint8_t {
    g1A, ///< 1A
    g2A, ///< 2A
    g3A, ///< 3A
    g4A, ///< 4A
    g5A, ///< 5A
};
/// Its name in the policy.
constexpr std::string_view name_of(grade one) {
    constexpr std::string_view all[] = {
        "1A",
        "2A",
        "3A",
        "4A",
        "5A",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 级别
enum class level_kind : std::uint8_t {
    municipal, ///< 市级
    provincial, ///< 省级
    national, ///< 国家级
    other, ///< 其他
};
/// Its name in the policy.
constexpr std::string_view name_of(level_kind one) {
    constexpr std::string_view all[] = {
        "市级",
        "省级",
        "国家级",
        "其他",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 组织类型
enum class category_kind : std::uint8_t {
    trade_association, ///< 行业协会商会
    science, ///< 科技类
    charity, ///< 公益慈善类
    community_service, ///< 城乡社区服务类
    other, ///< 其他
};
/// Its name in the policy.
constexpr std::string_view name_of(category_kind one) {
    constexpr std::string_view all[] = {
        "行业协会商会",
        "科技类",
        "公益慈善类",
        "城乡社区服务类",
        "其他",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 领导身份
enum class leader_status : std::uint8_t {
    serving, ///< 现职
    retired, ///< 离退休
};
/// Its name in the policy.
constexpr std::string_view name_of(leader_status one) {
    constexpr std::string_view all[] = {
        "现职",
        "离退休",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 审计情形
enum class audit_event_kind : std::uint8_t {
    inspection, ///< 双随机抽查
    rating, ///< 等级评估
    legal_representative, ///< 法定代表人变更
    deregistration, ///< 注销
};
/// Its name in the policy.
constexpr std::string_view name_of(audit_event_kind one) {
    constexpr std::string_view all[] = {
        "双随机抽查",
        "等级评估",
        "法定代表人变更",
        "注销",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 名录
enum class listing_kind : std::uint8_t {
    unlisted, ///< 未列入
    abnormal, ///< 活动异常名录
    serious_violation, ///< 严重违法失信名单
};
/// Its name in the policy.
constexpr std::string_view name_of(listing_kind one) {
    constexpr std::string_view all[] = {
        "未列入",
        "活动异常名录",
        "严重违法失信名单",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 监管事项种类
enum class supervised_matter_kind : std::uint8_t {
    registration_step, ///< 成立登记
    annual_report, ///< 年检年报
    activities, ///< 业务活动
    guidance_of_decoupled_associations, ///< 脱钩协会商会业务指导
    party_building, ///< 党的建设
};
/// Its name in the policy.
constexpr std::string_view name_of(supervised_matter_kind one) {
    constexpr std::string_view all[] = {
        "成立登记",
        "年检年报",
        "业务活动",
        "脱钩协会商会业务指导",
        "党的建设",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 监管机关
enum class supervising_body : std::uint8_t {
    registration_authority, ///< 登记管理机关
    sponsor, ///< 业务主管单位
    industry_regulators, ///< 行业管理部门
    party_body, ///< 党建工作机构
};
/// Its name in the policy.
constexpr std::string_view name_of(supervising_body one) {
    constexpr std::string_view all[] = {
        "登记管理机关",
        "业务主管单位",
        "行业管理部门",
        "党建工作机构",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 名录后果种类
enum class listing_consequence_kind : std::uint8_t {
    joint_penalty, ///< 联合惩戒
    published, ///< 列名公示
    joint_incentive, ///< 联合激励
    penalty_for_bad_credit, ///< 失信惩戒
};
/// Its name in the policy.
constexpr std::string_view name_of(listing_consequence_kind one) {
    constexpr std::string_view all[] = {
        "联合惩戒",
        "列名公示",
        "联合激励",
        "失信惩戒",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 服务领域种类
enum class service_field_kind : std::uint8_t {
    education_and_employment, ///< 教育就业
    elderly_care, ///< 养老
    child_care, ///< 育幼
    health, ///< 医疗卫生
    public_safety, ///< 公共安全
    social_security, ///< 社会保障
    community, ///< 社区服务
    culture_and_sports, ///< 文化体育
    environment, ///< 环境保护
    other, ///< 其他
};
/// Its name in the policy.
constexpr std::string_view name_of(service_field_kind one) {
    constexpr std::string_view all[] = {
        "教育就业",
        "养老",
        "育幼",
        "医疗卫生",
        "公共安全",
        "社会保障",
        "社区服务",
        "文化体育",
        "环境保护",
        "其他",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 监管颜色
enum class supervision_colour : std::uint8_t {
    green, ///< 绿
    yellow, ///< 黄
    red, ///< 红
};
/// Its name in the policy.
constexpr std::string_view name_of(supervision_colour one) {
    constexpr std::string_view all[] = {
        "绿",
        "黄",
        "红",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 解读 年度指标（一(一)）：年度数目是当年的增量，还是年末的存量
enum class yearly_figure : std::uint8_t {
    flow, ///< 当年新增
    stock, ///< 年末存量
};
constexpr std::string_view name_of(yearly_figure one) {
    constexpr std::string_view all[] = {
        "当年新增",
        "年末存量",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 解读 攀升（二(一)1）：此前得过较低等级的奖励，再升级时给全额还是补差
enum class climbing : std::uint8_t {
    in_full, ///< 逐级全额
    difference, ///< 只补差额
};
constexpr std::string_view name_of(climbing one) {
    constexpr std::string_view all[] = {
        "逐级全额",
        "只补差额",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 解读 越级（二(一)1）：直接评上较高等级时，越过的等级是否一并奖励
enum class skipping : std::uint8_t {
    obtained_only, ///< 只奖所获
    cumulative, ///< 逐级累计
};
constexpr std::string_view name_of(skipping one) {
    constexpr std::string_view all[] = {
        "只奖所获",
        "逐级累计",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 解读 失而复得（二(一)1）：等级失效后再次取得，是否仍算首次
enum class regaining : std::uint8_t {
    once, ///< 一生一次
    again, ///< 再得再奖
};
constexpr std::string_view name_of(regaining one) {
    constexpr std::string_view all[] = {
        "一生一次",
        "再得再奖",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 解读 人力成本基数（二(一)1）：一半是资助金额的一半，还是已支出的一半
enum class labour_base : std::uint8_t {
    grant, ///< 资助金额
    spent, ///< 已支出
};
constexpr std::string_view name_of(labour_base one) {
    constexpr std::string_view all[] = {
        "资助金额",
        "已支出",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 解读 两年起算（二(一)3）：毕业两年内，看聘用之日，还是逐月看缴费的月份
enum class two_years : std::uint8_t {
    hiring, ///< 聘用之日
    each_month, ///< 逐月
};
constexpr std::string_view name_of(two_years one) {
    constexpr std::string_view all[] = {
        "聘用之日",
        "逐月",
    };
    return all[static_cast<std::size_t>(one)];
}

/// 解读 十二个月（二(一)3）：最长十二个月，按每名毕业生还是按每个组织
enum class twelve_months : std::uint8_t {
    per_graduate, ///< 每人
    per_organisation, ///< 每组织
};
constexpr std::string_view name_of(twelve_months one) {
    constexpr std::string_view all[] = {
        "每人",
        "每组织",
    };
    return all[static_cast<std::size_t>(one)];
}

struct city;
struct project_report;
struct buyer;
struct organisation;
struct rating;
struct rating_award;
struct bad_credit_record;
struct staff_report;
struct lottery_project;
struct hire;
struct contribution;
struct leader;
struct registration_review;
struct audit_event;
struct complaint;
struct six_in_step_record;

/// 城市；不填的即为未知
struct city {
    using guiju_record = void;
    maybe<std::span<const organisation>> organisations = needed(78); ///< 组织
    maybe<std::span<const buyer>> buyers = needed(88); ///< 购买方
    maybe<guiju::decimal> incubation_bases = needed(35); ///< 孵化基地
    emitted::maybe<bool, 0> start_up_platform = null; ///< 初创服务平台
    maybe<std::span<const project_report>> project_reports = needed(96); ///< 项目年报

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 项目年报；不填的即为未知
struct project_report {
    using guiju_record = void;
    maybe<guiju::decimal> year = needed(42); ///< 年份
    maybe<guiju::decimal> projects = needed(97); ///< 项目数
    maybe<guiju::decimal> multi_year_projects = needed(91); ///< 跨年度项目数

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 购买方；不填的即为未知
struct buyer {
    using guiju_record = void;
    maybe<std::string_view> id = needed(79); ///< 编号
    maybe<std::string_view> department = needed(93); ///< 部门
    maybe<guiju::decimal> year = needed(42); ///< 年份
    maybe<scaled<std::int64_t, 2>> new_purchases = needed(52); ///< 新增购买支出
    maybe<scaled<std::int64_t, 2>> from_organisations = needed(29); ///< 向社会组织购买

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 登记审查；不填的即为未知
struct registration_review {
    using guiju_record = void;
    emitted::maybe<bool, 0> registrar = null; ///< 登记机关
    emitted::maybe<bool, 0> sponsor = null; ///< 业务主管单位
    emitted::maybe<bool, 0> party_body = null; ///< 党建工作机构

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 六同步；不填的即为未知
struct six_in_step_record {
    using guiju_record = void;
    emitted::maybe<bool, 0> registration_step = null; ///< 成立登记
    emitted::maybe<bool, 0> charter_approval = null; ///< 章程核准
    emitted::maybe<bool, 0> annual_report = null; ///< 年检年报
    emitted::maybe<bool, 0> special_inspection = null; ///< 专项抽查
    emitted::maybe<bool, 0> rating_assessment = null; ///< 等级评估
    emitted::maybe<bool, 0> training = null; ///< 教育培训

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 组织；不填的即为未知
struct organisation {
    using guiju_record = void;
    maybe<std::string_view> id = needed(79); ///< 编号
    maybe<std::string_view> name = needed(28); ///< 名称
    maybe<longgang::level_kind> level = needed(77); ///< 级别
    maybe<longgang::category_kind> category = needed(75); ///< 类型
    maybe<guiju::date> registered_on = needed(47); ///< 成立日期
    emitted::maybe<guiju::date, 0> deregistered_on = null; ///< 注销日期
    maybe<std::span<const rating>> ratings = needed(87); ///< 评级
    maybe<std::span<const bad_credit_record>> bad_credit = needed(0); ///< 不良信用
    maybe<bool> sound_governance = needed(62); ///< 治理良好
    maybe<std::span<const staff_report>> staff = needed(11); ///< 人员
    maybe<bool> bookkeeping = needed(12); ///< 代理记账
    maybe<bool> legal_counsel = needed(63); ///< 法律顾问
    maybe<std::span<const lottery_project>> lottery_projects = needed(69); ///< 福彩项目
    maybe<std::span<const hire>> hires = needed(81); ///< 聘用
    maybe<bool> led_by_city_enterprise = needed(56); ///< 本市民企牵头
    maybe<bool> party_organisation = needed(19); ///< 党组织
    maybe<bool> party_instructor = needed(17); ///< 党建指导员
    maybe<bool> party_liaison = needed(18); ///< 党建联络员
    maybe<std::span<const leader>> leaders = needed(98); ///< 领导任职
    maybe<registration_review> registration_reviews = needed(67); ///< 登记审查
    maybe<std::span<const audit_event>> audit_events = needed(37); ///< 审计事由
    maybe<bool> tax_exemption_recognised = needed(15); ///< 免税认定
    maybe<bool> within_relief_rules = needed(71); ///< 符合优惠规定
    maybe<bool> small_scale_taxpayer = needed(38); ///< 小规模纳税人
    maybe<bool> special_difficulty = needed(66); ///< 特殊情况困难
    maybe<bool> incubated = needed(36); ///< 孵化对象
    maybe<bool> start_up = needed(23); ///< 初创
    maybe<std::span<const longgang::service_field_kind>> service_fields = needed(55); ///< 服务领域
    emitted::maybe<bool, 0> brand_assessed = null; ///< 品牌评价
    emitted::maybe<bool, 0> publicised = null; ///< 品牌宣传
    maybe<guiju::decimal> risk_score = needed(99); ///< 风险分
    maybe<longgang::listing_kind> listing = needed(27); ///< 名录状态
    maybe<bool> dormant = needed(14); ///< 僵尸型
    maybe<std::span<const complaint>> complaints = needed(4); ///< 举报
    emitted::maybe<bool, 0> base_in_step = null; ///< 基地同步建设
    emitted::maybe<bool, 0> branch_in_step = null; ///< 党组织同步孵化
    maybe<six_in_step_record> six_steps = needed(21); ///< 六同步

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 评级；不填的即为未知
struct rating {
    using guiju_record = void;
    maybe<longgang::grade> grade = needed(72); ///< 等级
    maybe<guiju::date> obtained_on = needed(25); ///< 取得日期
    emitted::maybe<guiju::date, 0> lapsed_on = null; ///< 失效日期

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 一次奖励；不填的即为未知
struct rating_award {
    using guiju_record = void;
    maybe<longgang::grade> grade = needed(72); ///< 等级
    maybe<guiju::date> obtained_on = needed(25); ///< 取得日期
    maybe<scaled<std::int64_t, 2>> paid = needed(95); ///< 金额

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 不良信用记录；不填的即为未知
struct bad_credit_record {
    using guiju_record = void;
    maybe<guiju::date> from = needed(90); ///< 起
    emitted::maybe<guiju::date, 0> to = null; ///< 止

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 人员年报；不填的即为未知
struct staff_report {
    using guiju_record = void;
    maybe<guiju::decimal> year = needed(42); ///< 年份
    maybe<guiju::decimal> full_time = needed(1); ///< 专职
    maybe<guiju::decimal> licensed = needed(50); ///< 持证社工

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 福彩项目；不填的即为未知
struct lottery_project {
    using guiju_record = void;
    maybe<std::string_view> id = needed(79); ///< 编号
    maybe<scaled<std::int64_t, 2>> grant = needed(89); ///< 资助金额
    maybe<scaled<std::int64_t, 2>> spent = needed(41); ///< 已支出
    maybe<scaled<std::int64_t, 2>> labour_cost = needed(9); ///< 人力成本
    maybe<bool> necessary = needed(46); ///< 必要

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 聘用；不填的即为未知
struct hire {
    using guiju_record = void;
    maybe<std::string_view> id = needed(79); ///< 编号
    maybe<guiju::date> graduated_on = needed(60); ///< 毕业日期
    maybe<guiju::date> hired_on = needed(82); ///< 聘用日期
    maybe<std::span<const contribution>> contributions = needed(80); ///< 缴费

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 缴费记录；不填的即为未知
struct contribution {
    using guiju_record = void;
    maybe<guiju::date> month = needed(54); ///< 月份
    maybe<scaled<std::int64_t, 2>> paid = needed(95); ///< 金额

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 领导；不填的即为未知
struct leader {
    using guiju_record = void;
    maybe<longgang::leader_status> status = needed(92); ///< 身份
    maybe<scaled<std::int64_t, 2>> pay = needed(83); ///< 薪酬
    maybe<scaled<std::int64_t, 2>> benefits = needed(22); ///< 其他利益
    maybe<scaled<std::int64_t, 2>> transport_and_communication = needed(7); ///< 交通通讯
    maybe<scaled<std::int64_t, 2>> travel = needed(39); ///< 差旅

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 审计事件；不填的即为未知
struct audit_event {
    using guiju_record = void;
    maybe<longgang::audit_event_kind> event = needed(6); ///< 事由
    maybe<guiju::date> date = needed(53); ///< 日期
    maybe<bool> audited = needed(40); ///< 已审计

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 举报；不填的即为未知
struct complaint {
    using guiju_record = void;
    maybe<std::string_view> id = needed(79); ///< 编号
    emitted::maybe<bool, 0> accepted = null; ///< 受理
    maybe<bool> substantiated = needed(57); ///< 查实

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// The same records with every field given, optional ones apart: what a hot loop calls with.
namespace given {

struct city;
struct project_report;
struct buyer;
struct organisation;
struct rating;
struct rating_award;
struct bad_credit_record;
struct staff_report;
struct lottery_project;
struct hire;
struct contribution;
struct leader;
struct registration_review;
struct audit_event;
struct complaint;
struct six_in_step_record;

/// 城市，各项都已给出
struct city {
    using guiju_record = void;
    std::span<const given::organisation> organisations{}; ///< 组织
    std::span<const given::buyer> buyers{}; ///< 购买方
    guiju::decimal incubation_bases{}; ///< 孵化基地
    emitted::maybe<bool, 0> start_up_platform = null; ///< 初创服务平台
    std::span<const given::project_report> project_reports{}; ///< 项目年报

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 项目年报，各项都已给出
struct project_report {
    using guiju_record = void;
    guiju::decimal year{}; ///< 年份
    guiju::decimal projects{}; ///< 项目数
    guiju::decimal multi_year_projects{}; ///< 跨年度项目数

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 购买方，各项都已给出
struct buyer {
    using guiju_record = void;
    std::string_view id{}; ///< 编号
    std::string_view department{}; ///< 部门
    guiju::decimal year{}; ///< 年份
    scaled<std::int64_t, 2> new_purchases{}; ///< 新增购买支出
    scaled<std::int64_t, 2> from_organisations{}; ///< 向社会组织购买

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 登记审查，各项都已给出
struct registration_review {
    using guiju_record = void;
    emitted::maybe<bool, 0> registrar = null; ///< 登记机关
    emitted::maybe<bool, 0> sponsor = null; ///< 业务主管单位
    emitted::maybe<bool, 0> party_body = null; ///< 党建工作机构

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 六同步，各项都已给出
struct six_in_step_record {
    using guiju_record = void;
    emitted::maybe<bool, 0> registration_step = null; ///< 成立登记
    emitted::maybe<bool, 0> charter_approval = null; ///< 章程核准
    emitted::maybe<bool, 0> annual_report = null; ///< 年检年报
    emitted::maybe<bool, 0> special_inspection = null; ///< 专项抽查
    emitted::maybe<bool, 0> rating_assessment = null; ///< 等级评估
    emitted::maybe<bool, 0> training = null; ///< 教育培训

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 组织，各项都已给出
struct organisation {
    using guiju_record = void;
    std::string_view id{}; ///< 编号
    std::string_view name{}; ///< 名称
    longgang::level_kind level{}; ///< 级别
    longgang::category_kind category{}; ///< 类型
    guiju::date registered_on{}; ///< 成立日期
    emitted::maybe<guiju::date, 0> deregistered_on = null; ///< 注销日期
    std::span<const given::rating> ratings{}; ///< 评级
    std::span<const given::bad_credit_record> bad_credit{}; ///< 不良信用
    bool sound_governance{}; ///< 治理良好
    std::span<const given::staff_report> staff{}; ///< 人员
    bool bookkeeping{}; ///< 代理记账
    bool legal_counsel{}; ///< 法律顾问
    std::span<const given::lottery_project> lottery_projects{}; ///< 福彩项目
    std::span<const given::hire> hires{}; ///< 聘用
    bool led_by_city_enterprise{}; ///< 本市民企牵头
    bool party_organisation{}; ///< 党组织
    bool party_instructor{}; ///< 党建指导员
    bool party_liaison{}; ///< 党建联络员
    std::span<const given::leader> leaders{}; ///< 领导任职
    given::registration_review registration_reviews{}; ///< 登记审查
    std::span<const given::audit_event> audit_events{}; ///< 审计事由
    bool tax_exemption_recognised{}; ///< 免税认定
    bool within_relief_rules{}; ///< 符合优惠规定
    bool small_scale_taxpayer{}; ///< 小规模纳税人
    bool special_difficulty{}; ///< 特殊情况困难
    bool incubated{}; ///< 孵化对象
    bool start_up{}; ///< 初创
    std::span<const longgang::service_field_kind> service_fields{}; ///< 服务领域
    emitted::maybe<bool, 0> brand_assessed = null; ///< 品牌评价
    emitted::maybe<bool, 0> publicised = null; ///< 品牌宣传
    guiju::decimal risk_score{}; ///< 风险分
    longgang::listing_kind listing{}; ///< 名录状态
    bool dormant{}; ///< 僵尸型
    std::span<const given::complaint> complaints{}; ///< 举报
    emitted::maybe<bool, 0> base_in_step = null; ///< 基地同步建设
    emitted::maybe<bool, 0> branch_in_step = null; ///< 党组织同步孵化
    given::six_in_step_record six_steps{}; ///< 六同步

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 评级，各项都已给出
struct rating {
    using guiju_record = void;
    longgang::grade grade{}; ///< 等级
    guiju::date obtained_on{}; ///< 取得日期
    emitted::maybe<guiju::date, 0> lapsed_on = null; ///< 失效日期

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 一次奖励，各项都已给出
struct rating_award {
    using guiju_record = void;
    longgang::grade grade{}; ///< 等级
    guiju::date obtained_on{}; ///< 取得日期
    scaled<std::int64_t, 2> paid{}; ///< 金额

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 不良信用记录，各项都已给出
struct bad_credit_record {
    using guiju_record = void;
    guiju::date from{}; ///< 起
    emitted::maybe<guiju::date, 0> to = null; ///< 止

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 人员年报，各项都已给出
struct staff_report {
    using guiju_record = void;
    guiju::decimal year{}; ///< 年份
    guiju::decimal full_time{}; ///< 专职
    guiju::decimal licensed{}; ///< 持证社工

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 福彩项目，各项都已给出
struct lottery_project {
    using guiju_record = void;
    std::string_view id{}; ///< 编号
    scaled<std::int64_t, 2> grant{}; ///< 资助金额
    scaled<std::int64_t, 2> spent{}; ///< 已支出
    scaled<std::int64_t, 2> labour_cost{}; ///< 人力成本
    bool necessary{}; ///< 必要

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 聘用，各项都已给出
struct hire {
    using guiju_record = void;
    std::string_view id{}; ///< 编号
    guiju::date graduated_on{}; ///< 毕业日期
    guiju::date hired_on{}; ///< 聘用日期
    std::span<const given::contribution> contributions{}; ///< 缴费

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 缴费记录，各项都已给出
struct contribution {
    using guiju_record = void;
    guiju::date month{}; ///< 月份
    scaled<std::int64_t, 2> paid{}; ///< 金额

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 领导，各项都已给出
struct leader {
    using guiju_record = void;
    longgang::leader_status status{}; ///< 身份
    scaled<std::int64_t, 2> pay{}; ///< 薪酬
    scaled<std::int64_t, 2> benefits{}; ///< 其他利益
    scaled<std::int64_t, 2> transport_and_communication{}; ///< 交通通讯
    scaled<std::int64_t, 2> travel{}; ///< 差旅

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 审计事件，各项都已给出
struct audit_event {
    using guiju_record = void;
    longgang::audit_event_kind event{}; ///< 事由
    guiju::date date{}; ///< 日期
    bool audited{}; ///< 已审计

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

/// 举报，各项都已给出
struct complaint {
    using guiju_record = void;
    std::string_view id{}; ///< 编号
    emitted::maybe<bool, 0> accepted = null; ///< 受理
    bool substantiated{}; ///< 查实

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return true; }
};

} // namespace given

/// What an answer is asked for: the day, the readings, and amounts that the policy leaves to others.
struct settings {
    guiju::date as_of = day(2025, 12, 31);
    longgang::yearly_figure yearly_figure = longgang::yearly_figure::flow; ///< 年度指标
    longgang::climbing climbing = longgang::climbing::in_full; ///< 攀升
    longgang::skipping skipping = longgang::skipping::obtained_only; ///< 越级
    longgang::regaining regaining = longgang::regaining::once; ///< 失而复得
    longgang::labour_base labour_base = longgang::labour_base::grant; ///< 人力成本基数
    longgang::two_years two_years = longgang::two_years::hiring; ///< 两年起算
    longgang::twelve_months twelve_months = longgang::twelve_months::per_graduate; ///< 十二个月
    maybe<scaled<std::int64_t, 2>> skill_subsidy_standard = needed(49); ///< 技能补贴标准
    maybe<scaled<std::int64_t, 2>> training_subsidy_standard = needed(32); ///< 培训补贴标准
    maybe<scaled<std::int64_t, 2>> founding_reward_standard = needed(65); ///< 牵头奖励标准
    maybe<scaled<std::int64_t, 2>> complaint_reward_standard = needed(5); ///< 举报奖励标准
    maybe<guiju::decimal> yellow_threshold = needed(100); ///< 黄色阈值
    maybe<guiju::decimal> red_threshold = needed(76); ///< 红色阈值
    maybe<scaled<std::int64_t, 2>> transport_standard = needed(8); ///< 交通通讯标准
};

template <class T0, class T1, class T2>
struct row_0 {
    T0 grade{}; ///< 等级
    T1 obtained_on{}; ///< 取得日期
    T2 paid{}; ///< 金额
    constexpr row_0() = default;
    constexpr explicit row_0(const T0& v0, const T1& v1, const T2& v2) : grade(v0), obtained_on(v1), paid(v2) {}
    template <class U0, class U1, class U2>
    constexpr row_0(const row_0<U0, U1, U2>& other) : grade(into<T0>(other.grade)), obtained_on(into<T1>(other.obtained_on)), paid(into<T2>(other.paid)) {}
};

} // namespace longgang
namespace guiju::emitted {
template <class T0, class U0, class T1, class U1, class T2, class U2>
    requires(!(std::is_same_v<T0, U0> && std::is_same_v<T1, U1> && std::is_same_v<T2, U2>))
struct either_type<longgang::row_0<T0, T1, T2>, longgang::row_0<U0, U1, U2>> {
    using type = longgang::row_0<either<T0, U0>, either<T1, U1>, either<T2, U2>>;
};
} // namespace guiju::emitted
namespace longgang {

inline constexpr auto explained = detail_of::explained;

/// 计划起（总）
template <bool Sure, class D>
constexpr auto parameter_plan_start(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<guiju::date>;
            const auto found = true ? (result(day(2023, 1, 1)))
                                : result(needed(86));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 计划止（总）
template <bool Sure, class D>
constexpr auto parameter_plan_end(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<guiju::date>;
            const auto found = true ? (result(day(2025, 12, 31)))
                                : result(needed(85));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 年度培育数（一(一)）
template <bool Sure, class D>
constexpr auto parameter_cultivated_by_year(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 0>>;
            const auto found = day(2023, 1, 1) <= d && d <= day(2023, 12, 31) ? (result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(15))))
                                : day(2024, 1, 1) <= d && d <= day(2024, 12, 31) ? (result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(20))))
                                : day(2025, 1, 1) <= d && d <= day(2025, 12, 31) ? (result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(20))))
                                : result(needed(43));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 年度新增数（一(一)）
template <bool Sure, class D>
constexpr auto parameter_added_by_year(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 0>>;
            const auto found = day(2023, 1, 1) <= d && d <= day(2023, 12, 31) ? (result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(45))))
                                : day(2024, 1, 1) <= d && d <= day(2024, 12, 31) ? (result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(50))))
                                : day(2025, 1, 1) <= d && d <= day(2025, 12, 31) ? (result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(50))))
                                : result(needed(44));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 信用比例（一(一)）
template <bool Sure, class D>
constexpr auto parameter_credit_share(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 1>>;
            const auto found = true ? (result(to<scaled<std::int32_t, 1>>(scaled<std::int32_t, 1>::of(9))))
                                : result(needed(13));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 等级奖励标准（二(一)1）
template <bool Sure, class K0, class D>
constexpr auto parameter_rating_reward_standard(const K0& key0, const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how](const auto& k0, [[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 0>>;
            const auto found = day(2023, 1, 1) <= d && d <= day(2025, 12, 31) ? (k0 == grade::g3A ? result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(10000))) : k0 == grade::g4A ? result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(20000))) : k0 == grade::g5A ? result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(30000))) : result(needed(73)))
                                : result(needed(73));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        key0, on);
}

/// 人力成本比例（二(一)1）
template <bool Sure, class D>
constexpr auto parameter_labour_share(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 1>>;
            const auto found = true ? (result(to<scaled<std::int32_t, 1>>(scaled<std::int32_t, 1>::of(5))))
                                : result(needed(10));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 采购比例（二(一)1）
template <bool Sure, class D>
constexpr auto parameter_procurement_ratio(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 1>>;
            const auto found = true ? (result(to<scaled<std::int32_t, 1>>(scaled<std::int32_t, 1>::of(3))))
                                : result(needed(94));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 补贴月数上限（二(一)3）
template <bool Sure, class D>
constexpr auto parameter_months_at_most(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 0>>;
            const auto found = true ? (result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(12))))
                                : result(needed(84));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 毕业年限（二(一)3）
template <bool Sure, class D>
constexpr auto parameter_years_since_graduation(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 0>>;
            const auto found = true ? (result(to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(2))))
                                : result(needed(59));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 技能补贴标准（二(一)3）
template <bool Sure, class D>
constexpr auto parameter_skill_subsidy_standard(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int64_t, 2>>;
            const auto found = true ? (result(to<scaled<std::int64_t, 2>>(how.skill_subsidy_standard)))
                                : result(needed(49));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 培训补贴标准（二(一)3）
template <bool Sure, class D>
constexpr auto parameter_training_subsidy_standard(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int64_t, 2>>;
            const auto found = true ? (result(to<scaled<std::int64_t, 2>>(how.training_subsidy_standard)))
                                : result(needed(32));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 牵头奖励标准（二(一)4）
template <bool Sure, class D>
constexpr auto parameter_founding_reward_standard(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int64_t, 2>>;
            const auto found = true ? (result(to<scaled<std::int64_t, 2>>(how.founding_reward_standard)))
                                : result(needed(65));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 举报奖励标准（二(二)8）
template <bool Sure, class D>
constexpr auto parameter_complaint_reward_standard(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int64_t, 2>>;
            const auto found = true ? (result(to<scaled<std::int64_t, 2>>(how.complaint_reward_standard)))
                                : result(needed(5));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 黄色阈值（二(二)9）
template <bool Sure, class D>
constexpr auto parameter_yellow_threshold(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<guiju::decimal>;
            const auto found = true ? (result(to<guiju::decimal>(how.yellow_threshold)))
                                : result(needed(100));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 红色阈值（二(二)9）
template <bool Sure, class D>
constexpr auto parameter_red_threshold(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<guiju::decimal>;
            const auto found = true ? (result(to<guiju::decimal>(how.red_threshold)))
                                : result(needed(76));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 治理比例（二(二)10）
template <bool Sure, class D>
constexpr auto parameter_governance_share(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 1>>;
            const auto found = true ? (result(to<scaled<std::int32_t, 1>>(scaled<std::int32_t, 1>::of(9))))
                                : result(needed(61));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

/// 交通通讯标准（二(四)14）
template <bool Sure, class D>
constexpr auto parameter_transport_standard(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int64_t, 2>>;
            const auto found = true ? (result(to<scaled<std::int64_t, 2>>(how.transport_standard)))
                                : result(needed(8));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

// 存续（总）
template <class S0, class S1>
constexpr auto f_exists_on([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return both<false>(ordered<at_most, void, 0>(field(keep(s0), [](const auto& r) { return (r.registered_on); }), s1), both<true>(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.deregistered_on); }), null), ordered<more_than, void, 0>(field(keep(s0), [](const auto& r) { return (r.deregistered_on); }), s1)));
}

// 先取得（总）
template <class S0, class S1>
constexpr auto f_obtained_before([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return both<true>(ordered<less_than, void, 0>(field(keep(s0), [](const auto& r) { return (r.obtained_on); }), field(keep(s1), [](const auto& r) { return (r.obtained_on); })), both<false>(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.obtained_on); }), field(keep(s1), [](const auto& r) { return (r.obtained_on); })), ordered<less_than, void, 0>(field(keep(s0), [](const auto& r) { return (r.grade); }), field(keep(s1), [](const auto& r) { return (r.grade); }))));
}

// 至某日评级（总）
template <class S0, class S1>
constexpr auto f_ratings_until([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sorted(emitted::filter(field(keep(s0), [](const auto& r) { return (r.ratings); }), [&]([[maybe_unused]] const auto& s2) { return both<false>(ordered<at_most, void, 0>(field(keep(s2), [](const auto& r) { return (r.obtained_on); }), s1), ordered<at_least, void, 0>(field(keep(s2), [](const auto& r) { return (r.grade); }), grade::g1A)); }), [&](const auto& l0_0, const auto& l0_1) { return f_obtained_before(keep(l0_0), keep(l0_1), how); });
}

// 未失效（总）
template <class S0, class S1>
constexpr auto f_in_force_on([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return both<true>(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.lapsed_on); }), null), ordered<more_than, void, 0>(field(keep(s0), [](const auto& r) { return (r.lapsed_on); }), s1));
}

// 末次达三A（总）
template <class S0, class S1>
constexpr auto f_last_is_rated([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return choose(equal<std::int64_t, 0>(count<scaled<std::int64_t, 0>>(s0), scaled<std::int32_t, 0>::of(0)), [&] { return false; }, [&] { return junction<false>([&] { return f_in_force_on(item_at(s0, opposite<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(1))), s1, how); }, [&] { return ordered<at_least, void, 0>(field(item_at(s0, opposite<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(1))), [](const auto& r) { return (r.grade); }), grade::g3A); }); });
}

// 某日达三A（总）
template <class S0, class S1>
constexpr auto f_is_rated_on([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return f_last_is_rated(f_ratings_until(keep(s0), s1, how), s1, how);
}

// 年末（总）
template <class S0>
constexpr auto f_end_of_year([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return date_of<true>(s0, scaled<std::int32_t, 0>::of(12), scaled<std::int32_t, 0>::of(31));
}

// 当年首获三A（总）
template <class S0, class S1>
constexpr auto f_first_rated_in([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return choose(equal<std::int64_t, 0>(count<scaled<std::int64_t, 0>>(s0), scaled<std::int32_t, 0>::of(0)), [&] { return false; }, [&] { return equal<std::int32_t, 0>(part_of(extreme_of<guiju::date, false>(emitted::map(s0, [&]([[maybe_unused]] const auto& s2) { return field(keep(s2), [](const auto& r) { return (r.obtained_on); }); })), [](const guiju::date& d) { return d.year(); }), s1); });
}

// 培育目标
template <class S0, class S1>
constexpr auto value_of_cultivated([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s8 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s7) { return junction<false>([&] { return f_exists_on(keep(s7), f_end_of_year(s1, how), how); }, [&] { return f_is_rated_on(keep(s7), f_end_of_year(s1, how), how); }); }));
    [[maybe_unused]] const auto s6 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s4) { return f_first_rated_in(emitted::filter(field(keep(s4), [](const auto& r) { return (r.ratings); }), [&]([[maybe_unused]] const auto& s5) { return ordered<at_least, void, 0>(field(keep(s5), [](const auto& r) { return (r.grade); }), grade::g3A); }), s1, how); }));
    return choose((how.yearly_figure == yearly_figure::stock), [&] { return to<scaled<std::int64_t, 0>>(s8); }, [&] { return to<scaled<std::int64_t, 0>>(s6); });
}

// 新增目标
template <class S0, class S1>
constexpr auto value_of_added([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s7 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s6) { return f_exists_on(keep(s6), f_end_of_year(s1, how), how); }));
    [[maybe_unused]] const auto s5 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s4) { return equal<std::int32_t, 0>(part_of(field(keep(s4), [](const auto& r) { return (r.registered_on); }), [](const guiju::date& d) { return d.year(); }), s1); }));
    return choose((how.yearly_figure == yearly_figure::stock), [&] { return to<scaled<std::int64_t, 0>>(s7); }, [&] { return to<scaled<std::int64_t, 0>>(s5); });
}

// 孵化基地目标
template <class S0>
constexpr auto value_of_incubation_base([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return field(keep(s0), [](const auto& r) { return (r.incubation_bases); });
}

// 信用记录有效（总）
template <class S0, class S1>
constexpr auto f_record_in_force([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return both<false>(ordered<at_most, void, 0>(field(keep(s0), [](const auto& r) { return (r.from); }), s1), both<true>(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.to); }), null), ordered<less_than, void, 0>(s1, field(keep(s0), [](const auto& r) { return (r.to); }))));
}

// 无不良信用（总）
template <class S0, class S1>
constexpr auto f_without_bad_credit([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return negation(quantified<true>(field(keep(s0), [](const auto& r) { return (r.bad_credit); }), [&]([[maybe_unused]] const auto& s2) { return f_record_in_force(keep(s2), s1, how); }));
}

// 信用目标
template <class S0>
constexpr auto value_of_credit([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return f_exists_on(keep(s1), how.as_of, how); }));
    [[maybe_unused]] const auto s4 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s3) { return junction<false>([&] { return f_exists_on(keep(s3), how.as_of, how); }, [&] { return f_without_bad_credit(keep(s3), how.as_of, how); }); }));
    return choose(ordered<more_than, std::int64_t, 0>(s2, scaled<std::int32_t, 0>::of(0)), [&] { return over<false>(s4, s2); }, [&] { return null_for(guiju::reason::domain); });
}

// 前几次（二(一)1）
template <class S0, class S1>
constexpr auto f_first_ones([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return pick(equal<std::int64_t, 0>(s1, scaled<std::int32_t, 0>::of(0)), empty_list{}, sublist(s0, scaled<std::int32_t, 0>::of(1), s1));
}

// 此前评级（二(一)1）
template <class S0, class S1>
constexpr auto f_earlier_ratings([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return choose((how.regaining == regaining::again), [&] { return emitted::filter(s0, [&]([[maybe_unused]] const auto& s2) { return f_in_force_on(keep(s2), s1, how); }); }, [&] { return s0; });
}

// 曾达（二(一)1）
template <class S0, class S1>
constexpr auto f_has_reached([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return quantified<true>(s0, [&]([[maybe_unused]] const auto& s2) { return ordered<at_least, void, 0>(field(keep(s2), [](const auto& r) { return (r.grade); }), s1); });
}

// 有奖等级（二(一)1）
constexpr auto f_rewarded_grades([[maybe_unused]] const settings& how) {
    return list_of(grade::g3A, grade::g4A, grade::g5A);
}

// 首次所得（二(一)1）
template <class S0, class S1>
constexpr auto f_newly_reached([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return emitted::filter(f_rewarded_grades(how), [&]([[maybe_unused]] const auto& s2) { return junction<false>([&] { return ordered<at_most, void, 0>(s2, field(keep(s0), [](const auto& r) { return (r.grade); })); }, [&] { return negation(f_has_reached(s1, s2, how)); }); });
}

// 应得标准（二(一)1）
template <class S0, class S1>
constexpr auto f_standard_earned([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return choose((how.skipping == skipping::cumulative), [&] { return to<scaled<std::int32_t, 0>>(sum<scaled<std::int32_t, 0>>(emitted::map(f_newly_reached(keep(s0), s1, how), [&]([[maybe_unused]] const auto& s2) { return parameter_rating_reward_standard<false>(s2, field(keep(s0), [](const auto& r) { return (r.obtained_on); }), how); }))); }, [&] { return to<scaled<std::int32_t, 0>>(parameter_rating_reward_standard<false>(field(keep(s0), [](const auto& r) { return (r.grade); }), field(keep(s0), [](const auto& r) { return (r.obtained_on); }), how)); });
}

// 已得奖励（二(一)1）
template <class S0>
constexpr auto f_paid_so_far([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return pick(equal<void, 0>(count<guiju::decimal>(s0), scaled<std::int32_t, 0>::of(0)), to<guiju::decimal>(scaled<std::int32_t, 0>::of(0)), to<guiju::decimal>(to<guiju::decimal>(sum_of_some<guiju::decimal>(member(s0, [](const auto& r) { return keep(r.paid); })))));
}

// 本次奖励（二(一)1）
template <class S0, class S1, class S2, class S3>
constexpr auto f_reward_of_rating([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const S3& s3, [[maybe_unused]] const settings& how) {
    return choose(junction<true>([&] { return both<true>(ordered<less_than, void, 0>(field(keep(s1), [](const auto& r) { return (r.obtained_on); }), parameter_plan_start<true>(how.as_of, how)), ordered<less_than, void, 0>(field(keep(s1), [](const auto& r) { return (r.grade); }), grade::g3A)); }, [&] { return f_has_reached(s2, field(keep(s1), [](const auto& r) { return (r.grade); }), how); }), [&] { return to<guiju::decimal>(scaled<std::int32_t, 0>::of(0)); }, [&] { return to<guiju::decimal>(choose(negation(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.level); }), level_kind::municipal)), [&] { return to<guiju::decimal>(scaled<std::int32_t, 0>::of(0)); }, [&] { return to<guiju::decimal>(choose((how.climbing == climbing::difference), [&] { return to<guiju::decimal>(extreme<guiju::decimal, void, true>(scaled<std::int32_t, 0>::of(0), minus<guiju::decimal, void>(f_standard_earned(keep(s1), s2, how), f_paid_so_far(s3, how)))); }, [&] { return to<guiju::decimal>(f_standard_earned(keep(s1), s2, how)); })); })); });
}

// 逐次奖励（二(一)1）
template <class S0, class S1>
constexpr auto f_rewards_in_order([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return map_onward<row_0<maybe<grade>, maybe<guiju::date>, maybe<guiju::decimal>>>(s1, [&]([[maybe_unused]] const auto& s2, [[maybe_unused]] const auto& s3) { return row_0(field(keep(s2), [](const auto& r) { return (r.grade); }), field(keep(s2), [](const auto& r) { return (r.obtained_on); }), to<guiju::decimal>(f_reward_of_rating(keep(s0), keep(s2), f_earlier_ratings(f_first_ones(s1, count<scaled<std::int64_t, 0>>(s3), how), field(keep(s2), [](const auto& r) { return (r.obtained_on); }), how), s3, how))); });
}

// 计划内奖励（二(一)1）
template <class S0>
constexpr auto f_rewards_in_plan([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return emitted::filter(f_rewards_in_order(keep(s0), f_ratings_until(keep(s0), extreme_value<false>(parameter_plan_end<true>(how.as_of, how), how.as_of), how), how), [&]([[maybe_unused]] const auto& s1) { return ordered<at_least, void, 0>(member(s1, [](const auto& r) { return keep(r.obtained_on); }), parameter_plan_start<true>(how.as_of, how)); });
}

// 等级奖励
template <class S0, class S1>
constexpr auto value_of_rating_reward([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sum<guiju::decimal>(emitted::map(f_rewards_in_plan(keep(s0), how), [&]([[maybe_unused]] const auto& s2) { return member(s2, [](const auto& r) { return keep(r.paid); }); }));
}

// 等级奖励明细
template <class S0, class S1>
constexpr auto value_of_rating_rewards([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return choose(ordered<at_least, void, 0>(value_of_rating_reward(keep(s0), keep(s1), how), scaled<std::int32_t, 0>::of(0)), [&] { return f_rewards_in_plan(keep(s0), how); }, [&] { return empty_list{}; });
}

// 鼓励购买对象
template <class S0, class S1>
constexpr auto value_of_encouraged_supplier([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return f_is_rated_on(keep(s0), how.as_of, how);
}

// 优先承接
template <class S0, class S1>
constexpr auto value_of_preferred([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return f_is_rated_on(keep(s0), how.as_of, how);
}

// 人力成本上限（二(一)1）
template <class S0>
constexpr auto f_labour_bound([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return pick(negation(field(keep(s0), [](const auto& r) { return (r.necessary); })), to<scaled<wide_int, 3>>(scaled<std::int32_t, 0>::of(0)), to<scaled<wide_int, 3>>(pick((how.labour_base == labour_base::spent), to<scaled<wide_int, 3>>(times<scaled<wide_int, 3>, wide_int, 1, 2>(parameter_labour_share<true>(how.as_of, how), field(keep(s0), [](const auto& r) { return (r.spent); }))), to<scaled<wide_int, 3>>(times<scaled<wide_int, 3>, wide_int, 1, 2>(parameter_labour_share<true>(how.as_of, how), field(keep(s0), [](const auto& r) { return (r.grant); }))))));
}

// 人力成本
template <class S0, class S1, class S2>
constexpr auto value_of_labour_cost([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    return field(keep(s0), [](const auto& r) { return (r.labour_cost); });
}

// 可列支人力成本
template <class S0, class S1, class S2>
constexpr auto value_of_fundable_labour_cost([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    return rounded<scaled<std::int64_t, 2>, wide_int, 3, 2, guiju::rounding::floor>(extreme<scaled<wide_int, 3>, wide_int, false>(field(keep(s0), [](const auto& r) { return (r.labour_cost); }), f_labour_bound(keep(s0), how)));
}

// 社会组织采购份额
template <class S0, class S1>
constexpr auto value_of_procurement_share([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return choose(negation(equal<std::int64_t, 2>(field(keep(s0), [](const auto& r) { return (r.new_purchases); }), scaled<std::int32_t, 0>::of(0))), [&] { return field(keep(s0), [](const auto& r) { return (r.from_organisations); }); }, [&] { return null_for(guiju::reason::domain); });
}

// 某年购买方（二(一)1）
template <class S0, class S1>
constexpr auto f_buyers_in([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return emitted::filter(s0, [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.year); }), s1); });
}

// 社会组织采购份额
template <class S0, class S1>
constexpr auto value_of_procurement_share_2([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s6 = sum<scaled<wide_int, 2>>(emitted::map(f_buyers_in(field(keep(s0), [](const auto& r) { return (r.buyers); }), s1, how), [&]([[maybe_unused]] const auto& s4) { return field(keep(s4), [](const auto& r) { return (r.new_purchases); }); }));
    return choose(negation(equal<wide_int, 2>(s6, scaled<std::int32_t, 0>::of(0))), [&] { return sum<scaled<wide_int, 2>>(emitted::map(f_buyers_in(field(keep(s0), [](const auto& r) { return (r.buyers); }), s1, how), [&]([[maybe_unused]] const auto& s7) { return field(keep(s7), [](const auto& r) { return (r.from_organisations); }); })); }, [&] { return null_for(guiju::reason::domain); });
}

// 孵化服务
template <class S0, class S1>
constexpr auto value_of_incubation_service([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return field(keep(s0), [](const auto& r) { return (r.start_up); });
}

// 某年专职（总）
template <class S0, class S1>
constexpr auto f_full_time_in([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sum<guiju::decimal>(emitted::map(emitted::filter(field(keep(s0), [](const auto& r) { return (r.staff); }), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.year); }), s1); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.full_time); }); }));
}

// 专职目标
template <class S0>
constexpr auto value_of_full_time_staff([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return junction<false>([&] { return f_exists_on(keep(s1), how.as_of, how); }, [&] { return ordered<less_than, void, 0>(f_full_time_in(keep(s1), part_of(how.as_of, [](const guiju::date& d) { return d.year(); }), how), scaled<std::int32_t, 0>::of(1)); }); }));
}

// 全市专职（总）
template <class S0, class S1>
constexpr auto f_all_full_time([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sum<guiju::decimal>(emitted::map(s0, [&]([[maybe_unused]] const auto& s2) { return f_full_time_in(keep(s2), s1, how); }));
}

// 某年持证社工（总）
template <class S0, class S1>
constexpr auto f_licensed_in([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sum<guiju::decimal>(emitted::map(emitted::filter(field(keep(s0), [](const auto& r) { return (r.staff); }), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.year); }), s1); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.licensed); }); }));
}

// 全市持证社工（总）
template <class S0, class S1>
constexpr auto f_all_licensed([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sum<guiju::decimal>(emitted::map(s0, [&]([[maybe_unused]] const auto& s2) { return f_licensed_in(keep(s2), s1, how); }));
}

// 社工目标
template <class S0, class S1>
constexpr auto value_of_licensed_share([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s4 = f_all_full_time(field(keep(s0), [](const auto& r) { return (r.organisations); }), s1, how);
    [[maybe_unused]] const auto s5 = f_all_full_time(field(keep(s0), [](const auto& r) { return (r.organisations); }), minus<scaled<std::int32_t, 0>, std::int32_t>(s1, scaled<std::int32_t, 0>::of(1)), how);
    return choose(junction<false>([&] { return negation(equal<void, 0>(s4, scaled<std::int32_t, 0>::of(0))); }, [&] { return negation(equal<void, 0>(s5, scaled<std::int32_t, 0>::of(0))); }), [&] { return over<false>(f_all_licensed(field(keep(s0), [](const auto& r) { return (r.organisations); }), s1, how), s4); }, [&] { return null_for(guiju::reason::domain); });
}

// 月首（总）
template <class S0>
constexpr auto f_first_of_month([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return date_of<true>(part_of(s0, [](const guiju::date& d) { return d.year(); }), part_of(s0, [](const guiju::date& d) { return d.month(); }), scaled<std::int32_t, 0>::of(1));
}

// 可补聘用（二(一)3）
template <class S0>
constexpr auto f_eligible_hire([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return both<false>(ordered<at_most, void, 0>(field(keep(s0), [](const auto& r) { return (r.graduated_on); }), field(keep(s0), [](const auto& r) { return (r.hired_on); })), both<true>((how.two_years == two_years::each_month), ordered<at_most, void, 0>(field(keep(s0), [](const auto& r) { return (r.hired_on); }), later(field(keep(s0), [](const auto& r) { return (r.graduated_on); }), months<false>(times<scaled<std::int32_t, 0>, std::int32_t, 0, 0>(parameter_years_since_graduation<true>(how.as_of, how), scaled<std::int32_t, 0>::of(12)))))));
}

// 可补月份（二(一)3）
template <class S0, class S1>
constexpr auto f_month_counts([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return junction<false>([&] { return junction<false>([&] { return both<false>(ordered<at_least, void, 0>(s1, parameter_plan_start<true>(how.as_of, how)), ordered<at_most, void, 0>(s1, extreme_value<false>(parameter_plan_end<true>(how.as_of, how), how.as_of))); }, [&] { return ordered<at_least, void, 0>(s1, f_first_of_month(field(keep(s0), [](const auto& r) { return (r.hired_on); }), how)); }); }, [&] { return both<true>((how.two_years == two_years::hiring), ordered<at_most, void, 0>(s1, later(field(keep(s0), [](const auto& r) { return (r.graduated_on); }), months<false>(times<scaled<std::int32_t, 0>, std::int32_t, 0, 0>(parameter_years_since_graduation<true>(how.as_of, how), scaled<std::int32_t, 0>::of(12)))))); });
}

// 计入缴费（二(一)3）
template <class S0>
constexpr auto f_counting_contributions([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return choose(f_eligible_hire(keep(s0), how), [&] { return emitted::filter(field(keep(s0), [](const auto& r) { return (r.contributions); }), [&]([[maybe_unused]] const auto& s1) { return junction<false>([&] { return ordered<more_than, std::int64_t, 2>(field(keep(s1), [](const auto& r) { return (r.paid); }), scaled<std::int32_t, 0>::of(0)); }, [&] { return f_month_counts(keep(s0), f_first_of_month(field(keep(s1), [](const auto& r) { return (r.month); }), how), how); }); }); }, [&] { return empty_list{}; });
}

// 最早各月（二(一)3）
template <class S0>
constexpr auto f_earliest_months([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return pick(ordered<at_most, std::int64_t, 0>(count<scaled<std::int64_t, 0>>(s0), parameter_months_at_most<true>(how.as_of, how)), s0, sublist(sorted(s0), scaled<std::int32_t, 0>::of(1), parameter_months_at_most<true>(how.as_of, how)));
}

// 所属月份（二(一)3）
template <class S0>
constexpr auto f_month_of_payment([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return f_first_of_month(field(keep(s0), [](const auto& r) { return (r.month); }), how);
}

// 一人各月（二(一)3）
template <class S0>
constexpr auto f_months_of_hire([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return f_earliest_months(distinct<void, 0>(emitted::map(f_counting_contributions(keep(s0), how), [&]([[maybe_unused]] const auto& s1) { return f_month_of_payment(keep(s1), how); })), how);
}

// 组织各月（二(一)3）
template <class S0>
constexpr auto f_months_of_organisation([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return f_earliest_months(distinct<void, 0>(map_joined(field(keep(s0), [](const auto& r) { return (r.hires); }), [&]([[maybe_unused]] const auto& s1) { return emitted::map(f_counting_contributions(keep(s1), how), [&]([[maybe_unused]] const auto& s3) { return f_month_of_payment(keep(s3), how); }); })), how);
}

// 限月缴费（二(一)3）
template <class S0, class S1>
constexpr auto f_paid_in_months([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return emitted::filter(s0, [&]([[maybe_unused]] const auto& s2) { return contains<void, 0>(s1, f_first_of_month(field(keep(s2), [](const auto& r) { return (r.month); }), how)); });
}

// 补贴缴费（二(一)3）
template <class S0, class S1>
constexpr auto f_subsidised_contributions([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return f_paid_in_months(f_counting_contributions(keep(s0), how), choose((how.twelve_months == twelve_months::per_organisation), [&] { return f_months_of_organisation(keep(s1), how); }, [&] { return f_months_of_hire(keep(s0), how); }), how);
}

// 社保补贴
template <class S0, class S1>
constexpr auto value_of_social_security_subsidy([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sum<guiju::decimal>(emitted::map(field(keep(s0), [](const auto& r) { return (r.hires); }), [&]([[maybe_unused]] const auto& s2) { return sum<scaled<wide_int, 2>>(emitted::map(f_subsidised_contributions(keep(s2), keep(s0), how), [&]([[maybe_unused]] const auto& s4) { return field(keep(s4), [](const auto& r) { return (r.paid); }); })); }));
}

// 社保补贴
template <class S0, class S1, class S2>
constexpr auto value_of_social_security_subsidy_2([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    return sum<scaled<wide_int, 2>>(emitted::map(f_subsidised_contributions(keep(s0), keep(s1), how), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.paid); }); }));
}

// 社保补贴月数
template <class S0, class S1, class S2>
constexpr auto value_of_subsidised_months([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    return count<scaled<std::int64_t, 0>>(distinct<void, 0>(emitted::map(f_subsidised_contributions(keep(s0), keep(s1), how), [&]([[maybe_unused]] const auto& s3) { return f_month_of_payment(keep(s3), how); })));
}

// 技能补贴
template <class S0, class S1>
constexpr auto value_of_skill_subsidy([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return parameter_skill_subsidy_standard<false>(how.as_of, how);
}

// 培训补贴
template <class S0, class S1>
constexpr auto value_of_training_subsidy([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return parameter_training_subsidy_standard<false>(how.as_of, how);
}

// 重点类型
template <class S0, class S1>
constexpr auto value_of_focus([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return both<true>(both<true>(both<true>(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::trade_association), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::science)), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::charity)), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::community_service));
}

// 牵头奖励
template <class S0, class S1>
constexpr auto value_of_founding_reward([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return choose(both<false>(both<false>(both<true>(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.level); }), level_kind::national), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.level); }), level_kind::provincial)), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::trade_association)), field(keep(s0), [](const auto& r) { return (r.led_by_city_enterprise); })), [&] { return parameter_founding_reward_standard<false>(how.as_of, how); }, [&] { return null_for(guiju::reason::domain); });
}

// 免税资格
template <class S0, class S1>
constexpr auto value_of_tax_exemption([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return field(keep(s0), [](const auto& r) { return (r.tax_exemption_recognised); });
}

// 公共优惠
template <class S0, class S1>
constexpr auto value_of_public_relief([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return junction<false>([&] { return f_exists_on(keep(s0), how.as_of, how); }, [&] { return field(keep(s0), [](const auto& r) { return (r.within_relief_rules); }); });
}

// 小规模纳税人优惠
template <class S0, class S1>
constexpr auto value_of_small_scale_relief([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return field(keep(s0), [](const auto& r) { return (r.small_scale_taxpayer); });
}

// 延期还本付息
template <class S0, class S1>
constexpr auto value_of_deferred_repayment([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return field(keep(s0), [](const auto& r) { return (r.special_difficulty); });
}

// 记账目标
template <class S0>
constexpr auto value_of_bookkeeping_cover([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return junction<false>([&] { return f_exists_on(keep(s1), how.as_of, how); }, [&] { return f_is_rated_on(keep(s1), how.as_of, how); }); }));
    [[maybe_unused]] const auto s4 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s3) { return junction<false>([&] { return junction<false>([&] { return f_exists_on(keep(s3), how.as_of, how); }, [&] { return f_is_rated_on(keep(s3), how.as_of, how); }); }, [&] { return field(keep(s3), [](const auto& r) { return (r.bookkeeping); }); }); }));
    return choose(ordered<more_than, std::int64_t, 0>(s2, scaled<std::int32_t, 0>::of(0)), [&] { return over<false>(s4, s2); }, [&] { return null_for(guiju::reason::domain); });
}

// 法律顾问目标
template <class S0>
constexpr auto value_of_counsel_cover([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return junction<false>([&] { return f_exists_on(keep(s1), how.as_of, how); }, [&] { return f_is_rated_on(keep(s1), how.as_of, how); }); }));
    [[maybe_unused]] const auto s4 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s3) { return junction<false>([&] { return junction<false>([&] { return f_exists_on(keep(s3), how.as_of, how); }, [&] { return f_is_rated_on(keep(s3), how.as_of, how); }); }, [&] { return field(keep(s3), [](const auto& r) { return (r.legal_counsel); }); }); }));
    return choose(ordered<more_than, std::int64_t, 0>(s2, scaled<std::int32_t, 0>::of(0)), [&] { return over<false>(s4, s2); }, [&] { return null_for(guiju::reason::domain); });
}

// 监管主体
template <class S0, class S1>
constexpr auto value_of_supervisor([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return [&] { [[maybe_unused]] const auto& s2 = s1; return only_of([&] { return null_for(guiju::reason::no_rule); }, rule([&] { return all_hold(both<true>(equal<void, 0>(s2, std::string_view("成立登记")), equal<void, 0>(s2, std::string_view("年检年报")))); }, [&] { return supervising_body::registration_authority; }), rule([&] { return all_hold(equal<void, 0>(s2, std::string_view("业务活动"))); }, [&] { return supervising_body::sponsor; }), rule([&] { return all_hold(equal<void, 0>(s2, std::string_view("脱钩协会商会业务指导"))); }, [&] { return supervising_body::industry_regulators; }), rule([&] { return all_hold(equal<void, 0>(s2, std::string_view("党的建设"))); }, [&] { return supervising_body::party_body; })); }();
}

// 审计
template <class S0, class S1>
constexpr auto value_of_audit([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return emitted::map(emitted::filter(field(keep(s0), [](const auto& r) { return (r.audit_events); }), [&]([[maybe_unused]] const auto& s2) { return both<false>(ordered<at_most, void, 0>(field(keep(s2), [](const auto& r) { return (r.date); }), how.as_of), negation(field(keep(s2), [](const auto& r) { return (r.audited); }))); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.event); }); });
}

// 举报奖励
template <class S0, class S1, class S2>
constexpr auto value_of_complaint_reward([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    return choose(field(keep(s0), [](const auto& r) { return (r.substantiated); }), [&] { return parameter_complaint_reward_standard<false>(how.as_of, how); }, [&] { return null_for(guiju::reason::domain); });
}

// 分色监管
template <class S0, class S1>
constexpr auto value_of_colour_supervision([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return pick(ordered<at_least, void, 0>(field(keep(s0), [](const auto& r) { return (r.risk_score); }), parameter_red_threshold<false>(how.as_of, how)), supervision_colour::red, pick(ordered<at_least, void, 0>(field(keep(s0), [](const auto& r) { return (r.risk_score); }), parameter_yellow_threshold<false>(how.as_of, how)), supervision_colour::yellow, supervision_colour::green));
}

// 名录后果
template <class S0, class S1>
constexpr auto value_of_listing_consequence([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return choose(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.listing); }), listing_kind::serious_violation), [&] { return listing_consequence_kind::joint_penalty; }, [&] { return choose(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.listing); }), listing_kind::abnormal), [&] { return listing_consequence_kind::published; }, [&] { return pick(f_without_bad_credit(keep(s0), how.as_of, how), listing_consequence_kind::joint_incentive, listing_consequence_kind::penalty_for_bad_credit); }); });
}

// 当前等级
template <class S0, class S1>
constexpr auto value_of_current_grade([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = f_ratings_until(keep(s0), how.as_of, how);
    return choose(equal<std::int64_t, 0>(count<scaled<std::int64_t, 0>>(s2), scaled<std::int32_t, 0>::of(0)), [&] { return null; }, [&] { return choose(f_in_force_on(item_at(s2, opposite<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(1))), how.as_of, how), [&] { return field(item_at(s2, opposite<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(1))), [](const auto& r) { return (r.grade); }); }, [&] { return null; }); });
}

// 总数目标
template <class S0>
constexpr auto value_of_total([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return f_exists_on(keep(s1), how.as_of, how); }));
}

// 等级目标
template <class S0>
constexpr auto value_of_rated([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return junction<false>([&] { return f_exists_on(keep(s1), how.as_of, how); }, [&] { return f_is_rated_on(keep(s1), how.as_of, how); }); }));
}

// 治理目标
template <class S0>
constexpr auto value_of_governance([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return f_exists_on(keep(s1), how.as_of, how); }));
    [[maybe_unused]] const auto s4 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s3) { return junction<false>([&] { return junction<false>([&] { return f_exists_on(keep(s3), how.as_of, how); }, [&] { return f_without_bad_credit(keep(s3), how.as_of, how); }); }, [&] { return field(keep(s3), [](const auto& r) { return (r.sound_governance); }); }); }));
    return choose(ordered<more_than, std::int64_t, 0>(s2, scaled<std::int32_t, 0>::of(0)), [&] { return over<false>(s4, s2); }, [&] { return null_for(guiju::reason::domain); });
}

// 民生服务
template <class S0, class S1>
constexpr auto value_of_people_service([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return ordered<more_than, std::int64_t, 0>(count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.service_fields); }), [&]([[maybe_unused]] const auto& s2) { return negation(equal<void, 0>(s2, service_field_kind::other)); })), scaled<std::int32_t, 0>::of(0));
}

// 某年项目（二(三)12）
template <class S0, class S1>
constexpr auto f_projects_in([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sum<guiju::decimal>(emitted::map(emitted::filter(s0, [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.year); }), s1); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.projects); }); }));
}

// 某年跨年度项目（二(三)12）
template <class S0, class S1>
constexpr auto f_multi_year_in([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sum<guiju::decimal>(emitted::map(emitted::filter(s0, [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.year); }), s1); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.multi_year_projects); }); }));
}

// 跨年度项目目标
template <class S0, class S1>
constexpr auto value_of_multi_year_share([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s4 = f_projects_in(field(keep(s0), [](const auto& r) { return (r.project_reports); }), s1, how);
    [[maybe_unused]] const auto s5 = f_projects_in(field(keep(s0), [](const auto& r) { return (r.project_reports); }), minus<scaled<std::int32_t, 0>, std::int32_t>(s1, scaled<std::int32_t, 0>::of(1)), how);
    return choose(junction<false>([&] { return negation(equal<void, 0>(s4, scaled<std::int32_t, 0>::of(0))); }, [&] { return negation(equal<void, 0>(s5, scaled<std::int32_t, 0>::of(0))); }), [&] { return over<false>(f_multi_year_in(field(keep(s0), [](const auto& r) { return (r.project_reports); }), s1, how), s4); }, [&] { return null_for(guiju::reason::domain); });
}

// 党的工作覆盖
template <class S0, class S1>
constexpr auto value_of_party_cover([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return count<scaled<std::int32_t, 0>>(emitted::filter(list_of(field(keep(s0), [](const auto& r) { return (r.party_organisation); }), field(keep(s0), [](const auto& r) { return (r.party_instructor); }), field(keep(s0), [](const auto& r) { return (r.party_liaison); })), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(s2, true); }));
}

// 现职领导取酬
template <class S0, class S1>
constexpr auto value_of_serving_leader_pay([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s3 = emitted::filter(field(keep(s0), [](const auto& r) { return (r.leaders); }), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.status); }), leader_status::serving); });
    return plus<scaled<wide_int, 2>, wide_int>(sum<scaled<wide_int, 2>>(emitted::map(s3, [&]([[maybe_unused]] const auto& s4) { return field(keep(s4), [](const auto& r) { return (r.pay); }); })), sum<scaled<wide_int, 2>>(emitted::map(s3, [&]([[maybe_unused]] const auto& s6) { return field(keep(s6), [](const auto& r) { return (r.benefits); }); })));
}

// 最多一笔（二(四)14）
template <class S0>
constexpr auto f_greatest([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return pick(equal<std::int64_t, 0>(count<scaled<std::int64_t, 0>>(s0), scaled<std::int32_t, 0>::of(0)), to<scaled<std::int64_t, 2>>(scaled<std::int32_t, 0>::of(0)), to<scaled<std::int64_t, 2>>(extreme_of<scaled<std::int64_t, 2>, true>(s0)));
}

// 离退休领导费用
template <class S0, class S1>
constexpr auto value_of_retired_leader_costs([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return f_greatest(emitted::map(emitted::filter(field(keep(s0), [](const auto& r) { return (r.leaders); }), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.status); }), leader_status::retired); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.transport_and_communication); }); }), how);
}

// 差旅报销
template <class S0, class S1>
constexpr auto value_of_travel_reimbursement([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return sum<scaled<wide_int, 2>>(emitted::map(emitted::filter(field(keep(s0), [](const auto& r) { return (r.leaders); }), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.status); }), leader_status::retired); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.travel); }); }));
}

// 责任单位
template <class S0, class S1>
constexpr auto value_of_responsible([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return pick(equal<void, 0>(s1, std::string_view("二(一)1")), list_of(std::string_view("市委组织部"), std::string_view("市财政局"), std::string_view("市社会事业局")), pick(equal<void, 0>(s1, std::string_view("二(一)2")), list_of(std::string_view("市社会事业局"), std::string_view("市委组织部"), std::string_view("市群团工作部"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(一)3")), list_of(std::string_view("市委组织部"), std::string_view("市委宣传统战部"), std::string_view("市公安局"), std::string_view("市社会事业局")), pick(equal<void, 0>(s1, std::string_view("二(一)4")), list_of(std::string_view("市社会事业局"), std::string_view("各业务主管单位")), pick(equal<void, 0>(s1, std::string_view("二(一)5")), list_of(std::string_view("市委政法委"), std::string_view("市社会事业局"), std::string_view("市财政局"), std::string_view("市国资委"), std::string_view("市税务局")), pick(equal<void, 0>(s1, std::string_view("二(一)6")), list_of(std::string_view("市融媒体中心")), pick(equal<void, 0>(s1, std::string_view("二(二)7")), list_of(std::string_view("市社会事业局"), std::string_view("市委组织部"), std::string_view("各业务主管单位")), pick(equal<void, 0>(s1, std::string_view("二(二)8")), list_of(std::string_view("各业务主管单位"), std::string_view("行业管理部门"), std::string_view("党建工作机构")), pick(equal<void, 0>(s1, std::string_view("二(二)9")), list_of(std::string_view("市社会事业局"), std::string_view("市社会治理中心")), pick(equal<void, 0>(s1, std::string_view("二(二)10")), list_of(std::string_view("市经济发展局"), std::string_view("市社会事业局"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(三)11")), list_of(std::string_view("市委组织部"), std::string_view("市委宣传统战部"), std::string_view("市社会事业局"), std::string_view("市工商联"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(三)12")), list_of(std::string_view("市社会事业局"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(四)13")), list_of(std::string_view("市委组织部"), std::string_view("市社会事业局"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(四)14")), list_of(std::string_view("市委组织部"), std::string_view("市社会事业局")), pick(equal<void, 0>(s1, std::string_view("三(一)")), list_of(std::string_view("各级党委"), std::string_view("各级政府"), std::string_view("各相关单位")), pick(equal<void, 0>(s1, std::string_view("三(二)")), list_of(std::string_view("各单位")), pick(equal<void, 0>(s1, std::string_view("三(三)")), list_of(std::string_view("各单位"), std::string_view("各责任单位")), empty_list{})))))))))))))))));
}

// 部门职责
template <class S0, class S1>
constexpr auto value_of_duties([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    return pick(equal<void, 0>(s1, std::string_view("市委组织部")), list_of(std::string_view("二(一)1"), std::string_view("二(一)2"), std::string_view("二(一)3"), std::string_view("二(二)7"), std::string_view("二(三)11"), std::string_view("二(四)13"), std::string_view("二(四)14")), pick(equal<void, 0>(s1, std::string_view("市财政局")), list_of(std::string_view("二(一)1"), std::string_view("二(一)5")), pick(equal<void, 0>(s1, std::string_view("市社会事业局")), list_of(std::string_view("二(一)1"), std::string_view("二(一)2"), std::string_view("二(一)3"), std::string_view("二(一)4"), std::string_view("二(一)5"), std::string_view("二(二)7"), std::string_view("二(二)9"), std::string_view("二(二)10"), std::string_view("二(三)11"), std::string_view("二(三)12"), std::string_view("二(四)13"), std::string_view("二(四)14")), pick(equal<void, 0>(s1, std::string_view("市群团工作部")), list_of(std::string_view("二(一)2")), pick(equal<void, 0>(s1, std::string_view("各业务主管单位")), list_of(std::string_view("二(一)2"), std::string_view("二(一)4"), std::string_view("二(二)7"), std::string_view("二(二)8"), std::string_view("二(二)10"), std::string_view("二(三)11"), std::string_view("二(三)12"), std::string_view("二(四)13")), pick(equal<void, 0>(s1, std::string_view("行业管理部门")), list_of(std::string_view("二(一)2"), std::string_view("二(二)8"), std::string_view("二(二)10"), std::string_view("二(三)11"), std::string_view("二(三)12"), std::string_view("二(四)13")), pick(equal<void, 0>(s1, std::string_view("市委宣传统战部")), list_of(std::string_view("二(一)3"), std::string_view("二(三)11")), pick(equal<void, 0>(s1, std::string_view("市公安局")), list_of(std::string_view("二(一)3")), pick(equal<void, 0>(s1, std::string_view("市委政法委")), list_of(std::string_view("二(一)5")), pick(equal<void, 0>(s1, std::string_view("市国资委")), list_of(std::string_view("二(一)5")), pick(equal<void, 0>(s1, std::string_view("市税务局")), list_of(std::string_view("二(一)5")), pick(equal<void, 0>(s1, std::string_view("市融媒体中心")), list_of(std::string_view("二(一)6")), pick(equal<void, 0>(s1, std::string_view("党建工作机构")), list_of(std::string_view("二(二)8")), pick(equal<void, 0>(s1, std::string_view("市社会治理中心")), list_of(std::string_view("二(二)9")), pick(equal<void, 0>(s1, std::string_view("市经济发展局")), list_of(std::string_view("二(二)10")), pick(equal<void, 0>(s1, std::string_view("市工商联")), list_of(std::string_view("二(三)11")), empty_list{}))))))))))))))));
}

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto cultivated([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s8 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s7) { return junction<false>([&] { return f_exists_on(keep(s7), f_end_of_year(s1, how), how); }, [&] { return f_is_rated_on(keep(s7), f_end_of_year(s1, how), how); }); }));
    [[maybe_unused]] const auto s6 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s4) { return f_first_rated_in(emitted::filter(field(keep(s4), [](const auto& r) { return (r.ratings); }), [&]([[maybe_unused]] const auto& s5) { return ordered<at_least, void, 0>(field(keep(s5), [](const auto& r) { return (r.grade); }), grade::g3A); }), s1, how); }));
    const auto found = judged<true>(true, [&] { return choose((how.yearly_figure == yearly_figure::stock), [&] { return to<scaled<std::int64_t, 0>>(s8); }, [&] { return to<scaled<std::int64_t, 0>>(s6); }); }, [&] { return parameter_cultivated_by_year<true>(f_end_of_year(s1, how), how); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("一(一)")};
    }
}
} // namespace detail
/// 培育目标
///
/// 依据 一(一)
template <detail_of Wanted = detail_of::plain>
constexpr auto cultivated(const city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::cultivated<Wanted>(of, by0, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto cultivated(const given::city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::cultivated<Wanted>(of, by0, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto added([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s7 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s6) { return f_exists_on(keep(s6), f_end_of_year(s1, how), how); }));
    [[maybe_unused]] const auto s5 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s4) { return equal<std::int32_t, 0>(part_of(field(keep(s4), [](const auto& r) { return (r.registered_on); }), [](const guiju::date& d) { return d.year(); }), s1); }));
    const auto found = judged<true>(true, [&] { return choose((how.yearly_figure == yearly_figure::stock), [&] { return to<scaled<std::int64_t, 0>>(s7); }, [&] { return to<scaled<std::int64_t, 0>>(s5); }); }, [&] { return parameter_added_by_year<true>(f_end_of_year(s1, how), how); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("一(一)")};
    }
}
} // namespace detail
/// 新增目标
///
/// 依据 一(一)
template <detail_of Wanted = detail_of::plain>
constexpr auto added(const city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::added<Wanted>(of, by0, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto added(const given::city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::added<Wanted>(of, by0, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto incubation_base([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = judged<true>(true, [&] { return field(keep(s0), [](const auto& r) { return (r.incubation_bases); }); }, [&] { return scaled<std::int32_t, 0>::of(1); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("一(一)")};
    }
}
} // namespace detail
/// 孵化基地目标
///
/// 依据 一(一)
template <detail_of Wanted = detail_of::plain>
constexpr auto incubation_base(const city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::incubation_base<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto incubation_base(const given::city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::incubation_base<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto credit([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return f_exists_on(keep(s1), how.as_of, how); }));
    [[maybe_unused]] const auto s4 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s3) { return junction<false>([&] { return f_exists_on(keep(s3), how.as_of, how); }, [&] { return f_without_bad_credit(keep(s3), how.as_of, how); }); }));
    const auto found = judged<true>(ordered<more_than, std::int64_t, 0>(s2, scaled<std::int32_t, 0>::of(0)), [&] { return over<false>(s4, s2); }, [&] { return parameter_credit_share<true>(how.as_of, how); }, [](const auto& v, const auto& b) { return ordered<more_than, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("一(一)")};
    }
}
} // namespace detail
/// 信用目标
///
/// 依据 一(一)
template <detail_of Wanted = detail_of::plain>
constexpr auto credit(const city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::credit<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto credit(const given::city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::credit<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto rating_reward([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(sum<guiju::decimal>(emitted::map(f_rewards_in_plan(keep(s0), how), [&]([[maybe_unused]] const auto& s2) { return member(s2, [](const auto& r) { return keep(r.paid); }); })));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1")};
    }
}
} // namespace detail
/// 等级奖励
///
/// 依据 二(一)1
template <detail_of Wanted = detail_of::plain>
constexpr auto rating_reward(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::rating_reward<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto rating_reward(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::rating_reward<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto rating_rewards([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<true>(choose(ordered<at_least, void, 0>(value_of_rating_reward(keep(s0), keep(s1), how), scaled<std::int32_t, 0>::of(0)), [&] { return f_rewards_in_plan(keep(s0), how); }, [&] { return empty_list{}; }));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, case_of([&] { return ordered<at_least, void, 0>(value_of_rating_reward(keep(s0), keep(s1), how), scaled<std::int32_t, 0>::of(0)); }, [&] { return true; }), std::string_view("二(一)1")};
    }
}
} // namespace detail
/// 等级奖励明细
///
/// 依据 二(一)1
template <detail_of Wanted = detail_of::plain>
constexpr auto rating_rewards(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::rating_rewards<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto rating_rewards(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::rating_rewards<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto encouraged_supplier([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(f_is_rated_on(keep(s0), how.as_of, how));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1")};
    }
}
} // namespace detail
/// 鼓励购买对象
///
/// 依据 二(一)1
template <detail_of Wanted = detail_of::plain>
constexpr auto encouraged_supplier(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::encouraged_supplier<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto encouraged_supplier(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::encouraged_supplier<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto preferred([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(f_is_rated_on(keep(s0), how.as_of, how));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1")};
    }
}
} // namespace detail
/// 优先承接
///
/// 依据 二(一)1
template <detail_of Wanted = detail_of::plain>
constexpr auto preferred(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::preferred<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto preferred(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::preferred<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1, class S2>
constexpr auto labour_cost([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    const auto found = judged<false>(true, [&] { return field(keep(s0), [](const auto& r) { return (r.labour_cost); }); }, [&] { return f_labour_bound(keep(s0), how); }, [](const auto& v, const auto& b) { return ordered<at_most, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<false>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1")};
    }
}
} // namespace detail
/// 人力成本
///
/// 依据 二(一)1
template <detail_of Wanted = detail_of::plain>
constexpr auto labour_cost(const lottery_project& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::labour_cost<Wanted>(of, null, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto labour_cost(const given::lottery_project& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::labour_cost<Wanted>(of, null, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1, class S2>
constexpr auto fundable_labour_cost([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(rounded<scaled<std::int64_t, 2>, wide_int, 3, 2, guiju::rounding::floor>(extreme<scaled<wide_int, 3>, wide_int, false>(field(keep(s0), [](const auto& r) { return (r.labour_cost); }), f_labour_bound(keep(s0), how))));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1")};
    }
}
} // namespace detail
/// 可列支人力成本
///
/// 依据 二(一)1
template <detail_of Wanted = detail_of::plain>
constexpr auto fundable_labour_cost(const lottery_project& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::fundable_labour_cost<Wanted>(of, null, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto fundable_labour_cost(const given::lottery_project& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::fundable_labour_cost<Wanted>(of, null, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto procurement_share([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = judged<false>(negation(equal<std::int64_t, 2>(field(keep(s0), [](const auto& r) { return (r.new_purchases); }), scaled<std::int32_t, 0>::of(0))), [&] { return field(keep(s0), [](const auto& r) { return (r.from_organisations); }); }, [&] { return times<scaled<wide_int, 3>, wide_int, 1, 2>(parameter_procurement_ratio<true>(how.as_of, how), field(keep(s0), [](const auto& r) { return (r.new_purchases); })); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<false>(v, b, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1")};
    }
}
} // namespace detail
/// 社会组织采购份额
///
/// 依据 二(一)1
template <detail_of Wanted = detail_of::plain>
constexpr auto procurement_share(const buyer& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::procurement_share<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto procurement_share(const given::buyer& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::procurement_share<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto procurement_share_2([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s6 = sum<scaled<wide_int, 2>>(emitted::map(f_buyers_in(field(keep(s0), [](const auto& r) { return (r.buyers); }), s1, how), [&]([[maybe_unused]] const auto& s4) { return field(keep(s4), [](const auto& r) { return (r.new_purchases); }); }));
    const auto found = judged<false>(negation(equal<wide_int, 2>(s6, scaled<std::int32_t, 0>::of(0))), [&] { return sum<scaled<wide_int, 2>>(emitted::map(f_buyers_in(field(keep(s0), [](const auto& r) { return (r.buyers); }), s1, how), [&]([[maybe_unused]] const auto& s7) { return field(keep(s7), [](const auto& r) { return (r.from_organisations); }); })); }, [&] { return times<scaled<wide_int, 3>, wide_int, 1, 2>(parameter_procurement_ratio<true>(how.as_of, how), s6); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<false>(v, b, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1")};
    }
}
} // namespace detail
/// 社会组织采购份额
///
/// 依据 二(一)1
template <detail_of Wanted = detail_of::plain>
constexpr auto procurement_share_2(const city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::procurement_share_2<Wanted>(of, by0, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto procurement_share_2(const given::city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::procurement_share_2<Wanted>(of, by0, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto funding_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市委组织部"), std::string_view("市财政局"), std::string_view("市社会事业局"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1")};
    }
}
} // namespace detail
/// 资金扶持职责：设专项经费，兑付等级奖励，安排福彩资助，落实采购份额
///
/// 依据 二(一)1
template <detail_of Wanted = detail_of::plain>
constexpr auto funding_duty(const settings& how = {}) {
    return longgang::detail::funding_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto funding_duty(const settings& how = {}) {
    return longgang::detail::funding_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto incubation_support([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = steps(true, step{std::string_view("建成孵化基地"), pick(ordered<at_least, void, 0>(field(keep(s0), [](const auto& r) { return (r.incubation_bases); }), scaled<std::int32_t, 0>::of(1)), true, null)}, step{std::string_view("服务初创组织"), field(keep(s0), [](const auto& r) { return (r.start_up_platform); })});
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)2")};
    }
}
} // namespace detail
/// 孵化支持
///
/// 依据 二(一)2
template <detail_of Wanted = detail_of::plain>
constexpr auto incubation_support(const city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::incubation_support<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto incubation_support(const given::city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::incubation_support<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto incubation_service([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(field(keep(s0), [](const auto& r) { return (r.start_up); }));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)2")};
    }
}
} // namespace detail
/// 孵化服务
///
/// 依据 二(一)2
template <detail_of Wanted = detail_of::plain>
constexpr auto incubation_service(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::incubation_service<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto incubation_service(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::incubation_service<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto platform_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市社会事业局"), std::string_view("市委组织部"), std::string_view("市群团工作部"), std::string_view("各业务主管单位"), std::string_view("行业管理部门"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)2")};
    }
}
} // namespace detail
/// 培育平台职责：建设孵化基地和孵化站，服务初创组织
///
/// 依据 二(一)2
template <detail_of Wanted = detail_of::plain>
constexpr auto platform_duty(const settings& how = {}) {
    return longgang::detail::platform_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto platform_duty(const settings& how = {}) {
    return longgang::detail::platform_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto full_time_staff([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = judged<true>(true, [&] { return count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return junction<false>([&] { return f_exists_on(keep(s1), how.as_of, how); }, [&] { return ordered<less_than, void, 0>(f_full_time_in(keep(s1), part_of(how.as_of, [](const guiju::date& d) { return d.year(); }), how), scaled<std::int32_t, 0>::of(1)); }); })); }, [&] { return scaled<std::int32_t, 0>::of(0); }, [](const auto& v, const auto& b) { return ordered<at_most, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(v, b, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)3")};
    }
}
} // namespace detail
/// 专职目标
///
/// 依据 二(一)3
template <detail_of Wanted = detail_of::plain>
constexpr auto full_time_staff(const city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::full_time_staff<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto full_time_staff(const given::city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::full_time_staff<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto licensed_share([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s4 = f_all_full_time(field(keep(s0), [](const auto& r) { return (r.organisations); }), s1, how);
    [[maybe_unused]] const auto s5 = f_all_full_time(field(keep(s0), [](const auto& r) { return (r.organisations); }), minus<scaled<std::int32_t, 0>, std::int32_t>(s1, scaled<std::int32_t, 0>::of(1)), how);
    const auto found = judged<true>(junction<false>([&] { return negation(equal<void, 0>(s4, scaled<std::int32_t, 0>::of(0))); }, [&] { return negation(equal<void, 0>(s5, scaled<std::int32_t, 0>::of(0))); }), [&] { return over<false>(f_all_licensed(field(keep(s0), [](const auto& r) { return (r.organisations); }), s1, how), s4); }, [&] { return over<false>(f_all_licensed(field(keep(s0), [](const auto& r) { return (r.organisations); }), minus<scaled<std::int32_t, 0>, std::int32_t>(s1, scaled<std::int32_t, 0>::of(1)), how), s5); }, [](const auto& v, const auto& b) { return ordered<more_than, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)3")};
    }
}
} // namespace detail
/// 社工目标
///
/// 依据 二(一)3
template <detail_of Wanted = detail_of::plain>
constexpr auto licensed_share(const city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::licensed_share<Wanted>(of, by0, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto licensed_share(const given::city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::licensed_share<Wanted>(of, by0, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto social_security_subsidy([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(sum<guiju::decimal>(emitted::map(field(keep(s0), [](const auto& r) { return (r.hires); }), [&]([[maybe_unused]] const auto& s2) { return sum<scaled<wide_int, 2>>(emitted::map(f_subsidised_contributions(keep(s2), keep(s0), how), [&]([[maybe_unused]] const auto& s4) { return field(keep(s4), [](const auto& r) { return (r.paid); }); })); })));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)3")};
    }
}
} // namespace detail
/// 社保补贴
///
/// 依据 二(一)3
template <detail_of Wanted = detail_of::plain>
constexpr auto social_security_subsidy(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::social_security_subsidy<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto social_security_subsidy(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::social_security_subsidy<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1, class S2>
constexpr auto social_security_subsidy_2([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(sum<scaled<wide_int, 2>>(emitted::map(f_subsidised_contributions(keep(s0), keep(s1), how), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.paid); }); })));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)3")};
    }
}
} // namespace detail
/// 社保补贴
///
/// 依据 二(一)3
template <detail_of Wanted = detail_of::plain>
constexpr auto social_security_subsidy_2(const hire& of, const organisation& owner, const settings& how = {}) {
    assert(of.is_allowed());
    assert(owner.is_allowed());
    return longgang::detail::social_security_subsidy_2<Wanted>(of, owner, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto social_security_subsidy_2(const given::hire& of, const given::organisation& owner, const settings& how = {}) {
    assert(of.is_allowed());
    assert(owner.is_allowed());
    return longgang::detail::social_security_subsidy_2<Wanted>(of, owner, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1, class S2>
constexpr auto subsidised_months([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<true>(count<scaled<std::int64_t, 0>>(distinct<void, 0>(emitted::map(f_subsidised_contributions(keep(s0), keep(s1), how), [&]([[maybe_unused]] const auto& s3) { return f_month_of_payment(keep(s3), how); }))));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)3")};
    }
}
} // namespace detail
/// 社保补贴月数
///
/// 依据 二(一)3
template <detail_of Wanted = detail_of::plain>
constexpr auto subsidised_months(const hire& of, const organisation& owner, const settings& how = {}) {
    assert(of.is_allowed());
    assert(owner.is_allowed());
    return longgang::detail::subsidised_months<Wanted>(of, owner, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto subsidised_months(const given::hire& of, const given::organisation& owner, const settings& how = {}) {
    assert(of.is_allowed());
    assert(owner.is_allowed());
    return longgang::detail::subsidised_months<Wanted>(of, owner, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto skill_subsidy([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(parameter_skill_subsidy_standard<false>(how.as_of, how));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)3")};
    }
}
} // namespace detail
/// 技能补贴
///
/// 依据 二(一)3
template <detail_of Wanted = detail_of::plain>
constexpr auto skill_subsidy(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::skill_subsidy<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto skill_subsidy(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::skill_subsidy<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto training_subsidy([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(parameter_training_subsidy_standard<false>(how.as_of, how));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)3")};
    }
}
} // namespace detail
/// 培训补贴
///
/// 依据 二(一)3
template <detail_of Wanted = detail_of::plain>
constexpr auto training_subsidy(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::training_subsidy<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto training_subsidy(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::training_subsidy<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto talent_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市委组织部"), std::string_view("市委宣传统战部"), std::string_view("市公安局"), std::string_view("市社会事业局"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)3")};
    }
}
} // namespace detail
/// 人才培养职责：建专家库和师资库，发放社保、证书和培训补贴
///
/// 依据 二(一)3
template <detail_of Wanted = detail_of::plain>
constexpr auto talent_duty(const settings& how = {}) {
    return longgang::detail::talent_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto talent_duty(const settings& how = {}) {
    return longgang::detail::talent_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto focus([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(both<true>(both<true>(both<true>(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::trade_association), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::science)), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::charity)), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::community_service)));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)4")};
    }
}
} // namespace detail
/// 重点类型
///
/// 依据 二(一)4
template <detail_of Wanted = detail_of::plain>
constexpr auto focus(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::focus<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto focus(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::focus<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto founding_reward([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = plain_where<false>(both<false>(both<false>(both<true>(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.level); }), level_kind::national), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.level); }), level_kind::provincial)), equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.category); }), category_kind::trade_association)), field(keep(s0), [](const auto& r) { return (r.led_by_city_enterprise); })), [&] { return parameter_founding_reward_standard<false>(how.as_of, how); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)4")};
    }
}
} // namespace detail
/// 牵头奖励
///
/// 依据 二(一)4
template <detail_of Wanted = detail_of::plain>
constexpr auto founding_reward(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::founding_reward<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto founding_reward(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::founding_reward<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto structure_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市社会事业局"), std::string_view("各业务主管单位"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)4")};
    }
}
} // namespace detail
/// 结构优化职责：制定发展规划，培育重点类型
///
/// 依据 二(一)4
template <detail_of Wanted = detail_of::plain>
constexpr auto structure_duty(const settings& how = {}) {
    return longgang::detail::structure_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto structure_duty(const settings& how = {}) {
    return longgang::detail::structure_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto tax_exemption([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(field(keep(s0), [](const auto& r) { return (r.tax_exemption_recognised); }));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)5")};
    }
}
} // namespace detail
/// 免税资格
///
/// 依据 二(一)5
template <detail_of Wanted = detail_of::plain>
constexpr auto tax_exemption(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::tax_exemption<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto tax_exemption(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::tax_exemption<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto public_relief([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(junction<false>([&] { return f_exists_on(keep(s0), how.as_of, how); }, [&] { return field(keep(s0), [](const auto& r) { return (r.within_relief_rules); }); }));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)5")};
    }
}
} // namespace detail
/// 公共优惠
///
/// 依据 二(一)5
template <detail_of Wanted = detail_of::plain>
constexpr auto public_relief(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::public_relief<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto public_relief(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::public_relief<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto small_scale_relief([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(field(keep(s0), [](const auto& r) { return (r.small_scale_taxpayer); }));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)5")};
    }
}
} // namespace detail
/// 小规模纳税人优惠
///
/// 依据 二(一)5
template <detail_of Wanted = detail_of::plain>
constexpr auto small_scale_relief(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::small_scale_relief<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto small_scale_relief(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::small_scale_relief<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto deferred_repayment([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(field(keep(s0), [](const auto& r) { return (r.special_difficulty); }));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)5")};
    }
}
} // namespace detail
/// 延期还本付息
///
/// 依据 二(一)5
template <detail_of Wanted = detail_of::plain>
constexpr auto deferred_repayment(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::deferred_repayment<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto deferred_repayment(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::deferred_repayment<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto bookkeeping_cover([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return junction<false>([&] { return f_exists_on(keep(s1), how.as_of, how); }, [&] { return f_is_rated_on(keep(s1), how.as_of, how); }); }));
    [[maybe_unused]] const auto s4 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s3) { return junction<false>([&] { return junction<false>([&] { return f_exists_on(keep(s3), how.as_of, how); }, [&] { return f_is_rated_on(keep(s3), how.as_of, how); }); }, [&] { return field(keep(s3), [](const auto& r) { return (r.bookkeeping); }); }); }));
    const auto found = judged<true>(ordered<more_than, std::int64_t, 0>(s2, scaled<std::int32_t, 0>::of(0)), [&] { return over<false>(s4, s2); }, [&] { return scaled<std::int32_t, 0>::of(1); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)5")};
    }
}
} // namespace detail
/// 记账目标
///
/// 依据 二(一)5
template <detail_of Wanted = detail_of::plain>
constexpr auto bookkeeping_cover(const city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::bookkeeping_cover<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto bookkeeping_cover(const given::city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::bookkeeping_cover<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto counsel_cover([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return junction<false>([&] { return f_exists_on(keep(s1), how.as_of, how); }, [&] { return f_is_rated_on(keep(s1), how.as_of, how); }); }));
    [[maybe_unused]] const auto s4 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s3) { return junction<false>([&] { return junction<false>([&] { return f_exists_on(keep(s3), how.as_of, how); }, [&] { return f_is_rated_on(keep(s3), how.as_of, how); }); }, [&] { return field(keep(s3), [](const auto& r) { return (r.legal_counsel); }); }); }));
    const auto found = judged<true>(ordered<more_than, std::int64_t, 0>(s2, scaled<std::int32_t, 0>::of(0)), [&] { return over<false>(s4, s2); }, [&] { return scaled<std::int32_t, 0>::of(1); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)5")};
    }
}
} // namespace detail
/// 法律顾问目标
///
/// 依据 二(一)5
template <detail_of Wanted = detail_of::plain>
constexpr auto counsel_cover(const city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::counsel_cover<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto counsel_cover(const given::city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::counsel_cover<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto support_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市委政法委"), std::string_view("市社会事业局"), std::string_view("市财政局"), std::string_view("市国资委"), std::string_view("市税务局"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)5")};
    }
}
} // namespace detail
/// 政策支持职责：认定免税资格，落实税费优惠，推行财务代理和法律顾问
///
/// 依据 二(一)5
template <detail_of Wanted = detail_of::plain>
constexpr auto support_duty(const settings& how = {}) {
    return longgang::detail::support_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto support_duty(const settings& how = {}) {
    return longgang::detail::support_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto publicity_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市融媒体中心"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)6")};
    }
}
} // namespace detail
/// 宣传职责：开设专栏，建立投稿渠道，展示社会组织
///
/// 依据 二(一)6
template <detail_of Wanted = detail_of::plain>
constexpr auto publicity_duty(const settings& how = {}) {
    return longgang::detail::publicity_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto publicity_duty(const settings& how = {}) {
    return longgang::detail::publicity_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto registration([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = steps(true, step{std::string_view("登记机关"), field(field(keep(s0), [](const auto& r) { return keep(r.registration_reviews); }), [](const auto& r) { return (r.registrar); })}, step{std::string_view("业务主管单位"), field(field(keep(s0), [](const auto& r) { return keep(r.registration_reviews); }), [](const auto& r) { return (r.sponsor); })}, step{std::string_view("党建工作机构"), field(field(keep(s0), [](const auto& r) { return keep(r.registration_reviews); }), [](const auto& r) { return (r.party_body); })});
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)7")};
    }
}
} // namespace detail
/// 登记审查结果
///
/// 依据 二(二)7
template <detail_of Wanted = detail_of::plain>
constexpr auto registration(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::registration<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto registration(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::registration<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto registration_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市社会事业局"), std::string_view("市委组织部"), std::string_view("各业务主管单位"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)7")};
    }
}
} // namespace detail
/// 登记审查职责：分别审查材料、业务和政治
///
/// 依据 二(二)7
template <detail_of Wanted = detail_of::plain>
constexpr auto registration_duty(const settings& how = {}) {
    return longgang::detail::registration_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto registration_duty(const settings& how = {}) {
    return longgang::detail::registration_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto supervisor([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<true>([&] { [[maybe_unused]] const auto& s2 = s1; return only_of([&] { return null_for(guiju::reason::no_rule); }, rule([&] { return all_hold(both<true>(equal<void, 0>(s2, std::string_view("成立登记")), equal<void, 0>(s2, std::string_view("年检年报")))); }, [&] { return supervising_body::registration_authority; }), rule([&] { return all_hold(equal<void, 0>(s2, std::string_view("业务活动"))); }, [&] { return supervising_body::sponsor; }), rule([&] { return all_hold(equal<void, 0>(s2, std::string_view("脱钩协会商会业务指导"))); }, [&] { return supervising_body::industry_regulators; }), rule([&] { return all_hold(equal<void, 0>(s2, std::string_view("党的建设"))); }, [&] { return supervising_body::party_body; })); }());
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)8")};
    }
}
} // namespace detail
/// 监管主体
///
/// 依据 二(二)8
template <detail_of Wanted = detail_of::plain>
constexpr auto supervisor(std::string_view by0, const settings& how = {}) {
    return longgang::detail::supervisor<Wanted>(null, by0, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto supervisor(std::string_view by0, const settings& how = {}) {
    return longgang::detail::supervisor<Wanted>(null, by0, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto audit([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = open_steps(true, [&] { return emitted::map(emitted::filter(field(keep(s0), [](const auto& r) { return (r.audit_events); }), [&]([[maybe_unused]] const auto& s2) { return both<false>(ordered<at_most, void, 0>(field(keep(s2), [](const auto& r) { return (r.date); }), how.as_of), negation(field(keep(s2), [](const auto& r) { return (r.audited); }))); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.event); }); }); }, [](const auto& one) { return name_of(one); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)8")};
    }
}
} // namespace detail
/// 审计
///
/// 依据 二(二)8
template <detail_of Wanted = detail_of::plain>
constexpr auto audit(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::audit<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto audit(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::audit<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1, class S2>
constexpr auto complaint_handling([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    const auto found = steps(true, step{std::string_view("受理"), field(keep(s0), [](const auto& r) { return (r.accepted); })});
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)8")};
    }
}
} // namespace detail
/// 举报受理
///
/// 依据 二(二)8
template <detail_of Wanted = detail_of::plain>
constexpr auto complaint_handling(const complaint& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::complaint_handling<Wanted>(of, null, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto complaint_handling(const given::complaint& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::complaint_handling<Wanted>(of, null, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1, class S2>
constexpr auto complaint_reward([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const S2& s2, [[maybe_unused]] const settings& how) {
    const auto found = plain_where<false>(field(keep(s0), [](const auto& r) { return (r.substantiated); }), [&] { return parameter_complaint_reward_standard<false>(how.as_of, how); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)8")};
    }
}
} // namespace detail
/// 举报奖励
///
/// 依据 二(二)8
template <detail_of Wanted = detail_of::plain>
constexpr auto complaint_reward(const complaint& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::complaint_reward<Wanted>(of, null, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto complaint_reward(const given::complaint& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::complaint_reward<Wanted>(of, null, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto supervision_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("各业务主管单位"), std::string_view("行业管理部门"), std::string_view("党建工作机构"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)8")};
    }
}
} // namespace detail
/// 监管职责：各自监管，联合执法，受理投诉举报
///
/// 依据 二(二)8
template <detail_of Wanted = detail_of::plain>
constexpr auto supervision_duty(const settings& how = {}) {
    return longgang::detail::supervision_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto supervision_duty(const settings& how = {}) {
    return longgang::detail::supervision_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto colour_supervision([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<true>(pick(ordered<at_least, void, 0>(field(keep(s0), [](const auto& r) { return (r.risk_score); }), parameter_red_threshold<false>(how.as_of, how)), supervision_colour::red, pick(ordered<at_least, void, 0>(field(keep(s0), [](const auto& r) { return (r.risk_score); }), parameter_yellow_threshold<false>(how.as_of, how)), supervision_colour::yellow, supervision_colour::green)));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, case_of([&] { return ordered<at_least, void, 0>(field(keep(s0), [](const auto& r) { return (r.risk_score); }), parameter_red_threshold<false>(how.as_of, how)); }, [&] { return ordered<at_least, void, 0>(field(keep(s0), [](const auto& r) { return (r.risk_score); }), parameter_yellow_threshold<false>(how.as_of, how)); }, [&] { return true; }), std::string_view("二(二)9")};
    }
}
} // namespace detail
/// 分色监管
///
/// 依据 二(二)9
template <detail_of Wanted = detail_of::plain>
constexpr auto colour_supervision(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::colour_supervision<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto colour_supervision(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::colour_supervision<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto digital_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市社会事业局"), std::string_view("市社会治理中心"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)9")};
    }
}
} // namespace detail
/// 数字监管职责：网上办事，一社一码，分色监管
///
/// 依据 二(二)9
template <detail_of Wanted = detail_of::plain>
constexpr auto digital_duty(const settings& how = {}) {
    return longgang::detail::digital_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto digital_duty(const settings& how = {}) {
    return longgang::detail::digital_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto listing_consequence([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<true>(choose(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.listing); }), listing_kind::serious_violation), [&] { return listing_consequence_kind::joint_penalty; }, [&] { return choose(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.listing); }), listing_kind::abnormal), [&] { return listing_consequence_kind::published; }, [&] { return pick(f_without_bad_credit(keep(s0), how.as_of, how), listing_consequence_kind::joint_incentive, listing_consequence_kind::penalty_for_bad_credit); }); }));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, case_of([&] { return equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.listing); }), listing_kind::serious_violation); }, [&] { return equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.listing); }), listing_kind::abnormal); }, [&] { return f_without_bad_credit(keep(s0), how.as_of, how); }, [&] { return true; }), std::string_view("二(二)10")};
    }
}
} // namespace detail
/// 名录后果
///
/// 依据 二(二)10
template <detail_of Wanted = detail_of::plain>
constexpr auto listing_consequence(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::listing_consequence<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto listing_consequence(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::listing_consequence<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto simplified_deregistration([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = steps(field(keep(s0), [](const auto& r) { return (r.dormant); }), step{std::string_view("办结注销"), pick(equal<void, 0>(field(keep(s0), [](const auto& r) { return (r.deregistered_on); }), null), null, true)});
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)10")};
    }
}
} // namespace detail
/// 简易注销
///
/// 依据 二(二)10
template <detail_of Wanted = detail_of::plain>
constexpr auto simplified_deregistration(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::simplified_deregistration<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto simplified_deregistration(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::simplified_deregistration<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto current_grade([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = f_ratings_until(keep(s0), how.as_of, how);
    const auto found = emitted::plain<true>(choose(equal<std::int64_t, 0>(count<scaled<std::int64_t, 0>>(s2), scaled<std::int32_t, 0>::of(0)), [&] { return null; }, [&] { return choose(f_in_force_on(item_at(s2, opposite<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(1))), how.as_of, how), [&] { return field(item_at(s2, opposite<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(1))), [](const auto& r) { return (r.grade); }); }, [&] { return null; }); }));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, case_of([&] { return equal<std::int64_t, 0>(count<scaled<std::int64_t, 0>>(s2), scaled<std::int32_t, 0>::of(0)); }, [&] { return f_in_force_on(item_at(s2, opposite<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(1))), how.as_of, how); }, [&] { return true; }), std::string_view("二(二)10")};
    }
}
} // namespace detail
/// 当前等级
///
/// 依据 二(二)10
template <detail_of Wanted = detail_of::plain>
constexpr auto current_grade(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::current_grade<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto current_grade(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::current_grade<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto total([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = judged<true>(true, [&] { return count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return f_exists_on(keep(s1), how.as_of, how); })); }, [&] { return scaled<std::int32_t, 0>::of(500); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)10")};
    }
}
} // namespace detail
/// 总数目标
///
/// 依据 二(二)10
template <detail_of Wanted = detail_of::plain>
constexpr auto total(const city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::total<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto total(const given::city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::total<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto rated([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = judged<true>(true, [&] { return count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return junction<false>([&] { return f_exists_on(keep(s1), how.as_of, how); }, [&] { return f_is_rated_on(keep(s1), how.as_of, how); }); })); }, [&] { return scaled<std::int32_t, 0>::of(60); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)10")};
    }
}
} // namespace detail
/// 等级目标
///
/// 依据 二(二)10
template <detail_of Wanted = detail_of::plain>
constexpr auto rated(const city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::rated<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto rated(const given::city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::rated<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto governance([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s2 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s1) { return f_exists_on(keep(s1), how.as_of, how); }));
    [[maybe_unused]] const auto s4 = count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.organisations); }), [&]([[maybe_unused]] const auto& s3) { return junction<false>([&] { return junction<false>([&] { return f_exists_on(keep(s3), how.as_of, how); }, [&] { return f_without_bad_credit(keep(s3), how.as_of, how); }); }, [&] { return field(keep(s3), [](const auto& r) { return (r.sound_governance); }); }); }));
    const auto found = judged<true>(ordered<more_than, std::int64_t, 0>(s2, scaled<std::int32_t, 0>::of(0)), [&] { return over<false>(s4, s2); }, [&] { return parameter_governance_share<true>(how.as_of, how); }, [](const auto& v, const auto& b) { return ordered<more_than, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)10")};
    }
}
} // namespace detail
/// 治理目标
///
/// 依据 二(二)10
template <detail_of Wanted = detail_of::plain>
constexpr auto governance(const city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::governance<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto governance(const given::city& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::governance<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto risk_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市经济发展局"), std::string_view("市社会事业局"), std::string_view("各业务主管单位"), std::string_view("行业管理部门"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(二)10")};
    }
}
} // namespace detail
/// 风险防范职责：管理名录和信用，简易注销，等级动态管理
///
/// 依据 二(二)10
template <detail_of Wanted = detail_of::plain>
constexpr auto risk_duty(const settings& how = {}) {
    return longgang::detail::risk_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto risk_duty(const settings& how = {}) {
    return longgang::detail::risk_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto people_service([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(ordered<more_than, std::int64_t, 0>(count<scaled<std::int64_t, 0>>(emitted::filter(field(keep(s0), [](const auto& r) { return (r.service_fields); }), [&]([[maybe_unused]] const auto& s2) { return negation(equal<void, 0>(s2, service_field_kind::other)); })), scaled<std::int32_t, 0>::of(0)));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(三)11")};
    }
}
} // namespace detail
/// 民生服务
///
/// 依据 二(三)11
template <detail_of Wanted = detail_of::plain>
constexpr auto people_service(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::people_service<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto people_service(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::people_service<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto prosperity_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市委组织部"), std::string_view("市委宣传统战部"), std::string_view("市社会事业局"), std::string_view("市工商联"), std::string_view("各业务主管单位"), std::string_view("行业管理部门"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(三)11")};
    }
}
} // namespace detail
/// 共同富裕职责：引导组织参与乡村振兴、公益慈善和社区治理
///
/// 依据 二(三)11
template <detail_of Wanted = detail_of::plain>
constexpr auto prosperity_duty(const settings& how = {}) {
    return longgang::detail::prosperity_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto prosperity_duty(const settings& how = {}) {
    return longgang::detail::prosperity_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto multi_year_share([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s4 = f_projects_in(field(keep(s0), [](const auto& r) { return (r.project_reports); }), s1, how);
    [[maybe_unused]] const auto s5 = f_projects_in(field(keep(s0), [](const auto& r) { return (r.project_reports); }), minus<scaled<std::int32_t, 0>, std::int32_t>(s1, scaled<std::int32_t, 0>::of(1)), how);
    const auto found = judged<true>(junction<false>([&] { return negation(equal<void, 0>(s4, scaled<std::int32_t, 0>::of(0))); }, [&] { return negation(equal<void, 0>(s5, scaled<std::int32_t, 0>::of(0))); }), [&] { return over<false>(f_multi_year_in(field(keep(s0), [](const auto& r) { return (r.project_reports); }), s1, how), s4); }, [&] { return over<false>(f_multi_year_in(field(keep(s0), [](const auto& r) { return (r.project_reports); }), minus<scaled<std::int32_t, 0>, std::int32_t>(s1, scaled<std::int32_t, 0>::of(1)), how), s5); }, [](const auto& v, const auto& b) { return ordered<more_than, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<true>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(三)12")};
    }
}
} // namespace detail
/// 跨年度项目目标
///
/// 依据 二(三)12
template <detail_of Wanted = detail_of::plain>
constexpr auto multi_year_share(const city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::multi_year_share<Wanted>(of, by0, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto multi_year_share(const given::city& of, scaled<std::int32_t, 0> by0, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::multi_year_share<Wanted>(of, by0, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto brand_building([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = steps(true, step{std::string_view("评价"), field(keep(s0), [](const auto& r) { return (r.brand_assessed); })}, step{std::string_view("展示"), field(keep(s0), [](const auto& r) { return (r.publicised); })});
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(三)12")};
    }
}
} // namespace detail
/// 品牌培育
///
/// 依据 二(三)12
template <detail_of Wanted = detail_of::plain>
constexpr auto brand_building(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::brand_building<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto brand_building(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::brand_building<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto brand_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市社会事业局"), std::string_view("各业务主管单位"), std::string_view("行业管理部门"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(三)12")};
    }
}
} // namespace detail
/// 品牌职责：培育品牌组织和品牌项目
///
/// 依据 二(三)12
template <detail_of Wanted = detail_of::plain>
constexpr auto brand_duty(const settings& how = {}) {
    return longgang::detail::brand_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto brand_duty(const settings& how = {}) {
    return longgang::detail::brand_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto two_in_step([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = steps(true, step{std::string_view("基地同步建设"), field(keep(s0), [](const auto& r) { return (r.base_in_step); })}, step{std::string_view("党组织同步孵化"), field(keep(s0), [](const auto& r) { return (r.branch_in_step); })});
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(四)13")};
    }
}
} // namespace detail
/// 两同步
///
/// 依据 二(四)13
template <detail_of Wanted = detail_of::plain>
constexpr auto two_in_step(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::two_in_step<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto two_in_step(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::two_in_step<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto party_building_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市委组织部"), std::string_view("市社会事业局"), std::string_view("各业务主管单位"), std::string_view("行业管理部门"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(四)13")};
    }
}
} // namespace detail
/// 党建机制职责：党建与孵化同步，设综合党委
///
/// 依据 二(四)13
template <detail_of Wanted = detail_of::plain>
constexpr auto party_building_duty(const settings& how = {}) {
    return longgang::detail::party_building_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto party_building_duty(const settings& how = {}) {
    return longgang::detail::party_building_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto six_in_step([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = steps(true, step{std::string_view("成立登记"), field(field(keep(s0), [](const auto& r) { return keep(r.six_steps); }), [](const auto& r) { return (r.registration_step); })}, step{std::string_view("章程核准"), field(field(keep(s0), [](const auto& r) { return keep(r.six_steps); }), [](const auto& r) { return (r.charter_approval); })}, step{std::string_view("年检年报"), field(field(keep(s0), [](const auto& r) { return keep(r.six_steps); }), [](const auto& r) { return (r.annual_report); })}, step{std::string_view("专项抽查"), field(field(keep(s0), [](const auto& r) { return keep(r.six_steps); }), [](const auto& r) { return (r.special_inspection); })}, step{std::string_view("等级评估"), field(field(keep(s0), [](const auto& r) { return keep(r.six_steps); }), [](const auto& r) { return (r.rating_assessment); })}, step{std::string_view("教育培训"), field(field(keep(s0), [](const auto& r) { return keep(r.six_steps); }), [](const auto& r) { return (r.training); })});
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(四)14")};
    }
}
} // namespace detail
/// 六同步程序
///
/// 依据 二(四)14
template <detail_of Wanted = detail_of::plain>
constexpr auto six_in_step(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::six_in_step<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto six_in_step(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::six_in_step<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto party_cover([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = judged<false>(true, [&] { return count<scaled<std::int32_t, 0>>(emitted::filter(list_of(field(keep(s0), [](const auto& r) { return (r.party_organisation); }), field(keep(s0), [](const auto& r) { return (r.party_instructor); }), field(keep(s0), [](const auto& r) { return (r.party_liaison); })), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(s2, true); })); }, [&] { return scaled<std::int32_t, 0>::of(1); }, [](const auto& v, const auto& b) { return ordered<at_least, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<false>(v, b, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(四)14")};
    }
}
} // namespace detail
/// 党的工作覆盖
///
/// 依据 二(四)14
template <detail_of Wanted = detail_of::plain>
constexpr auto party_cover(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::party_cover<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto party_cover(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::party_cover<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto serving_leader_pay([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    [[maybe_unused]] const auto s3 = emitted::filter(field(keep(s0), [](const auto& r) { return (r.leaders); }), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.status); }), leader_status::serving); });
    const auto found = judged<false>(true, [&] { return plus<scaled<wide_int, 2>, wide_int>(sum<scaled<wide_int, 2>>(emitted::map(s3, [&]([[maybe_unused]] const auto& s4) { return field(keep(s4), [](const auto& r) { return (r.pay); }); })), sum<scaled<wide_int, 2>>(emitted::map(s3, [&]([[maybe_unused]] const auto& s6) { return field(keep(s6), [](const auto& r) { return (r.benefits); }); }))); }, [&] { return scaled<std::int32_t, 0>::of(0); }, [](const auto& v, const auto& b) { return ordered<at_most, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<false>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(四)14")};
    }
}
} // namespace detail
/// 现职领导取酬
///
/// 依据 二(四)14
template <detail_of Wanted = detail_of::plain>
constexpr auto serving_leader_pay(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::serving_leader_pay<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto serving_leader_pay(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::serving_leader_pay<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto retired_leader_costs([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = judged<false>(true, [&] { return f_greatest(emitted::map(emitted::filter(field(keep(s0), [](const auto& r) { return (r.leaders); }), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.status); }), leader_status::retired); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.transport_and_communication); }); }), how); }, [&] { return parameter_transport_standard<false>(how.as_of, how); }, [](const auto& v, const auto& b) { return ordered<at_most, void, 0>(v, b); }, [](const auto& v, const auto& b, bool met) { return apart<false>(b, v, met); });
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(四)14")};
    }
}
} // namespace detail
/// 离退休领导费用
///
/// 依据 二(四)14
template <detail_of Wanted = detail_of::plain>
constexpr auto retired_leader_costs(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::retired_leader_costs<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto retired_leader_costs(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::retired_leader_costs<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto travel_reimbursement([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(sum<scaled<wide_int, 2>>(emitted::map(emitted::filter(field(keep(s0), [](const auto& r) { return (r.leaders); }), [&]([[maybe_unused]] const auto& s2) { return equal<void, 0>(field(keep(s2), [](const auto& r) { return (r.status); }), leader_status::retired); }), [&]([[maybe_unused]] const auto& s3) { return field(keep(s3), [](const auto& r) { return (r.travel); }); })));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(四)14")};
    }
}
} // namespace detail
/// 差旅报销
///
/// 依据 二(四)14
template <detail_of Wanted = detail_of::plain>
constexpr auto travel_reimbursement(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::travel_reimbursement<Wanted>(of, null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto travel_reimbursement(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return longgang::detail::travel_reimbursement<Wanted>(of, null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto cover_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("市委组织部"), std::string_view("市社会事业局"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(四)14")};
    }
}
} // namespace detail
/// 党组织覆盖职责：组建党组织，选派指导员和联络员，落实六同步
///
/// 依据 二(四)14
template <detail_of Wanted = detail_of::plain>
constexpr auto cover_duty(const settings& how = {}) {
    return longgang::detail::cover_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto cover_duty(const settings& how = {}) {
    return longgang::detail::cover_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto leadership_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("各级党委"), std::string_view("各级政府"), std::string_view("各相关单位"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("三(一)")};
    }
}
} // namespace detail
/// 组织领导职责：建立联席会议，纳入平安建设考核
///
/// 依据 三(一)
template <detail_of Wanted = detail_of::plain>
constexpr auto leadership_duty(const settings& how = {}) {
    return longgang::detail::leadership_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto leadership_duty(const settings& how = {}) {
    return longgang::detail::leadership_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto press_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("各单位"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("三(二)")};
    }
}
} // namespace detail
/// 宣传引导职责：宣传典型，建立新闻发布制度
///
/// 依据 三(二)
template <detail_of Wanted = detail_of::plain>
constexpr auto press_duty(const settings& how = {}) {
    return longgang::detail::press_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto press_duty(const settings& how = {}) {
    return longgang::detail::press_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto follow_up_duty([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = list_of(std::string_view("各单位"), std::string_view("各责任单位"));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("三(三)")};
    }
}
} // namespace detail
/// 督促落实职责：制定落实举措，加强监督
///
/// 依据 三(三)
template <detail_of Wanted = detail_of::plain>
constexpr auto follow_up_duty(const settings& how = {}) {
    return longgang::detail::follow_up_duty<Wanted>(null, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto follow_up_duty(const settings& how = {}) {
    return longgang::detail::follow_up_duty<Wanted>(null, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto responsible([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(pick(equal<void, 0>(s1, std::string_view("二(一)1")), list_of(std::string_view("市委组织部"), std::string_view("市财政局"), std::string_view("市社会事业局")), pick(equal<void, 0>(s1, std::string_view("二(一)2")), list_of(std::string_view("市社会事业局"), std::string_view("市委组织部"), std::string_view("市群团工作部"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(一)3")), list_of(std::string_view("市委组织部"), std::string_view("市委宣传统战部"), std::string_view("市公安局"), std::string_view("市社会事业局")), pick(equal<void, 0>(s1, std::string_view("二(一)4")), list_of(std::string_view("市社会事业局"), std::string_view("各业务主管单位")), pick(equal<void, 0>(s1, std::string_view("二(一)5")), list_of(std::string_view("市委政法委"), std::string_view("市社会事业局"), std::string_view("市财政局"), std::string_view("市国资委"), std::string_view("市税务局")), pick(equal<void, 0>(s1, std::string_view("二(一)6")), list_of(std::string_view("市融媒体中心")), pick(equal<void, 0>(s1, std::string_view("二(二)7")), list_of(std::string_view("市社会事业局"), std::string_view("市委组织部"), std::string_view("各业务主管单位")), pick(equal<void, 0>(s1, std::string_view("二(二)8")), list_of(std::string_view("各业务主管单位"), std::string_view("行业管理部门"), std::string_view("党建工作机构")), pick(equal<void, 0>(s1, std::string_view("二(二)9")), list_of(std::string_view("市社会事业局"), std::string_view("市社会治理中心")), pick(equal<void, 0>(s1, std::string_view("二(二)10")), list_of(std::string_view("市经济发展局"), std::string_view("市社会事业局"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(三)11")), list_of(std::string_view("市委组织部"), std::string_view("市委宣传统战部"), std::string_view("市社会事业局"), std::string_view("市工商联"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(三)12")), list_of(std::string_view("市社会事业局"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(四)13")), list_of(std::string_view("市委组织部"), std::string_view("市社会事业局"), std::string_view("各业务主管单位"), std::string_view("行业管理部门")), pick(equal<void, 0>(s1, std::string_view("二(四)14")), list_of(std::string_view("市委组织部"), std::string_view("市社会事业局")), pick(equal<void, 0>(s1, std::string_view("三(一)")), list_of(std::string_view("各级党委"), std::string_view("各级政府"), std::string_view("各相关单位")), pick(equal<void, 0>(s1, std::string_view("三(二)")), list_of(std::string_view("各单位")), pick(equal<void, 0>(s1, std::string_view("三(三)")), list_of(std::string_view("各单位"), std::string_view("各责任单位")), empty_list{}))))))))))))))))));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1、二(一)2、二(一)3、二(一)4、二(一)5、二(一)6、二(二)7、二(二)8、二(二)9、二(二)10、二(三)11、二(三)12、二(四)13、二(四)14、三(一)、三(二)、三(三)")};
    }
}
} // namespace detail
/// 责任单位
///
/// 依据 二(一)1、二(一)2、二(一)3、二(一)4、二(一)5、二(一)6、二(二)7、二(二)8、二(二)9、二(二)10、二(三)11、二(三)12、二(四)13、二(四)14、三(一)、三(二)、三(三)
template <detail_of Wanted = detail_of::plain>
constexpr auto responsible(std::string_view by0, const settings& how = {}) {
    return longgang::detail::responsible<Wanted>(null, by0, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto responsible(std::string_view by0, const settings& how = {}) {
    return longgang::detail::responsible<Wanted>(null, by0, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0, class S1>
constexpr auto duties([[maybe_unused]] const S0& s0, [[maybe_unused]] const S1& s1, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(pick(equal<void, 0>(s1, std::string_view("市委组织部")), list_of(std::string_view("二(一)1"), std::string_view("二(一)2"), std::string_view("二(一)3"), std::string_view("二(二)7"), std::string_view("二(三)11"), std::string_view("二(四)13"), std::string_view("二(四)14")), pick(equal<void, 0>(s1, std::string_view("市财政局")), list_of(std::string_view("二(一)1"), std::string_view("二(一)5")), pick(equal<void, 0>(s1, std::string_view("市社会事业局")), list_of(std::string_view("二(一)1"), std::string_view("二(一)2"), std::string_view("二(一)3"), std::string_view("二(一)4"), std::string_view("二(一)5"), std::string_view("二(二)7"), std::string_view("二(二)9"), std::string_view("二(二)10"), std::string_view("二(三)11"), std::string_view("二(三)12"), std::string_view("二(四)13"), std::string_view("二(四)14")), pick(equal<void, 0>(s1, std::string_view("市群团工作部")), list_of(std::string_view("二(一)2")), pick(equal<void, 0>(s1, std::string_view("各业务主管单位")), list_of(std::string_view("二(一)2"), std::string_view("二(一)4"), std::string_view("二(二)7"), std::string_view("二(二)8"), std::string_view("二(二)10"), std::string_view("二(三)11"), std::string_view("二(三)12"), std::string_view("二(四)13")), pick(equal<void, 0>(s1, std::string_view("行业管理部门")), list_of(std::string_view("二(一)2"), std::string_view("二(二)8"), std::string_view("二(二)10"), std::string_view("二(三)11"), std::string_view("二(三)12"), std::string_view("二(四)13")), pick(equal<void, 0>(s1, std::string_view("市委宣传统战部")), list_of(std::string_view("二(一)3"), std::string_view("二(三)11")), pick(equal<void, 0>(s1, std::string_view("市公安局")), list_of(std::string_view("二(一)3")), pick(equal<void, 0>(s1, std::string_view("市委政法委")), list_of(std::string_view("二(一)5")), pick(equal<void, 0>(s1, std::string_view("市国资委")), list_of(std::string_view("二(一)5")), pick(equal<void, 0>(s1, std::string_view("市税务局")), list_of(std::string_view("二(一)5")), pick(equal<void, 0>(s1, std::string_view("市融媒体中心")), list_of(std::string_view("二(一)6")), pick(equal<void, 0>(s1, std::string_view("党建工作机构")), list_of(std::string_view("二(二)8")), pick(equal<void, 0>(s1, std::string_view("市社会治理中心")), list_of(std::string_view("二(二)9")), pick(equal<void, 0>(s1, std::string_view("市经济发展局")), list_of(std::string_view("二(二)10")), pick(equal<void, 0>(s1, std::string_view("市工商联")), list_of(std::string_view("二(三)11")), empty_list{})))))))))))))))));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("二(一)1、二(一)2、二(一)3、二(一)4、二(一)5、二(一)6、二(二)7、二(二)8、二(二)9、二(二)10、二(三)11、二(三)12、二(四)13、二(四)14")};
    }
}
} // namespace detail
/// 部门职责
///
/// 依据 二(一)1、二(一)2、二(一)3、二(一)4、二(一)5、二(一)6、二(二)7、二(二)8、二(二)9、二(二)10、二(三)11、二(三)12、二(四)13、二(四)14
template <detail_of Wanted = detail_of::plain>
constexpr auto duties(std::string_view by0, const settings& how = {}) {
    return longgang::detail::duties<Wanted>(null, by0, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto duties(std::string_view by0, const settings& how = {}) {
    return longgang::detail::duties<Wanted>(null, by0, how);
}
} // namespace given

} // namespace longgang
