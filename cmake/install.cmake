include(CMakePackageConfigHelpers)

install(
    EXPORT relata
    NAMESPACE relata::
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/relata
    FILE relata-targets.cmake
)
configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/relata-config.cmake.in ${PROJECT_BINARY_DIR}/relata-config.cmake
    INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/relata
)
write_basic_package_version_file(
    ${PROJECT_BINARY_DIR}/relata-config-version.cmake COMPATIBILITY SameMinorVersion
)
install(
    FILES ${PROJECT_BINARY_DIR}/relata-config.cmake ${PROJECT_BINARY_DIR}/relata-config-version.cmake
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/relata
)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
