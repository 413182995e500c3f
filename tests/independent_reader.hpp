// SPDX-License-Identifier: MIT
// Programs that are not ours, to read what we write; a test whose reader is not installed is skipped, visibly.
#pragma once

#include <array>
#include <cstdio>
#include <optional>
#include <string>

#include "catch.hpp"
#include "skipped.hpp"
#include "temporary_folder.hpp"

/// What a command prints, both streams; nothing when its status is not zero.
inline std::optional<std::string> output_of(const std::string& command)
{
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string output;
    std::array<char, 4096> piece;
    while (const auto got = fread(piece.data(), 1, piece.size(), pipe))
        output.append(piece.data(), got);
    if (pclose(pipe) != 0) {
        UNSCOPED_INFO(output);
        return std::nullopt;
    }
    return output;
}

/// Runs a script in the distribution's own Python, where it has the module.
inline std::optional<std::string> python(const TemporaryFolder& folder, const std::string& script)
{
    return output_of("/usr/bin/python3 " + folder.write("script.py", script).string());
}

/// First line of a test that needs a command that succeeds: skips the test, with a message, without it.
#define NEEDS_COMMAND(command, package)                                                            \
    if (!output_of(command)) {                                                                     \
        WARN("skipped: " << (package) << " is not installed");                                     \
        ++eupnea::skipped_tests;                                                                   \
        return;                                                                                    \
    }
