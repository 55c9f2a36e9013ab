// The pipeline: stocks and flows against a recount day by day, the narrow step against all cuts, lineages and
// common mentors against all ways, the exports' pseudonyms.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "echelon/office/pipeline_careers.hpp"
#include "echelon/office/pipeline_count.hpp"
#include "echelon/office/pipeline_export.hpp"
#include "echelon/office/pipeline_mentors.hpp"

using namespace echelon;

namespace {

Date day(int year, int month, int of_month) { return Date::of(year, month, of_month).value(); }

Ladder three_steps() {
  Ladder ladder;
  ladder.id = "teacher";
  for (const char* id : {"a", "b", "c", "d"}) {
    LadderTier tier;
    tier.id = id;
    tier.name = {id, id};
    ladder.tiers.push_back(tier);
  }
  for (std::size_t s = 0; s < 3; ++s) {
    LadderStep step;
    step.id = "step" + std::to_string(s);
    step.from = s;
    step.to = s + 1;
    ladder.steps.push_back(step);
  }
  return ladder;
}

/// People who are all in service, unless they left on a day.
class People0 {
 public:
  explicit People0(std::size_t count) : tiers(count), left(count), bonds(count) {}

  Snapshot snapshot(Date as_of) const {
    Snapshot made;
    made.as_of = as_of;
    const Symbol ladder = made.symbols.intern("teacher");
    made.schools = {{"S1", "one", SchoolKind::unknown, {}, Area::unknown, 1},
                    {"S2", "two", SchoolKind::unknown, {}, Area::unknown, 1}};
    People& p = made.people;
    const std::size_t count = tiers.size();
    made.people.gender.resize(count);
    made.people.birth_date.resize(count);
    made.people.hired_on.resize(count);
    made.people.degree.resize(count);
    made.people.title.resize(count);
    made.people.title_on.resize(count);
    made.people.post_grade.resize(count);
    made.people.role.resize(count);
    made.people.role_on.resize(count);
    made.people.at_school_since.resize(count);
    made.people.subject.resize(count);
    std::vector<std::vector<Mentorship>> mentors(count);
    for (std::size_t i = 0; i < count; ++i) {
      for (const auto& [other, from] : bonds[i])
        mentors[other].push_back({static_cast<PersonIndex>(i), Symbol::empty, Symbol::empty, from, Date()});
    }
    for (std::size_t i = 0; i < count; ++i) {
      char id[8];
      std::snprintf(id, sizeof id, "P%04d", static_cast<int>(i));
      p.id.emplace_back(id);
      p.name.push_back("人" + std::to_string(i));
      const bool gone = left[i].known() && left[i] < as_of;
      p.in_service.push_back(gone ? 0 : 1);
      p.school.push_back(gone ? nobody : static_cast<SchoolIndex>(i % 2));
      p.stage.push_back(i % 3 == 0 ? Stage::primary : Stage::junior);
      made.postings.push({static_cast<SchoolIndex>(i % 2), Role::teacher, p.stage.back(), Symbol::empty,
                          day(1990, 1, 1), left[i]});
      made.postings.close_person();
      for (const auto& [tier, from, to] : tiers[i]) {
        if (from <= as_of) made.tiers.push({ladder, made.symbols.intern(tier), from, to});
      }
      made.tiers.close_person();
      made.tier_reviews.close_person();
      for (const auto& [other, from] : bonds[i])
        made.mentees.push({static_cast<PersonIndex>(other), Symbol::empty, Symbol::empty, from, Date()});
      made.mentees.close_person();
      for (const Mentorship& each : mentors[i]) made.mentors.push(each);
      made.mentors.close_person();
      made.titles.close_person();
      made.training.close_person();
    }
    return made;
  }

