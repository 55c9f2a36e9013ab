#include <algorithm>
#include <set>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/hour_editor.hpp"
#include "echelon/plugin/panels/hour_said.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

/// One line of the list of rules.
struct Listed {
  std::string id;
  const HourRules::Versions* versions = nullptr;  ///< as used here, or as shipped when it is off
  const HourRule* now = nullptr;                  ///< the version in force; null: binds nobody today
  Words state;
  Tone tone = Tone::muted;

  [[nodiscard]] const HourRule& shown() const { return now != nullptr ? *now : versions->versions.back(); }
};

Listed listed(const HoursView& hours, const std::string& id, Date day) {
  Listed line{id, hours.rules->find(id), nullptr, {}, Tone::muted};
  const auto own = hours.own.find(id);
  const bool shipped = hours.shipped->find(id) != nullptr;
  const bool off = own != hours.own.end() && own->second.empty();
  if (line.versions == nullptr) line.versions = hours.shipped->find(id);
  if (!off) line.now = rule_on(*line.versions, day);
  if (off) {
    line.state = {"本单位停用", "off here"};
    line.tone = Tone::caution;
  } else if (own != hours.own.end()) {
    line.state = shipped ? Words{"本单位修改", "changed here"} : Words{"本单位自定", "our own"};
    line.tone = Tone::accent;
  } else if (line.now != nullptr) {
    line.state = {"随附，现行", "in force"};
    line.tone = Tone::good;
  } else {
    line.state = line.versions->versions.back().applies ? Words{"随附，不在有效期", "past, or to come"}
                                                        : Words{"随附，样例", "pattern"};
  }
  return line;
}

/// Those in force first, then by id.
std::vector<Listed> all_rules(const PanelContext& context) {
  std::set<std::string> ids;
  for (const auto& each : context.hours->rules->all()) ids.insert(each.id);
  for (const auto& each : context.hours->shipped->all()) ids.insert(each.id);
  std::vector<Listed> lines;
  lines.reserve(ids.size());
  for (const std::string& id : ids) lines.push_back(listed(*context.hours, id, context.snapshot.as_of));
  static_cast<void>(std::stable_partition(lines.begin(), lines.end(),
                                          [](const Listed& line) { return line.now != nullptr; }));
  return lines;
}

std::string rule_table(Surface& surface, const PanelContext& context, const std::vector<Listed>& lines) {
  const Language language = surface.language();
  Table table;
  table.id = "rules";
  table.columns = {{"name", {"规则", "rule"}, 2.1},     {"state", {"状态", "state"}, 1.2},
                   {"required", {"要求", "asks"}, 1.3}, {"window", {"周期", "window"}, 1.8},
                   {"bound", {"对象", "who"}, 1.9},     {"from", {"施行", "from"}, 1.15},
                   {"source", {"来源", "source"}, 2.6}};
  table.rows = lines.size();
  table.empty = {"没有学时规则。在下面新增。", "There are no hour rules. Add one below."};
  table.visible_rows = 10;
  table.revision = context.revision;
  table.key = [&](std::size_t row) { return lines[row].id; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Listed& line = lines[row];
    const HourRule& rule = line.shown();
    const auto plain = [&](const std::string& text, Tone tone = Tone::plain) {
      return Cell{text, std::nullopt, line.now == nullptr && tone == Tone::plain ? Tone::muted : tone,
                  std::nullopt};
    };
    switch (column) {
      case 0:
        return plain(rule.name.in(language));
      case 1:
        return plain(line.state.in(language), line.tone);
      case 2:
        return plain(required_said(rule).in(language));
      case 3:
        return plain(window_said(rule).in(language));
      case 4:
        return plain(bound_said(rule).in(language));
      case 5:
        return plain(rule.from.iso());
      default:
        return plain(rule.source, Tone::muted);
    }
  };
  return surface.table(table);
}

void draw_said(Surface& surface, const Listed& line) {
  for (const HourRule& rule : line.versions->versions) {
    const Words asks = required_said(rule);
    const Words window = window_said(rule);
    const Words bound = bound_said(rule);
    const std::string days =
        rule.from.known() || rule.to.known() ? rule.from.iso() + " ~ " + rule.to.iso() : "";
    surface.text(
        {(days.empty() ? "长期有效" : days) + "：" + asks.zh + "，" + window.zh + "。对象：" + bound.zh,
         (days.empty() ? "always" : days) + ": " + asks.en + ", " + window.en + ". Who: " + bound.en},
        &rule == line.now ? Tone::plain : Tone::muted);
    const Words sure = confidence_said(rule.confidence);
    surface.text(
        {"来源：" + rule.source + "（" + sure.zh + "）", "Source: " + rule.source + " (" + sure.en + ")"},
        Tone::muted);
  }
}

void draw(Surface& surface, const PanelContext& context) {
  const Program& program = context.program;
  surface.heading({"学时规则", "Hour rules"});
  surface.text(program.purpose);
  surface.text({"依据：" + program.plan.document + "“" + program.plan.quotation.zh + "”",
                "Basis: " + program.plan.document + ", “" + program.plan.quotation.en + "”"},
               Tone::muted);
  if (context.hours == nullptr) return;
  const std::vector<Listed> lines = all_rules(context);
  const std::string selected = rule_table(surface, context, lines);
  const bool hr = context.viewer.role == ViewerRole::hr;
  std::string& fresh = surface.remember("new");
  if (hr && fresh.empty() && surface.button("new-rule", {"新写一条规则", "write a new rule"})) fresh = "1";
  if (hr && !fresh.empty()) {
    if (surface.button("new-cancel", {"不写了，回到列表", "leave it, back to the list"})) fresh.clear();
    bool saved = false;
    surface.group("new-card", {"新规则", "a new rule"},
                  [&] { saved = draw_hour_editor(surface, context, {}); });
    if (saved) fresh.clear();
    return;
  }
  const auto line = std::ranges::find(lines, selected, &Listed::id);
  if (line == lines.end()) {
    surface.text({"选中一条规则，查看全文；人事可修改，保存前先试算影响。",
                  "Select a rule to read it; HR may change it and sees what that does before it is saved."},
                 Tone::muted);
    return;
  }
  surface.group("said", line->shown().name, [&] { draw_said(surface, *line); });
  if (hr)
    surface.group("editor", {"修改与试算", "change it, and try it out"},
                  [&] { static_cast<void>(draw_hour_editor(surface, context, line->id)); });
}

}  // namespace

Panel hour_rules() { return {"hour_rules", {"学时规则", "Hour rules"}, {}, draw}; }

}  // namespace echelon::panels
