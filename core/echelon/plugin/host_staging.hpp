#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "echelon/plugin/plugin.hpp"

namespace echelon {

/// The groups that core knows and quotas may name.
inline constexpr std::array core_features{"subject", "stage",  "school", "town",
                                          "area",    "gender", "title",  "degree"};

using Feature = std::function<std::string(const Snapshot&, PersonIndex)>;

/// Takes what one plugin contributes and changes nothing outside until everything was found good. Kinds and
/// features are wrapped: what they throw arrives as an Error that names the plugin.
class Staging : public Registrar {
 public:
  explicit Staging(std::string plugin) : plugin_(std::move(plugin)) {}

  void requirement_kind(std::string name, Kinds::MakeRequirement make) override;
  void criterion_kind(std::string name, Kinds::MakeCriterion make) override;
  void feature(std::string name, Feature of) override;
  void panel(Panel panel) override;

  /// What is wrong with the contributions as a whole: a name that is taken or empty, texts or lists without
  /// end, nothing to call.
  [[nodiscard]] std::optional<Words> objection(
      const Kinds& kinds, const std::map<std::string, Feature, std::less<>>& features) const;
  /// Adds the kinds to `kinds`.
  void add_kinds(Kinds& kinds) const;
  [[nodiscard]] const std::vector<std::pair<std::string, Feature>>& features() const { return features_; }
  [[nodiscard]] std::vector<Panel>& panels() { return panels_; }

 private:
  void count();
  std::string plugin_;
  std::size_t contributions_ = 0;
  std::vector<std::pair<std::string, Kinds::MakeRequirement>> requirements_;
  std::vector<std::pair<std::string, Kinds::MakeCriterion>> criteria_;
  std::vector<std::pair<std::string, Feature>> features_;
  std::vector<Panel> panels_;
};

/// What is being thrown right now, in one short line; for use in a catch clause.
[[nodiscard]] Words current_exception_words();

}  // namespace echelon
