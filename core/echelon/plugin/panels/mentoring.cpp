// Mentors: who needs one, who may be one, three ways to pair them, what was proposed, approved and runs.

#include <algorithm>
#include <array>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/mentoring_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

constexpr std::array<MatchBy, 3> all_ways{MatchBy::stable, MatchBy::largest, MatchBy::fit};

const Words& way_name(MatchBy by) {
  static const std::array<Words, 3> names{
      {{"稳定", "stable"}, {"人数最多", "most pairs"}, {"总契合度最高", "best total fit"}}};
  return names.at(static_cast<std::size_t>(by));
}

const Words& way_says(MatchBy by) {
  static const std::array<Words, 3> says{
      {{"没有一对师徒双方都更愿意另行结对。", "No two would both rather have each other."},
       {"先让最多的人有师傅，再求总契合度最高。", "Most pairs first, then best total fit."},
       {"总契合度最高，不论有几对。", "The best total fit, however many pairs."}}};
  return says.at(static_cast<std::size_t>(by));
}

void draw_figures(Surface& surface, const MentoringView& view) {
  int free = 0;
  std::int64_t with_room = 0;
  for (const auto& each : view.mentors) {
    free += each.free;
    with_room += each.free > 0 ? 1 : 0;
  }
  const auto overdue =
      std::count_if(view.running.begin(), view.running.end(), [](const auto& each) { return each.overdue; });
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("figures", quarters, [&](std::size_t column) {
    if (column == 0) surface.figure({"需要师傅", "need a mentor"}, std::to_string(view.mentees.size()));
    if (column == 1)
      surface.figure({"可带徒", "may mentor"}, std::to_string(view.mentors.size()),
                     {"有空位 " + std::to_string(with_room), std::to_string(with_room) + " with room"});
    if (column == 2)
      surface.figure({"空位", "free places"}, std::to_string(free),
                     {"每人至多 " + std::to_string(view.terms.capacity),
                      "at most " + std::to_string(view.terms.capacity) + " each"},
                     static_cast<std::size_t>(free) < view.mentees.size() ? Tone::caution : Tone::plain);
    if (column == 3)
      surface.figure({"进行中", "running pairs"}, std::to_string(view.running.size()),
                     {"节点到期 " + std::to_string(overdue),
                      std::to_string(overdue) + " " + noun_for(overdue, "milestone") + " due"},
                     overdue > 0 ? Tone::caution : Tone::plain);
  });
}

/// Pairs that take none of the places above, since their mentor's tier makes no mentor now.
void draw_beside(Surface& surface, const MentoringView& view) {
  std::vector<PersonIndex> listed;
  listed.reserve(view.mentors.size());
  for (const auto& each : view.mentors) listed.push_back(each.person);
  std::sort(listed.begin(), listed.end());
  const auto beside = std::count_if(view.running.begin(), view.running.end(), [&](const auto& each) {
    return !std::binary_search(listed.begin(), listed.end(), each.mentor);
  });
  if (beside == 0) return;
  const std::string count = std::to_string(beside);
  surface.text({"进行中的师徒里有 " + count + " 对，师傅现在没有可带徒的层级，不占上面的空位。",
                "Of the running pairs, " + count +
                    " have a mentor whose tier makes no mentor now; they take none of the places above."},
               Tone::muted);
}

