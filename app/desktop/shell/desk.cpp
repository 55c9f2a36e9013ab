#include "desktop/shell/desk.hpp"

#include <utility>

namespace echelon::desktop {
namespace {

constexpr std::size_t entries_shown = 1000;
constexpr std::chrono::seconds good_news_stay{6};

}  // namespace

/// What a job saw of the office after its work.
struct Desk::Fresh {
  std::shared_ptr<OfficeView> view;
  std::string program;
  std::optional<ProgramView> program_view;
};

Desk::Desk(Places places, std::function<void()> wake)
    : settings(places.settings.empty() ? Settings() : Settings::load(places.settings)),
      places_(std::move(places)),
      worker_(std::move(wake)) {
  const auto kept = settings.kept.find("who.name");
  if (!places_.who_given && kept != settings.kept.end() && !kept->second.empty())
    places_.office.who = kept->second;
  viewer.name = places_.office.who;
}

void Desk::save_settings() {
  if (!places_.settings.empty()) static_cast<void>(settings.save(places_.settings));
}

void Desk::poll() {
  worker_.poll([this](const std::exception_ptr& failure) { failed(failure); });
  const auto now = std::chrono::steady_clock::now();
  std::erase_if(toasts_, [&](const Toast& each) { return each.tone != Tone::bad && each.ends <= now; });
}

bool Desk::moving() const {
  for (const Toast& each : toasts_) {
    if (each.tone != Tone::bad) return true;
  }
  return busy();
}

void Desk::toast(Words says, Tone tone, Words remedy) {
  toasts_.push_back(
      {std::move(says), std::move(remedy), tone, std::chrono::steady_clock::now() + good_news_stay});
  constexpr std::size_t most = 2;  // more would hide the page
  if (toasts_.size() > most) toasts_.erase(toasts_.begin());
}

void Desk::failed(const std::exception_ptr& failure) {
  program_asked_ = false;
  try {
    std::rethrow_exception(failure);
  } catch (const Cancelled&) {
    toast({"已取消，什么都没有改动。", "Cancelled; nothing was changed."}, Tone::muted);
  } catch (const Error& error) {
    Words says = error.happened();
    if (!error.place().empty()) {
      says.zh += "（" + error.place().in(Language::chinese) + "）";
      says.en += " (" + error.place().in(Language::english) + ")";
    }
    toast(std::move(says), Tone::bad, error.remedy());
  } catch (const std::exception& error) {
    toast({std::string("出现意外错误：") + error.what(), std::string("An unexpected error: ") + error.what()},
          Tone::bad,
          {"操作没有完成；请重试，再不行请重新启动。", "Nothing was done; try again, or start anew."});
  }
}

void Desk::look(Office& office, Fresh& fresh) {
  auto view = std::make_shared<OfficeView>();
  view->path = office.path();
  view->as_of = office.as_of();
  view->revision = office.revision();
  view->snapshot = office.snapshot();
  view->entries = office.entries(entries_shown);
  for (const Program& program : office.programs()) view->programs.push_back(&program);
  if (!fresh.program.empty()) {
    ProgramView program;
    program.revision = view->revision;
    program.snapshot = view->snapshot;
    program.findings = std::make_shared<Findings>(office.findings(fresh.program));
    if (const RoundView* round = office.round(fresh.program)) {
      auto seen = std::make_shared<RoundView>(*round);
      answer_beside(fresh.program, *seen);
      program.round = std::move(seen);
    }
    if (const auto hours = office.hours_view(fresh.program)) {
      auto seen = std::make_shared<HoursView>(*hours);
      answer_beside(fresh.program, *seen);
      program.hours = std::move(seen);
    }
    program.cohorts = office.cohorts(fresh.program);
    program.ladders = office.ladder_view(fresh.program);
    program.pipeline = office.pipeline(fresh.program);
    program.mentoring = office.mentoring_view(fresh.program);
    fresh.program_view = std::move(program);
  }
  view->plugins = office.plugins().statuses();
  fresh.view = std::move(view);
}

void Desk::take(Fresh& fresh) {
  view_ = fresh.view;
  if (fresh.program_view) program_views_[fresh.program] = std::move(*fresh.program_view);
  program_asked_ = false;
}

void Desk::start(Words title, std::function<void(Office&, const Progress&)> work, std::function<void()> then,
                 bool cancellable) {
  if (!office_) return;
  auto fresh = std::make_shared<Fresh>();
  fresh->program = wanted_program_;
  worker_.start({std::move(title),
                 [this, fresh, office = office_, work = std::move(work)](const Progress& progress) {
                   work(*office, progress);
                   look(*office, *fresh);
                 },
                 [this, fresh, then = std::move(then), office = office_] {
                   if (office != office_) return;
                   take(*fresh);
                   if (then) then();
                 },
                 cancellable});
}

void Desk::open_with(Words title, std::function<std::unique_ptr<Office>(const Progress&)> make) {
  close();
  auto made = std::make_shared<std::shared_ptr<Office>>();
  auto fresh = std::make_shared<Fresh>();
  worker_.start({std::move(title),
                 [this, made, fresh, make = std::move(make)](const Progress& progress) {
                   *made = make(progress);
                   look(**made, *fresh);
                 },
                 [this, made, fresh] {
                   office_ = *made;
                   take(*fresh);
                   Settings::remember(settings.offices, office_->path().string());
                   save_settings();
                 },
                 true});
}

void Desk::open(const std::filesystem::path& file) {
  open_with({"打开办公文件", "Opening the office"},
            [file, options = places_.office](const Progress&) { return Office::open(file, options); });
}

void Desk::create(const std::filesystem::path& file) {
  open_with({"新建办公文件", "Making a new office"},
            [file, options = places_.office](const Progress&) { return Office::create(file, options); });
}

void Desk::open_demo(const Office::DemoSpec& spec) {
  const auto& file = places_.demo;
  if (std::filesystem::exists(file)) {
    open(file);
    return;
  }
  open_with({"生成演示数据", "Making the demo office"},
            [file, spec, options = places_.office](const Progress& progress) {
              std::filesystem::create_directories(file.parent_path());
              return Office::make_demo(file, spec, options, progress);
            });
}

void Desk::close() {
  office_.reset();
  view_.reset();
  program_views_.clear();
  wanted_program_.clear();
  program_asked_ = false;
  explanations_.clear();
  answers_.clear();
  verified_.reset();
  preview_.reset();
}

const ProgramView* Desk::program_view(const std::string& program) {
  wanted_program_ = program;
  const auto found = program_views_.find(program);
  const bool fresh = found != program_views_.end() && view_ && found->second.revision == view_->revision;
  if (!fresh && !program_asked_ && !busy()) {
    program_asked_ = true;
    start({"计算资格与得分", "Computing eligibility and scores"}, [](Office&, const Progress&) {}, {});
  }
  return found == program_views_.end() ? nullptr : &found->second;
}

const RoundView* Desk::known_round(const std::string& program) const {
  const auto found = program_views_.find(program);
  return found == program_views_.end() ? nullptr : found->second.round.get();
}

const std::vector<Panel>& Desk::panels(const std::string& program) const {
  static const std::vector<Panel> none;
  return office_ ? office_->plugins().panels(program) : none;
}

bool Desk::fenced(const std::string& program, const std::function<void()>& draw) {
  if (!office_) return false;
  if (!busy()) {
    if (const auto fault = faulted_here_.find(program); fault != faulted_here_.end()) {
      // It threw while the office was at work: let the host know now.
      const Words said = fault->second;
      faulted_here_.erase(fault);
      office_->plugins().fenced(program, [&] { throw Error(Fault::request, said, {}); });
    }
    const bool drawn = office_->plugins().fenced(program, draw);
    if (!drawn) start({}, [](Office&, const Progress&) {}, {});
    return drawn;
  }
  if (faulted_here_.contains(program)) return false;
  try {
    draw();
    return true;
  } catch (const std::exception& error) {
    faulted_here_[program] = {error.what(), error.what()};
    return false;
  }
}

}  // namespace echelon::desktop
