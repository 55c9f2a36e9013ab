#pragma once

#include <string>
#include <vector>

#include "echelon/rules/hour_standing.hpp"

namespace echelon::rules_tests {

/// What the hour rules can know of one person.
struct History {
  struct Record {
    Date ended_on;
    Date started_on = {};
    Decimal hours = Decimal::of(10);
    std::string category = "学科教学";
    TrainingMode mode = TrainingMode::face_to_face;
    int attendance_permille = -1;
  };
  struct Waived {
    Date from;
    Date to = {};
    std::string rule = {};  ///< empty: every rule
  };
  struct Post {
    Date from;
    Date to;
    Role role = Role::teacher;
  };
  Date hired;
  Role role = Role::teacher;
  Date role_on = {};
  std::vector<Post> posts = {};  ///< by `from`
  Stage stage = Stage::primary;
  Title title = Title::second;
  Date title_on = {};
  std::vector<Record> records = {};  ///< in any order
  std::vector<Waived> waivers = {};  ///< in any order
  std::vector<TierHeld> tiers = {};
  std::vector<std::pair<std::string, std::string>> tier_names = {};  ///< ladder and tier of `tiers`
};

/// The office of these people as of a day: records that ended and waivers that began by then.
Snapshot hours_snapshot(const std::vector<History>& people, Date as_of);

/// The records that the snapshot holds, in its order.
std::vector<History::Record> known_records(const History& history, Date as_of);

/// What a plain reading of the rule's page makes of one person: written day by day and record by record, with
/// nothing of what is tested but the rule's own values.
struct Expected {
  bool bound = false;
  HourState state = HourState::open;
  bool exempt = false;
  Date from;
  Date to;
  Date completed;
  Decimal required;
  Decimal done;
  Decimal missing;
  Decimal carried;
  Decimal recent;
  struct Part {
    Decimal minimum;
    Decimal done;
    Decimal counted;
  };
  std::vector<Part> parts;
};
Expected expected_standing(const HourRule& rule, const History& history, Date as_of);

}  // namespace echelon::rules_tests
