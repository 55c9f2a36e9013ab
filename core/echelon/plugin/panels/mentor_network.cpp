#include <algorithm>
#include <array>
#include <map>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/mentor_findings.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/pipeline_parts.hpp"

namespace echelon::panels {
namespace {

constexpr std::array series{Tone::series_1, Tone::series_2, Tone::series_3,
                            Tone::series_4, Tone::series_5, Tone::series_6};

/// The network as the page's choices ask for it.
class Drawn {
 public:
  Drawn(const PanelContext& context, Language language)
      : context_(context), graph_(*context.pipeline->mentors), language_(language) {}

  void colour_by(const std::string& what) {
    colours_.assign(graph_.people.size(), 0);
    if (what == "tier") colour_by_tier();
    if (what == "school") colour_by_groups([&](std::size_t node) { return school_of(node); });
    if (what == "community") colour_by_communities();
    if (what == "subject") {
      colour_by_groups([&](std::size_t node) {
        const Symbol subject = context_.snapshot.people.subject[person(node)];
        return subject == Symbol::empty ? std::string()
                                        : subject_words(context_.snapshot.text(subject)).in(language_);
      });
    }
  }

  /// What there was on the last day of a year.
  void as_of(Date day) {
    day_ = day;
    seen_.assign(graph_.people.size(), false);
    for (const Bond& bond : graph_.bonds) {
      if (bond.from > day) continue;
      seen_[bond.mentor] = true;
      seen_[bond.mentee] = true;
    }
  }
  void only_running(bool only) { only_running_ = only; }

  void light(const std::string& key) {
    lit_.clear();
    const PersonIndex chosen = context_.snapshot.find_person(key);
    const std::size_t node = chosen == nobody ? MentorGraph::none : graph_.of(chosen);
    if (node == MentorGraph::none) return;
    lit_.assign(graph_.people.size(), 0);
    const Lineage lineage = context_.pipeline->lineage(chosen);
    lit_[node] = 3;
    for (const auto& member : lineage.ancestors) lit_[member.node] |= 1U;
    for (const auto& member : lineage.descendants) lit_[member.node] |= 2U;
  }

  Network network(bool generations) {
    Network net;
    net.id = "mentors";
    net.title = {"师徒网络", "who taught whom"};
    net.nodes = graph_.people.size();
    net.edges = graph_.edges;
    net.revision = context_.pipeline->revision;
    net.arrangement = generations ? Network::Arrangement::generations : Network::Arrangement::forces;
    net.key = [this](std::size_t node) { return context_.snapshot.people.id[person(node)]; };
    net.name = [this](std::size_t node) { return context_.snapshot.people.name[person(node)]; };
    net.says = [this](std::size_t node) { return says(node); };
    net.category = [this](std::size_t node) {
      return seen_[node] ? static_cast<std::size_t>(colours_[node]) : Network::hidden;
    };
    net.categories = categories_;
    double most = 1;
    for (const int descendants : graph_.descendants) most = std::max(most, static_cast<double>(descendants));
    net.weight = [this, most](std::size_t node) { return graph_.descendants[node] / most; };
    net.shown = [this](std::size_t edge) {
      const Bond& bond = graph_.bonds[edge];
      return bond.from <= day_ && (!only_running_ || !bond.to.known() || bond.to >= day_);
    };
    if (!lit_.empty()) {
      net.lit = [this](std::size_t node) { return lit_[node] != 0; };
      net.lit_edge = [this](std::size_t edge) {
        const Bond& bond = graph_.bonds[edge];
        return (lit_[bond.mentor] & lit_[bond.mentee]) != 0;
      };
    }
    net.empty = {"还没有师徒结对。请导入师徒结对（mentorships）。",
                 "There are no mentorships yet. Import mentorships."};
    return net;
  }

 private:
  [[nodiscard]] std::size_t person(std::size_t node) const {
    return static_cast<std::size_t>(graph_.people[node]);
  }
  [[nodiscard]] std::string school_of(std::size_t node) const {
    return school_name(context_, context_.snapshot.people.school[person(node)]);
  }

