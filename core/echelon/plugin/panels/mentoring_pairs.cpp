// Pairs on the mentors' page: to be signed, running, with what is due.

#include <algorithm>
#include <array>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/mentoring_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

std::string called(const PanelContext& context, PersonIndex person, const std::string& id) {
  return person == nobody ? id : name_of(context, person) + " " + id;
}

std::string pair_key(const MentorPair& pair) { return pair.mentor + "/" + pair.mentee; }

Table pair_table(const PanelContext& context, const std::vector<MentorPairCard>& cards, Language language) {
  Table table;
  table.columns = {{"mentee", {"徒弟", "mentee"}, 1.4},   {"mentor", {"师傅", "mentor"}, 1.4},
                   {"subject", {"学科", "subject"}, 0.8}, {"from", {"自", "from"}, 1, false},
                   {"until", {"至", "until"}, 1, false},  {"next", {"下一节点", "next milestone"}, 1.1},
                   {"due", {"应于", "due"}, 1, false}};
  table.rows = cards.size();
  table.revision = context.revision;
  table.key = [&](std::size_t row) { return pair_key(*cards[row].pair); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const MentorPairCard& card = cards[row];
    switch (column) {
      case 0:
        return text_cell(called(context, card.mentee, card.pair->mentee));
      case 1:
        return text_cell(called(context, card.mentor, card.pair->mentor));
      case 2:
        return text_cell(subject_words(card.pair->subject).in(language));
      case 3:
        return text_cell((card.pair->approved() ? card.pair->approved_on : card.pair->started_on).iso());
      case 4:
        return text_cell(card.pair->until.iso());
      case 5:
        return text_cell(card.next == 0 ? "" : milestone_words(card.next).in(language));
      default:
        return text_cell(card.due.iso(), card.overdue ? Tone::caution : Tone::plain);
    }
  };
  return table;
}

const MentorPairCard* chosen(const std::vector<MentorPairCard>& cards, const std::string& key) {
  const auto found = std::find_if(cards.begin(), cards.end(),
                                  [&](const MentorPairCard& card) { return pair_key(*card.pair) == key; });
  return found == cards.end() ? nullptr : &*found;
}

CommandRequest about(const MentorPair& pair, std::string command) {
  CommandRequest request{std::move(command), {}};
  request.with("mentor", pair.mentor).with("mentee", pair.mentee);
  return request;
}

void draw_milestones(Surface& surface, const PanelContext& context, const MentorPairCard& card) {
  const MentorPair& pair = *card.pair;
  for (const MentorMilestone& each : pair.milestones)
    surface.text({milestone_words(each.step).zh + "：" + (each.passed ? "达成" : "未达成") + " " +
                      each.on.iso() + (each.note.empty() ? "" : "（" + each.note + "）"),
                  milestone_words(each.step).en + ": " + (each.passed ? "reached " : "missed ") +
                      each.on.iso() + (each.note.empty() ? "" : " (" + each.note + ")")},
                 each.passed ? Tone::good : Tone::caution);
  std::string& note = surface.remember("note");
  surface.text_field("note", {"说明", "note"}, note);
  const std::string today = context.snapshot.as_of.iso();
  if (card.next > 0) {
    for (const bool passed : {true, false}) {
      const Words& step = milestone_words(card.next);
      const Words label = passed ? Words{step.zh + "：达成", step.en + ": reached"}
                                 : Words{step.zh + "：未达成", step.en + ": missed"};
      if (!surface.button(passed ? "reached" : "missed", label)) continue;
      auto request = about(pair, "mentor.milestone");
      request.with("step", std::to_string(card.next)).with("on", today);
      request.with("result", passed ? "passed" : "failed");
      if (!note.empty()) request.with("note", note);
      context.request(request);
      note.clear();
    }
  }
  static const std::array<std::pair<const char*, Words>, 3> ends{
      {{"passed", {"出师", "passed"}}, {"failed", {"未达标", "failed"}}, {"ended", {"终止", "ended"}}}};
  for (const auto& [code, label] : ends)
    if (surface.confirmed_button(std::string("end-") + code, label,
                                 {"结对于 " + today + " 结束，结果：" + label.zh,
                                  "The pair ends on " + today + " as: " + label.en}))
      context.request(about(pair, "mentor.outcome").with("outcome", code).with("on", today));
}

void draw_papers(Surface& surface, const PanelContext& context, const MentorPairCard& card) {
  if (card.mentee == nobody) return;
  const SchoolIndex at = context.snapshot.people.school[static_cast<std::size_t>(card.mentee)];
  if (at == nobody) return;
  const std::string& school = context.snapshot.schools[static_cast<std::size_t>(at)].id;
  if (surface.button("agreement", {"本校协议签订表 pdf", "the school's agreements, pdf"}))
    context.save_report("mentor-agreement:" + school + ".pdf");
  if (surface.button("notice", {"本校通知 pdf", "the school's notice, pdf"}))
    context.save_report("mentor-notice:" + school + ".pdf");
  if (surface.button("notice-xlsx", {"本校通知 xlsx", "the school's notice, xlsx"}))
    context.save_report("mentor-notice:" + school + ".xlsx");
}