  struct Tier {
    std::string tier;
    Date from;
    Date to;
  };
  std::vector<std::vector<Tier>> tiers;
  std::vector<Date> left;
  std::vector<std::vector<std::pair<std::size_t, Date>>> bonds;
};

People0 random_careers(std::mt19937& dice, std::size_t count) {
  People0 people(count);
  for (std::size_t i = 0; i < count; ++i) {
    Date at = day(2008, 1, 1).plus_days(static_cast<int>(dice() % 4000));
    const auto rows = static_cast<int>(dice() % 5);
    for (int r = 0; r < rows; ++r) {
      const Date to =
          r + 1 == rows && dice() % 2 == 0 ? Date() : at.plus_days(static_cast<int>(dice() % 900));
      people.tiers[i].push_back({std::string(1, static_cast<char>('a' + dice() % 4)), at, to});
      at = (to.known() ? to : at.plus_days(static_cast<int>(dice() % 700)))
               .plus_days(dice() % 2 == 0 ? 1 : static_cast<int>(1 + dice() % 300));
    }
    if (dice() % 3 == 0) people.left[i] = day(2012, 1, 1).plus_days(static_cast<int>(dice() % 3000));
  }
  return people;
}

/// The tier held on a day: the latest row that has begun, if it still holds and the person is there.
std::size_t held_on(const People0& people, std::size_t person, Date on, Date as_of) {
  const bool gone = people.left[person].known() && people.left[person] < as_of;
  if (gone && on > people.left[person]) return PipelineFlow::outside;
  std::size_t held = PipelineFlow::outside;
  const auto& rows = people.tiers[person];
  const auto begun =
      std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.from <= as_of; });
  for (const auto& row : rows) {
    if (row.from > on) continue;
    // The last term of someone who is still there goes on until its review comes.
    const bool last = &row == &rows[static_cast<std::size_t>(begun) - 1] && !gone;
    const bool holds = !row.to.known() || row.to >= on || last;
    held = holds ? static_cast<std::size_t>(row.tier.front() - 'a') : PipelineFlow::outside;
  }
  return held;
}

}  // namespace

TEST_CASE("stocks and flows are those of a recount day by day") {
  std::mt19937 dice(41);
  const Ladder ladder = three_steps();
  for (int round = 0; round < 6; ++round) {
    const People0 people = random_careers(dice, 40);
    const Date as_of = day(2020, 6, 15);
    const Snapshot snapshot = people.snapshot(as_of);
    PipelineWish wish;
    wish.ladder = "teacher";
    wish.from_year = 2012;
    if (round % 2 == 1) wish.school = 1;
    if (round % 3 == 2) wish.stage = Stage::primary;
    const PipelineCount count = count_pipeline(snapshot, ladder, wish);
    REQUIRE(count.years.size() == 9);
    std::map<std::pair<std::size_t, std::size_t>, std::vector<int>> moved;
    std::vector<std::vector<int>> stock(4, std::vector<int>(9, 0));
    std::vector<int> before(4, 0);
    for (std::size_t person = 0; person < 40; ++person) {
      if (wish.school != nobody && person % 2 != 1) continue;
      if (wish.stage && person % 3 != 0) continue;
      std::size_t last = held_on(people, person, day(2011, 12, 31), as_of);
      if (last != PipelineFlow::outside) ++before[last];
      for (Date on = day(2012, 1, 1); on <= as_of; on = on.plus_days(1)) {
        const std::size_t now = held_on(people, person, on, as_of);
        const auto year = static_cast<std::size_t>(on.year() - 2012);
        if (now != last) {
          auto& row = moved[{last, now}];
          row.resize(9, 0);
          ++row[year];
        }
        last = now;
        const bool ends = on == as_of || on.plus_days(1).year() != on.year();
        if (ends && now != PipelineFlow::outside) ++stock[now][year];
      }
    }
    CHECK(count.before == before);
    CHECK(count.stock == stock);
    std::map<std::pair<std::size_t, std::size_t>, std::vector<int>> counted;
    for (const PipelineFlow& flow : count.flows) {
      if (flow.total() > 0) counted[{flow.from, flow.to}] = flow.moved;
    }
    CHECK(counted == moved);
  }
}

TEST_CASE("a year's stock is the last one's and who came, less who went") {
  std::mt19937 dice(43);
  const Ladder ladder = three_steps();
  const People0 people = random_careers(dice, 300);
  const Snapshot snapshot = people.snapshot(day(2021, 3, 1));
  PipelineWish wish;
  const PipelineCount count = count_pipeline(snapshot, ladder, wish);
  for (std::size_t t = 0; t < 4; ++t) {
    int held = count.before[t];
    for (std::size_t y = 0; y < count.years.size(); ++y) {
      for (const PipelineFlow& flow : count.flows) {
        if (flow.to == t) held += flow.moved[y];
        if (flow.from == t) held -= flow.moved[y];
      }
      CHECK(held == count.stock[t][y]);
    }
  }
}

