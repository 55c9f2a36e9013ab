#include "echelon/office/cohort_checks.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "echelon/base/spoken.hpp"

namespace echelon {
namespace {

using Breach = CohortBreach;

Decimal decimal(std::int64_t millionths) { return Decimal::from_millionths(millionths); }

const CohortInputs::Seat* option(const CohortInputs::Teacher& teacher, std::int32_t session) {
  const auto found = std::ranges::lower_bound(teacher.seats, session, {}, &CohortInputs::Seat::session);
  return found != teacher.seats.end() && found->session == session ? &*found : nullptr;
}

std::vector<int> counts(const CohortInputs& inputs, const CohortSeats& seats) {
  std::vector<int> people(inputs.sessions.size());
  for (const auto& seat : seats) ++people[static_cast<std::size_t>(seat.second)];
  return people;
}

/// Holds seats against the rules and says what is broken.
class Check {
 public:
  Check(const CohortBoard& board, const CohortSeats& seats) : board_(board), seats_(seats) {}

  std::vector<Breach> all() {
    sessions();
    for (auto from = seats_.begin(); from != seats_.end();) {
      const auto to =
          std::find_if(from, seats_.end(), [&](const auto& each) { return each.first != from->first; });
      std::vector<std::int32_t> mine;
      for (auto at = from; at != to; ++at) mine.push_back(at->second);
      person(from->first, mine);
      from = to;
    }
    schools(false);
    schools(true);
    budget();
    return std::move(found_);
  }

 private:
  [[nodiscard]] const CohortInputs::Session& session(std::int32_t at) const {
    return board_.inputs.sessions[static_cast<std::size_t>(at)];
  }
  [[nodiscard]] const CohortInputs::Teacher& teacher(std::int32_t at) const {
    return board_.inputs.teachers[static_cast<std::size_t>(at)];
  }
  [[nodiscard]] std::string name(const std::string& person) const {
    const PersonIndex at = board_.snapshot->find_person(person);
    return at == nobody ? person : board_.snapshot->people.name[static_cast<std::size_t>(at)];
  }
  void add(Breach::What what, std::string session, std::string person, std::string school, Words says) {
    found_.push_back({what, std::move(session), std::move(person), std::move(school), std::move(says)});
  }

  void sessions() {
    const auto people = counts(board_.inputs, seats_);
    for (std::size_t s = 0; s < people.size(); ++s) {
      const auto& each = board_.inputs.sessions[s];
      const std::string now = std::to_string(people[s]);
      if (people[s] > each.capacity) {
        const std::string most = std::to_string(each.capacity);
        add(Breach::What::capacity, each.id, "", "",
            {each.id + " 有 " + now + " 人，超过名额 " + most,
             each.id + " has " + now + " " + noun_for(now, "person", "people") + " and " + most + " " +
                 noun_for(most, "seat")});
      }
      if (people[s] > 0 && people[s] < each.minimum) {
        const std::string least = std::to_string(each.minimum);
        add(Breach::What::minimum, each.id, "", "",
            {each.id + " 只有 " + now + " 人，不足开班人数 " + least,
             each.id + " has " + now + " " + noun_for(now, "person", "people") + " and needs " + least});
      }
    }
  }

  void person(std::int32_t who, const std::vector<std::int32_t>& mine) {
    const auto& teacher_ = teacher(who);
    const std::string said = name(teacher_.id);
    std::map<int, int> months;
    for (std::size_t i = 0; i < mine.size(); ++i) {
      const auto& one = session(mine[i]);
      if (!one.meetings.empty()) {
        const Date first = one.meetings.front().day;
        if (++months[first.year() * 12 + first.month()] == board_.inputs.most_per_month + 1) {
          const std::string month = first.iso().substr(0, 7);
          add(Breach::What::month, "", teacher_.id, "",
              {said + " 在 " + month + " 的班次过多", said + " has too many sessions in " + month});
        }
      }
      for (std::size_t j = i + 1; j < mine.size(); ++j) pair(teacher_.id, said, one, session(mine[j]));
      seat(teacher_, said, mine, mine[i]);
    }
  }

