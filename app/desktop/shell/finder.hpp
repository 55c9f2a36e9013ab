#pragma once

#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desktop/shell/actions.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/office/search_index.hpp"

namespace echelon::desktop {

class ImguiSurface;

/// The command palette: finds everything the office holds and everything the shell can do, by Chinese, pinyin
/// or English, and goes there or does it. What takes long to be made ready is made beside the frames.
class Finder {
 public:
  /// Opens it in the next frame with a text: a sign before it keeps to one kind of thing.
  void open(std::string text = {});
  /// Draws it while it is open. Once a frame, after the page.
  void draw(const Doing& doing);

 private:
  struct Line {
    const SearchIndex* index = nullptr;
    std::size_t entry = 0;
    Fit fit = Fit::none;
    [[nodiscard]] const SearchEntry& of() const { return index->entry(entry); }
  };
  void make_ready(const Doing& doing);
  void ask(const Doing& doing);
  [[nodiscard]] SearchWish wish(const Doing& doing) const;
  void take_keys(const Doing& doing);
  void choose(const Doing& doing, const SearchEntry& entry);
  void draw_popup(const Doing& doing);
  void draw_field(const Doing& doing);
  void draw_signs(const Doing& doing);
  void draw_lines(const Doing& doing);
  void draw_line(const Doing& doing, std::size_t at, float width);
  void draw_foot(const Doing& doing);
  [[nodiscard]] int lately(const SearchEntry& entry) const;
  void note(const Doing& doing, const SearchEntry& entry);

  bool opening_ = false;
  std::optional<SearchEntry> chosen_;  ///< done once nothing of the palette is open any more
  std::string text_;
  std::size_t at_ = 0;     ///< the marked line
  std::size_t first_ = 0;  ///< the first line in sight
  std::vector<Line> lines_;
  std::size_t total_ = 0;
  std::string asked_;  ///< the text, role and indexes for which `lines_` are

  std::shared_ptr<const SearchIndex> shell_;   ///< commands, pages, programs, their pages, reports
  std::string shell_of_;                       ///< the office whose programs those are
  std::shared_ptr<const SearchIndex> people_;  ///< and schools
  std::shared_ptr<const Snapshot> people_of_;
  std::future<std::shared_ptr<const SearchIndex>> coming_;
  std::shared_ptr<const Snapshot> coming_of_;
  std::shared_ptr<const SearchIndex> teaching_;  ///< courses and sessions
  std::vector<std::string> recent_;              ///< `kind:id`, the latest first
};

}  // namespace echelon::desktop
