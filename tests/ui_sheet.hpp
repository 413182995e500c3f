// SPDX-License-Identifier: MIT
// The window's content without a window: frames are drawn, keys pressed, and what is shown is read.
#pragma once

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <optional>
#include <string>
#include <vector>

#include "ui/app.hpp"
#include "ui/kit/geometry.hpp"
#include "ui/kit/keys.hpp"

namespace eupnea {

class Sheet {
public:
    explicit Sheet(ui::Look look = {}, ui::StartOptions options = {.device = Word{"/dev/ttyACM0"}},
                   ui::Resources resources = {}, float width = 1280.0f, float height = 800.0f)
        : app_{look, options, [this](const Command& command) { sent.push_back(command); },
               std::move(resources)}
    {
        ImGui::SetCurrentContext(context_);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.DeltaTime = 1.0f / 60.0f;
        io.SetClipboardTextFn = keep;
        io.ClipboardUserData = &shown_;
        io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines; // so that only glyphs are textured
        app_.fit(*io.Fonts, width, height, 1.0f);
        unsigned char* pixels = nullptr;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width_, &height_);
    }
    ~Sheet() { ImGui::DestroyContext(context_); }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    /// Draws a frame; gives every line of text that is on it.
    const std::string& draw(const Session& session, Timestamp now)
    {
        ImGui::SetCurrentContext(context_);
        shown_.clear();
        ImGui::NewFrame();
        ImGui::LogToClipboard();
        app_.draw(session, now, keys_);
        keys_.clear();
        ImGui::Render();
        return shown_;
    }

    /// For the next frame.
    void press(ui::Key key) { keys_.press(key); }
    void type(char character) { keys_.type(static_cast<unsigned char>(character)); }
    void click(const Session& session, Timestamp now, ui::Point where)
    {
        io().MousePos = where;
        draw(session, now);
        io().MouseDown[0] = true;
        draw(session, now);
        io().MouseDown[0] = false;
        draw(session, now);
    }

    /// On these words, where the last frame showed them; nothing when it did not.
    void click(const Session& session, Timestamp now, std::string_view words)
    {
        ImGui::SetCurrentContext(context_);
        const auto place = place_of(words);
        if (place) click(session, now, *place);
    }

    bool shows(std::string_view words) const { return shown_.find(words) != std::string::npos; }
    bool closing() const { return app_.closing(); }
    bool person_changed() { return app_.person_changed(); }
    std::vector<ui::UnwrittenNote> unwritten_notes() { return app_.unwritten_notes(); }

    template <class Kind>
    std::vector<Kind> commands() const
    {
        std::vector<Kind> found;
        for (const Command& command : sent)
            if (const auto* sent_one = std::get_if<Kind>(&command)) found.push_back(*sent_one);
        return found;
    }

    /// Corners painted in exactly this colour in the last frame.
    static int painted(ui::Colour colour)
    {
        int count = 0;
        for_each_list([&](const ImDrawList& list) {
            for (const ImDrawVert& corner : list.VtxBuffer) count += corner.col == colour;
        });
        return count;
    }

    /// The boxes of all letters of the last frame.
    static std::vector<ui::Rect> letters()
    {
        std::vector<ui::Rect> boxes;
        for (const Letter& letter : letters_drawn()) boxes.push_back(letter.box);
        return boxes;
    }

    std::vector<Command> sent;

private:
    /// A letter is known by its place in the font's texture.
    struct Letter {
        ui::Rect box;
        float u, v;
    };

    static std::vector<Letter> letters_drawn()
    {
        const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
        std::vector<Letter> letters;
        for_each_list([&](const ImDrawList& list) {
            const auto& v = list.VtxBuffer;
            for (int i = 0; i + 3 < v.Size;) {
                if (v[i].uv.x == white.x && v[i].uv.y == white.y) {
                    ++i;
                    continue;
                }
                const ui::Rect box{v[i].pos.x, v[i].pos.y, v[i + 2].pos.x, v[i + 2].pos.y};
                letters.push_back({box, v[i].uv.x, v[i].uv.y});
                i += 4;
            }
        });
        return letters;
    }

    /// The middle of the last place where the words are drawn in one font.
    static std::optional<ui::Point> place_of(std::string_view words)
    {
        const auto letters = letters_drawn();
        std::optional<ui::Point> place;
        for (const ImFont* font : ImGui::GetIO().Fonts->Fonts) {
            std::vector<const ImFontGlyph*> wanted;
            ui::Keys typed;
            typed.write(words);
            for (const ui::Stroke& stroke : typed.strokes())
                if (stroke.code != ' ')
                    wanted.push_back(font->FindGlyph(static_cast<ImWchar>(stroke.code)));
            const auto found =
                std::find_end(letters.begin(), letters.end(), wanted.begin(), wanted.end(),
                              [](const Letter& letter, const ImFontGlyph* glyph) {
                                  return letter.u == glyph->U0 && letter.v == glyph->V0;
                              });
            if (found == letters.end()) continue;
            const Letter& last = *(found + static_cast<std::ptrdiff_t>(wanted.size()) - 1);
            const ui::Rect all{found->box.left, found->box.top, last.box.right, last.box.bottom};
            place = all.centre();
        }
        return place;
    }

    ImGuiIO& io()
    {
        ImGui::SetCurrentContext(context_);
        return ImGui::GetIO();
    }
    static void keep(void* shown, const char* text) { *static_cast<std::string*>(shown) = text; }

    template <class See>
    static void for_each_list(See&& see)
    {
        const ImDrawData* data = ImGui::GetDrawData();
        for (int i = 0; i < data->CmdListsCount; ++i) see(*data->CmdLists[i]);
    }

    ImGuiContext* context_ = ImGui::CreateContext();
    ui::Keys keys_;
    ui::App app_;
    std::string shown_;
    int width_ = 0;
    int height_ = 0;
};

} // namespace eupnea
