// Imports: a file's rows, checked by themselves in `exchange`, are checked here against what the office holds
// and become one entry of the ledger.

#include <algorithm>

#include "echelon/exchange/records_in.hpp"
#include "echelon/exchange/roster.hpp"
#include "echelon/exchange/training_table_in.hpp"
#include "echelon/office/importing_sessions.hpp"
#include "echelon/office/importing_tiers.hpp"
#include "echelon/office/nominating.hpp"
#include "echelon/office/previewing.hpp"
#include "echelon/office/role_rules.hpp"
#include "echelon/office/roster_merge.hpp"
#include "echelon/office/roster_schools.hpp"
#include "echelon/office/state.hpp"
#include "echelon/store/load_records.hpp"

namespace echelon {

struct ImportPreview::Content {
  std::int64_t head = 0;  ///< the ledger's last entry when it was read
  Batch batch;
  CommandRequest about;        ///< what the entry remembers
  CommandRequest nominations;  ///< instead of a batch
};

namespace {

void take_roster(const Store& store, Date as_of, const Source& from, ImportPreview& preview, Batch& batch) {
  const auto imported = read_roster(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  batch = merge_roster(
      store, as_of, imported.rows,
      [&](long row, const std::string& id, std::string_view column, Words reason, Words remedy) {
        previewing.refuse(row, id, column, std::move(reason), std::move(remedy));
      },
      preview.notes);
}

/// From so many records on an import of training is kept packed (core/docs/decisions/0060).
constexpr std::size_t packed_from = 50'000;

/// Refuses the rows of people that the office does not hold.
void keep_known(const Store& store, Previewing& previewing, TrainingTable& table) {
  std::vector<char> known(table.people.size(), 0);
  Statement ask = store.statement("SELECT id FROM person ORDER BY id");
  std::size_t at = 0;
  while (at < known.size() && ask.step()) {
    const std::string_view id = ask.text(0);
    while (at < known.size() && table.people[at] < id) ++at;
    if (at < known.size() && table.people[at] == id) known[at++] = 1;
  }
  std::erase_if(table.rows, [&](const TrainingTable::Row& row) {
    if (known[row.person] != 0) return false;
    previewing.refuse_unknown(row.line, table.people[row.person], "id");
    return true;
  });
}

void take_training_rows(const KnownPeople& people, const Source& from, ImportPreview& preview, Batch& batch) {
  const auto imported = read_training(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  for (const TrainingRow& row : imported.rows) {
    if (!people.require(previewing, row.row, row.id, "id")) continue;
    batch.training.push_back({row.id, row.course, row.hours, row.started_on, row.ended_on, row.category,
                              row.mode, row.provider, row.attendance_permille, row.certificate});
  }
}

void take_training(const Store& store, const Source& from, ImportPreview& preview, Batch& batch) {
  auto imported = read_training_table(from.file, from.options, from.progress);
  if (!imported) {
    take_training_rows(KnownPeople(store), from, preview, batch);
    return;
  }
  TrainingTable& table = imported->table;
  {
    Previewing previewing(preview, imported->report);
    keep_known(store, previewing, table);
  }
  if (table.rows.size() >= packed_from) {
    batch.training_table = std::make_shared<const TrainingTable>(std::move(table));
    return;
  }
  for (const TrainingTable::Row& row : table.rows) batch.training.push_back(table.record(row));
}

void take_mentorships(const KnownPeople& people, const Source& from, ImportPreview& preview, Batch& batch) {
  const auto imported = read_mentorships(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  for (const MentorshipRow& row : imported.rows) {
    const bool mentor = people.require(previewing, row.row, row.mentor, "mentor");
    const bool mentee = people.require(previewing, row.row, row.mentee, "mentee");
    if (!mentor || !mentee) continue;
    batch.mentorships.push_back(
        {row.mentor, row.mentee, row.started_on, row.ended_on, row.subject, row.outcome});
  }
}

void take_mentor_wishes(const KnownPeople& people, const Source& from, ImportPreview& preview, Batch& batch) {
  const auto imported = read_mentor_wishes(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  for (const MentorWishRow& row : imported.rows) {
    const bool person = people.require(previewing, row.row, row.id, "id");
    const bool other = people.require(previewing, row.row, row.other, "other");
    if (person && other) batch.mentor_wishes.push_back({row.id, row.other, row.rank});
  }
}

void take_awards(const KnownPeople& people, const Source& from, ImportPreview& preview, Batch& batch) {
  const auto imported = read_awards(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  for (const AwardRow& row : imported.rows) {
    if (!people.require(previewing, row.row, row.id, "id")) continue;
    batch.awards.push_back(
        {row.id, row.award, row.level, row.grade, row.role, row.subject, row.pupils, row.awarded_on});
  }
}

void take_assessments(const KnownPeople& people, const Source& from, ImportPreview& preview, Batch& batch) {
  const auto imported = read_assessments(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  for (const AssessmentRow& row : imported.rows) {
    if (!people.require(previewing, row.row, row.id, "id")) continue;
    batch.assessments.push_back({row.id, row.year, row.kind, row.result});
  }
}

/// The hour rule that a row names by id or by name in either language; nothing when there is none.
std::optional<std::string> rule_named(const HourRules& rules, const std::string& name) {
  if (name.empty()) return name;
  for (const HourRules::Versions& each : rules.all()) {
    if (each.id == name) return each.id;
    for (const HourRule& version : each.versions) {
      if (version.name.zh == name || version.name.en == name) return each.id;
    }
  }
  return std::nullopt;
}

void take_waivers(const HourRules& rules, const KnownPeople& people, const Source& from,
                  ImportPreview& preview, Batch& batch) {
  const auto imported = read_waivers(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  for (const WaiverRow& row : imported.rows) {
    if (!people.require(previewing, row.row, row.id, "id")) continue;
    const auto rule = rule_named(rules, row.rule);
    if (!rule) {
      previewing.refuse(
          row.row, row.id, "rule", {"没有这条学时规则", "there is no such hour rule"},
          {"填写规则的 id 或名称；全部规则请留空", "write a rule's id or name; none for every rule"});
      continue;
    }
    batch.waivers.push_back({row.id, *rule, row.from, row.to, row.reason, row.authority});
  }
}

/// The program that the rows name, by id or name in either language. Throws Error when they name several, or
/// none that there is.
const Program& program_of(const std::vector<Program>& programs, const std::vector<NominationRow>& rows) {
  const Program* one = nullptr;
  for (const NominationRow& row : rows) {
    const auto named = std::ranges::find_if(programs, [&](const Program& program) {
      return row.program == program.id || row.program == program.name.zh || row.program == program.name.en;
    });
    const Place place{{}, {}, row.row, {}};
    if (named == programs.end()) {
      throw Error(Fault::request,
                  {"没有项目“" + row.program + "”", "there is no program '" + row.program + "'"},
                  {"填写项目编号或名称，见 programs", "write a program's id or name; see 'programs'"}, place);
    }
    if (one != nullptr && one != &*named) {
      throw Error(Fault::request, {"文件中有几个项目的推荐", "the file nominates for several programs"},
                  {"每个项目一个文件，分别导入", "make one file a program, and import them one by one"},
                  place);
    }
    one = &*named;
  }
  if (one == nullptr) {
    throw Error(Fault::request, {"没有可用的推荐", "there is no usable nomination"},
                {"按拒收原因改正后重试", "correct what was refused and try again"});
  }
  return *one;
}

void take_nominations(const Office& office, const Store& store, const Source& from, ImportPreview& preview,
                      CommandRequest& command) {
  const auto imported = read_nominations(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  if (imported.rows.empty()) return;
  const Program& program = program_of(office.programs(), imported.rows);
  const RoundView& round = require_open_round(office, program.id);
  const SchoolNames names(load_records<SchoolRecord>(store));
  command = {"nominations.add", {{"call", std::to_string(round.call.number)}, {"on", office.as_of().iso()}}};
  std::map<std::string, int> taken;
  for (const NominationRow& row : imported.rows) {
    const std::string school = names.find(row.school);
    if (school.empty()) {
      previewing.refuse(row.row, row.id, "school",
                        {"没有这所学校，或有几所同名", "no such school, or several"},
                        {"填写学校编号", "write the school's id"});
      continue;
    }
    try {
      check_nomination(office, round, school, row.id, taken[school]);
    } catch (const Error& error) {
      previewing.refuse(row.row, row.id, "id", error.happened(), error.remedy());
      continue;
    }
    ++taken[school];
    command.with("nomination",
                 school + "\t" + row.id + "\t" + std::to_string(row.rank) + "\t" + row.statement);
  }
  preview.added = preview.good;
}

/// Whether rows of the kind write more than one row each.
bool has_parts(ImportKind kind) { return kind == ImportKind::sessions || kind == ImportKind::courses; }

/// What of the batch the user counts: sessions and courses, not what hangs on them.
Batch counted(ImportKind kind, const Batch& batch) {
  Batch counts;
  if (kind == ImportKind::sessions) {
    counts.sessions = batch.sessions;
  } else if (kind == ImportKind::courses) {
    counts.courses = batch.courses;
  }
  return counts;
}

}  // namespace

ImportPreview Office::preview_import(const std::string& kind, const std::filesystem::path& file,
                                     const std::string& sheet, const std::string& encoding,
                                     const std::filesystem::path& map, const Progress& progress) const {
  require_hr(state_->role, {"导入", "import"});
  const auto read = read_import_kind(kind);
  if (!read) {
    std::string known;
    for (const ImportKind each : all_import_kinds())
      known += (known.empty() ? "" : ", ") + std::string(import_kind_code(each));
    throw Error(Fault::request, {"不能导入“" + kind + "”", "there is no import of '" + kind + "'"},
                {"可以导入：" + known, "what can be imported: " + known});
  }
  ImportOptions options{sheet, encoding, {}, {}};
  if (!map.empty()) options.map = read_column_map(map, *read);
  // A country's roster: a million people in twenty columns.
  if (*read == ImportKind::roster && file.extension() != ".xlsx") options.limits.cells = 20'000'000;
  const Source from{file, options, progress};
  ImportPreview preview;
  preview.kind = kind;
  auto content = std::make_shared<ImportPreview::Content>();
  content->head = state_->ledger.head().number;
  if (*read == ImportKind::roster) {
    take_roster(state_->store, state_->as_of, from, preview, content->batch);
  } else if (*read == ImportKind::nominations) {
    take_nominations(*this, state_->store, from, preview, content->nominations);
  } else if (*read == ImportKind::training) {
    take_training(state_->store, from, preview, content->batch);
  } else {
    const KnownPeople people(state_->store);
    if (*read == ImportKind::mentorships) take_mentorships(people, from, preview, content->batch);
    if (*read == ImportKind::awards) take_awards(people, from, preview, content->batch);
    if (*read == ImportKind::waivers) take_waivers(*hour_rules(), people, from, preview, content->batch);
    if (*read == ImportKind::assessments) take_assessments(people, from, preview, content->batch);
    if (*read == ImportKind::tiers) take_tiers(*this, state_->store, people, from, preview, content->batch);
    if (*read == ImportKind::mentor_wishes) take_mentor_wishes(people, from, preview, content->batch);
    if (*read == ImportKind::courses) take_courses(courses(), from, preview, content->batch);
    if (*read == ImportKind::sessions) take_sessions(*this, from, preview, content->batch);
    if (*read == ImportKind::enrolments) take_enrolments(*this, people, from, preview, content->batch);
    if (*read == ImportKind::attendance) take_attendance(*this, from, preview, content->batch);
  }
  if (*read != ImportKind::nominations) {
    const BatchEffect effect = has_parts(*read) ? effect_of(state_->store, counted(*read, content->batch))
                                                : effect_of(state_->store, content->batch);
    preview.added = effect.added;
    preview.changed = effect.changed;
  }
  if (preview.read == 0) {
    preview.notes.push_back(
        {"文件里只有表头，没有可导入的行。", "The file has a header, but no rows to import."});
  }
  content->about = {"import." + kind,
                    {{"file", file.filename().string()},
                     {"sheet", preview.sheet},
                     {"read", std::to_string(preview.read)},
                     {"refused", std::to_string(preview.read - preview.good)}}};
  preview.content = std::move(content);
  return preview;
}

std::optional<std::int64_t> Office::import(const ImportPreview& preview, bool skip_bad,
                                           const Progress& progress) {
  require_hr(state_->role, {"导入", "import"});
  if (!preview.refusals.empty() && !skip_bad) {
    throw Error(Fault::request, {"有不能导入的行", "some rows were refused"},
                {"改正后重试，或只导入可用的行", "correct them, or import only the good rows"},
                preview.refusals.front().place);
  }
  const ImportPreview::Content& content = *preview.content;
  if (state_->ledger.head().number != content.head) {
    throw Error(Fault::request, {"预览之后办公文件有了变动", "the office changed after the preview"},
                {"再预览一次", "make the preview again"});
  }
  if (preview.kind == "nominations") {
    if (preview.good == 0) return std::nullopt;
    return perform(content.nominations);
  }
  const auto imported = state_->ledger.import(content.batch, content.about, state_->signature(), progress);
  if (!imported) return std::nullopt;
  state_->changed(content.about.command);
  return imported->entry;
}

}  // namespace echelon
