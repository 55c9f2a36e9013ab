// Kinds about the way someone has come: tiers, roles, kinds of school, mentees, hour rules.

#include <algorithm>
#include <array>

#include "echelon/rules/core_kinds.hpp"
#include "echelon/rules/held_tier.hpp"
#include "echelon/rules/hour_standing.hpp"
#include "echelon/rules/judged.hpp"
#include "echelon/rules/listed.hpp"

namespace echelon {
namespace {

Quantity months(int value) { return {Unit::months, Decimal::of(value)}; }
Quantity count_of(std::int64_t value) { return {Unit::count, Decimal::of(value)}; }

/// Whole months from one day to another.
int whole_months(Date from, Date to) {
  int count = 12 * (to.year() - from.year()) + to.month() - from.month();
  while (count > 0 && from.plus_months(count) > to) --count;
  return std::max(count, 0);
}

/// Now on one of the tiers, and without a break for so many months.
std::unique_ptr<Requirement> tier_held_for(const Rule& rule, const Snapshot& snapshot) {
  const Symbol ladder = snapshot.symbols.find(rule.parameters.text("ladder"));
  const std::set<Symbol> tiers = symbols_of(rule.parameters.some_texts("tiers"), snapshot);
  const int least = rule.parameters.whole("at_least", 0);
  return judged([=](const Snapshot& people, PersonIndex person, FindingWriter& writer) {
    const TierTime time = time_on_tier(people, person, ladder, tiers);
    const Quantity required = least == 0 ? yes(true) : months(least);
    if (time.ever) writer.fact({FactKind::tier, {}, time.tier, time.since, time.until});
    if (!time.held) {
      writer.unmet(required, least == 0 ? yes(false) : months(0));
      return;
    }
    if (least == 0) {
      writer.met(required, yes(true));
      return;
    }
    if (!time.since.known()) {
      writer.unmet(required, {});
      return;
    }
    const Date due = time.since.plus_months(least);
    // What the present term does not reach, time alone does not bring.
    const bool reached = !time.until.known() || due <= time.until;
    writer.verdict(due <= people.as_of, required, months(whole_months(time.since, people.as_of)),
                   reached ? due : Date());
  });
}

std::unique_ptr<Requirement> role_in(const Rule& rule, const Snapshot&) {
  const auto allowed = all_listed<Role>(rule.parameters, "roles");
  return judged([allowed](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    const auto p = static_cast<std::size_t>(person);
    const Role role = snapshot.people.role[p];
    const bool has = snapshot.people.school[p] != nobody && allowed.contains(role);
    writer.verdict(has, yes(true), of_list(Unit::role, role));
  });
}

/// So many whole years, taken together, in postings that `counts` says yes to.
template <class Counts>
std::unique_ptr<Requirement> years_in(int least, Counts counts) {
  return judged([least, counts](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    std::int32_t days = 0;
    Date counted_to;  // the first day not counted yet: days on two posts at once count once
    bool any = false;
    bool runs = false;
    for (const Posting& posting : snapshot.postings.of(person)) {
      if (!posting.from.known() || !counts(snapshot, posting)) continue;
      any = true;
      const bool open = !posting.to.known() || posting.to >= snapshot.as_of;
      runs = runs || open;
      const Date from = std::max(posting.from, counted_to);
      const Date to = open ? snapshot.as_of : posting.to.plus_days(1);  // today is not over yet
      if (to <= from) continue;
      days += to.days() - from.days();
      counted_to = to;
    }
    if (!any) {
      writer.unmet(years(least), years(0));
      return;
    }
    // As if all of it had been one stretch up to now.
    const Date since = snapshot.as_of.plus_days(-days);
    writer.fact({FactKind::posting, {Unit::count, Decimal::of(days)}, Symbol::empty, since, snapshot.as_of});
    const Date due = since.plus_years(least);
    writer.verdict(due <= snapshot.as_of, years(least), years(since.whole_years_to(snapshot.as_of)),
                   runs ? due : Date());
  });
}

std::unique_ptr<Requirement> years_in_role(const Rule& rule, const Snapshot&) {
  const auto roles = all_listed<Role>(rule.parameters, "roles");
  return years_in(rule.parameters.whole("at_least"),
                  [roles](const Snapshot&, const Posting& posting) { return roles.contains(posting.role); });
}

std::unique_ptr<Requirement> years_in_area(const Rule& rule, const Snapshot&) {
  const auto areas = all_listed<Area>(rule.parameters, "areas");
  return years_in(rule.parameters.whole("at_least"),
                  [areas](const Snapshot& snapshot, const Posting& posting) {
                    return posting.school != nobody &&
                           areas.contains(snapshot.schools[static_cast<std::size_t>(posting.school)].area);
                  });
}

/// Mentees whose mentorship runs or has ended in the last years, with one of the outcomes where they are
/// given.
std::unique_ptr<Requirement> mentees_at_least(const Rule& rule, const Snapshot& snapshot) {
  const int least = rule.parameters.whole("at_least");
  const int back = rule.parameters.whole("years");
  const auto outcomes = symbols_of(rule.parameters, "outcomes", snapshot);
  return judged([=](const Snapshot& people, PersonIndex person, FindingWriter& writer) {
    const Date since = people.as_of.plus_years(-back);
    std::set<PersonIndex> mentees;
    for (const Mentorship& each : people.mentees.of(person)) {
      const bool ended = each.ended_on.known() && each.ended_on <= people.as_of;
      if (ended && each.ended_on <= since) continue;
      if (outcomes && !(ended && outcomes->contains(each.outcome))) continue;
      mentees.insert(each.other);
    }
    writer.fact({FactKind::mentorship, count_of(std::ssize(mentees)), Symbol::empty, since.plus_days(1),
                 people.as_of});
    writer.verdict(std::ssize(mentees) >= least, count_of(least), count_of(std::ssize(mentees)));
  });
}

/// How far behind an hour rule someone may be.
enum class Behind : std::uint8_t { not_at_all, within_time };

Behind behind_of(const Rule& rule) {
  if (!rule.parameters.has("standing")) return Behind::not_at_all;
  const std::string& standing = rule.parameters.text("standing");
  if (standing == "met") return Behind::not_at_all;
  if (standing == "not_overdue") return Behind::within_time;
  rule.parameters.refuse("standing", {"应为 met 或 not_overdue", "must be met or not_overdue"});
}

/// The standing against an hour rule; whom the rule does not bind, it does not hinder.
std::unique_ptr<Requirement> hours_standing(const Rule& rule, const Snapshot&) {
  const std::string id = rule.parameters.text("rule");
  const Behind most = behind_of(rule);
  return judged([id, most](const Snapshot&, PersonIndex person, FindingWriter& writer) {
    const HourStandings* hours = writer.hours();
    if (hours == nullptr) {
      writer.unmet(yes(true), {});
      return;
    }
    for (const HourStanding& standing : hours->of(person)) {
      if (hours->rules().all()[standing.rule].id != id) continue;
      const bool in_time = standing.state == HourState::open || standing.state == HourState::grace;
      const bool is_met = standing.state == HourState::met || (most == Behind::within_time && in_time);
      writer.fact(
          {FactKind::training, {Unit::hours, standing.done}, Symbol::empty, standing.from, standing.to});
      if (most == Behind::within_time) {
        writer.verdict(is_met, yes(true), standing.state == HourState::unknown ? Quantity{} : yes(is_met));
      } else {
        writer.verdict(
            is_met, {Unit::hours, standing.required},
            standing.state == HourState::unknown ? Quantity{} : Quantity{Unit::hours, standing.done});
      }
      return;
    }
    writer.met(yes(true), yes(true));
  });
}

}  // namespace

void add_career_requirements(Kinds& kinds) {
  kinds.add_requirement("tier_held_for", tier_held_for);
  kinds.add_requirement("role_in", role_in);
  kinds.add_requirement("years_in_role", years_in_role);
  kinds.add_requirement("years_in_area", years_in_area);
  kinds.add_requirement("mentees_at_least", mentees_at_least);
  kinds.add_requirement("hours_standing", hours_standing);
}

}  // namespace echelon
