#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echelon/model/mentoring.hpp"
#include "echelon/model/round.hpp"
#include "echelon/model/session.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// The office as of a date, read in one state. People and schools come in bytewise order of their ids, all of
/// them; of the rest, every row that begins, ends or is dated on or before `as_of` (assessments: of its year
/// or before).
///
/// What a person *is* as of the date: in service when hired and not yet left; the posting that holds is the
/// one begun last (then the higher role, then the smaller school id); the title and post grade are those
/// obtained last, where one without a date counts only if it is higher. Linear in rows.
[[nodiscard]] std::shared_ptr<const Snapshot> load_snapshot(const Store& store, Date as_of);

/// The rounds of a program by number, with everything in them; all programs' for an empty `program`.
[[nodiscard]] std::vector<Call> load_calls(const Store& store, const std::string& program);

/// A nomination as it stands; nothing when the person is not nominated in the call.
[[nodiscard]] std::optional<Nomination> load_nomination(const Store& store, const std::string& call,
                                                        const std::string& person);
/// A score as it stands; nothing while it was not given.
[[nodiscard]] std::optional<Decimal> load_score(const Store& store, const std::string& call,
                                                const std::string& person, const std::string& criterion,
                                                const std::string& reviewer);

/// The courses, in bytewise order of their ids.
[[nodiscard]] std::vector<Course> load_courses(const Store& store);

/// The sessions with everything in them, in bytewise order of their ids, whatever their state. Linear in
/// rows.
[[nodiscard]] std::vector<Session> load_sessions(const Store& store);

/// The bureau's own hour rules: id to TOML; an empty text says that the shipped rule does not apply here.
[[nodiscard]] std::map<std::string, std::string> load_hour_rules(const Store& store);

/// Wishes, and every pair that was ever signed or is approved. Linear in rows and milestones × pairs.
[[nodiscard]] MentoringRecords load_mentoring(const Store& store);

/// One recorded run.
struct Run {
  std::int64_t number = 0;
  std::int64_t call = 0;
  std::string program;
  std::string kind;
  std::string digest;
  std::string bundle;
};
/// Throws Error when there is no such run.
[[nodiscard]] Run load_run(const Store& store, std::int64_t number);

/// The value of a setting; empty when it was never set.
[[nodiscard]] std::string load_setting(const Store& store, const std::string& key);

}  // namespace echelon
