#include "echelon/rules/hour_tally.hpp"

#include <algorithm>

#include "echelon/rules/hour_window.hpp"

namespace echelon {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& text) {
  return std::ranges::find(list, text) != list.end();
}

}  // namespace

HourCounting::HourCounting(const HourRule& rule, const Symbols& symbols)
    : rule_(&rule), categories_(symbols.size()) {
  for (std::size_t i = 0; i < categories_.size(); ++i) {
    const std::string& text = symbols.text(static_cast<Symbol>(i));
    Category& category = categories_[i];
    for (std::size_t c = 0; c < rule.conversions.size() && category.conversion < 0; ++c) {
      if (holds(rule.conversions[c].categories, text)) category.conversion = static_cast<std::int16_t>(c);
    }
    const bool named = rule.categories.empty() || holds(rule.categories, text) || category.conversion >= 0;
    category.counts = named && !holds(rule.not_categories, text);
    for (std::size_t p = 0; p < rule.parts.size(); ++p) {
      if (rule.parts[p].categories.empty() || holds(rule.parts[p].categories, text))
        category.parts |= std::uint32_t{1} << p;
    }
  }
}

HourWhy HourCounting::barred(const Training& record) const {
  const Category& category = of(record.category);
  if (!category.counts) return HourWhy::no_category;
  if (rule_->void_absence && record.attendance_permille >= 0) {
    const auto absent = Decimal::from_millionths((1000 - std::int64_t{record.attendance_permille}) * 1000);
    if (absent >= *rule_->void_absence) return HourWhy::absent;
  }
  if (!rule_->modes.has(record.mode)) return HourWhy::no_mode;
  const bool needs_rate = rule_->measure == HourMeasure::credits && category.conversion < 0;
  if (needs_rate && rule_->hours_per_credit[static_cast<std::size_t>(record.mode)] == Decimal())
    return HourWhy::no_mode;
  return HourWhy::full;
}

HourTally::HourTally(const HourCounting& counting)
    : counting_(&counting),
      parts_(counting.rule().parts.size()),
      converted_(counting.rule().conversions.size()) {}

bool HourTally::by_calendar() const {
  const HourMeasure measure = counting_->rule().measure;
  return measure == HourMeasure::months || measure == HourMeasure::days;
}

void HourTally::begin(Period window, Date recent_from) {
  window_ = window;
  recent_from_ = recent_from;
  total_ = recent_ = Decimal();
  exempted_ = false;
  std::ranges::fill(parts_, HourPartStanding{});
  std::ranges::fill(converted_, Converted{});
  stretches_.clear();
}

Decimal HourTally::worth(const Training& record, HourFact& fact) const {
  const HourRule& rule = counting_->rule();
  const int conversion = counting_->of(record.category).conversion;
  if (conversion >= 0) {
    fact.why = HourWhy::converted;
    return record.hours.times(rule.conversions[static_cast<std::size_t>(conversion)].factor);
  }
  if (rule.measure == HourMeasure::times) return Decimal::of(1);
  if (rule.measure != HourMeasure::credits) return record.hours;
  fact.why = HourWhy::rated;
  return record.hours.over(rule.hours_per_credit[static_cast<std::size_t>(record.mode)]);
}

void HourTally::cut_conversion(const Training& record, std::size_t conversion, HourFact& fact,
                               Decimal& value) {
  const HourConversion& said = counting_->rule().conversions[conversion];
  Converted& so_far = converted_[conversion];
  const int year = record.ended_on.year();
  if (so_far.year != year) so_far = {so_far.in_window, {}, year};
  const auto cut = [&](const std::optional<Decimal>& most, Decimal used, HourWhy why) {
    if (!most || used + value <= *most) return;
    value = *most - used;
    fact.why = why;
    fact.by = static_cast<std::uint8_t>(conversion);
  };
  cut(said.most_per_year, so_far.in_year, HourWhy::conversion_year);
  cut(said.most, so_far.in_window, HourWhy::conversion_most);
  so_far.in_year += value;
  so_far.in_window += value;
}

HourFact HourTally::take(const Training& record) {
  const HourRule& rule = counting_->rule();
  HourFact fact;
  fact.record = &record;
  fact.from = record.started_on;
  fact.to = record.ended_on;
  fact.hours = record.hours;
  fact.why = counting_->barred(record);
  if (fact.why != HourWhy::full) return fact;
  if (by_calendar()) return take_days(record, fact);
  const HourCounting::Category& category = counting_->of(record.category);
  if (category.conversion >= 0 && rule.conversions[static_cast<std::size_t>(category.conversion)].exempts) {
    exempted_ = true;
    fact.why = HourWhy::study_exempts;
    return fact;
  }
  Decimal value = worth(record, fact);
  if (rule.most_per_training && value > *rule.most_per_training) {
    value = *rule.most_per_training;
    fact.why = HourWhy::per_training;
  }
  if (category.conversion >= 0)
    cut_conversion(record, static_cast<std::size_t>(category.conversion), fact, value);
  const bool recent = record.ended_on >= recent_from_;
  Decimal counted = value;
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    if ((category.parts >> p & 1) == 0 || !rule.parts[p].modes.has(record.mode)) continue;
    parts_[p].done += value;
    if (recent) parts_[p].recent += value;
    const auto& most = rule.parts[p].maximum;
    if (most && parts_[p].counted + counted > *most) {
      counted = *most - parts_[p].counted;
      fact.why = HourWhy::part_most;
      fact.by = static_cast<std::uint8_t>(p);
    }
  }
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    if ((category.parts >> p & 1) != 0 && rule.parts[p].modes.has(record.mode)) parts_[p].counted += counted;
  }
  total_ += counted;
  if (recent) recent_ += counted;
  fact.counted = counted;
  return fact;
}

Decimal HourTally::in_measure(std::int64_t days) const {
  const HourRule& rule = counting_->rule();
  const Decimal exact = Decimal::of(days);
  return rule.measure == HourMeasure::months ? exact.over(Decimal::of(rule.days_per_month)) : exact;
}

HourFact HourTally::take_days(const Training& record, HourFact fact) {
  Period days{record.started_on.known() ? record.started_on : record.ended_on, record.ended_on};
  if (window_.from.known()) days.from = std::max(days.from, window_.from);
  days.to = std::min(days.to, window_.to);
  std::int64_t fresh = days_in(days);
  Period joined = days;
  std::vector<Period> apart;
  for (const Period& other : stretches_) {
    const Period both{std::max(days.from, other.from), std::min(days.to, other.to)};
    if (days_in(both) == 0) {
      apart.push_back(other);
      continue;
    }
    fresh -= days_in(both);
    joined = {std::min(joined.from, other.from), std::max(joined.to, other.to)};
  }
  apart.push_back(joined);
  if (days_in(days) > 0) stretches_ = std::move(apart);
  fact.counted = in_measure(fresh);
  fact.why = fresh > 0 ? HourWhy::new_days : days_in(days) == 0 ? HourWhy::after_window : HourWhy::overlap;
  return fact;
}

void HourTally::settle() {
  if (!by_calendar()) return;
  std::int64_t days = 0;
  std::int64_t lately = 0;
  for (const Period& each : stretches_) {
    days += days_in(each);
    lately += days_in({std::max(each.from, recent_from_), each.to});
  }
  total_ = in_measure(days);
  recent_ = in_measure(lately);
}

}  // namespace echelon
