// What was done in an office that came back, before it is taken in.

#include <algorithm>
#include <array>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

using State = ArrivedEntry::State;

Words words_of(State state) {
  switch (state) {
    case State::good:
      return {"可以取回", "good"};
    case State::refused:
      return {"不能取回", "refused"};
    case State::known:
      return {"此前已取回", "came in before"};
    default:
      return {"对方已撤销", "undone there"};
  }
}

Tone tone_of(State state) {
  if (state == State::good) return Tone::good;
  return state == State::refused ? Tone::bad : Tone::muted;
}

/// 2026-03-01 09:30
std::string time_said(const std::string& when) {
  std::string said = when.substr(0, 16);
  std::ranges::replace(said, 'T', ' ');
  return said;
}

std::string whose(const BroughtBack& back, Language language) {
  const std::string role = words(back.role.role).in(language);
  return back.role.subject.empty() ? role : role + " " + back.role.subject;
}

void draw_figures(ImguiSurface& surface, const BroughtBack& back) {
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("figures", quarters, [&](std::size_t column) {
    if (column == 0) surface.figure({"办理事项", "things done"}, std::to_string(back.entries.size()));
    if (column == 1)
      surface.figure({"可以取回", "can come in"}, std::to_string(back.count(State::good)), {}, Tone::good);
    if (column == 2)
      surface.figure({"不能取回", "refused"}, std::to_string(back.count(State::refused)), {},
                     back.count(State::refused) > 0 ? Tone::bad : Tone::plain);
    if (column == 3)
      surface.figure(
          {"此前已取回 / 已撤销", "before / undone"},
          std::to_string(back.count(State::known)) + " / " + std::to_string(back.count(State::undone)));
  });
}

void draw_entries(ImguiSurface& surface, const BroughtBack& back, std::uint64_t revision) {
  const Language language = surface.language();
  Table table;
  table.id = "entries";
  table.columns = {
      {"number", {"序号", "no."}, 0.5, false}, {"state", {"结论", "state"}, 0.9},
      {"says", {"事项", "what"}, 2.4},         {"who", {"办理人", "who"}, 0.8},
      {"when", {"时间", "when"}, 1.3},         {"why", {"原因与办法", "why not, and what to do"}, 3}};
  table.rows = back.entries.size();
  table.revision = revision;
  table.visible_rows = 12;
  table.empty = {"发放以来没有办理任何事项。", "Nothing was done in it since it was handed out."};
  table.key = [&](std::size_t row) { return std::to_string(back.entries[row].number); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const ArrivedEntry& entry = back.entries[row];
    const auto plain = [](std::string text, Tone tone = Tone::plain) {
      return Cell{std::move(text), std::nullopt, tone, std::nullopt};
    };
    if (column == 0)
      return {std::to_string(entry.number), static_cast<double>(entry.number), Tone::plain, std::nullopt};
    if (column == 1) return plain(words_of(entry.state).in(language), tone_of(entry.state));
    if (column == 2) return plain(entry.says.in(language));
    if (column == 3) return plain(entry.who);
    if (column == 4) return plain(time_said(entry.when), Tone::muted);
    if (entry.reason.empty()) return plain("");
    return plain(
        entry.reason.in(language) + (language == Language::chinese ? "。" : ". ") + entry.remedy.in(language),
        Tone::bad);
  };
  const std::string chosen = surface.table(table);
  // A row has not the room for a sentence: that of the chosen one, else of the first refused, stands below.
  const auto wanted = std::ranges::find_if(back.entries, [&](const ArrivedEntry& each) {
    return chosen.empty() ? each.state == State::refused : std::to_string(each.number) == chosen;
  });
  if (wanted == back.entries.end() || wanted->reason.empty()) return;
  const std::string number = std::to_string(wanted->number);
  surface.text({"第 " + number + " 条：" + wanted->reason.zh + "。",
                "Entry " + number + ": " + wanted->reason.en + "."},
               Tone::bad);
  surface.text({"办法：" + wanted->remedy.zh + "。", "What to do: " + wanted->remedy.en + "."});
}

void draw_buttons(ImguiSurface& surface, Desk& desk, const BroughtBack& back) {
  const auto good = back.count(State::good);
  const Words why = desk.busy() ? Words{"正忙，请稍候。", "Busy; please wait."}
                                : Words{"没有可以取回的事项。", "There is nothing to take in."};
  if (back.count(State::refused) == 0) {
    if (surface.button("take-in", {"全部取回", "take it all in"}, good > 0 && !desk.busy(), why))
      desk.import_entries(false);
  } else {
    const std::string count = std::to_string(good);
    if (surface.confirmed_button(
            "take-in-good", {"只取回没有问题的 " + count + " 件", "take in the " + count + " good ones"},
            {"不能取回的事项留在对方的办公文件中，改好后可再取回。",
             "The refused ones stay in that office, and can come in once they are mended."},
            good > 0 && !desk.busy(), why))
      desk.import_entries(true);
  }
  if (surface.button("drop", {"换一个文件", "another file"})) desk.drop_entries();
}

}  // namespace

void draw_came_back(ImguiSurface& surface, Desk& desk) {
  const auto held = desk.came_back();  // may be dropped below
  const BroughtBack& back = *held;
  const Words where{whose(back, Language::chinese) + " · " + back.file + " · " +
                        back.role.handed_at.substr(0, 10) + " 发放",
                    whose(back, Language::english) + " · " + back.file + " · handed out " +
                        back.role.handed_at.substr(0, 10)};
  surface.text(where, Tone::muted);
  draw_figures(surface, back);
  draw_buttons(surface, desk, back);
  surface.group("read", {"办理的事项", "what was done"}, [&] {
    draw_entries(surface, back,
                 std::hash<std::string>()(back.role.copy) + desk.view()->revision * 7U + back.entries.size());
  });
}

}  // namespace echelon::desktop
