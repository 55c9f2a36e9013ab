// What a round's selection answers beyond its list, against solving the same round again with a bound, a
// score or a weight changed by hand.

#include <doctest/doctest.h>

#include <unistd.h>
#include <algorithm>

#include <filesystem>
#include <set>

#include "echelon/office/answers.hpp"
#include "echelon/office/office.hpp"

namespace echelon::office_tests {
namespace {

const std::string program = "olympiad_coaches";

/// A made-up office of 400 teachers whose Olympiad round (6 seats) stands under review.
class Demo {
 public:
  Demo() {
    static int number = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("echelon-answers-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    const auto coaches = folder_ / "programs" / program;
    std::filesystem::create_directories(coaches);
    std::filesystem::copy_file(std::filesystem::path(ECHELON_FIXTURES) / "small_coaches" / "program.toml",
                               coaches / "program.toml");
    Office::Options options;
    options.plugin_folders = {folder_ / "programs"};
    options.data = ECHELON_DATA;
    options.who = "王主任";
    Office::DemoSpec spec;
    spec.teachers = 400;
    spec.schools = 12;
    office_ = Office::make_demo(folder_ / "a.echelon", spec, std::move(options));
  }
  ~Demo() {
    office_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Demo(const Demo&) = delete;
  Demo& operator=(const Demo&) = delete;

  Office& operator*() { return *office_; }
  const RoundView& round() { return *office_->round(program); }
  void adjust(const std::string& kind, const std::string& key, const std::string& value) {
    CommandRequest request{"adjust", {}};
    request.with("call", std::to_string(round().call.number)).with("kind", kind).with("key", key);
    request.with("value", value);
    office_->perform(request);
  }
  /// The recorded run of the round as it stands: the same inputs once more, for the engine alone.
  SelectionRun engine() { return SelectionRun(SelectionRun::read_inputs(office_->run_bundle(recorded()))); }
  std::int64_t recorded() {
    if (run_ == 0) run_ = office_->select(program);
    return run_;
  }
  const std::string& id(PersonIndex person) {
    return office_->snapshot()->people.id[static_cast<std::size_t>(person)];
  }
  std::set<std::string> ids(const std::vector<PersonIndex>& people) {
    std::set<std::string> all;
    for (const PersonIndex each : people) all.insert(id(each));
    return all;
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Office> office_;
  std::int64_t run_ = 0;
};

/// The optimum of the engine's problem with one bound of every group of a quota changed.
std::optional<std::int64_t> optimum(const SelectionRun& run, const BoundKey& key, std::int64_t value) {
  SelectionProblem problem = run.problem();
  for (std::size_t g = 0; g < run.groups().size(); ++g) {
    const RunGroup& group = run.groups()[g];
    if (run.inputs().quotas[group.quota].id != key.quota) continue;
    if (key.value != "*" && group.value != key.value) continue;
    (key.is_min ? problem.counts[g].min : problem.counts[g].max) = value;
  }
  return Selection(problem).run().objective;
}

std::set<std::string> together(std::set<std::string> people, const std::set<std::string>& enter,
                               const std::set<std::string>& leave) {
  for (const std::string& each : leave) CHECK(people.erase(each) == 1);
  for (const std::string& each : enter) CHECK(people.insert(each).second);
  return people;
}

TEST_CASE("each point of a quota's frontier is the optimum with that bound, also for all groups at once") {
  Demo demo;
  const auto bounds = demo.round().bounds();
  REQUIRE(bounds->size() == 8);
  std::vector<QuotaFrontier> frontiers;
  for (const BoundChoice& each : *bounds) frontiers.push_back(*demo.round().frontier(each.key));
  const SelectionRun run = demo.engine();
  std::size_t infeasible = 0;
  for (std::size_t b = 0; b < frontiers.size(); ++b) {
    const QuotaFrontier& frontier = frontiers[b];
    CAPTURE(frontier.says.en);
    CHECK(frontier.present == (*bounds)[b].bound);
    for (const auto& [bound, total] : frontier.points) {
      const auto best = optimum(run, frontier.key, bound);
      CHECK(total.has_value() == best.has_value());
      if (best) CHECK(total == Decimal::from_millionths(*best));
      infeasible += best ? 0 : 1;
    }
    const Decimal gained = frontier.looser ? frontier.looser->gain : Decimal();
    CHECK((*bounds)[b].price == gained);
  }
  CHECK(infeasible > 0);
}

TEST_CASE("who enters and leaves when a bound changes by one are those of the round with that bound") {
  Demo demo;
  const auto bounds = *demo.round().bounds();
  const auto dearest = *std::ranges::max_element(bounds, std::ranges::less(), [](const BoundChoice& each) {
    return each.key.value == "*" ? each.price : Decimal();
  });
  REQUIRE(dearest.price > Decimal());
  const QuotaFrontier frontier = *demo.round().frontier(dearest.key);
  const auto before = demo.ids(demo.round().selection->chosen);
  const Decimal total = demo.round().selection->objective;
  for (const auto& step : {frontier.looser, frontier.tighter}) {
    if (!step) continue;
    demo.adjust(dearest.key.is_min ? "quota_min" : "quota_max", dearest.key.quota,
                std::to_string(step->bound));
    REQUIRE(demo.round().selection->status == SelectionStatus::optimal);
    CHECK(demo.round().selection->objective - total == step->gain);
    CHECK(demo.ids(demo.round().selection->chosen) ==
          together(before, demo.ids(step->enter), demo.ids(step->leave)));
  }
}

TEST_CASE("everyone's standing is what each one's explanation says, and the nearest are nearest") {
  Demo demo;
  const auto standings = *demo.round().standings();
  CHECK(standings.size() == demo.engine().inputs().candidates.size());
  const auto recorded = (*demo).explain_all(demo.recorded());
  REQUIRE(recorded.size() == standings.size());
  for (std::size_t i = 0; i < standings.size(); ++i) {
    const Standing& each = standings[i];
    const Explanation why = demo.round().explain(each.person);
    CHECK(each.chosen == why.chosen);
    CHECK(each.score == why.score);
    CHECK(each.needed_score == why.needed_score);
    CHECK(each.margin == why.margin);
    CHECK(recorded[i].person == each.person);
    CHECK(recorded[i].needed_score == each.needed_score);
    if (i > 0) CHECK(standings[i - 1].score >= each.score);
    if (const auto lead = each.lead()) CHECK((*lead >= Decimal()) == each.chosen);
  }
}

TEST_CASE("with exactly the score needed a candidate is chosen, and those move who were named") {
  Demo demo;
  const auto standings = *demo.round().standings();
  const SelectionRun run = demo.engine();
  int asked = 0;
  for (const Standing& each : standings) {
    if (each.chosen || !each.needed_score || ++asked > 6) continue;
    const Explanation why = demo.round().explain(each.person);
    const std::size_t candidate = *run.find(demo.id(each.person));
    SelectionProblem problem = run.problem();
    problem.scores[candidate] = each.needed_score->millionths();
    std::set<std::string> chosen;
    const std::vector<std::size_t> members = Selection(problem).run().chosen;
    for (const std::size_t one : members) chosen.insert(run.inputs().candidates[one].id);
    auto enter = demo.ids(why.enter);
    enter.insert(demo.id(each.person));
    CHECK(chosen == together(demo.ids(demo.round().selection->chosen), enter, demo.ids(why.leave)));
    problem.scores[candidate] -= 1;
    const auto short_of_it = Selection(problem).run().chosen;
    CHECK(std::ranges::find(short_of_it, candidate) == short_of_it.end());
  }
  CHECK(asked > 0);
}

TEST_CASE("a preview is what the round becomes when the change is recorded, and records nothing") {
  Demo demo;
  demo.adjust("weight", "lesson", "18");
  const std::vector<Adjustment> drafts{{"weight", "pupils_awards", Decimal::of(4)},
                                       {"weight", "lesson", Decimal::of(45)},
                                       {"seats", "", Decimal::of(4)},
                                       {"quota_max", "school", Decimal::of(1)},
                                       {"quota_max", "school", Decimal::of(0)}};
  const auto before = demo.ids(demo.round().selection->chosen);
  std::size_t moved = 0;
  for (const Adjustment& draft : drafts) {
    CAPTURE(draft.key);
    const auto entries = (*demo).entries().size();
    const SelectionPreview preview = demo.round().preview(draft);
    CHECK((*demo).entries().size() == entries);
    demo.adjust(draft.kind, draft.key, draft.value->text());
    const SelectionView now = *demo.round().selection;
    CHECK(preview.status == now.status);
    if (now.status == SelectionStatus::optimal) {
      CHECK(preview.objective == now.objective);
      CHECK(together(before, demo.ids(preview.enter), demo.ids(preview.leave)) == demo.ids(now.chosen));
      moved += preview.enter.size();
    }
    (*demo).undo();
    CHECK(demo.ids(demo.round().selection->chosen) == before);
  }
  CHECK(moved > 0);
}

TEST_CASE("inside a weight's interval the list stays, just beyond it those move who were named") {
  Demo demo;
  const auto stability = demo.round().stability();
  REQUIRE(stability != nullptr);
  REQUIRE(stability->ranges.size() == demo.round().criteria.size());
  const auto before = demo.ids(demo.round().selection->chosen);
  const auto list_with = [&](const std::string& criterion, Decimal weight) {
    const SelectionPreview preview = demo.round().preview({"weight", criterion, weight});
    REQUIRE(preview.status == SelectionStatus::optimal);
    return together(before, demo.ids(preview.enter), demo.ids(preview.leave));
  };
  // Points are rounded to six places; a thousandth of a weight is far beyond that.
  const Decimal little = *Decimal::read("0.001");
  int ends = 0;
  for (const Stability::Range& range : stability->ranges) {
    CAPTURE(range.criterion);
    CHECK(range.from <= range.weight);
    if (range.from > little) {
      CHECK(list_with(range.criterion, range.from + little) == before);
      CHECK(list_with(range.criterion, range.from - little) ==
            together(before, demo.ids(range.enter_below), demo.ids(range.leave_below)));
      ++ends;
    }
    if (range.to) {
      CHECK(*range.to >= range.weight);
      CHECK(list_with(range.criterion, *range.to - little) == before);
      CHECK(list_with(range.criterion, *range.to + little) ==
            together(before, demo.ids(range.enter_above), demo.ids(range.leave_above)));
      ++ends;
    }
  }
  CHECK(ends > 4);
}

TEST_CASE("the shares of the weightings add up to the seats, and the same seed gives the same") {
  Demo demo;
  const auto stability = *demo.round().stability();
  int times = 0;
  for (const Stability::Share& share : stability.shares) {
    CHECK(share.times >= 0);
    CHECK(share.times <= stability.weightings);
    times += share.times;
  }
  CHECK(times == stability.weightings * demo.round().call.seats);
  Demo again;
  const auto same = *again.round().stability();
  REQUIRE(same.shares.size() == stability.shares.size());
  for (std::size_t i = 0; i < same.shares.size(); ++i) {
    CHECK(again.id(same.shares[i].person) == demo.id(stability.shares[i].person));
    CHECK(same.shares[i].times == stability.shares[i].times);
  }
}

TEST_CASE("of quotas that no list can meet the frontier still says what could be met") {
  Demo demo;
  demo.adjust("quota_max", "school", "0");
  REQUIRE(demo.round().selection->status == SelectionStatus::infeasible);
  CHECK(demo.round().standings()->empty());
  CHECK(demo.round().stability() == nullptr);
  const QuotaFrontier frontier = *demo.round().frontier({"school", "*", false});
  CHECK(frontier.present == 0);
  CHECK_FALSE(frontier.now.has_value());
  CHECK_FALSE(frontier.looser.has_value());
  CHECK_FALSE(frontier.points.front().total.has_value());
  CHECK(frontier.points.back().total.has_value());
  CHECK(frontier.says.en == "Each school, at most 0: no solution.");
}

}  // namespace
}  // namespace echelon::office_tests
