#pragma once

#include <string>
#include <vector>

#include "echelon/exchange/course_certificate.hpp"
#include "echelon/exchange/paper.hpp"
#include "echelon/model/session.hpp"
#include "echelon/model/snapshot.hpp"

namespace echelon {

// The papers about sessions, each without its footer. None holds an identity number or a telephone number.

/// What closing a session gave to one person.
struct Granted {
  std::string person;
  Decimal hours;
  int attendance_permille = 0;
  std::string certificate;  ///< empty: no hours were granted
};

/// What the papers are made of; all of it outlives the call.
struct SessionSources {
  const Snapshot& snapshot;
  const std::vector<Course>& courses;
  const std::vector<Session>& sessions;
  Language language;
  std::string bureau;  ///< who sends them out; empty: left to be written in

  [[nodiscard]] const std::string& in(const Words& words) const { return words.in(language); }
  [[nodiscard]] const Course& course_of(const Session& session) const;
  /// Empty for someone the snapshot does not hold.
  [[nodiscard]] std::string name(const std::string& person) const;
  [[nodiscard]] std::string school_of(const std::string& person) const;
};

/// Days and times: `2026-04-11 09:00–12:00, 14:00–17:00; 2026-04-18`.
[[nodiscard]] std::string when_text(const std::vector<Meeting>& meetings);

/// Who of a school goes to which published session that has not ended, when and where. Throws Error for an
/// unknown school.
[[nodiscard]] Paper session_notice(const SessionSources& from, const std::string& school);
/// Everyone enrolled by school and id, with an empty cell for each meeting to be signed in.
[[nodiscard]] Paper sign_in_sheet(const SessionSources& from, const Session& session);
/// What a closed session gave to whom.
[[nodiscard]] Paper session_result(const SessionSources& from, const Session& session,
                                   const std::vector<Granted>& granted);
/// One for each person with a certificate's number: the name, the course, its days and hours, never an id or
/// an identity number.
[[nodiscard]] std::vector<CourseCertificate> certificates_of(const SessionSources& from,
                                                             const Session& session,
                                                             const std::vector<Granted>& granted);

}  // namespace echelon
