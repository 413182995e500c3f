// SPDX-License-Identifier: MIT
#include "ui/kit/picture_texture.hpp"

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>

namespace eupnea::ui {

struct PictureTexture::Texture {
    PictureData data;
    bool fresh = false; ///< not on the card yet
    GLuint name = 0;

    ~Texture()
    {
        if (name != 0) glDeleteTextures(1, &name);
    }
    void upload()
    {
        if (!fresh) return;
        if (name == 0) glGenTextures(1, &name);
        glBindTexture(GL_TEXTURE_2D, name);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, data.width, data.height, 0, GL_RGBA,
                     GL_UNSIGNED_BYTE, data.rgba.data());
        glGenerateMipmap(GL_TEXTURE_2D);
        data.rgba.clear();
        fresh = false;
    }
    static void upload_while_rendering(const ImDrawList*, const ImDrawCmd* command)
    {
        static_cast<Texture*>(command->UserCallbackData)->upload();
    }
};

PictureTexture::PictureTexture() : texture_(std::make_unique<Texture>()) {}
PictureTexture::~PictureTexture() = default;
PictureTexture::PictureTexture(PictureTexture&&) noexcept = default;
PictureTexture& PictureTexture::operator=(PictureTexture&&) noexcept = default;

void PictureTexture::show(PictureData data)
{
    texture_->data = std::move(data);
    texture_->fresh = true;
}

Rect PictureTexture::draw(const Canvas& canvas, const Rect& area) const
{
    const auto width = static_cast<float>(std::max(1, texture_->data.width));
    const auto height = static_cast<float>(std::max(1, texture_->data.height));
    const float scale = std::min(area.width() / width, area.height() / height);
    const Point half{0.5f * scale * width, 0.5f * scale * height};
    const Point middle = area.centre();
    const Rect place{middle.x - half.x, middle.y - half.y, middle.x + half.x, middle.y + half.y};
    if (texture_->fresh) {
        canvas.draw().AddCallback(Texture::upload_while_rendering, texture_.get());
        canvas.draw().AddCallback(ImDrawCallback_ResetRenderState, nullptr);
    }
    if (texture_->name != 0) // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's own way
        canvas.draw().AddImage(reinterpret_cast<ImTextureID>(std::uintptr_t{texture_->name}),
                               place.top_left(), place.bottom_right());
    return place;
}

} // namespace eupnea::ui
