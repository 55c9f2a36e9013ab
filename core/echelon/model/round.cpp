#include "echelon/model/round.hpp"

#include <array>

namespace echelon {

const Words& words(CallState state) {
  static const std::array<Words, 6> list{{{"推荐中", "open for nominations"},
                                          {"评审中", "under review"},
                                          {"已遴选", "selected"},
                                          {"公示中", "in publicity"},
                                          {"已公布", "decided"},
                                          {"已撤销", "withdrawn"}}};
  return list.at(static_cast<std::size_t>(state));
}

std::string_view code(CallState state) {
  static constexpr std::array<std::string_view, 6> list{"open",      "reviewing", "selected",
                                                        "publicity", "decided",   "withdrawn"};
  return list.at(static_cast<std::size_t>(state));
}

}  // namespace echelon
