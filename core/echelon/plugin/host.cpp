#include "echelon/plugin/host.hpp"

#include <algorithm>

#include "echelon/base/progress.hpp"
#include "echelon/plugin/host_loading.hpp"
#include "echelon/plugin/host_marker.hpp"
#include "echelon/plugin/host_staging.hpp"

namespace echelon {

struct PluginHost::State {
  explicit State(Options given) : options(std::move(given)), marker(options.marker) {}

  Options options;
  Marker marker;
  Taken taken;
  std::vector<PluginStatus> statuses;
  std::vector<Program> programs;
  std::vector<std::string> running;  ///< the calls into plugins that have not come back, outermost first

  [[nodiscard]] PluginStatus* status(const std::string& program) {
    const auto found = std::ranges::find_if(statuses, [id = carrier_of(program)](const PluginStatus& each) {
      return each.id == id && each.state != PluginState::refused;
    });
    return found == statuses.end() ? nullptr : &*found;
  }
  void mark() {
    const auto inner =
        running.empty() ? taken.programs.end() : taken.programs.find(carrier_of(running.back()));
    if (inner == taken.programs.end() || inner->second.hash.empty()) {
      marker.calling({}, {});
    } else {
      marker.calling(inner->first, inner->second.hash);
    }
  }
};

PluginHost::PluginHost(Options options) : state_(std::make_unique<State>(std::move(options))) {}
PluginHost::~PluginHost() = default;

void PluginHost::load() {
  if (!state_->statuses.empty()) return;
  for (const auto& folder : program_folders(state_->options.folders)) {
    state_->statuses.push_back(load_program(folder, state_->options, state_->marker, state_->taken));
  }
  std::vector<Program> carried;
  carried.reserve(state_->taken.programs.size());
  for (const auto& [id, loaded] : state_->taken.programs) carried.push_back(loaded.program);
  std::ranges::stable_sort(carried, {}, &Program::order);
  for (Program& program : carried) {
    std::vector<Program> rounds = std::move(program.rounds);
    program.rounds.clear();
    state_->programs.push_back(std::move(program));
    std::ranges::move(rounds, std::back_inserter(state_->programs));
  }
}

const std::vector<PluginStatus>& PluginHost::statuses() const { return state_->statuses; }

const std::vector<Program>& PluginHost::programs() const { return state_->programs; }

const Kinds& PluginHost::kinds() const { return state_->taken.kinds; }

const std::vector<Panel>& PluginHost::panels(const std::string& program) const {
  static const std::vector<Panel> none;
  static const std::vector<Panel> of_rounds = panels::all();
  const auto found = state_->taken.programs.find(carrier_of(program));
  if (found == state_->taken.programs.end()) return none;
  return found->first == program ? found->second.panels : of_rounds;
}

const std::function<std::string(const Snapshot&, PersonIndex)>* PluginHost::feature(
    const std::string& name) const {
  const auto found = state_->taken.features.find(name);
  return found == state_->taken.features.end() ? nullptr : &found->second;
}

bool PluginHost::fenced(const std::string& program, const std::function<void()>& call) {
  PluginStatus* status = state_->status(program);
  if (status == nullptr || status->state == PluginState::faulted) return false;
  state_->running.push_back(program);
  state_->mark();
  const auto leave = [this] {
    state_->running.pop_back();
    state_->mark();
  };
  try {
    call();
    leave();
    return true;
  } catch (const Cancelled&) {
    leave();
    throw;
  } catch (...) {
    const Words thrown = current_exception_words();
    status->state = PluginState::faulted;
    status->says = {
        "运行中出错（" + thrown.zh + "），已停用，其余功能不受影响；请联系插件作者，重新启动后可再试",
        "it failed while running (" + thrown.en +
            ") and was put out of use; everything else goes on; ask its author, or start again to retry"};
    leave();
    return false;
  }
}

bool PluginHost::forgive(const std::filesystem::path& marker, const std::string& id) {
  return Marker::forgive(marker, id);
}

}  // namespace echelon
