# SPDX-License-Identifier: GPL-3.0-or-later
# Flags travel through this target, never through CMAKE_CXX_FLAGS.
add_library(placeweave_warnings INTERFACE)
target_compile_options(placeweave_warnings INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion>
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
    $<$<CXX_COMPILER_ID:MSVC>:/W4 /utf-8>)
