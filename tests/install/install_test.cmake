# Installs BUILD into a scratch folder, builds the consumer project of SOURCE against it, and runs it and the command.
set(scratch "${BUILD}/install_test")
file(REMOVE_RECURSE "${scratch}")
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${status}:\n${output}")
  endif()
endfunction()
run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${scratch}/prefix")
# Moved once, so that nothing can depend on the place of installation.
file(RENAME "${scratch}/prefix" "${scratch}/moved")
run("${CMAKE_COMMAND}" -S "${SOURCE}" -B "${scratch}/consumer" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}" "-DCMAKE_PREFIX_PATH=${scratch}/moved")
run("${CMAKE_COMMAND}" --build "${scratch}/consumer")
run("${scratch}/consumer/consumer")
run("${scratch}/moved/bin/claimcheck" --version)
