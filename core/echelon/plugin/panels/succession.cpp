#include <algorithm>
#include <array>
#include <tuple>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/pipeline_parts.hpp"

namespace echelon::panels {
namespace {

const Ladder* ladder_of(const PipelineView& view, const std::string& id) {
  for (const Ladder* ladder : view.ladders) {
    if (ladder->id == id) return ladder;
  }
  return nullptr;
}

/// What is asked of the board.
struct Row {
  const SuccessionPost* post = nullptr;
  std::size_t now = 0;
  std::size_t in_one = 0;
  std::size_t in_three = 0;
};

std::vector<Row> rows_of(const PanelContext& context, const std::string& ladder) {
  const Date today = context.snapshot.as_of;
  const SchoolIndex own = own_school(context);
  std::vector<Row> rows;
  for (const SuccessionPost& post : *context.pipeline->succession) {
    if (!ladder.empty() && post.ladder != ladder) continue;
    if (context.viewer.role == ViewerRole::principal &&
        context.snapshot.people.school[static_cast<std::size_t>(post.holder)] != own)
      continue;
    rows.push_back({&post, post.ready_by(today), post.ready_by(today.plus_years(1)),
                    post.ready_by(today.plus_years(3))});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.in_three, a.in_one, a.now) < std::tie(b.in_three, b.in_one, b.now);
  });
  return rows;
}

void draw_figures(Surface& surface, const std::vector<Row>& rows) {
  const auto count = [&](auto&& which) {
    return std::to_string(std::count_if(rows.begin(), rows.end(), which));
  };
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("succession-figures", quarters, [&](std::size_t column) {
    if (column == 0)
      surface.figure({"看后备的岗位", "posts looked at"}, std::to_string(rows.size()),
                     {"各梯队最高两级", "the two highest tiers"});
    if (column == 1)
      surface.figure({"现有后备", "ready now"}, count([](const Row& row) { return row.now > 0; }),
                     {"至少一人现在够条件", "someone fulfils everything today"}, Tone::good);
    if (column == 2)
      surface.figure({"三年内有后备", "ready in three years"},
                     count([](const Row& row) { return row.now == 0 && row.in_three > 0; }),
                     {"现在还没有人", "nobody yet"}, Tone::accent);
    if (column == 3)
      surface.figure({"后继无人", "nobody in three years"},
                     count([](const Row& row) { return row.in_three == 0; }), {}, Tone::bad);
  });
}

Words years_said(const PanelContext& context, Date day) {
  if (!day.known()) return {"待定", "not yet"};
  if (day <= context.snapshot.as_of) return {"现在", "now"};
  const double years = (day.days() - context.snapshot.as_of.days()) / 365.2425;
  return {one_place(years) + " 年后", "in " + one_place(years) + " " + noun_for(one_place(years), "year")};
}

std::string draw_board(Surface& surface, const PanelContext& context, const std::string& shown,
                       const std::vector<Row>& rows) {
  const Language language = surface.language();
  const Snapshot& snapshot = context.snapshot;
  Table table;
  table.id = "board";
  table.columns = {{"name", {"姓名", "name"}, 1.65},
                   {"tier", {"层级", "tier"}, 1.95},
                   {"school", {"学校", "school"}, 1.8},
                   {"subject", {"学科", "subject"}, 1.2},
                   {"age", {"年龄", "age"}, 0.55, false},
                   {"now", {"现在可接", "ready now"}, 0.95, false},
                   {"one", {"一年内", "in a year"}, 0.8, false},
                   {"three", {"三年内", "in three"}, 0.8, false},
                   {"next", {"最早的人", "the first"}, 1.35}};
  table.rows = rows.size();
  table.revision = revision_of(context, shown);
  table.empty = {"还没有名师或校长。请导入层级（tiers）。",
                 "There is no master and no head yet. Import tiers."};
  table.key = [&](std::size_t row) {
    return id_of(context, rows[row].post->holder) + "/" + rows[row].post->ladder;
  };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Row& each = rows[row];
    const auto p = static_cast<std::size_t>(each.post->holder);
    const auto number = [](std::size_t value) {
      return Cell{std::to_string(value), static_cast<double>(value), value == 0 ? Tone::caution : Tone::plain,
                  std::nullopt};
    };
    if (column == 0)
      return {person_said(context, each.post->holder), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) {
      const Ladder* ladder = ladder_of(*context.pipeline, each.post->ladder);
      return {ladder == nullptr ? "" : tier_name(*ladder, each.post->tier).in(language), std::nullopt,
              Tone::plain, std::nullopt};
    }
    if (column == 2)
      return {school_name(context, snapshot.people.school[p]), std::nullopt, Tone::plain, std::nullopt};
    if (column == 3)
      return {subject_of(context, each.post->holder, language), std::nullopt, Tone::plain, std::nullopt};
    if (column == 4) {
      const int age = snapshot.people.birth_date[p].whole_years_to(snapshot.as_of);
      return {age == 0 ? "–" : std::to_string(age), age, age >= 57 ? Tone::caution : Tone::plain,
              std::nullopt};
    }
    if (column == 5) return number(each.now);
    if (column == 6) return number(each.in_one);
    if (column == 7) return number(each.in_three);
    if (each.post->successors.empty()) return {"–", std::nullopt, Tone::bad, std::nullopt};
    const Successor& first = each.post->successors.front();
    return {name_of(context, first.person) + "  " + years_said(context, first.ready).in(language),
            std::nullopt, Tone::muted, std::nullopt};
  };
  return surface.table(table);
}

