#include <algorithm>
#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

/// The published list: name, school, subject; nothing private.
std::string draw_list(Surface& surface, const PanelContext& context) {
  std::vector<const Decision*> decisions;
  for (const Decision& each : context.round->call.decisions) decisions.push_back(&each);
  const auto order = [](const Decision* decision) {
    return std::pair(decision->outcome == "reserve" ? 1 : 0, decision->position);
  };
  std::ranges::stable_sort(decisions, {}, order);
  const Language language = surface.language();
  Table table;
  table.id = "list";
  table.columns = {{"position", {"序号", "no."}, 0.5, false},
                   {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 2},
                   {"subject", {"学科", "subject"}, 1},
                   {"outcome", {"结果", "result"}, 1}};
  table.rows = decisions.size();
  table.revision = context.revision;
  table.empty = context.viewer.role == ViewerRole::hr
                    ? Words{"还没有遴选结果。请先在“遴选”页正式遴选。",
                            "No result yet. Run the selection on its page first."}
                    : Words{"还没有名单。遴选由人事科办理，结果见其公示。",
                            "No list yet. The HR office selects, and publishes the result."};
  table.key = [&](std::size_t row) { return decisions[row]->person; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Decision& decision = *decisions[row];
    const PersonIndex person = context.snapshot.find_person(decision.person);
    if (column == 0)
      return {std::to_string(decision.position), static_cast<double>(decision.position), Tone::muted,
              std::nullopt};
    if (person == nobody) return {};
    if (column == 1) return {name_of(context, person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 2)
      return {school_name(context, context.snapshot.people.school[static_cast<std::size_t>(person)]),
              std::nullopt, Tone::plain, std::nullopt};
    if (column == 3) return {subject_of(context, person, language), std::nullopt, Tone::plain, std::nullopt};
    static const std::array<std::pair<const char*, Words>, 5> outcomes{
        {{"chosen", {"入选", "chosen"}},
         {"reserve", {"递补", "reserve"}},
         {"held", {"暂缓", "held"}},
         {"appointed", {"已聘任", "appointed"}},
         {"rejected", {"取消", "rejected"}}}};
    for (const auto& [code, outcome] : outcomes) {
      if (decision.outcome == code)
        return {outcome.in(language), std::nullopt, decision.outcome == "held" ? Tone::caution : Tone::plain,
                std::nullopt};
    }
    return {decision.outcome, std::nullopt, Tone::plain, std::nullopt};
  };
  return surface.table(table);
}

/// What remains to be done, in a sentence.
Words next_step(const PanelContext& context) {
  switch (context.round->call.state) {
    case CallState::open:
    case CallState::reviewing:
      return {"下一步：评审结束后，在“遴选”页正式遴选。",
              "Next: once reviewed, run the selection on its page."};
    case CallState::selected:
      return {"下一步：核对名单，开始公示。", "Next: check the list, then start publicity."};
    case CallState::publicity:
      return {"下一步：公示期满、异议处理完毕后，公布结果。",
              "Next: when the period is over and every objection is settled, decide."};
    case CallState::decided:
      return {"下一步：聘任，入选者进入梯队层级；已聘任的不必重复。",
              "Next: appoint, so that the chosen hold their tier; once is enough."};
    case CallState::withdrawn:
      return {"本轮已撤销。", "This round was withdrawn."};
  }
  return {};
}

void draw_steps(Surface& surface, const PanelContext& context) {
  const Call& call = context.round->call;
  surface.status(words(call.state), Tone::accent);
  if (!context.round->publicity_says.empty()) surface.text(context.round->publicity_says);
  if (context.viewer.role != ViewerRole::hr) return;
  surface.text(next_step(context), Tone::muted);
  if (surface.button("start-publicity", {"开始公示", "start publicity"}, call.state == CallState::selected,
                     {"先正式遴选。", "Run the selection first."})) {
    context.request(
        about_call(context, "publicity.start").with("from", context.snapshot.as_of.plus_days(1).iso()));
  }
  const bool open_objections =
      std::ranges::any_of(call.objections, [](const Objection& each) { return each.state == "open"; });
  Words why_not;
  if (call.state != CallState::publicity) {
    why_not = {"不在公示阶段。", "The result is not in publicity."};
  } else if (!context.round->publicity_over) {
    why_not = {"公示期未满。", "The publicity period is not over."};
  } else if (open_objections) {
    why_not = {"还有未处理的异议。", "There are open objections."};
  }
  if (surface.confirmed_button("decide", {"公布结果", "decide"},
                               {"公布后结果生效。", "The result takes effect."}, why_not.empty(), why_not)) {
    context.request(about_call(context, "decision.decide").with("on", context.snapshot.as_of.iso()));
  }
  if (surface.confirmed_button("appoint", {"聘任", "appoint"},
                               {"入选者自今日起进入梯队层级。", "The chosen hold their tier from today."},
                               call.state == CallState::decided, {"先公布结果。", "Decide first."})) {
    context.request(about_call(context, "tier.appoint")
                        .with("ladder", context.program.ladder)
                        .with("tier", context.program.tier)
                        .with("since", context.snapshot.as_of.iso()));
  }
}

void draw_papers(Surface& surface, const PanelContext& context) {
  const bool has_result = !context.round->call.decisions.empty();
  const bool hr = context.viewer.role == ViewerRole::hr;
  if (!hr && !has_result) return;
  const Words why_not{"还没有遴选结果。", "There is no result yet."};
  if (surface.button("save-list-xlsx", {"公示名单（Excel）", "list to publish (Excel)"}, has_result, why_not))
    context.save_report("publicity-list.xlsx");
  if (surface.button("save-list-pdf", {"公示名单（PDF）", "list to publish (PDF)"}, has_result, why_not))
    context.save_report("publicity-list.pdf");
  if (hr && surface.button("save-result", {"评审结果明细（Excel）", "detailed result (Excel)"}, has_result,
                           why_not))
    context.save_report("result.xlsx");
}

void draw_file_objection(Surface& surface, const PanelContext& context, const std::string& person) {
  std::string& text = surface.remember("objection-text");
  surface.text_field("objection-text", {"异议内容", "objection"}, text, true);
  Words why_not;
  if (person.empty()) why_not = {"先在名单中选中一人。", "Select a person in the list first."};
  if (text.empty()) why_not = {"先写明异议内容。", "Say what the objection is."};
  if (context.round->call.state != CallState::publicity)
    why_not = {"不在公示阶段。", "The result is not in publicity."};
  if (surface.button("file-objection", {"登记异议", "file objection"}, why_not.empty(), why_not)) {
    context.request(about_call(context, "objection.file")
                        .with("person", person)
                        .with("received_on", context.snapshot.as_of.iso())
                        .with("text", text));
    text.clear();
  }
}

void draw_objections(Surface& surface, const PanelContext& context) {
  const auto& objections = context.round->call.objections;
  const Language language = surface.language();
  Table table;
  table.id = "objections";
  table.columns = {{"number", {"编号", "no."}, 0.5, false}, {"person", {"对象", "about"}, 1},
                   {"received", {"收到", "received"}, 1},   {"text", {"内容", "objection"}, 3},
                   {"state", {"状态", "state"}, 1},         {"resolution", {"处理", "resolution"}, 2}};
  table.rows = objections.size();
  table.revision = context.revision;
  table.visible_rows = 5;
  table.searchable = false;
  table.empty = {"没有异议。收到的异议在下面登记。", "No objections. File those received below."};
  table.key = [&](std::size_t row) { return std::to_string(objections[row].number); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Objection& each = objections[row];
    const PersonIndex person = context.snapshot.find_person(each.person);
    if (column == 0)
      return {std::to_string(each.number), static_cast<double>(each.number), Tone::muted, std::nullopt};
    if (column == 1)
      return {person == nobody ? each.person : name_of(context, person), std::nullopt, Tone::plain,
              std::nullopt};
    if (column == 2) return {each.received_on.iso(), std::nullopt, Tone::plain, std::nullopt};
    if (column == 3) return {each.text, std::nullopt, Tone::plain, std::nullopt};
    if (column == 4) {
      const bool open = each.state == "open";
      const Words state = open                     ? Words{"待处理", "open"}
                          : each.state == "upheld" ? Words{"成立", "upheld"}
                                                   : Words{"不成立", "rejected"};
      return {state.in(language), std::nullopt, open ? Tone::caution : Tone::plain, std::nullopt};
    }
    return {each.resolution, std::nullopt, Tone::muted, std::nullopt};
  };
  const std::string selected = surface.table(table);
  const auto chosen = std::ranges::find_if(
      objections, [&](const Objection& each) { return std::to_string(each.number) == selected; });
  if (chosen == objections.end() || chosen->state != "open") return;
  std::string& resolution = surface.remember("resolution-" + selected);
  surface.text_field("resolution", {"处理意见", "resolution"}, resolution, true);
  for (const auto& [state, label] : {std::pair{"upheld", Words{"异议成立", "uphold"}},
                                     std::pair{"rejected", Words{"异议不成立", "reject"}}}) {
    if (surface.button(std::string("resolve-") + state, label, !resolution.empty(),
                       {"先写处理意见。", "Write the resolution first."})) {
      context.request(about_call(context, "objection.resolve")
                          .with("number", selected)
                          .with("state", state)
                          .with("resolution", resolution));
    }
  }
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"公示与结果", "Publicity and result"});
  if (context.round == nullptr) {
    draw_no_round(surface, context);
    return;
  }
  draw_steps(surface, context);
  std::string person;
  surface.group("list-card", {"名单", "list"}, [&] {
    person = draw_list(surface, context);
    draw_papers(surface, context);
  });
  if (context.viewer.role != ViewerRole::hr) return;
  surface.group("objections-card", {"异议", "objections"}, [&] {
    draw_objections(surface, context);
    draw_file_objection(surface, context, person);
  });
}

}  // namespace

Panel publicity() {
  return {"publicity", {"公示", "Publicity"}, {ViewerRole::hr, ViewerRole::principal}, draw};
}

}  // namespace echelon::panels
