#pragma once
// Named entities from the scores of their BIO tags.
#include <cstdint>
#include <span>
#include <vector>

#include <claimgraph/extract/encoder/model.hpp>

namespace claimgraph {

/// The best sequence of tags (Viterbi) in which I-X follows only B-X or I-X.
/// @param scores  [words × stride], the first tags.size() of each row
/// @returns [words] indices of tags
std::vector<std::uint32_t> best_entity_path(std::span<const float> scores, std::size_t stride,
                                            std::span<const EntityTag> tags);

}  // namespace claimgraph
