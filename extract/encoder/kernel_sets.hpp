#pragma once
// The instruction sets that kernels.inl is compiled for.
#include <claimgraph/extract/encoder/kernels.hpp>

namespace claimgraph {

extern const Kernels generic_kernels;
extern const Kernels avx2_kernels;    ///< x86-64 only
extern const Kernels avx512_kernels;  ///< x86-64 only

/// avx512_kernels with attention on matrix tiles. x86-64 only.
const Kernels& amx_kernels();
/// Whether processor and system offer AMX tiles with bfloat16; asks Linux for their use.
bool amx_is_usable();

}  // namespace claimgraph
