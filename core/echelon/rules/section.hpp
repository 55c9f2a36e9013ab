#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"
#include "echelon/rules/program.hpp"

namespace echelon {

/// One table of a TOML file: is asked for its keys by name, remembers which, and refuses the rest. Every
/// function throws Error naming file, line, key and remedy when the key is missing or of another type.
class Section {
 public:
  /// The file's top table. Throws Error naming the line when the text is not TOML.
  [[nodiscard]] static Section parse(std::string_view toml, const std::string& file, std::string name);

  [[nodiscard]] std::string text(const char* key, bool required = true);
  /// A text that is there and not empty.
  [[nodiscard]] std::string source(const char* key = "source");
  /// 0 … 1,000,000.
  [[nodiscard]] int whole(const char* key, bool required = true, int otherwise = 0);
  [[nodiscard]] std::optional<int> optional_whole(const char* key);
  [[nodiscard]] int whole_between(const char* key, int least, int most);
  [[nodiscard]] std::vector<int> wholes(const char* key);  ///< not empty
  [[nodiscard]] bool flag(const char* key, bool otherwise);
  [[nodiscard]] bool flag(const char* key);
  [[nodiscard]] Decimal number(const char* key, bool required = true);
  [[nodiscard]] std::optional<Decimal> optional_number(const char* key);
  [[nodiscard]] Decimal number_at_most(const char* key, int most);  ///< from 0
  [[nodiscard]] Date date(const char* key);                         ///< unknown when it is not there
  [[nodiscard]] Words words(const char* zh = "zh", const char* en = "en");
  [[nodiscard]] std::vector<std::string> texts(const char* key);  ///< empty when it is not there
  /// Texts, none of them empty.
  [[nodiscard]] std::vector<std::string> some_texts(const char* key);
  [[nodiscard]] std::vector<std::vector<std::string>> groups(const char* key);  ///< lists of such texts
  /// `id`: lower-case letters, digits, underscores.
  [[nodiscard]] std::string id();
  /// All keys not asked for yet, as a kind's parameters.
  [[nodiscard]] Parameters parameters();

  [[nodiscard]] bool has(const char* key) const;
  /// The section `[key]`, which must be there.
  [[nodiscard]] Section part(const char* key);
  /// The same; nothing when it is not there.
  [[nodiscard]] std::optional<Section> optional_part(const char* key);
  /// The sections of a list `[[key]]`; an absent list is empty.
  [[nodiscard]] std::vector<Section> parts(const char* key);

  /// Refuses a key that no one asked for.
  void finish() const;
  [[nodiscard]] Place place(const char* key = nullptr) const;
  [[noreturn]] void refuse(const char* key, const Words& why) const;

 private:
  struct Table;
  Section(std::shared_ptr<const Table> table, std::string file, std::string name)
      : table_(std::move(table)), file_(std::move(file)), name_(std::move(name)) {}

  std::shared_ptr<const Table> table_;
  std::string file_;
  std::string name_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace echelon
