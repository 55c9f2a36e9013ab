#pragma once

#include <string>
#include <vector>

#include "echelon/office/overview_parts.hpp"
#include "echelon/office/overview_scores.hpp"

namespace echelon {

// For the sources of the overview only.

/// One round while it is looked at.
class RoundLook {
 public:
  RoundLook(OverviewMaking& making, const Program& program, const RoundView& round)
      : making_(making),
        program_(program),
        round_(round),
        scores_(making.snapshot, program, round, making.reviewer() && making.office.role() != nullptr) {
    for (const SchoolSeats& each : round.seats) {
      seats_ += each.seats;
      if (each.seats > 0 && each.used == 0) silent_.push_back(each.school);
      if (each.school == making.school) own_ = each;
    }
    for (const Candidate& each : round.candidates) {
      if (!each.eligible) unfit_.push_back(each.person);
      if (each.eligible && each.complete) ++complete_;
      if (each.eligible && !each.complete) ++blocked_;
    }
    for (const Decision& each : call().decisions) {
      const bool in = each.outcome == "chosen" || each.outcome == "appointed" || each.outcome == "held";
      decided_ += in ? 1 : 0;
      appointed_ += each.outcome == "appointed" ? 1 : 0;
      if (each.outcome == "held") held_.push_back(each.person);
      own_chosen_ += in && making.concerns(making.snapshot.find_person(each.person)) ? 1 : 0;
    }
    for (const Objection& each : call().objections)
      if (each.state == "open") open_objections_.push_back(each.number);
  }

  void look() {
    add_card();
    add_days();
    if (making_.hr()) add_for_hr();
    if (making_.principal() && making_.school != nobody) add_for_principal();
    if (making_.reviewer()) add_for_reviewer();
  }

 private:
  [[nodiscard]] const Call& call() const { return round_.call; }
  [[nodiscard]] bool in(CallState state) const { return call().state == state; }
  [[nodiscard]] Destination at(const std::string& panel, const std::string& table = {},
                               const std::string& key = {}) const {
    Destination where = in_program(program_.id, panel, table, key);
    where.command = "round " + program_.id;
    return where;
  }
  [[nodiscard]] Destination at(const Destination& base, const std::string& command) const {
    Destination where = base;
    where.command = command;
    return where;
  }
  [[nodiscard]] const std::string& id_of(PersonIndex person) const {
    return making_.snapshot.people.id[static_cast<std::size_t>(person)];
  }
  [[nodiscard]] const std::string& school_id(SchoolIndex school) const {
    return making_.snapshot.schools[static_cast<std::size_t>(school)].id;
  }
  [[nodiscard]] bool all_scored() const { return !round_.candidates.empty() && scores_.missing() == 0; }
  [[nodiscard]] bool may_decide() const {
    return in(CallState::publicity) && round_.publicity_over && open_objections_.empty() && held_.empty();
  }
  /// 0 nominations, 1 review, 2 selection, 3 publicity, 4 result, 5 all done.
  [[nodiscard]] std::size_t position() const {
    switch (call().state) {
      case CallState::open:
        return 0;
      case CallState::reviewing:
        return all_scored() ? 2 : 1;
      case CallState::selected:
        return 3;
      case CallState::publicity:
        return may_decide() ? 4 : 3;
      default:
        return appointed_ > 0 ? 5 : 4;
    }
  }

  void add_card();
  void add_steps(ProgramOverview& card) const;
  void add_figures(ProgramOverview& card) const;
  [[nodiscard]] Words says() const;
  [[nodiscard]] Words says_for_hr() const;
  [[nodiscard]] Words says_for_school() const;
  [[nodiscard]] Words next() const;
  void add_days();
  void add(const std::string& what, Words says, Words why, Words whom, std::int64_t count, Urgency urgency,
           Date due, Destination where);
  void add_for_hr();
  void add_while_open();
  void add_while_reviewing();
  void add_in_publicity();
  void add_for_principal();
  void add_for_reviewer();

  OverviewMaking& making_;
  const Program& program_;
  const RoundView& round_;
  ScoreCount scores_;
  int seats_ = 0;
  std::vector<SchoolIndex> silent_;
  SchoolSeats own_;
  std::vector<PersonIndex> unfit_;
  int complete_ = 0;
  int blocked_ = 0;
  int decided_ = 0;
  int appointed_ = 0;
  int own_chosen_ = 0;
  std::vector<std::string> held_;
  std::vector<std::int64_t> open_objections_;
};

}  // namespace echelon
