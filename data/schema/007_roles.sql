-- Offices of roles. What HR hands out to a school, a reviewer or for research is an office of its own that says
-- here whose it is; HR's own office has no row.
CREATE TABLE office_role (
  one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
  role TEXT NOT NULL CHECK (role IN ('principal', 'reviewer', 'researcher')),
  subject TEXT NOT NULL,     -- the school's or the reviewer's id; '' for research
  program TEXT NOT NULL,     -- only this program's calls; '' all
  copy TEXT NOT NULL,        -- the name of this one among all that were handed out
  origin TEXT NOT NULL,      -- HR's office
  head INTEGER NOT NULL,     -- the newest entry of HR's ledger at the time, and its hash
  head_hash TEXT NOT NULL,
  handed_at TEXT NOT NULL    -- ISO date and time
) STRICT;

-- HR's office only: its name, and the secret that pseudonyms are made from. Drawn by chance, once.
CREATE TABLE office_key (
  one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
  origin TEXT NOT NULL,
  secret TEXT NOT NULL
) STRICT;

-- HR's office only: what was handed out to whom. `seal` is the hash of the first entry of that office, which holds
-- everything that was handed out.
CREATE TABLE office_copy (
  copy TEXT PRIMARY KEY NOT NULL,
  role TEXT NOT NULL,
  subject TEXT NOT NULL,
  program TEXT NOT NULL,
  handed_at TEXT NOT NULL,
  seal TEXT NOT NULL,
  recalled INTEGER NOT NULL CHECK (recalled IN (0, 1))
) STRICT, WITHOUT ROWID;

-- HR's office only: the entries of those offices that came back, by their numbers there.
CREATE TABLE office_arrival (
  copy TEXT NOT NULL REFERENCES office_copy (copy),
  entry INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (copy, entry)
) STRICT, WITHOUT ROWID;
