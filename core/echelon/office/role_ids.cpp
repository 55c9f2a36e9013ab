#include "echelon/office/role_ids.hpp"

#include "echelon/office/pipeline_export.hpp"

namespace echelon {
namespace {

/// Parts that cannot run into each other: each with its length.
std::string of_parts(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) text += std::to_string(part.size()) + ":" + part;
  return text;
}

}  // namespace

std::string reviewer_alias(const std::string& secret, const std::string& reviewer,
                           const std::string& person) {
  std::string code = pseudonym(secret, of_parts({"reviewer", reviewer, person})).substr(0, 10);
  for (char& c : code) c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  return code;
}

std::string research_alias(const std::string& secret, const std::string& seed, const std::string& kind,
                           const std::string& id) {
  return pseudonym(secret, of_parts({"research", seed, kind, id}));
}

std::string copy_id(const std::string& secret, const Anchor& head, std::size_t index,
                    const std::string& when) {
  return pseudonym(secret, of_parts({"copy", head.hash, std::to_string(index), when}));
}

}  // namespace echelon
