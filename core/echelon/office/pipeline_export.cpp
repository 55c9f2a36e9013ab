#include "echelon/office/pipeline_export.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

#include "echelon/base/exact_text.hpp"
#include "echelon/command/digest.hpp"

namespace echelon {
namespace {

class Exporting {
 public:
  Exporting(const PipelineView& view, const PipelineExport& wish)
      : wish_(wish), snapshot_(*view.snapshot), mentors_(*view.mentors) {}

  GraphTable table() {
    table_.name = "pipeline";
    table_.as_of = snapshot_.as_of;
    table_.node_columns = {{"stage", GraphTable::Type::text},        {"subject", GraphTable::Type::text},
                           {"school", GraphTable::Type::text},       {"role", GraphTable::Type::text},
                           {"in_service", GraphTable::Type::whole},  {"influence", GraphTable::Type::real},
                           {"descendants", GraphTable::Type::whole}, {"generation", GraphTable::Type::whole}};
    table_.edge_columns = {{"subject", GraphTable::Type::text}, {"outcome", GraphTable::Type::text}};
    add_people();
    add_tiers();
    add_schools();
    add_mentorships();
    if (wish_.courses) add_courses();
    if (hides()) sort_by_ids();
    return std::move(table_);
  }

 private:
  [[nodiscard]] bool hides() const { return !wish_.research_key.empty(); }
  [[nodiscard]] std::string id_of(const std::string& kind, const std::string& id) const {
    return hides() ? pseudonym(wish_.research_key, kind + id) : kind + id;
  }
  [[nodiscard]] std::string school_id(SchoolIndex school) const {
    return school == nobody ? "" : id_of("S:", snapshot_.schools[static_cast<std::size_t>(school)].id);
  }

  void add_people() {
    const People& people = snapshot_.people;
    nodes_.assign(people.id.size(), none);
    for (PersonIndex person = 0; person < snapshot_.size(); ++person) {
      const auto p = static_cast<std::size_t>(person);
      const std::size_t node = mentors_.of(person);
      if (people.in_service[p] == 0 && snapshot_.tiers.of(person).empty() && node == MentorGraph::none)
        continue;
      const bool paired = node != MentorGraph::none;
      nodes_[p] = table_.nodes.size();
      const std::string id = id_of("", people.id[p]);
      table_.nodes.push_back(
          {id,
           hides() ? id : people.name[p],
           "person",
           {std::string(code(people.stage[p])), snapshot_.text(people.subject[p]),
            school_id(people.school[p]), std::string(code(people.role[p])),
            people.in_service[p] != 0 ? "1" : "0", paired ? exact_text(mentors_.influence[node]) : "0",
            std::to_string(paired ? mentors_.descendants[node] : 0),
            std::to_string(paired ? mentors_.generation[node] : 0)}});
    }
  }

  /// A node that is no person.
  std::size_t add_thing(const std::string& kind, const std::string& id, const std::string& label) {
    const auto [found, fresh] = things_.try_emplace(kind + id, table_.nodes.size());
    if (fresh)
      table_.nodes.push_back({id, label, kind, std::vector<std::string>(table_.node_columns.size())});
    return found->second;
  }

  void add_tiers() {
    for (PersonIndex person = 0; person < snapshot_.size(); ++person) {
      for (const TierHeld& held : snapshot_.tiers.of(person)) {
        const std::string tier = snapshot_.text(held.ladder) + "/" + snapshot_.text(held.tier);
        const std::size_t node = add_thing("tier", "T:" + tier, snapshot_.text(held.tier));
        add_edge(person, node, "holds", held.since, held.until, {});
      }
    }
  }

  void add_schools() {
    for (PersonIndex person = 0; person < snapshot_.size(); ++person) {
      if (nodes_[static_cast<std::size_t>(person)] == none) continue;
      for (const Posting& posting : snapshot_.postings.of(person)) {
        if (posting.school == nobody) continue;
        const std::string id = school_id(posting.school);
        const std::string& name = snapshot_.schools[static_cast<std::size_t>(posting.school)].name;
        const std::size_t node = add_thing("school", id, hides() ? id : name);
        add_edge(person, node, "works_at", posting.from, posting.to, {snapshot_.text(posting.subject), ""});
      }
    }
  }

  void add_mentorships() {
    for (const Bond& bond : mentors_.bonds) {
      const std::size_t to = nodes_[static_cast<std::size_t>(mentors_.people[bond.mentee])];
      add_edge(mentors_.people[bond.mentor], to, "mentors", bond.from, bond.to,
               {snapshot_.text(bond.subject), snapshot_.text(bond.outcome)});
    }
  }

  void add_courses() {
    for (PersonIndex person = 0; person < snapshot_.size(); ++person) {
      if (nodes_[static_cast<std::size_t>(person)] == none) continue;
      for (const Training& training : snapshot_.training.of(person)) {
        const std::string& name = snapshot_.text(training.course);
        const std::size_t node = add_thing("course", "C:" + name, name);
        const Date start = training.started_on.known() ? training.started_on : training.ended_on;
        add_edge(person, node, "attended", start, training.ended_on, {});
      }
    }
  }

  void add_edge(PersonIndex person, std::size_t to, const char* kind, Date start, Date end,
                std::vector<std::string> values) {
    const std::size_t from = nodes_[static_cast<std::size_t>(person)];
    if (from != none) table_.edges.push_back({from, to, kind, start, end, std::move(values)});
  }

  /// The office's own order is that of the real numbers, which would tell whose pseudonym is whose.
  void sort_by_ids() {
    std::vector<std::size_t> order(table_.nodes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {},
                      [&](std::size_t node) -> const std::string& { return table_.nodes[node].id; });
    std::vector<std::size_t> place(order.size());
    std::vector<GraphTable::Node> sorted;
    sorted.reserve(order.size());
    for (const std::size_t node : order) {
      place[node] = sorted.size();
      sorted.push_back(std::move(table_.nodes[node]));
    }
    table_.nodes = std::move(sorted);
    for (GraphTable::Edge& edge : table_.edges) {
      edge.from = place[edge.from];
      edge.to = place[edge.to];
    }
    std::ranges::sort(table_.edges, {}, [](const GraphTable::Edge& edge) {
      return std::tie(edge.kind, edge.from, edge.to, edge.start, edge.end, edge.values);
    });
  }

  static constexpr std::size_t none = MentorGraph::none;
  const PipelineExport& wish_;
  const Snapshot& snapshot_;
  const MentorGraph& mentors_;
  GraphTable table_;
  std::vector<std::size_t> nodes_;  ///< by person
  std::map<std::string, std::size_t> things_;
};

}  // namespace

std::string pseudonym(const std::string& key, const std::string& id) {
  constexpr std::size_t block = 64;
  const auto bytes_of = [](const std::array<std::uint8_t, 32>& hash) {
    return std::string(hash.begin(), hash.end());
  };
  std::string padded = key.size() > block ? bytes_of(sha256(key)) : key;
  padded.resize(block, '\0');
  std::string inner = padded;
  std::string outer = padded;
  for (char& c : inner) c = static_cast<char>(static_cast<unsigned char>(c) ^ 0x36U);
  for (char& c : outer) c = static_cast<char>(static_cast<unsigned char>(c) ^ 0x5CU);
  const auto hash = sha256(outer + bytes_of(sha256(inner + id)));
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < 8; ++i) {
    text += digits[hash.at(i) >> 4U];
    text += digits[hash.at(i) & 0xFU];
  }
  return text;
}

GraphTable pipeline_table(const PipelineView& view, const PipelineExport& wish) {
  return Exporting(view, wish).table();
}

}  // namespace echelon
