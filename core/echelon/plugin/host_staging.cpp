#include "echelon/plugin/host_staging.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>

#include "echelon/base/progress.hpp"
#include "echelon/plugin/host_line.hpp"

namespace echelon {
namespace {

constexpr std::size_t most_contributions = 1000;
constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_title = 120;

/// Runs a piece of a plugin's code; what it throws becomes an Error that names the plugin and the piece.
template <class Call>
auto guarded(const std::string& plugin, const std::string& piece, const Call& call) {
  try {
    return call();
  } catch (const Cancelled&) {
    throw;
  } catch (...) {
    const Words thrown = current_exception_words();
    throw Error(
        Fault::request,
        {"插件 " + plugin + " 的“" + piece + "”出错：" + thrown.zh,
         "`" + piece + "` of the plugin " + plugin + " failed: " + thrown.en},
        {"请联系插件作者，或更换插件后重新启动", "ask its author, or replace the plugin and start again"});
  }
}

class GuardedRequirement : public Requirement {
 public:
  GuardedRequirement(std::string plugin, std::string kind, std::unique_ptr<Requirement> inner)
      : plugin_(std::move(plugin)), kind_(std::move(kind)), inner_(std::move(inner)) {}
  void judge(const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) const override {
    guarded(plugin_, kind_, [&] { inner_->judge(snapshot, person, writer); });
  }

 private:
  std::string plugin_;
  std::string kind_;
  std::unique_ptr<Requirement> inner_;
};

class GuardedCriterion : public Criterion {
 public:
  GuardedCriterion(std::string plugin, std::string kind, std::unique_ptr<Criterion> inner)
      : plugin_(std::move(plugin)), kind_(std::move(kind)), inner_(std::move(inner)) {}
  [[nodiscard]] Points score(const Snapshot& snapshot, PersonIndex person) const override {
    return guarded(plugin_, kind_, [&] { return inner_->score(snapshot, person); });
  }

 private:
  std::string plugin_;
  std::string kind_;
  std::unique_ptr<Criterion> inner_;
};

/// `make` behind the fence; what it makes stands behind it too.
template <class Guard, class Make>
Make guarded_make(const std::string& plugin, const std::string& kind, Make make) {
  if (!make) return make;
  return [plugin, kind, make = std::move(make)](const Rule& rule, const Snapshot& snapshot) {
    auto inner = guarded(plugin, kind, [&] {
      auto made = make(rule, snapshot);
      if (!made) throw std::runtime_error("made nothing");
      return made;
    });
    return std::make_unique<Guard>(plugin, kind, std::move(inner));
  };
}

Words taken(const std::string& name) {
  return {
      "它登记的名称“" + name + "”已被占用，其全部内容均未采用；请改用别的名称",
      "the name `" + name + "` that it registers is taken, and nothing of it was used; choose another name"};
}

}  // namespace

Words current_exception_words() {
  try {
    throw;
  } catch (const Error& error) {
    return {one_line(error.sentence(Language::chinese)), one_line(error.sentence(Language::english))};
  } catch (const std::exception& error) {
    const std::string line = one_line(error.what());
    return {line, line};
  } catch (...) {
    return {"未说明原因的异常", "an exception that does not say why"};
  }
}

void Staging::count() {
  if (++contributions_ > most_contributions) {
    throw Error(Fault::request, {"登记的内容超过一千项", "it contributes more than a thousand things"},
                {"请联系插件作者", "ask its author"});
  }
}

void Staging::requirement_kind(std::string name, Kinds::MakeRequirement make) {
  count();
  auto guard = guarded_make<GuardedRequirement>(plugin_, name, std::move(make));
  requirements_.emplace_back(std::move(name), std::move(guard));
}

void Staging::criterion_kind(std::string name, Kinds::MakeCriterion make) {
  count();
  auto guard = guarded_make<GuardedCriterion>(plugin_, name, std::move(make));
  criteria_.emplace_back(std::move(name), std::move(guard));
}

void Staging::feature(std::string name, Feature of) {
  count();
  Feature guard;
  if (of) {
    guard = [plugin = plugin_, name, of = std::move(of)](const Snapshot& snapshot, PersonIndex person) {
      return guarded(plugin, name, [&] { return of(snapshot, person); });
    };
  }
  features_.emplace_back(std::move(name), std::move(guard));
}

void Staging::panel(Panel panel) {
  count();
  panels_.push_back(std::move(panel));
}

std::optional<Words> Staging::objection(const Kinds& kinds,
                                        const std::map<std::string, Feature, std::less<>>& features) const {
  std::set<std::string> requirement_names;
  std::set<std::string> criterion_names;
  std::set<std::string> feature_names;
  std::set<std::string> panel_ids;
  for (const auto& name : kinds.requirement_names()) requirement_names.insert(name);
  for (const auto& name : kinds.criterion_names()) criterion_names.insert(name);
  for (const auto& [name, of] : features) feature_names.insert(name);
  feature_names.insert(core_features.begin(), core_features.end());

  const auto check = [](std::set<std::string>& names, const std::string& name, bool callable) {
    std::optional<Words> wrong;
    if (name.empty() || name.size() > longest_name) {
      wrong =
          Words{"它登记了空的或过长的名称，其全部内容均未采用；请联系插件作者",
                "it registers a name that is empty or too long, and nothing of it was used; ask its author"};
    } else if (!callable) {
      wrong = Words{
          "它登记的“" + one_line(name) + "”没有内容，其全部内容均未采用；请联系插件作者",
          "`" + one_line(name) + "` that it registers is empty, and nothing of it was used; ask its author"};
    } else if (!names.insert(name).second) {
      wrong = taken(one_line(name));
    }
    return wrong;
  };
  for (const auto& [name, make] : requirements_) {
    if (auto wrong = check(requirement_names, name, make != nullptr)) return wrong;
  }
  for (const auto& [name, make] : criteria_) {
    if (auto wrong = check(criterion_names, name, make != nullptr)) return wrong;
  }
  for (const auto& [name, of] : features_) {
    if (auto wrong = check(feature_names, name, of != nullptr)) return wrong;
  }
  for (const Panel& each : panels_) {
    if (auto wrong = check(panel_ids, each.id, each.draw != nullptr)) return wrong;
    if (std::max(each.title.zh.size(), each.title.en.size()) > longest_title || each.title.zh.empty() ||
        each.title.en.empty()) {
      return Words{"页面“" + each.id + "”的标题为空或过长，其全部内容均未采用；请联系插件作者",
                   "the title of its panel `" + each.id +
                       "` is empty or too long, and nothing of it was used; ask its "
                       "author"};
    }
  }
  return std::nullopt;
}

void Staging::add_kinds(Kinds& kinds) const {
  for (const auto& [name, make] : requirements_) kinds.add_requirement(name, make);
  for (const auto& [name, make] : criteria_) kinds.add_criterion(name, make);
}

}  // namespace echelon
