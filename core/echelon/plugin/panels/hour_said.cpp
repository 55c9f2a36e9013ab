#include "echelon/plugin/panels/hour_said.hpp"

#include "echelon/base/spoken.hpp"
#include "echelon/model/audience.hpp"

namespace echelon::panels {
namespace {

std::string whole(int value) { return std::to_string(value); }

/// `year`, `3 years`: what comes again.
std::string every_time(int count, std::string_view unit) {
  return count == 1 ? std::string(unit) : counted(count, {}, unit).en;
}

void add(Words& list, const Words& more) {
  if (more.empty()) return;
  list.zh += (list.zh.empty() ? "" : "；") + more.zh;
  list.en += (list.en.empty() ? "" : "; ") + more.en;
}

Words all_but(const Words& out) { return {"除" + out.zh + "外", "all but " + out.en}; }

/// The values that are named, or, when most are, those that are not.
template <class E>
Words among_said(Among<E> values) {
  if (values == Among<E>::everything()) return {};
  Words in;
  Words out;
  std::size_t inside = 0;
  std::size_t outside = 0;
  for (const E value : all<E>()) {
    const bool named = values.has(value);
    Words& list = named ? in : out;
    ++(named ? inside : outside);
    list.zh += (list.zh.empty() ? "" : "、") + words(value).zh;
    list.en += (list.en.empty() ? "" : ", ") + words(value).en;
  }
  return inside <= outside ? in : all_but(out);
}

/// `骨干教师`, `teacher/县级骨干`.
Words tier_said(const TierName& tier) {
  const Words ladder = audience_words(tier.ladder);
  return tier.tier.empty() ? ladder : Words{ladder.zh + "/" + tier.tier, ladder.en + "/" + tier.tier};
}

Words event_said(HourEvent event) {
  switch (event) {
    case HourEvent::hired:
      return {"入职", "hired"};
    case HourEvent::role:
      return {"任现职务", "taking the post"};
    case HourEvent::title:
      return {"任现职称", "getting the title"};
    default:
      return {"取得层级", "reaching the tier"};
  }
}

Words event_window_said(const HourWindow& window) {
  const Words event = event_said(window.event);
  Words said;
  if (window.months == 0) {
    said = {event.zh + "时须完成", "by the day of " + event.en};
  } else {
    said = {
        event.zh + "起 " + whole(window.months) + " 个月内",
        "within " + whole(window.months) + " " + noun_for(whole(window.months), "month") + " of " + event.en};
  }
  if (window.every_months > 0) {
    said.zh += "，此后每 " + whole(window.every_months) + " 个月";
    said.en += ", then every " + every_time(window.every_months, "month");
  }
  if (!window.before_months) add(said, {"此前完成的也计", "what was done before counts"});
  return said;
}

}  // namespace

Words window_said(const HourRule& rule) {
  const HourWindow& window = rule.window;
  switch (window.kind) {
    case HourWindowKind::calendar_year:
      return {"每自然年", "each calendar year"};
    case HourWindowKind::school_year:
      return {"每学年（" + whole(window.month) + " 月起）",
              "each school year (from month " + whole(window.month) + ")"};
    case HourWindowKind::cycle:
      return {"每 " + whole(window.years) + " 年一周期（" + window.anchor.iso() + " 起）",
              "every " + every_time(window.years, "year") + ", from " + window.anchor.iso()};
    case HourWindowKind::rolling:
      return {"最近 " + whole(window.months) + " 个月", "the last " + every_time(window.months, "month")};
    default:
      return event_window_said(window);
  }
}

Words bound_said(const HourRule& rule) {
  const HourBinds& binds = rule.binds;
  Words said;
  add(said, among_said(binds.roles));
  add(said, among_said(binds.stages));
  add(said, among_said(binds.titles));
  add(said, among_said(binds.degrees));
  add(said, among_said(binds.school_kinds));
  add(said, among_said(binds.areas));
  for (const std::string& subject : binds.subjects) add(said, subject_words(subject));
  for (const std::string& subject : binds.not_subjects) add(said, all_but(subject_words(subject)));
  for (const TierName& tier : binds.tiers) add(said, tier_said(tier));
  for (const TierName& tier : binds.not_tiers) add(said, all_but(tier_said(tier)));
  if (binds.service_at_least) {
    const std::string years = whole(*binds.service_at_least);
    const bool one = *binds.service_at_least == 1;
    add(said,
        {"教龄满 " + years + " 年", "in service for " + (one ? "a year" : years + " years") + " or more"});
  }
  if (binds.service_below) {
    const std::string years = whole(*binds.service_below);
    const bool one = *binds.service_below == 1;
    add(said,
        {"教龄不满 " + years + " 年", "in service for less than " + (one ? "a year" : years + " years")});
  }
  return said.empty() ? Words{"全体在职人员", "everyone in service"} : said;
}

Words required_said(const HourRule& rule) {
  Words said = amount_words(rule.required, rule.measure);
  for (const HourPart& part : rule.parts) {
    if (part.minimum > Decimal())
      add(said,
          {part.name.zh + "至少 " + part.minimum.text(), part.name.en + " at least " + part.minimum.text()});
    if (part.maximum)
      add(said,
          {part.name.zh + "至多 " + part.maximum->text(), part.name.en + " at most " + part.maximum->text()});
  }
  return said;
}

Words confidence_said(HourConfidence confidence) {
  switch (confidence) {
    case HourConfidence::high:
      return {"依据确凿", "source is sure"};
    case HourConfidence::medium:
      return {"依据较可靠", "source is fairly sure"};
    case HourConfidence::low:
      return {"依据不足", "source is weak"};
    default:
      return {"一般做法", "usual practice"};
  }
}

const HourRule* rule_on(const HourRules::Versions& rule, Date day) {
  for (const HourRule& version : rule.versions) {
    if (version.applies && Period{version.from, version.to}.contains(day)) return &version;
  }
  return nullptr;
}

Tone tone_of(HourState state) {
  switch (state) {
    case HourState::met:
      return Tone::good;
    case HourState::open:
      return Tone::accent;
    case HourState::overdue:
      return Tone::bad;
    default:
      return Tone::caution;
  }
}

}  // namespace echelon::panels
