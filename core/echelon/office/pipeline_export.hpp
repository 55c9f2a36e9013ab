#pragma once

#include <string>

#include "echelon/exchange/graph_file.hpp"
#include "echelon/plugin/pipeline_view.hpp"

namespace echelon {

struct PipelineExport {
  /// Empty: ids and names as they are. Else a secret of the bureau: people and schools stand under pseudonyms
  /// made from it (HMAC-SHA256, RFC 2104, 16 hex digits), names are left out; the same secret gives the same
  /// pseudonyms.
  std::string research_key;
  bool courses = false;  ///< also who attended which course
};

/// People in service or with a history of tiers or mentorships, the tiers, schools and, asked for, courses;
/// mentorships, tiers held, postings, attendances, each with its days. Holds no number, telephone, birthday,
/// assessment or waiver.
[[nodiscard]] GraphTable pipeline_table(const PipelineView& view, const PipelineExport& wish);

/// The pseudonym of an id.
[[nodiscard]] std::string pseudonym(const std::string& key, const std::string& id);

}  // namespace echelon
