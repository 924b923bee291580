// Errors cross the border with their code, place and advice.
#include <exception>

#include "bindings.hpp"

namespace claimgraph::python {

nb::object to_exception(const Error& error) {
  return nb::module_::import_("claimgraph._errors")
      .attr("from_code")(error.code(), error.where(), error.problem(), error.advice());
}

void bind_errors(nb::module_&) {
  nb::register_exception_translator([](const std::exception_ptr& failure, void*) {
    try {
      std::rethrow_exception(failure);
    } catch (const Error& error) {
      const nb::object exception = to_exception(error);
      PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr())), exception.ptr());
    }
  });
}

std::string bytes_of(nb::handle text) {
  if (PyBytes_Check(text.ptr()) != 0) {
    return {PyBytes_AS_STRING(text.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(text.ptr()))};
  }
  if (PyUnicode_Check(text.ptr()) == 0) {
    throw nb::type_error("a text must be str or bytes");
  }
  Py_ssize_t size = 0;
  if (const char* bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size)) {
    return {bytes, static_cast<std::size_t>(size)};
  }
  PyErr_Clear();
  const auto encoded = nb::steal<nb::bytes>(PyUnicode_AsEncodedString(text.ptr(), "utf-8", "surrogatepass"));
  if (!encoded.is_valid()) throw nb::python_error();
  return {encoded.c_str(), encoded.size()};
}

}  // namespace claimgraph::python
