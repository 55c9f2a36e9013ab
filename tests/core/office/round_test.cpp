#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "bureau_fixture.hpp"
#include "echelon/office/run.hpp"

namespace echelon::office_tests {
namespace {

/// A bureau whose round is under review: two of each school nominated, two reviewers, everyone scored by
/// both.
struct UnderReview : Bureau {
  explicit UnderReview(const Batch& batch = bureau_batch(), unsigned seed = 0) : Bureau(batch) {
    perform("call.open",
            {{"program", "coaches"}, {"title", "遴选"}, {"opened_on", "2026-01-05"}, {"seats", "3"}});
    for (const char* person : {"T01", "T02"}) nominate("S1", person);
    for (const char* person : {"T04", "T05"}) nominate("S2", person);
    for (const char* person : {"T08", "T09"}) nominate("S3", person);
    perform("call.review", {{"call", "1"}});
    perform("reviewer.add", {{"call", "1"}, {"id", "R1"}, {"name", "评委甲"}});
    perform("reviewer.add", {{"call", "1"}, {"id", "R2"}, {"name", "评委乙"}});
    std::vector<std::string> scores;
    int points = 60;
    for (const char* person : {"T01", "T02", "T04", "T05", "T08", "T09"}) {
      points += 5;
      scores.push_back("R1\t" + std::string(person) + "\tlesson\t" + std::to_string(points));
      scores.push_back("R2\t" + std::string(person) + "\tlesson\t" + std::to_string(points - 10));
    }
    std::mt19937 random(seed);
    if (seed > 0) std::shuffle(scores.begin(), scores.end(), random);
    CommandRequest request{"review.scores", {{"call", "1"}}};
    for (const std::string& score : scores) request.with("score", score);
    (*this)->perform(request);
  }
  void nominate(const std::string& school, const std::string& person) {
    perform("nomination.add", {{"call", "1"}, {"school", school}, {"person", person}, {"on", "2026-01-10"}});
  }
  const RoundView& round() { return *(*this)->round("coaches"); }
  const Candidate& candidate(const std::string& id) {
    return *round().candidate(static_cast<PersonIndex>(person(id)));
  }
  std::vector<std::string> chosen() {
    std::vector<std::string> ids;
    for (const PersonIndex each : round().selection->chosen)
      ids.push_back((*this)->snapshot()->people.id[static_cast<std::size_t>(each)]);
    return ids;
  }
};

TEST_CASE("a candidate's points are the reviews' share and the records' share") {
  UnderReview bureau;
  // Both raters differ by ten points throughout: the mean stays, 60 of it for a full hundred.
  const Candidate& candidate = bureau.candidate("T01");
  CHECK(candidate.by_criterion[0].points == *Decimal::read("36"));
  CHECK(candidate.by_criterion[1].points == *Decimal::read("13.5"));
  CHECK(candidate.total == *Decimal::read("49.5"));
  CHECK(candidate.raters == 2);
  CHECK(candidate.complete);
}

TEST_CASE("a strict and a mild rater are made comparable: whom only the strict one scored loses nothing") {
  UnderReview bureau;
  const Decimal before = bureau.candidate("T09").total;
  bureau.perform(
      "review.score",
      {{"call", "1"}, {"reviewer", "R1"}, {"person", "T09"}, {"criterion", "lesson"}, {"score", ""}});
  CHECK(bureau.candidate("T09").total == before);
  CHECK(bureau.candidate("T09").raters == 1);
  const auto& raters = bureau.round().raters;
  REQUIRE(raters.size() == 2);
  CHECK(raters[0].severity == Decimal::of(-5));
  CHECK(raters[1].severity == Decimal::of(5));
}

TEST_CASE("a score that was not given is missing, not zero: the candidate is incomplete and not selected") {
  UnderReview bureau;
  for (const char* reviewer : {"R1", "R2"}) {
    bureau.perform(
        "review.score",
        {{"call", "1"}, {"reviewer", reviewer}, {"person", "T09"}, {"criterion", "lesson"}, {"score", ""}});
  }
  CHECK_FALSE(bureau.candidate("T09").complete);
  const auto chosen = bureau.chosen();
  CHECK(std::ranges::count(chosen, "T09") == 0);
  CHECK(chosen.size() == 3);
}

TEST_CASE("a reviewer of the same school, and a mentor, are set aside and named, their scores do not count") {
  UnderReview bureau;
  bureau.perform("reviewer.add", {{"call", "1"}, {"id", "R3"}, {"name", "评委丙"}, {"school", "S3"}});
  bureau.perform("reviewer.add", {{"call", "1"}, {"id", "R4"}, {"name", "评委丁"}, {"person", "T01"}});
  const Decimal before = bureau.candidate("T08").total;
  bureau.perform(
      "review.score",
      {{"call", "1"}, {"reviewer", "R3"}, {"person", "T08"}, {"criterion", "lesson"}, {"score", "0"}});
  CHECK(bureau.candidate("T08").total == before);
  REQUIRE(bureau.candidate("T08").conflicts.size() == 1);
  CHECK(says(bureau.candidate("T08").conflicts[0].en, "same school"));
  REQUIRE(bureau.candidate("T04").conflicts.size() == 1);
  CHECK(says(bureau.candidate("T04").conflicts[0].en, "mentor of the candidate"));
  CHECK(says(bureau.candidate("T01").conflicts[0].en, "the same person"));
  CHECK(bureau.candidate("T05").conflicts.empty());
}

TEST_CASE("seats are divided among schools by their staff, and a school cannot nominate beyond its own") {
  Bureau bureau(bureau_batch());
  bureau.perform("call.open",
                 {{"program", "coaches"}, {"title", "遴选"}, {"opened_on", "2026-01-05"}, {"seats", "3"}});
  std::vector<int> seats;
  for (const SchoolSeats& each : bureau->round("coaches")->seats) seats.push_back(each.seats);
  // 18 seats over staffs of 3, 4, 5, 6 and 7 by Webster.
  CHECK(seats == std::vector<int>{2, 3, 4, 4, 5});
  const auto nominate = [&](const char* person, const char* school) {
    return refusal([&] {
      bureau.perform("nomination.add", {{"call", "1"}, {"school", school}, {"person", person}});
    });
  };
  CHECK(nominate("T01", "S1").empty());
  CHECK(nominate("T02", "S1").empty());
  CHECK(says(nominate("T03", "S1"), "has used all of its 2 nomination seats"));
  CHECK(says(nominate("T04", "S1"), "does not serve at the school S1"));
  CHECK(says(nominate("T99", "S1"), "no person T99"));
  bureau.perform("adjust", {{"call", "1"}, {"kind", "school_seats"}, {"key", "S1"}, {"value", "3"}});
  CHECK(nominate("T03", "S1").empty());
}

TEST_CASE("the selection is the best under the quotas, and its bundle replays to the same bytes") {
  UnderReview bureau;
  const std::vector<std::string> chosen = bureau.chosen();
  CHECK(chosen.size() == 3);
  const std::int64_t run = bureau->select("coaches");
  const std::string bundle = bureau->run_bundle(run);
  CHECK(SelectionRun(SelectionRun::read_inputs(bundle)).bundle() == bundle);
  CHECK(bureau->verify_run(run).sound);
  CHECK(bureau->verify().sound);
  CHECK_FALSE(says(bundle, "教师"));
  CHECK_FALSE(says(bundle, "13000000000"));
  const auto json = nlohmann::json::parse(bundle);
  CHECK(json["result"]["selected"].get<std::vector<std::string>>() == chosen);
}

TEST_CASE("the order in which rows and scores came in never changes the run bundle") {
  std::string first;
  for (unsigned seed = 0; seed < 6; ++seed) {
    Batch batch = bureau_batch();
    std::mt19937 random(seed);
    const auto mix = [&](auto&... lists) { (std::shuffle(lists.begin(), lists.end(), random), ...); };
    mix(batch.schools, batch.people, batch.postings, batch.titles, batch.training);
    UnderReview bureau(batch, seed);
    const std::string bundle = bureau->run_bundle(bureau->select("coaches"));
    if (first.empty()) first = bundle;
    CHECK(digest(bundle) == digest(first));
  }
}

TEST_CASE("a tampered run bundle is refused by verification, whatever was changed in it") {
  UnderReview bureau;
  const std::int64_t run = bureau->select("coaches");
  const std::string bundle = bureau->run_bundle(run);
  const auto replaced = [&](const std::string& from, const std::string& to) {
    std::string text = bundle;
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
  };
  const std::string last = bureau.chosen().back();
  const std::vector<std::string> tampered{
      replaced("\"max\": 1", "\"max\": 2"),
      replaced("\"seats\": 3", "\"seats\": 2"),
      replaced("\"selected\": [\n   \"", "\"selected\": [\n   \"X"),
      replaced("\"version\": 1", "\"version\": 2"),
      replaced("{", ""),
      bundle.substr(0, bundle.size() / 2),
      bundle + " ",
      "",
  };
  for (const std::string& text : tampered) {
    CAPTURE(text.substr(0, 200));
    Store store = Store::open(bureau.path());
    store.statement("UPDATE run SET bundle = ?, digest = ?").with(text, digest(text)).run();
    CHECK_FALSE(bureau->verify_run(run).sound);
    const VerifyOutcome outcome = bureau->verify();
    CHECK_FALSE(outcome.sound);
    CHECK_FALSE(outcome.says.zh.empty());
    // Without its digest it is refused at once.
    store.statement("UPDATE run SET bundle = ?, digest = ?").with(text, digest(bundle)).run();
    CHECK(says(bureau->verify_run(run).says.en, "does not match its digest"));
    store.statement("UPDATE run SET bundle = ?, digest = ?").with(bundle, digest(bundle)).run();
  }
  CHECK(bureau->verify().sound);
}

TEST_CASE("a run's proof is checked with it, a bundle from before there were proofs says that it has none") {
  UnderReview bureau;
  const std::int64_t run = bureau->select("coaches");
  const auto honest = nlohmann::json::parse(bureau->run_bundle(run));
  CHECK(says(bureau->verify_run(run).says.en, "the proof holds"));
  CHECK(bureau->verify_run(run).proofs == 1);
  CHECK(says(bureau->verify().says.en, "selections proven: 1"));
  Store store = Store::open(bureau.path());
  const auto outcome = [&](const nlohmann::json& json) {
    const std::string text = json.dump(1) + "\n";
    store.statement("UPDATE run SET bundle = ?, digest = ?").with(text, digest(text)).run();
    return bureau->verify_run(run);
  };
  auto old = honest;
  old.erase("certificate");
  CHECK_FALSE(outcome(old).sound);
  old["version"] = 1;
  CHECK(outcome(old).sound);
  CHECK(says(outcome(old).says.en, "no certificate"));
  CHECK(outcome(old).proofs == 0);
  const auto with = [&](const nlohmann::json& certificate) {
    auto changed = honest;
    changed["certificate"] = certificate;
    return outcome(changed);
  };
  CHECK(says(with(nullptr).says.en, "missing"));
  CHECK_FALSE(with(nlohmann::json::object()).sound);
  for (const char* tree : {"better", "earlier"}) {
    auto shorter = honest["certificate"];
    shorter[tree].erase(shorter[tree].size() - 1);
    CHECK(says(with(shorter).says.en, "the proof is refused"));
    auto longer = honest["certificate"];
    longer[tree].push_back(nlohmann::json::object());
    CHECK(says(with(longer).says.en, "the proof is refused"));
  }
  auto priceless = honest["certificate"];
  priceless["better"][0]["prices"] = {nlohmann::json::array()};
  CHECK(says(with(priceless).says.en, "the proof is refused"));
  auto stranger = honest["certificate"];
  stranger["better"][0]["branch"] = "nobody";
  CHECK(says(with(stranger).says.en, "names no candidate"));
  CHECK(outcome(honest).sound);
}

TEST_CASE("from the selection to the tier held, and back to the reviews by undo") {
  UnderReview bureau;
  const std::string before = bureau.rows();
  const std::vector<std::string> chosen = bureau.chosen();
  bureau->select("coaches");
  bureau.perform("publicity.start", {{"call", "1"}, {"from", "2026-03-02"}});
  CHECK(bureau.round().call.publicity_to == day("2026-03-06"));
  bureau.perform("decision.decide", {{"call", "1"}, {"on", "2026-03-09"}});
  bureau.perform("tier.appoint",
                 {{"call", "1"}, {"ladder", "olympiad"}, {"tier", "教练员"}, {"since", "2026-03-01"}});
  for (const std::string& id : chosen)
    CHECK(bureau->snapshot()->tiers.of(static_cast<PersonIndex>(bureau.person(id))).size() == 1);
  for (int step = 0; step < 4; ++step) REQUIRE(bureau->undo());
  CHECK(bureau.rows() == before);
  CHECK(bureau->snapshot()->tiers.of(static_cast<PersonIndex>(bureau.person(chosen[0]))).empty());
  CHECK(bureau->verify().sound);
}

TEST_CASE("a result is explained: the chosen have points to spare, the others lack some") {
  UnderReview bureau;
  const std::int64_t run = bureau->select("coaches");
  for (const RoundView& round = bureau.round(); const Candidate& each : round.candidates) {
    const std::string id = bureau->snapshot()->people.id[static_cast<std::size_t>(each.person)];
    const Explanation why = bureau->explain(run, id);
    CHECK(why.score == each.total);
    if (why.chosen) continue;
    REQUIRE(why.needed_score);
    CHECK(*why.needed_score > why.score);
  }
  CHECK(says(refusal([&] { static_cast<void>(bureau->explain(run, "T20")); }), "no candidate 'T20'"));
}

}  // namespace
}  // namespace echelon::office_tests
