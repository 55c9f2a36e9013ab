#include "cli/verbs.hpp"

namespace cli {

int pipeline(Session& session, const PipelineOptions& options) {
  return pipeline_of_office(session, options);
}

}  // namespace cli
