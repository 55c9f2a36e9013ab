# echelon_program(NAME): builds plugins/NAME into a program folder that the host finds at run time:
# the shared library, when there is any C++ (every kind known to core needs none), and program.toml.
function(echelon_program name)
  set(source ${PROJECT_SOURCE_DIR}/plugins/${name})
  set(target_directory ${ECHELON_PLUGIN_DIRECTORY}/${name})
  configure_file(${source}/program.toml ${target_directory}/program.toml COPYONLY)
  file(GLOB sources CONFIGURE_DEPENDS ${source}/*.cpp)
  if(sources)
    add_library(${name} MODULE ${sources})
    target_link_libraries(${name} PRIVATE echelon echelon_options)
    set_target_properties(${name} PROPERTIES
      PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${target_directory}
      CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    add_dependencies(programs ${name})
  endif()
endfunction()
