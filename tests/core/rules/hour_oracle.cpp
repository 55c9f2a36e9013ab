// The slow reading: no sorting, no searching, no shared arithmetic. Days are numbers counted one by one.

#include <algorithm>
#include <set>

#include "hour_oracle_sum.hpp"

namespace echelon::rules_tests {
namespace {

using namespace plainly;

struct Need {
  std::int64_t required = 0;
  std::vector<std::int64_t> minima;
  bool exempt = false;
};

class Reading {
 public:
  Reading(const HourRule& rule, const History& history, Date as_of)
      : rule_(rule), history_(history), today_(as_of.days()), records_(known_records(history, as_of)) {}

  Expected say() {
    if (!bound()) return {};
    switch (rule_.window.kind) {
      case HourWindowKind::rolling:
        return simply({months_later(today_, -rule_.window.months) + 1, today_}, true);
      case HourWindowKind::event:
        return by_event();
      default:
        return by_chain();
    }
  }

 private:
  bool bound() const {
    const HourBinds& binds = rule_.binds;
    if (of(history_.hired) > today_) return false;
    if (!binds.roles.has(history_.role) || !binds.stages.has(history_.stage) ||
        !binds.titles.has(history_.title))
      return false;
    if (!binds.service_at_least && !binds.service_below) return true;
    if (!history_.hired.known()) return false;
    int years = 0;
    while (months_later(of(history_.hired), 12 * (years + 1)) <= today_) ++years;
    return (!binds.service_at_least || years >= *binds.service_at_least) &&
           (!binds.service_below || years < *binds.service_below);
  }
  int day_of(HourEvent event) const {
    if (event == HourEvent::hired) return of(history_.hired);
    if (event == HourEvent::title) return of(history_.title_on);
    if (event == HourEvent::role) return of(history_.role_on);
    return never;
  }
  bool waived(int day) const {
    for (const auto& each : history_.waivers) {
      if (!each.rule.empty() && each.rule != rule_.id) continue;
      if (of(each.from) > today_) continue;
      if (of(each.from) <= day && (!each.to.known() || day <= of(each.to))) return true;
    }
    return false;
  }
  Need need(Stretch share) const {
    std::int64_t whole = 0;
    std::int64_t left = 0;
    std::int64_t off = 0;
    for (int day = share.from; day <= share.to; ++day) {
      ++whole;
      if (rule_.join == HourJoin::prorate && day_of(rule_.joined) > day) continue;
      waived(day) ? ++off : ++left;
    }
    if (rule_.waiver == HourReduction::exempt) {
      const bool enough = off > 0 && static_cast<Wide>(off) * 1'000'000 >=
                                         static_cast<Wide>(rule_.waiver_least.millionths()) * whole;
      left = enough ? 0 : left + off;
    }
    Need need;
    need.exempt = whole > 0 && left == 0;
    const auto reduced = [&](std::int64_t amount) {
      if (left == whole) return amount;
      const Wide step = rule_.round_to.millionths();
      return static_cast<std::int64_t>(static_cast<Wide>(amount) * left / (step * whole) * step);
    };
    need.required = reduced(rule_.required.millionths());
    for (const HourPart& part : rule_.parts) need.minima.push_back(reduced(part.minimum.millionths()));
    return need;
  }
  static bool satisfied(const Sum& sum, const Need& need, std::int64_t carried) {
    if (need.exempt || sum.study) return true;
    if (carried + sum.measure() < need.required) return false;
    for (std::size_t p = 0; p < need.minima.size(); ++p) {
      if (const auto done = sum.done.find(p); (done == sum.done.end() ? 0 : done->second) < need.minima[p])
        return false;
    }
    return true;
  }

