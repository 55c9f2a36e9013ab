#include "echelon/exchange/roster.hpp"

#include <unordered_map>

#include "echelon/base/identity.hpp"
#include "echelon/base/text.hpp"
#include "echelon/exchange/import_walk.hpp"
#include "echelon/exchange/written_words.hpp"

namespace echelon {
namespace {

/// In the order of `import_columns(ImportKind::roster)`.
enum RosterColumn : std::size_t {
  id,
  name,
  school,
  national_id,
  gender,
  birth_date,
  hired_on,
  stage,
  subject,
  degree,
  title,
  title_on,
  post_grade,
  role,
  role_on,
  town,
  area,
  political,
  phone
};

using RowsById = std::unordered_map<std::string, long>;

const Words compare{"对照证件和档案核对", "compare it with the card and the personnel file"};

void read_person_id(ImportWalk& walk, RosterRow& row, RowsById& seen) {
  row.id = walk.id(id);
  walk.name_person(row.id);
  if (row.id.empty()) return;
  const auto [at, is_new] = seen.try_emplace(row.id, row.row);
  if (is_new) return;
  const std::string first = std::to_string(at->second);
  walk.problem(id, {"工号与第 " + first + " 行重复", "the id is already that of row " + first},
               {"删去重复的行，或改正工号", "delete the repeated row or correct the id"});
}

/// The identity number and what follows from it; the sheet's gender and birth date must agree.
void read_who(ImportWalk& walk, RosterRow& row) {
  const auto said_gender = walk.choice<Gender>(gender);
  const auto said_birth = walk.date(birth_date);
  row.gender = said_gender.value_or(Gender::unknown);
  if (said_birth) row.birth_date = said_birth->date;
  if (!walk.given(national_id)) return;
  const SheetCell cell = walk.cell(national_id);
  const IdentityReading reading =
      read_identity(walk.private_text(national_id), cell.kind == CellKind::number);
  if (!reading.number) {
    walk.problem(national_id, reason(reading.fault), remedy(reading.fault));
    return;
  }
  const IdentityNumber& number = *reading.number;
  row.national_id = number.text;
  const Gender real_gender = number.male ? Gender::male : Gender::female;
  if (said_gender && *said_gender != real_gender) {
    walk.problem(gender, {"性别与身份证号不符", "the gender contradicts the identity number"}, compare);
  }
  row.gender = real_gender;
  const WrittenDate real_birth{number.birth_date, true};
  if (said_birth && (is_before(*said_birth, real_birth) || is_before(real_birth, *said_birth))) {
    walk.problem(birth_date, {"出生日期与身份证号不符", "the birth date contradicts the identity number"},
                 compare);
  } else if (said_birth && !said_birth->day_given) {
    walk.month_completed(birth_date);
  }
  if (!said_birth && walk.given(birth_date)) return;
  if (!said_birth || !said_birth->day_given) row.birth_date = number.birth_date;
}

void check_hiring(ImportWalk& walk, const RosterRow& row, const std::optional<WrittenDate>& hired) {
  if (row.birth_date.known() && row.birth_date < *Date::of(1900, 1, 1)) {
    walk.problem(birth_date, {"出生日期早于 1900 年", "the birth date lies before 1900"}, compare);
  }
  if (!hired || !row.birth_date.known()) return;
  if (is_before(*hired, {row.birth_date, true})) {
    walk.problem(hired_on, {"参加工作时间早于出生日期", "hired before being born"}, compare);
  } else if (is_before(*hired, {row.birth_date.plus_years(16), true})) {
    walk.problem(hired_on, {"参加工作时未满 16 周岁", "hired before the age of 16"}, compare);
  }
}

void read_career(ImportWalk& walk, RosterRow& row) {
  const auto hired = walk.date(hired_on);
  if (hired) row.hired_on = hired->date;
  check_hiring(walk, row, hired);
  row.title = walk.choice<Title>(title);
  for (const auto& [column, to] : {std::pair{title_on, &row.title_on}, {role_on, &row.role_on}}) {
    const auto date = walk.date(column);
    if (!date) continue;
    *to = date->date;
    if (row.birth_date.known() && is_before(*date, {row.birth_date, true}))
      walk.problem(column, {"早于出生日期", "it lies before the birth date"}, compare);
  }
  if (walk.given(post_grade)) {
    const auto grade = read_post_grade(walk.text(post_grade));
    row.post_grade = grade.value_or(0);
    if (!grade) {
      walk.problem(post_grade, {"岗位等级应为一级至十三级", "the post grade must be one of 1 to 13"},
                   {"填写 1 至 13，如“专业技术七级”或 7", "give a number from 1 to 13"});
    } else if (*grade == 0) {
      walk.count_note({"有 # 人在管理或工勤岗位，等级未读入",
                       "# people hold administrative or workers' posts, whose grades were left out"});
    }
  }
}

void read_role(ImportWalk& walk, RosterRow& row) {
  const std::string said = walk.text(role);
  if (said.empty()) return;
  row.role = read_roles(said);
  if (row.role) return;
  row.extra.emplace_back("职务", said);
  walk.count_note(
      {"有 # 处职务不在清单内，原文另行保存", "# roles are on no list: kept aside as they were written"});
}

RosterRow read_row(ImportWalk& walk, RowsById& seen) {
  RosterRow row;
  row.row = walk.row();
  walk.require_all();
  read_person_id(walk, row, seen);
  row.name = clean_name(walk.text(name, 50));
  row.school = walk.text(school);
  row.extra = walk.extra();
  read_who(walk, row);
  read_career(walk, row);
  read_role(walk, row);
  row.stage = walk.choice<Stage>(stage).value_or(Stage::unknown);
  row.subject = canonical_subject(walk.text(subject, 50));
  row.degree = walk.choice<Degree>(degree).value_or(Degree::unknown);
  row.area = walk.choice<Area>(area).value_or(Area::unknown);
  row.town = walk.text(town);
  row.political = walk.text(political);
  row.phone = walk.text(phone);
  return row;
}

}  // namespace

ImportedRows<RosterRow> read_roster(const Sheet& sheet, const ColumnMap& map, const Progress& progress) {
  ImportWalk walk(sheet, ImportKind::roster, map, progress);
  RowsById seen;
  ImportedRows<RosterRow> imported;
  while (walk.next()) {
    RosterRow row = read_row(walk, seen);
    if (walk.accept()) imported.rows.push_back(std::move(row));
  }
  imported.report = walk.finish();
  return imported;
}

ImportedRows<RosterRow> read_roster(const std::filesystem::path& file, const ImportOptions& options,
                                    const Progress& progress) {
  return read_roster(sheet_for_import(file, ImportKind::roster, options, progress), options.map, progress);
}

}  // namespace echelon
