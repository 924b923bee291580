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

// What a thread needs to run products.
struct Runner {
  dnnl::stream stream{cpu()};
  std::vector<std::byte> scratch;
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
    const auto rows = static_cast<memory::dim>(product_rows), k = static_cast<memory::dim>(in),
               n = static_cast<memory::dim>(out);
    source = {{rows, k}, memory::data_type::s8, memory::format_tag::ab};
    result = {{rows, n}, memory::data_type::s32, memory::format_tag::ab};
    const memory::desc any{{k, n}, memory::data_type::s8, memory::format_tag::any};
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(
        dnnl::scratchpad_mode::user);  // the library's own is not for several threads
    const dnnl::matmul::primitive_desc description({source, any, result}, attributes, cpu());
    product = dnnl::matmul(description);
    scratch = description.scratchpad_desc();
    weights = memory(description.weights_desc(), cpu());
    const OneThread one;
    memory plain({{k, n}, memory::data_type::s8, memory::format_tag::ab}, cpu(),
                 const_cast<std::int8_t*>(weight.data()));
    dnnl::stream& stream = runner().stream;
    dnnl::reorder(plain, weights).execute(stream, plain, weights);
    stream.wait();
  }

  dnnl::memory::desc source, result, scratch;
  dnnl::memory weights;
  dnnl::matmul product;
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

void Linear::multiply(const std::int8_t* x, std::int32_t* acc) const {
  const OneThread one;
  Runner& self = runner();
  self.scratch.resize(std::max(self.scratch.size(), packed_->scratch.get_size()));
  const dnnl::memory source(packed_->source, cpu(), const_cast<std::int8_t*>(x));
  const dnnl::memory result(packed_->result, cpu(), acc);
  const dnnl::memory scratch(packed_->scratch, cpu(), self.scratch.data());
  packed_->product.execute(self.stream, {{DNNL_ARG_SRC, source},
                                         {DNNL_ARG_WEIGHTS, packed_->weights},
                                         {DNNL_ARG_DST, result},
                                         {DNNL_ARG_SCRATCHPAD, scratch}});
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
