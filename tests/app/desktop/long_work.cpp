// Work beside the frames: how long it still takes, what waits, what was done lately.

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "desktop/shell/time_left.hpp"
#include "desktop/shell/worker.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

TEST_CASE("the time left of steady work is what is left of it, and falls between two reports") {
  TimeLeft left;
  CHECK_FALSE(left.at(5));
  for (int i = 1; i <= 10; ++i) left.saw(0.05 * i, 0.5 * i);
  CHECK(*left.at(5) == doctest::Approx(5));
  CHECK(*left.at(6) == doctest::Approx(4));
  CHECK(*left.at(60) == 0);
}

TEST_CASE("one leap or one stop hardly moves the time left") {
  TimeLeft left;
  for (int i = 1; i <= 5; ++i) left.saw(0.02 * i, 1.0 * i);
  left.saw(0.4, 6);  // a leap over work that was not needed
  for (int i = 7; i <= 11; ++i) left.saw(0.4 + 0.02 * (i - 6), 1.0 * i);
  CHECK(*left.at(11) == doctest::Approx(25).epsilon(0.01));
  left.saw(0.5, 19);  // a stop
  CHECK(*left.at(19) == doctest::Approx(25).epsilon(0.01));
}

TEST_CASE("nothing is said of the time left before there is something to go by") {
  TimeLeft left;
  left.saw(0.01, 0.5);
  CHECK_FALSE(left.at(0.5));
  left.saw(0, 10);
  CHECK_FALSE(left.at(10));
  TimeLeft again;
  for (int i = 1; i <= 5; ++i) again.saw(0.1 * i, i);
  again.saw(0.1, 0.5);  // the next job
  CHECK_FALSE(again.at(0.6));
}

TEST_CASE("a worker tells which jobs wait, and how long those took that are over") {
  std::atomic<bool> go = false;
  Worker worker([] {});
  const auto wait = [&](const Progress& progress) {
    while (!go) {
      progress.at(0.5, {"半途", "half way"});
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  };
  worker.start({{"第一项", "first"}, wait, {}, false, "people"});
  worker.start(
      {{"第二项", "second"}, [](const Progress&) { throw std::runtime_error("no"); }, {}, false, ""});
  worker.start({{}, [](const Progress&) {}, {}, false, ""});
  std::optional<Worker::Task> task;
  while (!(task = worker.task()) || task->step.empty()) std::this_thread::yield();
  CHECK(task->title.en == "first");
  REQUIRE(task->waiting.size() == 1);  // what has no title is no one's business
  CHECK(task->waiting.front().en == "second");
  go = true;
  int failures = 0;
  while (worker.busy()) worker.poll([&](const std::exception_ptr&) { ++failures; });
  CHECK(failures == 1);
  REQUIRE(worker.finished().size() == 2);
  CHECK(worker.finished()[0].title.en == "second");
  CHECK(worker.finished()[0].failed);
  CHECK(worker.finished()[1].place == "people");
  CHECK_FALSE(worker.finished()[1].failed);
  CHECK(worker.finished()[1].seconds > 0);
}

TEST_CASE("the bar at the bottom says what was done and how long it took, and leads back there") {
  SmallOffice office;
  office.go("ledger");
  office.hand.click("verify");
  CHECK(office.reads("核验台账：完成，用时"));
  office.go("people");
  office.hand.click("task/tasks");
  office.picture("tasks");
  office.hand.click("tasks-popup/done-0");
  CHECK(office.shell.page == "ledger");
}

TEST_CASE("when nothing happens no frame is wanted, on any page") {
  SmallOffice office;
  for (const std::string page : {"people", "schools", "import", "ledger", "plugins", "settings"}) {
    office.go(page);
    office.desk.toasts().clear();
    office.hand.settle();
    CAPTURE(page);
    CHECK_FALSE(office.desk.moving());
    for (int i = 0; i < 5; ++i)
      CHECK_FALSE(office.stage.frame(office.hand.width, office.hand.height, 0.1F,
                                     [&](Ui& ui) { office.shell.draw(ui); }));
  }
}
