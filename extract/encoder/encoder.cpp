#include <algorithm>
#include <cmath>
#include <mutex>
#include <string>

#include <claimgraph/extract/encoder/encoder.hpp>

namespace claimgraph {
namespace {

constexpr std::size_t plane_width = 32;  // columns of one attention head

}  // namespace

struct Encoder::Layer {
  Layer(const ModelFile& file, const EncoderSizes& sizes, const std::string& name)
      : qkv(file, name + "qkv", sizes.hidden, 3 * sizes.hidden, 1 / std::sqrt(float{plane_width}),
            sizes.hidden),
        out(file, name + "out", sizes.hidden, sizes.hidden),
        up(file, name + "up", sizes.hidden, sizes.ffn),
        down(file, name + "down", sizes.ffn, sizes.hidden),
        norm1(norm(file, sizes, name + "norm1")),
        norm2(norm(file, sizes, name + "norm2")) {}

  static Norm norm(const ModelFile& file, const EncoderSizes& sizes, const std::string& name) {
    return {file.floats(name + ".weight", {sizes.hidden}).data(),
            file.floats(name + ".bias", {sizes.hidden}).data(), sizes.norm_epsilon};
  }

  Linear qkv, out, up, down;
  Norm norm1, norm2;
};

// The state of one batch on its way through the layers. Rows are padded to whole products.
struct Encoder::Workspace {
  Workspace(const EncoderSizes& sizes, std::size_t most_rows)
      : rows(most_rows),
        hidden(rows * sizes.hidden),
        planes(3 * sizes.hidden / plane_width * plane()),
        quantised(rows * sizes.hidden),
        scale(rows),
        inner(product_rows * sizes.ffn),
        inner_scale(product_rows),
        acc(product_rows * std::max(3 * sizes.hidden, sizes.ffn)),
        scratch(attention_scratch(sizes.positions, sizes.heads)),
        pieces(rows) {}

  QuantisedRows quantised_from(std::size_t row, std::size_t width) {
    return {quantised.data() + row * width, scale.data() + row};
  }

  // Floats between planes: one row more than there are, lest all planes fall on the same lines of the cache.
  std::size_t plane() const { return (rows + 1) * plane_width; }

  std::size_t rows;
  Buffer<float> hidden;           // [rows × hidden]
  Buffer<float> planes;           // q, k and v: [3 · heads][rows × 32]
  Buffer<std::int8_t> quantised;  // [rows × hidden], the next product's input
  Buffer<float> scale;            // [rows] of `quantised`
  Buffer<std::int8_t> inner;      // [product_rows × ffn]
  Buffer<float> inner_scale;      // [product_rows]
  Buffer<std::int32_t> acc;       // [product_rows × widest layer]
  Buffer<float> scratch;          // of one window's attention
  std::vector<EmbeddingRow> pieces;
};

// Workspaces of past batches, so that a stream of small batches does not touch fresh memory each time.
class Encoder::Pool {
 public:
  std::unique_ptr<Workspace> take(const EncoderSizes& sizes, std::size_t rows) {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty() && free_.back()->rows >= rows) {
        auto space = std::move(free_.back());
        free_.pop_back();
        return space;
      }
    }
    return std::make_unique<Workspace>(sizes, std::max(rows, whole_products(batch_pieces + sizes.positions)));
  }
  void give(std::unique_ptr<Workspace> space) {
    if (space->rows > 4 * batch_pieces) return;  // of an unusually large batch
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(space));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> free_;
};

Encoder::Encoder(const ModelFile& file)
    : sizes_(file.encoder()),
      words_(file.int8("encoder.words.weight", {sizes_.vocabulary, sizes_.hidden})),
      word_scale_(file.floats("encoder.words.scale", {sizes_.vocabulary})),
      positions_(file.floats("encoder.positions.weight", {sizes_.positions, sizes_.hidden})),
      shapes_(file.floats("encoder.shapes.weight", {shape_rows, sizes_.hidden})),
      norm_weight_(file.floats("encoder.norm.weight", {sizes_.hidden})),
      norm_bias_(file.floats("encoder.norm.bias", {sizes_.hidden})),
      pool_(std::make_unique<Pool>()) {
  layers_.reserve(sizes_.layers);
  for (std::size_t i = 0; i < sizes_.layers; ++i)
    layers_.emplace_back(file, sizes_, "encoder.layers." + std::to_string(i) + ".");
}

