#include "desktop/shell/desk.hpp"

#include <new>
#include <utility>

#include "desktop/shell/recent_offices.hpp"
#include "diagnosis.hpp"

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
    : box(places.box),
      settings(places.settings.empty() ? Settings() : Settings::load(places.settings)),
      drafts(places.settings.empty() ? places.settings : places.settings.parent_path() / "drafts"),
      places_(std::move(places)),
      worker_(std::move(wake)) {
  const auto kept = settings.kept.find("who.name");
  if (!places_.who_given && kept != settings.kept.end() && !kept->second.empty())
    places_.office.who = kept->second;
  viewer.name = places_.office.who;
  places_.office.skip_plugins = left_out();
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

void Desk::toast(Words says, Tone tone, Words remedy, std::string action) {
  toasts_.push_back({std::move(says), std::move(remedy), tone, std::move(action),
                     std::chrono::steady_clock::now() + good_news_stay});
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
    note_error(diagnosis::said_without_names(error));
    Words says = error.happened();
    if (!error.place().empty()) {
      says.zh += "（" + error.place().in(Language::chinese) + "）";
      says.en += " (" + error.place().in(Language::english) + ")";
    }
    toast(std::move(says), Tone::bad, error.remedy());
  } catch (const std::bad_alloc&) {
    note_error("out of memory");
    toast({"内存不足，操作没有完成。", "There is not enough memory; nothing was done."}, Tone::bad,
          {"请关闭其他程序后再试。", "Close other programs and try again."});
  } catch (const std::filesystem::filesystem_error& error) {
    const std::string reason = error.code().message();
    note_error("a file could not be used: " + reason);
    toast({"文件无法使用（" + reason + "），操作没有完成。",
           "A file could not be used (" + reason + "); nothing was done."},
          Tone::bad,
          {"请检查磁盘空间和文件权限后再试。",
           "Check the disk's space and the file's permissions; try again."});
  } catch (const std::exception& error) {
    note_error(std::string("unexpected: ") + diagnosis::without_names(error.what()));
    toast({std::string("出现意外错误，操作没有完成：") + error.what(),
           std::string("An unexpected error; nothing was done: ") + error.what()},
          Tone::bad,
          {"请重试；再次出现时，请在“设置 → 故障与报告”中保存报告并发给维护者。",
           "Try again; if it comes back, save a report under Settings, Trouble and reports, and send it."});
  } catch (...) {
    note_error("unexpected: not an exception of the standard library");
    toast({"出现意外错误，操作没有完成。", "An unexpected error; nothing was done."}, Tone::bad,
          {"请重试；再次出现时请重新启动。", "Try again; if it comes back, start anew."});
  }
}

void Desk::note_error(std::string said) {
  constexpr std::size_t kept = 20;
  errors_.push_back(std::move(said));
  if (errors_.size() > kept) errors_.pop_front();
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
  if (const OfficeRole* role = office.role()) view->role = *role;
  view->copies = office.handed_out();
  fresh.view = std::move(view);
}

void Desk::take(Fresh& fresh) {
  view_ = fresh.view;
  look_as_office();
  if (fresh.program_view) program_views_[fresh.program] = std::move(*fresh.program_view);
  program_asked_ = false;
}

void Desk::start(Words title, std::function<void(Office&, const Progress&)> work, std::function<void()> then,
                 bool cancellable) {
  if (!office_) return;
  if (!title.en.empty()) box.did("job:" + title.en);
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
                 cancellable, place});
}

void Desk::open_with(Words title, std::function<std::unique_ptr<Office>(const Progress&)> make) {
  close();
  box.did("job:" + title.en);
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
                   remember_office(settings, office_->path(), Date::today());
                   save_settings();
                 },
                 true, place});
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
  std::error_code failed;  // making it then says what is wrong
  if (std::filesystem::exists(file, failed)) {
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
  if (locked()) viewer = {ViewerRole::hr, viewer.name, {}, {}};
  office_.reset();
  view_.reset();
  program_views_.clear();
  wanted_program_.clear();
  program_asked_ = false;
  explanations_.clear();
  answers_.clear();
  verified_.reset();
  preview_.reset();
  handed_.clear();
  came_back_.reset();
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
  box.calling(program);
  const bool drawn = drawn_inside(program, draw);
  box.calling({});
  return drawn;
}

bool Desk::drawn_inside(const std::string& program, const std::function<void()>& draw) {
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
  } catch (...) {
    faulted_here_[program] = {"抛出了不明的异常", "it threw something that is no exception"};
    return false;
  }
}

}  // namespace echelon::desktop
