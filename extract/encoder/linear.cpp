#include <algorithm>

#include <dnnl.hpp>
#include <omp.h>

#include <claimgraph/extract/encoder/linear.hpp>

namespace claimgraph {
namespace {

const dnnl::engine& cpu() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

// What a thread needs to run products of one shape. oneDNN's memory objects cost as much to make as a small
// product to run, so they are kept and only pointed at other bytes.
struct Operands {
  std::size_t rows, in, out;
  dnnl::memory source, result, scratch;
  std::vector<std::byte> scratch_bytes;
};

struct Runner {
  dnnl::stream stream{cpu()};
  std::vector<Operands> shapes;
};

Runner& runner() {
  thread_local Runner runner;
  return runner;
}

// oneDNN runs its OpenMP loops on this thread alone: parallelism lies over documents. The caller's setting
// comes back.
class OneThread {
 public:
  OneThread() : before_(omp_get_max_threads()) { omp_set_num_threads(1); }
  ~OneThread() { omp_set_num_threads(before_); }
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;

 private:
  int before_;
};

}  // namespace

struct Linear::Packed {
  Packed(std::span<const std::int8_t> weight, std::size_t in, std::size_t out) {
    using dnnl::memory;
    const auto k = static_cast<memory::dim>(in), n = static_cast<memory::dim>(out);
    tall = Product(product_rows, k, n, {{k, n}, memory::data_type::s8, memory::format_tag::any});
    weights = memory(tall.description.weights_desc(), cpu());
    low = Product(low_rows, k, n, weights.get_desc());
    const OneThread one;
    memory plain({{k, n}, memory::data_type::s8, memory::format_tag::ab}, cpu(),
                 const_cast<std::int8_t*>(weight.data()));
    dnnl::stream& stream = runner().stream;
    dnnl::reorder(plain, weights).execute(stream, plain, weights);
    stream.wait();
  }

  // A primitive for a number of rows.
  struct Product {
    Product() = default;
    Product(std::size_t height, dnnl::memory::dim k, dnnl::memory::dim n, const dnnl::memory::desc& packed)
        : rows(height) {
      using dnnl::memory;
      const auto m = static_cast<memory::dim>(height);
      dnnl::primitive_attr attributes;
      attributes.set_scratchpad_mode(
          dnnl::scratchpad_mode::user);  // the library's own is not for several threads
      description = dnnl::matmul::primitive_desc({{{m, k}, memory::data_type::s8, memory::format_tag::ab},
                                                  packed,
                                                  {{m, n}, memory::data_type::s32, memory::format_tag::ab}},
                                                 attributes, cpu());
      run = dnnl::matmul(description);
    }

    std::size_t rows = 0;
    dnnl::matmul::primitive_desc description;
    dnnl::matmul run;
  };

  Product tall, low;
  dnnl::memory weights;

  static Operands& operands(Runner& self, const Product& product, std::size_t in, std::size_t out) {
    for (Operands& known : self.shapes) {
      if (known.rows == product.rows && known.in == in && known.out == out) return known;
    }
    const dnnl::memory::desc scratch = product.description.scratchpad_desc();
    self.shapes.push_back({product.rows,
                           in,
                           out,
                           {product.description.src_desc(), cpu(), DNNL_MEMORY_NONE},
                           {product.description.dst_desc(), cpu(), DNNL_MEMORY_NONE},
                           {},
                           std::vector<std::byte>(scratch.get_size())});
    Operands& made = self.shapes.back();
    made.scratch = dnnl::memory(scratch, cpu(), made.scratch_bytes.data());
    return made;
  }
};

Linear::Linear(const ModelFile& file, const std::string& name, std::size_t in, std::size_t out, float factor,
               std::size_t factored)
    : in_(in), out_(out) {
  const auto scale = file.floats(name + ".scale", {out}), bias = file.floats(name + ".bias", {out});
  scale_.assign(scale.begin(), scale.end());
  bias_.assign(bias.begin(), bias.end());
  for (std::size_t i = 0; i < factored; ++i) {
    scale_[i] *= factor;
    bias_[i] *= factor;
  }
  packed_ = std::make_unique<const Packed>(file.int8(name + ".weight", {in, out}), in, out);
}

Linear::~Linear() = default;
Linear::Linear(Linear&&) noexcept = default;
Linear& Linear::operator=(Linear&&) noexcept = default;

void Linear::multiply(const std::int8_t* x, std::size_t rows, std::int32_t* acc) const {
  const OneThread one;
  Runner& self = runner();
  const Packed::Product& product = rows <= low_rows ? packed_->low : packed_->tall;
  Operands& shape = Packed::operands(self, product, in_, out_);
  shape.source.set_data_handle(const_cast<std::int8_t*>(x));
  shape.result.set_data_handle(acc);
  // The C interface: the C++ one makes a hash table for each call.
  const dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, shape.source.get()},
                                       {DNNL_ARG_WEIGHTS, packed_->weights.get()},
                                       {DNNL_ARG_DST, shape.result.get()},
                                       {DNNL_ARG_SCRATCHPAD, shape.scratch.get()}};
  dnnl::error::wrap_c_api(
      dnnl_primitive_execute(product.run.get(), self.stream.get(), std::size(arguments), arguments),
      "could not run a product");
  self.stream.wait();
}

FloatLinear::FloatLinear(const ModelFile& file, const std::string& name, std::size_t in, std::size_t out,
                         bool with_bias)
    : in_(in), out_(out), weight_(in * ((out + 15) / 16 * 16)), bias_((out + 15) / 16 * 16) {
  const auto weight = file.floats(name + ".weight", {in, out});
  for (std::size_t i = 0; i < in; ++i)
    std::copy_n(weight.begin() + i * out, out, weight_.begin() + i * bias_.size());
  if (with_bias) std::ranges::copy(file.floats(name + ".bias", {out}), bias_.begin());
}

}  // namespace claimgraph
