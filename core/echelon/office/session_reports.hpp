#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/office/office.hpp"
#include "echelon/office/session_papers.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// Whether the report's name is one of `session_report_names`.
[[nodiscard]] bool is_session_report(std::string_view report);
/// `session-notice:SCHOOL, sign-in:SESSION, …`, with a comma and a space at the end.
[[nodiscard]] std::string session_report_names();

/// The papers about an office's sessions by the report's name. Office and store must outlive it.
class SessionReports {
 public:
  SessionReports(const Office& office, const Store& store, Language language);

  /// The certificates of `certificates:SESSION`; nothing for another report. Throws Error for an unknown
  /// session and for one that is not closed.
  [[nodiscard]] std::optional<std::vector<CourseCertificate>> certificates(std::string_view report) const;
  /// One of the other reports, without its footer. Throws Error likewise, and for an unknown school.
  [[nodiscard]] Paper paper(std::string_view report) const;

 private:
  /// What closing the session gave to whom, by id. Throws Error for one that is not closed.
  [[nodiscard]] std::vector<Granted> granted_by(const Session& session) const;

  const Office& office_;
  const Store& store_;
  std::shared_ptr<const Snapshot> people_;
  SessionSources sources_;
};

}  // namespace echelon
