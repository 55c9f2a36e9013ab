#include <algorithm>
#include <array>
#include <map>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

using Standings = std::map<PersonIndex, const Standing*>;

/// Who stands where; empty while it is being computed or no list is known.
Standings index(const std::vector<Standing>& standings) {
  Standings by_person;
  for (const Standing& each : standings) by_person[each.person] = &each;
  return by_person;
}

Cell state_cell(const Candidate& candidate, const Standing* standing, Language language) {
  if (!candidate.eligible)
    return {Words{"不符合", "not eligible"}.in(language), 3.0, Tone::bad, std::nullopt};
  if (!candidate.complete)
    return {Words{"材料不全", "incomplete"}.in(language), 2.0, Tone::caution, std::nullopt};
  if (standing == nullptr) return {"–", 4.0, Tone::muted, std::nullopt};
  if (standing->chosen) return {Words{"入选", "chosen"}.in(language), 0.0, Tone::good, std::nullopt};
  return {Words{"未入选", "not chosen"}.in(language), 1.0, Tone::muted, std::nullopt};
}

Cell needed_cell(const Standing* standing) {
  if (standing == nullptr || !standing->needed_score) return {"–", 1e9, Tone::muted, std::nullopt};
  return {short_number(*standing->needed_score), standing->needed_score->value(), Tone::plain, std::nullopt};
}

/// Points to spare with a plus, points missing with a minus.
Cell lead_cell(const Standing* standing, Language language) {
  if (standing == nullptr) return {"–", -1e9, Tone::muted, std::nullopt};
  const auto lead = standing->lead();
  if (!lead && standing->chosen) return {Words{"稳", "safe"}.in(language), 1e9, Tone::good, std::nullopt};
  if (!lead) return {Words{"不可能", "never"}.in(language), -1e8, Tone::bad, std::nullopt};
  const std::string text = readable(*lead);
  return {standing->chosen ? "+" + text : text, lead->value(), standing->chosen ? Tone::good : Tone::caution,
          std::nullopt};
}

