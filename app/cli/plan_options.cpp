#include "cli/plan_options.hpp"

#include <CLI/CLI.hpp>

namespace cli {

using echelon::Words;

void declare_plan_files(CLI::App& command, CohortOptions& options, echelon::Language language) {
  const auto said = [&](const Words& words) { return words.in(language); };
  command.add_option("--teachers", options.teachers, said({"教师文件", "T.csv"}));
  command.add_option("--sessions", options.sessions, said({"班次文件", "S.csv"}));
  command.add_option("--options", options.options, said({"选项文件", "O.csv"}));
  command.add_option("--schools", options.schools, said({"学校文件", "H.csv"}));
  command.add_option("--pin", options.pin, said({"必须去、不得去的人", "who must go, who must not"}));
  command.add_option("--from", options.from,
                     said({"已公布的方案；项目排班时为开始日期",
                           "a published plan to stay near; with a program the first day"}));
  command.add_option("--disturb", options.disturb,
                     said({"与它最多相差几处", "assignments that may differ from it"}));
  command.add_option("--most-per-month", options.most_per_month,
                     said({"每人每月最多几个班次", "sessions of one teacher in a month"}));
  command.add_option("--budget", options.budget, said({"预算", "what the sessions may cost"}));
}

void declare_plan(CLI::App& command, CohortOptions& options, echelon::Language language) {
  const auto said = [&](const Words& words) { return words.in(language); };
  command.add_option(
      "program", options.program,
      said({"项目编号；publish 或 show 加运算编号", "the program's id; or publish, show and a run"}));
  command.add_option("run", options.run, said({"运算编号", "a run's number"}));
  declare_plan_files(command, options, language);
  command.add_option("--to", options.to, said({"班次最晚在哪天开始", "sessions begin by that day"}));
  command.add_option("--gap", options.gap,
                     said({"与上界相差不超过此比例即可", "stop this near to the bound, such as 0.001"}));
  command.add_option("--limit", options.limit, said({"最多几秒", "seconds at most"}));
  command.add_option("--out", options.out, said({"把方案写入这个文件", "writes the plan into this file"}));
}

}  // namespace cli
