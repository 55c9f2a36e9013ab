#include "echelon/office/demo/chronicle.hpp"

#include <algorithm>
#include <array>

#include "echelon/office/demo/names.hpp"
#include "echelon/office/demo/subjects.hpp"

namespace echelon::demo {
namespace {

/// Serial numbers of those born on the same day: odd for men, even for women.
class IdentityNumbers {
 public:
  explicit IdentityNumbers(const World& world) {
    for (const Life& life : world.people) {
      first_day_ = std::min(first_day_, life.birth.days());
      last_day_ = std::max(last_day_, life.birth.days());
    }
    used_.resize(2 * static_cast<std::size_t>(last_day_ - first_day_ + 1));
  }

  std::string next(const Life& life) {
    const bool woman = life.gender == Gender::female;
    const auto key = 2 * static_cast<std::size_t>(life.birth.days() - first_day_) + (woman ? 1U : 0U);
    // 500 serials a day and gender, in steps that spread them; 7 and 500 have no common divisor.
    const int serial = (life.birth.days() * 131 + 7 * used_[key]++) % 500;
    std::string text = "000000";
    for (const char digit : life.birth.iso()) {
      if (digit != '-') text += digit;
    }
    const std::string number = std::to_string(1000 + 2 * ((serial + 500) % 500) + (woman ? 0 : 1));
    text.append(number, 1);
    return text + check_character(text);
  }

 private:
  /// ISO 7064 MOD 11-2, as GB 11643 asks for it.
  static char check_character(const std::string& digits) {
    constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += (digits[i] - '0') * weights.at(i);
    return "10X98765432"[sum % 11];
  }

  std::int32_t first_day_ = 1'000'000;
  std::int32_t last_day_ = -1'000'000;
  std::vector<int> used_;
};

std::string political(Stream& stream, int birth_year, Role role) {
  if (role >= Role::middle_manager && role <= Role::head && stream.chance(800)) return "中共党员";
  if (birth_year >= 1997 && stream.chance(500)) return "共青团员";
  const int kind = stream.below(100);
  return kind < 33 ? "中共党员" : kind < 36 ? "民主党派" : "群众";
}

std::string phone(Stream& stream) {
  const std::string digits = std::to_string(100'000'000 + stream.below(100'000'000));
  return "000-" + digits.substr(1, 4) + "-" + digits.substr(5);
}

void write_person(const Chronicle& chronicle, int person, IdentityNumbers& numbers, Batch& batch) {
  const World& world = chronicle.world();
  const Life& life = world.life(person);
  Stream stream = world.stream(Topic::number, person);
  PersonRecord record;
  record.id = Chronicle::person_id(person);
  record.name = full_name(life.gender, life.birth.year(), world.stream(Topic::name, person));
  record.national_id = numbers.next(life);
  record.gender = life.gender;
  record.birth_date = life.birth;
  record.hired_on = life.hired;
  record.left_on = life.left;
  record.degree = life.degree;
  record.political = political(stream, life.birth.year(), world.stay_of(person).role);
  record.phone = phone(stream);
  for (const Stay& stay : chronicle.stays(person)) {
    batch.postings.push_back({record.id, chronicle.school_of(stay).record.id, stay.role, stay.stage,
                              std::string(subject_name(stay.subject)), stay.from, stay.to});
  }
  for (const Title title : all<Title>()) {
    const Date since = life.title_on[static_cast<std::size_t>(title)];
    if (since.known()) batch.titles.push_back({record.id, title, since});
  }
  batch.people.push_back(std::move(record));
}

template <class Row, class Before>
std::vector<Row> sorted(std::vector<Row> rows, Before before) {
  std::stable_sort(rows.begin(), rows.end(), before);
  return rows;
}

}  // namespace

Chronicle::Chronicle(const World& world)
    : world_(world),
      stays_(sorted(world.stays, [](const Stay& a, const Stay& b) { return a.person < b.person; })),
      starts_(world.people.size() + 1) {
  for (const Stay& stay : stays_) ++starts_[static_cast<std::size_t>(stay.person) + 1];
  for (std::size_t p = 1; p < starts_.size(); ++p) starts_[p] += starts_[p - 1];
}

std::span<const Stay> Chronicle::stays(int person) const {
  const auto p = static_cast<std::size_t>(person);
  return std::span<const Stay>(stays_).subspan(starts_[p], starts_[p + 1] - starts_[p]);
}

const Stay* Chronicle::stay_on(int person, Date day) const {
  for (const Stay& stay : stays(person)) {
    if (stay.from <= day && (!stay.to.known() || day <= stay.to)) return &stay;
  }
  return nullptr;
}

std::string Chronicle::person_id(int person) {
  std::string id = std::to_string(10'000'001 + person);
  id[0] = 'T';
  return id;
}

void write_people(const Chronicle& chronicle, Batch& batch) {
  const World& world = chronicle.world();
  IdentityNumbers numbers(world);
  batch.people.reserve(world.people.size());
  batch.postings.reserve(world.stays.size());
  for (int person = 0; person < world.headcount(); ++person) write_person(chronicle, person, numbers, batch);
  const auto by_person = [](const GradeStep& a, const GradeStep& b) {
    return std::pair(a.person, a.since) < std::pair(b.person, b.since);
  };
  for (const GradeStep& step : sorted(world.grades, by_person)) {
    batch.post_grades.push_back({Chronicle::person_id(step.person), step.grade, step.since});
  }
}

void write_mentorships(const Chronicle& chronicle, Batch& batch) {
  const auto by_mentor = [](const Bond& a, const Bond& b) {
    return std::tuple(a.mentor, a.from, a.mentee) < std::tuple(b.mentor, b.from, b.mentee);
  };
  for (const Bond& bond : sorted(chronicle.world().bonds, by_mentor)) {
    batch.mentorships.push_back({Chronicle::person_id(bond.mentor), Chronicle::person_id(bond.mentee),
                                 bond.from, bond.to, std::string(subject_name(bond.subject)),
                                 std::string(bond.outcome)});
  }
}

}  // namespace echelon::demo
