// The office of the plan's size: made, opened, judged, selected, imported into, taken back, verified.

#include <benchmark/benchmark.h>

#include <unistd.h>

#include "echelon/office/office.hpp"
#include "echelon/rules/kinds.hpp"
#include "echelon/store/load.hpp"
#include "figures.hpp"
#include "roster_sheet.hpp"

namespace {

using namespace echelon;
namespace fs = std::filesystem;

const char* const program = "olympiad_coaches";

Office::Options options() {
  Office::Options chosen;
  chosen.plugin_folders = {ECHELON_PROGRAMS};
  chosen.data = ECHELON_DATA;
  chosen.who = "bench";
  return chosen;
}

/// A folder that is gone at the end, with the demo office and the roster, each made when first asked for.
class Files {
 public:
  explicit Files(const Sizes& sizes)
      : sizes_(sizes), folder_(fs::temp_directory_path() / ("echelon-bench-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~Files() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  [[nodiscard]] Office::DemoSpec demo_spec() const {
    Office::DemoSpec spec;
    spec.teachers = sizes_.teachers();
    spec.schools = sizes_.small ? 20 : 200;
    return spec;
  }
  [[nodiscard]] fs::path fresh(const char* name) const {
    fs::remove(folder_ / name);
    return folder_ / name;
  }
  [[nodiscard]] fs::path demo() const {
    if (!fs::exists(folder_ / "demo.echelon"))
      Office::make_demo(folder_ / "demo.echelon", demo_spec(), options());
    return folder_ / "demo.echelon";
  }
  [[nodiscard]] fs::path roster() const {
    if (!fs::exists(folder_ / "roster.xlsx"))
      bench::write_roster(folder_ / "roster.xlsx", sizes_.roster_rows());
    return folder_ / "roster.xlsx";
  }

 private:
  Sizes sizes_;
  fs::path folder_;
};

void make_demo(benchmark::State& state, const Files& files) {
  for (auto _ : state)
    benchmark::DoNotOptimize(Office::make_demo(files.fresh("made"), files.demo_spec(), options()));
}

void open_office(benchmark::State& state, const Files& files) {
  const fs::path file = files.demo();
  for (auto _ : state) {
    const auto office = Office::open(file, options());
    benchmark::DoNotOptimize(office->snapshot());
    benchmark::DoNotOptimize(office->findings(program));
    benchmark::DoNotOptimize(office->round(program));
  }
}

void load(benchmark::State& state, const Files& files) {
  const Date as_of = Office::open(files.demo(), options())->as_of();
  const Store store = Store::open(files.demo());
  for (auto _ : state) benchmark::DoNotOptimize(load_snapshot(store, as_of));
}

void judge(benchmark::State& state, const Files& files) {
  const auto office = Office::open(files.demo(), options());
  const auto snapshot = office->snapshot();
  for (auto _ : state)
    benchmark::DoNotOptimize(judge_all(office->program(program), office->plugins().kinds(), *snapshot));
  state.counters["people"] = snapshot->size();
}

void hours(benchmark::State& state, const Files& files) {
  const auto office = Office::open(files.demo(), options());
  const auto snapshot = office->snapshot();
  const auto rules = office->hour_rules();
  std::size_t standings = 0;
  for (auto _ : state) standings = HourJudge(*snapshot, rules).everyone().all().size();
  state.counters["people"] = snapshot->size();
  state.counters["standings"] = static_cast<double>(standings);
}

void hours_with_facts(benchmark::State& state, const Files& files) {
  const auto office = Office::open(files.demo(), options());
  const auto snapshot = office->snapshot();
  HourJudge judge(*snapshot, office->hour_rules());
  std::size_t facts = 0;
  for (auto _ : state) {
    facts = 0;
    for (PersonIndex person = 0; person < snapshot->size(); ++person) {
      for (const HourExplained& each : judge.explain(person, false)) facts += each.facts.size();
    }
  }
  state.counters["facts"] = static_cast<double>(facts);
}

void select(benchmark::State& state, const Files& files) {
  const auto office = Office::open(files.demo(), options());
  static_cast<void>(office->round(program));
  for (auto _ : state) {
    office->select(program);
    state.PauseTiming();
    office->undo();
    static_cast<void>(office->round(program));
    state.ResumeTiming();
  }
}

void verify(benchmark::State& state, const Files& files) {
  const auto office = Office::open(files.demo(), options());
  for (auto _ : state) {
    if (!office->verify().sound) state.SkipWithError("the demo office does not verify");
  }
}

void preview_roster(benchmark::State& state, const Files& files) {
  const auto office = Office::create(files.fresh("preview"), options());
  const fs::path roster = files.roster();
  for (auto _ : state) {
    const ImportPreview preview = office->preview_import("roster", roster);
    state.counters["rows"] = static_cast<double>(preview.good);
    if (!preview.refusals.empty()) state.SkipWithError("rows were refused");
  }
}

void import_roster(benchmark::State& state, const Files& files) {
  const fs::path roster = files.roster();
  for (auto _ : state) {
    state.PauseTiming();
    const auto office = Office::create(files.fresh("import"), options());
    state.ResumeTiming();
    office->import(office->preview_import("roster", roster), false);
  }
}

void import_roster_again(benchmark::State& state, const Files& files) {
  const auto office = Office::create(files.fresh("again"), options());
  office->import(office->preview_import("roster", files.roster()), false);
  for (auto _ : state) office->import(office->preview_import("roster", files.roster()), false);
}

void undo_import(benchmark::State& state, const Files& files) {
  const auto office = Office::create(files.fresh("undo"), options());
  for (auto _ : state) {
    state.PauseTiming();
    office->import(office->preview_import("roster", files.roster()), false);
    state.ResumeTiming();
    office->undo();
  }
}

}  // namespace

void register_office(const Sizes& sizes) {
  const auto files = std::make_shared<Files>(sizes);
  const auto add = [&](const char* name, void (*figure)(benchmark::State&, const Files&)) {
    return benchmark::RegisterBenchmark(name, [=](benchmark::State& state) { figure(state, *files); })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime();
  };
  add("office/demo made", make_demo)->Iterations(1);
  add("office/opened: snapshot, findings, round", open_office);
  add("office/snapshot loaded", load);
  add("office/findings of everyone", judge);
  add("office/hours: everyone's standing", hours);
  add("office/hours: everyone's with facts", hours_with_facts);
  add("office/selection proven and recorded", select);
  add("office/verify", verify)->Iterations(1);
  add("roster/read and checked", preview_roster);
  add("roster/read, checked and imported", import_roster);
  add("roster/the same imported again", import_roster_again);
  add("roster/import undone", undo_import);
}
