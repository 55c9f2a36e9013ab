// Offices of roles: handed out, looked at, and what was done in them brought back.

#include "cli/error_out.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/office/roles.hpp"

namespace cli {

using echelon::ArrivedEntry;
using echelon::BroughtBack;
using echelon::Error;
using echelon::Fault;
using echelon::HandedOut;
using echelon::HandOut;
using echelon::ViewerRole;
using echelon::Words;

namespace {

void require_one_wish(const ReportOptions& options) {
  const int wishes = (options.school.empty() ? 0 : 1) + (options.reviewer.empty() ? 0 : 1) +
                     (options.research ? 1 : 0) + (options.all_schools ? 1 : 0) +
                     (options.all_reviewers ? 1 : 0);
  if (wishes == 1) return;
  throw Error(Fault::request,
              {"没有说明发给谁，或说了不止一种", "whom the office is for is not said, or not clear"},
              {"用 --school 编号、--reviewer 编号、--research、--all-schools 或 --all-reviewers 之一",
               "give one of --school ID, --reviewer ID, --research, --all-schools, --all-reviewers"});
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (!failed && std::filesystem::is_directory(folder, failed)) return;
  throw Error(Fault::environment, {"无法建立文件夹", "the folder cannot be made"},
              {"请检查位置和权限", "check the place and its permissions"}, {folder.string(), {}, 0, {}});
}

std::vector<HandOut> wanted(const echelon::Office& office, const ReportOptions& options) {
  require_one_wish(options);
  const std::string program = options.program.empty() ? "" : office.program(options.program).id;
  if (options.all_schools) {
    auto all = office.every_school(options.file);
    for (HandOut& each : all) each.program = program;
    make_folder(options.file);
    return all;
  }
  if (options.all_reviewers) {
    if (program.empty()) {
      throw Error(Fault::request, {"没有指定项目", "the program is missing"},
                  {"请加上 --program 项目编号", "add --program PROGRAM"});
    }
    auto all = office.every_reviewer(program, options.file);
    if (!all.empty()) make_folder(options.file);
    return all;
  }
  if (!options.school.empty()) return {{ViewerRole::principal, options.school, program, {}, options.file}};
  if (!options.reviewer.empty()) return {{ViewerRole::reviewer, options.reviewer, program, {}, options.file}};
  return {{ViewerRole::researcher, {}, program, options.seed, options.file}};
}

void write_json(Session& session, const std::vector<HandedOut>& made) {
  JsonOut out;
  out.open_object().key("offices").open_list();
  for (const HandedOut& each : made) {
    out.open_object().key("file").text(each.what.file.string());
    out.key("role").text(code(each.what.role)).key("subject").text(each.what.subject);
    out.key("copy").text(each.copy).key("people").whole(each.people);
    out.key("left_out").whole(each.left_out).key("bytes").whole(static_cast<std::int64_t>(each.bytes));
    out.key("codes").open_list();
    for (const auto& [code, id] : each.codes)
      out.open_object().key("code").text(code).key("id").text(id).close_object();
    out.close_list().close_object();
  }
  out.close_list().close_object();
  session.say(out.finish());
}

std::string_view state_code(ArrivedEntry::State state) {
  switch (state) {
    case ArrivedEntry::State::good:
      return "good";
    case ArrivedEntry::State::refused:
      return "refused";
    case ArrivedEntry::State::known:
      return "known";
    default:
      return "undone";
  }
}

Words state_words(ArrivedEntry::State state) {
  switch (state) {
    case ArrivedEntry::State::good:
      return {"可取回", "good"};
    case ArrivedEntry::State::refused:
      return {"不能取回", "refused"};
    case ArrivedEntry::State::known:
      return {"此前已取回", "came in before"};
    default:
      return {"对方已撤销", "undone there"};
  }
}

Listing entries_of(Session& session, const BroughtBack& back) {
  Listing listing({{"number", {"序号", "number"}, true},
                   {"state", {"状态", "state"}},
                   {"says", {"内容", "says"}},
                   {"who", {"人员", "who"}},
                   {"when", {"时间", "when"}},
                   {"command", {"命令", "command"}},
                   {"reason", {"原因", "reason"}},
                   {"remedy", {"办法", "remedy"}}});
  for (const ArrivedEntry& each : back.entries) {
    listing.row({std::to_string(each.number),
                 session.words_or_code(state_words(each.state), state_code(each.state)),
                 each.says.in(session.language()), each.who, each.when, each.command,
                 each.reason.in(session.language()), each.remedy.in(session.language())});
  }
  return listing;
}

void write_json(Session& session, const BroughtBack& back, const std::optional<Error>& refused) {
  JsonOut out;
  out.open_object().key("role").text(code(back.role.role)).key("subject").text(back.role.subject);
  out.key("copy").text(back.role.copy).key("file").text(back.file).key("entries").open_list();
  for (const ArrivedEntry& each : back.entries) {
    out.open_object().key("number").whole(each.number).key("state").text(state_code(each.state));
    out.key("command").text(each.command).key("says").words(each.says);
    out.key("who").text(each.who).key("when").text(each.when);
    out.key("reason").words(each.reason).key("remedy").words(each.remedy).close_object();
  }
  out.close_list();
  for (const auto state : {ArrivedEntry::State::good, ArrivedEntry::State::refused,
                           ArrivedEntry::State::known, ArrivedEntry::State::undone})
    out.key(state_code(state)).whole(back.count(state));
  out.key("entry");
  if (back.entry) {
    out.whole(*back.entry);
  } else {
    out.null();
  }
  if (refused) {
    out.key("error");
    json_error(out, *refused);
  }
  out.close_object();
  session.say(out.finish());
}

std::optional<Error> refusal_of(const BroughtBack& back, bool dry_run, bool skip_bad) {
  const auto refused = back.count(ArrivedEntry::State::refused);
  if (refused == 0 || (skip_bad && !dry_run)) return std::nullopt;
  const std::string count = std::to_string(refused);
  return Error(
      Fault::request,
      {count + " 件不能取回，没有取回任何内容", count + " things cannot come in; nothing was taken in"},
      {"按各件的办法处理，或加 --skip-bad 只取回其余的",
       "do as each one's remedy says, or take in the others with --skip-bad"});
}

}  // namespace

int export_office(Session& session, const ReportOptions& options) {
  echelon::Office& office = session.office();
  const auto made = office.hand_out(wanted(office, options), session.progress());
  if (session.format() == Format::json) {
    write_json(session, made);
    return done;
  }
  Listing listing({{"file", {"文件", "file"}},
                   {"role", {"身份", "role"}},
                   {"subject", {"学校或评委", "school or reviewer"}},
                   {"people", {"人数", "people"}, true},
                   {"left_out", {"未列入", "left out"}, true},
                   {"bytes", {"字节", "bytes"}, true},
                   {"copy", {"编号", "copy"}}});
  for (const HandedOut& each : made) {
    listing.row({each.what.file.string(), session.words_or_code(words(each.what.role), code(each.what.role)),
                 each.what.subject, std::to_string(each.people), std::to_string(each.left_out),
                 std::to_string(each.bytes), each.copy});
  }
  session.show(listing);
  return done;
}

int import_entries(Session& session, const ImportOptions& options) {
  const BroughtBack back =
      session.office().bring_back(options.file, options.dry_run, options.skip_bad, session.progress());
  const std::optional<Error> refused = refusal_of(back, options.dry_run, options.skip_bad);
  if (session.format() == Format::json) {
    write_json(session, back, refused);
  } else {
    session.show(entries_of(session, back));
    if (session.format() == Format::table && options.dry_run)
      session.say_line({"试读，没有改动任何内容", "a dry run: nothing was changed"});
    if (session.format() == Format::table && back.entry) {
      const std::string entry = std::to_string(*back.entry);
      session.say_line({"已取回，台账记录 " + entry + "；撤销请用 echelon undo",
                        "taken in as entry " + entry + "; `echelon undo` takes it back"});
    }
    if (session.format() == Format::table && !options.dry_run && !back.entry && !refused)
      session.say_line({"没有需要取回的内容", "there was nothing to take in"});
  }
  if (!refused) return done;
  say_error(*refused, session.language());
  return request_was_wrong;
}

int show_offices(Session& session) {
  echelon::Office& office = session.office();
  Listing listing({{"copy", {"编号", "copy"}},
                   {"role", {"身份", "role"}},
                   {"subject", {"学校或评委", "school or reviewer"}},
                   {"program", {"项目", "program"}},
                   {"handed_at", {"发放时间", "handed out"}},
                   {"state", {"状态", "state"}},
                   {"arrived", {"已取回", "arrived"}, true}});
  if (const echelon::OfficeRole* role = office.role()) {
    listing.row({role->copy, session.words_or_code(words(role->role), code(role->role)), role->subject,
                 role->program, role->handed_at, session.words_or_code({"此文件", "this file"}, "this"), ""});
  }
  for (const echelon::HandedCopy& each : office.handed_out()) {
    const Words state = each.recalled ? Words{"已收回", "recalled"} : Words{"在外", "out"};
    listing.row({each.copy, session.words_or_code(words(each.role), code(each.role)), each.subject,
                 each.program, each.handed_at,
                 session.words_or_code(state, each.recalled ? "recalled" : "out"),
                 std::to_string(each.arrived)});
  }
  session.show(listing);
  return done;
}

}  // namespace cli
