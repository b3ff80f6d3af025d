# claimcheck_embed(target symbol file...): compiles the bytes of the files into the target, so that the executable runs
# from any folder. Declares `extern const EmbeddedFile <symbol>[]; extern const std::size_t <symbol>_count;`
# (see checker/ruleset/embedded.h).
function(claimcheck_embed target symbol)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cc")
  string(JOIN "|" files ${ARGN})
  add_custom_command(OUTPUT "${out}"
    COMMAND "${CMAKE_COMMAND}" "-DOUT=${out}" "-DSYMBOL=${symbol}" "-DROOT=${CMAKE_SOURCE_DIR}" "-DFILES=${files}"
            -P "${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake"
    DEPENDS ${ARGN} "${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake" VERBATIM)
  target_sources(${target} PRIVATE "${out}")
endfunction()
