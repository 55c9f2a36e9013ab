// What a reviewer holds: candidates without names, schools and histories, the own scores.

#include "echelon/store/handed_parts.hpp"

namespace echelon::store {
namespace {

constexpr const char* blind = "the review is blind";
constexpr const char* unasked = "no criterion that reviewers score asks for it";
constexpr const char* hr_only = "HR's own";

/// Made up, so that nominations have a school: the same for all.
constexpr const char* no_school = "'-'";

}  // namespace

const std::vector<HandedTable>& reviewer_tables() {
  static const std::vector<HandedTable> tables{
      {"school",
       1,
       {{"id", no_school}, {"name", "''"}, {"kind", "'unknown'"}, {"town", "''"}, {"area", "'unknown'"}},
       "FROM temp.handed_role",
       {}},
      {"person",
       1,
       {{"id", "alias"},
        {"name", "''"},
        {"national_id", "''"},
        {"gender", "'unknown'"},
        {"birth_date", "0"},
        {"hired_on", "0"},
        {"left_on", "0"},
        {"degree", "'unknown'"},
        {"political", "''"},
        {"phone", "''"},
        {"extra", "''"}},
       "FROM temp.handed_person",
       {}},
      {"posting",
       4,
       {{"person", "alias"},
        {"from_on", "0"},
        {"school", no_school},
        {"role", "'teacher'"},
        {"stage", "stage"},
        {"subject", "subject"},
        {"to_on", "0"}},
       "FROM temp.handed_person",
       {}},
      {"title_held", 0, {}, {}, unasked},
      {"post_grade_held", 0, {}, {}, unasked},
      {"tier_held", 0, {}, {}, unasked},
      {"training", 0, {}, {}, unasked},
      {"mentorship", 0, {}, {}, blind},
      {"award", 0, {}, {}, "winners are published: an award names its winner"},
      {"assessment", 0, {}, {}, unasked},
      {"call",
       1,
       {{"number", "number"},
        {"program", "program"},
        {"title", "title"},
        {"state", "state"},
        {"opened_on", "opened_on"},
        {"closes_on", "closes_on"},
        {"seats", "seats"},
        {"publicity_from", "0"},
        {"publicity_to", "0"},
        {"decided_on", "0"},
        {"run", "0"}},
       "FROM call WHERE number IN (SELECT number FROM temp.handed_call)",
       {}},
      {"nomination",
       2,
       {{"call", "handed.call"},
        {"person", "alias"},
        {"school", no_school},
        {"rank", "0"},
        {"statement", "handed.statement"},
        {"nominated_on", "0"}},
       "FROM temp.handed_candidate AS handed JOIN temp.handed_person AS one ON one.id = handed.person",
       {}},
      {"reviewer",
       2,
       {{"call", "call"}, {"id", "id"}, {"name", "name"}, {"school", "''"}, {"person", "''"}},
       "FROM reviewer WHERE call IN (SELECT number FROM temp.handed_call) "
       "AND id = (SELECT subject FROM temp.handed_role)",
       {}},
      {"review",
       4,
       {{"call", "review.call"},
        {"person", "alias"},
        {"criterion", "criterion"},
        {"reviewer", "reviewer"},
        {"score", "score"}},
       "FROM review JOIN temp.handed_candidate AS handed ON handed.call = review.call AND handed.person = "
       "review.person JOIN temp.handed_person AS one ON one.id = review.person "
       "WHERE reviewer = (SELECT subject FROM temp.handed_role)",
       {}},
      {"run", 0, {}, {}, "a run's bundle names everyone"},
      {"decision", 0, {}, {}, hr_only},
      {"objection", 0, {}, {}, hr_only},
      {"adjustment", 0, {}, {}, hr_only},
      {"setting", 1, {{"key", "key"}, {"value", "value"}}, "FROM setting WHERE key = 'as_of'", {}},
      {"waiver", 0, {}, {}, unasked},
      {"hour_rule", 0, {}, {}, unasked},
      {"course", 0, {}, {}, unasked},
      {"course_before", 0, {}, {}, unasked},
      {"session", 0, {}, {}, unasked},
      {"meeting", 0, {}, {}, unasked},
      {"enrolment", 0, {}, {}, unasked},
      {"attendance", 0, {}, {}, unasked},
      {"feedback", 0, {}, {}, unasked},
      {"training_text", 0, {}, {}, unasked},
      {"training_history", 0, {}, {}, unasked},
      {"training_import", 0, {}, {}, hr_only},
      {"tier_review", 0, {}, {}, unasked},
      {"mentor_wish", 0, {}, {}, blind},
      {"mentor_pair", 0, {}, {}, blind},
      {"mentor_milestone", 0, {}, {}, blind},
      handed_role_table,
      {"office_key", 0, {}, {}, hr_only},
      {"office_copy", 0, {}, {}, hr_only},
      {"office_arrival", 0, {}, {}, hr_only},
  };
  return tables;
}

}  // namespace echelon::store
