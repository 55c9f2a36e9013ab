# echelon_program(NAME): builds plugins/NAME into a program folder that the host finds at run time: program.toml, and,
# when there is any C++ (every kind known to core needs none), the shared library with plugin.list beside it, the list
# of hashes without which the host opens no library.
function(echelon_program name)
  set(source ${PROJECT_SOURCE_DIR}/plugins/${name})
  configure_file(${source}/program.toml ${ECHELON_PLUGIN_DIRECTORY}/${name}/program.toml COPYONLY)
  file(GLOB sources CONFIGURE_DEPENDS ${source}/*.cpp)
  if(sources)
    echelon_program_library(${name} ${ECHELON_PLUGIN_DIRECTORY}/${name} ${sources})
    add_dependencies(programs ${name})
  endif()
endfunction()

# echelon_program_library(NAME FOLDER sources…): the library NAME.so in FOLDER, and its plugin.list.
function(echelon_program_library name folder)
  add_library(${name} MODULE ${ARGN})
  target_link_libraries(${name} PRIVATE echelon echelon_options)
  set_target_properties(${name} PROPERTIES
    PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${folder}
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E sha256sum $<TARGET_FILE_NAME:${name}> > plugin.list
    WORKING_DIRECTORY ${folder} VERBATIM)
endfunction()
