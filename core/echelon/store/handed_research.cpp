// What research holds: everyone under pseudonyms, days made coarse, what is said of few left out.

#include "echelon/store/handed_parts.hpp"

namespace echelon::store {
namespace {

constexpr const char* hr_only = "HR's own";
constexpr const char* recognisable = "few people, and who they were is published";
constexpr const char* health = "may tell of someone's health";

// Days: histories to the month, what happens rarely (awards, titles, hiring) to the year.
std::string month(const std::string& column) {
  return "CASE " + column + " WHEN 0 THEN 0 ELSE " + column + " / 100 * 100 + 1 END";
}
std::string year(const std::string& column) {
  return "CASE " + column + " WHEN 0 THEN 0 ELSE " + column + " / 10000 * 10000 + 101 END";
}

/// The rows of a table with a column `person`, joined with what is known of them as `one`.
std::string of_one(const std::string& table) {
  return "FROM " + table + " JOIN temp.handed_person AS one ON one.id = " + table + ".person";
}
/// Those of a table of mentors and mentees, as `one` and `two`.
std::string of_two(const std::string& table) {
  return "FROM " + table + " JOIN temp.handed_person AS one ON one.id = " + table +
         ".mentor JOIN temp.handed_person AS two ON two.id = " + table + ".mentee";
}

std::string subject_if_kept(const std::string& table, const std::string& who) {
  return "CASE " + who + ".keep_subject WHEN 1 THEN " + table + ".subject ELSE '' END";
}

}  // namespace

const std::vector<HandedTable>& research_tables() {
  static const std::vector<HandedTable> tables{
      {"school",
       1,
       {{"id", "handed.alias"},
        {"name", "handed.alias"},
        {"kind", "handed.kind"},
        {"town", "''"},
        {"area", "handed.area"}},
       "FROM temp.handed_school AS handed",
       {}},
      {"person",
       1,
       {{"id", "one.alias"},
        {"name", "one.alias"},  // so that pictures and lists say of whom they speak
        {"national_id", "''"},
        {"gender", "one.gender"},
        {"birth_date", "one.birth_date"},
        {"hired_on", year("person.hired_on")},
        {"left_on", month("person.left_on")},
        {"degree", "person.degree"},
        {"political", "''"},
        {"phone", "''"},
        {"extra", "''"}},
       "FROM person JOIN temp.handed_person AS one ON one.id = person.id",
       {}},
      {"posting",
       4,
       {{"person", "one.alias"},
        {"from_on", month("posting.from_on")},
        {"school", "place.alias"},
        {"role", "posting.role"},
        {"stage", "CASE one.keep_stage WHEN 1 THEN posting.stage ELSE 'unknown' END"},
        {"subject", subject_if_kept("posting", "one")},
        {"to_on", month("posting.to_on")}},
       of_one("posting") + " JOIN temp.handed_school AS place ON place.id = posting.school",
       {}},
      {"title_held",
       2,
       {{"person", "one.alias"}, {"title", "title"}, {"since", year("since")}},
       of_one("title_held"),
       {}},
      {"post_grade_held",
       2,
       {{"person", "one.alias"}, {"grade", "grade"}, {"since", year("since")}},
       of_one("post_grade_held"),
       {}},
      {"tier_held",
       4,
       {{"person", "one.alias"},
        {"ladder", "ladder"},
        {"tier", "tier"},
        {"since", month("since")},
        {"until", month("until")}},
       of_one("tier_held"),
       {}},
      {"training",
       4,
       {{"person", "one.alias"},
        {"ended_on", month("ended_on")},
        {"course", "course"},
        {"number",
         "row_number() OVER (PARTITION BY person, ended_on / 100, course ORDER BY ended_on, number)"},
        {"hours", "hours"},
        {"started_on", month("started_on")},
        {"category", "category"},
        {"mode", "mode"},
        {"provider", "''"},
        {"attendance", "attendance"},
        {"certificate", "''"}},
       std::string(handed_training) + " JOIN temp.handed_person AS one ON one.id = record.person",
       {}},
      {"mentorship",
       3,
       {{"mentor", "one.alias"},
        {"mentee", "two.alias"},
        {"started_on", month("started_on")},
        {"ended_on", month("ended_on")},
        {"subject", subject_if_kept("mentorship", "two")},
        {"outcome", "outcome"}},
       of_two("mentorship"),
       {}},
      // Winners' names are published with the award's: level, grade and year remain.
      {"award",
       4,
       {{"person", "one.alias"},
        {"awarded_on", year("awarded_on")},
        {"award", "''"},
        {"number",
         "row_number() OVER (PARTITION BY award.person, awarded_on / 10000 ORDER BY level, grade, role)"},
        {"level", "level"},
        {"grade", "grade"},
        {"role", "role"},
        {"subject", subject_if_kept("award", "one")},
        {"pupils", "0"}},
       of_one("award"),
       {}},
      {"assessment",
       3,
       {{"person", "one.alias"}, {"year", "year"}, {"kind", "kind"}, {"result", "result"}},
       of_one("assessment") + " WHERE kind <> 'ethics'",
       {}},
      {"call", 0, {}, {}, recognisable},
      {"nomination", 0, {}, {}, recognisable},
      {"reviewer", 0, {}, {}, recognisable},
      {"review", 0, {}, {}, recognisable},
      {"run", 0, {}, {}, recognisable},
      {"decision", 0, {}, {}, recognisable},
      {"objection", 0, {}, {}, recognisable},
      {"adjustment", 0, {}, {}, hr_only},
      {"setting", 1, {{"key", "key"}, {"value", "value"}}, "FROM setting WHERE key = 'as_of'", {}},
      {"waiver", 0, {}, {}, health},
      {"hour_rule", 1, {{"id", "id"}, {"toml", "toml"}}, "FROM hour_rule", {}},
      {"course",
       1,
       {{"id", "id"},
        {"name", "name"},
        {"tier", "tier"},
        {"category", "category"},
        {"subject", "subject"},
        {"stage", "stage"},
        {"mode", "mode"},
        {"hours", "hours"},
        {"provider", "''"}},
       "FROM course",
       {}},
      {"course_before", 2, {{"course", "course"}, {"earlier", "earlier"}}, "FROM course_before", {}},
      {"session", 0, {}, {}, "when and where someone went is known to those who were there"},
      {"meeting", 0, {}, {}, "when and where someone went is known to those who were there"},
      {"enrolment", 0, {}, {}, "when and where someone went is known to those who were there"},
      {"attendance", 0, {}, {}, "when and where someone went is known to those who were there"},
      {"feedback", 0, {}, {}, "free text"},
      {"training_text", 0, {}, {}, "all training is in `training`"},
      {"training_history", 0, {}, {}, "all training is in `training`"},
      {"training_import", 0, {}, {}, hr_only},
      {"tier_review",
       5,
       {{"person", "one.alias"},
        {"ladder", "ladder"},
        {"tier", "tier"},
        {"since", month("since")},
        {"term_to", month("term_to")},
        {"reviewed_on", month("reviewed_on")},
        {"result", "result"},
        {"until", month("until")},
        {"note", "''"}},
       of_one("tier_review"),
       {}},
      {"mentor_wish", 0, {}, {}, "whom one would not have is said to the bureau alone"},
      {"mentor_pair", 0, {}, {}, "signed pairs are in `mentorship`"},
      {"mentor_milestone",
       4,
       {{"mentor", "one.alias"},
        {"mentee", "two.alias"},
        {"started_on", month("started_on")},
        {"step", "step"},
        {"on_day", month("on_day")},
        {"result", "result"},
        {"note", "''"}},
       of_two("mentor_milestone"),
       {}},
      handed_role_table,
      {"office_key", 0, {}, {}, hr_only},
      {"office_copy", 0, {}, {}, hr_only},
      {"office_arrival", 0, {}, {}, hr_only},
  };
  return tables;
}

}  // namespace echelon::store
