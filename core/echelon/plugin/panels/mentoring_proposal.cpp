// What was proposed on the mentors' page, and the people it is about.

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "echelon/base/spoken.hpp"
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

/// A column with what stands in it, row by row.
struct Drawn {
  Column column;
  std::function<Cell(std::size_t)> cell;
};
using PersonAt = std::function<PersonIndex(std::size_t)>;

Drawn person_column(const PanelContext& context, const std::string& id, const Words& title, double width,
                    const PersonAt& at) {
  return {{id, title, width},
          [&context, at](std::size_t row) { return text_cell(called(context, at(row))); }};
}

Drawn school_column(const PanelContext& context, const std::string& id, const Words& title, double width,
                    const PersonAt& at) {
  return {{id, title, width},
          [&context, at](std::size_t row) { return text_cell(at_school(context, at(row))); }};
}

Drawn subject_column(const PanelContext& context, Language language, const PersonAt& at) {
  return {{"subject", {"学科", "subject"}, 0.9}, [&context, language, at](std::size_t row) {
            return text_cell(subject_of(context, at(row), language));
          }};
}

Drawn number_column(const std::string& id, const Words& title, double width,
                    const std::function<Cell(std::size_t)>& cell) {
  return {{id, title, width, false}, cell};
}

/// A table about people, one a row; its selection is kept by their ids.
void draw_table(Surface& surface, const PanelContext& context, const std::string& id, std::size_t rows,
                int visible, const Words& empty, const PersonAt& at, const std::vector<Drawn>& columns,
                std::vector<TableAction> actions = {}) {
  Table table;
  table.actions = std::move(actions);
  table.id = id;
  for (const Drawn& each : columns) table.columns.push_back(each.column);
  table.rows = rows;
  table.revision = context.revision;
  table.visible_rows = visible;
  table.empty = empty;
  table.key = [&](std::size_t row) { return key_of(context, at(row)); };
  table.cell = [&](std::size_t row, std::size_t column) { return columns[column].cell(row); };
  static_cast<void>(surface.table(table));
}

/// Some of the proposed pairs, by their mentees, in one entry.
TableAction approve_chosen(const PanelContext& context, const MentorProposal& proposal) {
  const auto pair_of = [&context, &proposal](const std::string& key) {
    return std::ranges::find_if(
        proposal.pairs, [&](const ProposedPair& pair) { return key_of(context, pair.mentee) == key; });
  };
  return {"approve-chosen",
          {"批准所选", "approve those selected"},
          [&context, &proposal](const std::vector<std::string>& keys) {
            CommandRequest request{"mentors.approve", {}};
            request.with("run", std::to_string(proposal.run));
            for (const std::string& key : keys) request.with("mentee", key);
            context.request(request);
          },
          [&proposal, pair_of](const std::string& key) {
            const auto pair = pair_of(key);
            const bool open = pair != proposal.pairs.end() && !pair->taken;
            return open ? Words() : Words{"已有师傅。", "They have a mentor already."};
          },
          {"批准所选各对，记为一条台账，可以撤销；签约后才开始。",
           "Approves the pairs selected as one entry, which can be undone; they begin when signed."}};
}

void draw_pairs(Surface& surface, const PanelContext& context, const MentorProposal& proposal) {
  const Language language = surface.language();
  const auto& pairs = proposal.pairs;
  const PersonAt mentee = [&](std::size_t row) { return pairs[row].mentee; };
  const PersonAt mentor = [&](std::size_t row) { return pairs[row].mentor; };
  draw_table(surface, context, "proposed", pairs.size(), 12,
             {"没有可以结对的人。", "There is no one to pair."}, mentee,
             {person_column(context, "mentee", {"徒弟", "mentee"}, 1.4, mentee),
              school_column(context, "school", {"学校", "school"}, 1.6, mentee),
              person_column(context, "mentor", {"师傅", "mentor"}, 1.4, mentor),
              school_column(context, "mentor-school", {"师傅学校", "mentor's school"}, 1.6, mentor),
              number_column("fit", {"契合度", "fit"}, 0.7,
                            [&](std::size_t row) { return number_cell(pairs[row].fit); }),
              {{"parts", {"依据", "made up of"}, 3},
               [&, language](std::size_t row) { return text_cell(made_of(pairs[row], language)); }},
              {{"state", {"状态", "state"}, 0.8},
               [&, language](std::size_t row) {
                 return pairs[row].taken ? text_cell(Words{"已有师傅", "has one"}.in(language), Tone::good)
                                         : text_cell("");
               }}},
             is_hr(context) ? std::vector<TableAction>{approve_chosen(context, proposal)}
                            : std::vector<TableAction>());
}

