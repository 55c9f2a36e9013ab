#include "cli/declared_verbs.hpp"

namespace cli {

void add_ladder_verbs(Verbs& verbs) {
  verbs.add<LadderOptions>(
      "ladder", {"梯队、层级与任期", "ladders, their tiers and terms"}, ladder,
      [&](CLI::App& command, LadderOptions& options) {
        command.add_option("what", options.what,
                           "PROGRAM, LADDER, terms, hold, end, lapse, review, return, promote");
        command.add_option("--ladder", options.ladder,
                           verbs.said({"梯队编号或名称", "the ladder's id or name"}));
        command.add_option("--person", options.people, verbs.said({"工号，可多个", "ids"}));
        command.add_option("--tier", options.tier, verbs.said({"层级", "the tier"}));
        command.add_option(
            "--from", options.from,
            verbs.said({"原层级；缺省为新入梯队", "the lower tier; default: onto the ladder"}));
        command.add_option("--on", options.on, verbs.said({"日期", "the day"}));
        command.add_option("--until", options.until,
                           verbs.said({"最后一天；缺省按任期", "the last day; default: by the tier's term"}));
        command.add_option("--result", options.result, "passed, failed, deferred");
        command.add_option("--note", options.note, verbs.said({"说明", "a note"}));
        command
            .add_option("--months", options.months,
                        verbs.said({"几个月内届满", "terms that end within so many months"}))
            ->check(CLI::Range(0, 1200));
        command.add_flag("--overdue", options.overdue,
                         verbs.said({"只列逾期未考核", "overdue reviews only"}));
        command.add_flag("--list", options.list, verbs.said({"列出人员", "list the people"}));
      });
}

}  // namespace cli
