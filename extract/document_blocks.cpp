// DocumentBlocks of extract_block.hpp: reading ahead.
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include <claimgraph/extract/extract_block.hpp>

namespace claimgraph {
namespace {

std::size_t text_bytes(const DocumentOrError& element) {
  const auto* document = std::get_if<Document>(&element);
  return document != nullptr ? document->text.size() : 0;
}

}  // namespace

struct DocumentBlocks::State {
  State(Source given, const BlockLimits& wanted) : source(std::move(given)), limits(wanted) {}

  bool full(std::size_t documents, std::size_t bytes) const {
    return documents >= limits.documents || bytes >= limits.bytes;
  }

  // On the thread that reads.
  void read() {
    for (;;) {
      {
        std::unique_lock lock(mutex);
        room.wait(lock, [&] { return stopped || !full(waiting.size(), waiting_bytes); });
        if (stopped) return;
      }
      std::optional<DocumentOrError> element;
      std::exception_ptr failed;
      try {
        element = source();
      } catch (...) {
        failed = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      if (!element) {
        failure = failed;
        ended = true;
        more.notify_all();
        return;
      }
      waiting_bytes += text_bytes(*element);
      waiting.push_back(std::move(*element));
      more.notify_all();
    }
  }

  const Source source;
  const BlockLimits limits;
  std::mutex taking;  // held while a block is put together, so that a block's documents follow each other
  std::mutex mutex;   // guards everything below
  std::condition_variable room, more;
  std::deque<DocumentOrError> waiting;
  std::size_t waiting_bytes = 0;
  bool ended = false, stopped = false;
  std::exception_ptr failure;
  std::thread reader;
};

DocumentBlocks::DocumentBlocks(Source source, const BlockLimits& limits)
    : state_(std::make_unique<State>(std::move(source), limits)) {
  state_->reader = std::thread([state = state_.get()] { state->read(); });
}

DocumentBlocks::~DocumentBlocks() {
  stop();
  state_->reader.join();
}

void DocumentBlocks::stop() noexcept {
  const std::lock_guard lock(state_->mutex);
  state_->stopped = true;
  state_->room.notify_all();
  state_->more.notify_all();
}

std::optional<std::vector<DocumentOrError>> DocumentBlocks::next() {
  State& state = *state_;
  const std::lock_guard one_taker(state.taking);
  std::vector<DocumentOrError> block;
  std::size_t bytes = 0;
  std::unique_lock lock(state.mutex);
  const auto arrived = [&] { return state.ended || state.stopped || !state.waiting.empty(); };
  state.more.wait(lock, arrived);
  const auto deadline = std::chrono::steady_clock::now() + state.limits.wait;
  while (!state.full(block.size(), bytes) && state.more.wait_until(lock, deadline, arrived) &&
         !state.stopped && !state.waiting.empty()) {
    const std::size_t size = text_bytes(state.waiting.front());
    block.push_back(std::move(state.waiting.front()));
    state.waiting.pop_front();
    state.waiting_bytes -= size;
    bytes += size;
    state.room.notify_one();
  }
  if (state.stopped) return std::nullopt;
  if (!block.empty()) return block;
  if (state.failure) std::rethrow_exception(state.failure);
  return std::nullopt;
}

}  // namespace claimgraph
