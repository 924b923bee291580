# claimgraph_room(NAME): a static library claimgraph_NAME with alias claimgraph::NAME, the project's warnings,
# its include path, and its public headers installed. Sources are added by the room's CMakeLists with
# target_sources(claimgraph_NAME PRIVATE ...); public headers with claimgraph_public_headers(NAME file...).
function(claimgraph_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow -Wno-unknown-warning-option
    -Wno-restrict)  # GCC 12 warns without cause on "literal" + std::string (GCC bug 105651)
  if(CLAIMGRAPH_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

function(claimgraph_room name)
  add_library(claimgraph_${name} STATIC)
  add_library(claimgraph::${name} ALIAS claimgraph_${name})
  set_target_properties(claimgraph_${name} PROPERTIES
    EXPORT_NAME ${name} OUTPUT_NAME claimgraph-${name}
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  target_compile_features(claimgraph_${name} PUBLIC cxx_std_20)
  target_include_directories(claimgraph_${name} PUBLIC
    $<BUILD_INTERFACE:${claimgraph_BINARY_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  claimgraph_warnings(claimgraph_${name})
  install(TARGETS claimgraph_${name} EXPORT claimgraph-static)
endfunction()

# Installs headers under include/claimgraph/<folder below the project root>.
function(claimgraph_public_headers)
  foreach(header IN LISTS ARGN)
    cmake_path(GET header PARENT_PATH sub)
    file(RELATIVE_PATH room ${claimgraph_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    install(FILES ${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/claimgraph/${room}/${sub})
    set_property(GLOBAL APPEND PROPERTY claimgraph_public_headers ${CMAKE_CURRENT_SOURCE_DIR}/${header})
  endforeach()
endfunction()

# claimgraph_embed(TARGET NAME file...): compiles data files into the target, so that a binary needs no data folder.
# <NAME.hpp> (private to the target) declares one std::string_view claimgraph::embedded::<file name, . and - as _>.
function(claimgraph_embed target name)
  set(header "#pragma once\n#include <string_view>\n\nnamespace claimgraph::embedded {\n")
  set(source "#include \"${name}.hpp\"\n\nnamespace claimgraph::embedded {\n")
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file)
    cmake_path(GET file FILENAME id)
    string(MAKE_C_IDENTIFIER ${id} id)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} text)
    string(APPEND header "extern const std::string_view ${id};\n")
    string(APPEND source "const std::string_view ${id} = R\"CGDATA(${text})CGDATA\";\n")
  endforeach()
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(WRITE ${dir}/${name}.hpp.new "${header}}  // namespace claimgraph::embedded\n")
  file(WRITE ${dir}/${name}.cpp.new "${source}}  // namespace claimgraph::embedded\n")
  foreach(file IN ITEMS ${name}.hpp ${name}.cpp)
    configure_file(${dir}/${file}.new ${dir}/${file} COPYONLY)
  endforeach()
  target_sources(${target} PRIVATE ${dir}/${name}.cpp)
  target_include_directories(${target} PRIVATE ${dir})
endfunction()
