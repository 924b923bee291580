# What an installation offers: find_package(claimgraph), pkg-config and the headers.
include(CMakePackageConfigHelpers)

set(CLAIMGRAPH_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/claimgraph)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/claimgraphConfig.cmake.in
  ${PROJECT_BINARY_DIR}/claimgraphConfig.cmake INSTALL_DESTINATION ${CLAIMGRAPH_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/claimgraphConfigVersion.cmake COMPATIBILITY SameMinorVersion)
foreach(kind IN ITEMS static shared)
  install(EXPORT claimgraph-${kind} NAMESPACE claimgraph:: DESTINATION ${CLAIMGRAPH_CMAKE_DIR})
endforeach()
install(FILES ${PROJECT_BINARY_DIR}/claimgraphConfig.cmake ${PROJECT_BINARY_DIR}/claimgraphConfigVersion.cmake
        DESTINATION ${CLAIMGRAPH_CMAKE_DIR})

# The files find their prefix from their own place, so that an installation may be moved.
file(RELATIVE_PATH CLAIMGRAPH_PC_PREFIX
     ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
foreach(name IN ITEMS claimgraph claimgraph-static)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${name}.pc.in ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
