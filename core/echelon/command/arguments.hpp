#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/words.hpp"
#include "echelon/model/request.hpp"

namespace echelon::command {

/// A request's arguments as a handler asks for them. Every function throws Error naming the command and the
/// argument when it is missing or does not read as asked.
class Arguments {
 public:
  explicit Arguments(const CommandRequest& request) : request_(request) {}
  [[nodiscard]] std::string text(std::string_view name) const;  ///< not empty
  [[nodiscard]] std::string optional_text(std::string_view name) const;
  [[nodiscard]] std::int64_t number(std::string_view name) const;  ///< whole, 0 to a billion
  [[nodiscard]] std::int64_t number(std::string_view name, std::int64_t otherwise) const;
  [[nodiscard]] Decimal decimal(std::string_view name) const;
  [[nodiscard]] Date date(std::string_view name) const;  ///< ISO
  [[nodiscard]] Date date(std::string_view name, Date otherwise) const;
  /// Every value given under the name, in the order given.
  [[nodiscard]] std::vector<std::string> each(std::string_view name) const;
  [[nodiscard]] bool given(std::string_view name) const;
  /// Ends the command: the argument makes no sense, because of `why`.
  [[noreturn]] void refuse(std::string_view name, const Words& why) const;

 private:
  const CommandRequest& request_;
};

}  // namespace echelon::command
