#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "echelon/base/words.hpp"
#include "echelon/command/arguments.hpp"
#include "echelon/model/round.hpp"
#include "echelon/store/store.hpp"

namespace echelon::command {

/// What a handler writes with: the office inside the command's transaction, under its recording.
class Writer {
 public:
  explicit Writer(Store& store) : store_(store) {}

  /// Runs one statement; returns how many rows it changed.
  template <class... Values>
  int run(std::string_view sql, const Values&... values) {
    return store_.statement(sql).with(values...).run();
  }
  template <class... Values>
  [[nodiscard]] Statement ask(std::string_view sql, const Values&... values) const {
    Statement statement = store_.statement(sql);
    statement.with(values...);
    return statement;
  }
  template <class... Values>
  [[nodiscard]] bool holds(std::string_view sql, const Values&... values) const {
    return ask(sql, values...).step();
  }

  /// A number for a new call, run, objection or certificate that this office never gave before, not even to
  /// one since taken back. It becomes the entry's `made`.
  std::int64_t new_number(std::string_view command);
  /// The first of `count` such numbers; the last becomes the entry's `made`.
  std::int64_t new_numbers(std::string_view command, std::int64_t count);
  [[nodiscard]] std::int64_t made() const { return made_; }

 private:
  Store& store_;
  std::int64_t made_ = 0;
};

/// A call as handlers need it.
struct CallNow {
  std::int64_t number = 0;
  std::string program;
  CallState state = CallState::withdrawn;
  Date publicity_to;
};

/// The call named by the argument `call`. Throws Error when there is none.
[[nodiscard]] CallNow call_of(const Writer& writer, const Arguments& arguments);
[[nodiscard]] CallNow call_of(const Writer& writer, std::int64_t number);
/// Throws Error unless the call is in one of the states; `action` says what cannot be done (更改推荐, change
/// nominations).
void require_state(const CallNow& call, std::initializer_list<CallState> states, const Words& action);
void set_state(Writer& writer, const CallNow& call, CallState state);

/// Throw Error unless the office has the person or school that the argument names.
[[nodiscard]] std::string person_of(const Writer& writer, const Arguments& arguments,
                                    std::string_view name = "person");
[[nodiscard]] std::string school_of(const Writer& writer, const Arguments& arguments);

}  // namespace echelon::command
