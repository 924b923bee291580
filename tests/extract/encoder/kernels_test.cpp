#include <algorithm>
#include <cmath>
#include <random>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/extract/encoder/kernels.hpp>

using namespace claimgraph;

// Every set of kernels that this processor can run, against plain arithmetic in double.

namespace {

std::mt19937 generator(7);

std::vector<float> floats(std::size_t n, float spread) {
  std::normal_distribution<float> normal(0, spread);
  std::vector<float> values(n);
  for (float& v : values) v = normal(generator);
  return values;
}

std::vector<std::int32_t> sums(std::size_t n) {
  std::uniform_int_distribution<std::int32_t> uniform(-200000, 200000);
  std::vector<std::int32_t> values(n);
  for (std::int32_t& v : values) v = uniform(generator);
  return values;
}

// A layer with sums, scales and bias whose outputs lie around ±4.
struct Outputs {
  Outputs(std::size_t row_count, std::size_t columns)
      : rows(row_count),
        width(columns),
        acc(sums(rows * width)),
        row_scale(floats(rows, 0.01f)),
        scale(floats(width, 0.001f)),
        bias(floats(width, 1)) {
    for (float& s : row_scale) s = std::abs(s) + 0.001f;
  }
  OutputScale layer() const { return {scale.data(), bias.data()}; }
  double at(std::size_t r, std::size_t i) const {
    return double{row_scale[r]} * scale[i] * acc[r * width + i] + bias[i];
  }

  std::size_t rows, width;
  std::vector<std::int32_t> acc;
  std::vector<float> row_scale, scale, bias;
};

struct Quantised {
  Quantised(std::size_t rows, std::size_t columns) : width(columns), q(rows * width), scale(rows) {}
  QuantisedRows rows() { return {q.data(), scale.data()}; }

  // The row is `expected`, to half a step of its scale.
  void check_row(std::size_t r, const std::vector<double>& expected, double slack = 1e-4,
                 double scale_error = 1e-3) const {
    double top = 0;
    for (const double v : expected) top = std::max(top, std::abs(v));
    CHECK(scale[r] == doctest::Approx(top > 0 ? top / 127 : 1).epsilon(scale_error));
    double worst = 0;
    for (std::size_t i = 0; i < width; ++i)
      worst = std::max(worst, std::abs(double{scale[r]} * q[r * width + i] - expected[i]));
    CHECK(worst <= scale[r] * 0.505 + slack);
  }

  std::size_t width;
  std::vector<std::int8_t> q;
  std::vector<float> scale;
};

std::vector<double> normalised(std::vector<double> x, const std::vector<float>& weight,
                               const std::vector<float>& bias) {
  double mean = 0, variance = 0;
  for (const double v : x) mean += v / static_cast<double>(x.size());
  for (const double v : x) variance += (v - mean) * (v - mean) / static_cast<double>(x.size());
  for (std::size_t i = 0; i < x.size(); ++i)
    x[i] = (x[i] - mean) / std::sqrt(variance + 1e-12) * weight[i] + bias[i];
  return x;
}

template <class Check>
void with_each_set(Check check) {
  const KernelList list = all_kernels();
  for (std::size_t i = 0; i < list.size; ++i) {
    CAPTURE(list.sets[i]->name);
    check(*list.sets[i]);
  }
}

}  // namespace

TEST_CASE("Quantisation rounds to the nearest step, ties to even, and keeps rows of zeros") {
  with_each_set([](const Kernels& run) {
    std::vector<float> x(3 * 32);
    x[0] = 127;
    x[1] = 2.5f, x[2] = 3.5f, x[3] = -2.5f, x[4] = -126.6f, x[5] = 0.4f;
    x[64] = -1e-20f;
    Quantised out(3, 32);
    run.quantise(x.data(), 3, 32, 32, out.rows());
    CHECK(std::vector<int>(out.q.begin(), out.q.begin() + 6) == std::vector<int>{127, 2, 4, -2, -127, 0});
    CHECK(out.scale[0] == 1.0f);
    CHECK(out.scale[1] == 1.0f);
    CHECK(std::all_of(out.q.begin() + 32, out.q.begin() + 64, [](int v) { return v == 0; }));
    CHECK(out.q[64] == -127);
  });
}

TEST_CASE("Embedding adds up, normalises and quantises") {
  const std::size_t width = 96;
  const auto position = floats(width, 1), shape = floats(width, 1), weight = floats(width, 1),
             bias = floats(width, 1);
  std::vector<std::int8_t> word(width);
  for (std::size_t i = 0; i < width; ++i)
    word[i] = static_cast<std::int8_t>(static_cast<int>(i * 37 % 255) - 127);
  const EmbeddingRow row{word.data(), 0.01f, position.data(), shape.data()};
  std::vector<double> expected(width);
  for (std::size_t i = 0; i < width; ++i) expected[i] = 0.01 * word[i] + position[i] + shape[i];
  expected = normalised(expected, weight, bias);
  with_each_set([&](const Kernels& run) {
    std::vector<float> hidden(width);
    Quantised out(1, width);
    run.embed(&row, 1, width, {weight.data(), bias.data(), 1e-12f}, hidden.data(), out.rows());
    for (std::size_t i = 0; i < width; ++i) CHECK(hidden[i] == doctest::Approx(expected[i]).epsilon(1e-4));
    out.check_row(0, expected);
  });
}

