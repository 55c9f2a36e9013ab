-- Mentoring: who would like whom, pairs on their way to a mentorship, the milestones of its three years.

-- 师徒志愿: whom a person would have as mentor or mentee. 1 before 2, equal ranks liked equally; 0: never.
CREATE TABLE mentor_wish (
  person TEXT NOT NULL REFERENCES person (id),
  other TEXT NOT NULL REFERENCES person (id),
  rank INTEGER NOT NULL CHECK (rank BETWEEN 0 AND 1000),
  PRIMARY KEY (person, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentor_wish_by_other ON mentor_wish (other);

-- 批准的结对. Signed, it is a row of mentorship that begins on started_on; until then both dates are 0.
-- `fit` is whole millionths of a point, `run` the recorded proposal it came from, 0 for none.
CREATE TABLE mentor_pair (
  mentor TEXT NOT NULL REFERENCES person (id),
  mentee TEXT NOT NULL REFERENCES person (id),
  approved_on INTEGER NOT NULL,
  subject TEXT NOT NULL,
  fit INTEGER NOT NULL,
  run INTEGER NOT NULL,
  started_on INTEGER NOT NULL,
  until_on INTEGER NOT NULL,
  PRIMARY KEY (mentor, mentee, approved_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentor_pair_by_mentee ON mentor_pair (mentee);

-- 节点: of a mentorship the steps 1 qualified, 2 competent, 3 accomplished.
CREATE TABLE mentor_milestone (
  mentor TEXT NOT NULL,
  mentee TEXT NOT NULL,
  started_on INTEGER NOT NULL,
  step INTEGER NOT NULL CHECK (step BETWEEN 1 AND 3),
  on_day INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('passed', 'failed')),
  note TEXT NOT NULL,
  PRIMARY KEY (mentor, mentee, started_on, step),
  FOREIGN KEY (mentor, mentee, started_on) REFERENCES mentorship (mentor, mentee, started_on)
) STRICT, WITHOUT ROWID;

CREATE VIEW 师徒志愿 AS
SELECT
  mentor_wish.person AS 工号,
  one.name AS 姓名,
  other AS 志愿对象工号,
  two.name AS 志愿对象,
  CASE rank WHEN 0 THEN '回避' ELSE rank END AS 排序
FROM mentor_wish JOIN person AS one ON one.id = mentor_wish.person JOIN person AS two ON two.id = other;

CREATE VIEW 师徒结对 AS
SELECT
  pair.mentor AS 师傅工号,
  one.name AS 师傅,
  pair.mentee AS 徒弟工号,
  two.name AS 徒弟,
  pair.subject AS 学科,
  pair.fit / 1000000.0 AS 契合度,
  printf('%04d-%02d-%02d', approved_on / 10000, approved_on / 100 % 100, approved_on % 100) AS 批准日期,
  CASE pair.started_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', pair.started_on / 10000, pair.started_on / 100 % 100, pair.started_on % 100) END AS 签约日期,
  CASE until_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', until_on / 10000, until_on / 100 % 100, until_on % 100) END AS 约定截止,
  CASE coalesce(ended_on, 0) WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', ended_on / 10000, ended_on / 100 % 100, ended_on % 100) END AS 结束日期,
  outcome AS 结果
FROM mentor_pair AS pair
JOIN person AS one ON one.id = pair.mentor
JOIN person AS two ON two.id = pair.mentee
LEFT JOIN mentorship ON mentorship.mentor = pair.mentor AND mentorship.mentee = pair.mentee
  AND mentorship.started_on = pair.started_on;

CREATE VIEW 师徒节点 AS
SELECT
  mentor AS 师傅工号,
  mentee AS 徒弟工号,
  CASE step WHEN 1 THEN '一年合格' WHEN 2 THEN '两年胜任' ELSE '三年成才' END AS 节点,
  printf('%04d-%02d-%02d', on_day / 10000, on_day / 100 % 100, on_day % 100) AS 日期,
  CASE result WHEN 'passed' THEN '达成' ELSE '未达成' END AS 结果,
  note AS 说明
FROM mentor_milestone;
