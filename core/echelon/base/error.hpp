#pragma once

#include <exception>
#include <string>

#include "echelon/base/words.hpp"

namespace echelon {

/// Who can mend it: decides the command line's exit status (2, 3 or 1).
enum class Fault {
  request,      ///< the request or a file was wrong; the user can mend it
  environment,  ///< disk full, file locked, out of memory; retry when it is mended
  ineligible,   ///< nothing was wrong: the rules' answer is no
};

/// Where something was wrong. Empty members are unknown; rows and columns count from 1 as the sheet shows
/// them.
struct Place {
  std::string file;
  std::string sheet;
  long row = 0;
  std::string column;

  [[nodiscard]] std::string in(Language language) const;
  [[nodiscard]] bool empty() const { return file.empty() && sheet.empty() && row == 0 && column.empty(); }
  friend bool operator==(const Place&, const Place&) = default;
};

/// The one exception of Echelon: an operation ended, and this says what happened, where, and what to do.
/// Answers ("infeasible", "not eligible", a refused row) are values, never exceptions.
/// Never carries personal data beyond a person's id.
class Error : public std::exception {
 public:
  Error(Fault fault, Words what, Words remedy, Place place = {});

  /// The English sentence, for logs; people are shown `sentence(language)`.
  [[nodiscard]] const char* what() const noexcept override { return english_.c_str(); }
  [[nodiscard]] std::string sentence(Language language) const;
  [[nodiscard]] Fault fault() const { return fault_; }
  [[nodiscard]] const Words& happened() const { return what_; }
  [[nodiscard]] const Words& remedy() const { return remedy_; }
  [[nodiscard]] const Place& place() const { return place_; }

 private:
  Fault fault_;
  Words what_;
  Words remedy_;
  Place place_;
  std::string english_;
};

/// Thrown by long work when the user cancelled it; nothing was changed.
class Cancelled : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

}  // namespace echelon
