// SPDX-License-Identifier: MIT
#include "ui/picture.hpp"

#include <algorithm>
#include <stb_image_write.h>

namespace eupnea::ui {

namespace {

constexpr int bytes_a_pixel = 3;
constexpr int jpeg_quality = 90;

std::size_t bytes_in_row(int width) { return static_cast<std::size_t>(width) * bytes_a_pixel; }

} // namespace

Picture::Picture(int width_px, int height_px)
    : width(width_px), height(height_px),
      rgb(bytes_in_row(width_px) * static_cast<std::size_t>(height_px))
{}

std::uint8_t* Picture::row(int y)
{
    return rgb.data() + bytes_in_row(width) * static_cast<std::size_t>(y);
}

const std::uint8_t* Picture::row(int y) const
{
    return rgb.data() + bytes_in_row(width) * static_cast<std::size_t>(y);
}

Picture smaller(const Picture& picture, int times)
{
    Picture result{picture.width / times, picture.height / times};
    for (int y = 0; y < result.height; ++y)
        for (int byte = 0; byte < bytes_a_pixel * result.width; ++byte) {
            const int left = byte / bytes_a_pixel * bytes_a_pixel * times + byte % bytes_a_pixel;
            int sum = 0;
            for (int j = 0; j < times; ++j)
                for (int i = 0; i < times; ++i)
                    sum += picture.row(y * times + j)[left + bytes_a_pixel * i];
            result.row(y)[byte] = static_cast<std::uint8_t>(sum / (times * times));
        }
    return result;
}

void paste(Picture& onto, const Picture& picture, int left, int top)
{
    for (int y = 0; y < picture.height; ++y)
        std::copy_n(picture.row(y), bytes_in_row(picture.width),
                    onto.row(top + y) + bytes_in_row(left));
}

bool write_picture(const Picture& picture, const std::filesystem::path& file)
{
    if (file.extension() == ".jpg")
        return stbi_write_jpg(file.c_str(), picture.width, picture.height, bytes_a_pixel,
                              picture.rgb.data(), jpeg_quality) != 0;
    return stbi_write_png(file.c_str(), picture.width, picture.height, bytes_a_pixel,
                          picture.rgb.data(), bytes_a_pixel * picture.width) != 0;
}

} // namespace eupnea::ui
