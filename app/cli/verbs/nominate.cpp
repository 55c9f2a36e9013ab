#include <algorithm>

#include "cli/round_now.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/base/nearest.hpp"
#include "echelon/base/text.hpp"

namespace cli {

using echelon::CommandRequest;
using echelon::Error;
using echelon::Fault;
using echelon::Nomination;
using echelon::Office;

namespace {

/// Whom a school withdraws must be its own. Throws Error for someone else's, before anything is changed.
void require_own(const std::vector<Nomination>& nominations, const NominateOptions& options) {
  for (const std::string& person : options.people) {
    const auto found = std::ranges::find(nominations, person, &Nomination::person);
    if (found != nominations.end() && found->school == options.school) continue;
    throw Error(Fault::request,
                {"学校 " + options.school + " 没有推荐 " + person,
                 "the school " + options.school + " has not nominated " + person},
                {"核对学校编号和工号", "check the school's id and the person's"});
  }
}

std::int64_t withdraw(Office& office, const std::string& program, const NominateOptions& options) {
  require_own(round_now(office, program).call.nominations, options);
  CommandRequest request = about_round(office, program, "nomination.withdraw");
  for (const std::string& person : options.people) request.with("person", person);
  return office.perform(request);
}

/// All of them in one entry, or none.
std::int64_t add(Office& office, const std::string& program, const NominateOptions& options) {
  const auto& nominations = round_now(office, program).call.nominations;
  const auto used = std::ranges::count(nominations, options.school, &Nomination::school);
  std::int64_t rank = options.rank > 0 ? options.rank : used + 1;
  const std::string statement = echelon::clean_cell(options.statement);
  if (options.people.size() == 1) {
    CommandRequest request = about_round(office, program, "nomination.add");
    request.with("school", options.school).with("person", options.people.front());
    request.with("rank", std::to_string(rank)).with("on", office.as_of().iso());
    if (!statement.empty()) request.with("statement", statement);
    return office.perform(request);
  }
  CommandRequest request = about_round(office, program, "nominations.add");
  request.with("on", office.as_of().iso());
  for (const std::string& person : options.people) {
    request.with("nomination",
                 options.school + "\t" + person + "\t" + std::to_string(rank++) + "\t" + statement);
  }
  return office.perform(request);
}

}  // namespace

int nominate(Session& session, const NominateOptions& options) {
  Office& office = session.office();
  const std::string& program = office.program(options.program).id;
  const std::string people = echelon::joined(options.people);
  if (options.withdraw) {
    const std::int64_t entry = withdraw(office, program, options);
    session.say_done({"已撤回对 " + people + " 的推荐", "withdrew the nomination of " + people}, entry);
  } else {
    const std::int64_t entry = add(office, program, options);
    session.say_done({"已推荐 " + people, "nominated " + people}, entry);
  }
  return done;
}

}  // namespace cli
