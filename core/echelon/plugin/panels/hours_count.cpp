#include "echelon/plugin/panels/hours_count.hpp"

#include <algorithm>
#include <cmath>

namespace echelon::panels {
namespace {

int severity(HourState state) {
  static constexpr std::array<int, 5> order{0, 1, 2, 4, 3};  // met, open, grace, overdue, unknown
  return order[static_cast<std::size_t>(state)];
}

void count(HourTally& tally, HourState state) {
  ++tally.bound;
  if (state == HourState::met) ++tally.met;
  if (state == HourState::open || state == HourState::grace) ++tally.open;
  if (state == HourState::overdue) ++tally.overdue;
  if (state == HourState::unknown) ++tally.unknown;
}

int month_number(Date day) { return 12 * day.year() + day.month() - 1; }

/// One pass over the standings.
class Counting {
 public:
  Counting(const PanelContext& context, const HoursWish& wish)
      : snapshot_(context.snapshot), hours_(*context.hours), wish_(wish) {
    const auto& rules = hours_.standings->rules().all();
    year_.by_school.resize(snapshot_.schools.size());
    const auto& forecasts = *hours_.forecasts;
    misses_.resize(hours_.standings->all().size());
    for (const HourForecast& each : forecasts) misses_[each.standing] = each.misses;
    column_.assign(rules.size(), no_column);
    for (const HourStanding& each : hours_.standings->all()) bound_rules_seen(each, rules);
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
      if (column_[rule] != no_column) add_columns(hours_.standings->rule(*first_[rule]), rule);
    }
    year_.gaps.resize(year_.by_school.size() * year_.asked.size());
    this_month_ = month_number(snapshot_.as_of);
  }

  HourYear run() {
    const auto& standings = hours_.standings->all();
    for (std::size_t i = 0; i < standings.size();) {
      const PersonIndex person = standings[i].person;
      std::size_t end = i;
      while (end < standings.size() && standings[end].person == person) ++end;
      if (wanted(person)) count_person(i, end);
      i = end;
    }
    for (auto list = short_ones_.rbegin(); list != short_ones_.rend(); ++list)
      year_.short_ones.insert(year_.short_ones.end(), list->begin(), list->end());
    return std::move(year_);
  }

 private:
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);

  void bound_rules_seen(const HourStanding& standing, const std::vector<HourRules::Versions>& rules) {
    if (column_[standing.rule] != no_column) return;
    if (!wish_.rule.empty() && rules[standing.rule].id != wish_.rule) return;
    column_[standing.rule] = 0;
    if (first_.size() < rules.size()) first_.resize(rules.size(), nullptr);
    first_[standing.rule] = &standing;
  }

  void add_columns(const HourRule& rule, std::size_t position) {
    column_[position] = year_.asked.size();
    const Words unit = unit_words(rule.measure);
    const bool alone = !wish_.rule.empty();
    year_.asked.push_back({alone ? Words{"总量", "total"} : rule.name, unit});
    if (!alone) return;
    for (const HourPart& part : rule.parts) year_.asked.push_back({part.name, unit});
  }

  [[nodiscard]] bool wanted(PersonIndex person) const {
    const auto p = static_cast<std::size_t>(person);
    const SchoolIndex school = snapshot_.people.school[p];
    if (wish_.only_school && school != wish_.school) return false;
    if (wish_.stage && snapshot_.people.stage[p] != *wish_.stage) return false;
    if (wish_.town.empty()) return true;
    return school != nobody && snapshot_.schools[static_cast<std::size_t>(school)].town == wish_.town;
  }

  void count_person(std::size_t from, std::size_t to) {
    const auto& standings = hours_.standings->all();
    const HourStanding* worst = nullptr;
    for (std::size_t i = from; i < to; ++i) {
      const HourStanding& standing = standings[i];
      if (column_[standing.rule] == no_column) continue;
      if (worst == nullptr || severity(standing.state) > severity(worst->state)) worst = &standing;
      count_standing(i, standing);
    }
    if (worst == nullptr) return;
    const auto p = static_cast<std::size_t>(worst->person);
    count(year_.all, worst->state);
    const SchoolIndex school = snapshot_.people.school[p];
    if (school != nobody) count(year_.by_school[static_cast<std::size_t>(school)], worst->state);
    count(year_.by_stage[static_cast<std::size_t>(snapshot_.people.stage[p])], worst->state);
    count(year_.by_title[static_cast<std::size_t>(snapshot_.people.title[p])], worst->state);
  }

  void count_standing(std::size_t i, const HourStanding& standing) {
    const bool unmet = standing.state != HourState::met;
    if (unmet) short_ones_[static_cast<std::size_t>(severity(standing.state))].push_back(i);
    count_gaps(standing, unmet);
    if (standing.required > Decimal() && standing.state != HourState::unknown) {
      const double tenths = 10 * standing.done.value() / standing.required.value();
      ++year_.done_tenths[static_cast<std::size_t>(std::clamp(std::floor(tenths + 1e-9), 0.0, 10.0))];
    }
    if (!standing.to.known()) return;
    const int ahead = month_number(standing.to) - this_month_;
    HourMonth& month = ahead < 0 ? year_.before
                       : ahead < static_cast<int>(year_.months.size())
                           ? year_.months[static_cast<std::size_t>(ahead)]
                           : year_.after;
    ++month.due;
    if (unmet) ++month.unmet;
    if (!unmet || misses_[i] == 0) return;
    ++month.misses;
    if (ahead >= 0 && is_hasty(standing, snapshot_.as_of)) ++year_.hasty;
  }

  void count_gaps(const HourStanding& standing, bool unmet) {
    const SchoolIndex school = snapshot_.people.school[static_cast<std::size_t>(standing.person)];
    if (school == nobody) return;
    const std::size_t row = static_cast<std::size_t>(school) * year_.asked.size();
    std::size_t at = row + column_[standing.rule];
    const auto add = [&](Decimal missing, bool is_short) {
      HourGap& gap = year_.gaps[at++];
      ++gap.bound;
      gap.unmet += is_short ? 1 : 0;
      gap.missing += missing;
    };
    add(standing.missing, unmet);
    if (wish_.rule.empty()) return;
    for (const HourPartStanding& part : hours_.standings->parts(standing)) {
      if (at == row + year_.asked.size()) break;  // another version has more parts
      add(part.missing(), part.missing() > Decimal());
    }
  }

  const Snapshot& snapshot_;
  const HoursView& hours_;
  const HoursWish& wish_;
  HourYear year_;
  std::vector<std::uint8_t> misses_;
  std::vector<std::size_t> column_;  ///< of each rule
  std::vector<const HourStanding*> first_;
  std::array<std::vector<std::size_t>, 5> short_ones_;  ///< by severity
  int this_month_ = 0;
};

}  // namespace

HourYear count_hours(const PanelContext& context, const HoursWish& wish) {
  return Counting(context, wish).run();
}

bool is_hasty(const HourStanding& standing, Date as_of) {
  constexpr std::int32_t enough_days = 60;
  return standing.recent_from.known() && standing.recent_from.plus_days(enough_days) > as_of;
}

const HourForecast* forecast_of(const HoursView& hours, std::size_t standing) {
  const auto& list = *hours.forecasts;
  const auto found = std::ranges::lower_bound(list, standing, {}, &HourForecast::standing);
  return found == list.end() || found->standing != standing ? nullptr : &*found;
}

}  // namespace echelon::panels
