#include "echelon/office/demo/round.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "echelon/office/demo/names.hpp"
#include "echelon/office/demo/stream.hpp"

namespace echelon::demo {
namespace {

/// The same number for the same text on every machine (FNV-1a: Fowler, Noll, Vo 1991).
std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 0xCBF29CE484222325U;
  for (const char c : text) number = (number ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return number;
}

/// What stands out about a person's coaching, 0 … 999.
int merit(const Snapshot& snapshot, PersonIndex person) {
  constexpr std::array<int, 7> by_level{0, 4, 10, 25, 70, 170, 300};
  int sum = 30 * static_cast<int>(snapshot.people.title[static_cast<std::size_t>(person)]);
  for (const Award& award : snapshot.awards.of(person)) {
    const int points =
        by_level.at(static_cast<std::size_t>(award.level)) * (2 + static_cast<int>(award.grade)) / 5;
    sum += award.role == AwardRole::coach ? points : points / 4;
  }
  return 999 * sum / (sum + 450);
}

std::string statement(const Snapshot& snapshot, PersonIndex person, bool of_contests) {
  int coached = 0;
  AwardLevel best = AwardLevel::unknown;
  for (const Award& award : snapshot.awards.of(person)) {
    if (award.role != AwardRole::coach) continue;
    ++coached;
    best = std::max(best, award.level);
  }
  const auto p = static_cast<std::size_t>(person);
  const std::string& subject = snapshot.text(snapshot.people.subject[p]);
  const int service = snapshot.people.hired_on[p].whole_years_to(snapshot.as_of);
  std::string text = "该同志从教" + std::to_string(service) + "年，任教" + subject + "。";
  if (!of_contests) {
    const auto mentees = snapshot.mentees.of(person).size();
    text += "课堂教学扎实，在校内起到示范作用。";
    if (mentees > 0) text += "带教青年教师" + std::to_string(mentees) + "人次。";
  } else if (coached > 0) {
    text += "先后" + std::to_string(coached) + "次指导学生在学科竞赛中获奖，最高为" + words(best).zh + "。";
  } else {
    text += "热心学科竞赛辅导，学生基础扎实，有较大培养潜力。";
  }
  return text + "经学校研究，同意推荐。";
}

class Round {
 public:
  Round(const RoundSpec& spec, const Snapshot& snapshot) : spec_(spec), snapshot_(snapshot) {}

  DemoRound make(std::span<const SchoolPool> pools) {
    std::vector<const SchoolPool*> ordered;
    for (const SchoolPool& pool : pools) ordered.push_back(&pool);
    std::sort(ordered.begin(), ordered.end(),
              [](const SchoolPool* a, const SchoolPool* b) { return a->school < b->school; });
    for (const SchoolPool* pool : ordered) nominate(*pool);
    invite();
    std::vector<std::string> people;
    for (const Nomination& nomination : round_.nominations) people.push_back(nomination.person);
    std::sort(people.begin(), people.end());
    for (const std::string& person : people) review(person);
    return std::move(round_);
  }

 private:
  [[nodiscard]] Stream stream(Topic topic, std::string_view about, std::uint64_t salt = 0) const {
    return {spec_.seed, topic, number_of(about), salt};
  }

  void nominate(const SchoolPool& pool) {
    Stream draw = stream(Topic::nomination, pool.school);
    if (draw.chance(110)) return;
    const int used = pool.seats > 1 && draw.chance(180) ? pool.seats - 1 : pool.seats;
    std::vector<std::pair<int, std::string>> fit;
    for (const std::string& person : pool.eligible) {
      const PersonIndex index = snapshot_.find_person(person);
      if (index == nobody || nominated_.contains(person)) continue;
      fit.emplace_back(-merit(snapshot_, index) - stream(Topic::nomination, person).below(200), person);
    }
    std::sort(fit.begin(), fit.end());
    fit.erase(std::unique(fit.begin(), fit.end()), fit.end());
    fit.resize(std::min(fit.size(), static_cast<std::size_t>(std::max(used, 0))));
    int rank = 0;
    for (const auto& [order, person] : fit) {
      const int days = std::max(1, spec_.closes_on.days() - spec_.opened_on.days() + 1);
      nominated_.insert(person);
      round_.nominations.push_back({pool.school, person, ++rank,
                                    statement(snapshot_, snapshot_.find_person(person), spec_.of_contests),
                                    spec_.opened_on.plus_days(draw.below(days))});
    }
  }

  /// A third are mentors of candidates, a third work in the office (researchers first), a third come from
  /// outside.
  void invite() {
    std::vector<PersonIndex> mentors;
    for (const Nomination& nomination : round_.nominations) {
      for (const Mentorship& bond : snapshot_.mentors.of(snapshot_.find_person(nomination.person))) {
        if (may_review(bond.other)) mentors.push_back(bond.other);
      }
    }
    std::vector<PersonIndex> colleagues;
    for (PersonIndex person = 0; person < snapshot_.size(); ++person) {
      if (may_review(person)) colleagues.push_back(person);
    }
    const auto third = static_cast<std::size_t>(std::max(spec_.reviewers, 0)) / 3;
    appoint(mentors, third);
    appoint(colleagues, 2 * third);
    while (static_cast<int>(round_.reviewers.size()) < spec_.reviewers) {
      const std::string id = next_id();
      Stream draw = stream(Topic::reviewer, id);
      const Gender gender = draw.chance(400) ? Gender::female : Gender::male;
      const int born = draw.between(1965, 1984);
      round_.reviewers.push_back({id, full_name(gender, born, draw), {}, {}});
      inside_.push_back(nobody);
    }
  }

