#include "echelon/store/schema.hpp"

#include <sqlite3.h>

#include <array>

#include "echelon/base/error.hpp"
#include "echelon/store/backup.hpp"
#include "echelon/store/connection.hpp"
#include "echelon/store/failure.hpp"
#include "echelon/store/store.hpp"

namespace echelon::store {
namespace {

Place at(const Store& store) {
  return {.file = StoreAccess::file(store), .sheet = {}, .row = 0, .column = {}};
}

int pragma(const Store& store, std::string_view name) {
  Statement ask = store.statement("PRAGMA " + std::string(name));
  return ask.step() ? ask.whole(0) : 0;
}

}  // namespace

int newest_version() { return static_cast<int>(migrations().size()); }

int checked_version(const Store& store) {
  // The first read also rolls back what a killed process left half written, and finds out what is no
  // database.
  Statement count = store.statement("SELECT count(*) FROM sqlite_schema");
  count.step();
  if (pragma(store, "application_id") != application_id) {
    throw Error(Fault::request, {"此文件不是办公文件", "this file is not an office file"},
                {"请选择由本系统建立的办公文件", "choose a file that Echelon made"}, at(store));
  }
  const int version = pragma(store, "user_version");
  if (version > newest_version()) {
    throw Error(
        Fault::request,
        {"此办公文件由更新版本的程序建立（格式 " + std::to_string(version) + "，本程序支持到 " +
             std::to_string(newest_version()) + "）",
         "this office file was written by a newer version of Echelon (format " + std::to_string(version) +
             "; this program knows up to " + std::to_string(newest_version()) + ")"},
        {"请升级程序后再打开", "install the newer version and open it there"}, at(store));
  }
  if (version < 1) fail(SQLITE_CORRUPT, {}, StoreAccess::file(store));
  return version;
}

void migrate(Store& store, int version) {
  const int old = pragma(store, "user_version");
  if (old >= version) return;
  if (old > 0 && !store.path().empty()) {
    store.require_space();
    std::filesystem::path copy = store.path();
    copy += ".v" + std::to_string(old) + ".bak";
    back_up(store, copy);
  }
  Transaction transaction(store);
  // Another process may have migrated while this one waited for the lock.
  for (int next = pragma(store, "user_version"); next < version; ++next) {
    store.run(std::string(migrations()[static_cast<std::size_t>(next)]));
  }
  store.run("PRAGMA application_id = " + std::to_string(application_id));
  store.run("PRAGMA user_version = " + std::to_string(version));
  transaction.commit();
}

std::span<const std::string_view> office_tables() {
  static constexpr std::array<std::string_view, 39> tables{"school",
                                                           "person",
                                                           "posting",
                                                           "title_held",
                                                           "post_grade_held",
                                                           "tier_held",
                                                           "training",
                                                           "mentorship",
                                                           "award",
                                                           "assessment",
                                                           "call",
                                                           "nomination",
                                                           "reviewer",
                                                           "review",
                                                           "run",
                                                           "decision",
                                                           "objection",
                                                           "adjustment",
                                                           "setting",
                                                           "waiver",
                                                           "hour_rule",
                                                           "course",
                                                           "course_before",
                                                           "session",
                                                           "meeting",
                                                           "enrolment",
                                                           "attendance",
                                                           "feedback",
                                                           "training_text",
                                                           "training_history",
                                                           "training_import",
                                                           "tier_review",
                                                           "mentor_wish",
                                                           "mentor_pair",
                                                           "mentor_milestone",
                                                           "office_role",
                                                           "office_key",
                                                           "office_copy",
                                                           "office_arrival"};
  return tables;
}

std::vector<std::string> definitions(const Store& store) {
  std::vector<std::string> texts;
  Statement ask = store.statement(
      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
  while (ask.step()) texts.push_back(ask.string(0));
  return texts;
}

}  // namespace echelon::store
