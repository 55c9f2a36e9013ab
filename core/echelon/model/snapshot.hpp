#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/model/symbols.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {

/// Positions in a snapshot's columns; people and schools stand in bytewise order of their ids. −1 is none.
using PersonIndex = std::int32_t;
using SchoolIndex = std::int32_t;
inline constexpr std::int32_t nobody = -1;

/// One history for each person, in one stretch of memory: `of(p)` is p's rows, in order of time.
template <class T>
class Histories {
 public:
  Histories() : starts_{0} {}
  [[nodiscard]] std::span<const T> of(PersonIndex person) const {
    const auto p = static_cast<std::size_t>(person);
    return std::span<const T>(rows_).subspan(starts_[p], starts_[p + 1] - starts_[p]);
  }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] const std::vector<T>& rows() const { return rows_; }

  /// Building: all rows of person 0, then `close_person()`, all rows of person 1, and so on.
  void reserve(std::size_t people, std::size_t rows) {
    starts_.reserve(people + 1);
    rows_.reserve(rows);
  }
  void push(T row) { rows_.push_back(std::move(row)); }
  void close_person() { starts_.push_back(rows_.size()); }

 private:
  std::vector<std::size_t> starts_;
  std::vector<T> rows_;
};

struct Posting {
  SchoolIndex school = nobody;
  Role role = Role::teacher;
  Stage stage = Stage::unknown;
  Symbol subject = Symbol::empty;
  Date from;
  Date to;
};

struct TitleHeld {
  Title title = Title::none;
  Date since;
};

/// A tier held; `until` is the last day as it was known on the snapshot's day: of the present term, of a tier
/// given up. Unknown: held for good. After it the tier is held no more, unless a review still comes.
struct TierHeld {
  Symbol ladder = Symbol::empty;
  Symbol tier = Symbol::empty;
  Date since;
  Date until;
};

/// A review of a term, see TierReviewRecord. Its note stays in the office.
struct TierReview {
  Symbol ladder = Symbol::empty;
  Symbol tier = Symbol::empty;
  Date since;
  Date term_to;
  Date reviewed_on;
  TermResult result = TermResult::passed;
  Date until;
};

struct Training {
  Symbol course = Symbol::empty;
  Symbol category = Symbol::empty;
  Decimal hours;
  Date started_on;
  Date ended_on;
  TrainingMode mode = TrainingMode::unknown;
  std::int16_t attendance_permille = -1;
};

struct Award {
  Symbol award = Symbol::empty;
  Symbol subject = Symbol::empty;
  AwardLevel level = AwardLevel::unknown;
  AwardGrade grade = AwardGrade::unknown;
  AwardRole role = AwardRole::self;
  std::int32_t pupils = 0;
  Date awarded_on;
};

struct Assessment {
  std::int32_t year = 0;
  AssessmentKind kind = AssessmentKind::annual;
  AssessmentResult result = AssessmentResult::unknown;
};

/// 免修, private in its reason; `rule` empty is every rule, an unknown `to` is without end.
struct Waiver {
  Symbol rule = Symbol::empty;
  Symbol authority = Symbol::empty;
  Date from;
  Date to;
  WaiverReason reason = WaiverReason::other;
};

/// One side of a mentorship, seen from the person whose history it stands in.
struct Mentorship {
  PersonIndex other = nobody;
  Symbol subject = Symbol::empty;
  Symbol outcome = Symbol::empty;
  Date started_on;
  Date ended_on;
};

struct School {
  std::string id;
  std::string name;
  SchoolKind kind = SchoolKind::unknown;
  std::string town;
  Area area = Area::unknown;
  std::int32_t staff = 0;  ///< people in service there as of the date
};

/// The people's present state, a column each, all of the same length.
struct People {
  std::vector<std::string> id;
  std::vector<std::string> name;
  std::vector<Gender> gender;
  std::vector<Date> birth_date;
  std::vector<Date> hired_on;
  std::vector<std::uint8_t> in_service;  ///< 1 while hired and not yet left, as of the date
  std::vector<Degree> degree;
  std::vector<Title> title;
  std::vector<Date> title_on;
  std::vector<std::uint8_t> post_grade;  ///< 1…13; 0 none
  std::vector<SchoolIndex> school;       ///< of the posting that holds as of the date
  std::vector<Role> role;
  std::vector<Date> role_on;
  std::vector<Date> at_school_since;  ///< start of the unbroken stay at `school`
  std::vector<Stage> stage;
  std::vector<Symbol> subject;
};

/// The office as of a date: every row whose date is not after it. Built once by the store, never changed, and
/// safe to read from any thread. Holds no identity number, no telephone number.
struct Snapshot {
  Date as_of;
  std::int64_t entry = 0;  ///< the ledger's last entry when it was taken
  Symbols symbols;
  std::vector<School> schools;
  People people;
  Histories<Posting> postings;
  Histories<TitleHeld> titles;
  Histories<TierHeld> tiers;
  Histories<TierReview> tier_reviews;  ///< by the day of the review
  Histories<Training> training;
  Histories<Award> awards;
  Histories<Assessment> assessments;
  Histories<Waiver> waivers;      ///< by `from`, then rule
  Histories<Mentorship> mentees;  ///< of(p): whom p mentors or mentored
  Histories<Mentorship> mentors;  ///< of(p): who mentors or mentored p

  [[nodiscard]] PersonIndex size() const { return static_cast<PersonIndex>(people.id.size()); }
  /// By binary search; `nobody` when the office does not hold the id.
  [[nodiscard]] PersonIndex find_person(std::string_view id) const;
  [[nodiscard]] SchoolIndex find_school(std::string_view id) const;
  /// The person's present school; null for someone without a posting.
  [[nodiscard]] const School* school_of(PersonIndex person) const;
  [[nodiscard]] const std::string& text(Symbol symbol) const { return symbols.text(symbol); }
};

}  // namespace echelon