TEST_CASE("Residual and layer norm follow the product") {
  const Outputs layer(5, 128);
  const auto weight = floats(128, 1), bias = floats(128, 1), before = floats(5 * 128, 2);
  with_each_set([&](const Kernels& run) {
    std::vector<float> hidden = before;
    Quantised out(5, 128);
    run.residual_norm(layer.acc.data(), 5, 128, layer.row_scale.data(), layer.layer(),
                      {weight.data(), bias.data(), 1e-12f}, hidden.data(), out.rows());
    for (std::size_t r = 0; r < 5; ++r) {
      std::vector<double> expected(128);
      for (std::size_t i = 0; i < 128; ++i) expected[i] = layer.at(r, i) + before[r * 128 + i];
      out.check_row(r, normalised(expected, weight, bias));
    }
  });
}

TEST_CASE("GELU is the exact one") {
  const Outputs layer(6, 1536);
  with_each_set([&](const Kernels& run) {
    std::vector<std::int32_t> acc = layer.acc;
    Quantised out(6, 1536);
    run.gelu(acc.data(), 6, 1536, layer.row_scale.data(), layer.layer(), out.rows());
    for (std::size_t r = 0; r < 6; ++r) {
      std::vector<double> expected(1536);
      for (std::size_t i = 0; i < 1536; ++i) {
        const double v = layer.at(r, i);
        expected[i] = 0.5 * v * (1 + std::erf(v / std::sqrt(2.0)));
      }
      out.check_row(r, expected);
    }
  });
}

TEST_CASE("Attention is softmax-weighted sums for windows of every length") {
  const std::size_t heads = 2, room = 300, plane = room * 32;
  for (const float spread : {1.0f, 6.0f}) {
    const auto planes = floats(3 * heads * plane, spread);
    for (const std::size_t rows : {1u, 2u, 7u, 8u, 31u, 32u, 33u, 118u, 256u}) {
      CAPTURE(rows);
      std::vector<std::vector<double>> expected(rows, std::vector<double>(64));
      for (std::size_t h = 0; h < heads; ++h) {
        const float *q = planes.data() + h * plane, *k = q + heads * plane, *v = k + heads * plane;
        for (std::size_t i = 0; i < rows; ++i) {
          std::vector<double> weight(rows);
          for (std::size_t j = 0; j < rows; ++j) {
            for (std::size_t d = 0; d < 32; ++d) weight[j] += double{q[32 * i + d]} * k[32 * j + d];
          }
          const double top = *std::max_element(weight.begin(), weight.end());
          double total = 0;
          for (double& w : weight) total += w = std::exp(w - top);
          for (std::size_t j = 0; j < rows; ++j) {
            for (std::size_t d = 0; d < 32; ++d) expected[i][32 * h + d] += weight[j] / total * v[32 * j + d];
          }
        }
      }
      with_each_set([&](const Kernels& run) {
        const bool coarse =
            std::string_view(run.name) == "amx";  // bfloat16: far from exact for scores in the hundreds
        if (coarse && spread > 1) return;
        std::vector<float> scratch(attention_scratch(rows, heads));
        Quantised out(rows, 64);
        run.attention(planes.data(), plane, rows, heads, scratch.data(), out.rows());
        for (std::size_t i = 0; i < rows; ++i) {
          if (coarse)
            out.check_row(i, expected[i], 0.05, 0.05);
          else
            out.check_row(i, expected[i], 1e-3);
        }
      });
    }
  }
}

TEST_CASE("Outputs come as rows, as planes of 32 columns, with or without a slope below zero") {
  const Outputs layer(3, 96);
  with_each_set([&](const Kernels& run) {
    std::vector<float> rows(3 * 100), planes(3 * 5 * 32);
    run.dequantise(layer.acc.data(), 3, 96, layer.row_scale.data(), layer.layer(), 0.1f, rows.data(), 100);
    run.dequantise_planes(layer.acc.data(), 3, 96, layer.row_scale.data(), layer.layer(), planes.data(),
                          5 * 32);
    for (std::size_t r = 0; r < 3; ++r) {
      for (std::size_t i = 0; i < 96; ++i) {
        const double v = layer.at(r, i);
        CHECK(rows[r * 100 + i] == doctest::Approx(v > 0 ? v : 0.1 * v).epsilon(1e-4));
        CHECK(planes[i / 32 * 160 + r * 32 + i % 32] == doctest::Approx(v).epsilon(1e-4));
      }
    }
  });
}

TEST_CASE("Small layers and dot products") {
  const auto x = floats(11 * 100, 1), w = floats(96 * 32, 1), bias = floats(32, 1);
  const Outputs layer(1, 3 * 96);
  with_each_set([&](const Kernels& run) {
    std::vector<float> y(11 * 32), grouped(3, 0.5f);
    run.linear(x.data(), 11, 100, w.data(), bias.data(), 96, 32, y.data());
    for (std::size_t r = 0; r < 11; ++r) {
      for (std::size_t o = 0; o < 32; ++o) {
        double expected = bias[o];
        for (std::size_t i = 0; i < 96; ++i) expected += double{x[r * 100 + i]} * w[i * 32 + o];
        CHECK(y[r * 32 + o] == doctest::Approx(expected).epsilon(1e-3));
      }
    }
    double dot = 0;
    for (std::size_t i = 0; i < 96; ++i) dot += double{x[i]} * w[i];
    CHECK(run.dot(x.data(), w.data(), 96) == doctest::Approx(dot).epsilon(1e-4));
    run.grouped_dot(layer.acc.data(), layer.row_scale[0], layer.layer(), 3, 96, x.data(), grouped.data());
    for (std::size_t g = 0; g < 3; ++g) {
      double expected = 0.5;
      for (std::size_t i = 0; i < 96; ++i) expected += layer.at(0, 96 * g + i) * x[i];
      CHECK(grouped[g] == doctest::Approx(expected).epsilon(1e-3));
    }
  });
}
