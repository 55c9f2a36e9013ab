#include <algorithm>
#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

/// All schools with seats or nominations, for the bureau; returns the one selected.
SchoolIndex draw_schools(Surface& surface, const PanelContext& context) {
  const auto& seats = context.round->seats;
  int total = 0;
  int used = 0;
  int silent = 0;
  for (const SchoolSeats& each : seats) {
    total += each.seats;
    used += each.used;
    silent += each.seats > 0 && each.used == 0 ? 1 : 0;
  }
  const std::array<double, 3> thirds{1, 1, 1};
  surface.columns("seat-figures", thirds, [&](std::size_t column) {
    if (column == 0)
      surface.figure({"已推荐", "nominated"}, std::to_string(used),
                     {"名额 " + std::to_string(total), "of " + std::to_string(total) + " seats"});
    if (column == 1) surface.figure({"有名额的学校", "schools with seats"}, std::to_string(seats.size()));
    if (column == 2)
      surface.figure({"尚未推荐", "silent schools"}, std::to_string(silent), {},
                     silent > 0 ? Tone::caution : Tone::good);
  });
  Table table;
  table.id = "schools";
  table.columns = {{"school", {"学校", "school"}, 3},
                   {"town", {"镇街", "town"}, 1.5},
                   {"seats", {"名额", "seats"}, 0.8},
                   {"used", {"已推荐", "nominated"}, 1}};
  table.rows = seats.size();
  table.revision = context.revision;
  table.visible_rows = 8;
  table.empty = {"没有学校分到名额。发布通知时按学校分配。",
                 "No school has a seat. They are shared out when the call is opened."};
  table.key = [&](std::size_t row) {
    return context.snapshot.schools[static_cast<std::size_t>(seats[row].school)].id;
  };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const SchoolSeats& each = seats[row];
    const School& school = context.snapshot.schools[static_cast<std::size_t>(each.school)];
    if (column == 0) return {school.name, std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {school.town, std::nullopt, Tone::plain, std::nullopt};
    if (column == 2)
      return {std::to_string(each.seats), static_cast<double>(each.seats), Tone::plain, std::nullopt};
    const double share = each.seats > 0 ? static_cast<double>(each.used) / each.seats : 0;
    return {std::to_string(each.used), static_cast<double>(each.used),
            each.used > 0 ? Tone::good : Tone::caution, share};
  };
  const std::string selected = surface.table(table);
  return selected.empty() ? nobody : context.snapshot.find_school(selected);
}

bool is_open(const PanelContext& context) { return context.round->call.state == CallState::open; }

Words why_closed(const PanelContext& context) {
  return {"本轮" + words(context.round->call.state).zh + "，不能再改推荐。",
          "The round is " + words(context.round->call.state).en + "; nominations can no longer change."};
}

Words why_not_nominated(const PanelContext& context, PersonIndex person, const SchoolSeats& seats) {
  if (context.round->candidate(person) != nullptr) return {"已经推荐。", "Already nominated."};
  if (!is_open(context)) return why_closed(context);
  if (!context.findings.eligible(person))
    return {"不符合条件，见上表。", "Not eligible; see the table above."};
  if (seats.used >= seats.seats)
    return {"名额已用完，请先撤回一人。", "All seats are used; withdraw someone first."};
  return {};
}

