// What changes the office, each as one job of the worker, each with a sentence on how it went.

#include <algorithm>
#include <utility>

#include "desktop/shell/desk.hpp"
#include "desktop/shell/private_file.hpp"
#include "desktop/ui/ui.hpp"
#include "echelon/command/ledger.hpp"
#include "echelon/exchange/picture_file.hpp"
#include "echelon/office/history.hpp"

namespace echelon::desktop {

namespace {

/// What a wish is called while it is carried out.
Words title_of(const std::string& command) {
  if (command == "selection.run") return {"正式遴选", "Running the selection"};
  if (command == "plan.run") return {"排班", "Planning"};
  if (command == "mentors.propose") return {"师徒配对", "Matching mentors"};
  return {"写入台账", "Writing to the ledger"};
}

PlanAsked plan_asked(const CommandRequest& request) {
  PlanAsked asked;
  asked.from = Date::from_iso(request.argument("from")).value_or(Date());
  asked.to = Date::from_iso(request.argument("to")).value_or(Date());
  if (const auto changes = Decimal::read(request.argument("disturb")))
    asked.disturb = changes->millionths() / 1'000'000;
  return asked;
}

/// Runs and plans are recorded by the office itself; everything else is a command.
void carry_out(Office& office, const CommandRequest& request, const Progress& progress) {
  const std::string program(request.argument("program"));
  if (request.command == "selection.run") {
    office.select(program, progress);
  } else if (request.command == "plan.run") {
    office.plan(program, plan_asked(request), progress);
  } else if (request.command == "mentors.propose") {
    office.propose_mentors(read_match_by(request.argument("by")).value_or(MatchBy::largest), progress);
  } else if (request.command == "mentors.approve") {
    std::vector<std::string> mentees;
    for (const auto& [name, value] : request.arguments)
      if (name == "mentee") mentees.push_back(value);
    office.approve_mentors(std::stoll(std::string(request.argument("run"))), mentees);
  } else if (request.command == "plan.publish") {
    office.publish_plan(std::stoll(std::string(request.argument("run"))));
  } else {
    office.perform(request);
  }
}

}  // namespace

void Desk::request(const CommandRequest& request) {
  box.did("command:" + request.command);
  const bool runs = request.command == "selection.run" || request.command == "plan.run" ||
                    request.command == "mentors.propose";
  start(
      title_of(request.command),
      [request](Office& office, const Progress& progress) { carry_out(office, request, progress); },
      [this, request] {
        hand_in(request);
        if (view_->entries.empty()) return;
        const Words& says = view_->entries.front().says;
        toast({"已完成：" + says.zh, "Done: " + says.en}, Tone::good, {}, "undo");
      },
      runs);
}

void Desk::hand_in(const CommandRequest& request) {
  for (const auto& [name, value] : request.arguments) drafts.handed_in(value);
}

namespace {

/// How several commands went.
struct Outcome {
  std::vector<CommandRequest> done;
  std::size_t refused = 0;
  Words first;  ///< why the first of them was
};

void tell(Desk& desk, const Outcome& outcome) {
  const std::string done = std::to_string(outcome.done.size());
  const std::string refused = std::to_string(outcome.refused);
  if (outcome.refused == 0) {
    desk.toast({"已完成：" + done + " 项，各记一条台账。", "Done: " + done + " steps, an entry each."},
               Tone::good, {"可在上方逐条撤销。", "Each can be undone at the top."});
    return;
  }
  desk.toast({"完成 " + done + " 项，" + refused + " 项未办：" + outcome.first.zh,
              done + " done, " + refused + " refused: " + outcome.first.en},
             outcome.done.empty() ? Tone::bad : Tone::caution);
}

}  // namespace

void Desk::request_all(std::vector<CommandRequest> requests) {
  if (requests.size() == 1) {
    request(requests.front());
    return;
  }
  auto outcome = std::make_shared<Outcome>();
  start(
      {"写入台账", "Writing to the ledger"},
      [requests = std::move(requests), outcome](Office& office, const Progress& progress) {
        for (std::size_t i = 0; i < requests.size(); ++i) {
          progress.at(static_cast<double>(i) / static_cast<double>(requests.size()), {});
          try {
            carry_out(office, requests[i], progress);
            outcome->done.push_back(requests[i]);
          } catch (const Error& error) {
            if (outcome->refused++ == 0) outcome->first = error.happened();
          }
        }
      },
      [this, outcome] {
        for (const CommandRequest& each : outcome->done) hand_in(each);
        tell(*this, *outcome);
      });
}

const EntryLine* Desk::next_undo() const {
  if (!view_) return nullptr;
  const auto found = std::ranges::find_if(view_->entries, [](const EntryLine& entry) {
    return !entry.undone && !entry.is_undo && entry.number > 0 && entry.command != handed_out_with;
  });
  return found == view_->entries.end() ? nullptr : &*found;
}

bool Desk::can_redo() const { return view_ && !redoable(view_->entries).empty(); }

void Desk::undo() {
  auto line = std::make_shared<std::optional<EntryLine>>();
  start(
      {"撤销", "Undoing"}, [line](Office& office, const Progress&) { *line = office.undo(); },
      [this, line] {
        if (*line) {
          toast((*line)->says, Tone::good, {}, "redo");
        } else {
          toast({"没有可以撤销的操作。", "There is nothing to undo."}, Tone::muted);
        }
      });
}

void Desk::redo() {
  auto line = std::make_shared<std::optional<EntryLine>>();
  start(
      {"重做", "Redoing"}, [line](Office& office, const Progress&) { *line = office.redo(); },
      [this, line] {
        if (*line) {
          toast((*line)->says, Tone::good, {}, "undo");
        } else {
          toast({"没有可以重做的操作。", "There is nothing to redo."}, Tone::muted);
        }
      });
}

void Desk::undo_to(std::int64_t number) {
  auto lines = std::make_shared<std::vector<EntryLine>>();
  start(
      {"撤销", "Undoing"},
      [lines, number](Office& office, const Progress&) { *lines = office.undo_to(number); },
      [this, lines] {
        const std::string steps = std::to_string(lines->size());
        toast({"已撤销 " + steps + " 步。", "Undone: " + steps + " steps."}, Tone::good,
              lines->empty() ? Words{} : lines->back().says, "redo");
      });
}

void Desk::redo_to(std::int64_t number) {
  auto lines = std::make_shared<std::vector<EntryLine>>();
  start(
      {"重做", "Redoing"},
      [lines, number](Office& office, const Progress&) { *lines = office.redo_to(number); },
      [this, lines] {
        const std::string steps = std::to_string(lines->size());
        toast({"已重做 " + steps + " 步。", "Done again: " + steps + " steps."}, Tone::good,
              lines->empty() ? Words{} : lines->back().says, "undo");
      });
}

void Desk::verify() {
  auto outcome = std::make_shared<VerifyOutcome>();
  start(
      {"核验台账", "Verifying the ledger"},
      [outcome](Office& office, const Progress& progress) { *outcome = office.verify(progress); },
      [this, outcome] { verified_ = *outcome; }, true);
}

void Desk::set_as_of(Date date) {
  start({"换算到所选日期", "Moving to the date"},
        [date](Office& office, const Progress&) { office.set_as_of(date); }, {});
}

void Desk::sign_as(const std::string& name) {
  settings.kept["who.name"] = name;
  save_settings();
  places_.office.who = name;
  viewer.name = name;
  const auto said = [this, name] {
    toast({"以后的条目署名“" + name + "”。", "Entries are signed “" + name + "” from now on."}, Tone::good);
  };
  if (!office_) return said();
  start(
      {"更改署名", "Changing the signature"},
      [name](Office& office, const Progress&) { office.sign_as(name); }, said);
}

void Desk::preview_import(const std::string& kind, const std::filesystem::path& file) {
  preview_.reset();
  auto made = std::make_shared<ImportPreview>();
  start(
      {"读取文件", "Reading the file"},
      [made, kind, file](Office& office, const Progress& progress) {
        *made = office.preview_import(kind, file, {}, {}, {}, progress);
      },
      [this, made, file] {
        preview_ = made;
        Settings::remember(settings.folders, file.parent_path().string());
        save_settings();
      },
      true);
}

void Desk::preview_pasted(const std::string& kind, const std::string& table) {
  preview_.reset();
  auto made = std::make_shared<ImportPreview>();
  start(
      {"读取剪贴板", "Reading the clipboard"},
      [made, kind, table](Office& office, const Progress& progress) {
        // The reader reads files; this one is nobody else's and is gone when it was read.
        const PrivateFile file("clipboard.txt", table);
        *made = office.preview_import(kind, file.path(), {}, "utf-8", {}, progress);
      },
      [this, made] { preview_ = made; }, true);
}

void Desk::import_previewed(bool skip_bad) {
  if (!preview_) return;
  auto entry = std::make_shared<std::optional<std::int64_t>>();
  start(
      {"导入", "Importing"},
      [entry, preview = preview_, skip_bad](Office& office, const Progress& progress) {
        *entry = office.import(*preview, skip_bad, progress);
      },
      [this, entry] {
        preview_.reset();
        if (*entry) {
          toast({"已导入，台账记录第 " + std::to_string(**entry) + " 条。",
                 "Imported as entry " + std::to_string(**entry) + " of the ledger."},
                Tone::good, {"一次撤销即可全部退回。", "One undo takes it all back."});
        } else {
          toast({"文件与现有数据相同，没有需要导入的内容。",
                 "The file holds nothing new; nothing was imported."},
                Tone::muted);
        }
      },
      true);
}

void Desk::write_report(const std::string& report, const std::string& program,
                        const std::filesystem::path& file) {
  start(
      {"保存文件", "Saving the file"},
      [report, program, file, language = settings.language](Office& office, const Progress&) {
        office.write_report(report, program, file, language);
      },
      [this, file] { saved(file); });
}

void Desk::write_picture(std::shared_ptr<const PictureFile> picture, const std::filesystem::path& file) {
  start(
      {"保存图片", "Saving the picture"},
      [picture = std::move(picture), file](Office&, const Progress&) {
        echelon::write_picture(*picture, file);
      },
      [this, file] { saved(file); });
}

void Desk::write_file(std::shared_ptr<const FileToSave> made, const std::filesystem::path& file) {
  start(
      {"保存文件", "Saving the file"},
      [made = std::move(made), file](Office&, const Progress&) { made->write(file); },
      [this, file] { saved(file); }, false);
}

void Desk::saved(const std::filesystem::path& file) {
  toast({"已保存：" + file.string(), "Saved: " + file.string()}, Tone::good);
  Settings::remember(settings.folders, file.parent_path().string());
  save_settings();
}

}  // namespace echelon::desktop