std::string draw_candidates(Surface& surface, const PanelContext& context,
                            const std::vector<const Candidate*>& candidates, const Standings& standings) {
  const Language language = surface.language();
  Table table;
  table.id = "candidates";
  table.columns = {{"id", {"工号", "id"}, 1},
                   {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 2},
                   {"subject", {"学科", "subject"}, 1},
                   {"total", {"总分", "total"}, 0.8, false},
                   {"state", {"结果", "result"}, 1},
                   {"needed", {"入选需", "needed"}, 0.8, false},
                   {"lead", {"余量或差距", "lead"}, 1.1, false}};
  table.rows = candidates.size();
  table.revision = context.revision * 2 + (standings.empty() ? 0 : 1);
  table.visible_rows = 10;
  table.empty = {"没有候选人。先完成推荐与评审。",
                 "There are no candidates. Finish nominations and reviews first."};
  table.key = [&](std::size_t row) { return id_of(context, candidates[row]->person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Candidate& candidate = *candidates[row];
    const auto found = standings.find(candidate.person);
    const Standing* standing = found == standings.end() ? nullptr : found->second;
    switch (column) {
      case 0:
        return {id_of(context, candidate.person), std::nullopt, Tone::plain, std::nullopt};
      case 1:
        return {name_of(context, candidate.person), std::nullopt, Tone::plain, std::nullopt};
      case 2:
        return {school_name(context, candidate.school), std::nullopt, Tone::plain, std::nullopt};
      case 3:
        return {subject_of(context, candidate.person, language), std::nullopt, Tone::plain, std::nullopt};
      case 4:
        return {candidate.complete ? short_number(candidate.total) : "–", candidate.total.value(),
                Tone::plain, std::nullopt};
      case 5:
        return state_cell(candidate, standing, language);
      case 6:
        return needed_cell(standing);
      default:
        return lead_cell(standing, language);
    }
  };
  return surface.table(table);
}

/// The people nearest to the cut and the one asked about, whoever has most to spare first.
std::vector<const Standing*> nearest(const Standings& standings,
                                     const std::vector<const Candidate*>& candidates, PersonIndex person) {
  constexpr std::size_t a_side = 6;
  std::array<std::vector<const Standing*>, 2> sides;  // the chosen, the others
  for (const Candidate* candidate : candidates) {
    const auto found = standings.find(candidate->person);
    if (found == standings.end() || !found->second->lead()) continue;
    sides[found->second->chosen ? 0 : 1].push_back(found->second);
  }
  const auto lead = [](const Standing* each) { return *each->lead(); };
  std::ranges::stable_sort(sides[0], std::ranges::less(), lead);
  std::ranges::stable_sort(sides[1], std::ranges::greater(), lead);
  std::vector<const Standing*> near;
  for (auto& side : sides) {
    const auto asked = std::ranges::find(side, person, &Standing::person);
    const bool far = asked != side.end() && static_cast<std::size_t>(asked - side.begin()) >= a_side;
    const Standing* last = far ? *asked : nullptr;
    if (side.size() > a_side) side.resize(a_side);
    if (far) side.back() = last;
    near.insert(near.end(), side.begin(), side.end());
  }
  std::ranges::stable_sort(near, std::ranges::greater(), lead);
  return near;
}

/// For each of the nearest a bar between the score and the score needed: green to spare, red missing.
void draw_cut(Surface& surface, const PanelContext& context, const Standings& standings,
              const std::vector<const Candidate*>& candidates, PersonIndex person) {
  const auto near = nearest(standings, candidates, person);
  if (near.empty()) return;
  Chart chart;
  chart.id = "cut";
  chart.kind = ChartKind::bar;
  chart.horizontal = true;
  chart.title = {"离入选线最近的人", "those nearest to the cut"};
  chart.x_title = {"分", "points"};
  Series spare{{"余量", "to spare"}, {}, {}, {}, {}, Tone::good};
  Series missing{{"还差", "missing"}, {}, {}, {}, {}, Tone::bad};
  Series score{{"得分", "score"}, {}, {}, {}, {}, Tone::plain};
  for (const Standing* each : near) {
    const std::string& name = name_of(context, each->person);
    const std::string label = each->person == person ? "▶ " + name : name;
    chart.labels.push_back({label, label});
    const double had = each->score.value();
    const double needed = each->needed_score->value();
    spare.low.push_back(each->chosen ? needed : 1);
    spare.y.push_back(each->chosen ? had : 0);
    missing.low.push_back(each->chosen ? 1 : had);
    missing.y.push_back(each->chosen ? 0 : needed);
    score.low.push_back(had);
    score.y.push_back(had);
  }
  chart.series = {spare, missing, score};
  surface.chart(chart);
}

void draw_points(Surface& surface, const PanelContext& context, const Candidate& candidate) {
  Chart chart{
      "points", ChartKind::bar, {"各项得分", "points by criterion"}, {"分", "points"}, {}, {}, {}, {}, {},
      true};
  Series got{{"得分", "points"}, {}, {}, {}, {}, Tone::series_1};
  Series most{{"满分", "most"}, {}, {}, {}, {}, Tone::muted};
  for (std::size_t i = 0; i < context.round->criteria.size(); ++i) {
    const CriterionView& criterion = context.round->criteria[i];
    chart.labels.push_back(criterion.name);
    got.y.push_back(candidate.by_criterion[i].points.value());
    most.y.push_back(criterion.weight.value());
  }
  chart.series = {got, most};
  surface.chart(chart);
}

/// The score, what is needed, and how far one is from the other.
void draw_numbers(Surface& surface, const PanelContext& context, const Explanation& why) {
  const std::array<double, 3> thirds{1, 1, 1};
  surface.columns("why-figures", thirds, [&](std::size_t column) {
    if (column == 0) surface.figure({"得分", "score"}, short_number(why.score));
    if (column == 1 && why.margin) {
      surface.figure({"保住名额需", "needed to keep the seat"}, short_number(why.score - *why.margin), {});
    } else if (column == 1) {
      surface.figure({"入选需", "needed"}, why.needed_score ? short_number(*why.needed_score) : "–");
    }
    if (column == 2 && why.chosen) {
      surface.figure({"余量", "to spare"}, why.margin ? "+" + readable(*why.margin) : "–", {}, Tone::good);
    } else if (column == 2) {
      const bool has_seat = why.takes_seat_from != nobody;
      const std::string other = has_seat ? name_of(context, why.takes_seat_from) : "";
      surface.figure({"还差", "missing"}, why.needed_score ? readable(*why.needed_score - why.score) : "–",
                     has_seat ? Words{"将取代 " + other, "would replace " + other} : Words{}, Tone::bad);
    }
  });
}

/// Whose seat would be taken, and who else would move.
void draw_seat(Surface& surface, const PanelContext& context, const Explanation& why) {
  const std::string& other = name_of(context, why.takes_seat_from);
  surface.text({"若达到 " + why.needed_score->text() + " 分，将取代 " + other + "。",
                "With " + why.needed_score->text() + " points, the seat of " + other + " would be taken."},
               Tone::accent);
  std::vector<PersonIndex> also = why.leave;
  std::erase(also, why.takes_seat_from);
  if (also.empty() && why.enter.empty()) return;
  surface.text({"为满足名额约束，还会有人变动：", "To meet the quotas, others would move as well:"},
               Tone::muted);
  draw_moves(surface, context, why.enter, also);
}

Words said(const Explanation::Binding& binding) {
  const std::string bound = std::to_string(binding.bound);
  const std::string looser = std::to_string(binding.bound + (binding.is_min ? -1 : 1));
  return {"约束“" + binding.name.zh + (binding.is_min ? "至少 " : "至多 ") + bound + " 人”已顶到界限；改为 " +
              looser + " 人，总分可增加 " + readable(binding.price) + " 分。",
          "The quota '" + binding.name.en + (binding.is_min ? ", at least " : ", at most ") + bound +
              "' binds: with " + looser + " the total would gain " + readable(binding.price) + " points."};
}

void draw_why(Surface& surface, const PanelContext& context, const Candidate& candidate) {
  if (!candidate.eligible) {
    draw_findings(surface, context, candidate.person);
    return;
  }
  if (!candidate.complete) {
    surface.status({"材料不全，未进入遴选", "incomplete: not in the selection"}, Tone::caution);
    for (std::size_t i = 0; i < candidate.by_criterion.size(); ++i) {
      if (!candidate.by_criterion[i].known) {
        const Words& name = context.round->criteria[i].name;
        surface.text({"缺：" + name.zh, "missing: " + name.en}, Tone::caution);
      }
    }
    return;
  }
  const Explanation why = context.round->explain(candidate.person);
  surface.status(why.chosen ? Words{"入选", "chosen"} : Words{"未入选", "not chosen"},
                 why.chosen ? Tone::good : Tone::bad);
  surface.text(why.says);
  draw_numbers(surface, context, why);
  if (why.takes_seat_from != nobody && why.needed_score) draw_seat(surface, context, why);
  if (why.margin) {
    surface.text({"最多可以少 " + why.margin->text() + " 分而仍入选。",
                  "Could lose up to " + why.margin->text() + " points and still be chosen."},
                 Tone::accent);
  }
  for (const Explanation::Binding& binding : why.binding) surface.text(said(binding), Tone::muted);
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"为什么", "Why"});
  if (context.round == nullptr) {
    draw_no_round(surface, context);
    return;
  }
  std::vector<const Candidate*> candidates;
  const SchoolIndex own = own_school(context);
  for (const Candidate& each : context.round->candidates) {
    if (context.viewer.role != ViewerRole::principal || each.school == own) candidates.push_back(&each);
  }
  if (context.viewer.role == ViewerRole::principal &&
      std::ranges::none_of(candidates, [](const Candidate* each) { return each->complete; })) {
    surface.text({"这里说明本校人选为什么入选或未入选。评审没有结束，或这份办公文件不含评分时，没有内容；结果"
                  "见人事科的公"
                  "示。",
                  "Why those your school nominated were chosen or not. Nothing is here before the review has "
                  "ended, nor in an office without scores; the HR office publishes the result."},
                 Tone::muted);
    return;
  }
  const auto known = context.round->selection ? context.round->standings() : nullptr;
  const Standings standings = known ? index(*known) : Standings();
  const std::string selected = draw_candidates(surface, context, candidates, standings);
  const PersonIndex person = selected.empty() ? nobody : context.snapshot.find_person(selected);
  const auto found =
      std::ranges::find_if(candidates, [&](const Candidate* each) { return each->person == person; });
  if (found == candidates.end()) {
    surface.text(
        {"选中一人，查看为什么入选或未入选。", "Select a person to see why they were chosen or not."},
        Tone::muted);
    draw_cut(surface, context, standings, candidates, nobody);
    return;
  }
  const std::string& name = name_of(context, person);
  surface.group("why", {name, name}, [&] {
    const std::array<double, 2> halves{1.2, 1};
    surface.columns("why-columns", halves, [&](std::size_t column) {
      if (column == 0) {
        draw_why(surface, context, **found);
      } else {
        draw_cut(surface, context, standings, candidates, person);
      }
    });
    draw_points(surface, context, **found);
  });
}

}  // namespace

Panel explanation() {
  return {"explanation", {"解释", "Why"}, {ViewerRole::hr, ViewerRole::principal}, draw};
}

}  // namespace echelon::panels
