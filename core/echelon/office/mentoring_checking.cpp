#include <algorithm>
#include <map>

#include "echelon/base/error.hpp"
#include "echelon/office/mentoring.hpp"

namespace echelon {
namespace {

std::pair<std::string, std::string> names_of(const std::string& line) {
  const auto tab = line.find('\t');
  if (tab == std::string::npos) return {line, {}};
  const auto next = line.find('\t', tab + 1);
  return {line.substr(0, tab), line.substr(tab + 1, next == std::string::npos ? next : next - tab - 1)};
}

void require_allowed(const MentoringRecords& records, const MentoringTerms& terms, const std::string& mentor,
                     const std::string& mentee, const Words& remedy) {
  const bool never = std::any_of(records.wishes.begin(), records.wishes.end(), [&](const MentorWish& wish) {
    return wish.rank == 0 && ((wish.person == mentor && wish.other == mentee) ||
                              (wish.person == mentee && wish.other == mentor));
  });
  const bool failed = std::any_of(records.pairs.begin(), records.pairs.end(), [&](const MentorPair& pair) {
    return pair.mentor == mentor && pair.mentee == mentee &&
           std::find(terms.failed.begin(), terms.failed.end(), pair.outcome) != terms.failed.end();
  });
  if (!never && !failed) return;
  throw Error(
      Fault::request,
      {mentor + " 与 " + mentee + (never ? " 要求回避" : " 上次结对未达标"),
       mentor + " and " + mentee + (never ? " must not be paired" : " were paired before and failed")},
      remedy);
}

/// Someone may have said *never* after the pair was approved.
void check_signing(const Office& office, const MentoringTerms& terms, const CommandRequest& request) {
  const auto records = office.mentoring();
  for (const auto& [name, line] : request.arguments) {
    if (name != "pair") continue;
    const auto [mentor, mentee] = names_of(line);
    require_allowed(*records, terms, mentor, mentee,
                    {"撤回这一对，或先收回回避", "withdraw the pair, or take the wish back first"});
  }
}

void check_approval(const Office& office, const MentoringTerms& terms, const CommandRequest& request) {
  const auto snapshot = office.snapshot();
  const auto records = office.mentoring();
  std::map<std::string, int> held;
  for (const auto& pair : records->pairs)
    if (pair.approved() || pair.running()) ++held[pair.mentor];
  for (const auto& [name, line] : request.arguments) {
    if (name != "pair") continue;
    const auto [mentor, mentee] = names_of(line);
    const PersonIndex person = snapshot->find_person(mentor);
    if (person == nobody) continue;  // the command itself says so
    const bool serves = snapshot->people.in_service[static_cast<std::size_t>(person)] != 0;
    if (!serves || !mentor_tier(*snapshot, person, terms)) {
      throw Error(Fault::request,
                  {mentor + " 没有可带徒的层级", mentor + " holds no tier that makes a mentor"},
                  {"见 data/rules/mentoring.toml 的 tier", "see 'tier' in data/rules/mentoring.toml"});
    }
    require_allowed(*records, terms, mentor, mentee, {"另选一对", "choose another pair"});
    if (++held[mentor] > terms.capacity) {
      const std::string most = std::to_string(terms.capacity);
      throw Error(Fault::request,
                  {mentor + " 已带满 " + most + " 人", mentor + " has all " + most + " mentees already"},
                  {"换一位师傅", "choose another mentor"});
    }
  }
}

}  // namespace

void check_mentors(const Office& office, const MentoringTerms& terms, CommandRequest& request) {
  if (request.command == "mentor.approve") check_approval(office, terms, request);
  if (request.command == "mentor.sign") check_signing(office, terms, request);
  if (request.command != "mentor.sign" || !request.argument("until").empty()) return;
  if (const auto on = Date::from_iso(request.argument("on")))
    request.with("until", on->plus_months(terms.term_months).plus_days(-1).iso());
}

}  // namespace echelon
