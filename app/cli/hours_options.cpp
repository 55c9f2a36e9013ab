#include "cli/hours_options.hpp"

#include <CLI/CLI.hpp>

namespace cli {

using echelon::Words;

void declare_hours(CLI::App& command, HoursOptions& options, echelon::Language language) {
  const auto said = [&](const Words& words) { return words.in(language); };
  command.add_option("--person", options.person, said({"工号", "a person's id"}));
  command.add_option("--rule", options.rule, said({"规则编号", "a rule's id"}));
  command.add_option("--school", options.school, said({"学校编号", "a school's id"}));
  command.add_flag("--short", options.unmet, said({"只列未达标的", "only who is short"}));
  command.add_option("--next", options.next, said({"另列以后几个周期", "so many windows ahead too"}))
      ->check(CLI::Range(0, 10));
  command.add_flag("--forecast", options.forecast,
                   said({"照现在的进度预测", "who will be late at the present pace"}));
  command.add_option("--simulate", options.simulate,
                     said({"试算一条规则（TOML 文件）", "what the rule of this TOML file would do"}));
}

}  // namespace cli
