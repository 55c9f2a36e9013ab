#include "cli/cohort_check.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/cohort_parts.hpp"
#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::CohortProblem;
using echelon::Date;
using echelon::Decimal;
using Json = nlohmann::json;

namespace {

using Place = std::int32_t;
std::size_t at(Place place) { return static_cast<std::size_t>(place); }

class PlanCheck {
 public:
  PlanCheck(const CohortFiles& files, std::vector<PlannedSeat> seats)
      : files_(files), district_(files.district), seats_(std::move(seats)), meetings_(files.sessions.size()) {
    verdict_.assignments = seats_.size();
    for (const auto& each : district_.meetings) meetings_[at(each.session)].push_back(each);
    for (const PlannedSeat& seat : seats_) take(seat);
  }

  CohortVerdict run(const Json& plan, const CohortRequest& request) {
    check_teachers();
    check_sessions();
    check_absence();
    check_pins();
    if (!request.published.empty()) check_changes(request);
    check_claims(plan);
    return std::move(verdict_);
  }

 private:
  void object(const std::string& zh, const std::string& en) { verdict_.problems.push_back({zh, en}); }
  [[nodiscard]] std::string teacher(Place t) const { return std::string(files_.teachers[at(t)]); }
  [[nodiscard]] std::string session(Place s) const { return std::string(files_.sessions[at(s)]); }
  [[nodiscard]] Place begin_of(Place s) const { return meetings_[at(s)].front().day; }

  void take(const PlannedSeat& seat) {
    const auto option = find_option(files_, seat.teacher, seat.session);
    if (option < 0) {
      object(seat.teacher + " 去 " + seat.session + " 不在选项之中",
             seat.teacher + " to " + seat.session + " is not among the options");
      return;
    }
    const auto& chosen = files_.options[at(option)];
    verdict_.objective += chosen.value;
    goes_[chosen.teacher].insert(chosen.session);
    people_[chosen.session].insert(chosen.teacher);
  }

  [[nodiscard]] bool overlap(Place a, Place b) const {
    for (const auto& one : meetings_[at(a)])
      for (const auto& other : meetings_[at(b)])
        if (one.day == other.day && one.from < other.to && other.from < one.to) return true;
    return false;
  }
  [[nodiscard]] bool ends_before(Place a, Place b) const {
    const auto& last = meetings_[at(a)].back();
    const auto& first = meetings_[at(b)].front();
    return last.day < first.day || (last.day == first.day && last.to <= first.from);
  }

  void check_teachers() {
    for (const auto& [t, sessions] : goes_) {
      if (std::ssize(sessions) > district_.teachers[at(t)].need)
        object(teacher(t) + " 的班次超过所需", teacher(t) + " is given more sessions than needed");
      std::map<Place, int> courses;
      std::map<int, int> months;
      for (const Place s : sessions) {
        for (const Place other : sessions)
          if (s < other && overlap(s, other))
            object(teacher(t) + " 的 " + session(s) + " 与 " + session(other) + " 时间重叠",
                   teacher(t) + "'s " + session(s) + " and " + session(other) + " overlap");
        const auto first = Date::from_days(begin_of(s));
        ++months[first.year() * 12 + first.month()];
        if (district_.sessions[at(s)].course >= 0) ++courses[district_.sessions[at(s)].course];
        check_prerequisite(t, s, sessions);
      }
      for (const auto& [course, count] : courses)
        if (count > 1)
          object(teacher(t) + " 重复参加课程 " + files_.courses[at(course)],
                 teacher(t) + " goes to the course " + files_.courses[at(course)] + " twice");
      for (const auto& [month, count] : months)
        if (district_.most_per_month && count > *district_.most_per_month)
          object(teacher(t) + " 一个月内班次过多", teacher(t) + " has too many sessions in one month");
    }
  }

  void check_prerequisite(Place t, Place s, const std::set<Place>& sessions) {
    const Place before = district_.sessions[at(s)].after;
    const auto& done = district_.teachers[at(t)].done;
    if (before < 0 || std::ranges::find(done, before) != done.end()) return;
    for (const Place other : sessions)
      if (district_.sessions[at(other)].course == before && ends_before(other, s)) return;
    object(teacher(t) + " 参加 " + session(s) + " 之前没有先修 " + files_.courses[at(before)],
           teacher(t) + " has not done " + files_.courses[at(before)] + " before " + session(s));
  }

