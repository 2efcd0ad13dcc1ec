# SPDX-License-Identifier: GPL-3.0-or-later
# H3::h3. The configuration that H3 installs asks for its command line tools too, which Debian keeps
# in another package.
find_path(H3_INCLUDE_DIR h3api.h PATH_SUFFIXES h3)
find_library(H3_LIBRARY h3)
if(H3_INCLUDE_DIR)
    foreach(part MAJOR MINOR PATCH)
        file(STRINGS "${H3_INCLUDE_DIR}/h3api.h" line REGEX "define H3_VERSION_${part} ")
        string(REGEX MATCH "[0-9]+$" h3_${part} "${line}")
    endforeach()
    set(H3_VERSION ${h3_MAJOR}.${h3_MINOR}.${h3_PATCH})
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(H3 REQUIRED_VARS H3_LIBRARY H3_INCLUDE_DIR VERSION_VAR H3_VERSION)
if(H3_FOUND AND NOT TARGET H3::h3)
    add_library(H3::h3 UNKNOWN IMPORTED)
    set_target_properties(H3::h3 PROPERTIES IMPORTED_LOCATION "${H3_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${H3_INCLUDE_DIR}")
endif()
