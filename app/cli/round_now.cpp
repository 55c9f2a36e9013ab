#include "cli/round_now.hpp"

#include "echelon/base/error.hpp"

namespace cli {

const echelon::RoundView& round_now(const echelon::Office& office, const std::string& program) {
  const echelon::RoundView* round = office.round(program);
  if (round == nullptr) {
    throw echelon::Error(
        echelon::Fault::request,
        {"项目 " + program + " 还没有发布遴选通知", "no call of " + program + " was ever opened"},
        {"请先运行 echelon round " + program + " open", "run `echelon round " + program + " open` first"});
  }
  return *round;
}

echelon::CommandRequest about_round(const echelon::Office& office, const std::string& program,
                                    std::string command) {
  echelon::CommandRequest request{std::move(command), {}};
  request.with("call", std::to_string(round_now(office, program).call.number));
  return request;
}

}  // namespace cli
