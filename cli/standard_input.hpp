#pragma once
// Standard input that can be given up: a run that has failed must not wait for a producer that is silent.

namespace claimgraph::cli {

/// Makes std::cin read so that close_standard_input ends it. To be called before anything is read from it.
void open_standard_input();

/// std::cin is at its end from now on (within a fifth of a second, where another thread waits in it).
void close_standard_input() noexcept;

}  // namespace claimgraph::cli
