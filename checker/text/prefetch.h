// Asking memory early for what is read shortly after.
#pragma once

namespace claimcheck {

/// Starts to fetch the cache line of an address, and changes nothing else. The address need not be valid.
inline void prefetch(const void* address) {
#if defined(__GNUC__)
  __builtin_prefetch(address);
#else
  static_cast<void>(address);
#endif
}

}  // namespace claimcheck
