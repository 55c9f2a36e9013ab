#include "echelon/office/roster_merge.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "echelon/base/spoken.hpp"
#include "echelon/office/roster_schools.hpp"
#include "echelon/store/load_records.hpp"

namespace echelon {
namespace {

/// The rows of one kind, by person.
template <class Record>
class ByPerson {
 public:
  explicit ByPerson(std::vector<Record> records) {
    for (Record& record : records) rows_[record.person].push_back(std::move(record));
  }
  [[nodiscard]] const std::vector<Record>& of(const std::string& person) const {
    static const std::vector<Record> none;
    const auto found = rows_.find(person);
    return found == rows_.end() ? none : found->second;
  }

 private:
  std::unordered_map<std::string, std::vector<Record>> rows_;
};

std::string merged_extra(const std::string& held, const ExtraCells& cells) {
  if (cells.empty()) return held;
  // nlohmann::json keeps names sorted: the same cells, the same text.
  auto extra = nlohmann::json::parse(held.empty() ? "{}" : held, nullptr, false);
  if (!extra.is_object()) extra = nlohmann::json::object();
  for (const auto& [title, text] : cells) extra[title] = text;
  return extra.dump();
}

class RosterMerge {
 public:
  RosterMerge(const Store& store, Date as_of, const RefuseRow& refuse)
      : as_of_(as_of),
        refuse_(refuse),
        schools_(load_records<SchoolRecord>(store)),
        names_(schools_),
        postings_(load_records<PostingRecord>(store)),
        titles_(load_records<TitleRecord>(store)),
        grades_(load_records<PostGradeRecord>(store)) {
    for (PersonRecord& person : load_records<PersonRecord>(store)) {
      if (!person.national_id.empty()) owners_[person.national_id].insert(person.id);
      people_.emplace(person.id, std::move(person));
    }
  }

  Batch merge(const std::vector<RosterRow>& rows, std::vector<Words>& notes) {
    for (const RosterRow& row : rows) {
      if (!row.national_id.empty()) owners_[row.national_id].insert(row.id);
    }
    std::vector<RosterRow> good;
    for (const RosterRow& row : rows) {
      if (accepts(row)) good.push_back(row);
    }
    batch_.schools = schools_of(good, schools_, names_);
    for (const RosterRow& row : good) {
      add_person(row);
      add_posting(row);
      add_title(row);
      add_grade(row);
    }
    tell(notes);
    return std::move(batch_);
  }

 private:
  bool accepts(const RosterRow& row) const {
    if (names_.ambiguous(row.school)) {
      refuse_(row.row, row.id, "school", {"有几所学校叫这个名称", "several schools have this name"},
              {"改填学校编号", "write the school's id instead"});
      return false;
    }
    if (row.national_id.empty()) return true;
    for (const std::string& other : owners_.at(row.national_id)) {
      if (other == row.id) continue;
      refuse_(row.row, row.id, "national_id",
              {"身份证号与 " + other + " 的相同", "the identity number is also that of " + other},
              {"核对是否同一人，工号应一致；否则更正身份证号",
               "if they are one person, use one id; otherwise correct the number"});
      return false;
    }
    return true;
  }

  void add_person(const RosterRow& row) {
    const auto held = people_.find(row.id);
    PersonRecord person = held == people_.end() ? PersonRecord{} : held->second;
    person.id = row.id;
    person.name = row.name;
    if (!row.national_id.empty()) person.national_id = row.national_id;
    if (row.gender != Gender::unknown) person.gender = row.gender;
    if (row.birth_date.known()) person.birth_date = row.birth_date;
    if (row.hired_on.known()) person.hired_on = row.hired_on;
    if (row.degree != Degree::unknown) person.degree = row.degree;
    if (!row.political.empty()) person.political = row.political;
    if (!row.phone.empty()) person.phone = row.phone;
    person.extra = merged_extra(person.extra, row.extra);
    if (person.left_on.known() && person.left_on <= as_of_) {
      person.left_on = Date();
      ++returned_;
    }
    batch_.people.push_back(std::move(person));
  }

