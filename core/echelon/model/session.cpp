#include "echelon/model/session.hpp"

#include <algorithm>

namespace echelon {

const Enrolment* Session::enrolment_of(std::string_view person) const {
  const auto found = std::ranges::lower_bound(enrolments, person, {}, &Enrolment::person);
  return found == enrolments.end() || found->person != person ? nullptr : &*found;
}

}  // namespace echelon
