#include "signals.hpp"

#include <chrono>
#include <csignal>
#include <thread>

#include <claimgraph/export/output_file.hpp>

namespace claimgraph::cli {
namespace {

/// Never destroyed: a signal may come while the program ends.
std::timed_mutex& output_mutex() {
  static auto& mutex = *new std::timed_mutex;
  return mutex;
}

void end_by_signal(const sigset_t& signals) {
  int signal = 0;
  if (::sigwait(&signals, &signal) != 0) return;
  std::unique_lock between_blocks(output_mutex(), std::defer_lock);
  static_cast<void>(between_blocks.try_lock_for(std::chrono::milliseconds(500)));
  remove_unfinished_files();
  std::signal(signal, SIG_DFL);
  ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  std::raise(signal);
}

}  // namespace

void watch_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN)
      sigaddset(&signals, signal);
  }
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([signals] { end_by_signal(signals); }).detach();
}

std::unique_lock<std::timed_mutex> writing() {
  return std::unique_lock(output_mutex());
}

}  // namespace claimgraph::cli
