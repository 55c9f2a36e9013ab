#include "echelon/rules/hour_forecast.hpp"

#include <algorithm>
#include <map>

#include "echelon/rules/hour_window.hpp"

namespace echelon {
namespace {

__extension__ using Wide = __int128;

/// Days until `left` is done when `recent` was done in `days`; −1 when never (or in more than 200 years).
std::int64_t days_until(Decimal left, Decimal recent, std::int64_t days) {
  if (left <= Decimal()) return 0;
  if (recent <= Decimal() || days <= 0) return -1;
  const Wide need = static_cast<Wide>(left.millionths()) * days;
  const Wide pace = recent.millionths();
  const Wide until = (need + pace - 1) / pace;
  return until > 73'000 ? -1 : static_cast<std::int64_t>(until);
}

}  // namespace

Date reached_at_pace(const HourStanding& standing, std::span<const HourPartStanding> parts, Date as_of) {
  if (standing.state == HourState::met) return as_of;
  if (standing.state == HourState::unknown) return {};
  const std::int64_t days = days_in({standing.recent_from, as_of});
  std::int64_t until = days_until(standing.missing, standing.recent, days);
  for (const HourPartStanding& part : parts) {
    const std::int64_t also = days_until(part.missing(), part.recent, days);
    until = until < 0 || also < 0 ? -1 : std::max(until, also);
  }
  return until < 0 ? Date() : as_of.plus_days(static_cast<std::int32_t>(until));
}

std::vector<HourForecast> forecast(const HourStandings& standings, Date as_of) {
  std::vector<HourForecast> list;
  for (std::size_t i = 0; i < standings.all().size(); ++i) {
    const HourStanding& standing = standings.all()[i];
    if (standing.state == HourState::met || standing.state == HourState::unknown) continue;
    const Date reached = reached_at_pace(standing, standings.parts(standing), as_of);
    const Date last_day = standing.to.plus_days(standings.rule(standing).grace_days);
    list.push_back({i, !reached.known() || reached > last_day, reached});
  }
  return list;
}

std::vector<HourDeadlines> deadlines(const HourStandings& standings, Date as_of, std::string_view rule) {
  std::map<Date, HourDeadlines> months;
  const auto month_of = [&](const HourStanding& standing) -> HourDeadlines& {
    const Date month = standing.to.plus_days(1 - standing.to.day());
    HourDeadlines& found = months[month];
    found.month = month;
    return found;
  };
  const auto wanted = [&](const HourStanding& standing) {
    return standing.to.known() && (rule.empty() || standings.rule(standing).id == rule);
  };
  for (const HourStanding& standing : standings.all()) {
    if (!wanted(standing) || (standing.state == HourState::met && standing.to < as_of)) continue;
    HourDeadlines& month = month_of(standing);
    ++month.due;
    if (standing.state != HourState::met) ++month.unmet;
  }
  for (const HourForecast& each : forecast(standings, as_of)) {
    const HourStanding& standing = standings.all()[each.standing];
    if (each.misses && wanted(standing)) ++month_of(standing).misses;
  }
  std::vector<HourDeadlines> list;
  list.reserve(months.size());
  for (const auto& [month, deadline] : months) list.push_back(deadline);
  return list;
}

}  // namespace echelon
