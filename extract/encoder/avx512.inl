// Vectors of AVX-512, for vectors.inl. Included inside a namespace; needs <immintrin.h>.
constexpr int lanes = 16;
typedef float Vf __attribute__((vector_size(4 * lanes)));
typedef std::int32_t Vi __attribute__((vector_size(4 * lanes)));
typedef std::int8_t Vb __attribute__((vector_size(lanes)));

// vpmovdb; GCC 12 takes a conversion of vectors apart, element by element.
inline Vb narrow(Vi v) {
  return (Vb)_mm512_maskz_cvtepi32_epi8(0xffff, (__m512i)v);
}

// GCC 12 makes a comparison and a blend of a > b ? a : b.
inline Vf larger(Vf a, Vf b) {
  return (Vf)_mm512_maskz_max_ps(0xffff, (__m512)a, (__m512)b);
}
inline Vf smaller(Vf a, Vf b) {
  return (Vf)_mm512_maskz_min_ps(0xffff, (__m512)a, (__m512)b);
}
