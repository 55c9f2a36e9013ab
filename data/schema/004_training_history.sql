-- Training records by the million: what one large import brings of one person is one row here, not one in `training`.
-- `records` is JSON, a list of [ended_on, course, number, hours, started_on, category, mode, provider, attendance,
-- certificate], the last one left out where there is none; hours are plain hours, and the course, the category, the
-- mode and the provider numbers into `training_text`. What is together in `training` and here is the view
-- `training_record`, column by column as `training` has it.

CREATE TABLE training_text (
  number INTEGER PRIMARY KEY NOT NULL,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE training_history (
  person TEXT NOT NULL REFERENCES person (id),
  entry INTEGER NOT NULL,
  records TEXT NOT NULL,
  PRIMARY KEY (person, entry)
) STRICT, WITHOUT ROWID;

-- How much each such import brought.
CREATE TABLE training_import (
  entry INTEGER PRIMARY KEY NOT NULL,
  people INTEGER NOT NULL,
  records INTEGER NOT NULL
) STRICT;

CREATE VIEW training_record AS
SELECT person, ended_on, course, number, hours, started_on, category, mode, provider, attendance, certificate
FROM training
UNION ALL
SELECT
  person,
  json_extract(value, '$[0]'),
  course.text,
  json_extract(value, '$[2]'),
  CAST(round(json_extract(value, '$[3]') * 1000000) AS INTEGER),
  json_extract(value, '$[4]'),
  category.text,
  mode.text,
  provider.text,
  json_extract(value, '$[8]'),
  coalesce(json_extract(value, '$[9]'), '')
FROM training_history, json_each(records)
JOIN training_text AS course ON course.number = json_extract(value, '$[1]')
JOIN training_text AS category ON category.number = json_extract(value, '$[5]')
JOIN training_text AS mode ON mode.number = json_extract(value, '$[6]')
JOIN training_text AS provider ON provider.number = json_extract(value, '$[7]');

DROP VIEW 培训;
CREATE VIEW 培训 AS
SELECT
  person AS 工号,
  name AS 姓名,
  course AS 课程,
  hours / 1000000.0 AS 学时,
  CASE started_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', started_on / 10000, started_on / 100 % 100, started_on % 100) END AS 开始日期,
  CASE ended_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', ended_on / 10000, ended_on / 100 % 100, ended_on % 100) END AS 结束日期,
  category AS 类别,
  provider AS 组织单位
FROM training_record JOIN person ON person.id = training_record.person;
