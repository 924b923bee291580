#pragma once
// Every failure that claimgraph reports is one of the exceptions below: a stable code (docs/errors.md lists them all),
// what was wrong, where, and what to do about it. Nothing else is thrown on purpose, except std::bad_alloc.
#include <stdexcept>
#include <string>
#include <string_view>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Base of all failures. `what()` reads "CG101 <where>: <what is wrong>; <what to do>".
class Error : public std::runtime_error {
 public:
  /// @param code    stable, "CG" and three digits
  /// @param where   file, file:line or "file: byte N"; may be empty
  /// @param problem what was wrong, lower case, no full stop
  /// @param advice  what the user can do; may be empty
  Error(std::string_view code, std::string_view where, std::string_view problem, std::string_view advice = {});

  const std::string& code() const noexcept { return code_; }
  const std::string& where() const noexcept { return where_; }
  const std::string& problem() const noexcept { return problem_; }
  const std::string& advice() const noexcept { return advice_; }

 private:
  std::string code_, where_, problem_, advice_;
};

/// CG1xx: a document or claims file that cannot be read or is not what it should be.
class InputError : public Error { using Error::Error; };
/// CG2xx: the model file is missing, damaged or of another version.
class ModelError : public Error { using Error::Error; };
/// CG3xx: a lexicon or actor table that a user wrote is wrong at some line.
class LexiconError : public Error { using Error::Error; };
/// CG4xx: an output cannot be written or rendered.
class OutputError : public Error { using Error::Error; };
/// CG5xx: arguments that make no sense together.
class UsageError : public Error { using Error::Error; };

}  // namespace claimgraph
