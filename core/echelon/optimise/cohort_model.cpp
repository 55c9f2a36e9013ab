#include "echelon/optimise/cohort_model.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "echelon/base/error.hpp"

namespace echelon::optimise {
namespace {

using Problem = CohortProblem;

[[noreturn]] void refuse(const Words& why) {
  throw Error(Fault::request, why, {"核对班次计划的数据", "check what the plan is made from"});
}

void require(bool fine, const char* zh, const char* en) {
  if (!fine) refuse({zh, en});
}

constexpr std::int64_t most_value = 1'000'000'000'000'000;  // a thousand million points, in millionths

void check(const Problem& p) {
  const auto teachers = static_cast<std::int32_t>(p.need.size());
  const auto sessions = static_cast<std::int32_t>(p.sessions.size());
  const auto is_session = [&](std::int32_t s) { return s >= 0 && s < sessions; };
  for (const auto need : p.need) require(need >= 0, "班次数不能为负", "a need must not be negative");
  for (const auto& s : p.sessions) {
    require(s.capacity >= 0 && s.minimum >= 0, "名额不能为负", "seats must not be negative");
    require(s.cost >= 0 && s.seat_cost >= 0 && s.cost <= most_value && s.seat_cost <= most_value,
            "费用不能为负", "costs must not be negative or too large");
  }
  for (const auto& m : p.meetings) {
    require(is_session(m.session), "上课时间所指的班次不存在", "a meeting is of no session");
    require(m.from < m.to, "上课的结束不晚于开始", "a meeting ends before it begins");
  }
  for (const auto& o : p.options) {
    require(o.teacher >= 0 && o.teacher < teachers && is_session(o.session), "选项所指的教师或班次不存在",
            "an option is of no teacher or no session");
    require(o.value >= 0 && o.value <= most_value, "选项的分值不能为负，也不能过大",
            "an option's value must not be negative or too large");
    require(o.after < static_cast<std::int32_t>(p.earlier.size()), "先修条件不存在",
            "an option's prerequisite does not exist");
  }
  for (const auto& a : p.absences) {
    require(a.limit >= 0, "离岗人数不能为负", "a limit of absence must not be negative");
    for (const auto t : a.members)
      require(t >= 0 && t < teachers, "离岗限制所指的教师不存在", "an absence group names no teacher");
  }
  for (const auto& g : p.together)
    for (const auto s : g.sessions)
      require(is_session(s), "班次组所指的班次不存在", "a group names no session");
  for (const auto& e : p.earlier)
    for (const auto s : e) require(is_session(s), "先修班次不存在", "a prerequisite names no session");
}

/// The days of each session, ascending.
std::vector<std::vector<std::int32_t>> days_of(const Problem& p) {
  std::vector<std::vector<std::int32_t>> days(p.sessions.size());
  for (const auto& m : p.meetings) days[static_cast<std::size_t>(m.session)].push_back(m.day);
  for (auto& list : days) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return days;
}

/// Groups of teachers who belong to the same absence groups, numbered in the order of their lists.
struct Belonging {
  std::vector<std::vector<std::int32_t>> lists;
  std::vector<std::int32_t> of;  ///< by teacher
};

Belonging belonging(const Problem& p) {
  std::vector<std::vector<std::int32_t>> groups(p.need.size());
  for (std::size_t g = 0; g < p.absences.size(); ++g)
    for (const auto t : p.absences[g].members)
      groups[static_cast<std::size_t>(t)].push_back(static_cast<std::int32_t>(g));
  for (auto& list : groups) list.erase(std::unique(list.begin(), list.end()), list.end());
  Belonging made;
  made.lists = groups;
  std::ranges::sort(made.lists);
  made.lists.erase(std::unique(made.lists.begin(), made.lists.end()), made.lists.end());
  for (const auto& list : groups)
    made.of.push_back(
        static_cast<std::int32_t>(std::ranges::lower_bound(made.lists, list) - made.lists.begin()));
  return made;
}

}  // namespace

/// Fills a model step by step.
class CohortModelMaker {
 public:
  CohortModelMaker(const Problem& problem, CohortModel& model)
      : p_(problem), m_(model), days_(days_of(problem)), belongs_(belonging(problem)) {}

  void make() {
    m_.sessions = p_.sessions.size();
    order();
    pair_sessions();
    find_absence_rows();
    place_options();
    finish_rows();
    find_intricate();
  }

