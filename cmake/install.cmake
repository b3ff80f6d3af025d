# Installs the command, the library as claimcheck::claimcheck with its package file, and the rules for reading.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/claimcheck")

install(TARGETS claimcheck RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS claimcheck_core EXPORT claimcheck-targets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY include/claimcheck DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
install(DIRECTORY rules DESTINATION "${CMAKE_INSTALL_DATADIR}/claimcheck" FILES_MATCHING PATTERN "*.toml")
install(EXPORT claimcheck-targets NAMESPACE claimcheck:: DESTINATION "${package_folder}")

configure_package_config_file(cmake/claimcheck-config.cmake.in "${CMAKE_BINARY_DIR}/claimcheck-config.cmake"
  INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${CMAKE_BINARY_DIR}/claimcheck-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_BINARY_DIR}/claimcheck-config.cmake" "${CMAKE_BINARY_DIR}/claimcheck-config-version.cmake"
  cmake/dependencies.cmake DESTINATION "${package_folder}")
