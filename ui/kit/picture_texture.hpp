// SPDX-License-Identifier: MIT
// A picture made of pixels, drawn by the graphics card.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

/// Rows from the top, red, green, blue and opacity a pixel.
struct PictureData {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Goes to the graphics card while the frame is rendered, and is seen from the next frame on.
class PictureTexture {
public:
    PictureTexture();
    ~PictureTexture();
    PictureTexture(PictureTexture&&) noexcept;
    PictureTexture& operator=(PictureTexture&&) noexcept;

    void show(PictureData data);
    /// As large as `area` allows, in its middle; gives where it stands.
    Rect draw(const Canvas& canvas, const Rect& area) const;

private:
    struct Texture;
    std::unique_ptr<Texture> texture_;
};

} // namespace eupnea::ui
