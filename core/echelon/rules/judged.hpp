#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "echelon/rules/kinds.hpp"

namespace echelon {

// What the kinds of this folder are made of.

[[nodiscard]] inline Quantity years(int value) { return {Unit::years, Decimal::of(value)}; }
[[nodiscard]] inline Quantity of_symbol(Symbol symbol) {
  return {Unit::text, Decimal::of(static_cast<std::int64_t>(symbol))};
}
template <class E>
[[nodiscard]] Quantity of_list(Unit unit, E value) {
  return {unit, Decimal::of(static_cast<std::int64_t>(value))};
}
[[nodiscard]] inline Quantity yes(bool value) { return {Unit::yes_no, Decimal::of(value ? 1 : 0)}; }

/// Judges with a function; every kind of core is one.
class Judged : public Requirement {
 public:
  using Judge = std::function<void(const Snapshot&, PersonIndex, FindingWriter&)>;
  explicit Judged(Judge judge) : judge_(std::move(judge)) {}
  void judge(const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) const override {
    judge_(snapshot, person, writer);
  }

 private:
  Judge judge_;
};

[[nodiscard]] inline std::unique_ptr<Requirement> judged(Judged::Judge judge) {
  return std::make_unique<Judged>(std::move(judge));
}

}  // namespace echelon
