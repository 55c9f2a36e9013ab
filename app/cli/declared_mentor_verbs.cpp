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
}

}  // namespace cli
