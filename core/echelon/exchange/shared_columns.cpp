#include "echelon/exchange/shared_columns.hpp"

namespace echelon {

ImportColumn person_column() {
  return {"id",
          {"工号", "person id"},
          {"教工号", "职工号", "教职工号", "教师工号", "人员编号", "教师编号", "教工编号", "职工编号",
           "教职工编号", "staff id", "employee id", "teacher id"},
          true,
          {},
          {"T0000001", "T0000001"}};
}

ImportColumn mode_column() {
  return {"mode", {"形式", "mode"},           {"培训形式", "培训方式", "方式"},
          false,  choices_of<TrainingMode>(), {"面授", "face to face"}};
}

}  // namespace echelon
