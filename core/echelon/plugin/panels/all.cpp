#include "echelon/plugin/panels.hpp"

namespace echelon::panels {

std::vector<Panel> all() {
  return {rules(), eligibility(), nominations(), review(),   selection(),
          cost(),  stability(),   explanation(), publicity()};
}

std::vector<Panel> training() {
  return {hours_year(), hours_person(), sessions(), planning(), attendance(), hour_rules()};
}

std::vector<Panel> of(const Program& program) {
  std::vector<Panel> pages;
  if (program.trains) pages = training();
  if (program.selects) {
    for (Panel& panel : all()) pages.push_back(std::move(panel));
  }
  if (!program.ladders.empty()) pages.push_back(mentors());
  return pages;
}

}  // namespace echelon::panels
