#include "claim_columns.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <claimgraph/graph/relations.hpp>

namespace claimgraph::python {
namespace {

// The three structures of the Arrow C data interface, laid out as its specification says.
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};

struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema*);
  int (*get_next)(ArrowArrayStream*, ArrowArray*);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};

constexpr std::int64_t nullable = 2;
constexpr std::size_t rows_per_batch = 65'536;
constexpr std::size_t bytes_per_batch = std::size_t{1} << 30;  // offsets have 31 bits

/// Values of one column of one batch; which of the buffers are used depends on its type.
class Values {
 public:
  void add(std::string_view text) {
    valid(true);
    text_ += text;
    end_text();
  }
  /// A string that may be unknown.
  void add_known(std::string_view text) {
    if (!text.empty()) return add(text);
    add_null();
    end_text();
  }
  void add(bool value) {
    valid(true);
    if (rows_ % 8 == 1) bits_.push_back(0);
    if (value) bits_.back() |= static_cast<std::uint8_t>(1U << ((rows_ - 1) % 8));
  }
  void add(std::int8_t value) {
    valid(true);
    bytes_.push_back(value);
  }
  void add(double value) {
    valid(true);
    reals_.push_back(value);
  }
  void add_known(std::optional<double> value) {
    if (value) return add(*value);
    add_null();
    reals_.push_back(0);
  }

  std::size_t text_bytes() const { return text_.size(); }
  std::int64_t nulls() const { return nulls_; }
  /// Buffers of a column with this format, as Arrow orders them.
  std::vector<const void*> buffers(std::string_view format) const {
    const void* validity = nulls_ == 0 ? nullptr : validity_.data();
    if (format == "u") return {validity, offsets_.data(), text_.data()};
    if (format == "b") return {validity, bits_.data()};
    if (format == "c") return {validity, bytes_.data()};
    return {validity, reals_.data()};
  }

 private:
  void valid(bool is) {
    if (rows_ % 8 == 0) validity_.push_back(0);
    if (is) validity_.back() |= static_cast<std::uint8_t>(1U << (rows_ % 8));
    ++rows_;
  }
  void add_null() {
    valid(false);
    ++nulls_;
  }
  void end_text() { offsets_.push_back(static_cast<std::int32_t>(text_.size())); }

  std::size_t rows_ = 0;
  std::int64_t nulls_ = 0;
  std::vector<std::uint8_t> validity_, bits_;
  std::vector<std::int32_t> offsets_{0};
  std::string text_;
  std::vector<std::int8_t> bytes_;
  std::vector<double> reals_;
};

struct ClaimColumn {
  const char* name;
  const char* format;  // of Arrow: u text, b bool, c int8, g double
  void (*add)(Values&, const Claim&);
};

std::string reporter_names(const Claim& claim) {
  std::string joined;
  for (const ActorRef& reporter : claim.reporters) (joined += joined.empty() ? "" : "; ") += reporter.name;
  return joined;
}

template <std::string_view RelationInfo::*Code>
void add_code(Values& values, const Claim& claim) {
  const RelationInfo* info = find_relation(claim.relation);
  values.add_known(info == nullptr ? std::string_view{} : info->*Code);
}

void add_score(Values& values, const Claim& claim) {
  const RelationInfo* info = find_relation(claim.relation);
  values.add_known(info == nullptr ? std::nullopt : std::optional(info->score));
}

