#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desktop/shell/settings.hpp"
#include "desktop/shell/worker.hpp"
#include "echelon/office/office.hpp"

namespace echelon {
struct PictureFile;
}

namespace echelon::desktop {

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
  };
  Desk(Places places, std::function<void()> wake);

  /// Once a frame, before drawing.
  void poll();
  [[nodiscard]] bool busy() const { return worker_.busy(); }
  [[nodiscard]] bool moving() const;  ///< busy, or a toast is about to vanish
  [[nodiscard]] std::optional<Worker::Task> task() const { return worker_.task(); }
  void cancel() { worker_.cancel(); }

  // --- the office
  void open(const std::filesystem::path& file);
  void create(const std::filesystem::path& file);
  /// Opens the demo office, made first when it is missing.
  void open_demo(const Office::DemoSpec& spec = {});
  void close();
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
  void undo();
  void redo();
  [[nodiscard]] const EntryLine* next_undo() const;
  [[nodiscard]] bool can_redo() const;
  void verify();
  [[nodiscard]] const std::optional<VerifyOutcome>& verified() const { return verified_; }
  void set_as_of(Date date);
  /// Signs the entries with `name` from now on, and after the next start.
  void sign_as(const std::string& name);
  void preview_import(const std::string& kind, const std::filesystem::path& file);
  /// What the file holds; null while there is none.
  [[nodiscard]] const std::shared_ptr<const ImportPreview>& preview() const { return preview_; }
  void drop_preview() { preview_.reset(); }
  void import_previewed(bool skip_bad);
  void write_report(const std::string& report, const std::string& program, const std::filesystem::path& file);

  void write_picture(std::shared_ptr<const PictureFile> picture, const std::filesystem::path& file);

  void toast(Words says, Tone tone, Words remedy = {});
  [[nodiscard]] std::vector<Toast>& toasts() { return toasts_; }

  Viewer viewer;
  Settings settings;
  void save_settings();
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
  void failed(const std::exception_ptr& failure);
  void saved(const std::filesystem::path& file);

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
  std::vector<Toast> toasts_;
  Worker worker_;  // last: its thread ends before what it works on
};

}  // namespace echelon::desktop
