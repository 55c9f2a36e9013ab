#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {

// The rows of the office as values: what an import brings, what the store keeps. Every id is the bureau's own
// text.

struct SchoolRecord {
  std::string id;
  std::string name;
  SchoolKind kind = SchoolKind::unknown;
  std::string town;
  Area area = Area::unknown;
  friend bool operator==(const SchoolRecord&, const SchoolRecord&) = default;
};

struct PersonRecord {
  std::string id;
  std::string name;
  std::string national_id;  ///< 18 characters or empty; never leaves the office file
  Gender gender = Gender::unknown;
  Date birth_date;
  Date hired_on;
  Date left_on;  ///< retired or gone; unknown while in service
  Degree degree = Degree::unknown;
  std::string political;  ///< 政治面貌
  std::string phone;
  std::string extra;  ///< unknown columns of the roster, as a JSON object; empty when there are none
  friend bool operator==(const PersonRecord&, const PersonRecord&) = default;
};

/// person × school × role × dates.
struct PostingRecord {
  std::string person;
  std::string school;
  Role role = Role::teacher;
  Stage stage = Stage::unknown;
  std::string subject;  ///< canonical
  Date from;
  Date to;
  friend bool operator==(const PostingRecord&, const PostingRecord&) = default;
};

struct TitleRecord {
  std::string person;
  Title title = Title::none;
  Date since;
  friend bool operator==(const TitleRecord&, const TitleRecord&) = default;
};

/// One of the 13 post grades (1 the highest).
struct PostGradeRecord {
  std::string person;
  int grade = 0;
  Date since;
  friend bool operator==(const PostGradeRecord&, const PostGradeRecord&) = default;
};

/// A tier of a ladder held from a date; an unknown `until` is still held.
struct TierRecord {
  std::string person;
  std::string ladder;
  std::string tier;
  Date since;
  Date until;
  friend bool operator==(const TierRecord&, const TierRecord&) = default;
};

struct TrainingRecord {
  std::string person;
  std::string course;
  Decimal hours;
  Date started_on;
  Date ended_on;
  std::string category;
  TrainingMode mode = TrainingMode::unknown;
  std::string provider;
  int attendance_permille = -1;  ///< 0…1000; −1 unknown
  std::string certificate;
  friend bool operator==(const TrainingRecord&, const TrainingRecord&) = default;
};

struct MentorshipRecord {
  std::string mentor;
  std::string mentee;
  Date started_on;
  Date ended_on;
  std::string subject;
  std::string outcome;
  friend bool operator==(const MentorshipRecord&, const MentorshipRecord&) = default;
};

struct AwardRecord {
  std::string person;
  std::string award;
  AwardLevel level = AwardLevel::unknown;
  AwardGrade grade = AwardGrade::unknown;
  AwardRole role = AwardRole::self;
  std::string subject;
  int pupils = 0;
  Date awarded_on;
  friend bool operator==(const AwardRecord&, const AwardRecord&) = default;
};

struct AssessmentRecord {
  std::string person;
  int year = 0;
  AssessmentKind kind = AssessmentKind::annual;
  AssessmentResult result = AssessmentResult::unknown;
  friend bool operator==(const AssessmentRecord&, const AssessmentRecord&) = default;
};

/// Rows that come in together: one import, one entry of the ledger. Rows whose key the office already holds
/// replace the old row; the rest are new.
struct Batch {
  std::vector<SchoolRecord> schools;
  std::vector<PersonRecord> people;
  std::vector<PostingRecord> postings;
  std::vector<TitleRecord> titles;
  std::vector<PostGradeRecord> post_grades;
  std::vector<TierRecord> tiers;
  std::vector<TrainingRecord> training;
  std::vector<MentorshipRecord> mentorships;
  std::vector<AwardRecord> awards;
  std::vector<AssessmentRecord> assessments;
};

}  // namespace echelon