/// The three ways beside each other, each with what it comes to and a button.
void draw_ways(Surface& surface, const PanelContext& context, const MentoringView& view) {
  if (view.ways.empty()) {
    surface.text({"现在没有可以结对的人。", "There is no one to pair now."}, Tone::muted);
    return;
  }
  const std::array<double, 3> thirds{1, 1, 1};
  surface.columns("ways", thirds, [&](std::size_t column) {
    const MentorWay& way = view.ways[column];
    const std::string id(1, static_cast<char>('a' + column));
    surface.group("way-" + id, way_name(all_ways.at(column)), [&] {
      surface.text(way_says(way.by), Tone::muted);
      surface.figure({"配对", "pairs"}, std::to_string(way.pairs),
                     way.proven || way.by == MatchBy::fit
                         ? Words{"已证明最优", "proven best"}
                         : Words{"此类方案至多 " + std::to_string(way.bound),
                                 "none of its kind has more than " + std::to_string(way.bound)},
                     way.proven ? Tone::good : Tone::plain);
      surface.text({"总契合度 " + short_number(way.fit), "total fit " + short_number(way.fit)});
      surface.text({"得首选 " + std::to_string(way.first_wishes) + " 对；同校 " +
                        std::to_string(way.same_school) + " 对",
                    "first wish " + std::to_string(way.first_wishes) + "; same school " +
                        std::to_string(way.same_school)});
      surface.text({"双方都更愿另行结对：" + std::to_string(way.blocking) + " 对",
                    "would both rather have each other: " + std::to_string(way.blocking)},
                   way.blocking > 0 ? Tone::caution : Tone::good);
      static const std::array<std::string, 3> codes{"stable", "largest", "fit"};
      if (surface.button("propose-" + id, {"按此提出", "propose so"}))
        context.request(CommandRequest{"mentors.propose", {}}.with("by", codes.at(column)));
    });
  });
}

void draw_people(Surface& surface, const PanelContext& context, const MentoringView& view) {
  const Tab needs{"needs", {"需要师傅的人", "who needs one"}, [&] { draw_mentees(surface, context, view); }};
  const Tab mentors{
      "mentors", {"可带徒的人", "who may mentor"}, [&] { draw_mentors(surface, context, view); }};
  const std::array<Tab, 2> tabs{needs, mentors};
  surface.tabs("people", tabs);
}

/// The pairs that a principal's people are in, approved and running.
MentoringView of_school(const PanelContext& context, const MentoringView& view) {
  const auto& schools = context.snapshot.people.school;
  const SchoolIndex own = own_school(context);
  const auto serves = [&](PersonIndex person) {
    return person != nobody && own != nobody && schools[static_cast<std::size_t>(person)] == own;
  };
  const auto concerns = [&](const MentorPairCard& card) {
    return serves(card.mentor) || serves(card.mentee);
  };
  MentoringView of_own;
  of_own.terms = view.terms;
  std::ranges::copy_if(view.approved, std::back_inserter(of_own.approved), concerns);
  std::ranges::copy_if(view.running, std::back_inserter(of_own.running), concerns);
  return of_own;
}

void draw(Surface& surface, const PanelContext& context) {
  if (context.mentoring == nullptr) {
    surface.text({"此项目没有师徒结对。", "This program has no mentoring."}, Tone::muted);
    return;
  }
  surface.heading({"师徒结对", "Mentors and mentees"});
  const MentoringView& view = *context.mentoring;
  if (context.viewer.role == ViewerRole::principal) {
    const MentoringView own = of_school(context, view);
    draw_approved(surface, context, own);
    draw_running(surface, context, own);
    return;
  }
  draw_figures(surface, view);
  draw_beside(surface, view);
  const bool is_hr = context.viewer.role == ViewerRole::hr;
  const Tab propose{"propose", {"提出与批准", "propose and approve"}, [&] {
                      if (is_hr) draw_ways(surface, context, view);
                      draw_proposal(surface, context, view);
                    }};
  const Tab running{"running", {"签约与进行中", "signed and running"}, [&] {
                      draw_approved(surface, context, view);
                      draw_running(surface, context, view);
                    }};
  const Tab people{"people-tab", {"人员", "people"}, [&] { draw_people(surface, context, view); }};
  const std::array<Tab, 3> tabs{propose, running, people};
  surface.tabs("mentoring", tabs);
}

}  // namespace

Panel mentors() {
  return {"mentors",
          {"师徒结对", "Mentors"},
          {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher},
          draw};
}

}  // namespace echelon::panels
