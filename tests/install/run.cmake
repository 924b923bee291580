# What the tests of this folder share.

# Runs a command; its output is then in `out`.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT code EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nfailed (${code}):\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

function(expect_claim)
  if(NOT out MATCHES "Ruritania.*accuse.*Freedonia")
    message(FATAL_ERROR "no claim in the output: ${out}")
  endif()
endfunction()
