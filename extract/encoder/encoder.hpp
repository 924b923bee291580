#pragma once
// The int8 transformer: windows of word pieces in, one vector a wanted piece out.
//
// All windows of a batch lie one after another in a single matrix without padding, so that products waste
// nothing; attention runs per window. Activations are quantised row by row and int8 sums are exact: a piece's
// vector depends on its window alone, never on the batch around it or on the number of threads.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <claimgraph/extract/encoder/linear.hpp>
#include <claimgraph/extract/encoder/model_file.hpp>

namespace claimgraph {

/// Windows one after another.
struct PieceBatch {
  std::vector<std::int32_t> ids;      ///< [pieces] rows of the vocabulary
  std::vector<std::uint8_t> shapes;   ///< [pieces] rows of the shape embedding
  std::vector<std::uint32_t> ends;    ///< [windows] past the window's last piece
  std::vector<std::uint32_t> wanted;  ///< [words] pieces whose vectors are asked for, ascending

  void clear() {
    ids.clear();
    shapes.clear();
    ends.clear();
    wanted.clear();
  }
};

/// Immutable; any number of threads, each encode() runs on the calling one alone.
class Encoder {
 public:
  /// Rows of the shape embedding (train/FORMAT.md, "Shapes").
  static constexpr std::size_t shape_rows = 17;

  /// ModelError CG207 where a tensor is missing. `file` must outlive the encoder.
  explicit Encoder(const ModelFile& file);
  ~Encoder();

  /// Width of a vector.
  std::size_t width() const { return sizes_.hidden; }
  /// Fastest with about this many pieces in a batch; memory grows with the batch.
  static constexpr std::size_t batch_pieces = 512;

  /// Last hidden states of the wanted pieces.
  ///
  /// Requires ids below the vocabulary's size, shapes below shape_rows, windows of at most `positions`
  /// pieces, none empty.
  /// @param out  [wanted × width]
  void encode(const PieceBatch& batch, float* out) const;

  /// The linear layers in the order in which they are applied; for the benchmark.
  std::vector<const Linear*> layers() const;

 private:
  struct Layer;
  struct Workspace;
  class Pool;

  EncoderSizes sizes_;
  std::span<const std::int8_t> words_;
  std::span<const float> word_scale_, positions_, shapes_, norm_weight_, norm_bias_;
  std::vector<Layer> layers_;
  std::unique_ptr<Pool> pool_;

  void embed(const PieceBatch& batch, Workspace& space) const;
  void attend(const Layer& layer, const PieceBatch& batch, Workspace& space) const;
  void feed_forward(const Layer& layer, std::size_t rows, Workspace& space) const;
};

}  // namespace claimgraph
