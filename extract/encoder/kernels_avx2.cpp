// The kernels for x86-64 processors with AVX2 and FMA.
#include <cstring>

#include <immintrin.h>

#include "kernel_sets.hpp"

namespace claimgraph {
namespace {
namespace avx2 {

constexpr int lanes = 8;
typedef float Vf __attribute__((vector_size(4 * lanes)));
typedef std::int32_t Vi __attribute__((vector_size(4 * lanes)));
typedef std::int8_t Vb __attribute__((vector_size(lanes)));

// The low byte of each element: gathered within each half, then across.
inline Vb narrow(Vi v) {
  const __m256i low = _mm256_set1_epi32(0x0c080400);
  const __m256i halves = _mm256_shuffle_epi8((__m256i)v, low);
  const __m256i both = _mm256_permutevar8x32_epi32(halves, _mm256_setr_epi32(0, 4, 0, 4, 0, 4, 0, 4));
  const std::int64_t bytes = _mm_cvtsi128_si64(_mm256_castsi256_si128(both));
  Vb result;
  std::memcpy(&result, &bytes, sizeof result);
  return result;
}

inline Vf larger(Vf a, Vf b) {
  return (Vf)_mm256_max_ps((__m256)a, (__m256)b);
}
inline Vf smaller(Vf a, Vf b) {
  return (Vf)_mm256_min_ps((__m256)a, (__m256)b);
}

#include "kernels.inl"

}  // namespace avx2
}  // namespace

const Kernels avx2_kernels = {
    "avx2",     avx2::embed,      avx2::dequantise_planes, avx2::attention, avx2::residual_norm,
    avx2::gelu, avx2::dequantise, avx2::quantise,          avx2::linear,    avx2::grouped_dot,
    avx2::dot};

}  // namespace claimgraph
