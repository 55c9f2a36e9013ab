#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "echelon/model/session.hpp"

namespace echelon {

/// Meetings as people write them in a cell.
struct WrittenMeetings {
  std::vector<Meeting> meetings;  ///< by time
  std::string unclear;            ///< the first part that cannot be taken; empty: all were
  bool overlaps = false;          ///< it reads, but shares a minute with another
};

/// Reads parts joined by `;`, `、`, `,` or line ends. A part is a day in any style that imports take
/// (`2025-10-11`, `2025/10/11`, `2025年10月11日`, an Excel serial), alone or with a time (`… 9:00-12:00`,
/// `…T09:00/12:00`, `…T09:00/2025-10-11T12:00`), or two days with `至`, `到`, `~` or `—` between them: every
/// day from one to the other, at most 31.
[[nodiscard]] WrittenMeetings read_written_meetings(std::string_view text);

}  // namespace echelon
