#include <array>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

std::string time_said(const EntryLine& entry) {
  std::string when = entry.when;
  if (when.size() > 10 && when[10] == 'T') when[10] = ' ';
  return when;
}

Cell cell_of(const EntryLine& entry, std::size_t column, Language language) {
  const Tone tone = entry.undone ? Tone::muted : Tone::plain;
  switch (column) {
    case 0:
      return {std::to_string(entry.number), static_cast<double>(entry.number), Tone::muted, std::nullopt};
    case 1:
      return {time_said(entry).substr(0, 16), std::nullopt, tone, std::nullopt};
    case 2:
      return {entry.who, std::nullopt, tone, std::nullopt};
    case 3:
      return {entry.says.in(language), std::nullopt, tone, std::nullopt};
    case 4:
      if (entry.undone)
        return {(Words{"已撤销", "undone"}).in(language), std::nullopt, Tone::caution, std::nullopt};
      return {};
    default:
      return {entry.hash.substr(0, 12), std::nullopt, Tone::muted, std::nullopt};
  }
}

void draw_verification(ImguiSurface& surface, Desk& desk) {
  surface.text({"核验会重算整条台账链，从第一条起重放并比较，再重新推导每次遴选。",
                "Verifying recomputes the whole chain, replays it from the first entry and compares, and "
                "derives every "
                "selection again."},
               Tone::muted);
  if (surface.button("verify", {"核验台账", "verify the ledger"}, !desk.busy(),
                     {"正忙，请稍候。", "Busy; please wait."})) {
    desk.verify();
  }
  const auto& outcome = desk.verified();
  if (!outcome) return;
  surface.status(outcome->sound ? Words{"完好", "sound"} : Words{"有问题", "not sound"},
                 outcome->sound ? Tone::good : Tone::bad);
  surface.text(outcome->says);
  for (const Words& problem : outcome->problems) surface.text(problem, Tone::bad);
}

}  // namespace

void draw_ledger_page(Shell& /*shell*/, ImguiSurface& surface, Desk& desk) {
  const auto& entries = desk.view()->entries;
  surface.heading({"台账", "Ledger"});
  const EntryLine* next = desk.next_undo();
  if (surface.button("undo", {"撤销最近一条", "undo the newest"}, next != nullptr && !desk.busy(),
                     {"没有可以撤销的操作。", "There is nothing to undo."})) {
    desk.undo();
  }
  if (surface.button("redo", {"重做", "redo"}, desk.can_redo() && !desk.busy(),
                     {"没有可以重做的操作。", "There is nothing to redo."})) {
    desk.redo();
  }
  Table table;
  table.id = "entries";
  table.columns = {{"number", {"序号", "no."}, 0.5, false}, {"when", {"时间", "when"}, 1.75},
                   {"who", {"操作人", "who"}, 0.8},         {"what", {"内容", "what"}, 3.4},
                   {"state", {"状态", "state"}, 0.7},       {"hash", {"校验值", "hash"}, 0.8}};
  table.rows = entries.size();
  table.revision = desk.view()->revision;
  table.visible_rows = 14;
  table.empty = {"台账还是空的。导入花名册后，每次改动都会记在这里。",
                 "The ledger is empty. Once a roster is imported, every change stands here."};
  table.key = [&](std::size_t row) { return std::to_string(entries[row].number); };
  const Language language = surface.language();
  table.cell = [&](std::size_t row, std::size_t column) { return cell_of(entries[row], column, language); };
  const std::string selected = surface.table(table);
  for (const EntryLine& entry : entries) {
    if (selected.empty() || std::to_string(entry.number) != selected) continue;
    surface.group("entry", {"记录 " + selected, "entry " + selected}, [&] {
      const std::array<std::pair<Words, std::string>, 5> rows{{{{"内容", "what"}, entry.says.in(language)},
                                                               {{"命令", "command"}, entry.command},
                                                               {{"操作人", "who"}, entry.who},
                                                               {{"时间", "when"}, time_said(entry)},
                                                               {{"校验值", "hash"}, entry.hash}}};
      surface.facts(rows);
    });
  }
  surface.group("verification", {"核验", "verification"}, [&] { draw_verification(surface, desk); });
}

}  // namespace echelon::desktop