TEST_CASE("conversion and waiting are worked out by hand") {
  People0 people(5);
  // 1: after 2 years. 2: after 6. 3: never, reached 10 years ago. 4: never, reached last year. 5: b without
  // a.
  people.tiers[0] = {{"a", day(2010, 3, 1), day(2012, 2, 29)}, {"b", day(2012, 3, 1), Date()}};
  people.tiers[1] = {{"a", day(2010, 3, 1), day(2016, 2, 29)}, {"b", day(2016, 3, 1), Date()}};
  people.tiers[2] = {{"a", day(2010, 3, 1), Date()}};
  people.tiers[3] = {{"a", day(2019, 3, 1), Date()}};
  people.tiers[4] = {{"b", day(2015, 3, 1), Date()}};
  const Ladder ladder = three_steps();
  const Snapshot snapshot = people.snapshot(day(2020, 3, 1));
  const PipelineCount count = count_pipeline(snapshot, ladder, {});
  const PipelinePassage& passage = count.passages[0];
  CHECK(passage.reached == 3);
  CHECK(passage.went_on == 1);
  CHECK(passage.waiting_now == 2);
  CHECK(passage.waiting.count == 2);
  CHECK(passage.waiting.median == doctest::Approx(4).epsilon(0.01));
  CHECK(passage.waiting.low == doctest::Approx(3).epsilon(0.01));
  CHECK(passage.waiting.high == doctest::Approx(5).epsilon(0.01));
  CHECK(count.passages[1].waiting.count == 0);
}

namespace {

/// The least of all cuts between the lowest tiers' newcomers and the highest tiers.
int least_cut(const Ladder& ladder, const PipelineLimit& limit, std::size_t wider, int by) {
  const std::size_t tiers = ladder.tiers.size();
  std::vector<bool> lower(tiers, false);
  std::vector<bool> higher(tiers, false);
  for (const LadderStep& step : ladder.steps) {
    lower[step.to] = true;
    higher[step.from] = true;
  }
  int least = 1'000'000'000;
  for (std::size_t set = 0; set < (std::size_t{1} << tiers); ++set) {  // the tiers on the newcomers' side
    const auto inside = [&](std::size_t tier) { return ((set >> tier) & 1U) != 0; };
    int cut = 0;
    bool cuts_the_top = false;
    for (std::size_t t = 0; t < tiers; ++t) {
      if (!lower[t] && higher[t] && !inside(t)) cut += limit.newcomers;
      if (lower[t] && !higher[t] && inside(t)) cuts_the_top = true;
    }
    for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
      if (inside(ladder.steps[s].from) && !inside(ladder.steps[s].to))
        cut += limit.steps[s].capacity + (s == wider ? by : 0);
    }
    if (!cuts_the_top) least = std::min(least, cut);
  }
  return least;
}

}  // namespace

