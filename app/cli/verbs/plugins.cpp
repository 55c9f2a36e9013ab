#include <array>

#include "cli/verbs.hpp"
#include "places.hpp"

namespace cli {

using echelon::PluginHost;
using echelon::PluginStatus;

namespace {

echelon::Words state_words(echelon::PluginState state) {
  switch (state) {
    case echelon::PluginState::loaded:
      return {"已加载", "loaded"};
    case echelon::PluginState::generic:
      return {"标准页面", "generic"};
    case echelon::PluginState::refused:
      return {"未使用", "refused"};
    case echelon::PluginState::faulted:
      return {"出错停用", "faulted"};
  }
  return {};
}

}  // namespace

int show_plugins(Session& session, const std::string& retry) {
  if (!retry.empty()) {
    const bool forgiven = PluginHost::forgive(places::plugin_marker(), retry);
    session.say_done(forgiven ? echelon::Words{"下次启动时会再次加载 " + retry,
                                               retry + " will be loaded again at the next start"}
                              : echelon::Words{retry + " 没有被跳过", retry + " was not skipped"},
                     std::nullopt);
    return forgiven ? done : answer_is_no;
  }
  PluginHost host({places::plugin_folders(), places::plugin_marker(), true, {}});
  host.load();
  Listing listing({{"id", {"编号", "id"}},
                   {"state", {"状态", "state"}},
                   {"name", {"名称", "name"}},
                   {"says", {"说明", "says"}},
                   {"folder", {"文件夹", "folder"}}});
  for (const PluginStatus& status : host.statuses()) {
    listing.row({status.id, session.fixed_words(state_words(status.state)), status.name,
                 status.says.in(session.language()), status.folder.string()});
  }
  session.show(listing);
  return done;
}

}  // namespace cli
