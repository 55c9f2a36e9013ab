#pragma once

#include "echelon/store/handed.hpp"

namespace echelon::store {

// What several lists of handed tables share.

/// Training of those whose records go along, from rows and from packed histories.
inline constexpr std::string_view handed_training =
    "FROM (SELECT person, ended_on, course, number, hours, started_on, category, mode, provider, attendance, "
    "certificate FROM training WHERE person IN (SELECT id FROM temp.handed_person WHERE whole = 1) UNION ALL "
    "SELECT person, json_extract(value, '$[0]'), course.text, json_extract(value, '$[2]'), "
    "CAST(round(json_extract(value, '$[3]') * 1000000) AS INTEGER), json_extract(value, '$[4]'), "
    "category.text, mode.text, provider.text, json_extract(value, '$[8]'), "
    "coalesce(json_extract(value, '$[9]'), '') FROM training_history JOIN json_each(records) "
    "JOIN training_text AS course ON course.number = json_extract(value, '$[1]') "
    "JOIN training_text AS category ON category.number = json_extract(value, '$[5]') "
    "JOIN training_text AS mode ON mode.number = json_extract(value, '$[6]') "
    "JOIN training_text AS provider ON provider.number = json_extract(value, '$[7]') "
    "WHERE person IN (SELECT id FROM temp.handed_person WHERE whole = 1)) AS record";

/// Sessions that one can still ask for, and those in which a principal's people are.
inline constexpr std::string_view handed_sessions =
    "FROM session WHERE state IN ('planned', 'published') OR EXISTS (SELECT 1 FROM enrolment "
    "WHERE enrolment.session = session.id AND enrolment.person IN (SELECT id FROM temp.handed_person "
    "WHERE whole = 1))";

/// Whose office it is: the one row of every office handed out.
inline const HandedTable handed_role_table{"office_role",
                                           1,
                                           {{"one", "1"},
                                            {"role", "role"},
                                            {"subject", "subject"},
                                            {"program", "program"},
                                            {"copy", "copy"},
                                            {"origin", "origin"},
                                            {"head", "head"},
                                            {"head_hash", "head_hash"},
                                            {"handed_at", "handed_at"}},
                                           "FROM temp.handed_role",
                                           {}};

}  // namespace echelon::store
