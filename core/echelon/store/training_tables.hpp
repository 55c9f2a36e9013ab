#pragma once

#include "echelon/store/tables.hpp"

namespace echelon::store {

// The rows of courses, sessions, waivers and mentors' wishes, as tables.hpp has those of people. `courses`
// and `sessions` are the columns that refer to one.

template <>
struct Table<MentorWishRecord> {
  static constexpr std::string_view name = "mentor_wish";
  static constexpr std::array columns{"person", "other", "rank"};
  static constexpr std::size_t keys = 2;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 2> people{0, 1};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) { return std::tie(r.person, r.other, r.rank); }
};

template <>
struct Table<WaiverRecord> {
  static constexpr std::string_view name = "waiver";
  static constexpr std::array columns{"person", "rule", "from_on", "to_on", "reason", "authority"};
  static constexpr std::size_t keys = 3;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{0};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) { return std::tie(r.person, r.rule, r.from, r.to, r.reason, r.authority); }
};

template <>
struct Table<CourseRecord> {
  static constexpr std::string_view name = "course";
  static constexpr std::array columns{"id",    "name", "tier",  "category", "subject",
                                      "stage", "mode", "hours", "provider"};
  static constexpr std::size_t keys = 1;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 0> people{};
  static constexpr std::array<std::size_t, 0> schools{};
  static auto values(auto& r) {
    return std::tie(r.id, r.name, r.tier, r.category, r.subject, r.stage, r.mode, r.hours, r.provider);
  }
};

template <>
struct Table<CourseBeforeRecord> {
  static constexpr std::string_view name = "course_before";
  static constexpr std::array columns{"course", "earlier"};
  static constexpr std::size_t keys = 2;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 0> people{};
  static constexpr std::array<std::size_t, 0> schools{};
  static constexpr std::array<std::size_t, 2> courses{0, 1};
  static auto values(auto& r) { return std::tie(r.course, r.earlier); }
};

template <>
struct Table<SessionRecord> {
  static constexpr std::string_view name = "session";
  static constexpr std::array columns{"id",      "course", "place",     "town",  "trainer",  "capacity",
                                      "minimum", "cost",   "seat_cost", "state", "closed_on"};
  static constexpr std::size_t keys = 1;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 0> people{};
  static constexpr std::array<std::size_t, 0> schools{};
  static constexpr std::array<std::size_t, 1> courses{1};
  static auto values(auto& r) {
    return std::tie(r.id, r.course, r.place, r.town, r.trainer, r.capacity, r.minimum, r.cost, r.seat_cost,
                    r.state, r.closed_on);
  }
};

template <>
struct Table<MeetingRecord> {
  static constexpr std::string_view name = "meeting";
  static constexpr std::array columns{"session", "day", "from_minute", "to_minute"};
  static constexpr std::size_t keys = 3;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 0> people{};
  static constexpr std::array<std::size_t, 0> schools{};
  static constexpr std::array<std::size_t, 1> sessions{0};
  static auto values(auto& r) { return std::tie(r.session, r.day, r.from, r.to); }
};

template <>
struct Table<EnrolmentRecord> {
  static constexpr std::string_view name = "enrolment";
  static constexpr std::array columns{"session", "person", "state", "rank", "pin", "asked_on"};
  static constexpr std::size_t keys = 2;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{1};
  static constexpr std::array<std::size_t, 0> schools{};
  static constexpr std::array<std::size_t, 1> sessions{0};
  static auto values(auto& r) { return std::tie(r.session, r.person, r.state, r.rank, r.pin, r.asked_on); }
};

template <>
struct Table<AttendanceRecord> {
  static constexpr std::string_view name = "attendance";
  static constexpr std::array columns{"session", "person", "day", "from_minute", "state"};
  static constexpr std::size_t keys = 4;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{1};
  static constexpr std::array<std::size_t, 0> schools{};
  static constexpr std::array<std::size_t, 1> sessions{0};
  static auto values(auto& r) { return std::tie(r.session, r.person, r.day, r.from, r.state); }
};

template <>
struct Table<FeedbackRecord> {
  static constexpr std::string_view name = "feedback";
  static constexpr std::array columns{"session", "person", "score", "text"};
  static constexpr std::size_t keys = 2;
  static constexpr bool numbered = false;
  static constexpr std::array<std::size_t, 1> people{1};
  static constexpr std::array<std::size_t, 0> schools{};
  static constexpr std::array<std::size_t, 1> sessions{0};
  static auto values(auto& r) { return std::tie(r.session, r.person, r.score, r.text); }
};

}  // namespace echelon::store
