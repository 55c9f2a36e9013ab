#include "echelon/store/handed.hpp"

#include "echelon/base/error.hpp"
#include "echelon/store/rows.hpp"

namespace echelon::store {
namespace {

constexpr std::size_t piece_bytes = 4'000'000;

// Beside the office, for this connection only.
constexpr std::string_view beside = R"sql(
CREATE TEMP TABLE handed_role (
  role TEXT, subject TEXT, program TEXT, copy TEXT, origin TEXT, head INTEGER, head_hash TEXT, handed_at TEXT);
CREATE TEMP TABLE handed_person (id TEXT PRIMARY KEY, alias TEXT NOT NULL UNIQUE, whole INTEGER NOT NULL,
  gender TEXT NOT NULL DEFAULT 'unknown', birth_date INTEGER NOT NULL DEFAULT 0,
  stage TEXT NOT NULL DEFAULT 'unknown', subject TEXT NOT NULL DEFAULT '', keep_stage INTEGER NOT NULL DEFAULT 0,
  keep_subject INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TEMP TABLE handed_school (id TEXT PRIMARY KEY, alias TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'unknown', area TEXT NOT NULL DEFAULT 'unknown') WITHOUT ROWID;
CREATE TEMP TABLE handed_call (number INTEGER PRIMARY KEY);
CREATE TEMP TABLE handed_seats (call INTEGER, school TEXT, seats INTEGER, PRIMARY KEY (call, school)) WITHOUT ROWID;
CREATE TEMP TABLE handed_candidate (call INTEGER, person TEXT, statement TEXT, PRIMARY KEY (call, person))
  WITHOUT ROWID;
)sql";
constexpr std::string_view gone = R"sql(
DROP TABLE IF EXISTS temp.handed_role;
DROP TABLE IF EXISTS temp.handed_person;
DROP TABLE IF EXISTS temp.handed_school;
DROP TABLE IF EXISTS temp.handed_call;
DROP TABLE IF EXISTS temp.handed_seats;
DROP TABLE IF EXISTS temp.handed_candidate;
)sql";

/// Where coarser values make two rows one, the lesser value of each column stands.
std::string query_of(const HandedTable& table) {
  std::string inner;
  std::string outer;
  std::string keys;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& name = table.columns[i].name;
    const bool key = i < table.keys;
    inner += (i == 0 ? "" : ", ") + table.columns[i].from + " AS \"" + name + "\"";
    outer += (i == 0 ? "" : ", ") + (key ? "\"" + name + "\"" : "min(\"" + name + "\")");
    if (key) keys += (i == 0 ? "\"" : ", \"") + name + "\"";
  }
  return "SELECT " + outer + " FROM (SELECT " + inner + " " + table.rows + ") GROUP BY " + keys +
         " ORDER BY " + keys;
}

}  // namespace

HandedSet::HandedSet(Store& source) : source_(source) {
  source_.run(std::string(gone));
  source_.run(std::string(beside));
}

HandedSet::~HandedSet() {
  try {
    source_.run(std::string(gone));
  } catch (const Error&) {
    // They are gone with the connection.
  }
}