constexpr std::array columns{
    ClaimColumn{"id", "u", [](Values& to, const Claim& claim) { to.add(claim.id); }},
    ClaimColumn{"date", "u", [](Values& to, const Claim& claim) { to.add_known(claim.date); }},
    ClaimColumn{"source", "u", [](Values& to, const Claim& claim) { to.add(claim.source.name); }},
    ClaimColumn{"source_id", "u", [](Values& to, const Claim& claim) { to.add(claim.source.actor); }},
    ClaimColumn{"source_side", "u", [](Values& to, const Claim& claim) { to.add_known(claim.source.side); }},
    ClaimColumn{"relation", "u", [](Values& to, const Claim& claim) { to.add(claim.relation); }},
    ClaimColumn{"target", "u", [](Values& to, const Claim& claim) { to.add(claim.target.name); }},
    ClaimColumn{"target_id", "u", [](Values& to, const Claim& claim) { to.add(claim.target.actor); }},
    ClaimColumn{"target_side", "u", [](Values& to, const Claim& claim) { to.add_known(claim.target.side); }},
    ClaimColumn{"negated", "b", [](Values& to, const Claim& claim) { to.add(claim.negated); }},
    ClaimColumn{"hypothetical", "b", [](Values& to, const Claim& claim) { to.add(claim.hypothetical); }},
    ClaimColumn{"modality", "u", [](Values& to, const Claim& claim) { to.add(to_string(claim.modality)); }},
    ClaimColumn{"tense", "u", [](Values& to, const Claim& claim) { to.add(to_string(claim.tense)); }},
    ClaimColumn{"polarity", "c",
                [](Values& to, const Claim& claim) { to.add(static_cast<std::int8_t>(claim.polarity)); }},
    ClaimColumn{"reporters", "u",
                [](Values& to, const Claim& claim) { to.add_known(reporter_names(claim)); }},
    ClaimColumn{"quote", "u", [](Values& to, const Claim& claim) { to.add(to_string(claim.quote)); }},
    ClaimColumn{"cue", "u", [](Values& to, const Claim& claim) { to.add_known(claim.cue.text); }},
    ClaimColumn{"charge", "u", [](Values& to, const Claim& claim) { to.add_known(claim.charge.text); }},
    ClaimColumn{"evidence", "u", [](Values& to, const Claim& claim) { to.add_known(claim.evidence.text); }},
    ClaimColumn{"document", "u", [](Values& to, const Claim& claim) { to.add(claim.document); }},
    ClaimColumn{"title", "u", [](Values& to, const Claim& claim) { to.add_known(claim.title); }},
    ClaimColumn{"outlet", "u", [](Values& to, const Claim& claim) { to.add_known(claim.outlet); }},
    ClaimColumn{"plover", "u", add_code<&RelationInfo::plover>},
    ClaimColumn{"cameo", "u", add_code<&RelationInfo::cameo>},
    ClaimColumn{"score", "g", add_score},
    ClaimColumn{"confidence", "g", [](Values& to, const Claim& claim) { to.add(claim.confidence); }},
    ClaimColumn{"extractor", "u", [](Values& to, const Claim& claim) { to.add(claim.extractor); }},
};

/// The rows of one batch.
struct Batch {
  std::int64_t rows = 0;
  std::array<Values, columns.size()> values;
};

/// What an exported array owns: its children and buffer lists; every part shares the batch.
struct ArrayOwner {
  std::shared_ptr<const Batch> batch;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> arrays;
  std::vector<ArrowArray*> children;
};

template <typename Owner, typename Part>
void release_part(Part* part) {
  // A consumer may have moved a child away; the interface then has it marked as released here.
  for (std::int64_t i = 0; i < part->n_children; ++i) {
    if (part->children[i]->release != nullptr) part->children[i]->release(part->children[i]);
  }
  delete static_cast<Owner*>(part->private_data);
  part->release = nullptr;
}

