#include "cli/verbs.hpp"

namespace cli {

int pipeline(Session& session, const PipelineOptions& options) {
  return options.edges.empty() ? pipeline_of_office(session, options) : pipeline_of_edges(session, options);
}

}  // namespace cli
