// The kernels for x86-64 processors with AVX-512 (F, BW, DQ, VL).
#include <cstring>

#include <immintrin.h>

#include "kernel_sets.hpp"

namespace claimgraph {
namespace {
namespace avx512 {

constexpr int lanes = 16;
typedef float Vf __attribute__((vector_size(4 * lanes)));
typedef std::int32_t Vi __attribute__((vector_size(4 * lanes)));
typedef std::int8_t Vb __attribute__((vector_size(lanes)));

// vpmovdb; GCC 12 takes a conversion of vectors apart, element by element.
inline Vb narrow(Vi v) {
  return (Vb)_mm512_maskz_cvtepi32_epi8(0xffff, (__m512i)v);
}

#include "kernels.inl"

}  // namespace avx512
}  // namespace

const Kernels avx512_kernels = {"avx512",           avx512::embed,         avx512::dequantise_planes,
                                avx512::attention,  avx512::residual_norm, avx512::gelu,
                                avx512::dequantise, avx512::quantise,      avx512::argmax,
                                avx512::linear,     avx512::grouped_dot,   avx512::dot};

}  // namespace claimgraph
