#pragma once
// The layers that the encoder and its heads are built from: int8 products by oneDNN, small float layers by
// the kernels.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <claimgraph/extract/encoder/kernels.hpp>
#include <claimgraph/extract/encoder/model_file.hpp>

namespace claimgraph {

/// Memory aligned to cache lines, zeroed once, never moved.
template <class T>
class Buffer {
 public:
  explicit Buffer(std::size_t size)
      : size_(size), data_(static_cast<T*>(::operator new (size * sizeof(T), std::align_val_t{64}))) {
    std::fill_n(data_.get(), size, T{});
  }
  T* data() const { return data_.get(); }
  std::size_t size() const { return size_; }

 private:
  struct Free {
    void operator()(T* p) const { ::operator delete (p, std::align_val_t{64}); }
  };
  std::size_t size_;
  std::unique_ptr<T, Free> data_;
};

/// Rows of a product at most. Fixed numbers, so that few primitives serve all calls: `low_rows` at a batch's
/// end, else `product_rows`, which are as fast as more (bench `products`) and whose results stay in the
/// second-level cache.
constexpr std::size_t product_rows = 64, low_rows = 32;

/// `rows` rounded up to whole products: what a product may read and write.
constexpr std::size_t whole_products(std::size_t rows) {
  return (rows + product_rows - 1) / product_rows * product_rows;
}

/// A linear layer with int8 weights, packed once for this processor. Immutable; any number of threads.
class Linear {
 public:
  /// Reads `name`.weight [in, out], .scale [out] and .bias [out]. ModelError CG207.
  /// @param factor   multiplies the first `factored` outputs (scale and bias)
  Linear(const ModelFile& file, const std::string& name, std::size_t in, std::size_t out, float factor = 1,
         std::size_t factored = 0);
  ~Linear();
  Linear(Linear&&) noexcept;
  Linear& operator=(Linear&&) noexcept;

  std::size_t in() const { return in_; }
  std::size_t out() const { return out_; }
  OutputScale output() const { return {scale_.data(), bias_.data()}; }

  /// acc = x · weights for `rows` ≤ product_rows rows, on the calling thread alone. Both have room for
  /// product_rows rows; what comes out past `rows` means nothing.
  void multiply(const std::int8_t* x, std::size_t rows, std::int32_t* acc) const;

 private:
  struct Packed;
  std::size_t in_, out_;
  std::vector<float> scale_, bias_;
  std::unique_ptr<const Packed> packed_;
};

/// A linear layer in floats, for a few dozen outputs. Immutable; any number of threads.
class FloatLinear {
 public:
  /// Reads `name`.weight [in, out] and, where `with_bias`, .bias [out]. ModelError CG207.
  FloatLinear(const ModelFile& file, const std::string& name, std::size_t in, std::size_t out,
              bool with_bias = true);

  std::size_t out() const { return out_; }
  /// Distance between rows of outputs; those past out() mean nothing.
  std::size_t out_padded() const { return bias_.size(); }
  /// y [rows × out_padded()] from rows of x that lie `stride` apart.
  void apply(const float* x, std::size_t rows, std::size_t stride, float* y) const {
    kernels().linear(x, rows, stride, weight_.data(), bias_.data(), in_, out_padded(), y);
  }

 private:
  std::size_t in_, out_;
  std::vector<float> weight_, bias_;
};

}  // namespace claimgraph
