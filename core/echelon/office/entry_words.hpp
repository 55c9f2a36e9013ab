#pragma once

#include <functional>
#include <string>

#include "echelon/base/words.hpp"
#include "echelon/model/request.hpp"

namespace echelon {

/// A command of the ledger as a sentence: what was done, to whom. `name_of` turns a person's id into a name
/// (or gives the id back); objections, statements and scores are not repeated. A command unknown here is
/// named by its name.
[[nodiscard]] Words entry_sentence(const CommandRequest& request,
                                   const std::function<std::string(const std::string& person)>& name_of);

}  // namespace echelon
