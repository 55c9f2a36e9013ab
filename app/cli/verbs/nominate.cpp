#include "cli/round_now.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::CommandRequest;

int nominate(Session& session, const NominateOptions& options) {
  echelon::Office& office = session.office();
  const echelon::Program& program = office.program(options.program);
  std::optional<std::int64_t> entry;
  int used = 0;
  for (const auto& nomination : round_now(office, program.id).call.nominations) {
    used += nomination.school == options.school ? 1 : 0;
  }
  for (const std::string& person : options.people) {
    CommandRequest request =
        about_round(office, program.id, options.withdraw ? "nomination.withdraw" : "nomination.add");
    if (!options.withdraw) {
      const int rank = options.rank > 0 ? options.rank : used + 1;
      request.with("school", options.school).with("person", person).with("rank", std::to_string(rank));
      if (!options.statement.empty()) request.with("statement", options.statement);
      request.with("on", office.as_of().iso());
      ++used;
    } else {
      request.with("person", person);
    }
    entry = office.perform(request);
    session.say_done(options.withdraw ? echelon::Words{"已撤回对 " + person + " 的推荐",
                                                       "withdrew the nomination of " + person}
                                      : echelon::Words{"已推荐 " + person, "nominated " + person},
                     entry);
  }
  return done;
}

}  // namespace cli
