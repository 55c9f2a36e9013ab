#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"

namespace echelon {

/// The parameters of a kind, as `program.toml` gives them. Numbers are exact decimals, dates dates,
/// everything else text; a list is several values under one name. Asking for what is not there, or for
/// another type, throws Error naming the file, the line, the entry and the parameter. Copies share what was
/// asked for; asked from any thread.
class Parameters {
 public:
  Parameters();
  /// `lines`: where in the file each parameter stands; of those not given, the entry's line is said.
  Parameters(Place place, std::map<std::string, std::vector<std::string>, std::less<>> values,
             std::map<std::string, long, std::less<>> lines = {});

  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] const std::string& text(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;  ///< empty when not there
  /// A list that must be there and hold something.
  [[nodiscard]] std::vector<std::string> some_texts(std::string_view name) const;
  [[nodiscard]] Decimal number(std::string_view name) const;
  [[nodiscard]] Decimal number(std::string_view name, Decimal otherwise) const;
  [[nodiscard]] int whole(std::string_view name) const;
  [[nodiscard]] int whole(std::string_view name, int otherwise) const;
  [[nodiscard]] bool flag(std::string_view name, bool otherwise) const;
  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] const std::map<std::string, std::vector<std::string>, std::less<>>& values() const {
    return values_;
  }
  /// Throws Error about one parameter. An empty `remedy` points to the list of kinds.
  [[noreturn]] void refuse(std::string_view name, const Words& why, const Words& remedy = {}) const;
  /// A kind that has been made has asked for all its parameters: throws Error for one that no one asked for,
  /// naming the nearest that was.
  void refuse_unasked() const;

 private:
  struct Asked;
  [[nodiscard]] const std::vector<std::string>* find(std::string_view name) const;

  Place place_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::map<std::string, long, std::less<>> lines_;
  std::shared_ptr<Asked> asked_;
};

/// One `[[requirement]]` or `[[criterion]]`: a kind with parameters, from a date, with the source of its
/// numbers.
struct Rule {
  std::string id;
  std::string kind;
  Words name;
  Parameters parameters;
  Date from;  ///< effective from; unknown: always
  Date to;    ///< last day; unknown: still
  std::string source;
  Decimal weight;  ///< criteria: the most points it gives
};

}  // namespace echelon
