#pragma once
// Private to python/: what the parts of the extension module share. The module holds the records, the
// extractor and the graph as thin faces of the C++ types; everything that only arranges them (iteration,
// tables, networks) is Python.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph::python {

namespace nb = nanobind;

void bind_errors(nb::module_& module);
void bind_records(nb::module_& module);
void bind_extractor(nb::module_& module);
void bind_graph(nb::module_& module);
void bind_merging(nb::module_& module);

/// An instance of the Python class for the error's code (claimgraph.InputError for CG1xx …).
nb::object to_exception(const Error& error);

/// The bytes of a str or bytes object; lone surrogates stay as they are, so that make_document() names their
/// place. Throws nb::type_error for anything else.
std::string bytes_of(nb::handle text);

/// Fields that a JSON line leaves out are None.
inline std::optional<std::string_view> known(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

/// Records as a tuple of references into `owner`, which they keep alive.
template <typename Record>
nb::tuple references(const std::vector<Record>& records, nb::handle owner) {
  nb::list list;
  for (const Record& record : records) {
    list.append(nb::cast(&record, nb::rv_policy::reference_internal, owner));
  }
  return nb::tuple(list);
}

/// The value that a name stands for, or a UsageError that lists the names.
template <typename Value>
Value named(const std::map<std::string, Value>& values, const std::string& name) {
  if (const auto found = values.find(name); found != values.end()) return found->second;
  std::string known;
  for (const auto& [key, value] : values) (known += known.empty() ? "" : ", ") += key;
  throw UsageError("CG500", {}, "'" + name + "' is unknown", "use one of " + known);
}

}  // namespace claimgraph::python
