#pragma once

#include <string>
#include <string_view>

namespace echelon::store {

/// Compressed bytes, for the pieces of a bulk entry.
[[nodiscard]] std::string packed(std::string_view bytes);
/// Nothing of it is trusted: throws Error for bytes that are not what `packed` makes, and for more than
/// `most` bytes.
[[nodiscard]] std::string unpacked(std::string_view bytes, std::size_t most = 64'000'000);

}  // namespace echelon::store
