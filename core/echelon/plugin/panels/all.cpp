#include "echelon/plugin/panels.hpp"

namespace echelon::panels {

std::vector<Panel> all() {
  return {rules(), eligibility(), nominations(), review(),   selection(),
          cost(),  stability(),   explanation(), publicity()};
}

std::vector<Panel> training() {
  return {hours_year(), hours_person(), sessions(), planning(), attendance(), hour_rules()};
}

std::vector<Panel> ladders() { return {ladder(), terms()}; }

std::vector<Panel> careers() { return {pipeline(), mentor_network(), lineage(), succession()}; }

std::vector<Panel> of(const Program& program) {
  std::vector<Panel> pages;
  if (!program.ladders.empty()) {
    pages = ladders();
    for (Panel& panel : careers()) pages.push_back(std::move(panel));
  }
  if (program.trains) {
    for (Panel& panel : training()) pages.push_back(std::move(panel));
  }
  if (program.selects) {
    for (Panel& panel : all()) pages.push_back(std::move(panel));
  }
  if (!program.ladders.empty()) pages.push_back(mentors());
  return pages;
}

}  // namespace echelon::panels
