#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/interrupt.hpp"
#include "cli/listing.hpp"
#include "echelon/office/office.hpp"

namespace cli {

/// What stands before the verb.
struct GlobalOptions {
  std::string office;  ///< file; empty: the demo office
  std::string as_of;
  std::string who;
  echelon::Language language = echelon::Language::english;
  Format format = Format::table;
  bool safe = false;  ///< without any plugin
};

/// Exit statuses.
inline constexpr int done = 0;
inline constexpr int answer_is_no = 1;
inline constexpr int request_was_wrong = 2;
inline constexpr int environment_failed = 3;

/// One run of the command line: its options, its office, opened when it is first asked for, and its output.
class Session {
 public:
  explicit Session(GlobalOptions options) : options_(std::move(options)) {}

  [[nodiscard]] const GlobalOptions& options() const { return options_; }
  [[nodiscard]] echelon::Language language() const { return options_.language; }
  [[nodiscard]] Format format() const { return options_.format; }
  [[nodiscard]] const std::string& in_language(const echelon::Words& words) const {
    return words.in(options_.language);
  }
  /// For people in their language; for programs, which read CSV and JSON, always in English.
  [[nodiscard]] const std::string& fixed_words(const echelon::Words& words) const {
    return format() == Format::table ? in_language(words) : words.en;
  }
  /// Words for people, the code for programs.
  [[nodiscard]] std::string words_or_code(const echelon::Words& words, std::string_view code) const {
    return format() == Format::table ? in_language(words) : std::string(code);
  }

  /// Throws Error as Office::open does; for the demo office that is not there yet, with the command that
  /// makes it.
  echelon::Office& office();
  [[nodiscard]] echelon::Office::Options office_options() const;
  [[nodiscard]] std::filesystem::path office_path() const;

  /// Shown at the end, on standard output.
  void say(std::string_view text) { out_ += text; }
  void say_line(const echelon::Words& words) { out_ += words.in(options_.language) + "\n"; }
  void show(const Listing& listing) { say(listing.in(options_.format, options_.language)); }
  /// What a verb that changed the office answers: words for people, an object for programs.
  void say_done(const echelon::Words& words, std::optional<std::int64_t> entry);

  /// Reports to the terminal; cancelled by Ctrl-C.
  [[nodiscard]] echelon::Progress progress() { return interrupt_.progress(options_.language); }

  /// Writes everything said. Throws Error when standard output takes it no more.
  void flush();

 private:
  GlobalOptions options_;
  Interrupt interrupt_;
  std::unique_ptr<echelon::Office> office_;
  std::string out_;
};

/// The date of an option. Throws Error naming the option.
[[nodiscard]] echelon::Date read_date_option(const std::string& text, const std::string& option);

}  // namespace cli
