#pragma once
// Named entities from the scores of their BIO tags.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <claimgraph/extract/encoder/model.hpp>

namespace claimgraph {

/// The best sequence of tags (Viterbi) in which I-X follows only B-X or I-X.
/// @param scores  [words × stride], the first tags.size() of each row
/// @returns [words] indices of tags
std::vector<std::uint32_t> best_entity_path(std::span<const float> scores, std::size_t stride,
                                            std::span<const EntityTag> tags);

/// Lowers the scores of the tags that a word cannot have whatever the model says: addresses and file names name nobody,
/// and no name begins with a mark.
/// @param scores  [tags.size()] of this word
void rule_out_tags(std::string_view word, std::span<const EntityTag> tags, std::span<float> scores);

}  // namespace claimgraph