  /// What is found out about one window.
  struct Found {
    Sum sum;
    Need need;
    std::int64_t carried;
    int completed = never;
    std::int64_t recent = 0;
    int recent_from = never;
  };
  Found begin(Stretch window, Stretch share, std::int64_t carried) const {
    Found found{{rule_, window, 0, false, {}, {}, {}, {}, {}}, need(share), carried};
    found.recent_from = std::max({window.from, of(history_.hired), months_later(today_, -12) + 1});
    const bool by_days = rule_.measure == HourMeasure::days || rule_.measure == HourMeasure::months;
    if (!found.need.exempt && satisfied(found.sum, found.need, carried)) found.completed = share.from;
    if (by_days && found.need.required > 0) found.completed = never;
    return found;
  }
  void add(Found& found, std::size_t record) {
    const std::int64_t counted = found.sum.add(records_[record]);
    if (of(records_[record].ended_on) >= found.recent_from) found.recent += counted;
    const bool by_days = rule_.measure == HourMeasure::days || rule_.measure == HourMeasure::months;
    if (!by_days && found.completed == never && !found.need.exempt &&
        satisfied(found.sum, found.need, found.carried))
      found.completed = of(records_[record].ended_on);
  }
  Expected conclude(const Found& found, Stretch window, int last_day, bool rolls = false) const {
    Expected expected;
    expected.bound = true;
    expected.from = date(window.from);
    expected.to = date(window.to);
    Need need = found.need;
    if (found.sum.study) {
      need.exempt = true;
      need.required = 0;
      for (auto& each : need.minima) each = 0;
    }
    expected.exempt = need.exempt;
    expected.required = Decimal::from_millionths(need.required);
    const std::int64_t done = found.carried + found.sum.measure();
    expected.done = Decimal::from_millionths(done);
    expected.missing = Decimal::from_millionths(std::max<std::int64_t>(0, need.required - done));
    expected.carried = Decimal::from_millionths(found.carried);
    expected.recent = Decimal::from_millionths(found.recent);
    for (std::size_t p = 0; p < rule_.parts.size(); ++p) {
      const auto at = [&](const std::map<std::size_t, std::int64_t>& map) {
        const auto known = map.find(p);
        return Decimal::from_millionths(known == map.end() ? 0 : known->second);
      };
      expected.parts.push_back(
          {Decimal::from_millionths(need.minima[p]), at(found.sum.done), at(found.sum.counted)});
    }
    if (satisfied(found.sum, need, found.carried)) {
      expected.state = HourState::met;
      expected.completed = date(found.completed);
    } else if (!rolls && today_ <= window.to) {
      expected.state = HourState::open;
    } else {
      expected.state = !rolls && today_ <= last_day ? HourState::grace : HourState::overdue;
    }
    return expected;
  }

  Expected simply(Stretch window, bool rolls) {
    Found found = begin(window, window, 0);
    const bool by_days = rule_.measure == HourMeasure::days || rule_.measure == HourMeasure::months;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const int ended = of(records_[i].ended_on);
      if (ended >= window.from && (by_days || ended <= window.to)) add(found, i);
    }
    return conclude(found, window, window.to, rolls);
  }

  Expected by_event() {
    const int event = day_of(rule_.window.event);
    if (event == never) {
      Expected expected;
      expected.bound = true;
      expected.state = HourState::unknown;
      return expected;
    }
    Stretch window{never, months_later(event, rule_.window.months)};
    if (rule_.window.before_months) window.from = months_later(event, -*rule_.window.before_months);
    Stretch share{event, window.to};
    if (rule_.window.every_months > 0) return by_recurrence(window, share, event);
    const int last = window.to + rule_.grace_days;
    Found found = begin(window, share, 0);
    const bool by_days = rule_.measure == HourMeasure::days || rule_.measure == HourMeasure::months;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const int ended = of(records_[i].ended_on);
      if (ended < window.from) continue;
      const bool late = ended > last;
      if (late && !by_days && (!rule_.window.late_counts || satisfied(found.sum, found.need, 0))) continue;
      add(found, i);
    }
    return conclude(found, window, last);
  }

