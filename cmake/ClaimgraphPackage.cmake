# What an installation offers: find_package(claimgraph), pkg-config and the headers.
include(CMakePackageConfigHelpers)

set(CLAIMGRAPH_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/claimgraph)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/claimgraphConfig.cmake.in
  ${PROJECT_BINARY_DIR}/claimgraphConfig.cmake INSTALL_DESTINATION ${CLAIMGRAPH_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/claimgraphConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(EXPORT claimgraph NAMESPACE claimgraph:: FILE claimgraphTargets.cmake DESTINATION ${CLAIMGRAPH_CMAKE_DIR})
install(FILES ${PROJECT_BINARY_DIR}/claimgraphConfig.cmake ${PROJECT_BINARY_DIR}/claimgraphConfigVersion.cmake
        DESTINATION ${CLAIMGRAPH_CMAKE_DIR})

# The file finds its prefix from its own place, so that an installation may be moved.
file(RELATIVE_PATH CLAIMGRAPH_PC_PREFIX
     ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(${PROJECT_SOURCE_DIR}/cmake/claimgraph.pc.in ${PROJECT_BINARY_DIR}/claimgraph.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/claimgraph.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
