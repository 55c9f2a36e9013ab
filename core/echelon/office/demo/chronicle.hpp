#pragma once

#include <span>
#include <string>
#include <vector>

#include "echelon/office/demo/world.hpp"

namespace echelon::demo {

/// A grown world, read person by person.
class Chronicle {
 public:
  explicit Chronicle(const World& world);

  [[nodiscard]] const World& world() const { return world_; }
  /// The person's postings in order of time.
  [[nodiscard]] std::span<const Stay> stays(int person) const;
  /// The posting that held on the day; null outside the person's service.
  [[nodiscard]] const Stay* stay_on(int person, Date day) const;
  [[nodiscard]] const SchoolLife& school_of(const Stay& stay) const { return world_.school(stay.school); }
  /// `T` and seven digits.
  [[nodiscard]] static std::string person_id(int person);

 private:
  const World& world_;
  std::vector<Stay> stays_;
  std::vector<std::size_t> starts_;
};

// What is written of a person; each adds rows in order of time.

/// Names, invented identity numbers (region 000000) and telephones of everyone, with postings, titles and
/// post grades.
void write_people(const Chronicle& chronicle, Batch& batch);
/// The tiers held on the ladders of teachers, homeroom teachers and heads, with the reviews of their terms.
void write_tiers(const Chronicle& chronicle, Batch& batch);
void write_mentorships(const Chronicle& chronicle, Batch& batch);
void write_training(const Chronicle& chronicle, int person, Batch& batch);
void write_awards(const Chronicle& chronicle, int person, Batch& batch);
void write_assessments(const Chronicle& chronicle, int person, Batch& batch);

}  // namespace echelon::demo
