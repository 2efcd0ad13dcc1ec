// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/temporary_folder.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <initializer_list>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/wait.h>
#include <vector>

namespace placeweave {

// The built program, run as a script would run it.
class Program : public testing::Test {
protected:
    struct Run {
        int code = -1;
        std::string out;
        std::string err;
    };

    Run run(std::initializer_list<std::string> arguments) const {
        return runAll(std::vector<std::string>(arguments));
    }
    Run runAll(const std::vector<std::string> &arguments) const {
        std::string line = quoted(PLACEWEAVE_PROGRAM);
        for (const std::string &argument : arguments)
            line += " " + quoted(argument);
        const std::string out = (folder / "stdout").string();
        const std::string err = (folder / "stderr").string();
        line += " >" + quoted(out) + " 2>" + quoted(err) + " </dev/null";
        const int status = std::system(line.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contentOf(out), contentOf(err)};
    }
    nlohmann::json json(std::initializer_list<std::string> arguments) const {
        const Run result = run(arguments);
        EXPECT_LE(result.code, 1) << result.err;
        return nlohmann::json::parse(result.out, nullptr, false);
    }

    std::string path(const std::string &name) const { return (folder / name).string(); }
    std::string write(const std::string &name, std::string_view content) const {
        std::ofstream(folder / name, std::ios::binary) << content;
        return path(name);
    }
    static std::string contentOf(const std::string &file) {
        std::ifstream in(file, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    }

    TemporaryFolder folder;

private:
    static std::string quoted(const std::string &text) {
        std::string out = "'";
        for (const char c : text)
            out += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return out + "'";
    }
};

} // namespace placeweave