  void check_sessions() {
    std::int64_t cost = 0;
    for (const auto& [s, people] : people_) {
      const auto& each = district_.sessions[at(s)];
      const auto count = std::ssize(people);
      cost += each.cost + each.seat_cost * count;
      if (count > each.capacity) object(session(s) + " 超过容量", session(s) + " has more people than seats");
      if (count < each.minimum)
        object(session(s) + " 人数不足最低要求", session(s) + " has fewer people than its minimum");
    }
    if (district_.budget && cost > *district_.budget)
      object("费用 " + Decimal::from_millionths(cost).text() + " 超出预算",
             "the cost of " + Decimal::from_millionths(cost).text() + " is beyond the budget");
  }

  void check_absence() {
    std::map<std::tuple<Place, Place, Place>, std::set<Place>> away;  // school, subject, day
    for (const auto& [t, sessions] : goes_) {
      const auto& each = district_.teachers[at(t)];
      for (const Place s : sessions) {
        for (const auto& meeting : meetings_[at(s)]) {
          away[{each.school, -1, meeting.day}].insert(t);
          away[{each.school, each.subject, meeting.day}].insert(t);
        }
      }
    }
    std::map<std::pair<Place, Place>, Place> limits;
    for (const auto& each : district_.limits) limits[{each.school, each.subject}] = each.most;
    for (const auto& [key, people] : away) {
      const auto& [school, subject, day] = key;
      const auto limit = limits.find({school, subject});
      if (limit != limits.end() && std::ssize(people) > limit->second) object_to_absence(school, day);
    }
  }
  void object_to_absence(Place school, Place day) {
    const std::string& name = files_.schools[at(school)];
    const std::string date = Date::from_days(day).iso();
    object(name + " 在 " + date + " 外出人数过多", "too many are away from " + name + " on " + date);
  }

  void check_pins() {
    for (const auto& option : files_.options) {
      if (option.pin == CohortProblem::Option::Pin::none) continue;
      const bool is_in = goes_.contains(option.teacher) && goes_.at(option.teacher).contains(option.session);
      if (is_in != (option.pin == CohortProblem::Option::Pin::in))
        object("没有遵守对 " + teacher(option.teacher) + " 与 " + session(option.session) + " 的指定",
               "the pin of " + teacher(option.teacher) + " and " + session(option.session) + " is not kept");
    }
  }

  void check_changes(const CohortRequest& request) {
    std::vector<PlannedSeat> changed;
    std::ranges::set_symmetric_difference(seats_, read_plan_file(request.published),
                                          std::back_inserter(changed));
    if (std::ssize(changed) > request.disturb)
      object("与原方案相差 " + std::to_string(changed.size()) + " 处",
             "the plan differs from the published one in " + std::to_string(changed.size()) + " assignments");
  }

  void check_claims(const Json& plan) {
    const auto points = [&](const char* name) {
      const Json& value = plan.at(name);
      const auto read = Decimal::read(value.is_string() ? value.get<std::string>() : value.dump());
      return read ? read->millionths() : std::int64_t{-1};
    };
    if (points("objective") != verdict_.objective)
      object("总分应为 " + Decimal::from_millionths(verdict_.objective).text(),
             "the assignments are worth " + Decimal::from_millionths(verdict_.objective).text());
    if (points("bound") < verdict_.objective) object("上界低于总分", "the bound is below the plan's value");
    for (const Json& each : plan.at("cancelled")) {
      const auto found = files_.sessions.find(each.get<std::string>());
      if (!found || people_.contains(static_cast<Place>(*found)))
        object(each.get<std::string>() + " 列为取消，却有人参加或并不存在",
               each.get<std::string>() + " is called cancelled, but has people or is no session");
    }
  }

  const CohortFiles& files_;
  const echelon::CohortDistrict& district_;
  std::vector<PlannedSeat> seats_;
  std::vector<std::vector<CohortProblem::Meeting>> meetings_;
  std::map<Place, std::set<Place>> goes_;
  std::map<Place, std::set<Place>> people_;
  CohortVerdict verdict_;
};

}  // namespace

CohortVerdict check_plan_file(const std::filesystem::path& plan, const CohortFiles& files,
                              const CohortRequest& request) {
  PlanCheck check(files, read_plan_file(plan));
  try {
    return check.run(Json::parse(read_text_file(plan)), request);
  } catch (const Json::exception&) {
    throw echelon::Error(echelon::Fault::request, {"这不是完整的排班结果", "this is no whole plan"},
                         {"请用 plan --out 写出的 JSON 文件", "use a JSON file as `plan --out` writes it"},
                         {plan.string(), {}, 0, {}});
  }
}

}  // namespace cli
