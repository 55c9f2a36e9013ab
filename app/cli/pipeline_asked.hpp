#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/verbs.hpp"
#include "echelon/plugin/pipeline_view.hpp"

namespace cli {

/// What is asked of the office's pipeline, with everything it refers to. Throws Error for an office without
/// ladders, and for a ladder, school, stage or person that is not there.
class PipelineAsked {
 public:
  PipelineAsked(const echelon::Office& office, const PipelineOptions& options);

  [[nodiscard]] const echelon::PipelineView& view() const { return *view_; }
  /// The one that was asked for, else all.
  [[nodiscard]] const std::vector<const echelon::Ladder*>& ladders() const { return ladders_; }
  [[nodiscard]] echelon::PipelineWish wish(const echelon::Ladder& ladder) const;
  [[nodiscard]] bool wants(echelon::PersonIndex person) const;
  [[nodiscard]] echelon::PersonIndex find(const std::string& person) const;

 private:
  std::shared_ptr<const echelon::PipelineView> view_;
  std::vector<const echelon::Ladder*> ladders_;
  echelon::PipelineWish wish_;
};

}  // namespace cli
