#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/decimal.hpp"
#include "echelon/rules/finding.hpp"
#include "echelon/rules/program.hpp"

namespace echelon {

class HourStandings;

/// Takes the findings of one person after another.
class FindingWriter {
 public:
  /// `people`: how many will be judged, as far as is known.
  /// `hours`: what hour requirements ask; null where no rules are at hand.
  FindingWriter(Findings& into, std::size_t requirements, std::size_t people = 0,
                const HourStandings* hours = nullptr)
      : into_(into), hours_(hours) {
    into_.requirements_ = requirements;
    into_.findings_.reserve(requirements * people);
  }

  /// Facts stand before the finding that uses them.
  void fact(const Fact& fact) {
    into_.facts_.push_back(fact);
    ++pending_;
  }
  void met(const Quantity& required, const Quantity& found) { write(true, required, found, Date()); }
  /// `earliest`: see Finding.
  void unmet(const Quantity& required, const Quantity& found, Date earliest = {}) {
    write(false, required, found, earliest);
  }
  [[nodiscard]] const HourStandings* hours() const { return hours_; }
  void verdict(bool is_met, const Quantity& required, const Quantity& found, Date earliest = {}) {
    write(is_met, required, found, is_met ? Date() : earliest);
  }

 private:
  void write(bool met, const Quantity& required, const Quantity& found, Date earliest) {
    const auto position = static_cast<std::uint16_t>(into_.findings_.size() % into_.requirements_);
    into_.findings_.push_back(Finding{position, met, required, found, earliest,
                                      static_cast<std::uint32_t>(into_.facts_.size() - pending_), pending_});
    pending_ = 0;
  }
  Findings& into_;
  const HourStandings* hours_;
  std::uint32_t pending_ = 0;
};

/// A kind of requirement with its parameters, ready to judge. Immutable; judged from any thread.
class Requirement {
 public:
  virtual ~Requirement() = default;
  /// Writes exactly one finding for the person.
  virtual void judge(const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) const = 0;
};

/// A criterion's points for one person, before the weight's cap: where they come from.
struct Points {
  Decimal points;
  bool known = true;  ///< false: nothing to go by (missing is not zero)
  std::vector<Fact> facts;
};

/// A kind of criterion with its parameters: gives points between 0 and the rule's weight.
class Criterion {
 public:
  virtual ~Criterion() = default;
  [[nodiscard]] virtual Points score(const Snapshot& snapshot, PersonIndex person) const = 0;
};

/// The kinds by name: core's own and those that plugins contribute.
class Kinds {
 public:
  using MakeRequirement = std::function<std::unique_ptr<Requirement>(const Rule&, const Snapshot&)>;
  using MakeCriterion = std::function<std::unique_ptr<Criterion>(const Rule&, const Snapshot&)>;

  /// Core's own kinds; core/docs/kinds.md lists them with their parameters.
  [[nodiscard]] static Kinds core();

  /// Throws Error when the name is taken.
  void add_requirement(std::string name, MakeRequirement make);
  void add_criterion(std::string name, MakeCriterion make);
  /// A kind asks for each of its parameters while it is made. Throws Error naming the rule and the nearest
  /// known kind, or a parameter that the kind never asked for and the nearest that it did.
  [[nodiscard]] std::unique_ptr<Requirement> requirement(const Rule& rule, const Snapshot& snapshot) const;
  [[nodiscard]] std::unique_ptr<Criterion> criterion(const Rule& rule, const Snapshot& snapshot) const;
  [[nodiscard]] std::vector<std::string> requirement_names() const;
  [[nodiscard]] std::vector<std::string> criterion_names() const;

 private:
  std::map<std::string, MakeRequirement, std::less<>> requirements_;
  std::map<std::string, MakeCriterion, std::less<>> criteria_;
};

/// Judges every person of the snapshot (in service or not) against the program's requirements in force.
/// `hours`: the standings of the same snapshot, for requirements that ask for them.
[[nodiscard]] Findings judge_all(const Program& program, const Kinds& kinds, const Snapshot& snapshot,
                                 const HourStandings* hours = nullptr);

/// The finding as a sentence in both languages: what was asked, what was found, from when it will be met.
[[nodiscard]] Words sentence(const Rule& rule, const Finding& finding, const Snapshot& snapshot);

}  // namespace echelon
