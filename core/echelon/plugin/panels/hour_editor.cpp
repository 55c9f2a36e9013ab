#include "echelon/plugin/panels/hour_editor.hpp"

#include <algorithm>
#include <cmath>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/panels/hour_said.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/rules/hour_rule_text.hpp"

namespace echelon::panels {
namespace {

constexpr std::string_view pattern = R"([[rule]]
id = "own_rule"
zh = "本单位规则"
en = "our own rule"
source = "本局文件"
confidence = "high"
measure = "hours"
required = 72
void_absence = 0.2
[rule.binds]
not_roles = ["staff"]
[rule.window]
kind = "calendar_year"
[rule.waiver]
how = "reduce"
)";

/// What the office has now.
struct Saved {
  std::string text;
  bool off = false;
  bool own = false;
};

Saved saved_rule(const HoursView& hours, const std::string& id) {
  if (id.empty()) return {std::string(pattern), false, false};
  const auto own = hours.own.find(id);
  if (own == hours.own.end()) return {hour_rule_text(*hours.shipped_text, id), false, false};
  if (!own->second.empty()) return {own->second, false, true};
  return {hour_rule_text(*hours.shipped_text, id), true, true};
}

/// A text that was read, or why it cannot be.
struct Reading {
  std::vector<HourRule> versions;
  std::string id;
  std::optional<Error> error;
};

Reading read_text(const std::string& text) {
  Reading reading;
  try {
    reading.versions = read_hour_rules(text, "hour_rule");
    reading.id = hour_rule_id(text, "hour_rule");
  } catch (const Error& error) {
    reading.error = error;
  }
  return reading;
}

void draw_error(Surface& surface, const Error& error) {
  const std::string line = std::to_string(error.place().row);
  const Words at = error.place().row > 0 ? Words{"第 " + line + " 行：", "line " + line + ": "} : Words{};
  surface.status({"这段文字还不是一条规则", "this is not a rule yet"}, Tone::bad);
  surface.text({at.zh + error.happened().zh, at.en + error.happened().en}, Tone::bad);
  surface.text(error.remedy(), Tone::muted);
}

/// A field that edits one number of the text.
void number(Surface& surface, std::string& text, const HourNumberPlace& place, const Words& label, double now,
            double least, double most, double step) {
  const std::string id = "number-" + place.table + "-" + std::to_string(place.at) + "-" + place.key;
  double value = now;
  if (!surface.number_field(id, label, value, least, std::max(most, now), step)) return;
  text = with_number(text, place, Decimal::from_millionths(std::llround(value * 1e6)));
}

double most_asked(HourMeasure measure) {
  switch (measure) {
    case HourMeasure::months:
      return 36;
    case HourMeasure::days:
      return 365;
    case HourMeasure::times:
      return 20;
    default:
      return 600;
  }
}

void draw_window_numbers(Surface& surface, std::string& text, const HourRule& rule, std::size_t version) {
  const HourWindow& window = rule.window;
  if (window.kind == HourWindowKind::cycle)
    number(surface, text, {version, "rule.window", 0, "years"}, {"周期（年）", "cycle, years"}, window.years,
           1, 10, 1);
  if (window.kind == HourWindowKind::school_year)
    number(surface, text, {version, "rule.window", 0, "month"}, {"学年起始月", "first month"}, window.month,
           1, 12, 1);
  if (window.kind == HourWindowKind::rolling)
    number(surface, text, {version, "rule.window", 0, "months"}, {"最近多少个月", "the last months"},
           window.months, 1, 120, 1);
  if (window.kind == HourWindowKind::event)
    number(surface, text, {version, "rule.window", 0, "months"}, {"起算后多少个月内", "within months"},
           window.months, 0, 120, 1);
  const bool by_calendar = rule.measure == HourMeasure::months || rule.measure == HourMeasure::days;
  if (window.kind != HourWindowKind::rolling && !by_calendar)
    number(surface, text, {version, "", 0, "grace_days"}, {"宽限（天）", "days of grace"}, rule.grace_days, 0,
           184, 1);
}

/// The rule's usual numbers, each in a field that edits the text.
void draw_numbers(Surface& surface, std::string& text, const Reading& reading) {
  std::size_t version = reading.versions.size() - 1;
  if (reading.versions.size() > 1) {
    std::vector<Words> names;
    for (const HourRule& each : reading.versions) {
      const std::string from = each.from.known() ? each.from.iso() : "…";
      names.push_back({from + " 起", "from " + from});
    }
    std::string& kept = surface.remember("version-" + reading.id, std::to_string(version));
    version = std::min<std::size_t>(static_cast<std::size_t>(std::stoul(kept)), version);
    if (surface.choice("version", {"修改哪一版", "which version"}, version, names))
      kept = std::to_string(version);
  }
  const HourRule& rule = reading.versions[version];
  const Words unit = unit_words(rule.measure);
  const double most = most_asked(rule.measure);
  const double step = rule.measure == HourMeasure::months ? 0.5 : 1;
  number(surface, text, {version, "", 0, "required"}, {"总量（" + unit.zh + "）", "total, " + unit.en},
         rule.required.value(), step, most, step);
  draw_window_numbers(surface, text, rule, version);
  for (std::size_t part = 0; part < rule.parts.size(); ++part) {
    const HourPart& each = rule.parts[part];
    number(surface, text, {version, "rule.part", part, "minimum"},
           {each.name.zh + "至少", each.name.en + ", at least"}, each.minimum.value(), 0,
           std::max(1.0, rule.required.value()), step);
    if (each.maximum)
      number(surface, text, {version, "rule.part", part, "maximum"},
             {each.name.zh + "至多", each.name.en + ", at most"}, each.maximum->value(),
             std::max(step, each.minimum.value()), std::max(1.0, rule.required.value()), step);
  }
  if (!rule.applies && surface.button("put-in-use", {"在本单位启用这条样例", "put this pattern in use here"}))
    text = without_key(text, version, "applies");
}

Words consequence(const HourTrial* trial) {
  if (trial == nullptr || !trial->simulation)
    return {"所有人的学时将按新规则重新核算；可以撤销。",
            "Everyone's hours are counted anew; this can be undone."};
  const std::string missing = std::to_string(trial->simulation->all.to_missing);
  const std::string met = std::to_string(trial->simulation->all.to_met);
  return {missing + " 人转为未达标，" + met + " 人转为达标；可以撤销。",
          missing + " " + noun_for(missing, "person turns", "people turn") + " to short, " + met +
              " to met; this can be undone."};
}

/// What the user is about to save.
struct Draft {
  std::string id;
  std::string text;  ///< empty: the rule is to bind nobody here
  bool changed = false;
  bool sound = false;
};

/// True when it was saved.
bool draw_saving(Surface& surface, const PanelContext& context, const Draft& draft, const Saved& saved,
                 const HourTrial* trial) {
  const bool refused = trial != nullptr && !trial->refused.empty();
  const Words why = !draft.changed ? Words{"没有改动", "nothing was changed"}
                                   : Words{"先改正上面的错误", "correct the error above first"};
  if (surface.confirmed_button("save-rule", {"保存", "save"}, consequence(trial),
                               draft.changed && draft.sound && !refused, why)) {
    CommandRequest request{"hour_rule.set", {}};
    request.with("id", draft.id);
    if (!draft.text.empty()) request.with("toml", draft.text);
    context.request(request);
    return true;
  }
  if (!saved.own || draft.id.empty()) return false;
  const bool shipped = context.hours->shipped->find(draft.id) != nullptr;
  const Words label = shipped ? Words{"恢复随附的规则", "back to the shipped rule"}
                              : Words{"删除这条自定规则", "remove this rule of ours"};
  if (!surface.confirmed_button("remove-rule", label,
                                {"本单位的改动将被撤去，学时重新核算；可以撤销。",
                                 "The office's own text goes, hours are counted anew; this can be undone."}))
    return false;
  CommandRequest request{"hour_rule.remove", {}};
  request.with("id", draft.id);
  surface.remember("text@" + draft.id) = hour_rule_text(*context.hours->shipped_text, draft.id);
  surface.remember("off@" + draft.id).clear();
  context.request(request);
  return false;
}

}  // namespace

