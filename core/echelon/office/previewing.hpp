#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>

#include "echelon/exchange/records_in.hpp"
#include "echelon/office/office.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

// What the imports share; for the sources of this folder only.

/// Gathers a preview from a reader's report and what the office has to say.
class Previewing {
 public:
  Previewing(ImportPreview& preview, const ImportReport& report) : preview_(preview), report_(report) {
    preview.file = report.file;
    preview.sheet = report.sheet;
    preview.columns = report.columns;
    preview.unknown_columns = report.unknown_columns;
    preview.rows = report.preview;
    preview.read = report.read;
    preview.good = report.good;
    preview.notes = report.notes;
    for (const ImportProblem& problem : report.problems)
      preview.refusals.push_back({problem.place, problem.id, problem.reason, problem.remedy});
  }
  ~Previewing() {
    std::ranges::stable_sort(preview_.refusals, {}, [](const auto& each) { return each.place.row; });
  }
  Previewing(const Previewing&) = delete;
  Previewing& operator=(const Previewing&) = delete;

  void refuse(long row, const std::string& id, std::string_view column, Words reason, Words remedy) {
    const auto place = report_.places.find(column);
    preview_.refusals.push_back({{report_.file, report_.sheet, row,
                                  place == report_.places.end() ? std::string(column) : place->second},
                                 id,
                                 std::move(reason),
                                 std::move(remedy)});
    if (refused_.insert(row).second) --preview_.good;
  }
  void refuse_unknown(long row, const std::string& id, std::string_view column) {
    refuse(row, id, column, {"没有工号为 " + id + " 的人员", "there is no person " + id},
           {"先导入花名册，或更正工号", "import the roster first, or correct the id"});
  }
  [[nodiscard]] bool refused(long row) const { return refused_.contains(row); }

 private:
  ImportPreview& preview_;
  const ImportReport& report_;
  std::set<long> refused_;
};

/// The people of the office, for rows that name them.
class KnownPeople {
 public:
  explicit KnownPeople(const Store& store) {
    Statement ask = store.statement("SELECT id FROM person");
    while (ask.step()) ids_.insert(ask.string(0));
  }
  /// Whether the row's person is known; refuses the row otherwise.
  bool require(Previewing& preview, long row, const std::string& id, std::string_view column) const {
    if (ids_.contains(id)) return true;
    preview.refuse_unknown(row, id, column);
    return false;
  }

 private:
  std::unordered_set<std::string> ids_;
};

/// Where the rows come from.
struct Source {
  const std::filesystem::path& file;
  const ImportOptions& options;
  const Progress& progress;
};

}  // namespace echelon
