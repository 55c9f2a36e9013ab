// People on the planning board, and moving one of them.

#include <algorithm>
#include <array>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/planning_parts.hpp"

namespace echelon::panels {
namespace {

const CohortSeat* seat_in(const CohortPerson& person, const CohortSession* session, const CohortView& view) {
  for (const CohortSeat& seat : person.seats)
    if (&view.sessions[seat.session] == session) return &seat;
  return nullptr;
}

std::vector<const CohortPerson*> listed(const CohortView& view, std::size_t which,
                                        const CohortSession* session) {
  std::vector<const CohortPerson*> people;
  for (const CohortPerson& each : view.people) {
    const CohortSeat* seat = session == nullptr ? nullptr : seat_in(each, session, view);
    const bool there = seat != nullptr && (seat->held || seat->pin != EnrolmentPin::none);
    if (which == 2 || (which == 1 && is_unplaced(each)) || (which == 0 && there)) people.push_back(&each);
  }
  return people;
}

/// The sessions that the person has, and in brackets what the latest plan says else.
std::string seats_text(const CohortPerson& person, const CohortView& view) {
  std::string held;
  for (const CohortSeat& seat : person.seats) {
    if (!seat.held) continue;
    held += (held.empty() ? "" : ", ") + view.sessions[seat.session].session->id;
  }
  return held;
}

}  // namespace

bool is_unplaced(const CohortPerson& person) { return person.held == 0 && person.missing > Decimal(); }

std::string draw_people(Surface& surface, const PanelContext& context, const std::string& session) {
  const CohortView& view = *context.cohorts;
  const CohortSession* here = view.session(session);
  std::string& kept = surface.remember("which", "1");
  std::size_t which = static_cast<std::size_t>(kept.front() - '0');
  const std::array<Words, 3> options{{{"所选班次的人", "people of the chosen session"},
                                      {"缺学时而未安排的人", "people short of hours without a seat"},
                                      {"所有可安排的人", "everyone who could be placed"}}};
  // Choosing another session shows its people.
  std::string& looked_at = surface.remember("looked-at");
  if (looked_at != session) {
    looked_at = session;
    which = session.empty() ? 1 : 0;
    kept = std::to_string(which);
  }
  if (surface.choice("which", {"显示", "show"}, which, options)) kept = std::to_string(which);
  const auto people = listed(view, which, here);
  const Language language = surface.language();
  Table table;
  table.id = "people";
  table.columns = {{"name", {"姓名", "name"}, 0.8},       {"school", {"学校", "school"}, 1.5},
                   {"subject", {"学科", "subject"}, 0.9}, {"missing", {"缺学时", "hours"}, 0.75, false},
                   {"by", {"期限", "due"}, 1.5, false},   {"held", {"已安排", "seats"}, 0.9},
                   {"pin", {"固定", "pin"}, 0.6}};
  table.rows = people.size();
  table.revision = context.revision * 4 + which + std::hash<std::string>()(session) * 4096;
  table.draggable = true;
  table.visible_rows = 10;
  table.empty = which == 0 ? Words{"先在左边选中一个班次；或这个班次还没有人。",
                                   "Select a session at the left; or nobody is in it yet."}
                           : Words{"没有人。", "Nobody."};
  table.key = [&](std::size_t row) { return id_of(context, people[row]->person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const CohortPerson& each = *people[row];
    if (column == 0) return text_cell(name_of(context, each.person));
    if (column == 1) return text_cell(person_school(context, id_of(context, each.person)));
    if (column == 2) return text_cell(subject_of(context, each.person, language));
    if (column == 3) return each.missing > Decimal() ? number_cell(each.missing) : Cell();
    if (column == 4)
      return text_cell(each.by.known() ? each.by.iso() : "",
                       each.by < context.snapshot.as_of ? Tone::bad : Tone::plain);
    if (column == 5) return text_cell(seats_text(each, view));
    const CohortSeat* seat = here == nullptr ? nullptr : seat_in(each, here, view);
    const bool pinned = seat != nullptr && seat->pin != EnrolmentPin::none;
    return text_cell(pinned ? words(seat->pin).in(language) : "", Tone::accent);
  };
  return surface.table(table);
}

namespace {

/// Where a person can go: the sessions that serve them by value, then away from any.
struct Targets {
  std::vector<std::string> ids;
  std::vector<Words> names;
};

Targets targets_of(const CohortView& view, const CohortPerson& person) {
  std::vector<const CohortSeat*> seats;
  for (const CohortSeat& each : person.seats)
    if (!each.held) seats.push_back(&each);
  std::ranges::stable_sort(seats, std::ranges::greater(), [](const CohortSeat* each) { return each->value; });
  Targets targets{{""}, {{"不安排（退出）", "nowhere (give the seat up)"}}};
  for (const CohortSeat* each : seats) {
    const CohortSession& session = view.sessions[each->session];
    const std::string what = label_of(session) + "  " + days_of(*session.session) + "  ";
    const std::string value = short_number(each->value);
    targets.ids.push_back(session.session->id);
    targets.names.push_back({what + value + " 分", what + value + " points"});
  }
  return targets;
}

void draw_effect(Surface& surface, const CohortEffect& effect) {
  surface.text({"分值 " + signed_number(effect.points) + "，费用 " + signed_number(effect.cost) + " 元",
                "points " + signed_number(effect.points) + ", cost " + signed_number(effect.cost) + " yuan"},
               effect.points < Decimal() ? Tone::caution : Tone::good);
  draw_breaks(surface, effect);
}

void draw_pins(Surface& surface, const PanelContext& context, const CohortSession* session,
               const std::string& person) {
  if (session == nullptr) return;
  const Enrolment* row = session->session->enrolment_of(person);
  const EnrolmentPin pin = row == nullptr ? EnrolmentPin::none : row->pin;
  const bool enrolled = row != nullptr && row->state == EnrolmentState::enrolled;
  const auto set = [&](const char* id, const Words& label, const char* wanted, bool enabled,
                       const Words& why_not) {
    if (surface.button(id, label, enabled, why_not))
      context.request(
          about_session("enrolment.pin", session->session->id).with("person", person).with("pin", wanted));
  };
  const std::string& at = session->session->id;
  set("pin-in", {"固定在 " + at, "pin into " + at}, "in", pin != EnrolmentPin::in,
      {"已固定参加。", "Pinned in already."});
  set("pin-out", {"固定不去 " + at, "pin out of " + at}, "out", pin != EnrolmentPin::out && !enrolled,
      enrolled ? Words{"已录取，先移走。", "Enrolled there: move them first."}
               : Words{"已固定不参加。", "Pinned out already."});
  set("pin-none", {"取消固定", "take the pin off"}, "none", pin != EnrolmentPin::none,
      {"没有固定。", "There is no pin."});
}

void request_move(const PanelContext& context, const CohortMove& move) {
  CommandRequest request{"session.enrol", {}};
  if (!move.from.empty()) request.with("release", move.from + "\t" + move.person);
  if (!move.to.empty()) request.with("enrol", move.to + "\t" + move.person);
  context.request(request.with("on", context.snapshot.as_of.iso()));
}

/// The one seat a move takes away: in the chosen session, else the only one held.
std::string from_of(const CohortView& view, const CohortPerson& person, const std::string& session) {
  std::string only;
  for (const CohortSeat& seat : person.seats) {
    if (!seat.held) continue;
    const std::string& id = view.sessions[seat.session].session->id;
    if (id == session) return id;
    only = person.held == 1 ? id : "";
  }
  return only;
}

}  // namespace

void draw_move(Surface& surface, const PanelContext& context, const std::string& session,
               const std::string& chosen) {
  const CohortView& view = *context.cohorts;
  std::string& moving = surface.remember("moving");
  std::string& target = surface.remember("target");
  std::string& entered = surface.remember("target-entered");
  std::string& before = surface.remember("chosen-before");
  if (before != chosen) {  // another choice takes the place of what was dropped
    before = chosen;
    if (!chosen.empty()) moving.clear(), entered.clear();
  }
  const std::string person = moving.empty() ? chosen : moving;
  const CohortPerson* who = view.of(context.snapshot.find_person(person));
  if (who == nullptr) {
    surface.text({"选中一人，再选去向；或把他拖到左边的班次上。",
                  "Select a person, then where to; or drag them onto a session at the left."},
                 Tone::muted);
    return;
  }
  const std::string from = from_of(view, *who, session);
  Targets targets = targets_of(view, *who);
  if (std::ranges::find(targets.ids, target) == targets.ids.end()) {
    const CohortSession* dropped = view.session(target);
    if (dropped != nullptr && target != from && !entered.empty()) {
      targets.ids.push_back(target);
      targets.names.push_back(label_words(*dropped));
    } else {
      target = targets.ids.size() > 1 ? targets.ids[1] : "";
    }
  }
  const std::string name = name_of(context, who->person);
  const std::string need = std::to_string(who->need);
  surface.separator();
  surface.text({name + "：至多安排 " + need + " 个班次" + (from.empty() ? "" : "，现在 " + from),
                name + ": at most " + need + " " + noun_for(need, "session") +
                    (from.empty() ? "" : ", now in " + from)});
  auto at = static_cast<std::size_t>(std::ranges::find(targets.ids, target) - targets.ids.begin());
  if (surface.choice("target", {"去向", "where to"}, at, targets.names)) target = targets.ids[at];
  const CohortMove move{person, from, target};
  if (from != target) {
    const CohortEffect effect = view.effect(move);
    draw_effect(surface, effect);
    const Words why_not = effect.forbids.empty() ? Words() : effect.forbids.front().says;
    if (surface.button("move", from.empty() ? Words{"安排", "place"} : Words{"移动", "move"},
                       effect.forbids.empty(), why_not)) {
      request_move(context, move);
      moving.clear();
      entered.clear();
    }
  }
  // A pin is about the chosen session; without one, about the one that the person would go to.
  const std::string& pinned = !session.empty() ? session : !target.empty() ? target : from;
  draw_pins(surface, context, view.session(pinned), person);
}

}  // namespace echelon::panels
