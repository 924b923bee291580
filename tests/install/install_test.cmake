# Installs a build to an empty prefix and builds the program in consumer/ against it in each way: find_package and
# pkg-config, with the static and with the shared library. Then looks at what has been installed:
#   cmake -DBUILD=... -DWORK=... -DLIBDIR=... -DCOMPILER=... -DFLAGS=... -DPKG_CONFIG=... -DNM=... -P install_test.cmake
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/run.cmake)

set(prefix ${WORK}/prefix)
set(source ${CMAKE_CURRENT_LIST_DIR}/consumer)
separate_arguments(flag_list UNIX_COMMAND "${FLAGS}")
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})

# The command, with the model that was installed with it.
file(WRITE ${WORK}/article.txt "Ruritania accused Freedonia of breaking the truce.\n")
if(NOT EXISTS ${prefix}/share/claimgraph/claimgraph.cgm)
  message(FATAL_ERROR "the model has not been installed")
endif()
run(${prefix}/bin/claimgraph query ${WORK}/article.txt)
expect_claim()

set(ENV{CLAIMGRAPH_MODEL} ${prefix}/share/claimgraph/claimgraph.cgm)
set(ENV{PKG_CONFIG_PATH} ${prefix}/${LIBDIR}/pkgconfig)
set(ENV{LD_LIBRARY_PATH} ${prefix}/${LIBDIR}:$ENV{LD_LIBRARY_PATH})
foreach(kind IN ITEMS static shared)
  run(${CMAKE_COMMAND} -S ${source} -B ${WORK}/${kind} -G Ninja -DKIND=${kind} -DCMAKE_PREFIX_PATH=${prefix}
      -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_BUILD_TYPE=Release)
  run(${CMAKE_COMMAND} --build ${WORK}/${kind})
  run(${WORK}/${kind}/consumer ${WORK}/${kind}.graphml)
  expect_claim()

  set(package claimgraph)
  if(kind STREQUAL "static")
    set(package claimgraph-static)
  endif()
  run(${PKG_CONFIG} --cflags --libs ${package})
  separate_arguments(package_flags UNIX_COMMAND "${out}")
  run(${COMPILER} -std=c++20 ${flag_list} ${source}/main.cpp -o ${WORK}/consumer ${package_flags})
  run(${WORK}/consumer ${WORK}/${kind}-pkgconfig.graphml)
  expect_claim()
  run(${CMAKE_COMMAND} -E compare_files ${WORK}/${kind}.graphml ${WORK}/${kind}-pkgconfig.graphml)
endforeach()
run(${CMAKE_COMMAND} -E compare_files ${WORK}/static.graphml ${WORK}/shared.graphml)

include(${CMAKE_CURRENT_LIST_DIR}/symbols.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/headers.cmake)
file(REMOVE_RECURSE ${WORK})
