#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

#include "about.hpp"
#include "cli/declared_verbs.hpp"
#include "cli/hours_options.hpp"
#include "cli/misuse.hpp"
#include "cli/plan_options.hpp"
#include "cli/verbs.hpp"

namespace cli {

using echelon::Words;

namespace {

const Words program_help{"项目编号", "the program's id"};

/// A number of entries or lines; the end is one that can be said.
CLI::Range whole_from(std::int64_t least) { return {least, std::int64_t{1'000'000'000'000}}; }

template <class Options>
void add_pool_options(CLI::App& command, const Verbs& verbs, Options& options) {
  command.add_option("--pool", options.pool, verbs.said({"候选人文件", "POOL.csv"}));
  command.add_option("--quotas", options.quotas, verbs.said({"名额约束文件", "QUOTAS.csv"}));
  command.add_option("--seats", options.seats, verbs.said({"名额", "seats"}));
  command.add_option("--score", options.score, verbs.said({"分数列", "the score's column"}));
  command.add_option("--id", options.id, verbs.said({"编号列", "the id's column"}));
  command.add_option("--weights", options.weights, verbs.said({"权重文件", "WEIGHTS.csv"}));
}

void add_office_verbs(Verbs& verbs) {
  verbs.add<DemoOptions>(
      "demo", {"生成演示办公文件", "fill a new office with a made-up district"}, make_demo,
      [&](CLI::App& command, DemoOptions& options) {
        command.add_option("--teachers", options.teachers, verbs.said({"教师人数", "teachers"}))
            ->check(CLI::Range(1, 1'000'000));
        command.add_option("--schools", options.schools, verbs.said({"学校数", "schools"}))
            ->check(CLI::Range(1, 20'000));
        command.add_option("--seed", options.seed, verbs.said({"随机种子", "same seed, same bytes"}));
      });
  verbs.add("create", {"新建空的办公文件", "make a new, empty office"}, create_office);
  verbs.add<ImportOptions>(
      "import", {"导入 CSV 或 XLSX", "import CSV or XLSX"}, import_file,
      [&](CLI::App& command, ImportOptions& options) {
        command
            .add_option(
                "kind", options.kind,
                "roster, training, mentorships, awards, assessments, nominations, courses, sessions, "
                "enrolments, attendance, waivers, tiers, mentor_wishes; entries: an office handed out")
            ->required();
        command.add_option("file", options.file, verbs.said({"文件", "the file"}))->required();
        command.add_option("--sheet", options.sheet, verbs.said({"工作表", "the sheet"}));
        command.add_option("--encoding", options.encoding, verbs.said({"编码", "the encoding"}));
        command.add_option("--map", options.map,
                           verbs.said({"列名对照文件", "a file with other names of columns"}));
        command.add_flag("--dry-run", options.dry_run, verbs.said({"只试读", "change nothing"}));
        command.add_flag("--skip-bad", options.skip_bad,
                         verbs.said({"跳过拒收的行", "import the rows that are good"}));
      });
  verbs.add<std::string>("programs", {"项目及其规则", "the programs, or one with its rules and sources"},
                         show_programs, [&](CLI::App& command, std::string& program) {
                           command.add_option("program", program, verbs.said(program_help));
                         });
  verbs.add<std::string>("plugins", {"插件的状态", "what was found, loaded, refused, and why"}, show_plugins,
                         [&](CLI::App& command, std::string& retry) {
                           command.add_option(
                               "--retry", retry,
                               verbs.said({"再次加载被跳过的插件", "load a skipped one again"}));
                         });
  verbs.add<std::int64_t>(
      "log", {"台账", "the ledger"}, show_log, [&](CLI::App& command, std::int64_t& most) {
        command.add_option("--last", most, verbs.said({"只列最近若干条", "only the newest so many"}))
            ->check(whole_from(0));
      });
  const auto to = [&](CLI::App& command, UndoOptions& options) {
    command.add_option("--to", options.to, verbs.said({"直到这一条（含）", "as far as this entry, and it"}))
        ->check(whole_from(1));
  };
  verbs.add<UndoOptions>("undo", {"撤销最近一条记录", "take back the newest entry"}, undo, to);
  verbs.add<UndoOptions>("redo", {"重做", "do again what was undone"}, redo, to);
  verbs.add<FindOptions>(
      "find", {"按汉字、拼音或英文查找", "find by characters, pinyin or English"}, find,
      [&](CLI::App& command, FindOptions& options) {
        command.add_option("text", options.text, verbs.said({"要找的文字", "what is looked for"}))
            ->required();
        command.add_option("--kind", options.kinds,
                           verbs.said({"只找这一类：person、school、program、panel、course、session、report",
                                       "only person, school, program, panel, course, session or report"}));
        command.add_option("--most", options.most, verbs.said({"最多列出", "list at most so many"}))
            ->check(whole_from(1));
      });
  verbs.add("offices", {"发放过的办公文件", "whose office this is, and those handed out"}, show_offices);
  verbs.add<VerifyOptions>(
      "verify", {"核验台账和运算", "recompute the chain, replay, or one run"}, verify,
      [&](CLI::App& command, VerifyOptions& options) {
        command.add_option("run", options.run, verbs.said({"运算编号", "a run's number"}));
        command.add_option("--certificate", options.certificate,
                           verbs.said({"改为核验这份证明", "check this certificate instead"}));
        add_pool_options(command, verbs, options);
        command.add_option("--plan", options.plan,
                           verbs.said({"改为核验这份排班", "check this plan instead"}));
        declare_plan_files(command, options.cohorts, verbs.language());
      });
}

void add_program_verbs(Verbs& verbs) {
  verbs.add<HoursOptions>(
      "hours", {"学时：谁还差多少", "standing against the hour rules, what is missing"}, show_hours,
      [&](CLI::App& command, HoursOptions& options) { declare_hours(command, options, verbs.language()); });
  verbs.add<CheckOptions>(
      "check", {"条件认定", "findings: eligible or not, and why"}, check,
      [&](CLI::App& command, CheckOptions& options) {
        command.add_option("program", options.program, verbs.said(program_help))->required();
        command.add_option("--person", options.person, verbs.said({"工号", "a person's id"}));
      });
  verbs.add<NominateOptions>(
      "nominate", {"学校推荐", "a school's nominations"}, nominate,
      [&](CLI::App& command, NominateOptions& options) {
        command.add_option("program", options.program, verbs.said(program_help))->required();
        command.add_option("--school", options.school, verbs.said({"学校编号", "the school's id"}))
            ->required();
        command.add_option("--person", options.people, verbs.said({"工号，可多个", "ids"}))->required();
        command.add_option("--statement", options.statement, verbs.said({"推荐意见", "the statement"}));
        command.add_option("--rank", options.rank, verbs.said({"排序", "the school's own order"}));
        command.add_flag("--withdraw", options.withdraw, verbs.said({"撤回", "withdraw"}));
      });
  verbs.add<SelectOptions>(
      "select", {"遴选", "the proven best selection"}, select,
      [&](CLI::App& command, SelectOptions& options) {
        command.add_option("program", options.program, verbs.said(program_help));
        add_pool_options(command, verbs, options);
        command.add_option("--certificate", options.certificate,
                           verbs.said({"把证明写入这个文件", "writes the proof into this file"}));
        command.add_option("--reserves", options.reserves, verbs.said({"递补人数", "reserves at most"}));
        command.add_option("--lottery", options.lottery,
                           verbs.said({"公平抽签：leximin", "a fair lottery instead of scores: leximin"}));
        command.add_option("--seed", options.seed, verbs.said({"抽取的种子", "the seed of the draws"}));
        command.add_option("--programs", options.programs,
                           verbs.said({"项目文件：联合遴选", "PROGRAMS.csv: select for several at once"}));
        command.add_option("--per-person", options.per_person,
                           verbs.said({"每人至多入选几个项目", "programs a person may be chosen for"}));
        command.add_option("--stability", options.stability,
                           verbs.said({"抽取多少组权重", "how many weightings to draw"}));
        command.add_option("--spread", options.spread,
                           verbs.said({"权重变动幅度，0 至 1", "how far weights move, 0 to 1"}));
      });
  verbs.add<CohortOptions>(
      "plan", {"排班：谁去哪个班次", "cohorts: who goes to which session"}, plan,
      [&](CLI::App& command, CohortOptions& options) { declare_plan(command, options, verbs.language()); });
  verbs.add<ExplainOptions>(
      "explain", {"为何入选或未入选", "why chosen, why not"}, explain,
      [&](CLI::App& command, ExplainOptions& options) {
        command.add_option("run", options.run, verbs.said({"运算编号", "the run's number"}))->required();
        CLI::Option* person =
            command.add_option("person", options.person, verbs.said({"工号", "a person's id"}));
        command
            .add_flag("--all", options.all,
                      verbs.said({"每个人离入选线多远", "how far everyone is from the cut"}))
            ->excludes(person);
      });
  verbs.add<FrontierOptions>(
      "frontier", {"名额约束的代价", "what a quota costs along its values"}, show_frontier,
      [&](CLI::App& command, FrontierOptions& options) {
        command.add_option("program", options.program, verbs.said(program_help))->required();
        command.add_option("--quota", options.quota, verbs.said({"名额约束的编号", "the quota's id"}))
            ->required();
        command.add_option("--value", options.value,
                           verbs.said({"取值；缺省按约束所写", "the group; default: as the quota says"}));
        command.add_option("--bound", options.bound, "min|max");
      });
  verbs.add<std::int64_t>(
      "run", {"运算包", "a run bundle's bytes"}, show_run, [&](CLI::App& command, std::int64_t& run) {
        command.add_option("run", run, verbs.said({"运算编号", "the run's number"}))->required();
      });
  const auto report = [&](CLI::App& command, ReportOptions& options) {
    command
        .add_option("what", options.what,
                    "publicity-list, result, nominations, findings, session-notice:SCHOOL, sign-in:SESSION, "
                    "session-result:SESSION, certificates:SESSION, hours-short[:SCHOOL], "
                    "import-template:KIND, office")
        ->required();
    command
        .add_option("file", options.file,
                    verbs.said({"文件（.xlsx、.pdf、.csv）", "the file (.xlsx, .pdf, .csv)"}))
        ->required();
    command.add_option("--program", options.program, verbs.said(program_help));
    command.add_option("--school", options.school,
                       verbs.said({"office：发给这所学校", "office: for the principal of this school"}));
    command.add_option("--reviewer", options.reviewer,
                       verbs.said({"office：发给这位评委", "office: for this reviewer, without names"}));
    command.add_flag("--research", options.research,
                     verbs.said({"office：供研究用，化名", "office: for research, under pseudonyms"}));
    command.add_option(
        "--seed", options.seed,
        verbs.said({"office：同一种子化名相同", "office: the same one gives the same pseudonyms"}));
    command.add_flag(
        "--all-schools", options.all_schools,
        verbs.said({"office：每校一份，写入文件夹", "office: one for each school, into the folder"}));
    command.add_flag(
        "--all-reviewers", options.all_reviewers,
        verbs.said({"office：每位评委一份，写入文件夹", "office: one for each reviewer, into the folder"}));
  };
  verbs.add<ReportOptions>("export", {"导出", "lists as XLSX, CSV"}, write_report, report);
  verbs.add<ReportOptions>("report", {"报表", "lists as PDF, XLSX"}, write_report, report);
  verbs.add<PanelOptions>(
      "panel", {"项目的页面", "a page of a program as text"}, show_panel,
      [&](CLI::App& command, PanelOptions& options) {
        command.add_option("program", options.program, verbs.said(program_help))->required();
        command.add_option("panel", options.panel, verbs.said({"页面编号", "the panel's id"}));
        command.add_option("--role", options.role, "hr, principal, reviewer, researcher");
        command.add_option("--school", options.school, verbs.said({"校长的学校", "a principal's school"}));
        command.add_option("--reviewer", options.reviewer, verbs.said({"评审人编号", "a reviewer's id"}));
        command.add_option("--person", options.person,
                           verbs.said({"个人页面看谁", "whom a person's page is about"}));
        command.add_option("--rows", options.rows, verbs.said({"表格最多行数", "rows of a table at most"}));
        command.add_option("--picture", options.picture,
                           verbs.said({"把这一页的哪张图写成文件", "which of the page's pictures to write"}));
        command
            .add_option(
                "--hide", options.hide,
                verbs.said({"图中不要的系列，可重复", "a series to leave out of the picture; repeatable"}))
            ->allow_extra_args(false);
        command.add_option("--zoom", options.zoom,
                           verbs.said({"只要横轴的这一段：起..止", "only this stretch of x: FROM..TO"}));
        command.add_option("--table", options.table,
                           verbs.said({"把这一页的哪个表格写成文件", "which of the page's tables to write"}));
        command.add_option(
            "--out", options.out,
            verbs.said(
                {"写到这里：图为 .svg、.png、.pdf，.csv 为数据；表格为 .xlsx、.pdf、.csv",
                 "into this file: .svg, .png, .pdf, or .csv for its numbers; a table .xlsx, .pdf, .csv"}));
      });
}

void add_round_verbs(Verbs& verbs) {
  verbs.add<RoundOptions>(
      "round", {"遴选通知的各步骤", "the steps of a round"}, round,
      [&](CLI::App& command, RoundOptions& options) {
        command.add_option("program", options.program, verbs.said(program_help))->required();
        command.add_option(
            "step", options.step,
            "open, review, publish, object, resolve, hold, release, replace, decide, appoint, withdraw");
        command.add_option("--title", options.title, verbs.said({"通知标题", "the call's title"}));
        command.add_option("--on", options.on, verbs.said({"日期", "the day"}));
        command.add_option("--closes", options.closes,
                           verbs.said({"推荐截止日期", "last day of nominations"}));
        command.add_option("--seats", options.seats, verbs.said({"名额", "seats"}));
        command.add_option("--person", options.person, verbs.said({"工号", "a person's id"}));
        command.add_option("--text", options.text, verbs.said({"内容或理由", "the text or reason"}));
        command.add_option("--number", options.number, verbs.said({"异议编号", "the objection's number"}));
        command.add_option("--state", options.state, "upheld, rejected");
      });
  const auto program = [&](CLI::App& command, ReviewOptions& options) {
    command.add_option("program", options.program, verbs.said(program_help))->required();
  };
  verbs.add<ReviewOptions>(
      "reviewer", {"增加评审人", "add a reviewer"}, add_reviewer,
      [&](CLI::App& command, ReviewOptions& options) {
        program(command, options);
        command.add_option("id", options.reviewer, verbs.said({"评审人编号", "the reviewer's id"}))
            ->required();
        command.add_option("--name", options.name, verbs.said({"姓名", "the name"}))->required();
        command.add_option("--school", options.school, verbs.said({"所在学校", "the reviewer's school"}));
        command.add_option("--person", options.person, verbs.said({"工号", "the reviewer's own id"}));
      });
  verbs.add<ReviewOptions>(
      "score", {"评分", "one reviewer's score"}, score, [&](CLI::App& command, ReviewOptions& options) {
        program(command, options);
        command.add_option("--reviewer", options.reviewer, verbs.said({"评审人编号", "the reviewer"}))
            ->required();
        command.add_option("--person", options.person, verbs.said({"工号", "the candidate"}))->required();
        command.add_option("--criterion", options.criterion, verbs.said({"评分项", "the criterion"}))
            ->required();
        command.add_option("--score", options.score, verbs.said({"分数，空为删除", "empty removes it"}));
      });
  verbs.add<ReviewOptions>(
      "scores", {"导入评分", "scores from CSV"}, import_scores,
      [&](CLI::App& command, ReviewOptions& options) {
        program(command, options);
        command.add_option("file", options.file, "reviewer,person,criterion,score")->required();
      });
  verbs.add<SetOptions>(
      "set", {"调整权重、名额", "change a weight, a quota, the seats of the round"}, set,
      [&](CLI::App& command, SetOptions& options) {
        command.add_option("program", options.program, verbs.said(program_help))->required();
        command.add_option("what", options.what, "weight, quota, seats, school-seats")->required();
        command.add_option("words", options.words, "CRITERION VALUE | QUOTA min|max VALUE | VALUE")
            ->required();
      });
  verbs.add<PerformOptions>("perform", {"按名称执行命令", "any command by its name"}, perform,
                            [&](CLI::App& command, PerformOptions& options) {
                              command.add_option("command", options.command)->required();
                              command.add_option("arguments", options.arguments, "name=value");
                            });
}

/// `--lang` and `--format` wherever they stand, before anything else is read: help and errors are shown
/// accordingly.
void read_ahead(int argc, const char* const* argv, GlobalOptions& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const auto value = [&](std::string_view name) -> std::string_view {
      if (word == name && i + 1 < argc) return argv[i + 1];
      return word.starts_with(std::string(name) + "=") ? word.substr(name.size() + 1) : std::string_view();
    };
    if (value("--lang") == "zh") options.language = echelon::Language::chinese;
    if (value("--lang") == "en") options.language = echelon::Language::english;
    if (value("--format") == "json") options.format = Format::json;
    if (value("--format") == "csv") options.format = Format::csv;
  }
}

}  // namespace

Invocation read_arguments(int argc, const char* const* argv, GlobalOptions& options) {
  read_ahead(argc, argv, options);
  Invocation invocation{options, {}, {}};
  CLI::App app("Echelon 梯队", "echelon");
  Verbs verbs(app, invocation);
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", about::version_line());
  std::string language;
  std::string format;
  GlobalOptions& global = invocation.options;
  app.add_option("--office", global.office,
                 verbs.said({"办公文件", "the office file; without it the demo office"}));
  app.add_option("--as-of", global.as_of, verbs.said({"截止日期", "the day as of which people are judged"}));
  app.add_option("--who", global.who, verbs.said({"署名", "who signs the entries"}));
  app.add_option("--lang", language, "en, zh")->check(CLI::IsMember({"en", "zh"}));
  app.add_option("--format", format, "table, json, csv")->check(CLI::IsMember({"table", "json", "csv"}));
  app.add_flag("--safe", global.safe,
               verbs.said({"不加载任何插件", "without plugins; for `app`: ask first what to open"}));
  app.add_subcommand("app", verbs.said({"打开桌面", "open the desktop (also without any verb)"}));
  add_office_verbs(verbs);
  add_program_verbs(verbs);
  add_round_verbs(verbs);
  add_today_verb(verbs);
  add_people_verbs(verbs);
  add_ladder_verbs(verbs);
  add_session_verbs(verbs);
  add_pipeline_verbs(verbs);
  add_mentor_verbs(verbs);
  add_trust_verbs(verbs);
  if (options.language == echelon::Language::chinese) {
    for (CLI::App* command : app.get_subcommands({})) command->get_formatter()->label("OPTIONS", "选项");
    app.get_formatter()->label("SUBCOMMAND", "命令");
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    invocation.text = chosen.empty() ? app.help() : chosen.front()->help();
    invocation.verb = {};
  } catch (const CLI::CallForAllHelp&) {
    invocation.text = app.help("", CLI::AppFormatMode::All);
    invocation.verb = {};
  } catch (const CLI::CallForVersion&) {
    invocation.text = about::version_line() + "\n";
    invocation.verb = {};
  } catch (const CLI::ParseError& error) {
    refuse_arguments(app, error, argc, argv);
  }
  return invocation;
}

}  // namespace cli
