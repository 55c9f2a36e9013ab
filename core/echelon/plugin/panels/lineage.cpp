#include <algorithm>
#include <array>
#include <map>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/pipeline_parts.hpp"

namespace echelon::panels {
namespace {

/// A person with all above and below, as a network of its own.
struct Family {
  std::vector<std::uint32_t> nodes;  ///< positions in MentorGraph::people; the person first
  std::vector<int> generation;       ///< below 0: above the person
  std::shared_ptr<std::vector<NetworkEdge>> edges = std::make_shared<std::vector<NetworkEdge>>();
};

Family family_of(const MentorGraph& graph, std::uint32_t person, const Lineage& lineage) {
  constexpr std::size_t most = 600;
  Family family;
  family.nodes.push_back(person);
  family.generation.push_back(0);
  std::map<std::uint32_t, std::uint32_t> place{{person, 0}};
  const auto add = [&](const std::vector<Lineage::Member>& members, int sign) {
    for (const Lineage::Member& member : members) {
      if (family.nodes.size() >= most || place.contains(member.node)) continue;
      place.emplace(member.node, static_cast<std::uint32_t>(family.nodes.size()));
      family.nodes.push_back(member.node);
      family.generation.push_back(sign * member.generation);
    }
  };
  add(lineage.ancestors, -1);
  add(lineage.descendants, 1);
  for (const Bond& bond : graph.bonds) {
    const auto from = place.find(bond.mentor);
    const auto to = place.find(bond.mentee);
    if (from == place.end() || to == place.end()) continue;
    const int above = family.generation[from->second];
    const int below = family.generation[to->second];
    if ((above <= 0 && below <= 0) || (above >= 0 && below >= 0))
      family.edges->push_back({from->second, to->second});
  }
  return family;
}

Timeline career(const PanelContext& context, PersonIndex person) {
  const Snapshot& snapshot = context.snapshot;
  Timeline timeline;
  timeline.id = "career";
  timeline.title = {"经历", "career"};
  timeline.today = snapshot.as_of;
  Timeline::Row posts{{"任职", "posts"}, {}};
  for (const Posting& posting : snapshot.postings.of(person)) {
    const std::string school = school_name(context, posting.school);
    const Words role = words(posting.role);
    posts.spans.push_back(
        {{school + " " + role.zh, school + ", " + role.en}, posting.from, posting.to, Tone::series_6});
  }
  timeline.rows.push_back(std::move(posts));
  for (const Ladder* ladder : context.pipeline->ladders) {
    Timeline::Row row{ladder->name, {}};
    for (const TierHeld& held : snapshot.tiers.of(person)) {
      if (snapshot.text(held.ladder) != ladder->id) continue;
      const auto tier = ladder->find_tier(snapshot.text(held.tier));
      row.spans.push_back(
          {tier_name(*ladder, tier.value_or(PipelineFlow::outside)), held.since, held.until, Tone::series_1});
    }
    if (!row.spans.empty()) timeline.rows.push_back(std::move(row));
  }
  const auto pairs = [&](const Words& name, std::span<const Mentorship> list, Tone tone) {
    constexpr std::size_t most = 8;
    for (std::size_t i = 0; i < std::min(most, list.size()); ++i) {
      const std::string& other = name_of(context, list[i].other);
      timeline.rows.push_back(
          {i == 0 ? name : Words{" ", " "}, {{{other, other}, list[i].started_on, list[i].ended_on, tone}}});
    }
  };
  pairs({"师傅", "mentors"}, snapshot.mentors.of(person), Tone::series_4);
  pairs({"徒弟", "mentees"}, snapshot.mentees.of(person), Tone::series_3);
  return timeline;
}

void draw_figures(Surface& surface, const MentorGraph& graph, std::uint32_t node, const Lineage& lineage) {
  const auto rank = std::count_if(graph.influence.begin(), graph.influence.end(),
                                  [&](double each) { return each > graph.influence[node]; });
  int deepest = 0;
  for (const auto& member : lineage.descendants) deepest = std::max(deepest, member.generation);
  const std::array<double, 5> fifths{1, 1, 1, 1, 1};
  surface.columns("lineage-figures", fifths, [&](std::size_t column) {
    if (column == 0)
      surface.figure({"上溯师长", "ancestors"}, std::to_string(lineage.ancestors.size()),
                     {"第 " + std::to_string(graph.generation[node] + 1) + " 代",
                      "generation " + std::to_string(graph.generation[node] + 1)});
    if (column == 1) surface.figure({"现带徒弟", "mentees now"}, std::to_string(graph.mentees_now[node]));
    if (column == 2)
      surface.figure({"门下", "descendants"}, std::to_string(lineage.descendants.size()),
                     {"传 " + std::to_string(deepest) + " 代", std::to_string(deepest) + " generations on"});
    if (column == 3)
      surface.figure({"门下晋升", "descendants promoted"}, std::to_string(graph.promoted[node]), {},
                     Tone::good);
    if (column == 4)
      surface.figure(
          {"影响力名次", "rank by influence"}, std::to_string(rank + 1),
          {"共 " + std::to_string(graph.people.size()) + " 人", "of " + std::to_string(graph.people.size())});
  });
}

Network network_of(const PanelContext& context, const Family& family, std::uint64_t revision) {
  const MentorGraph& graph = *context.pipeline->mentors;
  const auto person = [&context, &graph, &family](std::size_t at) {
    static_cast<void>(context);
    return graph.people[family.nodes[at]];
  };
  Network net;
  net.id = "family";
  net.title = {"师承", "lineage"};
  net.nodes = family.nodes.size();
  net.edges = family.edges;
  net.revision = revision;
  net.arrangement = Network::Arrangement::generations;
  net.height = 420;
  net.key = [&context, person](std::size_t at) { return id_of(context, person(at)); };
  net.name = [&context, person](std::size_t at) { return name_of(context, person(at)); };
  net.says = [&context, person](std::size_t at) {
    return school_name(context, context.snapshot.people.school[static_cast<std::size_t>(person(at))]);
  };
  net.category = [&family](std::size_t at) {
    return family.generation[at] < 0    ? std::size_t{0}
           : family.generation[at] == 0 ? std::size_t{1}
                                        : std::size_t{2};
  };
  net.categories = {{{"师长", "ancestors"}, Tone::series_4},
                    {{"本人", "the person"}, Tone::series_2},
                    {{"门下", "descendants"}, Tone::series_3}};
  net.weight = [&family](std::size_t at) { return at == 0 ? 0.5 : family.nodes.size() < 60 ? 0.26 : 0.0; };
  return net;
}

void draw_common(Surface& surface, const PanelContext& context, PersonIndex person) {
  std::string& other = surface.remember("other");
  surface.text_field("other", {"与谁同门（工号）", "a common mentor with (id)"}, other);
  if (other.empty()) return;
  const PersonIndex found = context.snapshot.find_person(other);
  if (found == nobody) {
    surface.text({"没有工号 " + other, "there is no " + other}, Tone::caution);
    return;
  }
  const auto common = context.pipeline->common(person, found);
  std::vector<std::string> names;
  names.reserve(common.size());
  for (const std::uint32_t node : common)
    names.push_back(person_said(context, context.pipeline->mentors->people[node]));
  if (names.empty()) {
    surface.text({"两人没有共同的师长。", "They have no mentor in common."}, Tone::muted);
  } else {
    surface.text({"最近的共同师长：" + listed(names).zh, "nearest mentors in common: " + listed(names).en},
                 Tone::good);
  }
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"师承卡", "Lineage of a person"});
  if (context.pipeline == nullptr) return;
  const MentorGraph& graph = *context.pipeline->mentors;
  std::string& id = context.person != nullptr ? *context.person : surface.remember("person");
  surface.text_field("person", {"工号", "the person's id"}, id);
  PersonIndex person = context.snapshot.find_person(id);
  if (person == nobody && id.empty() && !graph.longest_chain.empty()) {
    person = graph.people[graph.longest_chain.front()];  // something to see at once
  }
  if (person == nobody) {
    surface.text(
        {id.empty() ? "请填工号，或在“师徒网络”页双击一个人。" : "没有工号 " + id,
         id.empty() ? "Give an id, or double-click a person on the page 'Network'." : "there is no " + id},
        id.empty() ? Tone::muted : Tone::caution);
    return;
  }
  surface.heading({person_said(context, person), person_said(context, person)});
  if (id.empty())
    surface.text(
        {"还没有填工号：先看师承最长一脉的开头。", "No id given yet: this is where the longest line begins."},
        Tone::muted);
  const std::size_t node = graph.of(person);
  if (node == MentorGraph::none) {
    surface.text({"此人没有师徒结对。", "This person was never paired with a mentor or mentee."},
                 Tone::muted);
    surface.timeline(career(context, person));
    return;
  }
  const Lineage lineage = context.pipeline->lineage(person);
  draw_figures(surface, graph, static_cast<std::uint32_t>(node), lineage);
  const Family family = family_of(graph, static_cast<std::uint32_t>(node), lineage);
  const std::uint64_t revision = context.pipeline->revision * 1'000'003U + node;
  const NetworkAnswer answer = surface.network(network_of(context, family, revision));
  if (!answer.entered.empty()) id = answer.entered;
  if (lineage.chain.size() > 1)
    surface.text({"最长一脉：" + chain_said(context, lineage.chain),
                  "longest line: " + chain_said(context, lineage.chain)});
  draw_common(surface, context, person);
  surface.timeline(career(context, person));
}

}  // namespace

Panel lineage() {
  return {"lineage",
          {"师承卡", "Lineage"},
          {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher},
          draw};
}

}  // namespace echelon::panels
