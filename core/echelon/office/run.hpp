#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/progress.hpp"
#include "echelon/optimise/certificate_check.hpp"
#include "echelon/optimise/selection.hpp"

namespace echelon {

/// One candidate of a run: no name, no private data, only what decides.
struct RunCandidate {
  std::string id;
  Decimal score;
  std::vector<std::string> features;  ///< in the order of RunInputs::features; empty: has none
};

struct RunQuota {
  std::string id;
  std::string feature;
  std::string value;  ///< `*`: each value that occurs
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
};

/// Everything a selection depends on. The same inputs give the same result, byte for byte, on every machine.
struct RunInputs {
  std::string program;
  std::string rules_digest;  ///< of the program.toml in force
  Date as_of;
  std::int64_t call = 0;
  std::int64_t seats = 0;
  std::int64_t reserves = 0;
  std::vector<std::string> tie_ladder;
  std::vector<std::string> features;
  std::vector<RunCandidate> candidates;  ///< in tie order
  std::vector<RunQuota> quotas;
};

/// One bound on one group after `*` was spread out.
struct RunGroup {
  std::size_t quota = 0;  ///< index in RunInputs::quotas
  std::string value;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  std::int64_t pool = 0;
};

/// A selection run: inputs, the engine at work on them, and its answers in terms of the inputs.
class SelectionRun {
 public:
  explicit SelectionRun(RunInputs inputs);

  const SelectionResult& solve(const Progress& progress = {}) { return selection_.run(progress); }
  [[nodiscard]] SelectionExplanation explain(std::size_t candidate, const Progress& progress = {}) {
    return selection_.explain(candidate, progress);
  }
  [[nodiscard]] std::vector<SelectionExplanation> explain_all(const Progress& progress = {}) {
    return selection_.explain_all(progress);
  }
  [[nodiscard]] std::vector<std::optional<std::int64_t>> frontier(const QuotaBound& at,
                                                                  const std::vector<std::int64_t>& values,
                                                                  const Progress& progress = {}) {
    return selection_.frontier(at, values, progress);
  }
  [[nodiscard]] const SelectionProblem& problem() const { return selection_.problem(); }
  /// Computed at the first call.
  const std::vector<QuotaPrice>& prices(const Progress& progress = {});

  [[nodiscard]] const RunInputs& inputs() const { return inputs_; }
  [[nodiscard]] const std::vector<RunGroup>& groups() const { return groups_; }
  /// Nothing when no candidate has the id.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& id) const;

  /// The run bundle: inputs, digest, result and its certificate as JSON with sorted keys, ending in a line
  /// feed. Solves if need be. Throws Cancelled while the certificate is made.
  [[nodiscard]] std::string bundle(const Progress& progress = {});
  /// Does the run, derived again, give this bundle byte for byte? Not asked of the certificate, which is a
  /// proof and no result: another one may do as well. Throws Error when the bundle is no JSON.
  [[nodiscard]] bool gives(const std::string& bundle, const Progress& progress = {});
  /// Does the bundle's certificate prove its result for these inputs? Does not solve. Nothing where the
  /// bundle carries none. Throws Error when it cannot be read.
  [[nodiscard]] std::optional<CertificateVerdict> check(const std::string& bundle,
                                                        const Progress& progress = {}) const;
  /// Reads the inputs out of a bundle. Throws Error naming what is wrong with it.
  [[nodiscard]] static RunInputs read_inputs(const std::string& bundle);

 private:
  RunInputs inputs_;
  std::vector<RunGroup> groups_;
  Selection selection_;
  std::optional<std::vector<QuotaPrice>> prices_;
};

}  // namespace echelon
