# Installs a build to an empty prefix and builds the program in consumer/ against it, by find_package and by
# pkg-config:  cmake -DBUILD=... -DWORK=... -DCOMPILER=... -DPKG_CONFIG=... -P install_test.cmake
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT code EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nfailed (${code}):\n${out}")
  endif()
  set(out ${out} PARENT_SCOPE)
endfunction()

function(expect_claim)
  if(NOT out MATCHES "Ruritania.*accuse.*Freedonia")
    message(FATAL_ERROR "no claim in the output: ${out}")
  endif()
endfunction()

set(prefix ${WORK}/prefix)
set(source ${CMAKE_CURRENT_LIST_DIR}/consumer)
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})

# The command, with the model that was installed with it.
file(WRITE ${WORK}/article.txt "Ruritania accused Freedonia of breaking the truce.\n")
if(NOT EXISTS ${prefix}/share/claimgraph/claimgraph.cgm)
  message(FATAL_ERROR "the model has not been installed")
endif()
run(${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${prefix}/${LIBDIR} ${prefix}/bin/claimgraph query ${WORK}/article.txt)
expect_claim()

run(${CMAKE_COMMAND} -S ${source} -B ${WORK}/cmake -G Ninja -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${COMPILER}
    -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_BUILD_TYPE=Release)
run(${CMAKE_COMMAND} --build ${WORK}/cmake)
set(ENV{CLAIMGRAPH_MODEL} ${prefix}/share/claimgraph/claimgraph.cgm)
run(${WORK}/cmake/consumer ${WORK}/cmake.graphml)
expect_claim()

set(ENV{PKG_CONFIG_PATH} ${prefix}/${LIBDIR}/pkgconfig)
set(static --static)
if(SHARED)
  set(static)
endif()
run(${PKG_CONFIG} --cflags --libs ${static} claimgraph)
separate_arguments(flags UNIX_COMMAND "${out}")
separate_arguments(FLAGS)
run(${COMPILER} -std=c++20 ${FLAGS} ${source}/main.cpp -o ${WORK}/consumer ${flags})
run(${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${prefix}/${LIBDIR} ${WORK}/consumer ${WORK}/pkgconfig.graphml)
expect_claim()
run(${CMAKE_COMMAND} -E compare_files ${WORK}/cmake.graphml ${WORK}/pkgconfig.graphml)
file(REMOVE_RECURSE ${WORK})
