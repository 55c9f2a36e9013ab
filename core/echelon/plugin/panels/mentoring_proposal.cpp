// What was proposed on the mentors' page, and the people it is about.

#include <algorithm>

#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/mentoring_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

std::string called(const PanelContext& context, PersonIndex person) {
  return person == nobody ? std::string() : name_of(context, person) + " " + id_of(context, person);
}
std::string at_school(const PanelContext& context, PersonIndex person) {
  if (person == nobody) return {};
  return school_name(context, context.snapshot.people.school[static_cast<std::size_t>(person)]);
}
std::string key_of(const PanelContext& context, PersonIndex person) {
  return person == nobody ? std::string() : id_of(context, person);
}

std::string made_of(const ProposedPair& pair, Language language) {
  std::string text;
  for (const auto& [what, points] : pair.parts)
    text += (text.empty() ? "" : " + ") + what.in(language) + " " + short_number(points);
  return text;
}

void draw_pairs(Surface& surface, const PanelContext& context, const MentorProposal& proposal) {
  const Language language = surface.language();
  Table table;
  table.id = "proposed";
  table.columns = {
      {"mentee", {"徒弟", "mentee"}, 1.4},    {"school", {"学校", "school"}, 1.6},
      {"mentor", {"师傅", "mentor"}, 1.4},    {"mentor-school", {"师傅学校", "mentor's school"}, 1.6},
      {"fit", {"契合度", "fit"}, 0.7, false}, {"parts", {"依据", "made up of"}, 3},
      {"state", {"状态", "state"}, 0.8}};
  table.rows = proposal.pairs.size();
  table.revision = context.revision;
  table.empty = {"没有可以结对的人。", "There is no one to pair."};
  table.key = [&](std::size_t row) { return key_of(context, proposal.pairs[row].mentee); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const ProposedPair& pair = proposal.pairs[row];
    switch (column) {
      case 0:
        return text_cell(called(context, pair.mentee));
      case 1:
        return text_cell(at_school(context, pair.mentee));
      case 2:
        return text_cell(called(context, pair.mentor));
      case 3:
        return text_cell(at_school(context, pair.mentor));
      case 4:
        return number_cell(pair.fit);
      case 5:
        return text_cell(made_of(pair, language));
      default:
        return pair.taken ? text_cell(Words{"已有师傅", "has one"}.in(language), Tone::good) : text_cell("");
    }
  };
  static_cast<void>(surface.table(table));
}

void draw_lacking(Surface& surface, const PanelContext& context, const MentorProposal& proposal) {
  const Language language = surface.language();
  Table table;
  table.id = "lacking";
  table.columns = {{"mentee", {"徒弟", "mentee"}, 1.2},
                   {"school", {"学校", "school"}, 1.4},
                   {"why", {"没有师傅的原因", "why without a mentor"}, 4}};
  table.rows = proposal.lacking.size();
  table.revision = context.revision;
  table.visible_rows = 8;
  table.empty = {"人人都有师傅。", "Everyone has a mentor."};
  table.key = [&](std::size_t row) { return key_of(context, proposal.lacking[row].mentee); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const auto& each = proposal.lacking[row];
    if (column == 0) return text_cell(called(context, each.mentee));
    if (column == 1) return text_cell(at_school(context, each.mentee));
    return text_cell(each.why.in(language));
  };
  static_cast<void>(surface.table(table));
}

void draw_places(Surface& surface, const PanelContext& context, const MentorProposal& proposal) {
  const Language language = surface.language();
  Table table;
  table.id = "places";
  table.columns = {{"mentor", {"师傅", "mentor"}, 1.4},
                   {"school", {"学校", "school"}, 1.6},
                   {"pairs", {"多带几人", "pairs more"}, 0.8, false},
                   {"fit", {"契合度增加", "fit more"}, 0.9, false},
                   {"moves", {"会变动的人", "who would change"}, 2.5}};
  table.rows = proposal.places.size();
  table.revision = context.revision;
  table.visible_rows = 8;
  table.empty = {"再加名额也不会更好。", "No place more would help."};
  table.key = [&](std::size_t row) { return key_of(context, proposal.places[row].mentor); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const auto& each = proposal.places[row];
    switch (column) {
      case 0:
        return text_cell(called(context, each.mentor));
      case 1:
        return text_cell(at_school(context, each.mentor));
      case 2:
        return number_cell(Decimal::of(each.pairs));
      case 3:
        return number_cell(each.fit);
      default:
        return text_cell(each.moves.in(language));
    }
  };
  static_cast<void>(surface.table(table));
}

}  // namespace

