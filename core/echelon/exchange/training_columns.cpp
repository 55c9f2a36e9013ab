#include "echelon/exchange/training_columns.hpp"

#include "echelon/exchange/shared_columns.hpp"

namespace echelon {
namespace {

ImportColumn session_column() {
  return {"session", {"班次", "session"}, {"班次编号", "班级编号", "班号", "session id"}, true,
          {},        {"B001", "B001"}};
}
}  // namespace

std::vector<ImportColumn> course_columns() {
  return {
      {"id", {"课程编号", "course id"}, {"课程号", "课程代码", "编号"}, true, {}, {"K001", "K001"}},
      {"name",
       {"名称", "name"},
       {"课程名称", "课程", "course name"},
       true,
       {},
       {"示例课程", "Example course"}},
      {"hours", {"学时", "hours"}, {"培训学时", "学时数", "课时"}, true, {}, {"24", "24"}},
      {"tier", {"层级", "tier"}, {"分层", "培训层级", "对象"}, false, {}, {"新教师", "new teachers"}},
      {"category",
       {"类别", "category"},
       {"分类", "课程类别", "学时类别"},
       false,
       {},
       {"学科教学", "subject teaching"}},
      {"subject", {"学科", "subject"}, {"分科", "任教学科"}, false, {}, {"数学", "mathematics"}},
      {"stage", {"学段", "stage"}, {"任教学段"}, false, choices_of<Stage>(), {"小学", "primary"}},
      mode_column(),
      {"provider",
       {"组织单位", "provider"},
       {"培训机构", "主办单位", "承办单位"},
       false,
       {},
       {"示例进修学校", "Example Institute"}},
      {"before",
       {"先修", "before"},
       {"先修课程", "先修课程编号", "prerequisites"},
       false,
       {},
       {"K000;K002", "K000;K002"}},
  };
}

std::vector<ImportColumn> session_columns() {
  return {
      {"id", {"班次编号", "session id"}, {"班次", "班号", "班级编号", "编号"}, true, {}, {"B001", "B001"}},
      {"course", {"课程", "course"}, {"课程编号", "课程号", "course id"}, true, {}, {"K001", "K001"}},
      {"dates",
       {"日期", "dates"},
       {"上课日期", "上课时间", "培训日期", "时间"},
       true,
       {},
       {"2025-10-11T09:00/2025-10-11T12:00;2025-10-18", "2025-10-11T09:00/2025-10-11T12:00;2025-10-18"}},
      {"capacity", {"名额", "capacity"}, {"人数上限", "最多人数", "计划人数"}, true, {}, {"60", "60"}},
      {"minimum", {"最低人数", "minimum"}, {"人数下限", "开班人数", "最少人数"}, false, {}, {"20", "20"}},
      {"place",
       {"地点", "place"},
       {"上课地点", "培训地点"},
       false,
       {},
       {"示例进修学校报告厅", "Example hall"}},
      {"town", {"镇街", "town"}, {"所在镇街", "乡镇"}, false, {}, {"示例镇", "Example Town"}},
      {"trainer",
       {"主讲", "trainer"},
       {"主讲人", "授课教师", "培训师", "讲师"},
       false,
       {},
       {"示例人", "Example Person"}},
      {"cost", {"费用", "cost"}, {"开班费用", "固定费用"}, false, {}, {"6000", "6000"}},
      {"seat_cost", {"人均费用", "seat cost"}, {"每人费用", "人均经费"}, false, {}, {"120", "120"}},
  };
}

std::vector<ImportColumn> enrolment_columns() {
  return {
      session_column(),
      person_column(),
      {"state",
       {"状态", "state"},
       {"报名状态", "报名方式"},
       true,
       choices_of<EnrolmentState>(),
       {"推荐", "nominated"}},
      {"rank", {"志愿", "rank"}, {"志愿序号", "排序", "志愿顺序"}, false, {}, {"1", "1"}},
  };
}

std::vector<ImportColumn> attendance_columns() {
  return {
      session_column(),
      person_column(),
      {"date", {"日期", "date"}, {"上课日期", "时间"}, true, {}, {"2025-10-11T09:00", "2025-10-11T09:00"}},
      {"state",
       {"考勤", "state"},
       {"出勤", "出勤情况", "考勤状态", "状态"},
       true,
       choices_of<AttendanceState>(),
       {"出勤", "present"}},
  };
}

}  // namespace echelon
