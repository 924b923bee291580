# The rooms together, in two forms. claimgraph_static: the static libraries of the rooms, which the command, the tests
# and the Python module use. claimgraph_shared: libclaimgraph.so, made of the same objects, which exports nothing but
# what public headers declare. claimgraph::claimgraph is one of them, as BUILD_SHARED_LIBS says.
add_library(claimgraph_static INTERFACE)
set_target_properties(claimgraph_static PROPERTIES EXPORT_NAME claimgraph)
target_link_libraries(claimgraph_static INTERFACE claimgraph_graph claimgraph_extract claimgraph_export)
install(TARGETS claimgraph_static EXPORT claimgraph-static)

add_library(claimgraph_shared SHARED
  $<TARGET_OBJECTS:claimgraph_graph> $<TARGET_OBJECTS:claimgraph_extract> $<TARGET_OBJECTS:claimgraph_export>)
add_library(claimgraph::shared ALIAS claimgraph_shared)
set_target_properties(claimgraph_shared PROPERTIES
  EXPORT_NAME shared OUTPUT_NAME claimgraph LINKER_LANGUAGE CXX
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(symbols ${CMAKE_CURRENT_LIST_DIR}/claimgraph.map)
set_property(TARGET claimgraph_shared PROPERTY LINK_DEPENDS ${symbols})
target_link_options(claimgraph_shared PRIVATE LINKER:--version-script=${symbols})
target_link_libraries(claimgraph_shared PUBLIC Boost::boost PRIVATE claimgraph_graph claimgraph_extract claimgraph_export)
target_compile_features(claimgraph_shared INTERFACE cxx_std_20)
target_include_directories(claimgraph_shared INTERFACE
  $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
install(TARGETS claimgraph_shared EXPORT claimgraph-shared)

if(BUILD_SHARED_LIBS)
  add_library(claimgraph::claimgraph ALIAS claimgraph_shared)
else()
  add_library(claimgraph::claimgraph ALIAS claimgraph_static)
endif()
