#pragma once

#include <span>
#include <string_view>

#include "echelon/model/vocabulary.hpp"

namespace echelon::demo {

/// A course of the coming term; a day has six hours.
struct Offered {
  std::string_view name;
  std::string_view tier;
  std::string_view category;
  std::string_view subject;
  Stage stage = Stage::unknown;
  std::string_view provider;
  int days = 4;
  int sessions = 2;
  bool in_summer = false;  ///< held once in the summer before
  int after = -1;          ///< position of the course to be done first
};

[[nodiscard]] std::span<const Offered> offered();

}  // namespace echelon::demo
