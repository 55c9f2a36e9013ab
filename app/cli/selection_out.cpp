#include "cli/selection_out.hpp"

#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::Decimal;

void json_points(JsonOut& out, const char* name, const std::optional<std::int64_t>& millionths) {
  out.key(name);
  if (millionths) {
    out.number(Decimal::from_millionths(*millionths));
  } else {
    out.null();
  }
}

void json_amount(JsonOut& out, const FileQuota& quota, const char* name,
                 const std::optional<std::int64_t>& value) {
  out.key(name);
  if (!value) {
    out.null();
  } else if (quota.is_sum) {
    out.number(Decimal::from_millionths(*value));
  } else {
    out.whole(*value);
  }
}

int exit_status(echelon::SelectionStatus status) {
  switch (status) {
    case echelon::SelectionStatus::optimal:
      return done;
    case echelon::SelectionStatus::infeasible:
      return answer_is_no;
    case echelon::SelectionStatus::interrupted:
      break;
  }
  return environment_failed;
}

std::string amount(const FileQuota& quota, std::int64_t value) {
  return quota.is_sum ? Decimal::from_millionths(value).text() : std::to_string(value);
}

namespace {

/// A change of a bound, named as the files name it.
struct Change {
  std::string feature;
  std::string value;
  std::string from;
  std::string to;
  bool is_min = false;
};

Change named(const FilePool& pool, const echelon::BoundChange& change) {
  const bool is_min = change.bound == echelon::Bound::min;
  if (change.kind == echelon::QuotaKind::seats) {
    return {"seats", "", std::to_string(change.from), std::to_string(change.to), is_min};
  }
  const FileQuota& quota =
      change.kind == echelon::QuotaKind::sum ? pool.sums[change.quota] : pool.counts[change.quota];
  return {quota.feature, quota.value, amount(quota, change.from), amount(quota, change.to), is_min};
}

}  // namespace

namespace {

std::vector<echelon::Words> notes_on(const std::vector<FileQuota>& quotas) {
  std::vector<echelon::Words> notes;
  for (const FileQuota& quota : quotas) {
    if (quota.occurs) continue;
    const std::string text = quota.feature + " = " + quota.value;
    notes.push_back({"注意：没有候选人的 " + text + "；请核对写法和文件编码",
                     "note: no candidate has " + text + "; check its spelling and the file's encoding"});
  }
  return notes;
}

}  // namespace

void json_notes(JsonOut& out, const std::vector<FileQuota>& quotas) {
  const auto notes = notes_on(quotas);
  if (notes.empty()) return;
  out.key("notes").open_list();
  for (const auto& note : notes) out.words(note);
  out.close_list();
}

void say_notes(Session& session, const std::vector<FileQuota>& quotas) {
  for (const auto& note : notes_on(quotas)) session.say_line(note);
}

void json_relaxation(JsonOut& out, const FilePool& pool,
                     const std::vector<echelon::BoundChange>& relaxation) {
  out.key("relaxation").open_list();
  for (const echelon::BoundChange& each : relaxation) {
    const Change change = named(pool, each);
    out.open_object().key("feature").text(change.feature).key("value").text(change.value);
    out.key("bound").text(change.is_min ? "min" : "max");
    out.key("from").number(Decimal::read(change.from).value_or(Decimal()));
    out.key("to").number(Decimal::read(change.to).value_or(Decimal())).close_object();
  }
  out.close_list();
}

void say_relaxation(Session& session, const FilePool& pool,
                    const std::vector<echelon::BoundChange>& relaxation) {
  session.say_line({"名额约束无法同时满足。最少只需这样放宽：",
                    "the quotas cannot be met together. The smallest change that would do:"});
  Listing listing({{"feature", {"特征", "feature"}},
                   {"value", {"取值", "value"}},
                   {"bound", {"界限", "bound"}},
                   {"from", {"原为", "from"}, true},
                   {"to", {"改为", "to"}, true}});
  for (const echelon::BoundChange& each : relaxation) {
    const Change change = named(pool, each);
    const echelon::Words bound =
        change.is_min ? echelon::Words{"至少", "at least"} : echelon::Words{"至多", "at most"};
    listing.row({change.feature, change.value, session.in_language(bound), change.from, change.to});
  }
  session.say(listing.table(session.language()));
}

}  // namespace cli