/// All in one entry, behind those that are nominated, each with the statement that was typed for them.
void nominate_all(Surface& surface, const PanelContext& context, SchoolIndex school, const SchoolSeats& seats,
                  const std::vector<std::string>& people) {
  const std::string& id = context.snapshot.schools[static_cast<std::size_t>(school)].id;
  CommandRequest request = about_call(context, "nominations.add");
  request.with("on", context.snapshot.as_of.iso());
  int rank = seats.used;
  for (const std::string& person : people) {
    std::string statement = surface.remember("statement-" + person);
    std::ranges::replace_if(
        statement, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    request.with("nomination", id + "\t" + person + "\t" + std::to_string(++rank) + "\t" + statement);
  }
  context.request(request);
}

void draw_teachers(Surface& surface, const PanelContext& context, SchoolIndex school,
                   const SchoolSeats& seats) {
  const People& people = context.snapshot.people;
  std::vector<PersonIndex> teachers;
  for (PersonIndex person = 0; person < context.snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (people.in_service[p] != 0 && people.school[p] == school) teachers.push_back(person);
  }
  std::ranges::stable_sort(teachers, [&](PersonIndex a, PersonIndex b) {
    return context.findings.eligible(a) && !context.findings.eligible(b);
  });
  Table table;
  table.id = "teachers";
  table.columns = {{"id", {"工号", "id"}, 1},
                   {"name", {"姓名", "name"}, 1},
                   {"subject", {"学科", "subject"}, 1},
                   {"state", {"资格", "eligibility"}, 1},
                   {"earliest", {"最早符合", "earliest"}, 1}};
  table.rows = teachers.size();
  table.revision = context.revision * 1009U + static_cast<std::uint64_t>(school);
  table.visible_rows = 8;
  table.empty = {"这所学校没有在职人员。", "No one is in service at this school."};
  const Language language = surface.language();
  table.key = [&](std::size_t row) { return id_of(context, teachers[row]); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const PersonIndex person = teachers[row];
    const bool eligible = context.findings.eligible(person);
    if (column == 0) return {id_of(context, person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {name_of(context, person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 2) return {subject_of(context, person, language), std::nullopt, Tone::plain, std::nullopt};
    if (column == 3)
      return {(eligible ? Words{"符合", "eligible"} : Words{"不符合", "not eligible"}).in(language),
              std::nullopt, eligible ? Tone::good : Tone::muted, std::nullopt};
    return {context.findings.earliest(person).iso(), std::nullopt, Tone::accent, std::nullopt};
  };
  std::vector<std::string> wanted;
  table.actions = {{"nominate-all",
                    {"推荐所选教师", "nominate those selected"},
                    [&](const std::vector<std::string>& keys) { wanted = keys; },
                    [&](const std::string& key) {
                      return why_not_nominated(context, context.snapshot.find_person(key), seats);
                    }}};
  const std::string selected = surface.table(table);
  if (!wanted.empty()) nominate_all(surface, context, school, seats, wanted);
  const PersonIndex person = selected.empty() ? nobody : context.snapshot.find_person(selected);
  if (person == nobody) {
    surface.text({"选中一名教师，查看资格并推荐。", "Select a teacher to see the findings and nominate."},
                 Tone::muted);
    return;
  }
  draw_findings(surface, context, person);
  std::string& statement = surface.remember("statement-" + selected);
  surface.text_field("statement", {"推荐意见", "statement"}, statement, true);
  const Words why_not = why_not_nominated(context, person, seats);
  if (surface.button("nominate", {"推荐", "nominate"}, why_not.empty(), why_not)) {
    context.request(about_call(context, "nomination.add")
                        .with("school", context.snapshot.schools[static_cast<std::size_t>(school)].id)
                        .with("person", selected)
                        .with("rank", std::to_string(seats.used + 1))
                        .with("statement", statement)
                        .with("on", context.snapshot.as_of.iso()));
  }
}

void draw_nominated(Surface& surface, const PanelContext& context, SchoolIndex school) {
  std::vector<const Nomination*> nominated;
  const std::string& school_id = context.snapshot.schools[static_cast<std::size_t>(school)].id;
  for (const Nomination& each : context.round->call.nominations) {
    if (each.school == school_id) nominated.push_back(&each);
  }
  std::ranges::stable_sort(nominated, {}, &Nomination::rank);
  Table table;
  table.id = "nominated";
  table.columns = {{"rank", {"排序", "rank"}, 0.8},
                   {"id", {"工号", "id"}, 1.4},
                   {"name", {"姓名", "name"}, 1},
                   {"statement", {"推荐意见", "statement"}, 2.2}};
  table.rows = nominated.size();
  table.revision = context.revision * 1013U + static_cast<std::uint64_t>(school);
  table.visible_rows = 6;
  table.searchable = false;
  table.empty = {"还没有推荐。在右侧选中一名符合条件的教师。",
                 "No one yet. Select an eligible teacher on the right."};
  table.key = [&](std::size_t row) { return nominated[row]->person; };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const Nomination& each = *nominated[row];
    const PersonIndex person = context.snapshot.find_person(each.person);
    if (column == 0)
      return {std::to_string(each.rank), static_cast<double>(each.rank), Tone::plain, std::nullopt};
    if (column == 1) return {each.person, std::nullopt, Tone::plain, std::nullopt};
    if (column == 2)
      return {person == nobody ? "" : name_of(context, person), std::nullopt, Tone::plain, std::nullopt};
    return {each.statement, std::nullopt, Tone::muted, std::nullopt};
  };
  table.actions = {{"withdraw",
                    {"撤回推荐", "withdraw"},
                    [&](const std::vector<std::string>& keys) {
                      CommandRequest request = about_call(context, "nomination.withdraw");
                      for (const std::string& person : keys) request.with("person", person);
                      context.request(request);
                    },
                    [&](const std::string&) { return is_open(context) ? Words() : why_closed(context); },
                    {"撤回对所选教师的推荐？台账会记下，也可撤销。",
                     "Withdraw what is selected? The ledger records it, and it can be undone."}}};
  const std::string selected = surface.table(table);
  const auto chosen = std::ranges::find(nominated, selected, &Nomination::person);
  if (selected.empty() || chosen == nominated.end()) return;
  const bool open = is_open(context);
  double rank = (*chosen)->rank;
  if (surface.number_field("rank", {"排序", "rank"}, rank, 1,
                           static_cast<double>(std::max<std::size_t>(nominated.size(), 2)), 1) &&
      open) {
    context.request(about_call(context, "nomination.rank")
                        .with("person", selected)
                        .with("rank", std::to_string(static_cast<int>(rank))));
  }
  std::string& statement = surface.remember("edit-statement-" + selected, (*chosen)->statement);
  surface.text_field("edit-statement", {"推荐意见", "statement"}, statement, true);
  if (surface.button("save-statement", {"保存意见", "save statement"},
                     open && statement != (*chosen)->statement,
                     open ? Words{"没有改动。", "Nothing changed."} : why_closed(context))) {
    context.request(
        about_call(context, "nomination.statement").with("person", selected).with("statement", statement));
  }
}

void draw_school(Surface& surface, const PanelContext& context, SchoolIndex school) {
  SchoolSeats seats{school, 0, 0};
  for (const SchoolSeats& each : context.round->seats) {
    if (each.school == school) seats = each;
  }
  const std::string name = school_name(context, school);
  surface.heading({name, name});
  surface.progress("seats", {"已用名额", "seats used"}, seats.used, std::max(seats.seats, 1),
                   {"人", "people"}, -1, seats.seats);
  const std::array<double, 2> halves{1, 1.3};
  surface.columns("school", halves, [&](std::size_t column) {
    if (column == 0) {
      surface.group("nominated-card", {"已推荐", "nominated"},
                    [&] { draw_nominated(surface, context, school); });
    } else {
      surface.group("teachers-card", {"本校教师", "teachers"},
                    [&] { draw_teachers(surface, context, school, seats); });
    }
  });
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"推荐", "Nominations"});
  if (context.round == nullptr) {
    draw_no_round(surface, context);
    return;
  }
  surface.status(words(context.round->call.state), is_open(context) ? Tone::good : Tone::muted);
  SchoolIndex school = own_school(context);
  if (context.viewer.role != ViewerRole::principal) {
    school = draw_schools(surface, context);
    if (school == nobody) {
      surface.text({"选中一所学校，查看并代录它的推荐。",
                    "Select a school to see its nominations and enter them for it."},
                   Tone::muted);
    }
    if (context.viewer.role == ViewerRole::hr &&
        surface.confirmed_button(
            "close-nominations", {"结束推荐，开始评审", "close nominations, start review"},
            {"结束推荐后，学校不能再改推荐。", "Schools can no longer change their nominations."},
            is_open(context), why_closed(context))) {
      context.request(about_call(context, "call.review"));
    }
  }
  if (school != nobody) draw_school(surface, context, school);
}

}  // namespace

Panel nominations() {
  return {"nominations", {"推荐", "Nominations"}, {ViewerRole::hr, ViewerRole::principal}, draw};
}

}  // namespace echelon::panels
