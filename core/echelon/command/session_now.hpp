#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "echelon/command/arguments.hpp"
#include "echelon/command/writer.hpp"
#include "echelon/model/session.hpp"

namespace echelon::command {

// What the commands about courses and sessions share; for the sources of this folder only.

/// A session as handlers need it.
struct SessionNow {
  std::string id;
  std::string course;
  SessionState state = SessionState::cancelled;
  int capacity = 0;
  int minimum = 0;
};

/// Throw Error when there is none.
[[nodiscard]] SessionNow session_of(const Writer& writer, const std::string& id);
[[nodiscard]] SessionNow session_of(const Writer& writer, const Arguments& arguments);
void require_course(const Writer& writer, const std::string& id);
void require_person(const Writer& writer, const std::string& id);
/// Throws Error unless the session is in one of the states; `action` says what cannot be done.
void require_state(const SessionNow& session, std::initializer_list<SessionState> states,
                   const Words& action);

/// By time.
[[nodiscard]] std::vector<Meeting> meetings_of(const Writer& writer, const std::string& session);
[[nodiscard]] int enrolled_in(const Writer& writer, const std::string& session);
/// Another session, not cancelled, in which the person is enrolled and that shares a minute with this one;
/// empty when there is none.
[[nodiscard]] std::string overlapping(const Writer& writer, const std::string& session,
                                      const std::string& person);
/// Whether the person has left before the session begins.
[[nodiscard]] bool has_left(const Writer& writer, const std::string& session, const std::string& person);
/// Throws Error for someone who has left before the session begins.
void require_serving(const Writer& writer, const std::string& session, const std::string& person);
/// Lets those waiting move up while there is room: by their place, then day, then person; whoever is enrolled
/// elsewhere at the same time, pinned out or gone is passed over and goes on waiting.
void move_up(Writer& writer, const SessionNow& session);

/// The value of a closed list that the argument names. Throws Error.
template <class E>
[[nodiscard]] E choice(const Arguments& arguments, std::string_view name, E otherwise) {
  if (!arguments.given(name)) return otherwise;
  const auto value = read<E>(arguments.text(name));
  if (!value) arguments.refuse(name, {"不在清单内", "is not on the list"});
  return *value;
}

}  // namespace echelon::command