void HandedSet::role(const RoleRow& row) {
  source_.statement("INSERT INTO temp.handed_role VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .with(row.role, row.subject, row.program, row.copy, row.origin, row.head, row.head_hash, row.handed_at)
      .run();
}

void HandedSet::person(const std::string& id, const std::string& alias) {
  source_.statement("INSERT INTO temp.handed_person (id, alias, whole) VALUES (?, ?, 1)")
      .with(id, alias)
      .run();
}

void HandedSet::school(const std::string& id, const std::string& alias) {
  source_.statement("INSERT INTO temp.handed_school (id, alias) VALUES (?, ?)").with(id, alias).run();
}

void HandedSet::call(std::int64_t number) {
  source_.statement("INSERT INTO temp.handed_call (number) VALUES (?)").with(number).run();
}

void HandedSet::seats(std::int64_t call, const std::string& school, int seats) {
  source_.statement("INSERT INTO temp.handed_seats VALUES (?, ?, ?)").with(call, school, seats).run();
}

void HandedSet::candidate(std::int64_t call, const std::string& person, const std::string& statement) {
  source_.statement("INSERT INTO temp.handed_candidate VALUES (?, ?, ?)").with(call, person, statement).run();
}

void HandedSet::add_partners() {
  for (const char* table : {"mentorship", "mentor_pair"}) {
    const std::string from(table);
    source_.run("INSERT OR IGNORE INTO temp.handed_person (id, alias, whole) SELECT mentor, mentor, 0 FROM " +
                from + " WHERE mentee IN (SELECT id FROM temp.handed_person WHERE whole = 1)");
    source_.run("INSERT OR IGNORE INTO temp.handed_person (id, alias, whole) SELECT mentee, mentee, 0 FROM " +
                from + " WHERE mentor IN (SELECT id FROM temp.handed_person WHERE whole = 1)");
  }
}

void HandedSet::add_schools_served() {
  source_.run(
      "INSERT OR IGNORE INTO temp.handed_school (id, alias) SELECT school, school FROM posting "
      "WHERE person IN (SELECT id FROM temp.handed_person WHERE whole = 1)");
}

void HandedSet::add_nominees() {
  source_.run(
      "INSERT OR IGNORE INTO temp.handed_person (id, alias, whole) SELECT person, person, 0 FROM nomination "
      "WHERE call IN (SELECT number FROM temp.handed_call) AND school = (SELECT subject FROM "
      "temp.handed_role)");
}

void HandedSet::taught(const std::string& person, const std::string& stage, const std::string& subject) {
  source_.statement("UPDATE temp.handed_person SET stage = ?, subject = ? WHERE id = ?")
      .with(stage, subject, person)
      .run();
}

void HandedSet::coarse(const std::string& person, const std::string& gender, std::int64_t birth_date,
                       bool keep_stage, bool keep_subject) {
  source_
      .statement(
          "UPDATE temp.handed_person SET gender = ?, birth_date = ?, keep_stage = ?, keep_subject = ? "
          "WHERE id = ?")
      .with(gender, birth_date, keep_stage ? 1 : 0, keep_subject ? 1 : 0, person)
      .run();
}

void HandedSet::coarse_school(const std::string& school, const std::string& kind, const std::string& area) {
  source_.statement("UPDATE temp.handed_school SET kind = ?, area = ? WHERE id = ?")
      .with(kind, area, school)
      .run();
}

void HandedSet::each_piece(const std::vector<HandedTable>& tables, const TakePiece& take) const {
  for (const HandedTable& table : tables) {
    if (table.rows.empty()) continue;
    std::vector<std::string> names;
    for (const HandedColumn& column : table.columns) names.push_back(column.name);
    Statement ask = source_.statement(query_of(table));
    RowWriter piece;
    while (ask.step()) {
      if (piece.size() == 0) begin_piece(piece, table.name, names, static_cast<int>(table.keys));
      for (std::size_t i = 0; i < names.size(); ++i) piece.column(ask, static_cast<int>(i));
      if (piece.size() > piece_bytes) {
        take(piece.take());
        piece.clear();
      }
    }
    if (piece.size() > 0) take(piece.take());
  }
}

const std::vector<HandedTable>& handed_tables(std::string_view role) {
  if (role == "principal") return school_tables();
  if (role == "reviewer") return reviewer_tables();
  if (role == "researcher") return research_tables();
  throw Error(Fault::request, {"没有这种身份的办公文件", "there are no offices of this role"},
              {"可用：校长、评委、研究", "there are those of principals, reviewers and researchers"});
}

std::optional<OfficeKey> load_key(const Store& store) {
  Statement ask = store.statement("SELECT origin, secret FROM office_key");
  if (!ask.step()) return std::nullopt;
  return OfficeKey{ask.string(0), ask.string(1)};
}

std::vector<CopyRow> load_copies(const Store& store) {
  std::vector<CopyRow> copies;
  Statement ask = store.statement(
      "SELECT copy, role, subject, program, handed_at, seal, recalled, (SELECT count(*) FROM office_arrival "
      "WHERE office_arrival.copy = office_copy.copy) FROM office_copy ORDER BY handed_at DESC, role, "
      "subject");
  while (ask.step()) {
    copies.push_back({ask.string(0), ask.string(1), ask.string(2), ask.string(3), ask.string(4),
                      ask.string(5), ask.integer(6) != 0, ask.integer(7)});
  }
  return copies;
}

std::map<std::int64_t, std::string> load_arrivals(const Store& store, const std::string& copy) {
  std::map<std::int64_t, std::string> hashes;
  Statement ask = store.statement("SELECT entry, hash FROM office_arrival WHERE copy = ?");
  ask.with(copy);
  while (ask.step()) hashes[ask.integer(0)] = ask.string(1);
  return hashes;
}

std::optional<RoleRow> load_role(const Store& store) {
  Statement ask = store.statement(
      "SELECT role, subject, program, copy, origin, head, head_hash, handed_at FROM office_role");
  if (!ask.step()) return std::nullopt;
  return RoleRow{ask.string(0), ask.string(1),  ask.string(2), ask.string(3),
                 ask.string(4), ask.integer(5), ask.string(6), ask.string(7)};
}

}  // namespace echelon::store