void draw_lacking(Surface& surface, const PanelContext& context, const MentorProposal& proposal) {
  const Language language = surface.language();
  const auto& lacking = proposal.lacking;
  const PersonAt mentee = [&](std::size_t row) { return lacking[row].mentee; };
  draw_table(surface, context, "lacking", lacking.size(), 8, {"人人都有师傅。", "Everyone has a mentor."},
             mentee,
             {person_column(context, "mentee", {"徒弟", "mentee"}, 1.2, mentee),
              school_column(context, "school", {"学校", "school"}, 1.4, mentee),
              {{"why", {"没有师傅的原因", "why without a mentor"}, 4},
               [&, language](std::size_t row) { return text_cell(lacking[row].why.in(language)); }}});
}

void draw_places(Surface& surface, const PanelContext& context, const MentorProposal& proposal) {
  const Language language = surface.language();
  const auto& places = proposal.places;
  const PersonAt mentor = [&](std::size_t row) { return places[row].mentor; };
  draw_table(surface, context, "places", places.size(), 8,
             {"再加名额也不会更好。", "No place more would help."}, mentor,
             {person_column(context, "mentor", {"师傅", "mentor"}, 1.4, mentor),
              school_column(context, "school", {"学校", "school"}, 1.6, mentor),
              number_column("pairs", {"多带几人", "pairs more"}, 0.8,
                            [&](std::size_t row) { return number_cell(Decimal::of(places[row].pairs)); }),
              number_column("fit", {"契合度增加", "fit more"}, 0.9,
                            [&](std::size_t row) { return number_cell(places[row].fit); }),
              {{"moves", {"会变动的人", "who would change"}, 2.5},
               [&, language](std::size_t row) { return text_cell(places[row].moves.in(language)); }}});
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
    surface.status(
        {"第 " + run + " 次运算（" + proposal.as_of.iso() + "）：" + count + " 对",
         "run " + run + " (" + proposal.as_of.iso() + "): " + count + " " + noun_for(count, "pair")},
        proposal.way.proven ? Tone::good : Tone::accent);
    if (context.viewer.role == ViewerRole::hr) {
      const std::string open = std::to_string(proposal.open);
      if (surface.confirmed_button(
              "approve", {"批准全部", "approve all"},
              {"批准其中 " + open + " 对，记为一条台账，可以撤销；签约后才开始。",
               "Approves " + open + " " + noun_for(open, "pair") +
                   " as one entry, which can be undone; a pair begins when it is signed."},
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
  const PersonAt person = [&](std::size_t row) { return view.mentees[row].person; };
  draw_table(
      surface, context, "mentees", view.mentees.size(), 12,
      {"现在没有需要师傅的人。", "Nobody needs a mentor now."}, person,
      {person_column(context, "person", {"人员", "person"}, 1.4, person),
       school_column(context, "school", {"学校", "school"}, 1.8, person),
       subject_column(context, language, person),
       number_column("hired", {"参加工作", "hired"}, 1,
                     [&](std::size_t row) {
                       const auto p = static_cast<std::size_t>(person(row));
                       return text_cell(context.snapshot.people.hired_on[p].iso());
                     }),
       {{"why", {"原因", "why"}, 0.9},
        [&, language](std::size_t row) {
          const bool named = view.mentees[row].named;
          return text_cell((named ? Words{"点名", "named"} : Words{"新任", "first years"}).in(language));
        }},
       number_column("possible", {"可选师傅", "mentors"}, 0.8, [&](std::size_t row) {
         const auto possible = view.mentees[row].possible;
         return number_cell(Decimal::of(possible), possible == 0 ? Tone::bad : Tone::plain);
       })});
}

void draw_mentors(Surface& surface, const PanelContext& context, const MentoringView& view) {
  const Language language = surface.language();
  const auto& mentors = view.mentors;
  const PersonAt person = [&](std::size_t row) { return mentors[row].person; };
  draw_table(surface, context, "mentors", mentors.size(), 12,
             {"没有人持有可带徒的层级。", "Nobody holds a tier that makes a mentor."}, person,
             {person_column(context, "person", {"人员", "person"}, 1.4, person),
              school_column(context, "school", {"学校", "school"}, 1.8, person),
              subject_column(context, language, person),
              {{"tier", {"层级", "tier"}, 1}, [&](std::size_t row) { return text_cell(mentors[row].tier); }},
              number_column("running", {"在带", "mentees"}, 0.7,
                            [&](std::size_t row) {
                              const auto running = mentors[row].running;
                              const bool over = running > view.terms.capacity;
                              return number_cell(Decimal::of(running), over ? Tone::bad : Tone::plain);
                            }),
              number_column("free", {"空位", "free"}, 0.7,
                            [&](std::size_t row) { return number_cell(Decimal::of(mentors[row].free)); }),
              number_column("possible", {"可带的人", "could have"}, 0.9, [&](std::size_t row) {
                return number_cell(Decimal::of(mentors[row].possible));
              })});
}

}  // namespace echelon::panels