bool draw_hour_editor(Surface& surface, const PanelContext& context, const std::string& id) {
  const Saved saved = saved_rule(*context.hours, id);
  std::string& text = surface.remember("text@" + id, saved.text);
  std::string& off_kept = surface.remember("off@" + id, saved.off ? "1" : "");
  bool off = !off_kept.empty();
  if (!id.empty() && surface.toggle("off", {"这条规则在本单位不适用", "this rule binds nobody here"}, off))
    off_kept = off ? "1" : "";
  Reading reading;
  if (!off) {
    reading = read_text(text);
    const std::array<double, 2> halves{3, 2};
    surface.columns("text-and-numbers", halves, [&](std::size_t column) {
      if (column == 0) surface.text_field("text", {"规则全文（TOML）", "the rule's text (TOML)"}, text, true);
      if (column == 1 && reading.error) draw_error(surface, *reading.error);
      if (column == 1 && !reading.error) draw_numbers(surface, text, reading);
    });
    if (text != saved.text && surface.button("text-back", {"放弃改动", "drop the changes"}))
      text = saved.text;
    reading = read_text(text);
  }
  Draft draft;
  draft.id = id.empty() ? reading.id : id;
  draft.text = off ? std::string() : text;
  draft.sound = off || !reading.error;
  draft.changed = id.empty() || off != saved.off || (!off && text != saved.text);
  std::shared_ptr<const HourTrial> trial;
  if (draft.changed && draft.sound) trial = context.hours->simulate(draft.id, draft.text);
  if (draw_saving(surface, context, draft, saved, trial.get())) return true;
  if (!draft.changed) {
    surface.text(
        {"改动文字或数字，下面会即时说明影响到谁。", "Change the text or a number to see whom it touches."},
        Tone::muted);
  } else if (draft.sound && !trial) {
    draw_computing(surface);
  } else if (trial) {
    draw_trial(surface, context, *trial);
  }
  return false;
}

}  // namespace echelon::panels
