#pragma once

#include <functional>
#include <memory>
#include <string>

#include "echelon/base/words.hpp"
#include "echelon/model/request.hpp"
#include "echelon/model/snapshot.hpp"

namespace echelon {

/// What people and schools are called by their ids; the id itself where it is not known.
struct EntryNames {
  std::function<std::string(const std::string& person)> person;
  std::function<std::string(const std::string& school)> school;
};

/// People by name and id, schools by name, as the snapshot has them.
[[nodiscard]] EntryNames names_in(std::shared_ptr<const Snapshot> snapshot);

/// A command of the ledger as a sentence: what was done, to whom. Objections, statements and scores are not
/// repeated. A command unknown here is named by its name.
[[nodiscard]] Words entry_sentence(const CommandRequest& request, const EntryNames& names);

}  // namespace echelon
