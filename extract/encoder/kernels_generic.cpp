// The kernels for any processor: SSE2 on x86-64, NEON on AArch64.
#include <cstring>

#include "kernel_sets.hpp"

namespace claimgraph {
namespace {
namespace generic {

constexpr int lanes = 4;
typedef float Vf __attribute__((vector_size(4 * lanes)));
typedef std::int32_t Vi __attribute__((vector_size(4 * lanes)));
typedef std::int8_t Vb __attribute__((vector_size(lanes)));

inline Vb narrow(Vi v) {
  return __builtin_convertvector(v, Vb);
}

inline Vf larger(Vf a, Vf b) {
  return a > b ? a : b;
}
inline Vf smaller(Vf a, Vf b) {
  return a < b ? a : b;
}

#include "kernels.inl"

}  // namespace generic
}  // namespace

const Kernels generic_kernels = {"generic",
                                 generic::embed,
                                 generic::dequantise_planes,
                                 generic::attention,
                                 generic::residual_norm,
                                 generic::gelu,
                                 generic::dequantise,
                                 generic::quantise,
                                 generic::linear,
                                 generic::grouped_dot,
                                 generic::dot};

}  // namespace claimgraph
