#pragma once
// The instruction sets that kernels.inl is compiled for.
#include <claimgraph/extract/encoder/kernels.hpp>

namespace claimgraph {

extern const Kernels generic_kernels;
extern const Kernels avx2_kernels;    ///< x86-64 only
extern const Kernels avx512_kernels;  ///< x86-64 only

}  // namespace claimgraph