TEST_CASE("what can reach the top is the least of all cuts, and so with one more place at each step") {
  std::mt19937 dice(47);
  for (int round = 0; round < 300; ++round) {
    Ladder ladder;
    ladder.id = "l";
    const std::size_t tiers = 2 + dice() % 5;
    for (std::size_t t = 0; t < tiers; ++t) {
      LadderTier tier;
      tier.id = std::to_string(t);
      ladder.tiers.push_back(tier);
    }
    for (std::size_t from = 0; from < tiers; ++from) {
      for (std::size_t to = from + 1; to < tiers; ++to) {
        if (dice() % 3 == 0 && to != from + 1) continue;
        LadderStep step;
        step.id = std::to_string(from) + "-" + std::to_string(to);
        step.from = from;
        step.to = to;
        step.yearly_places = 1 + static_cast<int>(dice() % 9);
        ladder.steps.push_back(step);
      }
    }
    PipelineCount count;
    count.years = {2020};
    count.flows = {{PipelineFlow::outside, 0, {static_cast<int>(dice() % 20)}}};
    const PipelineLimit limit = limit_of(ladder, count);
    CHECK(limit.reach_top == least_cut(ladder, limit, 0, 0));
    int best = 0;
    int cut = 0;
    for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
      CHECK(limit.steps[s].one_more == least_cut(ladder, limit, s, 1) - limit.reach_top);
      best = std::max(best, least_cut(ladder, limit, s, 1'000'000) - limit.reach_top);
      cut += limit.steps[s].in_cut ? limit.steps[s].capacity : 0;
    }
    CHECK((cut == limit.reach_top || limit.newcomers == limit.reach_top || cut == 0));
    CHECK(limit.widen_by == best);
    CHECK(limit.widen_first.has_value() == (best > 0));
    if (limit.widen_first) {
      CHECK(least_cut(ladder, limit, *limit.widen_first, limit.widen_by) == limit.then_reach);
      CHECK(least_cut(ladder, limit, *limit.widen_first, 1'000'000) == limit.then_reach);
    }
  }
}

TEST_CASE("descendants, generations and common mentors are those of all ways") {
  std::mt19937 dice(53);
  for (int round = 0; round < 60; ++round) {
    const std::size_t count = 2 + dice() % 14;
    People0 people(count);
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < count + dice() % 8; ++i) {
      const std::size_t a = dice() % count;
      const std::size_t b = dice() % count;
      const bool forwards = round % 2 == 0;  // else circles may occur
      if (a == b || (forwards && a > b) || !pairs.emplace(a, b).second) continue;
      people.bonds[a].emplace_back(b, day(2010, 1, 1));
    }
    const Snapshot snapshot = people.snapshot(day(2020, 1, 1));
    std::vector<std::uint8_t> raised(count);
    for (auto& each : raised) each = dice() % 2 == 0 ? 1 : 0;
    const auto graph = build_mentors(snapshot, raised);
    std::vector<std::vector<int>> apart(count, std::vector<int>(count, 1000));
    for (const auto& [a, b] : pairs) apart[a][b] = 1;
    for (std::size_t k = 0; k < count; ++k) {
      for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < count; ++b)
          apart[a][b] = std::min(apart[a][b], apart[a][k] + apart[k][b]);
      }
    }
    double influence = 0;
    for (std::size_t node = 0; node < graph->people.size(); ++node) {
      const auto person = static_cast<std::size_t>(graph->people[node]);
      int reached = 0;
      int promoted = 0;
      for (std::size_t other = 0; other < count; ++other) {
        if (other == person || apart[person][other] >= 1000) continue;
        ++reached;
        promoted += raised[other];
      }
      CHECK(graph->descendants[node] == reached);
      CHECK(graph->promoted[node] == promoted);
      influence += graph->influence[node];
      const Lineage lineage = lineage_of(*graph, static_cast<std::uint32_t>(node));
      CHECK(lineage.descendants.size() == static_cast<std::size_t>(reached));
      for (const auto& member : lineage.ancestors)
        CHECK(apart[static_cast<std::size_t>(graph->people[member.node])][person] == member.generation);
      for (const auto& member : lineage.descendants)
        CHECK(apart[person][static_cast<std::size_t>(graph->people[member.node])] == member.generation);
      CHECK(lineage.chain.size() ==
            static_cast<std::size_t>(graph->generation[node] + graph->height[node] + 1));
      for (std::size_t i = 1; i < lineage.chain.size(); ++i) {
        CHECK(pairs.contains({static_cast<std::size_t>(graph->people[lineage.chain[i - 1]]),
                              static_cast<std::size_t>(graph->people[lineage.chain[i]])}));
      }
    }
    if (!graph->people.empty()) CHECK(influence == doctest::Approx(1));
    for (const auto& cycle : graph->cycles) {
      for (std::size_t i = 0; i < cycle.size(); ++i) {
        CHECK(pairs.contains({static_cast<std::size_t>(graph->people[cycle[i]]),
                              static_cast<std::size_t>(graph->people[cycle[(i + 1) % cycle.size()]])}));
      }
    }
    if (round % 2 == 0) CHECK(graph->cycles.empty());
    for (std::uint32_t a = 0; a < graph->people.size(); ++a) {
      for (std::uint32_t b = 0; b < graph->people.size(); ++b) {
        int fewest = 1000;
        std::vector<std::uint32_t> nearest;
        for (std::uint32_t c = 0; c < graph->people.size(); ++c) {
          const auto up = [&](std::uint32_t of) {
            const auto from = static_cast<std::size_t>(graph->people[c]);
            return c == of ? 0 : apart[from][static_cast<std::size_t>(graph->people[of])];
          };
          const int sum = up(a) + up(b);
          if (sum < fewest) nearest.clear();
          fewest = std::min(fewest, sum);
          if (sum == fewest && sum < 1000) nearest.push_back(c);
        }
        CHECK(common_mentors(*graph, a, b) == nearest);
      }
    }
  }
}

