// SPDX-License-Identifier: MIT
// Points and rectangles on the screen, in pixels; y grows downward.
#pragma once

#include <algorithm>
#include <imgui.h>

namespace eupnea::ui {

using Point = ImVec2;

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(Point a, float k) { return {a.x * k, a.y * k}; }

struct Rect {
    float left;
    float top;
    float right;
    float bottom;

    constexpr float width() const { return right - left; }
    constexpr float height() const { return bottom - top; }
    Point centre() const { return {0.5f * (left + right), 0.5f * (top + bottom)}; }
    Point top_left() const { return {left, top}; }
    Point bottom_right() const { return {right, bottom}; }
    bool contains(Point p) const
    {
        return p.x >= left && p.x < right && p.y >= top && p.y < bottom;
    }
    constexpr Rect lowered(float by) const { return {left, top + by, right, bottom + by}; }
    constexpr Rect inset(float by) const { return {left + by, top + by, right - by, bottom - by}; }
    constexpr Rect inset(float x, float y) const
    {
        return {left + x, top + y, right - x, bottom - y};
    }

    /// Takes a strip off one side; what is left stays here.
    constexpr Rect cut_top(float height)
    {
        const Rect strip{left, top, right, std::min(top + height, bottom)};
        top = strip.bottom;
        return strip;
    }
    constexpr Rect cut_bottom(float height)
    {
        const Rect strip{left, std::max(bottom - height, top), right, bottom};
        bottom = strip.top;
        return strip;
    }
    constexpr Rect cut_left(float width)
    {
        const Rect strip{left, top, std::min(left + width, right), bottom};
        left = strip.right;
        return strip;
    }
    constexpr Rect cut_right(float width)
    {
        const Rect strip{std::max(right - width, left), top, right, bottom};
        right = strip.left;
        return strip;
    }
};

} // namespace eupnea::ui
