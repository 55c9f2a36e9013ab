#include <algorithm>
#include <utility>

#include "echelon/base/nearest.hpp"
#include "echelon/rules/hour_rule.hpp"
#include "echelon/rules/section.hpp"

namespace echelon {
namespace {

template <class E>
using Names = std::vector<std::pair<const char*, E>>;

[[noreturn]] void refuse_word(const Section& section, const char* key, const std::string& word,
                              const std::vector<std::string>& words) {
  section.refuse(key, {"的“" + word + "”不在词表中，可用：" + joined(words),
                       "says '" + word + "', which is not on the list: " + joined(words)});
}

/// A word of a list that only rules have.
template <class E>
E one_of(const Section& section, const char* key, const std::string& word, const Names<E>& names) {
  std::vector<std::string> words;
  for (const auto& [name, value] : names) {
    if (word == name) return value;
    words.emplace_back(name);
  }
  refuse_word(section, key, word, words);
}

/// A word of one of the field's closed lists.
template <class E>
E value_of(const Section& section, const char* key, const std::string& word) {
  if (const auto value = read<E>(word)) return *value;
  std::vector<std::string> words;
  for (const E each : all<E>()) words.emplace_back(code(each));
  refuse_word(section, key, word, words);
}

/// What the list `key` names (all when it is not there) without what `not_key` names.
template <class E>
Among<E> among(Section& section, const char* key, const char* not_key) {
  Among<E> values = Among<E>::everything();
  if (section.has(key)) {
    values = {};
    for (const std::string& word : section.texts(key)) values.add(value_of<E>(section, key, word));
    if (values == Among<E>{}) section.refuse(key, {"不能为空列表", "must not be an empty list"});
  }
  for (const std::string& word : section.texts(not_key)) values.take(value_of<E>(section, not_key, word));
  return values;
}

std::vector<std::string> subjects(Section& section, const char* key) {
  std::vector<std::string> list = section.texts(key);
  for (std::string& subject : list) subject = canonical_subject(subject);
  return list;
}

/// `ladder` or `ladder/tier`.
std::vector<TierName> tiers(Section& section, const char* key) {
  std::vector<TierName> list;
  for (const std::string& text : section.texts(key)) {
    const std::size_t slash = text.find('/');
    list.push_back({text.substr(0, slash), slash == std::string::npos ? "" : text.substr(slash + 1)});
    if (list.back().ladder.empty())
      section.refuse(key, {"应写成“梯队/层级”", "must be written 'ladder/tier'"});
  }
  return list;
}

HourBinds read_binds(Section section) {
  HourBinds binds;
  binds.roles = among<Role>(section, "roles", "not_roles");
  binds.stages = among<Stage>(section, "stages", "not_stages");
  binds.titles = among<Title>(section, "titles", "not_titles");
  binds.degrees = among<Degree>(section, "degrees", "not_degrees");
  binds.school_kinds = among<SchoolKind>(section, "school_kinds", "not_school_kinds");
  binds.areas = among<Area>(section, "areas", "not_areas");
  binds.subjects = subjects(section, "subjects");
  binds.not_subjects = subjects(section, "not_subjects");
  binds.tiers = tiers(section, "tiers");
  binds.not_tiers = tiers(section, "not_tiers");
  binds.service_at_least = section.optional_whole("service_years_at_least");
  binds.service_below = section.optional_whole("service_years_below");
  section.finish();
  return binds;
}

const Names<HourEvent> events{{"hired", HourEvent::hired},
                              {"role", HourEvent::role},
                              {"title", HourEvent::title},
                              {"tier", HourEvent::tier}};

/// A whole number from `least` to `most`.
int between(Section& section, const char* key, int least, int most) {
  const int value = section.whole(key);
  if (value < least || value > most) {
    const std::string range = std::to_string(least) + "–" + std::to_string(most);
    section.refuse(key, {"应在 " + range + " 之间", "must lie within " + range});
  }
  return value;
}

Date needed_date(Section& section, const char* key) {
  const Date day = section.date(key);
  if (!day.known()) section.refuse(key, {"缺少这一项", "is missing"});
  return day;
}

void read_event(Section& section, HourWindow& window) {
  window.event = one_of(section, "event", section.text("event"), events);
  window.months = between(section, "months", 0, 1200);
  if (section.has("before") && section.has("before_months"))
    section.refuse("before", {"与 before_months 只能写一个", "and 'before_months' exclude each other"});
  if (section.has("before")) {
    static_cast<void>(one_of(section, "before", section.text("before"), Names<int>{{"ever", 0}}));
    window.before_months.reset();
  } else {
    window.before_months = section.has("before_months") ? between(section, "before_months", 0, 1200) : 0;
  }
  window.late_counts = section.flag("late_counts", false);
  if (!section.has("every_months")) return;
  window.every_months = between(section, "every_months", 1, 1200);
  window.basis = one_of(section, "basis", section.text("basis"),
                        Names<HourBasis>{{"completion", HourBasis::completion},
                                         {"previous_expiry", HourBasis::previous_expiry},
                                         {"fixed_date", HourBasis::fixed_date}});
  if (window.basis == HourBasis::fixed_date) window.anchor = needed_date(section, "anchor");
}

HourWindow read_window(Section section) {
  HourWindow window;
  window.kind = one_of(section, "kind", section.text("kind"),
                       Names<HourWindowKind>{{"calendar_year", HourWindowKind::calendar_year},
                                             {"school_year", HourWindowKind::school_year},
                                             {"cycle", HourWindowKind::cycle},
                                             {"rolling", HourWindowKind::rolling},
                                             {"event", HourWindowKind::event}});
  if (window.kind == HourWindowKind::school_year) window.month = between(section, "month", 1, 12);
  if (window.kind == HourWindowKind::cycle) {
    window.anchor = needed_date(section, "anchor");
    window.years = between(section, "years", 1, 100);
  }
  if (window.kind == HourWindowKind::rolling) window.months = between(section, "months", 1, 1200);
  if (window.kind == HourWindowKind::event) read_event(section, window);
  section.finish();
  return window;
}

/// A number from 0 (or above it) to `most`.
Decimal amount(Section& section, const char* key, bool above_zero, Decimal most = Decimal::of(1'000'000)) {
  const Decimal value = section.number(key);
  if (value < Decimal() || value > most || (above_zero && value == Decimal())) {
    section.refuse(key,
                   {"应大于 0，且不大于 " + most.text(), "must be more than 0 and at most " + most.text()});
  }
  return value;
}

std::optional<Decimal> optional_amount(Section& section, const char* key,
                                       Decimal most = Decimal::of(1'000'000)) {
  if (!section.has(key)) return std::nullopt;
  return amount(section, key, true, most);
}

void refuse_empty_texts(const Section& section, const char* key, const std::vector<std::string>& list) {
  if (std::ranges::find(list, "") != list.end()) section.refuse(key, {"含有空的一项", "holds an empty text"});
}

std::vector<std::string> categories(Section& section, const char* key) {
  std::vector<std::string> list = section.texts(key);
  refuse_empty_texts(section, key, list);
  if (section.has(key) && list.empty()) section.refuse(key, {"不能为空列表", "must not be an empty list"});
  return list;
}

HourPart read_part(Section section) {
  HourPart part;
  part.id = section.id();
  part.name = section.words();
  part.categories = categories(section, "categories");
  part.modes = among<TrainingMode>(section, "modes", "not_modes");
  if (section.has("minimum")) part.minimum = amount(section, "minimum", true);
  part.maximum = optional_amount(section, "maximum");
  if (part.minimum == Decimal() && !part.maximum)
    section.refuse("minimum", {"至少要有 minimum 或 maximum", "or 'maximum' must be given"});
  if (part.maximum && *part.maximum < part.minimum)
    section.refuse("maximum", {"小于 minimum", "is less than 'minimum'"});
  section.finish();
  return part;
}

HourConversion read_conversion(Section section) {
  HourConversion conversion;
  conversion.id = section.id();
  conversion.name = section.words();
  conversion.categories = categories(section, "categories");
  if (conversion.categories.empty()) section.refuse("categories", {"缺少这一项", "is missing"});
  conversion.exempts = section.flag("exempts", false);
  if (!conversion.exempts) {
    conversion.factor = amount(section, "factor", true, Decimal::of(1000));
    conversion.most_per_year = optional_amount(section, "most_per_year");
    conversion.most = optional_amount(section, "most");
  }
  section.finish();
  return conversion;
}

void read_measure(HourRule& rule, Section& section) {
  rule.measure = one_of(section, "measure", section.text("measure"),
                        Names<HourMeasure>{{"hours", HourMeasure::hours},
                                           {"credits", HourMeasure::credits},
                                           {"months", HourMeasure::months},
                                           {"days", HourMeasure::days},
                                           {"times", HourMeasure::times}});
  rule.required = amount(section, "required", true);
  if (rule.measure == HourMeasure::months) rule.days_per_month = between(section, "days_per_month", 1, 31);
  if (rule.measure != HourMeasure::credits) return;
  Section rates = section.part("hours_per_credit");
  for (const TrainingMode mode : all<TrainingMode>()) {
    const std::string key(code(mode));
    if (rates.has(key.c_str()))
      rule.hours_per_credit[static_cast<std::size_t>(mode)] = amount(rates, key.c_str(), true);
  }
  rates.finish();
}

void read_counting(HourRule& rule, Section& section) {
  read_measure(rule, section);
  rule.categories = categories(section, "categories");
  rule.not_categories = categories(section, "not_categories");
  rule.modes = among<TrainingMode>(section, "modes", "not_modes");
  rule.most_per_training = optional_amount(section, "most_per_training");
  rule.void_absence = optional_amount(section, "void_absence", Decimal::of(1));
  for (const Section& each : section.parts("part")) rule.parts.push_back(read_part(each));
  for (const Section& each : section.parts("conversion")) rule.conversions.push_back(read_conversion(each));
  if (rule.parts.size() > 32) section.refuse("part", {"最多 32 个", "stands more than 32 times"});
  const bool by_calendar = rule.measure == HourMeasure::months || rule.measure == HourMeasure::days;
  if (!by_calendar) return;
  for (const char* key : {"part", "conversion", "most_per_training", "carry_over", "grace_days"}) {
    if (section.has(key)) {
      section.refuse(key, {"不能用于按日历计的 months、days",
                           "cannot be used where days are counted by the calendar (months, days)"});
    }
  }
}

void read_adjusting(HourRule& rule, Section& section) {
  if (section.has("grace_days")) rule.grace_days = between(section, "grace_days", 0, 184);
  if (auto carry = section.optional_part("carry_over")) {
    rule.carries = true;
    rule.carry_most = optional_amount(*carry, "most");
    rule.carry_share = optional_amount(*carry, "share", Decimal::of(1));
    carry->finish();
  }
  if (auto waiver = section.optional_part("waiver")) {
    rule.waiver =
        one_of(*waiver, "how", waiver->text("how"),
               Names<HourReduction>{{"reduce", HourReduction::reduce}, {"exempt", HourReduction::exempt}});
    if (rule.waiver == HourReduction::exempt && waiver->has("from_share"))
      rule.waiver_least = amount(*waiver, "from_share", true, Decimal::of(1));
    waiver->finish();
  }
  if (auto join = section.optional_part("join")) {
    rule.join = one_of(*join, "how", join->text("how"),
                       Names<HourJoin>{{"full", HourJoin::full},
                                       {"prorate", HourJoin::prorate},
                                       {"next_window", HourJoin::next_window}});
    if (join->has("event")) rule.joined = one_of(*join, "event", join->text("event"), events);
    join->finish();
  }
  if (section.has("round_to")) rule.round_to = amount(section, "round_to", true, Decimal::of(1000));
}

/// What windows without a successor, or without a fixed length, cannot have.
void refuse_combinations(const HourRule& rule, const Section& section) {
  const HourWindowKind kind = rule.window.kind;
  const bool chained = kind != HourWindowKind::rolling && kind != HourWindowKind::event;
  if (rule.carries && !chained) {
    section.refuse("carry_over", {"只能用于年度、学年或固定周期",
                                  "only goes with calendar years, school years and cycles"});
  }
  if (rule.grace_days > 0 && kind == HourWindowKind::rolling)
    section.refuse("grace_days", {"不能用于滚动时段", "does not go with a rolling window"});
  if (rule.join != HourJoin::full && !chained) {
    section.refuse(
        "join", {"只能用于年度、学年或固定周期", "only goes with calendar years, school years and cycles"});
  }
  const bool by_calendar = rule.measure == HourMeasure::months || rule.measure == HourMeasure::days;
  if (by_calendar && (rule.window.late_counts || rule.window.every_months > 0)) {
    section.refuse("window", {"按日历计的 months、days 不能有 late_counts、every_months",
                              "must not have 'late_counts' or 'every_months' where days are counted by the "
                              "calendar (months, days)"});
  }
  const bool asks_tier = (kind == HourWindowKind::event && rule.window.event == HourEvent::tier) ||
                         rule.joined == HourEvent::tier;
  if (asks_tier && rule.binds.tiers.empty()) {
    section.refuse("binds", {"要有 tiers，才知道从哪个层级起算",
                             "needs 'tiers', for it counts from when a tier is held"});
  }
}

HourRule read_one(Section section) {
  HourRule rule;
  rule.id = section.id();
  rule.name = section.words();
  rule.source = section.source();
  rule.confidence = one_of(section, "confidence", section.text("confidence"),
                           Names<HourConfidence>{{"high", HourConfidence::high},
                                                 {"medium", HourConfidence::medium},
                                                 {"low", HourConfidence::low},
                                                 {"general", HourConfidence::general}});
  rule.applies = section.flag("applies", true);
  rule.from = section.date("from");
  rule.to = section.date("to");
  if (rule.from.known() && rule.to.known() && rule.to < rule.from)
    section.refuse("to", {"早于 from", "is before 'from'"});
  if (auto binds = section.optional_part("binds")) rule.binds = read_binds(*std::move(binds));
  rule.window = read_window(section.part("window"));
  read_counting(rule, section);
  read_adjusting(rule, section);
  refuse_combinations(rule, section);
  section.finish();
  return rule;
}

bool overlap(const HourRule& a, const HourRule& b) {
  const bool a_first = a.to.known() && b.from.known() && a.to < b.from;
  const bool b_first = b.to.known() && a.from.known() && b.to < a.from;
  return !a_first && !b_first;
}

}  // namespace

std::vector<HourRule> read_hour_rules(std::string_view toml, const std::string& file) {
  Section top = Section::parse(toml, file, "hours");
  const std::vector<Section> sections = top.parts("rule");
  std::vector<HourRule> rules;
  for (const Section& section : sections) {
    HourRule rule = read_one(section);
    for (const HourRule& before : rules) {
      if (before.id == rule.id && overlap(before, rule)) {
        section.refuse("id",
                       {"“" + rule.id + "”在同一时期重复，请用 from 与 to 分开时期",
                        "'" + rule.id + "' stands twice for the same days: part them by 'from' and 'to'"});
      }
    }
    rules.push_back(std::move(rule));
  }
  top.finish();
  return rules;
}

std::string hour_rule_id(std::string_view toml, const std::string& file) {
  const std::vector<HourRule> rules = read_hour_rules(toml, file);
  const bool one = !rules.empty() && std::ranges::all_of(rules, [&](const HourRule& each) {
    return each.id == rules.front().id;
  });
  if (one) return rules.front().id;
  throw Error(
      Fault::request,
      rules.empty() ? Words{"没有 [[rule]]", "there is no [[rule]]"}
                    : Words{"有几条不同的规则", "there are rules of several ids"},
      {"写一条规则：一个或几个 id 相同的 [[rule]]", "write one rule: one or more [[rule]] of the same id"},
      {file, {}, 0, {}});
}

}  // namespace echelon
