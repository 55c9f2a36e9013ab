#include "cli/declared_verbs.hpp"
#include "cli/today_verb.hpp"

namespace cli {

void add_today_verb(Verbs& verbs) {
  verbs.add<TodayOptions>(
      "today",
      {"今日：要办的事、期限与各项目进展", "what is to be done, what is due, where each program stands"},
      today, [&](CLI::App& command, TodayOptions& options) {
        command.add_option("--role", options.role, "hr, principal, reviewer, researcher")
            ->check(CLI::IsMember({"hr", "principal", "reviewer", "researcher"}));
        command.add_option("--school", options.school, verbs.said({"校长的学校", "the principal's school"}));
        command.add_option("--reviewer", options.reviewer, verbs.said({"评审人编号", "the reviewer's id"}));
        command
            .add_option("--weeks", options.weeks,
                        verbs.said({"看几周，缺省 6", "weeks to look at, 6 where not given"}))
            ->check(CLI::Range(1, 53));
      });
}

}  // namespace cli
