// The kernels for x86-64 processors with AVX-512 (F, BW, DQ, VL).
#include <cstring>

#include <immintrin.h>

#include "kernel_sets.hpp"

namespace claimgraph {
namespace {
namespace avx512 {

#include "avx512.inl"
#include "kernels.inl"

}  // namespace avx512
}  // namespace

const Kernels avx512_kernels = {
    "avx512",     avx512::embed,      avx512::dequantise_planes, avx512::attention, avx512::residual_norm,
    avx512::gelu, avx512::dequantise, avx512::quantise,          avx512::linear,    avx512::grouped_dot,
    avx512::dot};

}  // namespace claimgraph
