// Handing out: an office for each school, reviewer or researcher, holding only what they may hold.

#include <algorithm>
#include <array>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

const Words busy_now{"正忙，请稍候。", "Busy; please wait."};

std::string school_name(const Snapshot& snapshot, const std::string& id) {
  const SchoolIndex school = snapshot.find_school(id);
  return school == nobody ? id : snapshot.schools[static_cast<std::size_t>(school)].name;
}

std::filesystem::path file_in(const std::string& folder, const std::string& name) {
  std::string safe = name;
  std::ranges::replace_if(
      safe, [](char c) { return std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos; }, '_');
  return std::filesystem::path(folder) / (safe + ".echelon");
}

HandOut for_school(const Snapshot& snapshot, const std::string& id, const std::string& folder) {
  return {ViewerRole::principal, id, {}, {}, file_in(folder, id + "-" + school_name(snapshot, id))};
}

void draw_schools(ImguiSurface& surface, Desk& desk, const std::string& folder) {
  const Snapshot& snapshot = *desk.view()->snapshot;
  std::vector<std::size_t> staffed;
  for (std::size_t s = 0; s < snapshot.schools.size(); ++s) {
    if (snapshot.schools[s].staff > 0) staffed.push_back(s);
  }
  Table table;
  table.id = "schools";
  table.columns = {{"id", {"编号", "id"}, 0.8},
                   {"name", {"学校", "school"}, 2.4},
                   {"town", {"镇街", "town"}, 1},
                   {"staff", {"在职人数", "staff"}, 0.8, false}};
  table.rows = staffed.size();
  table.revision = desk.view()->revision;
  table.visible_rows = 9;
  table.empty = {"还没有学校。学校随花名册一起导入。",
                 "There are no schools yet; they come with the roster."};
  table.key = [&](std::size_t row) { return snapshot.schools[staffed[row]].id; };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const School& school = snapshot.schools[staffed[row]];
    if (column == 3)
      return {std::to_string(school.staff), static_cast<double>(school.staff), Tone::plain, std::nullopt};
    return {column == 0   ? school.id
            : column == 1 ? school.name
                          : school.town,
            std::nullopt, Tone::plain, std::nullopt};
  };
  const std::string chosen = surface.table(table);
  const std::string count = std::to_string(staffed.size());
  const bool free = !desk.busy() && !folder.empty();
  const Words one = chosen.empty() ? Words{"发给选中的学校", "for the selected school"}
                                   : Words{"发给“" + school_name(snapshot, chosen) + "”",
                                           "for " + school_name(snapshot, chosen)};
  const Words why = desk.busy() ? busy_now : Words{"请先选中一所学校。", "Select a school first."};
  if (surface.button("hand-school", one, free && !chosen.empty(), why))
    desk.hand_out({for_school(snapshot, chosen, folder)});
  if (surface.button("hand-schools", {"发给全部 " + count + " 所学校", "for all " + count + " schools"},
                     free && !staffed.empty(), desk.busy() ? busy_now : table.empty)) {
    std::vector<HandOut> all;
    all.reserve(staffed.size());
    for (const std::size_t s : staffed) all.push_back(for_school(snapshot, snapshot.schools[s].id, folder));
    desk.hand_out(std::move(all));
  }
}

/// Programs that select.
std::vector<const Program*> selecting(const OfficeView& view) {
  std::vector<const Program*> programs;
  std::ranges::copy_if(view.programs, std::back_inserter(programs),
                       [](const Program* each) { return each->selects; });
  return programs;
}