TEST_CASE("a mentee whose records overlap counts once among the mentees of now") {
  People0 people(3);
  people.bonds[0] = {{1, day(2010, 1, 1)}, {1, day(2012, 1, 1)}, {2, day(2013, 1, 1)}};
  const Snapshot snapshot = people.snapshot(day(2020, 1, 1));
  const auto graph = build_mentors(snapshot, std::vector<std::uint8_t>(3, 0));
  REQUIRE(graph->bonds.size() == 3);
  CHECK(graph->mentees_now == std::vector<int>{2, 0, 0});
}

TEST_CASE("a pseudonym is the keyed hash that others compute too") {
  // RFC 4231, test case 2: HMAC-SHA-256 begins 5bdcc146bf60754e.
  CHECK(pseudonym("Jefe", "what do ya want for nothing?") == "5bdcc146bf60754e");
  // Test case 6: a key longer than a block; begins 60e431591ee0b67f.
  CHECK(pseudonym(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
        "60e431591ee0b67f");
}

TEST_CASE("an export for research holds neither names nor ids, and the same edges") {
  People0 people(6);
  people.tiers[2] = {{"b", day(2015, 3, 1), Date()}};
  people.bonds[0] = {{1, day(2010, 1, 1)}, {2, day(2011, 1, 1)}};
  PipelineView view;
  view.snapshot = std::make_shared<const Snapshot>(people.snapshot(day(2020, 1, 1)));
  view.mentors = build_mentors(*view.snapshot, std::vector<std::uint8_t>(6, 0));
  const GraphTable open = pipeline_table(view, {});
  const GraphTable hidden = pipeline_table(view, {"secret", false});
  REQUIRE(open.edges.size() == hidden.edges.size());
  CHECK(open.edges.size() == 2 + 1 + 6);
  for (const GraphTable::Node& node : hidden.nodes) {
    CHECK(node.label.find("人") == std::string::npos);
    CHECK(node.id.find("P000") == std::string::npos);
    CHECK(node.label != "one");
  }
  CHECK(open.nodes.front().label == "人0");
  // Neither nodes nor edges stand in the order of the real ids.
  const auto id_of = [](const GraphTable::Node& node) { return node.id; };
  CHECK(std::ranges::is_sorted(hidden.nodes, {}, id_of));
  using Told = std::tuple<std::string, std::string, std::string, Date>;
  const auto told = [](const GraphTable& table) {
    std::vector<Told> edges;
    for (const GraphTable::Edge& edge : table.edges)
      edges.emplace_back(edge.kind, table.nodes[edge.from].id, table.nodes[edge.to].id, edge.start);
    return edges;
  };
  CHECK(std::ranges::is_sorted(told(hidden)));
  std::vector<Told> renamed;
  for (auto [kind, from, to, start] : told(open)) {
    const std::string other = to.starts_with("T:") ? to : pseudonym("secret", to);
    renamed.emplace_back(kind, pseudonym("secret", from), other, start);
  }
  std::ranges::sort(renamed);
  CHECK(told(hidden) == renamed);
  CHECK(pipeline_table(view, {"secret", false}).nodes.front().id == hidden.nodes.front().id);
  CHECK(pipeline_table(view, {"other", false}).nodes.front().id != hidden.nodes.front().id);
}