void export_batch(const std::shared_ptr<const Batch>& batch, ArrowArray* out) {
  auto owner = std::make_unique<ArrayOwner>();
  owner->buffers = {nullptr};
  owner->arrays.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto child = std::make_unique<ArrayOwner>();
    child->batch = batch;
    child->buffers = batch->values[i].buffers(columns[i].format);
    owner->arrays[i] = {batch->rows,
                        batch->values[i].nulls(),
                        0,
                        static_cast<std::int64_t>(child->buffers.size()),
                        0,
                        child->buffers.data(),
                        nullptr,
                        nullptr,
                        &release_part<ArrayOwner, ArrowArray>,
                        nullptr};
    owner->arrays[i].private_data = child.release();
  }
  for (ArrowArray& array : owner->arrays) owner->children.push_back(&array);
  *out = {batch->rows,
          0,
          0,
          1,
          static_cast<std::int64_t>(columns.size()),
          owner->buffers.data(),
          owner->children.data(),
          nullptr,
          &release_part<ArrayOwner, ArrowArray>,
          nullptr};
  out->private_data = owner.release();
}

struct SchemaOwner {
  std::vector<ArrowSchema> schemas;
  std::vector<ArrowSchema*> children;
};

void export_schema(ArrowSchema* out) {
  auto owner = std::make_unique<SchemaOwner>();
  for (const ClaimColumn& column : columns) {
    owner->schemas.push_back({column.format, column.name, nullptr, nullable, 0, nullptr, nullptr,
                              &release_part<SchemaOwner, ArrowSchema>, nullptr});
  }
  for (ArrowSchema& schema : owner->schemas) owner->children.push_back(&schema);
  *out = {"+s",
          "",
          nullptr,
          0,
          static_cast<std::int64_t>(columns.size()),
          owner->children.data(),
          nullptr,
          &release_part<SchemaOwner, ArrowSchema>,
          nullptr};
  out->private_data = owner.release();
}

struct Stream {
  std::vector<std::shared_ptr<const Batch>> batches;
  std::size_t next = 0;
};

/// The interface knows no exceptions: errors are numbers of errno.
template <typename Work>
int without_exceptions(Work&& work) {
  try {
    work();
    return 0;
  } catch (...) {
    return ENOMEM;
  }
}

std::vector<std::shared_ptr<const Batch>> make_batches(const ClaimGraph& graph,
                                                       const std::vector<ClaimGraph::Edge>& edges) {
  std::vector<std::shared_ptr<const Batch>> batches;
  std::shared_ptr<Batch> batch;
  for (const ClaimGraph::Edge edge : edges) {
    if (!batch) batch = std::make_shared<Batch>();
    const Claim& claim = graph.claim(edge);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      columns[i].add(batch->values[i], claim);
      bytes += batch->values[i].text_bytes();
    }
    if (static_cast<std::size_t>(++batch->rows) == rows_per_batch || bytes > bytes_per_batch) {
      batches.push_back(std::exchange(batch, nullptr));
    }
  }
  if (batch) batches.push_back(std::move(batch));
  return batches;
}

ArrowArrayStream make_stream(std::vector<std::shared_ptr<const Batch>> batches) {
  ArrowArrayStream stream{};
  stream.get_schema = [](ArrowArrayStream*, ArrowSchema* out) {
    return without_exceptions([&] { export_schema(out); });
  };
  stream.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    return without_exceptions([&] {
      auto& state = *static_cast<Stream*>(self->private_data);
      *out = {};  // without release: the end
      if (state.next < state.batches.size())
        export_batch(std::exchange(state.batches[state.next++], nullptr), out);
    });
  };
  stream.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  stream.release = [](ArrowArrayStream* self) {
    delete static_cast<Stream*>(self->private_data);
    self->release = nullptr;
  };
  stream.private_data = new Stream{std::move(batches)};
  return stream;
}

}  // namespace

nanobind::capsule claim_columns(const ClaimGraph& graph, const std::vector<ClaimGraph::Edge>& edges) {
  auto stream = std::make_unique<ArrowArrayStream>(make_stream(make_batches(graph, edges)));
  return {stream.release(), "arrow_array_stream", [](void* pointer) noexcept {
            const std::unique_ptr<ArrowArrayStream> owned(static_cast<ArrowArrayStream*>(pointer));
            if (owned->release != nullptr) owned->release(owned.get());
          }};
}

}  // namespace claimgraph::python
