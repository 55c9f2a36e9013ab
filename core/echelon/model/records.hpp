#pragma once

#include <cstdint>
#include <memory>
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

/// A tier of a ladder held from a date; an unknown `until` is held for good, a known one is the last day of
/// the present term.
struct TierRecord {
  std::string person;
  std::string ladder;
  std::string tier;
  Date since;
  Date until;
  friend bool operator==(const TierRecord&, const TierRecord&) = default;
};

/// A review at the end of a term, or what else ended or prolonged a tier. `since` names the holding.
struct TierReviewRecord {
  std::string person;
  std::string ladder;
  std::string tier;
  Date since;
  Date term_to;  ///< the last day of the term as it was; unknown: it had none
  Date reviewed_on;
  TermResult result = TermResult::passed;
  Date until;        ///< the last day from then on
  std::string note;  ///< reasons; private
  friend bool operator==(const TierReviewRecord&, const TierReviewRecord&) = default;
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

/// 免修: hours of a rule that need not be done, from one day to another.
struct WaiverRecord {
  std::string person;
  std::string rule;  ///< id of an hour rule; empty: every rule
  Date from;
  Date to;                                    ///< unknown: without end
  WaiverReason reason = WaiverReason::other;  ///< private: may be a note on health
  std::string authority;                      ///< who granted it, number of the document
  friend bool operator==(const WaiverRecord&, const WaiverRecord&) = default;
};

/// 1 before 2, equal ranks liked equally; 0: never with this one.
struct MentorWishRecord {
  std::string person;
  std::string other;
  int rank = 0;
  friend bool operator==(const MentorWishRecord&, const MentorWishRecord&) = default;
};

struct CourseRecord {
  std::string id;
  std::string name;
  std::string tier;  ///< empty: any
  std::string category;
  std::string subject;           ///< canonical; empty: any
  Stage stage = Stage::unknown;  ///< unknown: any
  TrainingMode mode = TrainingMode::unknown;
  Decimal hours;
  std::string provider;
  friend bool operator==(const CourseRecord&, const CourseRecord&) = default;
};

/// `earlier` is to be done before `course`.
struct CourseBeforeRecord {
  std::string course;
  std::string earlier;
  friend bool operator==(const CourseBeforeRecord&, const CourseBeforeRecord&) = default;
};

struct SessionRecord {
  std::string id;
  std::string course;
  std::string place;
  std::string town;
  std::string trainer;
  int capacity = 0;
  int minimum = 0;
  Decimal cost;       ///< yuan
  Decimal seat_cost;  ///< yuan for each one who goes
  SessionState state = SessionState::planned;
  Date closed_on;
  friend bool operator==(const SessionRecord&, const SessionRecord&) = default;
};

/// [from, to) in minutes of the day.
struct MeetingRecord {
  std::string session;
  Date day;
  int from = 0;
  int to = 24 * 60;
  friend bool operator==(const MeetingRecord&, const MeetingRecord&) = default;
};

struct EnrolmentRecord {
  std::string session;
  std::string person;
  EnrolmentState state = EnrolmentState::wish;
  int rank = 0;
  EnrolmentPin pin = EnrolmentPin::none;
  Date asked_on;
  friend bool operator==(const EnrolmentRecord&, const EnrolmentRecord&) = default;
};

struct AttendanceRecord {
  std::string session;
  std::string person;
  Date day;
  int from = 0;  ///< the meeting's first minute
  AttendanceState state = AttendanceState::present;
  friend bool operator==(const AttendanceRecord&, const AttendanceRecord&) = default;
};

struct FeedbackRecord {
  std::string session;
  std::string person;
  int score = 0;  ///< 1 to 5
  std::string text;
  friend bool operator==(const FeedbackRecord&, const FeedbackRecord&) = default;
};

struct TrainingTable;

/// Rows that come in together: one import, one entry of the ledger. Rows whose key the office already holds
/// replace the old row; the rest are new.
struct Batch {
  std::vector<SchoolRecord> schools;
  std::vector<PersonRecord> people;
  std::vector<PostingRecord> postings;
  std::vector<TitleRecord> titles;
  std::vector<PostGradeRecord> post_grades;
  std::vector<TierRecord> tiers;
  std::vector<TierReviewRecord> tier_reviews;
  std::vector<TrainingRecord> training;
  std::vector<MentorshipRecord> mentorships;
  std::vector<AwardRecord> awards;
  std::vector<AssessmentRecord> assessments;
  std::vector<WaiverRecord> waivers;
  std::vector<MentorWishRecord> mentor_wishes;
  std::vector<CourseRecord> courses;
  std::vector<CourseBeforeRecord> courses_before;
  std::vector<SessionRecord> sessions;
  std::vector<MeetingRecord> meetings;
  std::vector<EnrolmentRecord> enrolments;
  std::vector<AttendanceRecord> attendance;
  std::vector<FeedbackRecord> feedback;
  /// More training, sorted, to be kept packed; null for none.
  std::shared_ptr<const TrainingTable> training_table;
};

}  // namespace echelon
