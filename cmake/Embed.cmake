# SPDX-License-Identifier: GPL-3.0-or-later
# placeweave_embed(TARGET FUNCTION FILE...) compiles text files into TARGET; the generated
# `std::span<const ShippedFile> placeweave::FUNCTION()` gives them in the order named
# (core/model/shipped.h). Run again with -P, this file is also the generator.
if(CMAKE_SCRIPT_MODE_FILE)
    # The list comes with | between the files: a command line would lose the semicolons.
    string(REPLACE "|" ";" files "${FILES}")
    set(source "#include \"core/model/shipped.h\"\n\nnamespace placeweave {\n")
    # ""sv knows its length; without it the compiler counts, and gives up on long files.
    string(APPEND source "using namespace std::string_view_literals;\n")
    string(APPEND source "std::span<const ShippedFile> ${FUNCTION}() {\n")
    string(APPEND source "    static constexpr ShippedFile kFiles[] = {\n")
    foreach(file IN LISTS files)
        get_filename_component(name "${file}" NAME)
        file(READ "${file}" content)
        string(APPEND source "        {R\"name(${name})name\", R\"placeweave(${content})placeweave\"sv},\n")
    endforeach()
    string(APPEND source "    };\n    return kFiles;\n}\n} // namespace placeweave\n")
    file(WRITE "${OUTPUT}" "${source}")
    return()
endif()

set(PLACEWEAVE_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(placeweave_embed target function)
    list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE files)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
    string(REPLACE ";" "|" joined "${files}")
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -D "FILES=${joined}" -D FUNCTION=${function} -D OUTPUT=${output}
            -P ${PLACEWEAVE_EMBED_SCRIPT}
        DEPENDS ${files} ${PLACEWEAVE_EMBED_SCRIPT} VERBATIM)
    set_source_files_properties(${output} PROPERTIES
        COMPILE_OPTIONS "$<$<CXX_COMPILER_ID:GNU,Clang>:-Wno-overlength-strings>"
        SKIP_PRECOMPILE_HEADERS ON SKIP_LINTING ON)
    target_sources(${target} PRIVATE ${output})
endfunction()