  void pair(const std::string& id, const std::string& said, const CohortInputs::Session& one,
            const CohortInputs::Session& other) {
    if (overlap(one.meetings, other.meetings)) {
      add(Breach::What::overlap, one.id, id, "",
          {said + " 的 " + one.id + " 与 " + other.id + " 时间冲突",
           said + " would be in " + one.id + " and " + other.id + " at once"});
    }
    if (one.course == other.course) {
      add(Breach::What::course_twice, one.id, id, "",
          {said + " 在 " + one.id + " 和 " + other.id + " 学同一门课程",
           said + " would do one course twice, in " + one.id + " and " + other.id});
    }
  }

  void seat(const CohortInputs::Teacher& teacher_, const std::string& said,
            const std::vector<std::int32_t>& mine, std::int32_t at) {
    const auto& here = session(at);
    const auto* found = option(teacher_, at);
    if (found == nullptr) {
      add(Breach::What::not_for, here.id, teacher_.id, "",
          {here.id + " 补不了 " + said + " 所缺的学时，或不面向其学科、学段",
           here.id + " is not meant for " + said + ", or gives no hours that are missing"});
    } else if (found->pin == CohortProblem::Option::Pin::out) {
      add(Breach::What::pinned_out, here.id, teacher_.id, "",
          {said + " 已固定不参加 " + here.id, said + " is pinned out of " + here.id});
    }
    if (here.after.empty() || std::ranges::binary_search(teacher_.done, here.after)) return;
    const bool before = std::ranges::any_of(mine, [&](std::int32_t other) {
      const auto& there = session(other);
      return there.course == here.after && !there.meetings.empty() && !here.meetings.empty() &&
             there.meetings.back().day < here.meetings.front().day;
    });
    if (before) return;
    add(Breach::What::earlier, here.id, teacher_.id, "",
        {said + " 还没有学过 " + here.id + " 的先修课程 " + here.after,
         said + " has not done " + here.after + ", which comes before " + here.id});
  }

  void schools(bool by_subject) {
    using Away = std::tuple<std::int32_t, std::string, Date, std::int32_t>;
    std::vector<Away> away;
    for (const auto& [who, where] : seats_) {
      const auto& each = teacher(who);
      if (each.school < 0 || (by_subject && each.subject.empty())) continue;
      for (const Meeting& meeting : session(where).meetings)
        away.emplace_back(each.school, by_subject ? each.subject : std::string(), meeting.day, who);
    }
    std::ranges::sort(away);
    away.erase(std::unique(away.begin(), away.end()), away.end());
    for (auto from = away.begin(); from != away.end();) {
      const auto key = std::tie(std::get<0>(*from), std::get<1>(*from), std::get<2>(*from));
      const auto to = std::find_if(from, away.end(), [&](const Away& each) {
        return std::tie(std::get<0>(each), std::get<1>(each), std::get<2>(each)) != key;
      });
      school(std::get<0>(*from), std::get<1>(*from), std::get<2>(*from), static_cast<int>(to - from));
      from = to;
    }
  }

  void school(std::int32_t at, const std::string& subject, Date day, int people) {
    const auto& limits = board_.inputs.schools[static_cast<std::size_t>(at)];
    int most = limits.limit;
    if (!subject.empty()) {
      const auto own =
          std::ranges::find(limits.subjects, subject, [](const auto& each) { return each.first; });
      if (own == limits.subjects.end()) return;
      most = own->second;
    }
    if (people <= most) return;
    const SchoolIndex school = board_.snapshot->find_school(limits.id);
    const std::string name =
        school == nobody ? limits.id : board_.snapshot->schools[static_cast<std::size_t>(school)].name;
    const std::string now = std::to_string(people);
    const std::string limit = std::to_string(most);
    const Words what = subject_words(subject);
    add(subject.empty() ? Breach::What::away : Breach::What::away_subject, "", "", limits.id,
        {name + " " + day.iso() + " 外出" + (subject.empty() ? "" : "的" + what.zh + "教师") + " " + now +
             " 人，至多 " + limit + " 人",
         name + " has " + now +
             (subject.empty() ? " " + noun_for(now, "person", "people")
                              : " " + noun_for(now, "teacher") + " of " + what.en) +
             " away on " + day.iso() + ", at most " + limit + " may be"});
  }

