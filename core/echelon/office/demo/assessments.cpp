#include <algorithm>

#include "echelon/office/demo/chronicle.hpp"

namespace echelon::demo {
namespace {

AssessmentResult ethics_result(Stream& stream) {
  const int draw = stream.below(1000);
  if (draw < 3) return AssessmentResult::failed;
  if (draw < 12) return AssessmentResult::basic;
  return draw < 210 ? AssessmentResult::excellent : AssessmentResult::competent;
}

AssessmentResult annual_result(const Life& life, AssessmentResult ethics, Stream& stream) {
  if (ethics == AssessmentResult::failed) return AssessmentResult::failed;
  const int draw = stream.below(1000);
  if (draw < 1) return AssessmentResult::failed;
  if (draw < 7 || (ethics == AssessmentResult::basic && draw < 400)) return AssessmentResult::basic;
  // From 6 to 24 of 100, by talent: 15 on the whole.
  return stream.chance(60 + life.talent * 180 / 999) ? AssessmentResult::excellent
                                                     : AssessmentResult::competent;
}

}  // namespace

void write_assessments(const Chronicle& chronicle, int person, Batch& batch) {
  const World& world = chronicle.world();
  const Life& life = world.life(person);
  const std::string id = Chronicle::person_id(person);
  for (int year = world.first_year; on(year, 12, 31) <= world.spec.as_of; ++year) {
    const Date end = on(year, 12, 31);
    if (life.hired > end || (life.left.known() && life.left <= end)) continue;
    Stream stream = world.stream(Topic::assessment, person, year);
    const AssessmentResult ethics = ethics_result(stream);
    const bool probation = life.hired.year() == year;
    const AssessmentResult annual =
        probation ? AssessmentResult::not_rated : annual_result(life, ethics, stream);
    batch.assessments.push_back({id, year, AssessmentKind::annual, annual});
    batch.assessments.push_back({id, year, AssessmentKind::ethics, ethics});
  }
}

}  // namespace echelon::demo
