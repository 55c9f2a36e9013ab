#include <unistd.h>

#include "cli/error_out.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::Error;
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
    std::filesystem::remove(path_.string() + "-journal", ignored);
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
                   {"id", {"编号", "id"}},
                   {"reason", {"原因", "reason"}},
                   {"remedy", {"办法", "remedy"}}});
  for (const auto& refusal : preview.refusals) {
    listing.row({std::to_string(refusal.place.row), refusal.place.column, refusal.id,
                 refusal.reason.in(language), refusal.remedy.in(language)});
  }
  return listing;
}

/// What a refusal of rows ends with, unless the good ones were imported all the same.
std::optional<Error> refusal_of(const ImportPreview& preview, bool dry_run, bool imported) {
  if (preview.refusals.empty() || imported) return std::nullopt;
  const auto& first = preview.refusals.front();
  const std::string rows = std::to_string(preview.read - preview.good);
  return Error(echelon::Fault::request,
               {"拒收 " + rows + " 行，没有导入任何内容；第一处：" + first.reason.zh,
                rows + " rows were refused, nothing was imported; the first: " + first.reason.en},
               dry_run ? echelon::Words{"按报告逐行改正", "correct the rows that the report names"}
                       : echelon::Words{"改正后重试，或加 --skip-bad 只导入可用的行",
                                        "correct them, or import the others with --skip-bad"},
               first.place);
}

void write_json(Session& session, const ImportPreview& preview, bool imported,
                std::optional<std::int64_t> entry, const std::optional<Error>& refused) {
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
  out.close_list();
  if (refused) {
    out.key("error");
    json_error(out, *refused);
  }
  out.close_object();
  session.say(out.finish());
}

void write_report_text(Session& session, const ImportPreview& preview) {
  const auto number = [](long value) { return std::to_string(value); };
  session.say_line({"读到 " + number(preview.read) + " 行：可用 " + number(preview.good) + "，拒收 " +
                        number(preview.read - preview.good) + "；办公文件新增 " + number(preview.added) +
                        " 条，更新 " + number(preview.changed) + " 条",
                    "read " + number(preview.read) + " rows: " + number(preview.good) + " good, " +
                        number(preview.read - preview.good) + " refused; entries of the office: " +
                        number(preview.added) + " new, " + number(preview.changed) + " changed"});
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
  if (options.kind == "entries") return import_entries(session, options);
  Target target(session, options.dry_run);
  const ImportPreview preview = target.office().preview_import(
      options.kind, options.file, options.sheet, options.encoding, options.map, session.progress());
  const bool import = !options.dry_run && (preview.refusals.empty() || options.skip_bad);
  std::optional<std::int64_t> entry;
  if (import) {
    entry = target.office().import(preview, options.skip_bad, session.progress());
    if (entry) target.keep();
  }
  const std::optional<Error> refused = refusal_of(preview, options.dry_run, import);
  if (session.format() == Format::csv) {
    session.say(refusals(preview, session.language()).csv());
  } else if (session.format() == Format::json) {
    write_json(session, preview, import, entry, refused);
  } else {
    write_report_text(session, preview);
    if (options.dry_run) {
      session.say_line({"试读，没有改动任何内容", "a dry run: nothing was changed"});
    } else if (import && !entry) {
      session.say_line({"没有需要导入的变化", "there was nothing to import"});
    } else if (import) {
      const std::string text = std::to_string(*entry);
      session.say_line({"已导入，台账记录 " + text + "；撤销请用 echelon undo",
                        "imported as entry " + text + "; `echelon undo` takes it back"});
    }
  }
  if (!refused) return done;
  say_error(*refused, session.language());
  return request_was_wrong;
}

}  // namespace cli