 private:
  /// The options that can be chosen at all, by teacher (in the model's order), then session.
  void order() {
    order_.resize(p_.need.size());
    std::iota(order_.begin(), order_.end(), 0);
    std::ranges::stable_sort(order_, {},
                             [&](std::int32_t t) { return belongs_.of[static_cast<std::size_t>(t)]; });
    by_teacher_.resize(p_.need.size());
    for (std::size_t i = 0; i < p_.options.size(); ++i) {
      const auto& o = p_.options[i];
      if (o.pin == Problem::Option::Pin::out) continue;
      by_teacher_[static_cast<std::size_t>(o.teacher)].push_back(static_cast<std::int32_t>(i));
    }
    for (auto& list : by_teacher_) {
      std::ranges::sort(list, {}, [&](std::int32_t i) { return std::pair(at(i).session, i); });
      for (std::size_t k = 1; k < list.size(); ++k)
        require(at(list[k - 1]).session != at(list[k]).session, "同一教师对同一班次有两个选项",
                "a teacher has two options for one session");
    }
  }

  void pair_sessions() {
    m_.overlap = SessionPairs(m_.sessions);
    m_.shared_day = SessionPairs(m_.sessions);
    std::map<std::int32_t, std::vector<std::int32_t>> on_day;
    for (std::size_t i = 0; i < p_.meetings.size(); ++i)
      on_day[p_.meetings[i].day].push_back(static_cast<std::int32_t>(i));
    for (const auto& [day, list] : on_day)
      for (const auto i : list)
        for (const auto j : list)
          pair(p_.meetings[static_cast<std::size_t>(i)], p_.meetings[static_cast<std::size_t>(j)]);
    m_.together.resize(m_.sessions);
    for (const auto& group : p_.together) gather(group);
    m_.earlier = p_.earlier;
  }

  void pair(const Problem::Meeting& a, const Problem::Meeting& b) {
    if (a.session >= b.session) return;
    m_.shared_day.set(a.session, b.session);
    if (a.from < b.to && b.from < a.to) m_.overlap.set(a.session, b.session);
  }

  void gather(const Problem::Together& group) {
    if (group.most == 1) {
      for (const auto a : group.sessions)
        for (const auto b : group.sessions)
          if (a != b) m_.overlap.set(a, b);
      return;
    }
    const auto number = static_cast<std::int32_t>(m_.together_most.size());
    m_.together_most.push_back(group.most);
    for (const auto s : group.sessions) m_.together[static_cast<std::size_t>(s)].push_back(number);
  }

  /// Only a day on which more members could be away than allowed has a row.
  void find_absence_rows() {
    std::vector<std::int32_t> all_days;
    for (const auto& m : p_.meetings) all_days.push_back(m.day);
    std::ranges::sort(all_days);
    all_days.erase(std::unique(all_days.begin(), all_days.end()), all_days.end());
    std::vector<std::vector<std::size_t>> places(m_.sessions);
    for (std::size_t s = 0; s < m_.sessions; ++s)
      for (const auto day : days_[s])
        places[s].push_back(
            static_cast<std::size_t>(std::ranges::lower_bound(all_days, day) - all_days.begin()));
    std::vector<std::int64_t> away(p_.absences.size() * all_days.size(), 0);
    std::vector<std::int32_t> last(all_days.size(), -1);
    for (const auto t : order_) {
      const auto& groups = belongs_.lists[static_cast<std::size_t>(belongs_.of[static_cast<std::size_t>(t)])];
      if (groups.empty() || p_.need[static_cast<std::size_t>(t)] == 0) continue;
      for (const auto i : by_teacher_[static_cast<std::size_t>(t)])
        for (const auto place : places[static_cast<std::size_t>(at(i).session)]) {
          if (std::exchange(last[place], t) == t) continue;
          for (const auto g : groups) ++away[static_cast<std::size_t>(g) * all_days.size() + place];
        }
    }
    m_.rows = m_.sessions;
    day_rows_.resize(p_.absences.size());
    for (std::size_t g = 0; g < p_.absences.size(); ++g)
      for (std::size_t d = 0; d < all_days.size(); ++d) {
        if (away[g * all_days.size() + d] <= p_.absences[g].limit) continue;
        day_rows_[g].emplace_back(all_days[d], static_cast<std::int32_t>(m_.rows++));
        m_.away.push_back({static_cast<std::int32_t>(g), all_days[d]});
      }
  }

  void place_options() {
    m_.first.push_back(0);
    m_.lane_days = {};
    std::vector<std::int32_t> lane_of(m_.sessions, -1);
    std::int32_t last = -1;
    for (const auto t : order_) {
      const auto kind = belongs_.of[static_cast<std::size_t>(t)];
      if (kind != last) std::ranges::fill(lane_of, -1);
      last = kind;
      m_.teacher.push_back(t);
      m_.need.push_back(p_.need[static_cast<std::size_t>(t)]);
      for (const auto i : by_teacher_[static_cast<std::size_t>(t)]) {
        const auto& o = at(i);
        auto& lane = lane_of[static_cast<std::size_t>(o.session)];
        if (lane < 0) lane = make_lane(o.session, belongs_.lists[static_cast<std::size_t>(kind)]);
        m_.option.push_back(i);
        m_.session.push_back(o.session);
        m_.value.push_back(o.value);
        m_.lane.push_back(lane);
        m_.after.push_back(o.after);
        m_.pinned.push_back(o.pin == Problem::Option::Pin::in ? 1 : 0);
      }
      m_.first.push_back(static_cast<std::int32_t>(m_.option.size()));
    }
    m_.change.assign(m_.option.size(), 0);
  }

