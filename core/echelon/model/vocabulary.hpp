#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "echelon/base/words.hpp"

namespace echelon {

// The field's closed lists. Each value has a stable code (stored, exported), words in both languages, and the
// ways people write it in sheets. Orders that mean something (titles, degrees, levels) are the enumerations'
// own.

enum class Gender : std::uint8_t { unknown, male, female };
enum class Stage : std::uint8_t { unknown, kindergarten, primary, junior, senior, vocational, special };
enum class SchoolKind : std::uint8_t {
  unknown,
  kindergarten,
  primary,
  junior,
  nine_year,
  senior,
  complete,
  vocational,
  special,
  institute
};
enum class Area : std::uint8_t { unknown, urban, town, rural };
enum class Degree : std::uint8_t { unknown, secondary, diploma, bachelor, master, doctor };
/// The state's ladder for teachers (2015): 三级 … 正高级. `none`: not yet rated.
enum class Title : std::uint8_t { none, third, second, first, senior, full_senior };
enum class Role : std::uint8_t {
  teacher,
  homeroom,
  group_leader,
  middle_manager,
  vice_head,
  head,
  researcher,
  staff
};
enum class AwardLevel : std::uint8_t { unknown, school, county, city, province, nation, international };
/// Whether the person won it or coached the pupils who did.
enum class AwardRole : std::uint8_t { self, coach };
enum class AwardGrade : std::uint8_t { unknown, merit, third, second, first, special };
enum class TrainingMode : std::uint8_t { unknown, face_to_face, online, school_based };
enum class AssessmentKind : std::uint8_t { annual, ethics };
enum class AssessmentResult : std::uint8_t { unknown, not_rated, failed, basic, competent, excellent };
enum class SessionState : std::uint8_t { planned, published, closed, cancelled };
/// A wish is the person's own, a nomination the school's.
enum class EnrolmentState : std::uint8_t { wish, nominated, enrolled, waiting, declined };
/// Whether a plan must keep the person in the session, or out of it; the code of `none` is empty.
enum class EnrolmentPin : std::uint8_t { none, in, out };
enum class AttendanceState : std::uint8_t { present, late, absent, leave };
/// How a term on a tier came to its end, or was carried on.
enum class TermResult : std::uint8_t {
  passed,    ///< another term
  failed,    ///< the tier lapses with the term
  deferred,  ///< the review takes place later
  lapsed,    ///< taken away before the term's end
  ended      ///< given up, or its ground fell away
};
enum class WaiverReason : std::uint8_t {
  other,
  maternity,
  illness,
  secondment,
  study,
  rural_service,
  disaster
};

/// The values of a list in their order.
template <class E>
[[nodiscard]] std::span<const E> all();
/// The stable code: lower-case English words joined by `_`.
template <class E>
[[nodiscard]] std::string_view code(E value);
/// What people are shown.
template <class E>
[[nodiscard]] const Words& words(E value);
/// Reads a code, a word of either language, or a usual way of writing it (spaces around do not count);
/// nothing for other text. Never yields `unknown` for text that is not empty.
template <class E>
[[nodiscard]] std::optional<E> read(std::string_view text);

/// A school subject is open-ended text; this is its canonical Chinese name (信息学, 信息科技 → 信息技术).
[[nodiscard]] std::string canonical_subject(std::string_view text);
/// The subject's words; for a subject unknown here, the text itself in both languages.
[[nodiscard]] Words subject_words(std::string_view canonical);

}  // namespace echelon
