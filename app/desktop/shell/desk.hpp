#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desktop/shell/black_box.hpp"
#include "desktop/shell/settings.hpp"
#include "desktop/shell/worker.hpp"
#include "desktop/ui/drafts.hpp"
#include "echelon/office/office.hpp"
#include "echelon/office/roles.hpp"

namespace echelon {
struct PictureFile;
}

namespace echelon::desktop {

struct FileToSave;

/// The office as the screens show it: taken after each change, never changed afterwards, so that a frame can
/// be drawn while the office is at work.
struct OfficeView {
  std::filesystem::path path;
  Date as_of;
  std::uint64_t revision = 0;
  std::shared_ptr<const Snapshot> snapshot;
  std::vector<EntryLine> entries;  ///< the newest first
  std::vector<const Program*> programs;
  std::vector<PluginStatus> plugins;
  std::optional<OfficeRole> role;  ///< whose office it is; nothing: HR's own
  std::vector<HandedCopy> copies;  ///< what was handed out, the newest first
};

/// A program's findings and round at a revision.
struct ProgramView {
  std::uint64_t revision = 0;
  std::shared_ptr<const Snapshot> snapshot;  ///< what they were computed from
  std::shared_ptr<const Findings> findings;
  std::shared_ptr<const RoundView> round;
  std::shared_ptr<const HoursView> hours;
  std::shared_ptr<const CohortView> cohorts;
  std::shared_ptr<const LadderView> ladders;
  std::shared_ptr<const PipelineView> pipeline;
  std::shared_ptr<const MentoringView> mentoring;
};

/// A sentence for the user that appears beside their work.
struct Toast {
  Words says;
  Words remedy;
  Tone tone = Tone::good;
  std::string action;                          ///< of the shell's, offered beside it; empty: none
  std::chrono::steady_clock::time_point ends;  ///< bad ones stay until closed
};

/// What the user works on: the open office behind a worker, and what the screens need of it. Only the jobs
/// use the office; between jobs the frames may.
class Desk {
 public:
  struct Places {
    Office::Options office;
    std::filesystem::path demo;
    std::filesystem::path settings;  ///< empty: nothing is remembered
    bool who_given = false;          ///< `office.who` was asked for, whatever the settings say
    std::filesystem::path box;       ///< see BlackBox; empty: nothing is kept
  };
  Desk(Places places, std::function<void()> wake);

  /// Once a frame, before drawing.
  void poll();
  [[nodiscard]] bool busy() const { return worker_.busy(); }
  [[nodiscard]] bool moving() const;  ///< busy, or a toast is about to vanish
  [[nodiscard]] std::optional<Worker::Task> task() const { return worker_.task(); }
  void cancel() { worker_.cancel(); }
  /// What was done lately, the newest first.
  [[nodiscard]] const std::deque<Worker::Finished>& finished() const { return worker_.finished(); }
  /// The page on which what is asked for now is asked for.
  std::string place;

  // --- the office
  void open(const std::filesystem::path& file);
  void create(const std::filesystem::path& file);
  /// Opens the demo office, made first when it is missing.
  void open_demo(const Office::DemoSpec& spec = {});
  void close();
  /// Opens the office that is open once more, with its plugins loaded anew.
  void open_again();
  /// Null while none is open.
  [[nodiscard]] const OfficeView* view() const { return view_.get(); }
  /// Null while it is being computed; asks for it. An older one is shown while a newer is computed.
  const ProgramView* program_view(const std::string& program);
  [[nodiscard]] const std::vector<Panel>& panels(const std::string& program) const;
  /// The round as last computed; null when it was not, or when there is none. Asks for nothing.
  [[nodiscard]] const RoundView* known_round(const std::string& program) const;
  /// Runs a panel inside the plugin fence; false when the program is out of use.
  bool fenced(const std::string& program, const std::function<void()>& draw);
  Explanation explain(const std::string& program, PersonIndex person);
  /// What the office answers to a question that takes a while, told apart by `name`: null while it is
  /// computed beside the frames, and where it could not be.
  template <class Answer>
  std::shared_ptr<const Answer> ask(const std::string& name,
                                    std::function<std::shared_ptr<const Answer>(Office&)> question) {
    return std::static_pointer_cast<const Answer>(
        answer(name, [question = std::move(question)](Office& office) { return question(office); }));
  }

