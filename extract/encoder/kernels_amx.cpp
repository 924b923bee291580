// Attention on the matrix tiles of AMX, products in bfloat16: twice and a half as fast as with AVX-512 (bench
// `encode`), where the processor has them. All else is the AVX-512 set's.
#include <cstdint>
#include <cstring>

#include <cpuid.h>
#include <immintrin.h>
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "kernel_sets.hpp"

namespace claimgraph {
namespace {
namespace amx {

#include "avx512.inl"
#include "vectors.inl"

// Layout of _tile_loadconfig: eight tiles of 16 rows of 64 bytes.
struct alignas(64) TileConfig {
  std::uint8_t palette = 1, start_row = 0, reserved[14] = {};
  std::uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};
constexpr TileConfig tile_config;

constexpr std::size_t side = 16;                      // rows of a tile
constexpr std::size_t tile_values = side * 2 * side;  // of bfloat16
constexpr std::size_t block_rows = 2 * side;          // queries handled together

using Bf16 = std::uint16_t;

// Tile loads do not tell the compiler that they read memory (GCC 12).
inline void finish_stores() {
  asm volatile("" ::: "memory");
}

// 32 floats as bfloat16.
inline __m512i halves(Vf low, Vf high) {
  return (__m512i)_mm512_cvtne2ps_pbh((__m512)high, (__m512)low);
}
inline __m512i half_row(const float* row) {
  return halves(load(row), load(row + lanes));
}
inline void store(Bf16* p, __m512i v) {
  std::memcpy(p, &v, sizeof v);
}

// Queries as they are [padded × 32].
inline void pack_queries(const float* q, std::size_t rows, std::size_t padded, Bf16* out) {
  for (std::size_t r = 0; r < padded; ++r) store(out + 32 * r, r < rows ? half_row(q + 32 * r) : __m512i{});
}

// Keys as right factors: a tile for 16 keys, whose row p holds values 2p and 2p + 1 of each key.
inline void pack_keys(const float* k, std::size_t rows, std::size_t padded, Bf16* out) {
  for (std::size_t first = 0; first < padded; first += side) {
    Vf square[lanes];
    for (std::size_t i = 0; i < side; ++i)
      square[i] = first + i < rows ? (Vf)half_row(k + 32 * (first + i)) : Vf{};
    transpose(square);
    for (std::size_t i = 0; i < side; ++i)
      store(out + first / side * tile_values + 32 * i, (__m512i)square[i]);
  }
}

// Values as right factors: two tiles for 32 keys, columns 0 to 15 and 16 to 31; row p holds those of keys 2p
// and 2p + 1.
inline void pack_values(const float* v, std::size_t rows, std::size_t padded, Bf16* out) {
  for (std::size_t first = 0; first < padded; first += 2 * side) {
    for (std::size_t p = 0; p < side; ++p) {
      const std::size_t even = first + 2 * p;
      for (std::size_t half = 0; half < 2; ++half) {
        const Vf a = even < rows ? load(v + 32 * even + lanes * half) : Vf{};
        const Vf b = even + 1 < rows ? load(v + 32 * (even + 1) + lanes * half) : Vf{};
        store(out + (first / side + half) * tile_values + 32 * p,
              halves(zip<0>(a, b, Lanes{}), zip<1>(a, b, Lanes{})));
      }
    }
  }
}

// scores [32 × padded] = queries · keys. Two rows of tiles at a time keep four sums under way.
inline void score(const Bf16* queries, const Bf16* keys, std::size_t padded, float* scores) {
  _tile_loadd(0, queries, 64);
  _tile_loadd(1, queries + tile_values, 64);
  const auto stride = static_cast<long>(4 * padded);
  for (std::size_t j = 0; j < padded; j += 2 * side) {
    _tile_zero(4);
    _tile_zero(5);
    _tile_zero(6);
    _tile_zero(7);
    _tile_loadd(2, keys + j / side * tile_values, 64);
    _tile_loadd(3, keys + (j / side + 1) * tile_values, 64);
    _tile_dpbf16ps(4, 0, 2);
    _tile_dpbf16ps(5, 0, 3);
    _tile_dpbf16ps(6, 1, 2);
    _tile_dpbf16ps(7, 1, 3);
    _tile_stored(4, scores + j, stride);
    _tile_stored(5, scores + j + side, stride);
    _tile_stored(6, scores + side * padded + j, stride);
    _tile_stored(7, scores + side * padded + j + side, stride);
  }
}

// e^(score - max) of a row as bfloat16; returns one over their sum. `mask` [32] is added to the last scores:
// -1e30 where no key stands.
inline float soften(const float* row, const float* mask, std::size_t padded, Bf16* out) {
  const std::size_t last = padded - 2 * lanes;
  const Vf tail[2] = {load(row + last) + load(mask), load(row + last + lanes) + load(mask + lanes)};
  Vf top[2] = {tail[0], tail[1]};
  for (std::size_t j = 0; j < last; j += 2 * lanes) {
    top[0] = larger(top[0], load(row + j));
    top[1] = larger(top[1], load(row + j + lanes));
  }
  const Vf most = all(largest(larger(top[0], top[1])));
  Vf total[2] = {};
  const auto put = [&](std::size_t j, Vf first, Vf second) {
    const Vf low = exp_negative(first - most), high = exp_negative(second - most);
    total[0] += low;
    total[1] += high;
    store(out + j, halves(low, high));
  };
  for (std::size_t j = 0; j < last; j += 2 * lanes) put(j, load(row + j), load(row + j + lanes));
  put(last, tail[0], tail[1]);
  return 1.0f / sum(total[0] + total[1]);
}

// out [32 × 32] = weights [32 × padded] · values.
inline void weigh(const Bf16* weights, const Bf16* values, std::size_t padded, float* out) {
  _tile_zero(4);
  _tile_zero(5);
  _tile_zero(6);
  _tile_zero(7);
  const auto stride = static_cast<long>(2 * padded);
  for (std::size_t j = 0; j < padded; j += 2 * side) {
    _tile_loadd(0, weights + j, stride);
    _tile_loadd(2, values + j / side * tile_values, 64);
    _tile_loadd(3, values + (j / side + 1) * tile_values, 64);
    _tile_loadd(1, weights + side * padded + j, stride);
    _tile_dpbf16ps(4, 0, 2);
    _tile_dpbf16ps(5, 0, 3);
    _tile_dpbf16ps(6, 1, 2);
    _tile_dpbf16ps(7, 1, 3);
  }
  _tile_stored(4, out, 128);
  _tile_stored(5, out + side, 128);
  _tile_stored(6, out + 32 * side, 128);
  _tile_stored(7, out + 32 * side + side, 128);
}

void attention(const float* planes, std::size_t plane, std::size_t rows, std::size_t heads, float* scratch,
               QuantisedRows out) {
  const std::size_t padded = (rows + 31) / 32 * 32, width = 32 * heads;
  auto* queries = reinterpret_cast<Bf16*>(scratch);
  Bf16* keys = queries + 32 * padded;
  Bf16* values = keys + 32 * padded;
  Bf16* weights = values + 32 * padded;
  float* scores = scratch + 64 * padded;
  float* sums = scores + block_rows * padded;
  float* context = sums + block_rows * 32;
  float mask[2 * side];
  for (std::size_t j = 0; j < 2 * side; ++j) mask[j] = padded - 2 * side + j < rows ? 0.0f : -1e30f;
  _tile_loadconfig(&tile_config);
  for (std::size_t h = 0; h < heads; ++h) {
    pack_queries(planes + h * plane, rows, padded, queries);
    pack_keys(planes + (heads + h) * plane, rows, padded, keys);
    pack_values(planes + (2 * heads + h) * plane, rows, padded, values);
    for (std::size_t first = 0; first < rows; first += block_rows) {
      const std::size_t n = rows - first < block_rows ? rows - first : block_rows;
      float factor[block_rows];
      finish_stores();
      score(queries + 32 * first, keys, padded, scores);
      for (std::size_t u = 0; u < n; ++u)
        factor[u] = soften(scores + u * padded, mask, padded, weights + u * padded);
      finish_stores();
      weigh(weights, values, padded, sums);
      for (std::size_t u = 0; u < n; ++u) {
        float* row = context + (first + u) * width + 32 * h;
        store(row, load(sums + 32 * u) * factor[u]);
        store(row + lanes, load(sums + 32 * u + lanes) * factor[u]);
      }
    }
  }
  _tile_release();
  quantise_rows(context, rows, width, width, out);
}

}  // namespace amx
}  // namespace

const Kernels& amx_kernels() {
  static const Kernels set = [] {
    Kernels made = avx512_kernels;
    made.name = "amx";
    made.attention = amx::attention;
    return made;
  }();
  return set;
}

bool amx_is_usable() {
#if defined(__linux__)
  unsigned a = 0, b = 0, c = 0, d = 0;
  constexpr unsigned tiles_and_bf16 = 1u << 24 | 1u << 22, vector_bf16 = 1u << 5;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (d & tiles_and_bf16) != tiles_and_bf16) return false;
  if (!__get_cpuid_count(7, 1, &a, &b, &c, &d) || (a & vector_bf16) == 0) return false;
  constexpr long request_permission = 0x1023, tile_data = 18;  // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
  return syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
#else
  return false;
#endif
}

}  // namespace claimgraph