  void colour_by_tier() {
    const auto& heights = context_.pipeline->top_tier;
    int top = 0;
    for (const int height : heights) top = std::max(top, height);
    static const std::array<Words, 5> names{
        Words{"最高层级", "top tier"}, Words{"次高层级", "second tier"}, Words{"骨干层级", "middle tiers"},
        Words{"起步层级", "lowest tiers"}, Words{"未进入梯队", "no tier"}};
    constexpr std::array tones{Tone::series_2, Tone::series_4, Tone::series_1, Tone::series_3,
                               Tone::series_6};
    categories_.clear();
    for (std::size_t i = 0; i < names.size(); ++i) categories_.push_back({names[i], tones.at(i)});
    for (std::size_t node = 0; node < colours_.size(); ++node) {
      const int height = heights[person(node)];
      colours_[node] = height < 0 ? 4 : height >= top ? 0 : height == top - 1 ? 1 : height >= 2 ? 2 : 3;
    }
  }

  void colour_by_communities() {
    categories_.clear();
    for (std::size_t c = 0; c + 1 < series.size(); ++c) {
      const std::string number = std::to_string(c + 1);
      categories_.push_back({{"群组 " + number, "group " + number}, series.at(c)});
    }
    categories_.push_back({{"其他群组", "other groups"}, Tone::series_6});
    for (std::size_t node = 0; node < colours_.size(); ++node)
      colours_[node] = std::min<std::uint32_t>(graph_.community[node], 5);
  }

  /// The five largest groups have colours of their own.
  template <class Group>
  void colour_by_groups(const Group& group) {
    std::map<std::string, int> sizes;
    for (std::size_t node = 0; node < colours_.size(); ++node) ++sizes[group(node)];
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [name, size] : sizes) {
      if (!name.empty()) order.emplace_back(-size, name);
    }
    std::sort(order.begin(), order.end());
    if (order.size() > 5) order.resize(5);
    categories_.clear();
    std::map<std::string, std::uint32_t> place;
    for (std::size_t i = 0; i < order.size(); ++i) {
      place[order[i].second] = static_cast<std::uint32_t>(i);
      categories_.push_back({{order[i].second, order[i].second}, series.at(i)});
    }
    const auto others = static_cast<std::uint32_t>(categories_.size());
    categories_.push_back({{"其他", "others"}, Tone::series_6});
    for (std::size_t node = 0; node < colours_.size(); ++node) {
      const auto found = place.find(group(node));
      colours_[node] = found == place.end() ? others : found->second;
    }
  }

  [[nodiscard]] std::string says(std::size_t node) const {
    const auto number = [](int value) { return std::to_string(value); };
    const Words text{school_of(node) + "\n现带 " + number(graph_.mentees_now[node]) + " 人，门下共 " +
                         number(graph_.descendants[node]) + " 人，其中晋升 " + number(graph_.promoted[node]) +
                         " 人\n第 " + number(graph_.generation[node] + 1) + " 代",
                     school_of(node) + "\nmentees now " + number(graph_.mentees_now[node]) +
                         ", descendants " + number(graph_.descendants[node]) + ", of whom promoted " +
                         number(graph_.promoted[node]) + "\ngeneration " +
                         number(graph_.generation[node] + 1)};
    return text.in(language_);
  }

