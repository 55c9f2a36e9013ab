#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>

#include "echelon/model/records.hpp"
#include "echelon/store/statement.hpp"

namespace echelon::store {

// How each record of the model is a row. For the sources of this folder only. The first `keys` columns are
// the primary key, followed, where `numbered`, by a number that tells apart rows of the same key in one
// batch. `values` gives the columns of a record without that number, to read or to fill.

template <class Record>
struct Table;

template <>
struct Table<SchoolRecord> {
  static constexpr std::string_view name = "school";
  static constexpr std::array columns{"id", "name", "kind", "town", "area"};
  static constexpr std::size_t keys = 1;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 0> people{};   ///< columns that refer to a person
  static constexpr std::array<std::size_t, 0> schools{};  ///< columns that refer to a school
  static auto values(auto& r) { return std::tie(r.id, r.name, r.kind, r.town, r.area); }
};

template <>
struct Table<PersonRecord> {
  static constexpr std::string_view name = "person";
  static constexpr std::array columns{"id",      "name",   "national_id", "gender", "birth_date", "hired_on",
                                      "left_on", "degree", "political",   "phone",  "extra"};
  static constexpr std::size_t keys = 1;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 0> people{};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) {
    return std::tie(r.id, r.name, r.national_id, r.gender, r.birth_date, r.hired_on, r.left_on, r.degree,
                    r.political, r.phone, r.extra);
  }
};

template <>
struct Table<PostingRecord> {
  static constexpr std::string_view name = "posting";
  static constexpr std::array columns{"person", "from_on", "school", "role", "stage", "subject", "to_on"};
  static constexpr std::size_t keys = 4;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{0};
  static constexpr std::array<std::size_t, 1> schools{2};
  static auto values(auto& r) {
    return std::tie(r.person, r.from, r.school, r.role, r.stage, r.subject, r.to);
  }
};

template <>
struct Table<TitleRecord> {
  static constexpr std::string_view name = "title_held";
  static constexpr std::array columns{"person", "title", "since"};
  static constexpr std::size_t keys = 2;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{0};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) { return std::tie(r.person, r.title, r.since); }
};

template <>
struct Table<PostGradeRecord> {
  static constexpr std::string_view name = "post_grade_held";
  static constexpr std::array columns{"person", "grade", "since"};
  static constexpr std::size_t keys = 2;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{0};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) { return std::tie(r.person, r.grade, r.since); }
};

template <>
struct Table<TierRecord> {
  static constexpr std::string_view name = "tier_held";
  static constexpr std::array columns{"person", "ladder", "tier", "since", "until"};
  static constexpr std::size_t keys = 4;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{0};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) { return std::tie(r.person, r.ladder, r.tier, r.since, r.until); }
};

template <>
struct Table<TierReviewRecord> {
  static constexpr std::string_view name = "tier_review";
  static constexpr std::array columns{"person",      "ladder", "tier",  "since", "term_to",
                                      "reviewed_on", "result", "until", "note"};
  static constexpr std::size_t keys = 5;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{0};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) {
    return std::tie(r.person, r.ladder, r.tier, r.since, r.term_to, r.reviewed_on, r.result, r.until, r.note);
  }
};

template <>
struct Table<TrainingRecord> {
  static constexpr std::string_view name = "training";
  static constexpr std::array columns{"person",   "ended_on", "course",   "hours",      "started_on",
                                      "category", "mode",     "provider", "attendance", "certificate"};
  static constexpr std::size_t keys = 3;
  static constexpr bool numbered = true;
  static constexpr std::array<std::size_t, 1> people{0};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) {
    return std::tie(r.person, r.ended_on, r.course, r.hours, r.started_on, r.category, r.mode, r.provider,
                    r.attendance_permille, r.certificate);
  }
};

template <>
struct Table<MentorshipRecord> {
  static constexpr std::string_view name = "mentorship";
  static constexpr std::array columns{"mentor", "mentee", "started_on", "ended_on", "subject", "outcome"};
  static constexpr std::size_t keys = 3;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 2> people{0, 1};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) {
    return std::tie(r.mentor, r.mentee, r.started_on, r.ended_on, r.subject, r.outcome);
  }
};

template <>
struct Table<AwardRecord> {
  static constexpr std::string_view name = "award";
  static constexpr std::array columns{"person", "awarded_on", "award",   "level",
                                      "grade",  "role",       "subject", "pupils"};
  static constexpr std::size_t keys = 3;
  static constexpr bool numbered = true;
  static constexpr std::array<std::size_t, 1> people{0};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) {
    return std::tie(r.person, r.awarded_on, r.award, r.level, r.grade, r.role, r.subject, r.pupils);
  }
};

template <>
struct Table<AssessmentRecord> {
  static constexpr std::string_view name = "assessment";
  static constexpr std::array columns{"person", "year", "kind", "result"};
  static constexpr std::size_t keys = 3;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{0};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) { return std::tie(r.person, r.year, r.kind, r.result); }
};

/// The code of a closed list's value in the office, and back; text that is no code is the first value.
template <class E>
[[nodiscard]] E from_code(std::string_view text) {
  for (const E value : all<E>()) {
    if (code(value) == text) return value;
  }
  return E{};
}

}  // namespace echelon::store
