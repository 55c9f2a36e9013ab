-- The office in words, for whoever opens the file with other tools. Identity and telephone numbers stay out.

CREATE VIEW 学校 AS
SELECT
  id AS 学校编号,
  name AS 学校名称,
  CASE kind WHEN 'kindergarten' THEN '幼儿园' WHEN 'primary' THEN '小学' WHEN 'junior' THEN '初级中学' WHEN 'nine_year' THEN '九年一贯制学校' WHEN 'senior' THEN '高级中学' WHEN 'complete' THEN '完全中学' WHEN 'vocational' THEN '中等职业学校' WHEN 'special' THEN '特殊教育学校' WHEN 'institute' THEN '教研机构' END AS 类别,
  town AS 镇街,
  CASE area WHEN 'urban' THEN '城区' WHEN 'town' THEN '镇区' WHEN 'rural' THEN '乡村' END AS 城乡
FROM school;

CREATE VIEW 人员 AS
SELECT
  id AS 工号,
  name AS 姓名,
  CASE gender WHEN 'male' THEN '男' WHEN 'female' THEN '女' END AS 性别,
  CASE birth_date WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', birth_date / 10000, birth_date / 100 % 100, birth_date % 100) END AS 出生日期,
  CASE hired_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', hired_on / 10000, hired_on / 100 % 100, hired_on % 100) END AS 参加工作时间,
  CASE left_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', left_on / 10000, left_on / 100 % 100, left_on % 100) END AS 离开日期,
  CASE degree WHEN 'secondary' THEN '中师' WHEN 'diploma' THEN '专科' WHEN 'bachelor' THEN '本科' WHEN 'master' THEN '硕士' WHEN 'doctor' THEN '博士' END AS 学历,
  political AS 政治面貌
FROM person;

CREATE VIEW 任职 AS
SELECT
  person AS 工号,
  person.name AS 姓名,
  school AS 学校编号,
  school.name AS 学校名称,
  CASE role WHEN 'teacher' THEN '教师' WHEN 'homeroom' THEN '班主任' WHEN 'group_leader' THEN '教研组长' WHEN 'middle_manager' THEN '中层干部' WHEN 'vice_head' THEN '副校长' WHEN 'head' THEN '校长' WHEN 'researcher' THEN '教研员' WHEN 'staff' THEN '教辅' END AS 职务,
  CASE stage WHEN 'kindergarten' THEN '幼儿园' WHEN 'primary' THEN '小学' WHEN 'junior' THEN '初中' WHEN 'senior' THEN '普通高中' WHEN 'vocational' THEN '中等职业' WHEN 'special' THEN '特殊教育' END AS 学段,
  subject AS 学科,
  CASE from_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', from_on / 10000, from_on / 100 % 100, from_on % 100) END AS 开始日期,
  CASE to_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', to_on / 10000, to_on / 100 % 100, to_on % 100) END AS 结束日期
FROM posting JOIN person ON person.id = posting.person JOIN school ON school.id = posting.school;

CREATE VIEW 职称 AS
SELECT
  person AS 工号,
  name AS 姓名,
  CASE title WHEN 'none' THEN '未定级' WHEN 'third' THEN '三级教师' WHEN 'second' THEN '二级教师' WHEN 'first' THEN '一级教师' WHEN 'senior' THEN '高级教师' WHEN 'full_senior' THEN '正高级教师' END AS 职称,
  CASE since WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', since / 10000, since / 100 % 100, since % 100) END AS 取得时间
FROM title_held JOIN person ON person.id = title_held.person;

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
FROM training JOIN person ON person.id = training.person;

CREATE VIEW 获奖 AS
SELECT
  person AS 工号,
  name AS 姓名,
  award AS 奖项,
  level AS 级别,
  grade AS 等次,
  role AS 角色,
  subject AS 学科,
  pupils AS 学生数,
  CASE awarded_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', awarded_on / 10000, awarded_on / 100 % 100, awarded_on % 100) END AS 日期
FROM award JOIN person ON person.id = award.person;

CREATE VIEW 师徒 AS
SELECT
  mentor AS 师傅工号,
  m.name AS 师傅,
  mentee AS 徒弟工号,
  e.name AS 徒弟,
  subject AS 学科,
  CASE started_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', started_on / 10000, started_on / 100 % 100, started_on % 100) END AS 开始日期,
  CASE ended_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', ended_on / 10000, ended_on / 100 % 100, ended_on % 100) END AS 结束日期,
  outcome AS 结果
FROM mentorship JOIN person m ON m.id = mentor JOIN person e ON e.id = mentee;

CREATE VIEW 遴选通知 AS
SELECT
  number AS 编号,
  program AS 项目,
  title AS 名称,
  CASE state WHEN 'open' THEN '推荐中' WHEN 'reviewing' THEN '评审中' WHEN 'selected' THEN '已遴选' WHEN 'publicity' THEN '公示中' WHEN 'decided' THEN '已公布' WHEN 'withdrawn' THEN '已撤销' END AS 状态,
  CASE opened_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', opened_on / 10000, opened_on / 100 % 100, opened_on % 100) END AS 发布日期,
  CASE closes_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', closes_on / 10000, closes_on / 100 % 100, closes_on % 100) END AS 推荐截止,
  seats AS 名额,
  CASE publicity_from WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', publicity_from / 10000, publicity_from / 100 % 100, publicity_from % 100) END AS 公示开始,
  CASE publicity_to WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', publicity_to / 10000, publicity_to / 100 % 100, publicity_to % 100) END AS 公示结束,
  CASE decided_on WHEN 0 THEN NULL ELSE printf('%04d-%02d-%02d', decided_on / 10000, decided_on / 100 % 100, decided_on % 100) END AS 公布日期
FROM call;

CREATE VIEW 遴选结果 AS
SELECT
  call AS 通知编号,
  person AS 工号,
  name AS 姓名,
  CASE outcome WHEN 'chosen' THEN '入选' WHEN 'reserve' THEN '候补' WHEN 'rejected' THEN '落选' WHEN 'held' THEN '暂缓' WHEN 'appointed' THEN '已聘任' END AS 结果,
  position AS 名次,
  score / 1000000.0 AS 总分,
  run AS 运算编号
FROM decision JOIN person ON person.id = decision.person;

CREATE VIEW 台账 AS
SELECT
  number AS 序号,
  command AS 事项,
  arguments AS 参数,
  who AS 经办人,
  at AS 时间,
  CASE kind WHEN 'change' THEN '更改' WHEN 'undo' THEN '撤销' WHEN 'redo' THEN '重做' END AS 类型,
  hash AS 校验值
FROM ledger;