  const PanelContext& context_;
  const MentorGraph& graph_;
  Language language_;
  std::vector<std::uint32_t> colours_;
  std::vector<Network::Category> categories_;
  std::vector<bool> seen_;
  std::vector<unsigned> lit_;  ///< 1: an ancestor, 2: a descendant, 3: the person
  Date day_;
  bool only_running_ = false;
};

struct Choices {
  std::string colour;
  bool generations = false;
  bool running = false;
  int year = 0;
};

Choices choose(Surface& surface, const PanelContext& context) {
  Choices choices;
  const MentorGraph& graph = *context.pipeline->mentors;
  int first = context.snapshot.as_of.year();
  for (const Bond& bond : graph.bonds) {
    if (bond.from.known()) first = std::min(first, bond.from.year());
  }
  const std::array<double, 3> thirds{1, 1, 1.2};
  surface.columns("network-choices", thirds, [&](std::size_t column) {
    if (column == 0) {
      choices.colour =
          choose_id(surface, "colour", {"颜色", "colour by"}, {"tier", "school", "subject", "community"},
                    {{"层级", "tier"}, {"学校", "school"}, {"学科", "subject"}, {"群组", "group"}});
    } else if (column == 1) {
      choices.generations =
          choose_id(surface, "arrangement", {"排布", "arrangement"}, {"forces", "generations"},
                    {{"聚拢", "by ties"}, {"按代", "by generations"}}) == "generations";
    } else {
      std::string& kept = surface.remember("year", std::to_string(context.snapshot.as_of.year()));
      double year = std::clamp(std::stod(kept), static_cast<double>(first),
                               static_cast<double>(context.snapshot.as_of.year()));
      if (first < context.snapshot.as_of.year() &&
          surface.number_field("year", {"到哪一年", "up to the year"}, year, first,
                               context.snapshot.as_of.year(), 1))
        kept = std::to_string(static_cast<int>(year));
      const auto dragged = surface.dragged("year");
      choices.year = static_cast<int>(dragged.value_or(year));
      std::string& running = surface.remember("running");
      choices.running = !running.empty();
      if (surface.toggle("running", {"只看当时在结对的", "only pairs running then"}, choices.running))
        running = choices.running ? "1" : "";
    }
  });
  return choices;
}

void draw_chosen(Surface& surface, const PanelContext& context, const std::string& key) {
  const PersonIndex person = context.snapshot.find_person(key);
  if (person == nobody) {
    surface.text({"点一个人看师承：师门上下会亮起。双击打开师承卡。",
                  "Click a person to light up the lineage; double-click to open the lineage card."},
                 Tone::muted);
    return;
  }
  const Lineage lineage = context.pipeline->lineage(person);
  const std::string up = std::to_string(lineage.ancestors.size());
  const std::string down = std::to_string(lineage.descendants.size());
  const std::string name = person_said(context, person);
  surface.text({name + "：上溯 " + up + " 位师长，门下 " + down + " 人",
                name + ": " + up + " ancestors, " + down + " descendants"});
  if (lineage.chain.size() > 1)
    surface.text({"最长一脉：" + chain_said(context, lineage.chain),
                  "longest line: " + chain_said(context, lineage.chain)},
                 Tone::muted);
  if (surface.button("open-lineage", {"打开师承卡", "open the lineage card"})) {
    if (context.person != nullptr) *context.person = key;
    if (context.turn_to) context.turn_to("lineage");
  }
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"师徒网络", "The network of mentors"});
  if (context.pipeline == nullptr) return;
  const MentorGraph& graph = *context.pipeline->mentors;
  if (graph.people.empty()) {
    surface.text({"还没有师徒结对。请导入师徒结对（mentorships）。",
                  "There are no mentorships yet. Import mentorships."},
                 Tone::muted);
    return;
  }
  const Choices choices = choose(surface, context);
  std::string& chosen = surface.remember("chosen");
  Drawn drawn(context, surface.language());
  drawn.colour_by(choices.colour);
  const Date end = Date::of(choices.year, 12, 31).value_or(context.snapshot.as_of);
  drawn.as_of(std::min(end, context.snapshot.as_of));
  drawn.only_running(choices.running);
  drawn.light(chosen);
  const NetworkAnswer answer = surface.network(drawn.network(choices.generations));
  chosen = answer.chosen;
  if (!answer.entered.empty()) {
    if (context.person != nullptr) *context.person = answer.entered;
    if (context.turn_to) context.turn_to("lineage");
  }
  draw_chosen(surface, context, chosen);
  surface.group("findings", {"看得出什么", "what it shows"}, [&] { draw_mentor_findings(surface, context); });
  surface.group("influence-card", {"影响力（PageRank × 10,000）", "influence (PageRank × 10,000)"},
                [&] { draw_mentor_influence(surface, context); });
}

}  // namespace

Panel mentor_network() {
  return {"network", {"师徒网络", "Network"}, {ViewerRole::hr, ViewerRole::researcher}, draw};
}

}  // namespace echelon::panels
