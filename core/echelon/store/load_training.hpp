#pragma once

#include "echelon/model/snapshot.hpp"
#include "echelon/store/store.hpp"

namespace echelon::store {

/// Fills the snapshot's training from rows and from packed histories, in the order of people, days, courses
/// and numbers; its people must be there.
void load_training(const Store& store, Snapshot& snapshot);

}  // namespace echelon::store
