#include "roster_sheet.hpp"

#include <xlsxwriter.h>

#include <array>
#include <map>
#include <string>

#include "echelon/office/demo/district.hpp"

namespace bench {
namespace {

using namespace echelon;

struct Standing {
  const PostingRecord* posting = nullptr;
  const TitleRecord* title = nullptr;
};

}  // namespace

void write_roster(const std::filesystem::path& file, int rows) {
  demo::DistrictSpec spec;
  spec.teachers = rows + rows / 5 + 50;
  spec.as_of = *Date::from_iso("2026-03-01");
  const Batch batch = demo::make_district(spec);
  std::map<std::string, Standing> standing;
  std::map<std::string, std::string> school_names;
  for (const SchoolRecord& school : batch.schools) school_names[school.id] = school.name;
  for (const PostingRecord& posting : batch.postings) {
    const PostingRecord*& last = standing[posting.person].posting;
    if (last == nullptr || last->from < posting.from) last = &posting;
  }
  for (const TitleRecord& title : batch.titles) {
    const TitleRecord*& highest = standing[title.person].title;
    if (highest == nullptr || highest->title < title.title) highest = &title;
  }
  constexpr std::array heads{"工号",         "姓名", "学校",     "身份证号", "性别", "出生日期",
                             "参加工作时间", "学段", "任教学科", "学历",     "职称", "职称取得时间"};
  lxw_workbook* book = workbook_new(file.c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, "花名册");
  for (std::size_t i = 0; i < heads.size(); ++i)
    worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), heads[i], nullptr);
  int row = 0;
  for (const PersonRecord& person : batch.people) {
    if (row == rows) break;
    const Standing& now = standing[person.id];
    if (person.left_on.known() || now.posting == nullptr) continue;
    const std::array cells{person.id,
                           person.name,
                           school_names[now.posting->school],
                           person.national_id,
                           words(person.gender).zh,
                           person.birth_date.iso(),
                           person.hired_on.iso(),
                           words(now.posting->stage).zh,
                           now.posting->subject,
                           words(person.degree).zh,
                           now.title == nullptr ? std::string() : words(now.title->title).zh,
                           now.title == nullptr ? std::string() : now.title->since.iso()};
    ++row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i), cells[i].c_str(),
                             nullptr);
    }
  }
  workbook_close(book);
}

}  // namespace bench
