#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echelon/model/round.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/optimise/selection.hpp"
#include "echelon/plugin/selection_answers.hpp"
#include "echelon/rules/kinds.hpp"
#include "echelon/rules/program.hpp"

namespace echelon {

/// A person in a round: nominated, judged, scored.
struct Candidate {
  PersonIndex person = nobody;
  SchoolIndex school = nobody;  ///< the school that nominated
  int rank = 0;                 ///< in the school's own order
  bool eligible = false;
  bool complete =
      false;  ///< every criterion has points; only complete and eligible candidates enter the selection
  Decimal total;
  std::vector<Points> by_criterion;  ///< in the order of RoundView::criteria
  std::vector<Decimal> measured;     ///< what the points are computed from: of CriterionView::whole
  int raters = 0;                    ///< reviewers whose scores count
  std::vector<Words> conflicts;      ///< reviewers set aside, and why
};

/// A school's nomination seats and how many it uses.
struct SchoolSeats {
  SchoolIndex school = nobody;
  int seats = 0;
  int used = 0;
};

/// One bound on one group, and how many of the chosen fall under it.
struct QuotaUse {
  std::string id;     ///< of the program's quota; adjustments name it
  std::string value;  ///< the group: 数学, S012, rural
  Words name;
  std::optional<int> min;
  std::optional<int> max;
  int chosen = 0;
  int pool = 0;  ///< candidates of the group
};

/// The weights in force: the program's, as changed for this call.
struct CriterionView {
  std::string id;
  Words name;
  Decimal weight;
  Decimal usual_weight;
  bool by_review = false;
  std::string source;
  Decimal whole;  ///< a candidate's points are `measured` × weight ÷ whole
};

/// A change of one bound that, with the others listed, makes the quotas satisfiable.
struct RelaxationStep {
  std::string quota;
  std::string value;
  bool is_min = false;
  int from = 0;
  int to = 0;
  Words says;
};

/// The selection on the pool as it stands now: proven best, or what stands in the way.
struct SelectionView {
  SelectionStatus status = SelectionStatus::infeasible;
  Decimal objective;
  Decimal bound;
  std::vector<PersonIndex> chosen;    ///< by score from high to low, then the tie ladder
  std::vector<PersonIndex> reserves;  ///< in the order in which they would move up
  std::vector<QuotaUse> quotas;
  std::vector<RelaxationStep> relaxation;
  std::vector<PersonIndex>
      entered;                    ///< chosen now, but not under the program's usual weights, quotas and seats
  std::vector<PersonIndex> left;  ///< the other way round; both empty while nothing was adjusted
  double seconds = 0;
};

/// Why this one, why not that one: computed by solving again, never guessed.
struct Explanation {
  PersonIndex person = nobody;
  bool chosen = false;
  Decimal score;
  std::optional<Decimal> needed_score;  ///< least score that would bring a seat, all else equal
  PersonIndex takes_seat_from = nobody;
  std::vector<PersonIndex> leave;  ///< for one not chosen: who would go with `needed_score`
  std::vector<PersonIndex> enter;  ///< and who else would come
  struct Binding {
    std::string quota;
    std::string value;
    Words name;
    bool is_min = false;
    int bound = 0;
    Decimal price;  ///< what one more place would add to the total
  };
  std::vector<Binding> binding;
  std::optional<Decimal> margin;  ///< a chosen one's points to spare
  Words says;
};

/// Everything about the open (or latest) round of a program, computed once for a state of the office.
struct RoundView {
  Call call;
  std::vector<CriterionView> criteria;
  std::vector<Candidate> candidates;  ///< by total from high to low, then the tie ladder
  std::vector<SchoolSeats> seats;  ///< one for each school with a seat or a nomination, in order of schools
  std::optional<SelectionView> selection;  ///< nothing while no candidate is complete
  struct Rater {
    std::string id;
    std::string name;
    int scores = 0;
    Decimal severity;  ///< points this rater gives less (+) or more (−) than the others to the same people
  };
  std::vector<Rater> raters;
  Words publicity_says;         ///< the publicity period in working days, make-up days named; empty before
  bool publicity_over = false;  ///< its last day lies before the office's date
  std::vector<Words> notes;     ///< what a reader must know: unconnected raters, missing scores
  std::function<Explanation(PersonIndex)> explain;
  /// Answers that take a while; null while they are being computed. All are empty while `selection` is.
  /// Everyone in the selection, by score from high to low; empty unless it is optimal.
  std::function<std::shared_ptr<const std::vector<Standing>>()> standings;
  /// The bounds of the quotas in force, in their order; of quotas on `*` all groups at once, then those whose
  /// own bound has a price.
  std::function<std::shared_ptr<const std::vector<BoundChoice>>()> bounds;
  std::function<std::shared_ptr<const QuotaFrontier>(const BoundKey&)> frontier;
  /// Null also when the quotas cannot be met.
  std::function<std::shared_ptr<const Stability>()> stability;
  /// Quick enough for every frame; uses nothing that changes, so it may be asked at any time.
  std::function<SelectionPreview(const Adjustment&)> preview;

  [[nodiscard]] const Candidate* candidate(PersonIndex person) const {
    for (const Candidate& each : candidates) {
      if (each.person == person) return &each;
    }
    return nullptr;
  }
};

}  // namespace echelon
