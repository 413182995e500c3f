// SPDX-License-Identifier: MIT
// What a window shows, as bytes and as a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace eupnea::ui {

/// Red, green and blue, row by row from the top.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;

    Picture() = default;
    Picture(int width_px, int height_px);
    std::uint8_t* row(int y);
    const std::uint8_t* row(int y) const;
};

/// The mean of `times` x `times` pixels each.
Picture smaller(const Picture& picture, int times);

/// Into another one that is large enough.
void paste(Picture& onto, const Picture& picture, int left, int top);

/// PNG, or JPEG where the name ends in .jpg; false when the file cannot be written.
bool write_picture(const Picture& picture, const std::filesystem::path& file);

} // namespace eupnea::ui
