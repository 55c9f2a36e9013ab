// The form is SQLite's, described in its source at "CHANGESET FORMAT" (ext/session/sqlite3session.c): tables,
// each with its columns' number, key flags and name, and under it the changes of its rows.

#include "echelon/store/changeset_form.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "echelon/store/schema.hpp"

namespace echelon::store {
namespace {

constexpr std::size_t most_columns = 100;

class Form {
 public:
  explicit Form(std::string_view bytes) : rest_(bytes) {}

  bool holds() {
    while (sound_ && !rest_.empty()) {
      if (rest_.front() == 'T') {
        table();
      } else {
        change();
      }
    }
    return sound_;
  }

 private:
  std::string_view take(std::size_t length) {
    sound_ = sound_ && length <= rest_.size();
    if (!sound_) return {};
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }
  unsigned byte() {
    const std::string_view one = take(1);
    return one.empty() ? 0 : static_cast<unsigned char>(one.front());
  }
  /// A number in groups of seven bits, the highest first; of at most 31 bits.
  std::size_t number() {
    std::size_t value = 0;
    for (int groups = 0; groups < 5 && sound_; ++groups) {
      const unsigned part = byte();
      value = value << 7 | (part & 0x7fU);
      if (part < 0x80U) {
        sound_ = sound_ && value <= 0x7fff'ffffU;
        return value;
      }
    }
    sound_ = false;
    return 0;
  }

  void table() {
    static_cast<void>(take(1));
    columns_ = number();
    sound_ = sound_ && columns_ > 0 && columns_ <= most_columns;
    static_cast<void>(take(columns_));
    const std::size_t end = rest_.find('\0');
    sound_ = sound_ && end != std::string_view::npos;
    if (!sound_) return;
    sound_ = std::ranges::count(office_tables(), take(end)) == 1;
    static_cast<void>(take(1));
  }

  void change() {
    const unsigned operation = byte();
    static_cast<void>(take(1));  // whether a trigger made it
    const bool update = operation == SQLITE_UPDATE;
    sound_ = sound_ && columns_ > 0 && (update || operation == SQLITE_INSERT || operation == SQLITE_DELETE);
    for (std::size_t i = 0; sound_ && i < columns_ * (update ? 2 : 1); ++i) value(update);
  }

  void value(bool may_be_missing) {
    switch (byte()) {
      case 0:
        sound_ = sound_ && may_be_missing;
        break;
      case SQLITE_INTEGER:
      case SQLITE_FLOAT:
        static_cast<void>(take(8));
        break;
      case SQLITE_TEXT:
      case SQLITE_BLOB:
        static_cast<void>(take(number()));
        break;
      case SQLITE_NULL:
        break;
      default:
        sound_ = false;
    }
  }

  std::string_view rest_;
  std::size_t columns_ = 0;
  bool sound_ = true;
};

}  // namespace

bool is_changeset(std::string_view bytes) { return Form(bytes).holds(); }

}  // namespace echelon::store