void draw_proposal(Surface& surface, const PanelContext& context, const MentoringView& view) {
  if (!view.proposal) {
    surface.text({"还没有提出过配对。提出只是方案，批准之后才算数。",
                  "Nothing was proposed yet. A proposal binds nobody until it is approved."},
                 Tone::muted);
    return;
  }
  const MentorProposal& proposal = *view.proposal;
  const std::string run = std::to_string(proposal.run);
  const std::string count = std::to_string(proposal.pairs.size());
  surface.group("proposal", {"最新方案", "latest proposal"}, [&] {
    surface.status({"第 " + run + " 次运算（" + proposal.as_of.iso() + "）：" + count + " 对",
                    "run " + run + " (" + proposal.as_of.iso() + "): " + count + " pairs"},
                   proposal.way.proven ? Tone::good : Tone::accent);
    if (context.viewer.role == ViewerRole::hr) {
      const std::string open = std::to_string(proposal.open);
      if (surface.confirmed_button(
              "approve", {"批准全部", "approve all"},
              {"批准其中 " + open + " 对，记为一条台账，可以撤销；签约后才开始。",
               "Approves " + open + " pairs as one entry, which can be undone; they begin when signed."},
              proposal.open > 0, {"没有可批准的配对。", "No pair is left to approve."}))
        context.request(CommandRequest{"mentors.approve", {}}.with("run", run));
    }
    draw_pairs(surface, context, proposal);
  });
  surface.foldable("lacking-part", {"没有师傅的人", "without a mentor"}, !proposal.lacking.empty(),
                   [&] { draw_lacking(surface, context, proposal); });
  surface.foldable("places-part", {"再加一个名额值多少", "what one place more brings"}, false,
                   [&] { draw_places(surface, context, proposal); });
}

void draw_mentees(Surface& surface, const PanelContext& context, const MentoringView& view) {
  const Language language = surface.language();
  Table table;
  table.id = "mentees";
  table.columns = {{"person", {"人员", "person"}, 1.4},   {"school", {"学校", "school"}, 1.8},
                   {"subject", {"学科", "subject"}, 0.9}, {"hired", {"参加工作", "hired"}, 1, false},
                   {"why", {"原因", "why"}, 0.9},         {"possible", {"可选师傅", "mentors"}, 0.8, false}};
  table.rows = view.mentees.size();
  table.revision = context.revision;
  table.empty = {"现在没有需要师傅的人。", "Nobody needs a mentor now."};
  table.key = [&](std::size_t row) { return key_of(context, view.mentees[row].person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const MenteeCard& each = view.mentees[row];
    switch (column) {
      case 0:
        return text_cell(called(context, each.person));
      case 1:
        return text_cell(at_school(context, each.person));
      case 2:
        return text_cell(subject_of(context, each.person, language));
      case 3:
        return text_cell(context.snapshot.people.hired_on[static_cast<std::size_t>(each.person)].iso());
      case 4:
        return text_cell((each.named ? Words{"点名", "named"} : Words{"新任", "first years"}).in(language));
      default: {
        Cell cell = number_cell(Decimal::of(each.possible));
        cell.tone = each.possible == 0 ? Tone::bad : Tone::plain;
        return cell;
      }
    }
  };
  static_cast<void>(surface.table(table));
}

void draw_mentors(Surface& surface, const PanelContext& context, const MentoringView& view) {
  const Language language = surface.language();
  Table table;
  table.id = "mentors";
  table.columns = {{"person", {"人员", "person"}, 1.4},
                   {"school", {"学校", "school"}, 1.8},
                   {"subject", {"学科", "subject"}, 0.9},
                   {"tier", {"层级", "tier"}, 1},
                   {"running", {"在带", "mentees"}, 0.7, false},
                   {"free", {"空位", "free"}, 0.7, false},
                   {"possible", {"可带的人", "could have"}, 0.9, false}};
  table.rows = view.mentors.size();
  table.revision = context.revision;
  table.empty = {"没有人持有可带徒的层级。", "Nobody holds a tier that makes a mentor."};
  table.key = [&](std::size_t row) { return key_of(context, view.mentors[row].person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const MentorCard& each = view.mentors[row];
    switch (column) {
      case 0:
        return text_cell(called(context, each.person));
      case 1:
        return text_cell(at_school(context, each.person));
      case 2:
        return text_cell(subject_of(context, each.person, language));
      case 3:
        return text_cell(each.tier);
      case 4: {
        Cell cell = number_cell(Decimal::of(each.running));
        cell.tone = each.running > view.terms.capacity ? Tone::bad : Tone::plain;
        return cell;
      }
      case 5:
        return number_cell(Decimal::of(each.free));
      default:
        return number_cell(Decimal::of(each.possible));
    }
  };
  static_cast<void>(surface.table(table));
}

}  // namespace echelon::panels