  std::int32_t make_lane(std::int32_t session, const std::vector<std::int32_t>& groups) {
    std::vector<std::int32_t> rows;
    for (const auto g : groups)
      for (const auto& [day, row] : day_rows_[static_cast<std::size_t>(g)])
        if (std::ranges::binary_search(days_[static_cast<std::size_t>(session)], day)) rows.push_back(row);
    std::ranges::sort(rows);
    for (const auto row : rows) m_.lane_days.push(row);
    m_.lane_days.close();
    m_.lane_session.push_back(session);
    return static_cast<std::int32_t>(m_.lane_session.size()) - 1;
  }

  void finish_rows() {
    for (const auto& s : p_.sessions) {
      m_.limit.push_back(s.capacity);
      m_.minimum.push_back(s.minimum);
      m_.cost.push_back(s.cost);
      m_.seat_cost.push_back(s.seat_cost);
    }
    for (const auto& a : m_.away) m_.limit.push_back(p_.absences[static_cast<std::size_t>(a.group)].limit);
    std::vector<std::vector<std::int32_t>> lanes(m_.sessions + m_.away.size());
    for (std::size_t l = 0; l < m_.lane_session.size(); ++l) {
      lanes[static_cast<std::size_t>(m_.lane_session[l])].push_back(static_cast<std::int32_t>(l));
      for (const auto row : m_.lane_days[l])
        lanes[static_cast<std::size_t>(row)].push_back(static_cast<std::int32_t>(l));
    }
    for (const auto& list : lanes) {
      for (const auto lane : list) m_.row_lanes.push(lane);
      m_.row_lanes.close();
    }
    if (p_.budget) {
      m_.budget_row = static_cast<std::ptrdiff_t>(m_.rows++);
      m_.limit.push_back(*p_.budget);
    }
    if (!p_.published) return;
    m_.changes_row = static_cast<std::ptrdiff_t>(m_.rows++);
    std::vector<char> was(p_.options.size(), 0);
    for (const auto i : p_.published->chosen) {
      require(i >= 0 && i < static_cast<std::int32_t>(was.size()), "原计划所指的选项不存在",
              "the published plan names no option");
      was[static_cast<std::size_t>(i)] = 1;
    }
    std::int64_t before = std::ranges::count(was, 1);
    for (std::size_t o = 0; o < m_.option.size(); ++o)
      m_.change[o] = was[static_cast<std::size_t>(m_.option[o])] != 0 ? std::int8_t{-1} : std::int8_t{1};
    m_.limit.push_back(p_.published->changes - before);
  }

  void find_intricate() {
    for (std::size_t t = 0; t < m_.need.size(); ++t) {
      bool hard = false;
      for (auto a = m_.first[t]; a < m_.first[t + 1]; ++a) {
        const auto o = static_cast<std::size_t>(a);
        hard = hard || m_.after[o] >= 0 || m_.pinned[o] != 0;
        hard = hard || (!m_.together[static_cast<std::size_t>(m_.session[o])].empty() && m_.need[t] > 1);
        for (auto b = a + 1; !hard && m_.need[t] > 1 && b < m_.first[t + 1]; ++b) {
          const auto other = static_cast<std::size_t>(b);
          hard = m_.shared_day(m_.session[o], m_.session[other]) &&
                 !m_.overlap(m_.session[o], m_.session[other]) && share_row(o, other);
        }
      }
      m_.intricate.push_back(hard ? 1 : 0);
    }
  }

  [[nodiscard]] bool share_row(std::size_t a, std::size_t b) const {
    const auto one = m_.lane_days[static_cast<std::size_t>(m_.lane[a])];
    const auto two = m_.lane_days[static_cast<std::size_t>(m_.lane[b])];
    return std::ranges::any_of(one, [&](std::int32_t row) { return std::ranges::binary_search(two, row); });
  }

  [[nodiscard]] const Problem::Option& at(std::int32_t i) const {
    return p_.options[static_cast<std::size_t>(i)];
  }

  const Problem& p_;
  CohortModel& m_;
  std::vector<std::vector<std::int32_t>> days_;
  Belonging belongs_;
  std::vector<std::int32_t> order_;
  std::vector<std::vector<std::int32_t>> by_teacher_;
  std::vector<std::vector<std::pair<std::int32_t, std::int32_t>>> day_rows_;  ///< by group: day, row
};

CohortModel::CohortModel(const CohortProblem& problem) {
  check(problem);
  CohortModelMaker(problem, *this).make();
}

}  // namespace echelon::optimise