void draw_raters(ImguiSurface& surface, Desk& desk, const Program& program, const RoundView& round,
                 const std::string& folder) {
  Table table;
  table.id = "reviewers";
  table.columns = {{"id", {"编号", "id"}, 0.8},
                   {"name", {"评委", "reviewer"}, 1.4},
                   {"scores", {"已评分", "scores"}, 0.8, false}};
  table.rows = round.raters.size();
  table.revision = desk.view()->revision;
  table.visible_rows = 9;
  table.empty = {"还没有评委。", "There are no reviewers yet."};
  table.key = [&](std::size_t row) { return round.raters[row].id; };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const RoundView::Rater& rater = round.raters[row];
    if (column == 2)
      return {std::to_string(rater.scores), static_cast<double>(rater.scores), Tone::plain, std::nullopt};
    return {column == 0 ? rater.id : rater.name, std::nullopt, Tone::plain, std::nullopt};
  };
  const std::string chosen = surface.table(table);
  const bool reviewing = round.call.state == CallState::reviewing;
  const bool free = !desk.busy() && !folder.empty() && reviewing;
  const Words not_now{"本轮不在评审阶段。", "The round is not under review."};
  const Words why = desk.busy() ? busy_now
                    : reviewing ? Words{"请先选中一位评委。", "Select a reviewer first."}
                                : not_now;
  const auto one = [&](const std::string& id) {
    return HandOut{ViewerRole::reviewer, id, program.id, {}, file_in(folder, id)};
  };
  if (surface.button("hand-reviewer", {"发给选中的评委", "for the selected reviewer"},
                     free && !chosen.empty(), why))
    desk.hand_out({one(chosen)});
  const std::string count = std::to_string(round.raters.size());
  if (surface.button("hand-reviewers", {"发给全部 " + count + " 位评委", "for all " + count + " reviewers"},
                     free && !round.raters.empty(), desk.busy() ? busy_now : not_now)) {
    std::vector<HandOut> all;
    all.reserve(round.raters.size());
    for (const RoundView::Rater& rater : round.raters) all.push_back(one(rater.id));
    desk.hand_out(std::move(all));
  }
}

void draw_reviewers(ImguiSurface& surface, Desk& desk, const std::string& folder) {
  const auto programs = selecting(*desk.view());
  if (programs.empty()) {
    surface.text({"没有遴选项目。", "There is no program that selects."}, Tone::muted);
    return;
  }
  std::string& kept = surface.remember("program", "0");
  auto chosen = std::min<std::size_t>(std::stoul(kept), programs.size() - 1);
  std::vector<Words> names;
  names.reserve(programs.size());
  for (const Program* each : programs) names.push_back(each->name);
  if (surface.choice("program", {"项目", "program"}, chosen, names)) kept = std::to_string(chosen);
  const ProgramView* seen = desk.program_view(programs[chosen]->id);
  if (seen == nullptr) {
    surface.text({"正在读取……", "Reading…"}, Tone::muted);
  } else if (seen->round == nullptr) {
    surface.text({"这个项目还没有遴选通知。", "No call of this program was opened yet."}, Tone::muted);
  } else {
    const auto held = seen->round;
    draw_raters(surface, desk, *programs[chosen], *held, folder);
  }
}

void draw_research(ImguiSurface& surface, Desk& desk, const std::string& folder) {
  surface.text(
      {"人员与学校均为化名，日期取整到月或年，人数过少的组合不列。哪些能防、哪些防不住，见文档 roles.md。",
       "People and schools under pseudonyms, days to the month or year, rare combinations left out. What "
       "that protects and what not: see roles.md."},
      Tone::muted);
  std::string& seed = surface.remember("seed");
  surface.text_field(
      "seed",
      {"种子（同一种子化名相同，可空）", "seed (the same one gives the same pseudonyms; may be empty)"},
      seed);
  if (surface.button("hand-research", {"写研究用办公文件", "write the office for research"},
                     !desk.busy() && !folder.empty(), busy_now)) {
    desk.hand_out({{ViewerRole::researcher, {}, {}, seed, file_in(folder, "research")}});
  }
}

/// Which candidate stands under which code: for HR, to tell reviewers whose papers are whose.
void draw_codes(ImguiSurface& surface, Desk& desk) {
  std::vector<std::array<std::string, 3>> rows;
  const Snapshot& snapshot = *desk.view()->snapshot;
  for (const HandedOut& each : desk.handed()) {
    for (const auto& [code, id] : each.codes) {
      const PersonIndex person = snapshot.find_person(id);
      rows.push_back(
          {each.what.subject, code,
           (person == nobody ? "" : snapshot.people.name[static_cast<std::size_t>(person)] + " ") + id});
    }
  }
  if (rows.empty()) return;
  surface.group("codes", {"候选人代码对照（只供人事科）", "codes of the candidates (for HR alone)"}, [&] {
    Table table;
    table.id = "codes";
    table.columns = {{"reviewer", {"评委", "reviewer"}, 0.8},
                     {"code", {"代码", "code"}, 1.2},
                     {"person", {"候选人", "candidate"}, 1.6}};
    table.rows = rows.size();
    table.revision = std::hash<std::string>()(desk.handed().front().copy);
    table.visible_rows = 8;
    table.cell = [&](std::size_t row, std::size_t column) -> Cell {
      return {rows[row].at(column), std::nullopt, Tone::plain, std::nullopt};
    };
    surface.table(table);
  });
}