std::vector<TableAction> approved_actions(const PanelContext& context, const MentoringView& view) {
  const std::string today = context.snapshot.as_of.iso();
  const auto sign = [&context, &view, today](const std::vector<std::string>& keys) {
    CommandRequest request{"mentor.sign", {}};
    for (const std::string& key : keys)
      if (const MentorPairCard* card = chosen(view.approved, key))
        request.with("pair", card->pair->mentor + "\t" + card->pair->mentee);
    context.request(request.with("on", today));
  };
  const auto withdraw = [&context, &view](const std::vector<std::string>& keys) {
    std::vector<CommandRequest> requests;
    for (const std::string& key : keys)
      if (const MentorPairCard* card = chosen(view.approved, key))
        requests.push_back(about(*card->pair, "mentor.withdraw"));
    request_each(context, requests);
  };
  return {{"sign-chosen",
           {"所选签约", "sign those selected"},
           sign,
           {},
           {"所选各对自 " + today + " 起签约。", "The pairs selected are signed from " + today + "."}},
          {"withdraw",
           {"撤回所选", "withdraw those selected"},
           withdraw,
           {},
           {"不再签约，可以重新配对。", "They will not be signed."}}};
}

/// The next milestone of each pair selected, reached today.
TableAction reached_milestone(const PanelContext& context, const MentoringView& view) {
  const std::string today = context.snapshot.as_of.iso();
  return {"reached-all",
          {"下一节点：达成", "next milestone: reached"},
          [&context, &view, today](const std::vector<std::string>& keys) {
            std::vector<CommandRequest> requests;
            for (const std::string& key : keys) {
              const MentorPairCard* card = chosen(view.running, key);
              if (card == nullptr) continue;
              auto request = about(*card->pair, "mentor.milestone");
              request.with("step", std::to_string(card->next)).with("on", today).with("result", "passed");
              requests.push_back(std::move(request));
            }
            request_each(context, requests);
          },
          [&view](const std::string& key) {
            const MentorPairCard* card = chosen(view.running, key);
            return card == nullptr || card->next == 0 ? Words{"没有下一节点。", "No milestone is left."}
                                                      : Words();
          },
          {"所选各对的下一节点记为今天达成。",
           "The next milestone of each pair selected is noted as reached today."}};
}

}  // namespace

void draw_approved(Surface& surface, const PanelContext& context, const MentoringView& view) {
  surface.group("approved", {"已批准，待签约", "approved, to be signed"}, [&] {
    const bool is_hr = context.viewer.role == ViewerRole::hr;
    const std::string today = context.snapshot.as_of.iso();
    if (is_hr &&
        surface.confirmed_button(
            "sign", {"全部签约", "sign all"},
            {"自 " + today + " 起签约 " + std::to_string(view.approved.size()) + " 对，期限 " +
                 std::to_string(view.terms.term_months) + " 个月。",
             "Signs " + counted(static_cast<std::int64_t>(view.approved.size()), "对", "pair").en + " from " +
                 today + " for " + counted(view.terms.term_months, "个月", "month").en + "."},
            !view.approved.empty(), {"没有待签约的配对。", "No pair waits to be signed."})) {
      CommandRequest request{"mentor.sign", {}};
      for (const auto& card : view.approved)
        request.with("pair", card.pair->mentor + "\t" + card.pair->mentee);
      context.request(request.with("on", today));
    }
    Table table = pair_table(context, view.approved, surface.language());
    table.id = "approved-pairs";
    table.visible_rows = 6;
    table.empty = {"没有待签约的配对。", "No pair waits to be signed."};
    if (is_hr) table.actions = approved_actions(context, view);
    const MentorPairCard* card = chosen(view.approved, surface.table(table));
    if (card != nullptr) draw_papers(surface, context, *card);
  });
}

void draw_running(Surface& surface, const PanelContext& context, const MentoringView& view) {
  surface.group("running", {"进行中", "running"}, [&] {
    Table table = pair_table(context, view.running, surface.language());
    table.id = "running-pairs";
    table.visible_rows = 10;
    table.empty = {"没有进行中的师徒。", "No pair is running."};
    if (is_hr(context)) table.actions = {reached_milestone(context, view)};
    const MentorPairCard* card = chosen(view.running, surface.table(table));
    if (card == nullptr) {
      if (context.viewer.role == ViewerRole::hr)
        surface.text({"选一对，登记节点或结束。", "Choose a pair to note a milestone or to end it."},
                     Tone::muted);
      return;
    }
    surface.heading({called(context, card->mentor, card->pair->mentor) + " → " +
                         called(context, card->mentee, card->pair->mentee),
                     called(context, card->mentor, card->pair->mentor) + " → " +
                         called(context, card->mentee, card->pair->mentee)});
    draw_papers(surface, context, *card);
    if (context.viewer.role == ViewerRole::hr) draw_milestones(surface, context, *card);
  });
}

}  // namespace echelon::panels
