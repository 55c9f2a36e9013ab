#include "echelon/office/roster_schools.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace echelon {
namespace {

/// How often each value was given.
template <class T>
class Votes {
 public:
  void add(const T& value) { ++counts_[value]; }
  /// The most frequent, of equals the smallest; `otherwise` when there is none.
  [[nodiscard]] T winner(T otherwise) const {
    long most = 0;
    for (const auto& [value, count] : counts_) {
      if (count > most) {
        most = count;
        otherwise = value;
      }
    }
    return otherwise;
  }

 private:
  std::map<T, long> counts_;
};

/// Words in a school's name that say its kind; the first that occurs decides.
constexpr std::array<std::pair<std::string_view, SchoolKind>, 22> kind_words{{
    {"幼儿园", SchoolKind::kindergarten}, {"幼教", SchoolKind::kindergarten},
    {"九年", SchoolKind::nine_year},      {"一贯制", SchoolKind::nine_year},
    {"职业", SchoolKind::vocational},     {"中专", SchoolKind::vocational},
    {"职教", SchoolKind::vocational},     {"技工", SchoolKind::vocational},
    {"技师", SchoolKind::vocational},     {"特殊教育", SchoolKind::special},
    {"特教", SchoolKind::special},        {"启智", SchoolKind::special},
    {"教研", SchoolKind::institute},      {"进修", SchoolKind::institute},
    {"研训", SchoolKind::institute},      {"教科", SchoolKind::institute},
    {"完全中学", SchoolKind::complete},   {"小学", SchoolKind::primary},
    {"高级中学", SchoolKind::senior},     {"高中", SchoolKind::senior},
    {"初级中学", SchoolKind::junior},     {"初中", SchoolKind::junior},
}};

SchoolKind kind_of(const std::string& name, const std::set<Stage>& stages) {
  for (const auto& [word, kind] : kind_words) {
    if (name.find(word) != std::string::npos) return kind;
  }
  const auto taught = [&](Stage stage) { return stages.contains(stage); };
  if (taught(Stage::junior) && taught(Stage::senior)) return SchoolKind::complete;
  if (taught(Stage::junior) && taught(Stage::primary)) return SchoolKind::nine_year;
  if (taught(Stage::senior)) return SchoolKind::senior;
  if (taught(Stage::junior)) return SchoolKind::junior;
  if (taught(Stage::primary)) return SchoolKind::primary;
  if (taught(Stage::kindergarten)) return SchoolKind::kindergarten;
  if (taught(Stage::vocational)) return SchoolKind::vocational;
  return taught(Stage::special) ? SchoolKind::special : SchoolKind::unknown;
}

struct Heard {
  Votes<std::string> town;
  Votes<Area> area;
  std::set<Stage> stages;
};

}  // namespace

SchoolNames::SchoolNames(const std::vector<SchoolRecord>& schools) {
  for (const SchoolRecord& school : schools) ids_[school.name].push_back(school.id);
  // An id means its own school, whatever others are called.
  for (const SchoolRecord& school : schools) ids_[school.id] = {school.id};
}

std::string SchoolNames::find(const std::string& written) const {
  const auto found = ids_.find(written);
  return found == ids_.end() || found->second.size() > 1 ? "" : found->second.front();
}

bool SchoolNames::ambiguous(const std::string& written) const {
  const auto found = ids_.find(written);
  return found != ids_.end() && found->second.size() > 1;
}

std::vector<SchoolRecord> schools_of(const std::vector<RosterRow>& rows,
                                     const std::vector<SchoolRecord>& known, const SchoolNames& names) {
  std::map<std::string, Heard> heard;
  for (const RosterRow& row : rows) {
    const std::string id = names.find(row.school);
    Heard& school = heard[id.empty() ? row.school : id];
    if (!row.town.empty()) school.town.add(row.town);
    if (row.area != Area::unknown) school.area.add(row.area);
    if (row.stage != Stage::unknown) school.stages.insert(row.stage);
  }
  std::vector<SchoolRecord> schools;
  for (const auto& [id, said] : heard) {
    const auto held = std::ranges::find(known, id, &SchoolRecord::id);
    SchoolRecord school =
        held == known.end() ? SchoolRecord{id, id, kind_of(id, said.stages), "", Area::unknown} : *held;
    school.town = said.town.winner(school.town);
    school.area = said.area.winner(school.area);
    schools.push_back(std::move(school));
  }
  return schools;
}

}  // namespace echelon
