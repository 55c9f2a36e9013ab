// The pipeline: stocks and flows against a recount day by day, the narrow step against all cuts.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "echelon/office/pipeline_careers.hpp"
#include "echelon/office/pipeline_count.hpp"
#include "pipeline_fixture.hpp"

using namespace echelon;
using namespace echelon::office_tests;

namespace {

Careers random_careers(std::mt19937& dice, std::size_t count) {
  Careers people(count);
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
std::size_t held_on(const Careers& people, std::size_t person, Date on, Date as_of) {
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
    const Careers people = random_careers(dice, 40);
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

TEST_CASE("who leaves on the date counts on no ladder, whatever their posting and tier say") {
  Careers people(2);
  for (auto& rows : people.tiers) rows = {{"b", day(2015, 9, 1), Date()}};
  people.left[1] = day(2020, 9, 2);
  const Ladder ladder = three_steps();
  PipelineWish wish;
  wish.ladder = "teacher";
  const PipelineCount on_the_day = count_pipeline(people.snapshot(day(2020, 9, 2)), ladder, wish);
  CHECK(on_the_day.stock[1].back() == 1);
  const PipelineCount before = count_pipeline(people.snapshot(day(2020, 9, 1)), ladder, wish);
  CHECK(before.stock[1].back() == 2);
}

TEST_CASE("a year's stock is the last one's and who came, less who went") {
  std::mt19937 dice(43);
  const Ladder ladder = three_steps();
  const Careers people = random_careers(dice, 300);
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
  Careers people(5);
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