  void budget() {
    if (!board_.inputs.budget) return;
    const Decimal cost = cost_of(board_.inputs, seats_);
    const Decimal most = decimal(*board_.inputs.budget);
    if (cost <= most) return;
    add(Breach::What::budget, "", "", "",
        {"费用 " + cost.text() + " 元，超过预算 " + most.text() + " 元",
         "the cost of " + cost.text() + " yuan is above the budget of " + most.text()});
  }

  const CohortBoard& board_;
  const CohortSeats& seats_;
  std::vector<Breach> found_;
};

std::vector<Breach> without(const std::vector<Breach>& all, const std::vector<Breach>& others) {
  std::vector<Breach> left;
  for (const Breach& each : all)
    if (std::ranges::find(others, each) == others.end()) left.push_back(each);
  return left;
}

template <class List>
std::int32_t place(const List& list, const std::string& id) {
  const auto found =
      std::ranges::lower_bound(list, id, {}, [](const auto& each) -> const std::string& { return each.id; });
  return found == list.end() || found->id != id ? -1 : static_cast<std::int32_t>(found - list.begin());
}

/// Notes what of the effect the office would refuse.
void forbid(CohortEffect& effect) {
  for (const Breach& each : effect.breaks) {
    const bool refused = each.what == Breach::What::capacity || each.what == Breach::What::overlap ||
                         each.what == Breach::What::earlier || each.what == Breach::What::pinned_out;
    if (refused) effect.forbids.push_back(each);
  }
}

}  // namespace

std::vector<CohortBreach> breaches_of(const CohortBoard& board, const CohortSeats& seats) {
  return Check(board, seats).all();
}

Decimal cost_of(const CohortInputs& inputs, const CohortSeats& seats) {
  const auto people = counts(inputs, seats);
  std::int64_t cost = 0;
  for (std::size_t s = 0; s < people.size(); ++s)
    if (people[s] > 0) cost += inputs.sessions[s].cost + people[s] * inputs.sessions[s].seat_cost;
  return decimal(cost);
}

Decimal points_of(const CohortInputs& inputs, const CohortSeats& seats) {
  std::int64_t points = 0;
  for (const auto& [who, where] : seats) {
    const auto* found = option(inputs.teachers[static_cast<std::size_t>(who)], where);
    points += found == nullptr ? 0 : found->value;
  }
  return decimal(points);
}

CohortEffect effect_of(const CohortBoard& board, const CohortMove& move) {
  CohortEffect effect;
  const std::int32_t who = place(board.inputs.teachers, move.person);
  const std::int32_t from = place(board.inputs.sessions, move.from);
  const std::int32_t to = place(board.inputs.sessions, move.to);
  if (who < 0) {
    effect.breaks.push_back(
        {Breach::What::not_for,
         move.to,
         move.person,
         "",
         {"没有对其有用的班次：不缺学时，或没有面向其学科、学段的课程",
          "no session is of use to this person: no hours are missing, or none is meant for them"}});
    return effect;
  }
  CohortSeats seats = board.seats;
  std::erase(seats, std::pair(who, from));
  if (to >= 0 && std::ranges::find(seats, std::pair(who, to)) == seats.end()) seats.emplace_back(who, to);
  std::ranges::sort(seats);
  const auto after = breaches_of(board, seats);
  effect.points = points_of(board.inputs, seats) - points_of(board.inputs, board.seats);
  effect.cost = cost_of(board.inputs, seats) - cost_of(board.inputs, board.seats);
  effect.breaks = without(after, board.breaches);
  effect.mends = without(board.breaches, after);
  forbid(effect);
  return effect;
}

CohortEffect effect_of(const CohortBoard& board, const std::string& session, int days) {
  CohortEffect effect;
  const std::int32_t at = place(board.inputs.sessions, session);
  if (at < 0) return effect;
  CohortBoard moved = board;
  for (Meeting& each : moved.inputs.sessions[static_cast<std::size_t>(at)].meetings)
    each.day = each.day.plus_days(days);
  const auto after = breaches_of(moved, board.seats);
  effect.breaks = without(after, board.breaches);
  effect.mends = without(board.breaches, after);
  forbid(effect);
  return effect;
}

}  // namespace echelon
