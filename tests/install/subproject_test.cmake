# Builds the program in consumer/ in a project that takes claimgraph in with add_subdirectory. Without optimisation:
# everything is compiled once more.
#   cmake -DCLAIMGRAPH=... -DWORK=... -DCOMPILER=... -DLAUNCHER=... -DJOBS=... -P subproject_test.cmake
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/run.cmake)

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/subproject -B ${WORK} -G Ninja -DCLAIMGRAPH=${CLAIMGRAPH}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER} -DCMAKE_CXX_FLAGS=-O0)
run(${CMAKE_COMMAND} --build ${WORK} --target consumer --parallel ${JOBS})
run(${WORK}/consumer ${WORK}/subproject.graphml)
expect_claim()
if(EXISTS ${WORK}/claimgraph/cli OR EXISTS ${WORK}/claimgraph/tests)
  message(FATAL_ERROR "the command and the tests are no part of a sub-project")
endif()
file(REMOVE_RECURSE ${WORK})