  // --- changing it; each says how it went
  void request(const CommandRequest& request);
  /// Several in one job, each an entry of its own; those that are refused are told together, the rest stand.
  void request_all(std::vector<CommandRequest> requests);
  void undo();
  void redo();
  /// Everything from the newest to this entry, see `Office::undo_to`.
  void undo_to(std::int64_t number);
  void redo_to(std::int64_t number);
  [[nodiscard]] const EntryLine* next_undo() const;
  [[nodiscard]] bool can_redo() const;
  void verify();
  [[nodiscard]] const std::optional<VerifyOutcome>& verified() const { return verified_; }
  void set_as_of(Date date);
  /// Signs the entries with `name` from now on, and after the next start.
  void sign_as(const std::string& name);
  void preview_import(const std::string& kind, const std::filesystem::path& file);
  /// As a file: the table that was copied from a spreadsheet.
  void preview_pasted(const std::string& kind, const std::string& table);
  /// What the file holds; null while there is none.
  [[nodiscard]] const std::shared_ptr<const ImportPreview>& preview() const { return preview_; }
  void drop_preview() { preview_.reset(); }
  void import_previewed(bool skip_bad);
  // --- offices of roles
  /// Whether the office was handed out to one role; then no one is looked as but that.
  [[nodiscard]] bool locked() const { return view_ && view_->role; }
  /// Whether a program, or one of its steps, has a page for the role that is looked as.
  [[nodiscard]] bool concerns(const Program& program) const;
  /// Writes them on the worker, into folders that are made where there are none; cancellable.
  void hand_out(std::vector<HandOut> wanted);
  /// What was handed out last: with the codes of reviewers' candidates.
  [[nodiscard]] const std::vector<HandedOut>& handed() const { return handed_; }
  void forget_handed() { handed_.clear(); }
  /// Looks at what was done in an office that came back; changes nothing.
  void preview_entries(const std::filesystem::path& file);
  /// Null while none was looked at.
  [[nodiscard]] const std::shared_ptr<const BroughtBack>& came_back() const { return came_back_; }
  void drop_entries() { came_back_.reset(); }
  void import_entries(bool skip_bad);

  void write_report(const std::string& report, const std::string& program, const std::filesystem::path& file);

  void write_picture(std::shared_ptr<const PictureFile> picture, const std::filesystem::path& file);

  void write_file(std::shared_ptr<const FileToSave> made, const std::filesystem::path& file);

  void toast(Words says, Tone tone, Words remedy = {}, std::string action = {});
  [[nodiscard]] std::vector<Toast>& toasts() { return toasts_; }

  // --- plugins that are left out, from the next opening on
  /// Opens without any program; only for this run.
  void without_plugins() { places_.office.plugin_folders.clear(); }
  /// Leaves one out of this run.
  void skip_plugin(const std::string& id);
  /// Leaves one out of this run and all that follow, or no longer.
  void leave_out(const std::string& id, bool out);
  [[nodiscard]] bool is_left_out(const std::string& id) const;
  /// Lets a plugin be loaded again that was skipped because it killed the process.
  void forgive_plugin(const std::string& id);

  BlackBox box;
  /// The last errors without names, the newest last: see diagnosis.hpp.
  [[nodiscard]] const std::deque<std::string>& errors() const { return errors_; }
  /// What the window knows of the screen, for the report.
  std::vector<std::pair<std::string, std::string>> screen_facts;
  /// Writes a short text at once, and says how it went.
  void write_text(const std::string& text, const std::filesystem::path& file);

  Viewer viewer;
  Settings settings;
  void save_settings();
  /// What is typed and not handed in: beside the settings.
  Drafts drafts;
  [[nodiscard]] const Places& places() const { return places_; }

 private:
  struct Fresh;
  using Question = std::function<std::shared_ptr<const void>(Office&)>;
  std::shared_ptr<const void> answer(const std::string& name, Question question);
  void answer_beside(const std::string& program, RoundView& round);
  void answer_beside(const std::string& program, HoursView& hours);
  void start(Words title, std::function<void(Office&, const Progress&)> work, std::function<void()> then,
             bool cancellable = false);
  void open_with(Words title, std::function<std::unique_ptr<Office>(const Progress&)> make);
  void look(Office& office, Fresh& fresh);
  void take(Fresh& fresh);
  void look_as_office();
  void failed(const std::exception_ptr& failure);
  void hand_in(const CommandRequest& request);
  void saved(const std::filesystem::path& file);
  void note_error(std::string said);
  bool drawn_inside(const std::string& program, const std::function<void()>& draw);
  [[nodiscard]] std::vector<std::string> left_out() const;

  Places places_;
  std::shared_ptr<Office> office_;
  std::shared_ptr<const OfficeView> view_;
  std::map<std::string, ProgramView> program_views_;
  std::string wanted_program_;
  bool program_asked_ = false;
  std::map<std::pair<std::string, PersonIndex>, Explanation> explanations_;
  std::uint64_t explanations_revision_ = 0;
  std::map<std::string, std::shared_ptr<const void>> answers_;
  std::uint64_t answers_revision_ = 0;
  std::string trial_;  ///< the name of the hour rule's trial that is kept
  std::map<std::string, Words> faulted_here_;
  std::optional<VerifyOutcome> verified_;
  std::shared_ptr<const ImportPreview> preview_;
  std::vector<HandedOut> handed_;
  std::shared_ptr<const BroughtBack> came_back_;
  std::filesystem::path came_back_from_;
  std::vector<Toast> toasts_;
  std::deque<std::string> errors_;
  Worker worker_;  // last: its thread ends before what it works on
};

}  // namespace echelon::desktop