void draw_copies(ImguiSurface& surface, Desk& desk) {
  const auto& copies = desk.view()->copies;
  const Language language = surface.language();
  const Snapshot& snapshot = *desk.view()->snapshot;
  Table table;
  table.id = "copies";
  table.columns = {{"when", {"发放时间", "handed out"}, 1.3},
                   {"role", {"身份", "role"}, 0.8},
                   {"whose", {"发给", "for"}, 2},
                   {"arrived", {"已取回", "came in"}, 0.7, false},
                   {"state", {"状态", "state"}, 0.8}};
  table.rows = copies.size();
  table.revision = desk.view()->revision;
  table.visible_rows = 7;
  table.empty = {"还没有发放过办公文件。", "No office was handed out yet."};
  table.key = [&](std::size_t row) { return copies[row].copy; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const HandedCopy& each = copies[row];
    const auto plain = [](std::string text, Tone tone = Tone::plain) {
      return Cell{std::move(text), std::nullopt, tone, std::nullopt};
    };
    if (column == 0) {
      std::string when = each.handed_at.substr(0, 16);
      std::ranges::replace(when, 'T', ' ');
      return plain(std::move(when));
    }
    if (column == 1) return plain(words(each.role).in(language));
    if (column == 2)
      return plain(each.role == ViewerRole::principal ? school_name(snapshot, each.subject) : each.subject);
    if (column == 3)
      return {std::to_string(each.arrived), static_cast<double>(each.arrived), Tone::plain, std::nullopt};
    return each.recalled ? plain((Words{"已作废", "recalled"}).in(language), Tone::muted)
                         : plain((Words{"有效", "valid"}).in(language), Tone::good);
  };
  const std::string chosen = surface.table(table);
  const auto found = std::ranges::find(copies, chosen, &HandedCopy::copy);
  const bool can = found != copies.end() && !found->recalled && !desk.busy();
  if (surface.confirmed_button("recall", {"作废选中的一份", "recall the selected one"},
                               {"作废后不再从它取回任何内容；已在对方手里的文件仍可被其查看。",
                                "Nothing comes in from it any more; whoever has the file can still read it."},
                               can, {"请先选中一份有效的。", "Select a valid one first."})) {
    CommandRequest request{"office.recall", {}};
    desk.request(request.with("copy", chosen));
  }
}

}  // namespace

void draw_offices_page(Shell& shell, ImguiSurface& surface, Desk& desk) {
  surface.heading({"发放办公文件", "Hand out offices"});
  if (desk.viewer.role != ViewerRole::hr || desk.locked()) {
    surface.text({"只有教体局人事科发放办公文件。", "Only the bureau's HR office hands out offices."},
                 Tone::muted);
    return;
  }
  surface.text(
      {"拿到文件的人能读到其中的一切，所以人事科的办公文件不外发。这里为每所学校、每位评委和研究人员各写一份"
       "，"
       "只含其可以持有的内容；办完交回后，在“导入”页取回。",
       "Whoever holds a file can read all of it: HR's own office goes to nobody. Here each school, reviewer "
       "and researcher gets one of its own, with only what they may hold; what comes back is taken in on "
       "the page Import."},
      Tone::muted);
  std::string& folder =
      surface.remember("folder", (shell.sheets_.folder() / ("offices-" + Date::today().iso())).string());
  surface.text_field("folder", {"写入文件夹", "into the folder"}, folder);
  // A name alone is a folder beside the others, not wherever the program was started.
  const std::filesystem::path named(folder);
  const std::string into =
      folder.empty() || named.is_absolute() ? folder : (shell.sheets_.folder() / named).string();
  std::string& kept = surface.remember("for", "0");
  auto chosen = std::min<std::size_t>(std::stoul(kept), 2);
  const std::array<Words, 3> kinds{{{"学校（校长）", "schools (principals)"},
                                    {"评委（匿名评审）", "reviewers (blind)"},
                                    {"研究（化名）", "research (pseudonyms)"}}};
  if (surface.choice("for", {"发给谁", "for whom"}, chosen, kinds)) kept = std::to_string(chosen);
  surface.group("wanted", kinds.at(chosen), [&] {
    if (chosen == 0) draw_schools(surface, desk, into);
    if (chosen == 1) draw_reviewers(surface, desk, into);
    if (chosen == 2) draw_research(surface, desk, into);
  });
  draw_codes(surface, desk);
  surface.group("out", {"发放过的", "handed out so far"}, [&] { draw_copies(surface, desk); });
}

}  // namespace echelon::desktop
