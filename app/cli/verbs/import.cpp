#include <unistd.h>

#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::ImportPreview;
using echelon::Office;

namespace {

/// The office to import into: the one named, or, where there is none yet, a new one that is gone again unless
/// something was imported.
class Target {
 public:
  Target(Session& session, bool dry_run) : session_(session) {
    std::error_code failed;
    if (std::filesystem::exists(session.office_path(), failed) || session.options().office.empty()) return;
    path_ = session.office_path();
    if (dry_run) path_ += ".dry-run" + std::to_string(getpid());
    fresh_ = Office::create(path_, session.office_options());
  }
  ~Target() {
    if (path_.empty() || kept_) return;
    fresh_.reset();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  Office& office() { return fresh_ ? *fresh_ : session_.office(); }
  void keep() { kept_ = true; }
  [[nodiscard]] bool is_new() const { return fresh_ != nullptr; }

 private:
  Session& session_;
  std::filesystem::path path_;
  std::unique_ptr<Office> fresh_;
  bool kept_ = false;
};

Listing refusals(const ImportPreview& preview, echelon::Language language) {
  Listing listing({{"row", {"行", "row"}, true},
                   {"column", {"列", "column"}},
                   {"id", {"工号", "id"}},
                   {"reason", {"原因", "reason"}},
                   {"remedy", {"办法", "remedy"}}});
  for (const auto& refusal : preview.refusals) {
    listing.row({std::to_string(refusal.place.row), refusal.place.column, refusal.id,
                 refusal.reason.in(language), refusal.remedy.in(language)});
  }
  return listing;
}

void write_json(Session& session, const ImportPreview& preview, bool imported,
                std::optional<std::int64_t> entry) {
  JsonOut out;
  out.open_object()
      .key("kind")
      .text(preview.kind)
      .key("file")
      .text(preview.file)
      .key("sheet")
      .text(preview.sheet);
  out.key("imported").truth(imported).key("entry");
  if (entry) {
    out.whole(*entry);
  } else {
    out.null();
  }
  out.key("read").whole(preview.read).key("good").whole(preview.good);
  out.key("added").whole(preview.added).key("changed").whole(preview.changed);
  for (const auto& [name, columns] :
       {std::pair("columns", &preview.columns), std::pair("unknown_columns", &preview.unknown_columns)}) {
    out.key(name).open_list();
    for (const std::string& column : *columns) out.text(column);
    out.close_list();
  }
  out.key("refusals").open_list();
  for (const auto& refusal : preview.refusals) {
    out.open_object().key("row").whole(refusal.place.row).key("column").text(refusal.place.column);
    out.key("id").text(refusal.id).key("reason").words(refusal.reason).key("remedy").words(refusal.remedy);
    out.close_object();
  }
  out.close_list().key("notes").open_list();
  for (const echelon::Words& note : preview.notes) out.words(note);
  out.close_list().close_object();
  session.say(out.finish());
}

void write_report_text(Session& session, const ImportPreview& preview) {
  const auto number = [](long value) { return std::to_string(value); };
  session.say_line({"读到 " + number(preview.read) + " 行：可用 " + number(preview.good) + "（新增 " +
                        number(preview.added) + "，更新 " + number(preview.changed) + "），拒收 " +
                        number(std::ssize(preview.refusals)),
                    "read " + number(preview.read) + " rows: " + number(preview.good) + " good (" +
                        number(preview.added) + " new, " + number(preview.changed) + " changed), " +
                        number(std::ssize(preview.refusals)) + " refused"});
  if (!preview.unknown_columns.empty()) {
    std::string names;
    for (const std::string& each : preview.unknown_columns) names += (names.empty() ? "" : ", ") + each;
    session.say_line({"不认识的列（原样保留）：" + names, "unknown columns, kept aside: " + names});
  }
  for (const echelon::Words& note : preview.notes) session.say_line(note);
  if (!preview.refusals.empty()) session.say(refusals(preview, session.language()).table(session.language()));
}

}  // namespace

int import_file(Session& session, const ImportOptions& options) {
  Target target(session, options.dry_run);
  const ImportPreview preview = target.office().preview_import(
      options.kind, options.file, options.sheet, options.encoding, options.map, session.progress());
  const bool import = !options.dry_run && (preview.refusals.empty() || options.skip_bad);
  std::optional<std::int64_t> entry;
  if (import) {
    entry = target.office().import(preview, options.skip_bad, session.progress());
    if (entry) target.keep();
  }
  if (session.format() == Format::csv) {
    session.say(refusals(preview, session.language()).csv());
  } else if (session.format() == Format::json) {
    write_json(session, preview, import, entry);
  } else {
    write_report_text(session, preview);
    if (options.dry_run) {
      session.say_line({"试读，没有改动任何内容", "a dry run: nothing was changed"});
    } else if (!import) {
      session.say_line({"有拒收的行，没有导入任何内容；改正后重试，或加 --skip-bad 只导入可用的行",
                        "rows were refused, so nothing was imported; correct them, or import the others with "
                        "--skip-bad"});
    } else if (!entry) {
      session.say_line({"没有需要导入的变化", "there was nothing to import"});
    } else {
      const std::string text = std::to_string(*entry);
      session.say_line({"已导入，台账记录 " + text + "；撤销请用 echelon undo",
                        "imported as entry " + text + "; `echelon undo` takes it back"});
    }
  }
  return import || (options.dry_run && preview.refusals.empty()) ? done : request_was_wrong;
}

}  // namespace cli