  void add_posting(const RosterRow& row) {
    const std::string found = names_.find(row.school);
    const std::string school = found.empty() ? row.school : found;
    std::vector<PostingRecord> open;
    for (const PostingRecord& posting : postings_.of(row.id)) {
      if (!posting.to.known() || posting.to >= as_of_) open.push_back(posting);
    }
    const auto same = std::ranges::find_if(open, [&](const PostingRecord& posting) {
      return posting.school == school && (!row.role || posting.role == *row.role);
    });
    if (same != open.end()) {
      PostingRecord posting = *same;
      if (row.stage != Stage::unknown) posting.stage = row.stage;
      if (!row.subject.empty()) posting.subject = row.subject;
      batch_.postings.push_back(std::move(posting));
      return;
    }
    PostingRecord next{row.id,    school,      row.role.value_or(Role::teacher),
                       row.stage, row.subject, row.role_on.known() ? row.role_on : row.hired_on,
                       Date()};
    if (!open.empty()) {
      const PostingRecord& last = *std::ranges::max_element(open, {}, &PostingRecord::from);
      next.from = row.role_on > last.from ? row.role_on : std::max(as_of_, last.from.plus_days(1));
      if (last.school == school) {
        if (next.stage == Stage::unknown) next.stage = last.stage;
        if (next.subject.empty()) next.subject = last.subject;
      }
      for (PostingRecord& posting : open) {
        posting.to = std::max(posting.from, next.from.plus_days(-1));
        batch_.postings.push_back(std::move(posting));
      }
      ++moved_;
    }
    batch_.postings.push_back(std::move(next));
  }

  void add_title(const RosterRow& row) {
    if (!row.title || *row.title == Title::none) return;
    TitleRecord title{row.id, *row.title, row.title_on};
    const auto& held = titles_.of(row.id);
    const auto same = std::ranges::find(held, title.title, &TitleRecord::title);
    if (same != held.end() && !title.since.known()) title.since = same->since;
    batch_.titles.push_back(std::move(title));
  }

  void add_grade(const RosterRow& row) {
    if (row.post_grade == 0) return;
    const auto& held = grades_.of(row.id);
    if (std::ranges::find(held, row.post_grade, &PostGradeRecord::grade) != held.end()) return;
    // A change of grade holds from now on; a first one from nobody knows when.
    batch_.post_grades.push_back({row.id, row.post_grade, held.empty() ? Date() : as_of_});
  }

  void tell(std::vector<Words>& notes) const {
    std::string fresh;
    std::size_t count = 0;
    for (const SchoolRecord& school : batch_.schools) {
      if (!names_.find(school.id).empty()) continue;
      if (++count <= 10) fresh += (count > 1 ? "、" : "") + school.name;
    }
    const std::string more = count > 10 ? " …" : "";
    if (count > 0) {
      notes.push_back({"将新建 " + std::to_string(count) + " 所学校：" + fresh + more,
                       std::to_string(count) + " " + noun_for(static_cast<std::int64_t>(count), "school") +
                           " will be new: " + fresh + more});
    }
    if (moved_ > 0) {
      notes.push_back(
          {"有 " + std::to_string(moved_) + " 人的学校或职务变了：原任职到前一日为止，另立一条新任职",
           counted(static_cast<std::int64_t>(moved_), "人", "person", "people").en +
               " changed school or role: the posting they had ends, a new one begins"});
    }
    if (returned_ > 0) {
      notes.push_back({"有 " + std::to_string(returned_) + " 人曾经离职，将重新在职",
                       counted(static_cast<std::int64_t>(returned_), "人", "person", "people").en +
                           " had left and will be in service again"});
    }
  }

  Date as_of_;
  const RefuseRow& refuse_;
  std::vector<SchoolRecord> schools_;
  SchoolNames names_;
  ByPerson<PostingRecord> postings_;
  ByPerson<TitleRecord> titles_;
  ByPerson<PostGradeRecord> grades_;
  std::unordered_map<std::string, PersonRecord> people_;
  std::unordered_map<std::string, std::set<std::string>> owners_;  ///< of each identity number
  Batch batch_;
  long moved_ = 0;
  long returned_ = 0;
};

}  // namespace

Batch merge_roster(const Store& store, Date as_of, const std::vector<RosterRow>& rows,
                   const RefuseRow& refuse, std::vector<Words>& notes) {
  return RosterMerge(store, as_of, refuse).merge(rows, notes);
}

}  // namespace echelon
