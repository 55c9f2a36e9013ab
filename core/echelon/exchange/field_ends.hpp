#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace echelon {

/// Within exchange: the first separator or end of line from `at` on, `end` when there is none. Sixteen bytes
/// may be read beyond `end`.
inline const char* field_end(const char* at, const char* end, char separator) {
#if defined(__SSE2__)
  const __m128i apart = _mm_set1_epi8(separator);
  const __m128i feed = _mm_set1_epi8('\n');
  const __m128i back = _mm_set1_epi8('\r');
  for (; at < end; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i found = _mm_or_si128(
        _mm_cmpeq_epi8(bytes, apart), _mm_or_si128(_mm_cmpeq_epi8(bytes, feed), _mm_cmpeq_epi8(bytes, back)));
    const int bits = _mm_movemask_epi8(found);
    if (bits == 0) continue;
    at += __builtin_ctz(static_cast<unsigned>(bits));
    return at < end ? at : end;
  }
  return end;
#else
  while (at != end && *at != separator && *at != '\n' && *at != '\r') ++at;
  return at;
#endif
}

}  // namespace echelon
