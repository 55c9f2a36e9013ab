#pragma once

#include <string>
#include <vector>

#include "cli/json_out.hpp"
#include "echelon/base/words.hpp"

namespace cli {

enum class Format { table, json, csv };

/// Rows under named columns: a table with aligned columns for people, CSV or a JSON list of objects for
/// programs.
class Listing {
 public:
  struct Column {
    std::string id;  ///< the key in JSON and CSV
    echelon::Words title;
    bool number = false;  ///< its cells are numbers in JSON and stand at the right in a table
  };

  explicit Listing(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// As many cells as there are columns. An empty cell of a number column is null in JSON.
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  [[nodiscard]] std::string table(echelon::Language language) const;
  [[nodiscard]] std::string csv() const;
  void json(JsonOut& out) const;
  [[nodiscard]] std::string in(Format format, echelon::Language language) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace cli
