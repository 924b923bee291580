// The kernels of kernels.hpp. Included once per instruction set, inside a namespace of its own, under the
// conditions of vectors.inl.
#include "vectors.inl"

// x · Φ(x), Φ by a minimax polynomial in x² on [-4.5, 4.5]; absolute error below 4e-5, far inside one step of
// int8.
inline Vf gelu_value(Vf x) {
  const Vf c = larger(smaller(x, all(4.5f)), all(-4.5f));
  const Vf s = c * c * (2.0f / (4.5f * 4.5f)) - 1.0f;
  Vf p = s * -1.565780245e-03f + 4.655359164e-03f;
  p = p * s - 6.682639697e-03f;
  p = p * s + 1.014040022e-02f;
  p = p * s - 1.815934422e-02f;
  p = p * s + 2.862399604e-02f;
  p = p * s - 4.029576168e-02f;
  p = p * s + 5.467184687e-02f;
  p = p * s - 7.718337140e-02f;
  p = p * s + 1.569053008e-01f;
  return x * (c * p + 0.5f);
}

// Normalises the row x in place, whose values add up to `total`, and quantises it.
inline void norm_row(float* x, std::size_t width, float total, const Norm& norm, std::int8_t* q,
                     float* scale) {
  const Vf mean = all(total / static_cast<float>(width));
  Vf squares[2] = {};
  for (std::size_t i = 0; i < width; i += 2 * lanes) {
    for (int u = 0; u < 2; ++u) {
      const Vf d = load(x + i + u * lanes) - mean;
      squares[u] += d * d;
    }
  }
  const float variance = sum(squares[0] + squares[1]) / static_cast<float>(width);
  const Vf inverse = all(1.0f / __builtin_sqrtf(variance + norm.epsilon));
  Vf top[2] = {};
  for (std::size_t i = 0; i < width; i += 2 * lanes) {
    for (int u = 0; u < 2; ++u) {
      const std::size_t at = i + u * lanes;
      const Vf v = (load(x + at) - mean) * inverse * load(norm.weight + at) + load(norm.bias + at);
      store(x + at, v);
      top[u] = larger(top[u], magnitude(v));
    }
  }
  quantise_row(x, width, largest(larger(top[0], top[1])), q, scale);
}

void embed(const EmbeddingRow* pieces, std::size_t rows, std::size_t width, const Norm& norm, float* hidden,
           QuantisedRows out) {
  for (std::size_t r = 0; r < rows; ++r) {
    const EmbeddingRow& piece = pieces[r];
    float* x = hidden + r * width;
    Vf total = {};
    for (std::size_t i = 0; i < width; i += lanes) {
      const Vf v = load(piece.word + i) * piece.word_scale + load(piece.position + i) + load(piece.shape + i);
      store(x + i, v);
      total += v;
    }
    norm_row(x, width, sum(total), norm, out.q + r * width, out.scale + r);
  }
}

void dequantise_planes(const std::int32_t* acc, std::size_t rows, std::size_t width, const float* row_scale,
                       OutputScale layer, float* out, std::size_t plane) {
  for (std::size_t r = 0; r < rows; ++r) {
    const Vf s = all(row_scale[r]);
    for (std::size_t p = 0; p < width / 32; ++p) {
      for (std::size_t i = 0; i < 32; i += lanes) {
        const std::size_t at = 32 * p + i;
        store(out + p * plane + 32 * r + i,
              load(acc + r * width + at) * (s * load(layer.scale + at)) + load(layer.bias + at));
      }
    }
  }
}

// Queries handled together: as many accumulators as the registers hold.
constexpr int score_rows = lanes == 16 ? 8 : 4;
constexpr int head_vectors = 32 / lanes;
constexpr int sum_rows = lanes == 16 ? 8 : lanes == 8 ? 2 : 1;
constexpr std::size_t block_rows = 8;

