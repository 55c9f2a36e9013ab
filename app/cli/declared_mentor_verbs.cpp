#include "cli/declared_verbs.hpp"

namespace cli {

void add_mentor_verbs(Verbs& verbs) {
  verbs.add<MatchOptions>(
      "match", {"师徒配对（普通文件）", "match mentees to mentors, on plain files"}, match,
      [&](CLI::App& command, MatchOptions& options) {
        command.add_option("--mentors", options.mentors, verbs.said({"师傅文件", "M.csv: id, capacity"}));
        command.add_option("--mentees", options.mentees, verbs.said({"徒弟文件", "N.csv: id"}));
        command.add_option("--pairs", options.pairs,
                           verbs.said({"可结对的师徒", "P.csv: mentee, mentor, fit …"}));
        command.add_option("--by", options.by, "stable, largest, fit");
        command.add_option(
            "--effort", options.effort,
            verbs.said({"稳定配对最多查看几对", "pairs the search for the largest stable may look at"}));
      });
  verbs.add<MentorOptions>(
      "mentor", {"师徒结对", "mentors: propose, show, approve, sign, milestone, outcome, list"}, mentor,
      [&](CLI::App& command, MentorOptions& options) {
        command
            .add_option("step", options.step,
                        "propose, show, approve, withdraw, sign, milestone, outcome, wish, list")
            ->required();
        command.add_option("what", options.what,
                           verbs.said({"运算编号；list 时为 needs、mentors、approved、running、ended",
                                       "a run; of list: needs, mentors, approved, running, ended"}));
        command.add_option("--by", options.by, "stable, largest, fit");
        command.add_option("--mentor", options.mentor, verbs.said({"师傅工号", "the mentor's id"}));
        command.add_option("--mentee", options.mentee, verbs.said({"徒弟工号", "the mentee's id"}));
        command.add_option(
            "--mentees", options.mentees,
            verbs.said({"approve 时只批准这些徒弟的", "of approve: only these mentees' pairs"}));
        command.add_option("--on", options.on, verbs.said({"日期", "the day; default: the office's"}));
        command.add_option("--until", options.until, verbs.said({"约定截止日期", "the agreed last day"}));
        command.add_option("--milestone", options.milestone, "1, 2, 3");
        command.add_option("--result", options.result, "passed, failed");
        command.add_option("--outcome", options.outcome, "passed, failed, ended");
        command.add_option("--note", options.note, verbs.said({"说明", "in words"}));
        command.add_option("--person", options.person, verbs.said({"谁的志愿", "whose wish"}));
        command.add_option("--other", options.other, verbs.said({"对谁", "for whom"}));
        command.add_option("--rank", options.rank,
                           verbs.said({"1 起；0 回避；none 取消", "from 1; 0: never; none: take it back"}));
      });
}

}  // namespace cli