void draw_successors(Surface& surface, const PanelContext& context, const SuccessionPost& post) {
  const Language language = surface.language();
  Table table;
  table.id = "successors";
  table.columns = {{"name", {"后备", "successor"}, 1.2},
                   {"school", {"学校", "school"}, 1.8},
                   {"ready", {"何时够条件", "ready"}, 1},
                   {"on", {"日期", "day"}, 1},
                   {"missing", {"还差什么", "what is missing"}, 2.6}};
  table.rows = post.successors.size();
  table.revision = revision_of(context, id_of(context, post.holder) + "/" + post.ladder);
  table.empty = {"下一层级里没有同一范围的人。",
                 "Nobody of the same stage and subject holds the tier below."};
  table.key = [&](std::size_t row) { return id_of(context, post.successors[row].person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Successor& each = post.successors[row];
    if (column == 0) return {person_said(context, each.person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) {
      return {school_name(context, context.snapshot.people.school[static_cast<std::size_t>(each.person)]),
              std::nullopt, Tone::plain, std::nullopt};
    }
    if (column == 2) {
      const bool now = each.ready.known() && each.ready <= context.snapshot.as_of;
      return {years_said(context, each.ready).in(language), each.ready.known() ? each.ready.days() : 1e9,
              now ? Tone::good : Tone::plain, std::nullopt};
    }
    if (column == 3) return {each.ready.iso(), std::nullopt, Tone::muted, std::nullopt};
    return {each.missing.in(language), std::nullopt, Tone::muted, std::nullopt};
  };
  look_at_chosen(surface, context, table.id, surface.table(table));
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"后备梯队", "Who stands ready"});
  if (draw_no_pipeline(surface, context)) return;
  std::vector<std::string> ids;
  std::vector<Words> names;
  for (const Ladder* ladder : context.pipeline->ladders) {
    ids.push_back(ladder->id);
    names.push_back(ladder->name);
  }
  const std::string ladder =
      choose_id(surface, "ladder", {"梯队", "ladder"}, ids, names, {"全部梯队", "every ladder"});
  const std::vector<Row> rows = rows_of(context, ladder);
  draw_figures(surface, rows);
  surface.text(
      {"后备：同学段（教师梯队还须同学科）持下一层级者；“何时够条件”取该台阶各条件最早满足之日，只有时间能补"
       "的才"
       "算得出。最缺人的排在前面。",
       "Successors: who holds the tier below in the same stage, on the teachers' ladder also in the same "
       "subject. Ready: the day on which the step's last requirement is met, where time alone will mend it. "
       "The barest come first."},
      Tone::muted);
  std::string chosen;
  surface.group("board-card", {"岗位", "posts"},
                [&] { chosen = draw_board(surface, context, ladder, rows); });
  for (const Row& row : rows) {
    if (id_of(context, row.post->holder) + "/" + row.post->ladder != chosen) continue;
    surface.group("successors-card", {"后备人选", "successors"},
                  [&] { draw_successors(surface, context, *row.post); });
  }
}

}  // namespace

Panel succession() {
  return {"succession",
          {"后备梯队", "Succession"},
          {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher},
          draw};
}

}  // namespace echelon::panels