// scores[u][j] = mask[j] + q[u] · k[j], for score_rows queries and all keys; `kt` holds the keys transposed
// [32 × padded].
inline void score(const float* const* q, const float* kt, const float* mask, std::size_t padded,
                  float* scores) {
  for (std::size_t j = 0; j < padded; j += 2 * lanes) {
    Vf sums[score_rows][2];
    for (int u = 0; u < score_rows; ++u) {
      sums[u][0] = load(mask + j);
      sums[u][1] = load(mask + j + lanes);
    }
    for (std::size_t d = 0; d < 32; ++d) {
      const Vf k0 = load(kt + d * padded + j), k1 = load(kt + d * padded + j + lanes);
      for (int u = 0; u < score_rows; ++u) {
        const Vf x = all(q[u][d]);
        sums[u][0] += x * k0;
        sums[u][1] += x * k1;
      }
    }
    for (int u = 0; u < score_rows; ++u) {
      store(scores + u * padded + j, sums[u][0]);
      store(scores + u * padded + j + lanes, sums[u][1]);
    }
  }
}

// Makes e^(score - max) of a row; returns one over their sum.
inline float soften(float* row, std::size_t padded) {
  Vf top[2] = {load(row), load(row + lanes)};
  for (std::size_t j = 2 * lanes; j < padded; j += 2 * lanes) {
    top[0] = larger(top[0], load(row + j));
    top[1] = larger(top[1], load(row + j + lanes));
  }
  const Vf most = all(largest(larger(top[0], top[1])));
  Vf total[2] = {};
  for (std::size_t j = 0; j < padded; j += 2 * lanes) {
    for (int u = 0; u < 2; ++u) {
      const Vf e = exp_negative(load(row + j + u * lanes) - most);
      store(row + j + u * lanes, e);
      total[u] += e;
    }
  }
  return 1.0f / sum(total[0] + total[1]);
}

// out[u] = factor[u] · Σ_j weights[u][j] · v[j], for sum_rows queries.
inline void weigh(const float* weights, std::size_t padded, const float* v, std::size_t keys,
                  const float* factor, float* const* out) {
  Vf sums[sum_rows][head_vectors] = {};
  for (std::size_t j = 0; j < keys; ++j) {
    Vf value[head_vectors];
    for (int i = 0; i < head_vectors; ++i) value[i] = load(v + 32 * j + i * lanes);
    for (int u = 0; u < sum_rows; ++u) {
      const Vf w = all(weights[u * padded + j]);
      for (int i = 0; i < head_vectors; ++i) sums[u][i] += w * value[i];
    }
  }
  for (int u = 0; u < sum_rows; ++u) {
    for (int i = 0; i < head_vectors; ++i) store(out[u] + i * lanes, sums[u][i] * factor[u]);
  }
}

void attention(const float* planes, std::size_t plane, std::size_t rows, std::size_t heads, float* scratch,
               QuantisedRows out) {
  const std::size_t padded = (rows + 31) / 32 * 32, width = 32 * heads;
  float* kt = scratch;
  float* mask = kt + 32 * padded;
  float* scores = mask + padded;
  float* spare = scores + block_rows * padded;  // where rows past the last query go
  float* context = spare + block_rows * padded;
  for (std::size_t j = 0; j < padded; ++j) mask[j] = j < rows ? 0.0f : -1e30f;
  for (std::size_t h = 0; h < heads; ++h) {
    const float* q = planes + h * plane;
    const float* k = planes + (heads + h) * plane;
    const float* v = planes + (2 * heads + h) * plane;
    for (std::size_t j = 0; j < padded; j += lanes) {
      for (std::size_t d = 0; d < 32; d += lanes) {
        Vf square[lanes];
        for (int i = 0; i < lanes; ++i) square[i] = j + i < rows ? load(k + 32 * (j + i) + d) : Vf{};
        transpose(square);
        for (int i = 0; i < lanes; ++i) store(kt + (d + i) * padded + j, square[i]);
      }
    }
    for (std::size_t first = 0; first < rows; first += block_rows) {
      const float* query[block_rows];
      float* result[block_rows];
      float factor[block_rows];
      for (std::size_t u = 0; u < block_rows; ++u) {
        const bool inside = first + u < rows;
        query[u] = q + 32 * (inside ? first + u : first);
        result[u] = inside ? context + (first + u) * width + 32 * h : spare;
      }
      for (std::size_t u = 0; u < block_rows; u += score_rows)
        score(query + u, kt, mask, padded, scores + u * padded);
      for (std::size_t u = 0; u < block_rows; ++u) factor[u] = soften(scores + u * padded, padded);
      for (std::size_t u = 0; u < block_rows; u += sum_rows) {
        weigh(scores + u * padded, padded, v, rows, factor + u, result + u);
      }
    }
  }
  quantise_rows(context, rows, width, width, out);
}