Encoder::~Encoder() = default;

std::vector<const Linear*> Encoder::layers() const {
  std::vector<const Linear*> all;
  for (const Layer& layer : layers_) all.insert(all.end(), {&layer.qkv, &layer.out, &layer.up, &layer.down});
  return all;
}

void Encoder::embed(const PieceBatch& batch, Workspace& space) const {
  std::size_t row = 0;
  for (const std::uint32_t end : batch.ends) {
    for (std::size_t position = 0; row < end; ++row, ++position) {
      const auto id = static_cast<std::size_t>(batch.ids[row]);
      space.pieces[row] = {words_.data() + id * sizes_.hidden, word_scale_[id],
                           positions_.data() + position * sizes_.hidden,
                           shapes_.data() + batch.shapes[row] * sizes_.hidden};
    }
  }
  const Norm norm = {norm_weight_.data(), norm_bias_.data(), sizes_.norm_epsilon};
  kernels().embed(space.pieces.data(), row, sizes_.hidden, norm, space.hidden.data(),
                  space.quantised_from(0, sizes_.hidden));
}

// Leaves the windows' context vectors, quantised, in place of the layer's input.
void Encoder::attend(const Layer& layer, const PieceBatch& batch, Workspace& space) const {
  const Kernels& run = kernels();
  const std::size_t rows = batch.ids.size(), width = sizes_.hidden, plane = space.plane();
  for (std::size_t row = 0; row < rows; row += product_rows) {
    const std::size_t n = std::min(product_rows, rows - row);
    layer.qkv.multiply(space.quantised.data() + row * width, n, space.acc.data());
    run.dequantise_planes(space.acc.data(), n, 3 * width, space.scale.data() + row, layer.qkv.output(),
                          space.planes.data() + row * plane_width, plane);
  }
  std::size_t row = 0;
  for (const std::uint32_t end : batch.ends) {
    run.attention(space.planes.data() + row * plane_width, plane, end - row, sizes_.heads,
                  space.scratch.data(), space.quantised_from(row, width));
    row = end;
  }
}

// From context vectors to the layer's output.
void Encoder::feed_forward(const Layer& layer, std::size_t rows, Workspace& space) const {
  const Kernels& run = kernels();
  const std::size_t width = sizes_.hidden;
  std::int32_t* acc = space.acc.data();
  for (std::size_t row = 0; row < rows; row += product_rows) {
    const std::size_t n = std::min(product_rows, rows - row);
    float* hidden = space.hidden.data() + row * width;
    const QuantisedRows state = space.quantised_from(row, width);
    layer.out.multiply(state.q, n, acc);
    run.residual_norm(acc, n, width, state.scale, layer.out.output(), layer.norm1, hidden, state);
    layer.up.multiply(state.q, n, acc);
    run.gelu(acc, n, sizes_.ffn, state.scale, layer.up.output(),
             {space.inner.data(), space.inner_scale.data()});
    layer.down.multiply(space.inner.data(), n, acc);
    run.residual_norm(acc, n, width, space.inner_scale.data(), layer.down.output(), layer.norm2, hidden,
                      state);
  }
}

void Encoder::encode(const PieceBatch& batch, float* out) const {
  auto space = pool_->take(sizes_, whole_products(batch.ids.size()));
  const std::size_t width = sizes_.hidden;
  embed(batch, *space);
  for (std::size_t i = 0; i + 1 < layers_.size(); ++i) {
    attend(layers_[i], batch, *space);
    feed_forward(layers_[i], batch.ids.size(), *space);
  }
  // After the last attention nothing looks at other rows any more: only the wanted ones go on.
  attend(layers_.back(), batch, *space);
  for (std::size_t i = 0; i < batch.wanted.size(); ++i) {
    const std::size_t from = batch.wanted[i];
    if (from == i) continue;
    std::copy_n(space->hidden.data() + from * width, width, space->hidden.data() + i * width);
    std::copy_n(space->quantised.data() + from * width, width, space->quantised.data() + i * width);
    space->scale.data()[i] = space->scale.data()[from];
  }
  feed_forward(layers_.back(), batch.wanted.size(), *space);
  std::copy_n(space->hidden.data(), batch.wanted.size() * width, out);
  pool_->give(std::move(space));
}

}  // namespace claimgraph
