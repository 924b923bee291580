#include "kernel_sets.hpp"
#include <claimgraph/extract/encoder/kernels.hpp>

namespace claimgraph {

KernelList all_kernels() {
  KernelList list{{}, 0};
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    if (amx_is_usable()) list.sets[list.size++] = &amx_kernels();
    list.sets[list.size++] = &avx512_kernels;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) list.sets[list.size++] = &avx2_kernels;
#endif
  list.sets[list.size++] = &generic_kernels;
  return list;
}

const Kernels& kernels() {
  static const Kernels& best = *all_kernels().sets[0];
  return best;
}

}  // namespace claimgraph
