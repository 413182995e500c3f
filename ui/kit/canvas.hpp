// SPDX-License-Identifier: MIT
// The whole window as one sheet: opened and closed with the frame, text written on it.
#pragma once

#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "ui/kit/geometry.hpp"
#include "ui/kit/keys.hpp"
#include "ui/kit/theme.hpp"

namespace eupnea::ui {

/// One line of text on a screen.
using Line = InlineText<239>;

/// A formatted line without allocation; what does not fit is cut.
template <class... Args>
Line format_line(fmt::format_string<Args...> format, Args&&... args)
{
    std::array<char, 240> line{};
    const auto end =
        fmt::format_to_n(line.data(), line.size(), format, std::forward<Args>(args)...);
    return std::string_view{line.data(), std::min(end.size, line.size())};
}

enum class Align { left, centre, right };

/// Text that goes through here also goes to ImGui's log, so that a test, or Ctrl+C, can read it.
class Canvas {
public:
    /// @param clicked  takes the keys whose hints are clicked
    Canvas(const Theme& theme, Keys& clicked);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    Rect area() const { return area_; }
    ImDrawList& draw() const { return *draw_; }
    const Theme& theme() const { return theme_; }
    const Palette& colour() const { return *theme_.colour; }
    const Fonts& font() const { return theme_.font; }
    Keys& clicked() const { return clicked_; } ///< they count in the next frame
    float px(float design_pixels) const { return theme_.px(design_pixels); }

    /// One line; `at` is its top left, top centre or top right.
    void text(Point at, ImFont* font, Colour colour, std::string_view line,
              Align align = Align::left) const;
    /// One line that is cut with an ellipsis where it is longer than `width`.
    void text_within(Point at, float width, ImFont* font, Colour colour,
                     std::string_view line) const;
    /// Lines broken at `area`'s width; returns the height used.
    float paragraph(const Rect& area, ImFont* font, Colour colour, std::string_view words) const;
    /// Lines broken at `width`, each around `top.x`.
    void centred(Point top, float width, ImFont* font, Colour colour, std::string_view words) const;
    /// Lines broken at `area`'s width with air between them, for reading; a line is shown whole or not
    /// at all. Returns the height used.
    float prose(const Rect& area, ImFont* font, Colour colour, std::string_view words) const;
    float prose_height(float width, ImFont* font, std::string_view words) const;
    float paragraph_height(float width, ImFont* font, std::string_view words) const;

    static constexpr float leading = 1.34f;         ///< from line to line of prose, in heights
    static constexpr float centred_leading = 1.12f; ///< of centred lines

    /// The words in lines no wider than `width`; a line's end is no part of it.
    static std::vector<std::string_view> lines_of(ImFont* font, std::string_view words,
                                                  float width);
    /// Lines of about equal length, as those that are centred: they look at rest.
    static std::vector<std::string_view> even_lines_of(ImFont* font, std::string_view words,
                                                       float width);
    static float width_of(ImFont* font, std::string_view line);
    static float height_of(ImFont* font);

    /// An invisible button: whether it was clicked, and in `hovered` whether it is pointed at.
    bool click(const char* id, const Rect& where, bool* hovered = nullptr) const;
    /// Where the mouse holds this area, also when it has been dragged out of it; nothing otherwise.
    std::optional<Point> held(const char* id, const Rect& where) const;

private:
    const Theme& theme_;
    Keys& clicked_;
    Rect area_{};
    ImDrawList* draw_;
};

} // namespace eupnea::ui
