#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echelon/graph/graph.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/rules/ladder.hpp"
#include "echelon/view/network.hpp"

namespace echelon {

// The graph of careers and mentorships as the pages and the command line show it. People count to the school,
// stage and subject where they are as of the date; those who left, to where they were last.

/// Whom a count of the pipeline is about.
struct PipelineWish {
  std::string ladder;           ///< id
  SchoolIndex school = nobody;  ///< nobody: all
  std::optional<Stage> stage;
  std::string subject;  ///< canonical; empty: all
  int from_year = 0;    ///< calendar years, both counted; 0: ten before the date's
  int to_year = 0;      ///< 0: the date's
  friend bool operator==(const PipelineWish&, const PipelineWish&) = default;
};

/// Quarters of a number of years, of those who moved; unknown where nobody did.
struct Quarters {
  std::size_t count = 0;
  double low = 0;  ///< a quarter waited so long or less
  double median = 0;
  double high = 0;
};

/// People who went from one tier to another, year by year. `outside` stands for no tier of the ladder.
struct PipelineFlow {
  static constexpr std::size_t outside = std::numeric_limits<std::size_t>::max();
  std::size_t from = outside;  ///< positions in the ladder's tiers
  std::size_t to = outside;
  std::vector<int> moved;  ///< by year
  [[nodiscard]] int total() const {
    int sum = 0;
    for (const int each : moved) sum += each;
    return sum;
  }
};

/// How a tier is passed: of those who reached it, who went on, and how long that took.
struct PipelinePassage {
  std::size_t from = 0;
  std::size_t to = 0;
  int reached = 0;      ///< people who reached `from`, so long ago that five years have passed since
  int went_on = 0;      ///< … and within five years `to`
  Quarters waiting;     ///< years from the one to the other, of all who ever went on
  int waiting_now = 0;  ///< who hold `from` today
  BoxNumbers waits;     ///< as `waiting`, with whiskers and outliers
};

/// Stocks and flows of a ladder.
struct PipelineCount {
  std::vector<int> years;
  std::vector<int> before;  ///< by tier: held at the end of the year before the first
  std::vector<std::vector<int>>
      stock;                        ///< by tier and year: held at the year's end; the last year's at the date
  std::vector<PipelineFlow> flows;  ///< by `from`, then `to`; stock + in − out is the next year's stock
  std::vector<PipelinePassage> passages;  ///< one for each step of the ladder
};

/// What the steps of a ladder let through.
struct PipelineLimit {
  struct Step {
    std::size_t step = 0;  ///< position in Ladder::steps
    /// A year: places; on the first step newcomers, else who rose on average; 0 above all steps with places.
    int capacity = 0;
    bool limited = false;  ///< by places
    int flow = 0;          ///< used of it when as many as can reach the top
    bool in_cut = false;   ///< one of the steps that together hold the rest up
    int one_more = 0;      ///< how many more reach the top with one more place here
  };
  int newcomers = 0;              ///< a year, on average of the years counted
  std::vector<std::size_t> tops;  ///< the highest tiers that the bureau raises to: positions in Ladder::tiers
  int reach_top = 0;              ///< them, a year at most
  std::vector<Step> steps;
  std::optional<std::size_t> widen_first;  ///< position in `steps`, one with places
  int widen_by = 0;    ///< so many places there bring as many as can be had by that step alone …
  int then_reach = 0;  ///< … which is so many a year
};

/// One mentorship as an edge of the graph, from mentor to mentee.
struct Bond {
  std::uint32_t mentor = 0;  ///< positions in MentorGraph::people
  std::uint32_t mentee = 0;
  Symbol subject = Symbol::empty;
  Symbol outcome = Symbol::empty;
  Date from;
  Date to;  ///< unknown: running
};

/// Everyone who was ever a mentor or a mentee, and what follows from who taught whom.
struct MentorGraph {
  std::vector<PersonIndex> people;                        ///< ascending
  std::vector<Bond> bonds;                                ///< by mentor, mentee, beginning
  std::shared_ptr<const std::vector<NetworkEdge>> edges;  ///< of `bonds`, one each
  std::vector<double> influence;                          ///< PageRank of who is learned from; sums to 1
  std::vector<int> descendants;                           ///< people reached along mentorships
  std::vector<int> promoted;             ///< of the descendants, those who hold a tier that rounds raise to
  Graph graph;                           ///< of `bonds`, each pair once, nobody to themselves
  Graph lines;                           ///< … without those that close a circle
  std::vector<int> generation;           ///< longest way along `lines` from someone without a mentor
  std::vector<int> height;               ///< … and to someone without a mentee
  std::vector<std::uint32_t> component;  ///< the first person of each one's connected part
  std::vector<std::uint32_t> community;  ///< numbered by size, largest first
  std::vector<int> mentees_now;
  std::vector<std::uint32_t> longest_chain;        ///< mentor first
  std::vector<std::vector<std::uint32_t>> cycles;  ///< each a way round
  /// Without whom a connected part falls apart, and how many would then be cut off, most first.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bridges;
  std::size_t communities = 0;
  double modularity = 0;

  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  /// The person's position; `none` for who was never mentor nor mentee.
  [[nodiscard]] std::size_t of(PersonIndex person) const;
};

/// A person's teachers' teachers and pupils' pupils.
struct Lineage {
  struct Member {
    std::uint32_t node = 0;  ///< position in MentorGraph::people
    int generation = 0;      ///< 1: own mentor or mentee
  };
  std::vector<Member> ancestors;  ///< by generation, then position
  std::vector<Member> descendants;
  std::vector<std::uint32_t> chain;  ///< a longest line through the person, mentor first
};

/// Someone who could take over a post or tier, and when.
struct Successor {
  PersonIndex person = nobody;
  Date ready;     ///< the date itself: now; unknown: no day can be said
  Words missing;  ///< what is not yet met; empty when ready
  friend bool operator==(const Successor& a, const Successor& b) = default;
};

/// A master or head, and who stands ready behind.
struct SuccessionPost {
  PersonIndex holder = nobody;
  std::string ladder;
  std::size_t tier = 0;
  std::vector<Successor> successors;  ///< ready first, then by day, then by person
  [[nodiscard]] std::size_t ready_by(Date day) const;
};

/// What the pages and the command line ask.
struct PipelineView {
  std::shared_ptr<const Snapshot> snapshot;
  std::vector<const Ladder*> ladders;
  std::shared_ptr<const MentorGraph> mentors;
  std::vector<int>
      top_tier;  ///< by person: the height of the highest tier held today, over all ladders; −1 none
  /// Kept until another is asked for, since pages ask the same frame by frame.
  std::function<std::shared_ptr<const PipelineCount>(const PipelineWish&)> count;
  /// Of the ladder that was counted.
  std::function<PipelineLimit(const std::string& ladder, const PipelineCount&)> limit;
  std::function<Lineage(PersonIndex)> lineage;
  /// The nearest people from whom both learned, by generations; empty when there is none.
  std::function<std::vector<std::uint32_t>(PersonIndex, PersonIndex)> common;
  std::shared_ptr<const std::vector<SuccessionPost>> succession;
  std::uint64_t revision = 0;
};

}  // namespace echelon