  Expected by_recurrence(Stretch window, Stretch share, int event) {
    for (;;) {
      Found found = begin(window, share, 0);
      for (std::size_t i = 0; i < records_.size(); ++i) {
        const int ended = of(records_[i].ended_on);
        if (ended < window.from) continue;
        if (ended > window.to && satisfied(found.sum, found.need, 0)) continue;
        add(found, i);
      }
      const Expected now = conclude(found, window, window.to + rule_.grace_days);
      if (now.state != HourState::met) return now;
      int completed = found.completed == never ? window.to : std::max(found.completed, event);
      Stretch next{0, 0};
      if (rule_.window.basis == HourBasis::completion) {
        next = {completed + 1, months_later(completed, rule_.window.every_months)};
      } else {
        const int after = std::max(window.to, completed);
        const int base = rule_.window.basis == HourBasis::fixed_date ? of(rule_.window.anchor) : window.to;
        int times = rule_.window.basis == HourBasis::fixed_date ? 0 : 1;
        while (months_later(base, times * rule_.window.every_months) <= after) ++times;
        next = {after + 1, months_later(base, times * rule_.window.every_months)};
      }
      if (next.from > today_) return now;
      window = share = next;
    }
  }

  /// Every window of years or cycles up to the present one.
  std::vector<Stretch> windows() const {
    std::vector<Stretch> list;
    const auto kind = rule_.window.kind;
    if (kind == HourWindowKind::cycle) {
      const int anchor = of(rule_.window.anchor);
      for (int i = 0;; ++i) {
        const int from = months_later(anchor, 12 * rule_.window.years * i);
        if (from > today_) break;
        list.push_back({from, months_later(anchor, 12 * rule_.window.years * (i + 1)) - 1});
      }
      return list;
    }
    const int month = kind == HourWindowKind::school_year ? rule_.window.month : 1;
    for (int year = 1930;; ++year) {
      const int from = numbered(year, month, 1);
      if (from > today_) break;
      list.push_back({from, numbered(year + 1, month, 1) - 1});
    }
    return list;
  }

  Expected by_chain() {
    const std::vector<Stretch> all = windows();
    if (all.empty()) return {};
    const Stretch now = all.back();
    int since = of(history_.hired);
    if (since == never) {
      since = now.from - 1;
      for (const Record& record : records_) since = std::min(since, of(record.ended_on));
    }
    since = std::max(since, of(rule_.from));
    std::int64_t carried = 0;
    std::set<std::size_t> used;
    for (const Stretch& window : all) {
      const bool present = window.from == now.from;
      if (!present && (window.to < since || (!rule_.carries && rule_.grace_days == 0))) continue;
      const int joined = day_of(rule_.joined);
      if (rule_.join == HourJoin::next_window && joined > window.from) continue;
      Found found = begin(window, window, carried);
      const bool by_days = rule_.measure == HourMeasure::days || rule_.measure == HourMeasure::months;
      for (std::size_t i = 0; i < records_.size(); ++i) {
        const int ended = of(records_[i].ended_on);
        if (used.contains(i) || ended < window.from) continue;
        if (ended > window.to && !by_days) {
          const bool grace = ended <= window.to + rule_.grace_days;
          if (!grace || satisfied(found.sum, found.need, carried)) continue;
          used.insert(i);
        }
        add(found, i);
      }
      const int last = window.to + rule_.grace_days;
      const bool grace_runs =
          today_ > window.to && today_ <= last && !satisfied(found.sum, found.need, carried);
      if (present || grace_runs) return conclude(found, window, last);
      carried = surplus(found);
    }
    return {};
  }
  std::int64_t surplus(const Found& found) const {
    if (!rule_.carries) return 0;
    const std::int64_t required = found.sum.study ? 0 : found.need.required;
    std::int64_t over = std::max<std::int64_t>(0, found.carried + found.sum.total - required);
    over = std::min(over, found.sum.total);
    if (rule_.carry_most) over = std::min(over, rule_.carry_most->millionths());
    if (rule_.carry_share) over = std::min(over, ratio(required, rule_.carry_share->millionths(), 1'000'000));
    return over;
  }

  const HourRule& rule_;
  const History& history_;
  int today_;
  std::vector<Record> records_;
};

}  // namespace

Expected expected_standing(const HourRule& rule, const History& history, Date as_of) {
  Expected expected = Reading(rule, history, as_of).say();
  if (!expected.bound) return expected;
  const int judged = expected.state == HourState::unknown ? of(as_of) : of(expected.to);
  if ((rule.from.known() && judged < of(rule.from)) || (rule.to.known() && judged > of(rule.to))) return {};
  return expected;
}

}  // namespace echelon::rules_tests
