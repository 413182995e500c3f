// SPDX-License-Identifier: MIT
// Where the real recordings are, and how a test says that there are none.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "catch.hpp"
#include "skipped.hpp"
#include "source_tree.hpp"

/// Folder of real recordings: EUPNEA_DATA, else ../shared/data beside the project.
inline std::optional<std::filesystem::path> recordings_folder()
{
    const char* named = std::getenv("EUPNEA_DATA");
    const std::filesystem::path folder = named ? named : eupnea::source_folder() / "../shared/data";
    if (!std::filesystem::is_directory(folder)) return std::nullopt;
    return folder;
}

/// A recording of tests/recordings, which every clone has.
inline std::filesystem::path kept_recording(const char* relative)
{
    return eupnea::source_folder() / "tests/recordings" / relative;
}

/// First line of a test that needs a recording: skips the test, with a message, when it is not there.
#define NEEDS_RECORDING(path_variable, relative)                                                   \
    const auto recordings_ = recordings_folder();                                                  \
    if (!recordings_ || !std::filesystem::exists(*recordings_ / (relative))) {                     \
        WARN("skipped: no recording " << (relative)                                                \
                                      << "; set EUPNEA_DATA to the folder that has it");           \
        ++eupnea::skipped_tests;                                                                   \
        return;                                                                                    \
    }                                                                                              \
    const std::filesystem::path path_variable = *recordings_ / (relative)
