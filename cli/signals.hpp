#pragma once
// What happens when somebody ends the run (Ctrl-C, kill, a closed terminal): no half line, no half file.
#include <mutex>

namespace claimgraph::cli {

/// From now on SIGINT, SIGTERM and SIGHUP end the program as they always do, but between two blocks of
/// output, and after unfinished files have gone. Signals that are ignored (nohup) stay so. To be called
/// before other threads begin.
void watch_signals();

/// To be held while output is written. A signal waits for it, though not for long: its reader may be stuck.
std::unique_lock<std::timed_mutex> writing();

}  // namespace claimgraph::cli
