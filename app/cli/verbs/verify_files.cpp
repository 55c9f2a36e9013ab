#include "cli/certificate_file.hpp"
#include "cli/numbers.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

int verify_certificate(Session& session, const VerifyOptions& options) {
  if (options.pool.empty() || options.seats.empty()) {
    throw echelon::Error(echelon::Fault::request,
                         {"核验证明还需要候选人文件和名额",
                          "a certificate is checked against the pool, the quotas and the seats"},
                         {"请加上 --pool POOL.csv --quotas QUOTAS.csv --seats N",
                          "add --pool POOL.csv --quotas QUOTAS.csv --seats N"});
  }
  const auto weights = options.weights.empty() ? std::vector<FileWeight>() : read_weights(options.weights);
  FilePool pool = read_pool(options.pool, options.quotas, whole_number(options.seats, "--seats"), options.id,
                            options.score, weights);
  const auto verdict = check_certificate_file(options.certificate, pool, session.progress());
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("accepted").truth(verdict.accepted).key("says").words(verdict.says).close_object();
    session.say(out.finish());
  } else {
    session.say_line(verdict.says);
  }
  return verdict.accepted ? done : answer_is_no;
}

}  // namespace cli
