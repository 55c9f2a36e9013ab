-- Reviews at the end of terms on a ladder's tiers, and what else ended or prolonged a tier. `since` names the holding
-- in tier_held; `term_to` is its last day as it was before, `until` as it is from then on (0: none).
CREATE TABLE tier_review (
  person TEXT NOT NULL REFERENCES person (id),
  ladder TEXT NOT NULL,
  tier TEXT NOT NULL,
  since INTEGER NOT NULL,
  term_to INTEGER NOT NULL,
  reviewed_on INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('passed', 'failed', 'deferred', 'lapsed', 'ended')),
  until INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (person, ladder, tier, since, term_to)
) STRICT, WITHOUT ROWID;

CREATE VIEW 层级 AS
SELECT
  person AS 工号,
  name AS 姓名,
  ladder AS 梯队,
  tier AS 层级,
  CASE since WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', since / 10000, since / 100 % 100, since % 100) END AS 取得时间,
  CASE until WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', until / 10000, until / 100 % 100, until % 100) END AS 截止
FROM tier_held JOIN person ON person.id = tier_held.person;

-- The note may be about health or conduct: it stays out.
CREATE VIEW 任期考核 AS
SELECT
  person AS 工号,
  name AS 姓名,
  ladder AS 梯队,
  tier AS 层级,
  CASE since WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', since / 10000, since / 100 % 100, since % 100) END AS 取得时间,
  CASE term_to WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', term_to / 10000, term_to / 100 % 100, term_to % 100) END AS 任期截止,
  printf('%04d-%02d-%02d', reviewed_on / 10000, reviewed_on / 100 % 100, reviewed_on % 100) AS 考核日期,
  CASE result WHEN 'passed' THEN '合格' WHEN 'failed' THEN '不合格' WHEN 'deferred' THEN '暂缓' WHEN 'lapsed' THEN '取消' WHEN 'ended' THEN '退出' END AS 结果,
  CASE until WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', until / 10000, until / 100 % 100, until % 100) END AS 现截止
FROM tier_review JOIN person ON person.id = tier_review.person;
