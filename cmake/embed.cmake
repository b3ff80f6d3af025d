# claimcheck_embed(target symbol header namespace file...): compiles the bytes of the files into the target, so that the
# executable runs from any folder. Defines `const EmbeddedFile <symbol>[]` and `const std::size_t <symbol>_count` in the
# namespace; the header declares them and EmbeddedFile {path, bytes, size}.
function(claimcheck_embed target symbol header namespace)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cc")
  string(JOIN "|" files ${ARGN})
  add_custom_command(OUTPUT "${out}"
    COMMAND "${CMAKE_COMMAND}" "-DOUT=${out}" "-DSYMBOL=${symbol}" "-DHEADER=${header}" "-DNAMESPACE=${namespace}"
            "-DROOT=${CMAKE_SOURCE_DIR}" "-DFILES=${files}" -P "${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake"
    DEPENDS ${ARGN} "${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake" VERBATIM)
  target_sources(${target} PRIVATE "${out}")
endfunction()
