#include "desktop/ui/item_log.hpp"

namespace echelon::desktop {

void ItemLog::begin_frame() {
  current_.clear();
  texts_.clear();
}

void ItemLog::add(Item item) { current_.push_back(std::move(item)); }

bool ItemLog::matches(std::string_view full, std::string_view wanted) {
  if (!full.ends_with(wanted)) return false;
  return full.size() == wanted.size() || full[full.size() - wanted.size() - 1] == '/';
}

const Item* ItemLog::find(std::string_view id) const {
  for (const Item& item : last_) {
    if (matches(item.id, id)) return &item;
  }
  return nullptr;
}

}  // namespace echelon::desktop
