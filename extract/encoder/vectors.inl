// Vectors of `lanes` floats and what the kernels do with them. Included inside a namespace that defines
// `lanes`, vectors Vf of floats, Vi of 32-bit and Vb of 8-bit integers with as many elements, and narrow(Vi),
// which keeps the low byte of each. The compiler's vector extension (GCC, Clang) turns each operation into
// one instruction.
//
// Nothing here may call an inline function of the standard library other than memcpy: the linker could pick
// this translation unit's copy, compiled for a newer processor, for the whole program.

inline Vf load(const float* p) {
  Vf v;
  std::memcpy(&v, p, sizeof v);
  return v;
}
inline Vf load(const std::int32_t* p) {
  Vi v;
  std::memcpy(&v, p, sizeof v);
  return __builtin_convertvector(v, Vf);
}
inline Vf load(const std::int8_t* p) {
  Vb v;
  std::memcpy(&v, p, sizeof v);
  return __builtin_convertvector(__builtin_convertvector(v, Vi), Vf);
}
inline void store(float* p, Vf v) {
  std::memcpy(p, &v, sizeof v);
}
inline Vf all(float x) {
  return x - Vf{};
}
inline Vf magnitude(Vf v) {
  return (Vf)((Vi)v & 0x7fffffff);
}

template <int... I>
struct Indices {};
template <int N, int... I>
struct Count : Count<N - 1, N - 1, I...> {};
template <int... I>
struct Count<0, I...> {
  using type = Indices<I...>;
};
using Lanes = Count<lanes>::type;

template <int step, int... I>
inline Vf rotate(Vf v, Indices<I...>) {
  return __builtin_shufflevector(v, v, ((I + step) % lanes)...);
}
template <int step = lanes / 2>
inline float sum(Vf v) {
  v += rotate<step>(v, Lanes{});
  if constexpr (step > 1) return sum<step / 2>(v);
  return v[0];
}
template <int step = lanes / 2>
inline float largest(Vf v) {
  v = larger(v, rotate<step>(v, Lanes{}));
  if constexpr (step > 1) return largest<step / 2>(v);
  return v[0];
}

// Interleaves the first (half 0) or second (half 1) halves of two vectors.
template <int half, int... I>
inline Vf zip(Vf a, Vf b, Indices<I...>) {
  return __builtin_shufflevector(a, b, (half * (lanes / 2) + I / 2 + (I % 2) * lanes)...);
}

// Transposes a square of vectors: log2(lanes) rounds of interleaving.
inline void transpose(Vf (&v)[lanes]) {
  for (int round = 1; round < lanes; round *= 2) {
    Vf w[lanes];
    for (int i = 0; i < lanes / 2; ++i) {
      w[2 * i] = zip<0>(v[i], v[i + lanes / 2], Lanes{});
      w[2 * i + 1] = zip<1>(v[i], v[i + lanes / 2], Lanes{});
    }
    for (int i = 0; i < lanes; ++i) v[i] = w[i];
  }
}

// Adding 1.5 · 2²³ leaves round-half-even(x) in the low bits, for |x| < 2²².
constexpr float round_shift = 12582912.0f;

inline void store_rounded(std::int8_t* p, Vf v) {
  const Vb b = narrow((Vi)(v + round_shift));
  std::memcpy(p, &b, sizeof b);
}

inline void quantise_row(const float* x, std::size_t width, float top, std::int8_t* q, float* scale) {
  *scale = top > 0 ? top / 127.0f : 1.0f;
  const Vf inverse = all(top > 0 ? 127.0f / top : 0.0f);
  for (std::size_t i = 0; i < width; i += lanes) store_rounded(q + i, load(x + i) * inverse);
}

// e^x for x ≤ 0; 2^f on [-½, ½] by a minimax polynomial of degree 3, relative error 7.5e-5. Below -87 it
// stays e^-87.
inline Vf exp_negative(Vf x) {
  const Vf t = larger(x, all(-87.0f)) * 1.442695041f;
  const Vf shifted = t + round_shift;
  const Vf f = t - (shifted - round_shift);
  Vf p = f * 5.517150416e-02f + 2.426112627e-01f;
  p = p * f + 6.932610180e-01f;
  p = p * f + 9.999280658e-01f;
  return (Vf)((Vi)p + ((Vi)shifted << 23));
}

// Quantises rows of `width` floats that lie `stride` apart.
inline void quantise_rows(const float* x, std::size_t rows, std::size_t width, std::size_t stride,
                          QuantisedRows out) {
  for (std::size_t r = 0; r < rows; ++r) {
    Vf top = {};
    for (std::size_t i = 0; i < width; i += lanes) top = larger(top, magnitude(load(x + r * stride + i)));
    quantise_row(x + r * stride, width, largest(top), out.q + r * width, out.scale + r);
  }
}
