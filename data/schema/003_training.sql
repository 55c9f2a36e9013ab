-- Courses, sessions and what happens at them; waivers and the bureau's own hour rules.
-- Minutes are of the day, a whole day 0 to 1440; costs are whole millionths of a yuan. Of a course, tier and
-- subject '' and stage 'unknown' mean any.

-- 免修. `rule` is the id of an hour rule, '' every rule; a date 0 is an open end.
CREATE TABLE waiver (
  person TEXT NOT NULL REFERENCES person (id),
  rule TEXT NOT NULL,
  from_on INTEGER NOT NULL,
  to_on INTEGER NOT NULL,
  reason TEXT NOT NULL,
  authority TEXT NOT NULL,
  PRIMARY KEY (person, rule, from_on)
) STRICT, WITHOUT ROWID;

-- Replaces the shipped rule of the same id, or adds one; an empty text: the shipped rule does not apply here.
CREATE TABLE hour_rule (
  id TEXT PRIMARY KEY NOT NULL,
  toml TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE course (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  tier TEXT NOT NULL,
  category TEXT NOT NULL,
  subject TEXT NOT NULL,
  stage TEXT NOT NULL,
  mode TEXT NOT NULL,
  hours INTEGER NOT NULL,
  provider TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE course_before (
  course TEXT NOT NULL REFERENCES course (id),
  earlier TEXT NOT NULL REFERENCES course (id),
  PRIMARY KEY (course, earlier)
) STRICT, WITHOUT ROWID;
CREATE INDEX course_before_by_earlier ON course_before (earlier);

-- 班次
CREATE TABLE session (
  id TEXT PRIMARY KEY NOT NULL,
  course TEXT NOT NULL REFERENCES course (id),
  place TEXT NOT NULL,
  town TEXT NOT NULL,
  trainer TEXT NOT NULL,
  capacity INTEGER NOT NULL,
  minimum INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  seat_cost INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'published', 'closed', 'cancelled')),
  closed_on INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_course ON session (course);

CREATE TABLE meeting (
  session TEXT NOT NULL REFERENCES session (id),
  day INTEGER NOT NULL,
  from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute INTEGER NOT NULL CHECK (to_minute BETWEEN 1 AND 1440 AND to_minute > from_minute),
  PRIMARY KEY (session, day, from_minute)
) STRICT, WITHOUT ROWID;

-- 报名
CREATE TABLE enrolment (
  session TEXT NOT NULL REFERENCES session (id),
  person TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('wish', 'nominated', 'enrolled', 'waiting', 'declined')),
  rank INTEGER NOT NULL,
  pin TEXT NOT NULL CHECK (pin IN ('', 'in', 'out')),
  asked_on INTEGER NOT NULL,
  PRIMARY KEY (session, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolment_by_person ON enrolment (person);

-- What was not written down is not a row.
CREATE TABLE attendance (
  session TEXT NOT NULL,
  person TEXT NOT NULL,
  day INTEGER NOT NULL,
  from_minute INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('present', 'late', 'absent', 'leave')),
  PRIMARY KEY (session, person, day, from_minute),
  FOREIGN KEY (session, person) REFERENCES enrolment (session, person),
  FOREIGN KEY (session, day, from_minute) REFERENCES meeting (session, day, from_minute)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_by_meeting ON attendance (session, day, from_minute);

CREATE TABLE feedback (
  session TEXT NOT NULL,
  person TEXT NOT NULL,
  score INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (session, person),
  FOREIGN KEY (session, person) REFERENCES enrolment (session, person)
) STRICT, WITHOUT ROWID;

CREATE VIEW 课程 AS
SELECT
  id AS 课程编号,
  name AS 课程名称,
  tier AS 层级,
  category AS 类别,
  subject AS 学科,
  CASE stage WHEN 'kindergarten' THEN '幼儿园' WHEN 'primary' THEN '小学' WHEN 'junior' THEN '初中' WHEN 'senior' THEN '普通高中' WHEN 'vocational' THEN '中等职业' WHEN 'special' THEN '特殊教育' END AS 学段,
  CASE mode WHEN 'face_to_face' THEN '面授' WHEN 'online' THEN '网络' WHEN 'school_based' THEN '校本' END AS 形式,
  hours / 1000000.0 AS 学时,
  provider AS 组织单位
FROM course;

CREATE VIEW 班次 AS
SELECT
  session.id AS 班次编号,
  course AS 课程编号,
  course.name AS 课程名称,
  place AS 地点,
  town AS 镇街,
  trainer AS 主讲,
  capacity AS 名额,
  minimum AS 最低人数,
  cost / 1000000.0 AS 费用,
  seat_cost / 1000000.0 AS 人均费用,
  CASE state WHEN 'planned' THEN '计划中' WHEN 'published' THEN '已公布' WHEN 'closed' THEN '已结班' WHEN 'cancelled' THEN '已取消' END AS 状态,
  (SELECT printf('%04d-%02d-%02d', min(day) / 10000, min(day) / 100 % 100, min(day) % 100) FROM meeting WHERE meeting.session = session.id) AS 开班日期,
  CASE closed_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', closed_on / 10000, closed_on / 100 % 100, closed_on % 100) END AS 结班日期
FROM session JOIN course ON course.id = session.course;

CREATE VIEW 报名 AS
SELECT
  session AS 班次编号,
  person AS 工号,
  name AS 姓名,
  CASE state WHEN 'wish' THEN '志愿' WHEN 'nominated' THEN '推荐' WHEN 'enrolled' THEN '录取' WHEN 'waiting' THEN '候补' WHEN 'declined' THEN '放弃' END AS 状态,
  rank AS 志愿序号,
  CASE asked_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', asked_on / 10000, asked_on / 100 % 100, asked_on % 100) END AS 报名日期
FROM enrolment JOIN person ON person.id = enrolment.person;

CREATE VIEW 考勤 AS
SELECT
  session AS 班次编号,
  person AS 工号,
  name AS 姓名,
  printf('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100) AS 日期,
  printf('%02d:%02d', from_minute / 60, from_minute % 60) AS 开始时间,
  CASE state WHEN 'present' THEN '出勤' WHEN 'late' THEN '迟到' WHEN 'absent' THEN '缺勤' WHEN 'leave' THEN '请假' END AS 考勤
FROM attendance JOIN person ON person.id = attendance.person;

-- The reason is a note on health as often as not: it and the authority stay out.
CREATE VIEW 免修 AS
SELECT
  person AS 工号,
  name AS 姓名,
  rule AS 规则,
  CASE from_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', from_on / 10000, from_on / 100 % 100, from_on % 100) END AS 开始日期,
  CASE to_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', to_on / 10000, to_on / 100 % 100, to_on % 100) END AS 结束日期
FROM waiver JOIN person ON person.id = waiver.person;
