#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "echelon/base/progress.hpp"
#include "echelon/model/records.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// How a batch stands to an office: rows whose key is new, rows that replace a different one, rows that are
/// there already. Equal rows within the batch count once, but for training and awards, where each is one of
/// its own.
struct BatchEffect {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t same = 0;
  BatchEffect& operator+=(const BatchEffect& other) {
    added += other.added;
    changed += other.changed;
    same += other.same;
    return *this;
  }
  friend bool operator==(const BatchEffect&, const BatchEffect&) = default;
};

/// What `bring_in` hands on: the new rows in pieces of bounded size, in order, each once it is inserted.
using TakePiece = std::function<void(std::string piece)>;

/// Inserts the batch's new rows and replaces those whose key the office holds; the order of the batch's rows
/// makes no difference. Two different rows of one key are an Error, except for training and awards, where
/// several records of a name on a day are told apart by a number. Inside a Transaction, which must be given
/// up on an Error: unknown person or school, contradictory rows, a value outside its bounds.
/// `changeset` receives the replaced rows.
BatchEffect bring_in(Store& store, const Batch& batch, const TakePiece& take, std::string& changeset,
                     const Progress& progress = {});

/// What `bring_in` would do; changes nothing.
[[nodiscard]] BatchEffect effect_of(const Store& store, const Batch& batch);

}  // namespace echelon