  [[nodiscard]] bool may_review(PersonIndex person) const {
    if (person == nobody) return false;
    const auto p = static_cast<std::size_t>(person);
    const People& people = snapshot_.people;
    return people.in_service[p] != 0 && people.title[p] >= Title::senior && people.school[p] != nobody &&
           !nominated_.contains(people.id[p]);
  }

  /// The fittest of the list, until there are so many reviewers.
  void appoint(std::vector<PersonIndex> list, std::size_t until) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    std::vector<std::pair<int, PersonIndex>> fit;
    for (const PersonIndex person : list) {
      const bool researcher = snapshot_.people.role[static_cast<std::size_t>(person)] == Role::researcher;
      const int chance =
          stream(Topic::reviewer, snapshot_.people.id[static_cast<std::size_t>(person)]).below(300);
      fit.emplace_back(-merit(snapshot_, person) - chance - (researcher ? 250 : 0), person);
    }
    std::sort(fit.begin(), fit.end());
    for (const auto& [order, person] : fit) {
      if (round_.reviewers.size() >= until) return;
      if (std::find(inside_.begin(), inside_.end(), person) != inside_.end()) continue;
      const auto p = static_cast<std::size_t>(person);
      const School& school = snapshot_.schools[static_cast<std::size_t>(snapshot_.people.school[p])];
      round_.reviewers.push_back({next_id(), snapshot_.people.name[p], school.id, snapshot_.people.id[p]});
      inside_.push_back(person);
    }
  }

  [[nodiscard]] std::string next_id() const {
    const std::string digits = std::to_string(round_.reviewers.size() + 1);
    return (digits.size() < 2 ? "R0" : "R") + digits;
  }

  /// Drawn by lot; a candidate's mentor among the reviewers is drawn always, so that the conflict can be
  /// seen.
  [[nodiscard]] std::vector<std::size_t> raters_of(const std::string& person) const {
    std::vector<std::pair<std::uint64_t, std::size_t>> lot;
    for (std::size_t r = 0; r < round_.reviewers.size(); ++r) {
      std::uint64_t ticket = stream(Topic::review, person, r).next() | 1U;
      for (const Mentorship& bond : snapshot_.mentors.of(snapshot_.find_person(person))) {
        if (inside_[r] != nobody && bond.other == inside_[r]) ticket = 0;
      }
      lot.emplace_back(ticket, r);
    }
    std::sort(lot.begin(), lot.end());
    lot.resize(std::min(lot.size(), static_cast<std::size_t>(std::max(spec_.raters, 0))));
    std::vector<std::size_t> raters;
    raters.reserve(lot.size());
    for (const auto& [ticket, r] : lot) raters.push_back(r);
    std::sort(raters.begin(), raters.end());
    return raters;
  }

  /// How many thousandths of the most a reviewer gives more than others: the first is strict, the last mild.
  [[nodiscard]] int leaning(std::size_t reviewer) const {
    if (reviewer == 0) return -110;
    if (reviewer + 1 == round_.reviewers.size()) return 80;
    return stream(Topic::reviewer, round_.reviewers[reviewer].id, 1).between(-25, 25);
  }

  void review(const std::string& person) {
    const int worth = 620 + merit(snapshot_, snapshot_.find_person(person)) / 4;
    for (const std::size_t r : raters_of(person)) {
      Stream draw = stream(Topic::review, person, 1000 + r);
      if (draw.chance(15)) continue;
      for (const ReviewCriterion& criterion : spec_.criteria) {
        const int own = stream(Topic::review, person, number_of(criterion.id)).between(-90, 90);
        const int thousandths = std::clamp(worth + own + leaning(r) + draw.between(-45, 45), 200, 1000);
        if (draw.chance(30)) continue;
        // In halves of a point, never more than the most.
        const std::int64_t halves = criterion.most.millionths() * 2 / Decimal::scale * thousandths / 1000;
        const Decimal score = Decimal::from_millionths(halves * (Decimal::scale / 2));
        round_.reviews.push_back(
            {round_.reviewers[r].id, person, criterion.id, std::min(score, criterion.most)});
      }
    }
  }

  const RoundSpec& spec_;
  const Snapshot& snapshot_;
  DemoRound round_;
  std::set<std::string, std::less<>> nominated_;
  std::vector<PersonIndex> inside_;  ///< the reviewers' own positions; nobody for those from outside
};

}  // namespace

DemoRound make_round(const RoundSpec& spec, const Snapshot& snapshot, std::span<const SchoolPool> pools) {
  return Round(spec, snapshot).make(pools);
}

}  // namespace echelon::demo
