#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace echelon::desktop {

/// Texts that were typed into forms but not handed in yet, kept in a file of one's own (mode 0600) so that
/// they outlive a crash. Written half a second after the last change, by a thread of its own; kept apart by
/// office.
class Drafts {
 public:
  /// An empty path keeps nothing.
  explicit Drafts(std::filesystem::path file);
  ~Drafts();  ///< writes what is still to be written
  Drafts(const Drafts&) = delete;
  Drafts& operator=(const Drafts&) = delete;

  /// Whose drafts are meant from now on. Those found on the disk are offered again.
  void open(const std::string& office);
  /// The text that was being typed when the desktop ended; each is offered once.
  [[nodiscard]] std::optional<std::string> take(std::string_view field);
  /// When the drafts that were found had been written; empty when there were none: `2024-10-12 09:30`.
  [[nodiscard]] const std::string& found_from() const { return found_from_; }
  /// The field's text was typed; forgotten when it is empty.
  void typed(std::string_view field, std::string_view text);
  void forget(std::string_view field);
  /// Forgets everything, of every office.
  void drop();
  /// A command carried this text: what holds just that is no draft any more.
  void handed_in(std::string_view text);
  [[nodiscard]] bool holds(std::string_view field) const;
  /// Whether it is kept as just this text.
  [[nodiscard]] bool says(std::string_view field, std::string_view text) const;
  /// Whether the field's text came back from the disk and was not touched since.
  [[nodiscard]] bool is_restored(std::string_view field) const;
  /// Writes now.
  void flush();

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;
  void changed();
  void run(const std::stop_token& ending);
  void write(const std::map<std::string, Texts>& all) const;
  [[nodiscard]] static std::map<std::string, Texts> read(const std::filesystem::path& file);

  std::filesystem::path file_;
  std::string office_;
  std::map<std::string, Texts> all_;  ///< by office
  Texts found_;                       ///< of this office, not yet offered
  Texts restored_;
  std::string found_from_;
  std::mutex guard_;  ///< of the two below
  std::optional<std::map<std::string, Texts>> to_write_;
  std::uint64_t asked_ = 0;
  mutable std::mutex writing_;
  std::condition_variable_any bell_;
  std::jthread thread_;  // last: it ends before what it works on
};

}  // namespace echelon::desktop
