#include "echelon/office/features.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <tuple>
#include <type_traits>

namespace echelon {
namespace {

std::string core_feature(const Snapshot& snapshot, PersonIndex person, const std::string& feature,
                         bool& known) {
  const People& people = snapshot.people;
  const auto p = static_cast<std::size_t>(person);
  known = true;
  const School* school = snapshot.school_of(person);
  if (feature == "subject") return snapshot.text(people.subject[p]);
  if (feature == "stage") return std::string(code(people.stage[p]));
  if (feature == "gender") return std::string(code(people.gender[p]));
  if (feature == "title") return std::string(code(people.title[p]));
  if (feature == "degree") return std::string(code(people.degree[p]));
  if (feature == "school") return school == nullptr ? "" : school->id;
  if (feature == "town") return school == nullptr ? "" : school->town;
  if (feature == "area") return school == nullptr ? "" : std::string(code(school->area));
  known = false;
  return {};
}

/// A key by which the smaller stands first.
using TieKey = std::function<std::int64_t(PersonIndex)>;

/// Unknown dates stand behind all known ones.
std::int64_t early_first(Date date) {
  return date.known() ? date.days() : std::numeric_limits<std::int64_t>::max();
}

TieKey tie_key(const Snapshot& snapshot, const std::string& step) {
  const People& people = snapshot.people;
  if (step == "hours") {
    const Date since = snapshot.as_of.plus_years(-5);
    return [&snapshot, since](PersonIndex person) {
      Decimal hours;
      for (const Training& training : snapshot.training.of(person)) {
        if (training.ended_on > since) hours += training.hours;
      }
      return -hours.millionths();
    };
  }
  if (step == "years_of_service") {
    return [&people](PersonIndex person) {
      return early_first(people.hired_on[static_cast<std::size_t>(person)]);
    };
  }
  if (step == "years_in_title") {
    return [&people](PersonIndex person) {
      return early_first(people.title_on[static_cast<std::size_t>(person)]);
    };
  }
  if (step == "age") {
    return [&people](PersonIndex person) {
      return early_first(people.birth_date[static_cast<std::size_t>(person)]);
    };
  }
  if (step == "title") {
    return [&people](PersonIndex person) {
      return -static_cast<std::int64_t>(people.title[static_cast<std::size_t>(person)]);
    };
  }
  if (step == "degree") {
    return [&people](PersonIndex person) {
      return -static_cast<std::int64_t>(people.degree[static_cast<std::size_t>(person)]);
    };
  }
  throw Error(
      Fault::request, {"不认识同分排序规则“" + step + "”", "unknown step of the tie ladder '" + step + "'"},
      {"在 program.toml 的 tie_ladder 中改用 hours、years_of_service、years_in_title、title、degree、age",
       "use hours, years_of_service, years_in_title, title, degree or age in the tie_ladder of "
       "program.toml"});
}

}  // namespace

std::string feature_of(const Snapshot& snapshot, const PluginHost& host, PersonIndex person,
                       const std::string& feature) {
  bool known = false;
  std::string value = core_feature(snapshot, person, feature, known);
  if (known) return value;
  if (const auto* contributed = host.feature(feature)) return (*contributed)(snapshot, person);
  throw Error(
      Fault::request,
      {"名额约束引用了未知特征“" + feature + "”", "a quota names the unknown feature '" + feature + "'"},
      {"改用 subject、stage、school、town、area、gender、title、degree,或安装提供该特征的插件",
       "use subject, stage, school, town, area, gender, title or degree, or install the plugin that "
       "contributes it"});
}

Words group_words(const Snapshot& snapshot, const std::string& feature, const std::string& value) {
  if (feature == "subject") return subject_words(value);
  if (feature == "school") {
    const SchoolIndex school = snapshot.find_school(value);
    if (school != nobody) {
      const std::string& name = snapshot.schools[static_cast<std::size_t>(school)].name;
      return {name, name};
    }
  }
  const auto listed = [&]<class E>(std::type_identity<E>) -> Words {
    const auto found = read<E>(value);
    return found ? words(*found) : Words{value, value};
  };
  if (feature == "stage") return listed(std::type_identity<Stage>());
  if (feature == "area") return listed(std::type_identity<Area>());
  if (feature == "gender") return listed(std::type_identity<Gender>());
  if (feature == "title") return listed(std::type_identity<Title>());
  if (feature == "degree") return listed(std::type_identity<Degree>());
  return {value, value};
}

void sort_by_tie_ladder(const Snapshot& snapshot, const std::vector<std::string>& ladder,
                        std::vector<PersonIndex>& people) {
  struct Keyed {
    std::vector<std::int64_t> keys;
    PersonIndex person;
    // Not <=>: g++ 12 leaves the one of std::vector<long> undefined in a shared library.
    bool operator<(const Keyed& other) const {
      return std::tie(keys, person) < std::tie(other.keys, other.person);
    }
  };
  std::vector<TieKey> steps;
  for (const std::string& step : ladder) {
    if (step != "id") steps.push_back(tie_key(snapshot, step));
  }
  std::vector<Keyed> keyed;
  for (const PersonIndex person : people) {
    Keyed one{{}, person};
    for (const TieKey& step : steps) one.keys.push_back(step(person));
    keyed.push_back(std::move(one));
  }
  // People stand in bytewise order of ids, so the index is the id's place.
  std::sort(keyed.begin(), keyed.end());
  std::ranges::transform(keyed, people.begin(), &Keyed::person);
}

}  // namespace echelon