void residual_norm(const std::int32_t* acc, std::size_t rows, std::size_t width, const float* row_scale,
                   OutputScale layer, const Norm& norm, float* hidden, QuantisedRows out) {
  for (std::size_t r = 0; r < rows; ++r) {
    float* x = hidden + r * width;
    const Vf s = all(row_scale[r]);
    Vf total[2] = {};
    for (std::size_t i = 0; i < width; i += 2 * lanes) {
      for (int u = 0; u < 2; ++u) {
        const std::size_t at = i + u * lanes;
        const Vf v =
            load(acc + r * width + at) * (s * load(layer.scale + at)) + load(layer.bias + at) + load(x + at);
        store(x + at, v);
        total[u] += v;
      }
    }
    norm_row(x, width, sum(total[0] + total[1]), norm, out.q + r * width, out.scale + r);
  }
}

void gelu(std::int32_t* acc, std::size_t rows, std::size_t width, const float* row_scale, OutputScale layer,
          QuantisedRows out) {
  float row[4096];
  for (std::size_t r = 0; r < rows; ++r) {
    const Vf s = all(row_scale[r]);
    Vf top[2] = {};
    for (std::size_t i = 0; i < width; i += 2 * lanes) {
      for (int u = 0; u < 2; ++u) {
        const std::size_t at = i + u * lanes;
        const Vf v =
            gelu_value(load(acc + r * width + at) * (s * load(layer.scale + at)) + load(layer.bias + at));
        store(row + at, v);
        top[u] = larger(top[u], magnitude(v));
      }
    }
    quantise_row(row, width, largest(larger(top[0], top[1])), out.q + r * width, out.scale + r);
  }
}

void dequantise(const std::int32_t* acc, std::size_t rows, std::size_t width, const float* row_scale,
                OutputScale layer, float slope, float* out, std::size_t stride) {
  for (std::size_t r = 0; r < rows; ++r) {
    const Vf s = all(row_scale[r]);
    for (std::size_t i = 0; i < width; i += lanes) {
      const Vf v = load(acc + r * width + i) * (s * load(layer.scale + i)) + load(layer.bias + i);
      store(out + r * stride + i, v > 0 ? v : v * slope);
    }
  }
}

void quantise(const float* x, std::size_t rows, std::size_t width, std::size_t stride, QuantisedRows out) {
  quantise_rows(x, rows, width, stride, out);
}

void linear(const float* x, std::size_t rows, std::size_t stride, const float* w, const float* bias,
            std::size_t in, std::size_t out_padded, float* y) {
  for (std::size_t first = 0; first < rows; first += block_rows) {
    const std::size_t n = rows - first < block_rows ? rows - first : block_rows;
    const float* row[block_rows];
    for (std::size_t u = 0; u < block_rows; ++u) row[u] = x + (first + (u < n ? u : 0)) * stride;
    for (std::size_t o = 0; o < out_padded; o += lanes) {
      Vf sums[block_rows];
      for (std::size_t u = 0; u < block_rows; ++u) sums[u] = load(bias + o);
      for (std::size_t i = 0; i < in; ++i) {
        const Vf weight = load(w + i * out_padded + o);
        for (std::size_t u = 0; u < block_rows; ++u) sums[u] += all(row[u][i]) * weight;
      }
      for (std::size_t u = 0; u < n; ++u) store(y + (first + u) * out_padded + o, sums[u]);
    }
  }
}

void grouped_dot(const std::int32_t* acc, float row_scale, OutputScale layer, std::size_t groups,
                 std::size_t width, const float* v, float* out) {
  for (std::size_t g = 0; g < groups; ++g) {
    Vf total = {};
    for (std::size_t i = 0; i < width; i += lanes) {
      const std::size_t at = g * width + i;
      total += (load(acc + at) * (row_scale * load(layer.scale + at)) + load(layer.bias + at)) * load(v + i);
    }
    out[g] += sum(total);
  }
}

float dot(const float* a, const float* b, std::size_t width) {
  Vf total = {};
  for (std::size_t i = 0; i < width; i += lanes) total += load(a + i) * load(b + i);
  return sum(total);
}
