#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

/// The attendance of a session as it is being noted: what the office holds, and what is set but not saved.
class Marks {
 public:
  /// `unsaved` is kept by the surface between frames.
  Marks(const Session& session, std::string& unsaved);

  /// Of the grid's states: 0 nothing, then those of the vocabulary in their order.
  [[nodiscard]] StateGrid::Cell cell(std::size_t row, std::size_t column) const;
  void set(std::size_t row, std::size_t column, std::size_t state);
  /// Present wherever nothing is noted yet.
  void fill_present();
  void drop() { unsaved_.clear(), changes_.clear(); }

  [[nodiscard]] const std::vector<std::string>& people() const { return people_; }  ///< enrolled, by id
  [[nodiscard]] std::size_t changes() const { return changes_.size(); }
  [[nodiscard]] std::size_t missing() const;  ///< marks, unsaved ones not counted as missing
  /// Of a row; nothing noted is absent.
  [[nodiscard]] Attended attended(std::size_t row, const AttendanceRule& rule) const;
  [[nodiscard]] bool complete(std::size_t row) const;
  /// The command that notes what is unsaved.
  [[nodiscard]] CommandRequest request() const;

 private:
  using Place = std::pair<std::size_t, std::size_t>;
  void keep();
  [[nodiscard]] std::size_t held(std::size_t row, std::size_t column) const;

  const Session& session_;
  std::string& unsaved_;
  std::vector<std::string> people_;
  std::map<Place, std::size_t> held_;
  std::map<Place, std::size_t> changes_;
};

}  // namespace echelon::panels
