#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

int pipeline(Session& session, const PipelineOptions& options) {
  if (!options.edges.empty()) return pipeline_of_edges(session, options);
  throw echelon::Error(echelon::Fault::request,
                       {"办公文件的人才管道尚未提供", "the office's pipeline is not there yet"},
                       {"边文件可用：pipeline metrics --edges EDGES.csv --out G.csv",
                        "for a file of edges: `pipeline metrics --edges EDGES.csv --out G.csv`"});
}

}  // namespace cli
