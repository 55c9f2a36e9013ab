#pragma once

#include "echelon/model/records.hpp"
#include "echelon/office/previewing.hpp"

namespace echelon {

// The imports about courses and sessions, checked against what the office holds; each adds its rows to the
// batch and refuses others in words.

/// Courses to be done first must be in the office or the file, and must not wait for each other.
void take_courses(const std::vector<Course>& held, const Source& from, ImportPreview& preview, Batch& batch);
/// A session that is there keeps its state and its meetings; closed and cancelled ones are refused.
void take_sessions(const Office& office, const Source& from, ImportPreview& preview, Batch& batch);
/// Within capacity and without overlaps, the rows above taken into account; pins stay.
void take_enrolments(const Office& office, const KnownPeople& people, const Source& from,
                     ImportPreview& preview, Batch& batch);
/// Of people enrolled in published sessions, at times when those meet.
void take_attendance(const Office& office, const Source& from, ImportPreview& preview, Batch& batch);

}  // namespace echelon
