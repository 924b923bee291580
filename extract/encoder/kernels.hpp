#pragma once
// Everything the encoder does between two matrix products, one pass over a row each. There is one set of
// these functions per instruction set (kernels_*.cpp, all from kernels.inl); `kernels()` picks the best one
// for this processor.
//
// A product leaves int32 sums `acc` [rows × out]; row r of its input was quantised with `row_scale[r]`, so
// that acc[r][o] · row_scale[r] · scale[o] + bias[o] is the layer's output. All functions work on each row
// alone: what a row becomes never depends on its neighbours, which keeps results equal however documents are
// batched.
#include <cstddef>
#include <cstdint>

namespace claimgraph {

/// Scale and bias of a layer's outputs, [out] each.
struct OutputScale {
  const float* scale;
  const float* bias;
};

/// Weight and bias of a layer norm, [width] each.
struct Norm {
  const float* weight;
  const float* bias;
  float epsilon;
};

/// Rows in int8: value = q · scale of its row; the scale is the row's largest magnitude / 127 (1 for a row of
/// zeros).
struct QuantisedRows {
  std::int8_t* q;
  float* scale;
};

/// The rows of the embedding tables of one piece.
struct EmbeddingRow {
  const std::int8_t* word;
  float word_scale;
  const float* position;
  const float* shape;
};

struct Kernels {
  const char* name;

  /// hidden = LN(word + position + shape), also quantised. `width` is a multiple of 16, here and below.
  void (*embed)(const EmbeddingRow* pieces, std::size_t rows, std::size_t width, const Norm& norm,
                float* hidden, QuantisedRows out);

  /// Output in planes of 32 columns: plane p holds columns 32p … 32p+31 of all rows one after another, as
  /// attention reads them. `plane` is the distance between planes in floats.
  void (*dequantise_planes)(const std::int32_t* acc, std::size_t rows, std::size_t width,
                            const float* row_scale, OutputScale layer, float* out, std::size_t plane);

  /// Self-attention of one window of `rows` pieces for all heads of width 32. `planes` points at the window's
  /// first row of plane 0: planes of q (already divided by √32), then k, then v. Writes quantised rows of
  /// 32·heads. `scratch` holds attention_scratch(rows, heads) floats.
  void (*attention)(const float* planes, std::size_t plane, std::size_t rows, std::size_t heads,
                    float* scratch, QuantisedRows out);

  /// hidden = LN(hidden + output), also quantised.
  void (*residual_norm)(const std::int32_t* acc, std::size_t rows, std::size_t width, const float* row_scale,
                        OutputScale layer, const Norm& norm, float* hidden, QuantisedRows out);

  /// out = quantised GELU(output). Overwrites `acc`.
  void (*gelu)(std::int32_t* acc, std::size_t rows, std::size_t width, const float* row_scale,
               OutputScale layer, QuantisedRows out);

  /// The output itself; values below zero are multiplied by `slope` (1: none). `stride` ≥ width is that of
  /// `out`.
  void (*dequantise)(const std::int32_t* acc, std::size_t rows, std::size_t width, const float* row_scale,
                     OutputScale layer, float slope, float* out, std::size_t stride);

  /// Quantises rows of `width` floats that lie `stride` apart.
  void (*quantise)(const float* x, std::size_t rows, std::size_t width, std::size_t stride,
                   QuantisedRows out);

  /// y [rows × out_padded] = x [rows × in] · w [in × out_padded] + bias; rows of x lie `stride` apart,
  /// out_padded is a multiple of 16.
  void (*linear)(const float* x, std::size_t rows, std::size_t stride, const float* w, const float* bias,
                 std::size_t in, std::size_t out_padded, float* y);

  /// One row of a layer whose outputs are `groups` vectors of `width`: out[g] += output_g · v.
  void (*grouped_dot)(const std::int32_t* acc, float row_scale, OutputScale layer, std::size_t groups,
                      std::size_t width, const float* v, float* out);

  /// Dot product of two vectors; `width` is a multiple of 16.
  float (*dot)(const float* a, const float* b, std::size_t width);
};

/// Floats of scratch memory for one window.
constexpr std::size_t attention_scratch(std::size_t rows, std::size_t heads) {
  const std::size_t padded = (rows + 31) / 32 * 32;
  return 96 * padded + 1024 + rows * heads * 32;
}

/// The best kernels for the processor that runs this program. Thread-safe.
const Kernels& kernels();

/// Every set that this processor can run, best first; tests compare them.
struct KernelList {
  const Kernels* sets[4];
  std::size_t size;
};
KernelList all_kernels();

}  // namespace claimgraph
