#pragma once
// CLAIMGRAPH_API stands behind the namespace of each public header: what is declared there is the interface of
// the shared library, all else in it is hidden. A program that uses claimgraph needs nothing of this.

#if defined(__GNUC__)
#define CLAIMGRAPH_API __attribute__((visibility("default")))
#else
#define CLAIMGRAPH_API
#endif
