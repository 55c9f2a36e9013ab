#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/office/search_office.hpp"

namespace cli {

using echelon::FoundKind;
using echelon::SearchEntry;

namespace {

FoundKind kind_of(const std::string& text) {
  std::string known;
  for (std::size_t i = 0; i < echelon::found_kinds; ++i) {
    const auto kind = static_cast<FoundKind>(i);
    if (kind == FoundKind::page || kind == FoundKind::command) continue;  // the desktop's alone
    if (text == code(kind)) return kind;
    known += (known.empty() ? "" : ", ") + std::string(code(kind));
  }
  throw echelon::Error(echelon::Fault::request,
                       {"没有“" + text + "”这一类", "there is no kind '" + text + "'"},
                       {"可用：" + known, "there are " + known});
}

}  // namespace

int find(Session& session, const FindOptions& options) {
  echelon::SearchWish wish;
  wish.text = options.text;
  wish.most = static_cast<std::size_t>(options.most);
  for (const std::string& kind : options.kinds) wish.kinds.push_back(kind_of(kind));
  const echelon::SearchIndex index = search_index(session.office());
  Listing listing({{"kind", {"类别", "kind"}},
                   {"id", {"编号", "id"}},
                   {"name", {"名称", "name"}},
                   {"beside", {"说明", "beside"}}});
  for (const echelon::Found& found : index.find(wish).best) {
    const SearchEntry& entry = index.entry(found.entry);
    std::string beside;
    for (const echelon::Words& each : entry.beside)
      beside += (beside.empty() ? "" : " · ") + session.in_language(each);
    listing.row({session.words_or_code(words(entry.kind), code(entry.kind)), entry.id,
                 session.in_language(entry.name), beside});
  }
  session.show(listing);
  return listing.empty() ? answer_is_no : done;
}

}  // namespace cli
