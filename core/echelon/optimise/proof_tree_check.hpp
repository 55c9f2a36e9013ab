#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "echelon/optimise/certificate.hpp"

namespace echelon::optimise {

/// Follows one tree of a certificate and sees that each of its cases is closed: that under the quotas no set
/// of at least `target` is left; with `first`, none that comes before it in tie order.
class ProofTreeCheck {
 public:
  /// `problem` and `scores` must outlive it. `first`: members in tie order, or nothing.
  ProofTreeCheck(const SelectionProblem& problem, std::span<const std::int64_t> scores, Wide target,
                 std::optional<std::vector<std::size_t>> first);

  /// Nothing when every case is closed, else what is wrong. Throws Cancelled.
  [[nodiscard]] std::optional<Words> run(const std::vector<CertificateNode>& nodes, const Progress& progress);

 private:
  enum class Mark : std::int8_t { open, in, out };
  /// The side of a division that is still to be visited: the candidate out.
  struct Waiting {
    std::size_t candidate = 0;
    std::size_t trail = 0;
    std::size_t agreed = 0;
  };

  [[nodiscard]] bool closed_by_itself();
  [[nodiscard]] bool closed_by(const CertificateNode& node, bool for_good);
  [[nodiscard]] bool closed_by_prices(const std::vector<ProofPrice>& prices, bool for_good);
  [[nodiscard]] Wide take_prices(const std::vector<ProofPrice>& prices);
  [[nodiscard]] Wide gain(std::size_t candidate);
  [[nodiscard]] Wide plus(Wide a, Wide b);
  [[nodiscard]] Wide minus(Wide a, Wide b);
  [[nodiscard]] Wide times(Wide a, Wide b);
  void clear_prices(const std::vector<ProofPrice>& prices);
  void fix(std::size_t candidate, bool in);
  void go_back(const Waiting& place);
  void narrow();
  void link_alike();
  [[nodiscard]] std::int64_t room(std::size_t feature, std::size_t candidate) const;
  [[nodiscard]] std::int64_t room(std::size_t candidate) const;
  [[nodiscard]] std::int64_t difference(std::size_t a, std::size_t b) const;
  void complain(Words what) {
    if (!wrong_) wrong_ = std::move(what);
  }

  const SelectionProblem& problem_;
  std::span<const std::int64_t> scores_;
  Wide target_;  ///< scaled up
  bool first_;
  std::vector<bool> is_member_;
  std::size_t members_ = 0;

  /// By feature and code: the smallest maximum on it, at most the seats; −1: no quota is on it.
  std::vector<std::vector<std::int64_t>> room_;
  std::vector<bool> measured_;
  std::vector<std::vector<Wide>> code_price_;  ///< the last, 0, for all other codes
  std::vector<Wide> measure_price_;
  Wide seat_price_ = 0;

  std::vector<Mark> marks_;
  std::vector<std::size_t> trail_;
  std::vector<std::size_t> living_;  ///< whom `narrow` left
  bool narrowed_ = false;
  std::vector<std::size_t> better_alike_;
  std::vector<std::size_t> worse_alike_;
  std::size_t members_in_ = 0;
  std::size_t agreed_ = 0;  ///< so many candidates, from the first on, are fixed as in `first`
  bool contradiction_ = false;
  std::optional<Words> wrong_;
};

}  // namespace echelon::optimise
