-- The office. Natural keys throughout, so that SQLite's session extension can name every row.
-- Dates are numbers to be read as written, 20240301 for 1 March 2024; 0 is unknown.
-- Hours, points and weights are whole millionths; closed lists are stored as their codes (model/vocabulary.hpp).
-- Texts that are not known are empty. The views of 002_views.sql show all of it in words.

CREATE TABLE school (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  town TEXT NOT NULL,
  area TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  national_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  birth_date INTEGER NOT NULL,
  hired_on INTEGER NOT NULL,
  left_on INTEGER NOT NULL,
  degree TEXT NOT NULL,
  political TEXT NOT NULL,
  phone TEXT NOT NULL,
  extra TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE posting (
  person TEXT NOT NULL REFERENCES person (id),
  from_on INTEGER NOT NULL,
  school TEXT NOT NULL REFERENCES school (id),
  role TEXT NOT NULL,
  stage TEXT NOT NULL,
  subject TEXT NOT NULL,
  to_on INTEGER NOT NULL,
  PRIMARY KEY (person, from_on, school, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_by_school ON posting (school);

CREATE TABLE title_held (
  person TEXT NOT NULL REFERENCES person (id),
  title TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (person, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_grade_held (
  person TEXT NOT NULL REFERENCES person (id),
  grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 13),
  since INTEGER NOT NULL,
  PRIMARY KEY (person, grade)
) STRICT, WITHOUT ROWID;

CREATE TABLE tier_held (
  person TEXT NOT NULL REFERENCES person (id),
  ladder TEXT NOT NULL,
  tier TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (person, ladder, tier, since)
) STRICT, WITHOUT ROWID;

-- `number` tells apart records of the same course that ended on the same day.
CREATE TABLE training (
  person TEXT NOT NULL REFERENCES person (id),
  ended_on INTEGER NOT NULL,
  course TEXT NOT NULL,
  number INTEGER NOT NULL,
  hours INTEGER NOT NULL,
  started_on INTEGER NOT NULL,
  category TEXT NOT NULL,
  mode TEXT NOT NULL,
  provider TEXT NOT NULL,
  attendance INTEGER NOT NULL,
  certificate TEXT NOT NULL,
  PRIMARY KEY (person, ended_on, course, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentorship (
  mentor TEXT NOT NULL REFERENCES person (id),
  mentee TEXT NOT NULL REFERENCES person (id),
  started_on INTEGER NOT NULL,
  ended_on INTEGER NOT NULL,
  subject TEXT NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (mentor, mentee, started_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentorship_by_mentee ON mentorship (mentee);

-- `number` tells apart awards of the same name on the same day (pupils of one coach at one contest).
CREATE TABLE award (
  person TEXT NOT NULL REFERENCES person (id),
  awarded_on INTEGER NOT NULL,
  award TEXT NOT NULL,
  number INTEGER NOT NULL,
  level TEXT NOT NULL,
  grade TEXT NOT NULL,
  role TEXT NOT NULL,
  subject TEXT NOT NULL,
  pupils INTEGER NOT NULL,
  PRIMARY KEY (person, awarded_on, award, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment (
  person TEXT NOT NULL REFERENCES person (id),
  year INTEGER NOT NULL,
  kind TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (person, year, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE call (
  number INTEGER PRIMARY KEY NOT NULL,
  program TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'reviewing', 'selected', 'publicity', 'decided', 'withdrawn')),
  opened_on INTEGER NOT NULL,
  closes_on INTEGER NOT NULL,
  seats INTEGER NOT NULL,
  publicity_from INTEGER NOT NULL,
  publicity_to INTEGER NOT NULL,
  decided_on INTEGER NOT NULL,
  run INTEGER NOT NULL
) STRICT;

CREATE TABLE nomination (
  call INTEGER NOT NULL REFERENCES call (number),
  person TEXT NOT NULL REFERENCES person (id),
  school TEXT NOT NULL REFERENCES school (id),
  rank INTEGER NOT NULL,
  statement TEXT NOT NULL,
  nominated_on INTEGER NOT NULL,
  PRIMARY KEY (call, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX nomination_by_person ON nomination (person);
CREATE INDEX nomination_by_school ON nomination (school);

CREATE TABLE reviewer (
  call INTEGER NOT NULL REFERENCES call (number),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  school TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (call, id)
) STRICT, WITHOUT ROWID;

-- A score that was not given is not a row.
CREATE TABLE review (
  call INTEGER NOT NULL,
  person TEXT NOT NULL,
  criterion TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  score INTEGER NOT NULL,
  PRIMARY KEY (call, person, criterion, reviewer),
  FOREIGN KEY (call, person) REFERENCES nomination (call, person),
  FOREIGN KEY (call, reviewer) REFERENCES reviewer (call, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_by_reviewer ON review (call, reviewer);

CREATE TABLE run (
  number INTEGER PRIMARY KEY NOT NULL,
  call INTEGER NOT NULL,
  program TEXT NOT NULL,
  kind TEXT NOT NULL,
  digest TEXT NOT NULL,
  bundle TEXT NOT NULL
) STRICT;

CREATE TABLE decision (
  call INTEGER NOT NULL,
  person TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('chosen', 'reserve', 'rejected', 'held', 'appointed')),
  position INTEGER NOT NULL,
  score INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run (number),
  reason TEXT NOT NULL,
  PRIMARY KEY (call, person),
  FOREIGN KEY (call, person) REFERENCES nomination (call, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_by_run ON decision (run);

CREATE TABLE objection (
  number INTEGER PRIMARY KEY NOT NULL,
  call INTEGER NOT NULL REFERENCES call (number),
  person TEXT NOT NULL,
  received_on INTEGER NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'rejected')),
  resolution TEXT NOT NULL
) STRICT;
CREATE INDEX objection_by_call ON objection (call);

-- A NULL value lifts the bound; the program's own value holds where there is no row.
CREATE TABLE adjustment (
  call INTEGER NOT NULL REFERENCES call (number),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  value INTEGER,
  PRIMARY KEY (call, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The ledger: only ever appended to. `target` is the entry that an undo or redo takes back or does again,
-- `made` the number of the call, run or objection that a command made.
CREATE TABLE ledger (
  number INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
  command TEXT NOT NULL,
  arguments TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  target INTEGER NOT NULL,
  made INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_by_target ON ledger (target, number) WHERE target <> 0;
CREATE INDEX ledger_by_made ON ledger (command, made) WHERE made <> 0;

-- The new rows of a bulk import, compressed, in pieces; `hash` is of the rows before compression.
CREATE TABLE ledger_piece (
  entry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
  piece INTEGER NOT NULL,
  hash TEXT NOT NULL,
  packed BLOB NOT NULL,
  PRIMARY KEY (entry, piece)
) STRICT;
