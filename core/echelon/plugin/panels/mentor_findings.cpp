#include "echelon/plugin/panels/mentor_findings.hpp"

#include <algorithm>
#include <map>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/mentoring_view.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/pipeline_parts.hpp"

namespace echelon::panels {
namespace {

constexpr std::size_t most_named = 8;

/// Schools and subjects in which nobody is paired now.
void draw_isolated(Surface& surface, const PanelContext& context) {
  const MentorGraph& graph = *context.pipeline->mentors;
  const Snapshot& snapshot = context.snapshot;
  std::vector<bool> paired(snapshot.schools.size(), false);
  std::map<Symbol, bool> subjects;
  for (const Symbol subject : snapshot.people.subject) {
    if (subject != Symbol::empty) subjects.emplace(subject, false);
  }
  for (const Bond& bond : graph.bonds) {
    if (bond.to.known() && bond.to < snapshot.as_of) continue;
    for (const std::uint32_t node : {bond.mentor, bond.mentee}) {
      const auto p = static_cast<std::size_t>(graph.people[node]);
      if (snapshot.people.school[p] != nobody)
        paired[static_cast<std::size_t>(snapshot.people.school[p])] = true;
      if (snapshot.people.subject[p] != Symbol::empty) subjects[snapshot.people.subject[p]] = true;
    }
  }
  std::vector<std::string> names;
  std::size_t alone = 0;
  for (std::size_t s = 0; s < paired.size(); ++s) {
    if (paired[s] || snapshot.schools[s].staff == 0) continue;
    ++alone;
    if (alone <= most_named) names.push_back(snapshot.schools[s].name);
  }
  if (alone > 0) {
    surface.text({std::to_string(alone) + " 所学校眼下没有一对师徒：" + listed(names).zh,
                  std::to_string(alone) + " " +
                      noun_for(static_cast<std::int64_t>(alone), "school has", "schools have") +
                      " no pair running: " + listed(names).en},
                 Tone::caution);
  }
  Words without;
  for (const auto& [subject, has] : subjects) {
    if (has) continue;
    const Words each = subject_words(snapshot.text(subject));
    without.zh += (without.zh.empty() ? "" : "、") + each.zh;
    without.en += (without.en.empty() ? "" : ", ") + each.en;
  }
  if (!without.empty())
    surface.text({"眼下没有师徒的学科：" + without.zh, "subjects without a running pair: " + without.en},
                 Tone::caution);
}

/// Whose leaving would part many from the others.
void draw_bridges(Surface& surface, const PanelContext& context) {
  const MentorGraph& graph = *context.pipeline->mentors;
  constexpr std::uint32_t least = 3;  // of fewer there are hundreds
  std::vector<std::string> names;
  std::size_t count = 0;
  for (const auto& [node, cut_off] : graph.bridges) {
    if (cut_off < least) break;
    ++count;
    if (count <= most_named)
      names.push_back(person_said(context, graph.people[node]) + " " + std::to_string(cut_off));
  }
  if (count == 0) return;
  surface.text(
      {std::to_string(count) + " 人一旦离开会使师承断开（姓名后为被隔开的人数）：" + listed(names).zh,
       counted(static_cast<std::int64_t>(count), "人", "person", "people").en +
           " whose leaving would part the network (and from how many): " + listed(names).en});
}

}  // namespace

void draw_mentor_influence(Surface& surface, const PanelContext& context) {
  const MentorGraph& graph = *context.pipeline->mentors;
  std::vector<std::uint32_t> order;
  for (std::uint32_t node = 0; node < graph.people.size(); ++node) {
    if (graph.descendants[node] > 0) order.push_back(node);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return graph.influence[a] > graph.influence[b]; });
  const double most = order.empty() ? 1 : graph.influence[order.front()];
  Table table;
  table.id = "influence";
  table.columns = {{"id", {"工号", "id"}, 0.9},
                   {"name", {"姓名", "name"}, 0.9},
                   {"school", {"学校", "school"}, 1.8},
                   {"influence", {"影响力", "influence"}, 1, false},
                   {"now", {"现带", "mentees now"}, 1, false},
                   {"descendants", {"门下", "descendants"}, 0.9, false},
                   {"promoted", {"门下晋升", "promoted"}, 0.8, false},
                   {"generation", {"第几代", "generation"}, 0.7, false}};
  table.rows = order.size();
  table.revision = context.revision;
  table.empty = {"还没有师徒结对。", "There are no mentorships yet."};
  table.key = [&](std::size_t row) { return id_of(context, graph.people[order[row]]); };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const std::uint32_t node = order[row];
    const PersonIndex person = graph.people[node];
    const auto number = [](int value) {
      return Cell{std::to_string(value), value, Tone::plain, std::nullopt};
    };
    if (column == 0) return {id_of(context, person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {name_of(context, person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 2) {
      return {school_name(context, context.snapshot.people.school[static_cast<std::size_t>(person)]),
              std::nullopt, Tone::plain, std::nullopt};
    }
    if (column == 3) {
      const double each = graph.influence[node];
      return {one_place(each * 10000), each, Tone::plain, each / most};
    }
    if (column == 4) return number(graph.mentees_now[node]);
    if (column == 5) return number(graph.descendants[node]);
    if (column == 6) return number(graph.promoted[node]);
    return number(graph.generation[node] + 1);
  };
  look_at_chosen(surface, context, table.id, surface.table(table));
}

void draw_mentor_findings(Surface& surface, const PanelContext& context) {
  const MentorGraph& graph = *context.pipeline->mentors;
  const auto& people = graph.people;
  if (graph.longest_chain.size() > 1) {
    const std::string line = chain_said(context, graph.longest_chain);
    const std::string count = std::to_string(graph.longest_chain.size());
    surface.text(
        {"最长师承（" + count + " 代）：" + line, "longest lineage (" + count + " generations): " + line});
  }
  for (const auto& cycle : graph.cycles) {
    std::string line;
    for (const std::uint32_t node : cycle) line += person_said(context, people[node]) + " → ";
    line += person_said(context, people[cycle.front()]);
    surface.text(
        {"师徒成环，应核对记录：" + line, "these taught each other in a circle; check the records: " + line},
        Tone::bad);
  }
  draw_bridges(surface, context);
  std::vector<std::string> over;
  std::size_t count = 0;
  const int capacity =
      context.mentoring != nullptr ? context.mentoring->terms.capacity : MentoringTerms().capacity;
  for (std::uint32_t node = 0; node < people.size(); ++node) {
    if (graph.mentees_now[node] <= capacity) continue;
    ++count;
    if (count <= most_named) over.push_back(person_said(context, people[node]));
  }
  if (count > 0) {
    const std::string most = std::to_string(capacity);
    surface.text({std::to_string(count) + " 位师傅现带超过 " + most + " 人：" + listed(over).zh,
                  std::to_string(count) + " " +
                      noun_for(static_cast<std::int64_t>(count), "mentor has", "mentors have") +
                      " more than " + most + " " + noun_for(most, "mentee") + " now: " + listed(over).en},
                 Tone::caution);
  }
  draw_isolated(surface, context);
}

}  // namespace echelon::panels
