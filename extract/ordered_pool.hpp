#pragma once
// A pool of workers whose results come out in the order of the input, with a bounded number of items under
// way: the way in which a stream of any length is worked off by several cores in constant memory.
#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Calls `source()` until it returns an empty optional, `work(item)` on each item, and `sink(result)` with
/// the results in the order of the items. `source` is never called twice at the same time, but by changing
/// threads; `work` runs on `jobs` threads at once (1: everything in the calling thread); `sink` runs in the
/// calling thread. At most 4 items per worker are under way, so a slow sink holds the source back. An
/// exception of any of the three ends the run and is rethrown; results of earlier items have reached the sink
/// by then.
template <class Source, class Work, class Sink>
void ordered_pool(unsigned jobs, Source&& source, Work&& work, Sink&& sink) {
  using Item = typename std::invoke_result_t<Source&>::value_type;
  using Result = std::invoke_result_t<Work&, Item&&>;
  if (jobs <= 1) {
    while (std::optional<Item> item = source()) sink(work(std::move(*item)));
    return;
  }

  std::mutex reading;  // held while an item is taken from the source
  std::mutex mutex;    // guards everything below
  std::condition_variable room, ready;
  std::map<std::size_t, std::variant<Result, std::exception_ptr>> results;
  std::size_t taken = 0, delivered = 0;
  bool exhausted = false, stopped = false;
  const std::size_t window = std::size_t{4} * jobs;

  // Takes the next item and its number; false at the end. A failing source counts as one more, last, result.
  auto take = [&](std::optional<Item>& item, std::size_t& number) {
    std::unique_lock one_reader(reading);
    {
      std::unique_lock lock(mutex);
      room.wait(lock, [&] { return stopped || exhausted || taken - delivered < window; });
      if (stopped || exhausted) return false;
    }
    std::exception_ptr failure;
    try {
      item = source();
    } catch (...) {
      failure = std::current_exception();
    }
    std::unique_lock lock(mutex);
    if (item) {
      number = taken++;
      return true;
    }
    if (failure) results.emplace(taken++, failure);
    exhausted = true;
    room.notify_all();
    ready.notify_all();
    return false;
  };
  auto worker = [&] {
    std::optional<Item> item;
    std::size_t number = 0;
    while (take(item, number)) {
      std::variant<Result, std::exception_ptr> result = std::exception_ptr();
      try {
        result.template emplace<0>(work(std::move(*item)));
      } catch (...) {
        result.template emplace<1>(std::current_exception());
      }
      item.reset();
      std::unique_lock lock(mutex);
      results.emplace(number, std::move(result));
      ready.notify_all();
    }
  };

  struct Stop {  // the workers must end before the variables that they use, whatever happens below
    std::mutex& mutex;
    std::condition_variable& room;
    bool& stopped;
    ~Stop() {
      std::unique_lock lock(mutex);
      stopped = true;
      room.notify_all();
    }
  };
  std::vector<std::jthread> workers;
  Stop stop{mutex, room, stopped};
  for (unsigned i = 0; i < jobs; ++i) workers.emplace_back(worker);
  for (;;) {
    std::unique_lock lock(mutex);
    ready.wait(lock, [&] { return results.contains(delivered) || (exhausted && delivered == taken); });
    auto found = results.find(delivered);
    if (found == results.end()) return;
    std::variant<Result, std::exception_ptr> result = std::move(found->second);
    results.erase(found);
    ++delivered;
    room.notify_all();
    lock.unlock();
    if (auto* failure = std::get_if<std::exception_ptr>(&result)) std::rethrow_exception(*failure);
    sink(std::move(std::get<Result>(result)));
  }
}

}  // namespace claimgraph
